//! One step of the slider, beside chart libraries that redraw the same curves.
//!
//! A step is timed from before its first line of script to after a forced layout. In between, every
//! promise is settled and one message is delivered, because the page and one of the libraries put off
//! their work to the end of the current task. Painting is left out everywhere. The pages are isolated
//! from other origins, so that the clock ticks in 5 µs instead of 100.
//!
//! The libraries get points that were computed beforehand, of the curves that the page draws: they
//! redraw lines and axes. The page also computes them and rewrites its answer; crossings, bills, inputs and
//! address follow when the hand rests. Animations are off, and everything is as wide and as high as the page's chart.

use std::path::PathBuf;

use anyhow::{Context as _, Result, ensure};
use natpoint_chart::cost::axis_end;
use natpoint_model::article;
use natpoint_model::compare::chart_points::curves;
use natpoint_model::compare::{Axis, Report, slider_scale};
use natpoint_model::units::Gb;
use serde_json::{Value, json};

use crate::harness::{Browser, Reply, Server, page_text, until};
use crate::percentile;

/// How many steps are timed, and the volume from which they climb.
const STEPS: u32 = 200;
const FROM: Gb = Gb::whole(300);

/// A library: its name, its file, and a script that sets `step(data)`.
struct Rival {
    name: &'static str,
    path: &'static str,
    file: &'static str,
    script: &'static str,
}

const ECHARTS: &str = "echarts/dist/echarts.min.js";

const RIVALS: [Rival; 4] = [
    Rival {
        name: "uPlot (canvas)",
        path: "/uplot",
        file: "uplot/dist/uPlot.iife.min.js",
        script: "const series = first.series.map((_, at) => ({ stroke: COLOURS[at] }));
            const axes = [{}, {}];
            const scales = { x: { time: false } };
            const options = { width: WIDTH, height: HEIGHT, series: [{}, ...series], scales, axes };
            const shape = ({ x, series }) => [x, ...series];
            const plot = new uPlot(options, shape(first), box);
            globalThis.step = (data) => plot.setData(shape(data));",
    },
    Rival {
        name: "Chart.js (canvas)",
        path: "/chartjs",
        file: "chart.js/dist/chart.umd.js",
        script: "const canvas = box.appendChild(document.createElement('canvas'));
            const points = ({ x, series }, at) => x.map((gb, index) => ({ x: gb, y: series[at][index] }));
            const datasets = first.series.map((_, at) =>
                ({ data: points(first, at), borderColor: COLOURS[at], pointRadius: 0 }));
            const options = { animation: false, responsive: true, maintainAspectRatio: false,
                scales: { x: { type: 'linear' } }, plugins: { legend: { display: false } } };
            const chart = new Chart(canvas, { type: 'line', data: { datasets }, options });
            globalThis.step = (data) => {
                datasets.forEach((set, at) => { set.data = points(data, at); });
                chart.update('none');
            };",
    },
    Rival { name: "ECharts (SVG)", path: "/echarts-svg", file: ECHARTS, script: ECHARTS_SVG },
    Rival { name: "ECharts (canvas)", path: "/echarts-canvas", file: ECHARTS, script: ECHARTS_CANVAS },
];

macro_rules! echarts {
    ($renderer:literal) => {
        concat!(
            "const chart = echarts.init(box, null, { renderer: '",
            $renderer,
            "' });
            const series = ({ x, series }) => series.map((ys) =>
                ({ type: 'line', showSymbol: false, data: x.map((gb, index) => [gb, ys[index]]) }));
            chart.setOption({ animation: false, color: COLOURS, xAxis: { type: 'value' }, yAxis: { type: 'value' },
                series: series(first) });
            globalThis.step = (data) => chart.setOption({ series: series(data) });"
        )
    };
}

const ECHARTS_SVG: &str = echarts!("svg");
const ECHARTS_CANVAS: &str = echarts!("canvas");

/// What makes a page isolated.
const ISOLATED: &[(&str, &str)] =
    &[("Cross-Origin-Opener-Policy", "same-origin"), ("Cross-Origin-Embedder-Policy", "require-corp")];

pub(crate) async fn measure(browser: &Browser) -> Result<()> {
    let first = slider_scale::position(FROM);
    ensure!(first + STEPS <= slider_scale::LAST, "the slider has too few positions");
    let positions = first..first + STEPS;
    let steps: Vec<Value> = positions.clone().map(points).collect();
    let mut replies = vec![("/", Reply { html: page_text()?, headers: ISOLATED })];
    let modules = std::env::var_os("NATPOINT_NPM").map(PathBuf::from);
    for rival in modules.iter().flat_map(|_| &RIVALS) {
        let file = modules.as_deref().unwrap_or_else(|| "".as_ref()).join(rival.file);
        let library = std::fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
        replies.push((rival.path, Reply { html: rival.page(&library, &steps[0])?, headers: ISOLATED }));
    }
    let server = Server::start(replies)?;

    println!("{:34} {:>10} {:>10}", format!("a step, script and layout, {}", steps.len()), "p50", "p95");
    let ours = times(browser, &server.url("/"), OUR_STEP, OUR_SIGHT, positions.map(Value::from).collect()).await?;
    println!("{}", row("natpoint (SVG), whole page", &ours));
    for rival in modules.iter().flat_map(|_| &RIVALS) {
        let theirs = times(browser, &server.url(rival.path), "step(data)", "performance.now()", steps.clone()).await?;
        let ratio = percentile(&ours, 50) / percentile(&theirs, 50);
        println!("{}   natpoint takes {ratio:.2} times as long", row(rival.name, &theirs));
    }
    if modules.is_none() {
        println!("NATPOINT_NPM is not set: no library to compare with");
    }
    Ok(())
}

impl Rival {
    fn page(&self, library: &str, first: &Value) -> Result<String> {
        ensure!(!library.contains("</script"), "{} cannot stand in a page", self.file);
        let script = self.script;
        Ok(format!(
            "<!doctype html><html lang='en'><meta charset='utf-8'><title>rival</title><link rel='icon' href='data:,'>
            <div id='box' style='width: 900px; height: 420px'></div><script>{library}</script><script>
            const COLOURS = ['#2f6fdb', '#d9822b', '#3a8a4d', '#8a3a7d'], WIDTH = 900, HEIGHT = 420;
            const first = {first};
            {{ {script} }}
            performance.mark('natpoint-answer');</script>"
        ))
    }
}

/// The page's curves at a position of the slider: the volumes at which any of them bends, and their costs.
fn points(position: u32) -> Value {
    let mut scenario = article::scenario();
    scenario.scale_services_to(slider_scale::volume(position));
    let report = Report::new(&scenario, Axis::AllServices);
    let curves = curves(&report);
    let end = report.scale.steps(axis_end(&report));
    let bends = curves.iter().flat_map(|(_, curve)| curve.pieces()).map(|piece| piece.from);
    let mut bends: Vec<_> = bends.filter(|from| *from < end).chain([end]).collect();
    bends.sort_unstable();
    bends.dedup();
    let costs =
        |curve: &natpoint_model::compare::Curve| bends.iter().map(|at| curve.at(*at).to_f64()).collect::<Vec<_>>();
    json!({
        "x": bends.iter().map(|at| report.scale.float(*at)).collect::<Vec<_>>(),
        "series": curves.iter().map(|(_, curve)| costs(curve)).collect::<Vec<_>>(),
    })
}

/// What a hand on the slider does.
const OUR_STEP: &str = "const slider = document.querySelector('[data-testid=volume]');
    slider.value = data;
    slider.dispatchEvent(new Event('input', { bubbles: true }));";

/// What a step must have changed by the time the clock stops: an amount of the answer and the chart.
const OUR_SIGHT: &str =
    "['figure-today', 'chart'].map((id) => document.querySelector(`[data-testid=${id}]`).textContent)";

async fn times(browser: &Browser, url: &str, step: &str, sight: &str, data: Vec<Value>) -> Result<Vec<f64>> {
    browser.client.goto(url).await?;
    until("the page to be ready", async || {
        let script = "return performance.getEntriesByName('natpoint-answer').length";
        ensure!(browser.script(script, vec![]).await? != json!(0), "{url} has set no mark");
        Ok(())
    })
    .await?;
    let script = format!(
        "const [steps, done] = arguments;
        const {{ port1, port2 }} = new MessageChannel();
        const settled = () => new Promise((settle) => {{ port1.onmessage = settle; port2.postMessage(0); }});
        const take = (data) => {{ {step} }};
        (async () => {{
            const times = [];
            let [before, late] = [[], 0];
            for (const data of [...steps.slice(0, 20), ...steps]) {{
                // Each step starts in a frame of its own, as events do.
                await new Promise(requestAnimationFrame);
                await settled();
                const started = performance.now();
                take(data);
                await settled();
                document.documentElement.offsetHeight;
                times.push(performance.now() - started);
                const after = [{sight}].flat();
                if (after.some((text, at) => text === before[at])) late += 1;
                before = after;
            }}
            if (late > 1) done(`${{late}} steps were not on the page when the clock stopped`);
            else done(crossOriginIsolated ? times.slice(20) : 'the clock is coarse');
        }})();"
    );
    let answer = browser.script_async(&script, vec![Value::from(data)]).await?;
    let times: Option<Vec<f64>> = answer.as_array().map(|times| times.iter().filter_map(Value::as_f64).collect());
    times.filter(|times| !times.is_empty()).with_context(|| format!("{url} has no times: {answer}"))
}

fn row(name: &str, times: &[f64]) -> String {
    format!("{name:34} {:>7.2} ms {:>7.2} ms", percentile(times, 50), percentile(times, 95))
}
