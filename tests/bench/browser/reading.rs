//! A flow log of 200 MB through the page, beside the browser only reading it, a loop in JavaScript and Papa Parse; and
//! a report as Parquet beside programs of this machine.
//!
//! All of them read the same file from the disk, in turns, in one run of one browser. Of each record the loop and Papa
//! Parse do the least from which an answer could come: they add up bytes by interface, direction, the packet's other
//! end and its service, and note the period. They run in the page, where nothing disturbs them. The page's own time
//! begins with the choice of the file: its worker is started within it, and was unpacked before the first.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};
use fantoccini::Locator;
use serde_json::Value;

use crate::flow_log::{EIGHTEEN, log};
use crate::harness::{Browser, Reply, Server, page_text, scratch};
use crate::percentile;

/// About 200 MB in 18 fields, from and to a thousand addresses.
const LINES: usize = 1_340_000;
const ADDRESSES: usize = 1_000;
/// How many times each is timed; the first of each is not.
const RUNS: usize = 5;
/// How often the file goes through the page at once, to be more than 4 GB.
const OFTEN: usize = 21;

/// What is measured: its name, and a script that ends with `done()`.
const WAYS: [(&str, &str); 6] = [
    ("the browser only reads it", "await slices(file, () => {});"),
    ("natpoint", "await natpoint([file]);"),
    ("a loop in JavaScript", "await loop(file);"),
    ("Papa Parse", "await papa(file);"),
    ("the browser only unpacks gzip", "await unpacked(packed, () => {});"),
    ("natpoint, gzip", "await natpoint([packed]);"),
];

/// What the ways are made of.
const TOOLS: &str = r"
    window.slices = async (file, take) => {
        const PIECE = 1 << 23;
        const coming = [];
        let next = 0;
        const ask = () => {
            if (next < file.size) coming.push(file.slice(next, next + PIECE).arrayBuffer());
            next += PIECE;
        };
        for (let i = 0; i < 3; i += 1) ask();
        while (coming.length) {
            const bytes = await coming.shift();
            ask();
            take(new Uint8Array(bytes));
        }
    };
    window.unpacked = async (file, take) => {
        const reader = file.stream().pipeThrough(new DecompressionStream('gzip')).getReader();
        for (;;) {
            const { value, done } = await reader.read();
            if (done) return;
            take(value);
        }
    };
    window.natpoint = (files) => new Promise((done, fail) => natpointRead(files, '', (read, all, result, memory) => {
        if (typeof result === 'string') fail(result);
        else if (result) done(memory);
    }));
    const [INTERFACE, BYTES, START, END, ACTION, STATUS] = [2, 9, 10, 11, 12, 13];
    const [SOURCE, DESTINATION, SERVICE, DIRECTION] = [14, 15, 16, 17];
    const sums = () => ({ from: Infinity, to: 0, bytes: new Map() });
    const add = (sums, fields) => {
        if (fields[STATUS] !== 'OK' || fields[ACTION] !== 'ACCEPT') return;
        sums.from = Math.min(sums.from, Number(fields[START]));
        sums.to = Math.max(sums.to, Number(fields[END]));
        const end = fields[fields[DIRECTION] === 'egress' ? DESTINATION : SOURCE];
        const key = `${fields[INTERFACE]} ${fields[DIRECTION]} ${end} ${fields[SERVICE]}`;
        sums.bytes.set(key, (sums.bytes.get(key) ?? 0) + Number(fields[BYTES]));
    };
    window.loop = async (file) => {
        const all = sums();
        const decoder = new TextDecoder();
        let rest = '';
        await slices(file, (bytes) => {
            const lines = (rest + decoder.decode(bytes, { stream: true })).split('\n');
            rest = lines.pop();
            for (const line of lines) add(all, line.split(' '));
        });
        return all;
    };
    window.papa = (file) => new Promise((done) => {
        const all = sums();
        Papa.parse(file, {
            delimiter: ' ',
            newline: '\n',
            chunkSize: 1 << 23,
            chunk: ({ data }) => {
                for (const fields of data) add(all, fields);
            },
            complete: () => done(all),
        });
    });
    const input = Object.assign(document.createElement('input'), { type: 'file', id: 'given' });
    document.body.prepend(input);
";

pub(crate) async fn measure(browser: &Browser) -> Result<()> {
    let path = written()?;
    let server = Server::start([("/", Reply::html(page_text()?))])?;
    browser.client.goto(&server.url("/")).await?;
    browser.script(TOOLS, vec![]).await?;
    let papa = library()?;
    if let Some(papa) = &papa {
        browser.script(&std::fs::read_to_string(papa)?, vec![]).await?;
    }
    let input = browser.client.find(Locator::Id("given")).await?;
    input.send_keys(path.to_str().context("the folder's name is no text")?).await?;
    let pack = "window.file = document.getElementById('given').files[0];
        const stream = file.stream().pipeThrough(new CompressionStream('gzip'));
        window.packed = new File([await new Response(stream).blob()], 'log.gz');";
    timed(browser, pack).await?;

    let megabytes = f64::from(u32::try_from(std::fs::metadata(&path)?.len() / 1_000)?) / 1e3;
    println!("{:40} {:>10} {:>10}", format!("a flow log of {megabytes:.0} MB, {RUNS} runs"), "p50", "MB/s");
    let ways: Vec<_> = WAYS.iter().filter(|(name, _)| papa.is_some() || *name != "Papa Parse").collect();
    let mut times = vec![Vec::new(); ways.len()];
    for run in 0..=RUNS {
        for ((_, script), times) in ways.iter().zip(&mut times) {
            let time = timed(browser, script).await?;
            if run > 0 {
                times.push(time);
            }
        }
    }
    let mut speeds = Vec::new();
    for ((name, _), times) in ways.iter().zip(&times) {
        let time = percentile(times, 50);
        speeds.push((*name, megabytes / time * 1e3));
        println!("{name:40} {time:>7.0} ms {:>10.0}", megabytes / time * 1e3);
    }
    let speed = |wanted: &str| speeds.iter().find(|(name, _)| *name == wanted).map_or(f64::NAN, |(_, speed)| *speed);
    for (name, than) in [
        ("of only reading", "the browser only reads it"),
        ("times the loop", "a loop in JavaScript"),
        ("times Papa Parse", "Papa Parse"),
    ] {
        println!("{:40} {:>9.2}x", format!("natpoint, {name}"), speed("natpoint") / speed(than));
    }
    let of_gzip = speed("natpoint, gzip") / speed("the browser only unpacks gzip");
    println!("{:40} {of_gzip:>9.2}x", "natpoint, of only unpacking gzip");
    long(browser).await?;
    Ok(std::fs::remove_file(path)?)
}

/// A report as Parquet, beside programs of this machine that add up the same: `NATPOINT_PARQUET` names the file, and
/// `NATPOINT_PYTHON` a Python with `DuckDB` and pyarrow. `tests/bench/parquet.py` makes the file.
pub(crate) async fn parquet(browser: &Browser) -> Result<()> {
    let (Some(file), Some(python)) = (std::env::var_os("NATPOINT_PARQUET"), std::env::var_os("NATPOINT_PYTHON")) else {
        println!("no report as Parquet: NATPOINT_PARQUET and NATPOINT_PYTHON name one, and a Python");
        return Ok(());
    };
    let server = Server::start([("/", Reply::html(page_text()?))])?;
    browser.client.goto(&server.url("/")).await?;
    browser.script(TOOLS, vec![]).await?;
    let input = browser.client.find(Locator::Id("given")).await?;
    input.send_keys(file.to_str().context("the report's name is no text")?).await?;
    let script = "window.memory = await natpoint([document.getElementById('given').files[0]]);";
    let mut times = Vec::new();
    for run in 0..=RUNS {
        let time = timed(browser, script).await?;
        if run > 0 {
            times.push(time);
        }
    }
    let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bench/parquet.py");
    let output = std::process::Command::new(python).arg(program).arg("time").arg(&file).output()?;
    let native: Value = serde_json::from_slice(&output.stdout).context("the Python says no times")?;
    let own = percentile(&times, 50);
    println!("{:40} {own:>7.0} ms", "natpoint, a report as Parquet");
    for (name, time) in native.as_object().into_iter().flatten() {
        let time = time.as_f64().unwrap_or(f64::NAN);
        println!("{:40} {time:>7.0} ms  (natpoint takes {:.2} times that)", format!("{name}, the same"), own / time);
    }
    let memory = browser.script("return window.memory", vec![]).await?.as_f64().unwrap_or(f64::NAN);
    println!("{:40} {:>7.1} MB", "the worker's memory then", memory / 1e6);
    Ok(())
}

/// Gigabytes at once: how long the page was kept from answering, and what the worker took in memory.
async fn long(browser: &Browser) -> Result<()> {
    let script = format!(
        "const tasks = [];
         const noted = (list) => tasks.push(...list.getEntries().map((entry) => entry.duration));
         const observer = new PerformanceObserver(noted);
         observer.observe({{ entryTypes: ['longtask'] }});
         const long = new File(new Array({OFTEN}).fill(file), 'long.log');
         const memory = await natpoint([long]);
         return [long.size, memory, tasks.length, Math.max(0, ...tasks)];"
    );
    let (measured, time) = run(browser, &script).await?;
    let [size, memory, tasks, longest] = [0, 1, 2, 3].map(|at| measured[at].as_f64().unwrap_or(f64::NAN));
    println!("{:40} {:>7.0} s", format!("{:.1} GB at once", size / 1e9), time / 1e3);
    println!("{:40} {:>7.1} MB", "the worker's memory then", memory / 1e6);
    println!("{:40} {tasks:>7} (longest {longest:.0} ms)", "tasks of the page over 50 ms meanwhile");
    ensure!(memory < 100e6, "the worker's memory grew to {memory} bytes");
    Ok(())
}

async fn timed(browser: &Browser, script: &str) -> Result<f64> {
    Ok(run(browser, script).await?.1)
}

/// What a script returns, and the milliseconds that it took.
async fn run(browser: &Browser, script: &str) -> Result<(Value, f64)> {
    let script = format!(
        "const done = arguments[arguments.length - 1];
         const since = performance.now();
         (async () => {{ {script} }})().then(
            (result) => done([result ?? null, performance.now() - since]),
            (error) => done([String(error), null]));"
    );
    let answer = browser.script_async(&script, vec![]).await?;
    let time = answer[1].as_f64().with_context(|| format!("the script failed: {}", answer[0]))?;
    Ok((answer[0].clone(), time))
}

/// The log on the disk.
fn written() -> Result<PathBuf> {
    let path = scratch().join("bench-flow.log");
    let mut file = std::fs::File::create(&path).with_context(|| format!("cannot write {}", path.display()))?;
    file.write_all(log(EIGHTEEN, LINES, ADDRESSES).as_bytes())?;
    Ok(path)
}

/// Papa Parse, where the bench was given libraries.
fn library() -> Result<Option<PathBuf>> {
    let Some(folder) = std::env::var_os("NATPOINT_NPM") else { return Ok(None) };
    let file = Path::new(&folder).join("papaparse").join("papaparse.min.js");
    ensure!(file.is_file(), "there is no {}", file.display());
    Ok(Some(file))
}
