//! A monkey on the page: seeded random clicks, keys, texts, drags, sizes, links, files, back and forward. Whatever it
//! does, nothing stops the page, no text holds what is no number, and nothing is wider than the window.
//!
//! `NATPOINT_MONKEY_EVENTS` and `NATPOINT_MONKEY_SEED` make another run than the usual one, with as many events as one
//! likes. A run that fails is made shorter as long as it still fails, and its events are told; `NATPOINT_MONKEY_STEPS`
//! does them again.

use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};

use crate::harness::{Browser, Engine, run_for};
use crate::site;

/// An event: what is done, and two numbers that say where and with what.
type Event = [u32; 3];

/// So many events are done between two looks from outside, at another size of the window.
const ROUND: usize = 40;
/// A run that fails is done again at most so often to find what is needed for it.
const MOST_ATTEMPTS: usize = 60;
/// No task may take longer in milliseconds where the machine may be busy with other browsers.
const LONGEST_TASK: f64 = 2_000.0;

/// Parts of the page, with and without a way out, in every language and theme, and links of no sense.
const LINKS: [&str; 22] = [
    "",
    "v1",
    "v1&show=verdict",
    "v1&show=chart&theme=dark",
    "v1&locked=yes",
    "v1&show=verdict&locked=yes&lang=ja",
    "v1&lang=ja",
    "v1&lang=en&theme=light",
    "v1&nat=az&azs=3&region=us-east-1&s.s3=500&s.logs=300&out=1024&axis=logs",
    "v1&nat=none&s.logs=900000000&s.s3=1000000000&vpcs=100000",
    "v1&nat=regional&ipv4=32&conns=1000000000&tgw=there&vpcs=9&axis=vpcs",
    "v1&s.logs=0~today-interface&s.s3=0~today-gateway&s.ecs=1~gb~low0~high9",
    "v1&ipv6=yes&instance=t4g.nano&other=us-west-2&other.out=7&discount=99.99&currency=JPY~156.78",
    "v1&hours=0&discount=100&s.ecr.dkr=0.000001",
    "v1&azs=99&nat=maybe&s.nothing=7&s.logs=abc&__proto__=1",
    "v1&log=yes&hide=nat~mix&s.sqs=42",
    "v2&azs=3",
    "%00%ff&&&==&v1",
    "<img src=x onerror=alert(1)>",
    "v1&\u{202e}s.logs=1&s.logs=2&s.logs=3",
    "v1&prices=1999-01&p.nat_gb=100&p.vpce_gb=0",
    "v1&free=used&in=1&out=1000000000&crossaz=33.33",
];

/// What a person may type or paste. The page quotes what it refuses, so nothing here is a word that no text may hold.
const TEXTS: [&str; 28] = [
    "",
    "0",
    "1",
    "7.5",
    "1,200",
    "1.234,5",
    "2 TB",
    "1e3",
    "1e400",
    "-5",
    "−5",
    "1000000000",
    "99999999999999999999999999",
    "0.0000001",
    "１２００",
    "abc",
    "<b>x</b>",
    "'; DROP TABLE--",
    "${{7*7}}",
    "=1+1",
    "\u{202e}gnol",
    "שלום",
    "東京のリージョン",
    "👩‍👩‍👧‍👦",
    "a\u{0}b",
    "s3",
    "name,region,azs,endpoints,gb\nshop,eu-west-1,3,9,1200\n-x,Tokyo,9,x,1",
    "v1&nat=az&s.logs=800",
];

/// Makes a test of each engine with a number of events.
macro_rules! in_own_time {
    ($($name:ident, $engine:ident, $events:literal);+) => {
        $(#[test]
        fn $name() {
            run_for(Engine::$engine, patience($events), async |browser| survives(browser, $events).await);
        })+
    };
}

in_own_time!(
    chromium_survives_a_monkey, Chromium, 2_000;
    firefox_survives_a_monkey, Firefox, 400;
    webkit_survives_a_monkey, WebKit, 400
);

/// Lets a monkey loose for a number of events.
#[expect(clippy::print_stdout, reason = "the figures of a run are told with --nocapture")]
async fn survives(browser: &Browser, events: usize) -> Result<()> {
    let seed = number("NATPOINT_MONKEY_SEED").unwrap_or(1);
    let events = number("NATPOINT_MONKEY_EVENTS").and_then(|events| usize::try_from(events).ok()).unwrap_or(events);
    let steps = match std::env::var("NATPOINT_MONKEY_STEPS") {
        Ok(steps) => serde_json::from_str(&steps).context("NATPOINT_MONKEY_STEPS is no list of events")?,
        Err(_) => Random(seed).events(events),
    };
    let outcome = play(browser, &steps).await?;
    let Some(failure) = outcome.failure else {
        println!("{}: {} events of seed {seed}, longest task {} ms", browser.engine, steps.len(), outcome.longest);
        ensure!(outcome.longest <= LONGEST_TASK, "a task took {} ms", outcome.longest);
        return Ok(());
    };
    println!("{}: seed {seed}, event {}: {}", browser.engine, failure.at, failure.wrong);
    let shortest = shorten(browser, steps.get(..=failure.at).unwrap_or(&steps).to_vec()).await;
    let told = serde_json::to_string(&shortest)?;
    anyhow::bail!("seed {seed}, event {}: {}\nNATPOINT_MONKEY_STEPS='{told}'", failure.at, failure.wrong)
}

/// What came of a run.
struct Outcome {
    failure: Option<Failure>,
    /// The longest task in milliseconds, where the engine tells.
    longest: f64,
}

/// What went wrong, after which event.
struct Failure {
    at: usize,
    wrong: String,
}

/// Does events on a fresh page, each round of them in a window of another size.
async fn play(browser: &Browser, events: &[Event]) -> Result<Outcome> {
    const SIZES: [(u32, u32); 6] = [(1440, 900), (390, 844), (820, 1180), (1920, 1080), (336, 640), (1100, 700)];
    let site = site::serve()?;
    browser.wait_for_scripts(Duration::from_mins(5)).await?;
    browser.client.goto("about:blank").await?;
    browser.client.goto(&site.url("/")).await?;
    let mut longest = 0_f64;
    for (round, some) in events.chunks(ROUND).enumerate() {
        let (width, height) = SIZES[round % SIZES.len()];
        browser.client.set_window_size(width, height).await?;
        let files = files();
        let args = vec![json!(some), json!(LINKS), json!(TEXTS), json!(files)];
        let told = browser.script_async(include_str!("monkey.js"), args).await;
        let told = told.with_context(|| format!("the page did not answer in round {round}"))?;
        longest = told["longest"].as_f64().unwrap_or(0.0).max(longest);
        let wrong: Vec<&str> = told["wrong"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        if !wrong.is_empty() {
            let at = round * ROUND + usize::try_from(told["at"].as_u64().unwrap_or(0)).unwrap_or(0);
            return Ok(Outcome { failure: Some(Failure { at, wrong: wrong.join("; ") }), longest });
        }
    }
    Ok(Outcome { failure: None, longest })
}

/// Leaves out what is not needed for a run to fail: halves first, then smaller and smaller parts.
async fn shorten(browser: &Browser, mut events: Vec<Event>) -> Vec<Event> {
    let mut part = events.len().div_ceil(2).max(1);
    let mut attempts = 0;
    while attempts < MOST_ATTEMPTS {
        let mut shorter = false;
        let mut from = 0;
        while from < events.len() && attempts < MOST_ATTEMPTS {
            let to = (from + part).min(events.len());
            let rest = [events.get(..from).unwrap_or_default(), events.get(to..).unwrap_or_default()].concat();
            attempts += 1;
            // A run that breaks down in another way tells nothing of this failure.
            match play(browser, &rest).await.ok().and_then(|outcome| outcome.failure) {
                Some(failure) => {
                    events = rest.get(..=failure.at).unwrap_or(&rest).to_vec();
                    shorter = true;
                }
                None => from = to,
            }
        }
        match part {
            1 if !shorter => break,
            1 => {}
            _ => part = part.div_ceil(2),
        }
    }
    events
}

/// Files of every kind, whole and broken.
fn files() -> Vec<(&'static str, String)> {
    let log = "2 123456789012 eni-0a 10.0.0.5 52.95.128.1 443 40000 6 10 5000 1700000000 1700000060 ACCEPT OK\n";
    vec![
        ("flow.log", log.repeat(40)),
        ("empty", String::new()),
        ("broken.json", "{\"NatGateways\": [{".to_owned()),
        ("nat.json", r#"{"NatGateways":[{"NatGatewayId":"nat-0a","VpcId":"vpc-0b","State":"available"}]}"#.to_owned()),
        ("vpcs.csv", "name,region,azs,endpoints,gb\nshop,eu-west-1,3,9,1200\nbatch,Tokyo,2,4,15000\n".to_owned()),
        ("wide.csv", (0..5_000).map(|at| format!("column{at}")).collect::<Vec<_>>().join(",")),
        ("binary", "\u{0}\u{1}\u{2}PAR1".repeat(50)),
        ("<img src=x>.txt", "hello".to_owned()),
    ]
}

fn number(variable: &str) -> Option<u64> {
    std::env::var(variable).ok()?.parse().ok()
}

/// Numbers that only look random: the same for the same seed (splitmix64).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u32 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        u32::try_from((mixed ^ (mixed >> 31)) >> 40).unwrap_or(0)
    }

    fn events(&mut self, count: usize) -> Vec<Event> {
        (0..count).map(|_| [self.next(), self.next(), self.next()]).collect()
    }
}

/// A run of so many events may take this long, and a failing one has to be made shorter.
fn patience(events: usize) -> Duration {
    let events = number("NATPOINT_MONKEY_EVENTS").unwrap_or(events as u64);
    Duration::from_mins(10) + Duration::from_millis(200) * u32::try_from(events).unwrap_or(u32::MAX)
}
