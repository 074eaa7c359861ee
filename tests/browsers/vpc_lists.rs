//! Lists of VPCs of every size and form: the page goes on while it reads and plans one, which can be stopped and
//! replaced.

use anyhow::{Result, ensure};
use natpoint_import::vpc_list;
use natpoint_link::Language;
use natpoint_model::fleet::MAX_ROWS;
use serde_json::{Value, json};

use crate::bring::give;
use crate::harness::{Browser, Engine};
use crate::page::Page;
use crate::site;

in_every_engine!(
    a_list_of_any_size_holds_up_nobody,
    lists_in_other_forms_are_read_or_refused,
    a_reading_is_stopped_and_replaced,
    files_of_several_vpcs_become_a_list,
    a_list_is_planned_over_peering,
    a_list_shares_the_nat_gateways_of_a_hub,
    a_plan_stands_beside_its_list,
);

/// No task of the page may take so many milliseconds: three times what it took at most on a machine with two cores and
/// much to do. In one go, reading took half a second and more in Chromium and Firefox, nearly two seconds in `WebKit`.
///
/// Where the machine is so busy that all of the work takes long, a task may take a quarter of it.
const fn longest_task(engine: Engine) -> f64 {
    match engine {
        Engine::Chromium => 270.0,
        Engine::Firefox => 400.0,
        Engine::WebKit => 600.0,
    }
}

/// Other programs run on the machine, so a task may be held up by them: each kind of work has so many attempts.
const ATTEMPTS: usize = 5;

/// Drops a short list on the page and then one of so many rows, plans it for other NAT gateways, and goes through what
/// its sheet offers.
/// Of each it tells how long it took until a text was there, and the longest time for which the page did nothing else:
/// the longest task, or where no engine tells of tasks the longest pause between two timers.
const DROP: &str = "
    const [[rows, name], done] = arguments;
    const find = (testid) => document.querySelector(`[data-testid=${testid}]`);
    const text = (testid) => find(testid)?.textContent ?? '';
    const regions = ['us-east-1', 'eu-west-1', 'ap-northeast-1', 'sa-east-1'];
    const row = (at) => `vpc-${(at * 7919) % rows},${regions[at % 4]},${(at % 3) + 1},${at % 9},${at % 40000}.5,`
        + `${at % 500},${'x'.repeat(80)}\\n`;
    const lines = [...Array(rows).keys()].map(row).join('');
    const list = (lines) => new File(['name,region,azs,endpoints,gb,internet_gb,notes\\n', lines], name);
    const file = list(lines);
    const watches = PerformanceObserver.supportedEntryTypes.includes('longtask');
    const pause = (ms) => new Promise((done) => setTimeout(done, ms));
    const measure = async (act, is_there) => {
        let longest = 0;
        const observer = new PerformanceObserver((list) => {
            for (const task of list.getEntries()) longest = Math.max(longest, task.duration);
        });
        if (watches) observer.observe({ type: 'longtask' });
        const began = performance.now();
        let last = began;
        let took = null;
        act();
        // What the answer leads to counts as well, and is told a moment later.
        while (took === null ? last - began < 25000 : last - began < took + 300) {
            await pause(0);
            const now = performance.now();
            if (!watches) longest = Math.max(longest, now - last);
            last = now;
            if (took === null && is_there()) took = now - began;
        }
        observer.disconnect();
        return [took, longest];
    };
    (async () => {
        // Nothing of making the file may count.
        await pause(300);
        const drop = (file, rows) => measure(() => {
            const dataTransfer = new DataTransfer();
            dataTransfer.items.add(file);
            for (const type of ['dragover', 'drop']) {
                document.body.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }));
            }
        }, () => text('fleet-total').includes(`${rows.toLocaleString('en')} VPCs cost`));
        const told = {};
        // Opening the sheet takes its time however long the list is.
        told.opened = await drop(list(row(1) + row(2)), 2);
        told.read = await drop(file, rows);
        const total = text('fleet-total');
        told.planned = await measure(() => {
            const nat = find('fleet-nat');
            nat.selectedIndex = (nat.selectedIndex + 1) % nat.options.length;
            nat.dispatchEvent(new Event('change', { bubbles: true }));
        }, () => text('fleet-total') !== total);
        told.more = await measure(() => find('fleet-more').click(), () => text('fleet-window').includes('1 to 100 of'));
        const window = text('fleet-window');
        told.rest = await measure(() => find('fleet-rest').click(), () => text('fleet-window') !== window);
        done([told, file.size]);
    })().catch((error) => done(String(error)));
";

async fn a_list_of_any_size_holds_up_nobody(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    for rows in [MAX_ROWS / 10, MAX_ROWS] {
        let mut left = vec!["read", "planned", "more", "rest"];
        let mut seen = Value::Null;
        for attempt in 0..ATTEMPTS {
            let page = Page::article(browser, &site).await?;
            seen = browser.script_async(DROP, vec![json!([rows, format!("list-{attempt}.csv")])]).await?;
            page.is_sound().await?;
            for work in &left {
                ensure!(seen[0][work][0].is_number(), "{work} did not end: {seen}");
            }
            left.retain(|work| holds_up(browser.engine, &seen[0][work]));
            if left.is_empty() {
                break;
            }
        }
        ensure!(left.is_empty(), "a list of {rows} rows held up the page while it was {left:?}: {seen}");
    }
    Ok(())
}

/// Whether a work of so many milliseconds held up the page for too many of them.
fn holds_up(engine: Engine, work: &Value) -> bool {
    let [took, longest] = [0, 1].map(|at| work[at].as_f64().unwrap_or(f64::INFINITY));
    longest > longest_task(engine).max(took / 4.0)
}

/// Chooses a file for the list: its name and its bytes.
const CHOOSE: &str = "
    const transfer = new DataTransfer();
    transfer.items.add(new File([new Uint8Array(arguments[1])], arguments[0]));
    const input = document.querySelector('[data-testid=fleet-file]');
    input.files = transfer.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
";

async fn choose(page: &Page<'_>, name: &str, bytes: &[u8]) -> Result<()> {
    page.open_sheet("fleet").await?;
    page.browser.script(CHOOSE, vec![json!(name), json!(bytes)]).await?;
    Ok(())
}

/// Two VPCs.
const LIST: &str = "name,region,azs,endpoints,gb\nshop,eu-west-1,3,9,1200\nバッチ,Tokyo,2,4,15000\n";

async fn lists_in_other_forms_are_read_or_refused(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::article(browser, &site).await?;
    let utf16: Vec<u8> =
        format!("\u{feff}{}", LIST.replace(',', "\t")).encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (name, bytes) in [("list.csv", LIST.as_bytes()), ("unicode.txt", &utf16)] {
        choose(&page, name, bytes).await?;
        page.mentions("fleet", &format!("“{name}”")).await?;
        page.mentions("fleet-total", "2 VPCs cost").await?;
        let order = "return document.querySelector('[data-testid=fleet-order]').textContent";
        let order = browser.script(order, vec![]).await?;
        ensure!(order.as_str().is_some_and(|order| order.contains("バッチ")), "{order}");
    }
    // Each row is planned with the NAT gateways that it counts.
    choose(&page, "counted.csv", b"vpc,region,azs,endpoints,gb,NAT gateways\nshop,us-east-1,3,2,1000,1\n").await?;
    page.mentions("fleet-order", "us-east-1, 3 AZs, 1 NAT gateway, 2 endpoints, 1,000 GB").await?;
    let long_line = vec![b'x'; vpc_list::MAX_LINE_BYTES + 1];
    let workbook = b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0name,region,azs,endpoints,gb\n".as_slice();
    for (name, bytes, told) in [
        ("book.xlsx", workbook, "This file is no table of text."),
        ("list.csv.gz", b"\x1f\x8b\x08\0\0\0\0\0\0\x03\xcb", "This file is no table of text."),
        ("words.csv", b"Just a letter\n", "The first line names no columns."),
        ("line.csv", &long_line, "Line 1 is longer than 1 MB"),
        ("empty.csv", b"", ""),
    ] {
        choose(&page, name, bytes).await?;
        page.mentions("fleet", &format!("“{name}”")).await?;
        if told.is_empty() {
            page.shows("fleet-problems", false).await?;
        } else {
            page.mentions("fleet-problems", told).await?;
        }
        page.says("fleet-state", "").await?;
    }
    let labels = natpoint_text::in_language(Language::English).fleet_labels();
    page.mentions("fleet", labels.drop_file).await?;
    page.click("fleet-text-again").await?;
    page.shows("fleet-text-again", false).await?;
    page.is_sound().await
}

/// Lets the browser take so many milliseconds for each part of a file, or none at all where it is less than nothing.
const SLOW: &str = "
    window.reading ??= Blob.prototype.arrayBuffer;
    const [ms] = arguments;
    Blob.prototype.arrayBuffer = async function () {
        await new Promise((done) => setTimeout(done, Math.max(ms, 0)));
        if (ms < 0) throw new Error('of the disk');
        return window.reading.call(this);
    };
";

/// Chooses a list of so many rows of 500 bytes.
const CHOOSE_LARGE: &str = "
    const row = (at) => `vpc-${at},us-east-1,3,9,1200,${'x'.repeat(500)}\\n`;
    const lines = [...Array(arguments[0]).keys()].map(row);
    const transfer = new DataTransfer();
    transfer.items.add(new File(['name,region,azs,endpoints,gb,notes\\n', ...lines], 'large.csv'));
    const input = document.querySelector('[data-testid=fleet-file]');
    input.files = transfer.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
";

async fn a_reading_is_stopped_and_replaced(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::article(browser, &site).await?;
    let labels = natpoint_text::in_language(Language::English).fleet_labels();
    let begin = async |ms: i32| -> Result<()> {
        browser.script(SLOW, vec![json!(ms)]).await?;
        browser.script(CHOOSE_LARGE, vec![json!(5_000)]).await?;
        page.mentions("fleet-state", " rows so far.").await?;
        Ok(())
    };
    choose(&page, "good.csv", LIST.as_bytes()).await?;
    page.mentions("fleet-total", "2 VPCs cost").await?;
    // One that is stopped leaves the list from before.
    begin(500).await?;
    page.mentions("fleet-total", "2 VPCs cost").await?;
    page.click("fleet-stop").await?;
    page.says("fleet-state", labels.stopped).await?;
    page.shows("fleet-stop", false).await?;
    page.mentions("fleet", "“good.csv”").await?;
    page.mentions("fleet-total", "2 VPCs cost").await?;
    // A newer file takes the place of one that is being read, and what still comes of that is nothing.
    begin(500).await?;
    browser.script(SLOW, vec![json!(0)]).await?;
    choose(&page, "newer.csv", b"name,endpoints,gb\na,1,2\nb,1,2\nc,1,2").await?;
    page.mentions("fleet-total", "3 VPCs cost").await?;
    page.says("fleet-state", "").await?;
    browser.script_async("setTimeout(arguments[0], 1000)", vec![]).await?;
    page.mentions("fleet", "“newer.csv”").await?;
    page.mentions("fleet-total", "3 VPCs cost").await?;
    // So does what is typed.
    begin(500).await?;
    page.put("fleet-text", "name,endpoints,gb\na,1,2").await?;
    page.mentions("fleet-total", "1 VPC costs").await?;
    page.says("fleet-state", "").await?;
    // A list goes on being read while its sheet is closed.
    begin(50).await?;
    page.click("sheet-close").await?;
    page.shows("fleet", false).await?;
    page.open_sheet("fleet").await?;
    page.mentions("fleet-total", "5,000 VPCs cost").await?;
    page.says("fleet-state", "").await?;
    page.mentions("fleet", "“large.csv”").await?;
    // A file that cannot be read is told.
    browser.script(SLOW, vec![json!(-1)]).await?;
    choose(&page, "gone.csv", LIST.as_bytes()).await?;
    page.mentions("fleet-problems", "The browser could not read this file.").await?;
    page.says("fleet-state", "").await?;
    // A long list that is pasted is read in the same way.
    browser.script(SLOW, vec![json!(0)]).await?;
    let rows = "a,1,2\n".repeat(20_000);
    page.put("fleet-text", &format!("name,endpoints,gb\n{rows}")).await?;
    page.mentions("fleet-total", "20,000 VPCs cost").await?;
    page.is_sound().await
}

const SEVERAL_VPCS: &str = r#"{"NatGateways": [
    {"NatGatewayId": "nat-0a", "VpcId": "vpc-0a", "SubnetId": "subnet-0a", "AvailabilityZone": "eu-west-1a",
     "State": "available", "ConnectivityType": "public", "NatGatewayAddresses": [{"PublicIp": "192.0.2.1"}]},
    {"NatGatewayId": "nat-0b", "VpcId": "vpc-0b", "SubnetId": "subnet-0b", "AvailabilityZone": "eu-west-1a",
     "State": "available", "ConnectivityType": "public", "NatGatewayAddresses": [{"PublicIp": "192.0.2.2"}]}]}"#;

const THEIR_BILL: &str = "line_item_usage_type,line_item_usage_amount,line_item_unblended_cost,\
    line_item_usage_start_date,line_item_usage_end_date,line_item_resource_id\n\
    EUW1-NatGateway-Bytes,700,33.6,2026-09-01T00:00:00Z,2026-10-01T00:00:00Z,nat-0a\n\
    EUW1-NatGateway-Bytes,50,2.4,2026-09-01T00:00:00Z,2026-10-01T00:00:00Z,nat-0b\n";

/// A list that was made of files is text to complete; where somebody typed one, that stays.
async fn files_of_several_vpcs_become_a_list(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::article(browser, &site).await?;
    give(&page, &[("nat.json", SEVERAL_VPCS, ""), ("bill.csv", THEIR_BILL, "")]).await?;
    page.tables_are_whole().await?;
    page.click("bring-all-vpcs").await?;
    page.mentions("fleet-total", "2 VPCs cost").await?;
    let text = page.value("fleet-text").await?;
    ensure!(text.contains("vpc-0a,eu-west-1,2,0,0,700,1"), "{text}");
    page.put("fleet-text", &text.replace(",2,0,0,700,1", ",2,3,400,300,1")).await?;
    page.click("fleet-rest").await?;
    page.mentions("fleet-order", "eu-west-1, 2 AZs, 1 NAT gateway, 3 endpoints, 400 GB").await?;
    page.tables_are_whole().await?;
    page.open_sheet("bring").await?;
    page.click("bring-all-vpcs").await?;
    page.mentions("fleet", "“vpcs-of-your-files.csv”").await?;
    page.click("fleet-text-again").await?;
    let kept = page.value("fleet-text").await?;
    ensure!(kept.contains(",2,3,400,300,1"), "{kept}");
    page.is_sound().await
}

/// The plan has the place of one network's chart and tabs, which come back with the sheet's end; on a narrow page it is
/// below the list's settings.
async fn a_plan_stands_beside_its_list(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::article(browser, &site).await?;
    let seen = async |id: &str| -> Result<bool> {
        let script = "return document.querySelector(`[data-testid=${arguments[0]}]`)?.getClientRects().length > 0";
        Ok(browser.script(script, vec![json!(id)]).await? == json!(true))
    };
    for (width, beside) in [(1280, true), (900, true), (480, false)] {
        browser.client.set_window_size(width, 900).await?;
        page.open_sheet("fleet").await?;
        let rows: Vec<_> = (0..60).map(|at| format!("vpc-{at},us-east-1,2,6,{}", 3_000 + at)).collect();
        page.put("fleet-text", &format!("name,region,azs,endpoints,gb\n{}", rows.join("\n"))).await?;
        page.mentions("fleet-answer", "Give all 60 VPCs endpoints of their own").await?;
        page.mentions("fleet-total", "60 VPCs cost").await?;
        page.mentions("fleet-first-vpcs", "half of the saving").await?;
        let script = "const { length } = document.querySelectorAll('[data-testid=fleet-total]');
            const within = document.querySelector('[data-testid=fleet] [data-testid=fleet-order]') !== null;
            return [length, within]";
        let found = browser.script(script, vec![]).await?;
        ensure!(found == json!([1, !beside]), "at {width} px: totals, and whether the sheet has the plan: {found}");
        for id in ["chart", "tab-costs"] {
            ensure!(!seen(id).await?, "at {width} px {id} is still there");
        }
        page.tables_are_whole().await?;
        page.put("fleet-text", "hello").await?;
        page.shows("fleet-order", false).await?;
        ensure!(seen("chart").await? == beside, "without a plan the chart is the network's at {width} px");
        page.click("sheet-close").await?;
        page.shows("verdict", true).await?;
        ensure!(seen("chart").await?, "the chart does not come back at {width} px");
    }
    page.is_sound().await
}

/// VPCs that can be peered with a hub: the plan says so, the table has their cost, and both go again.
async fn a_list_is_planned_over_peering(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::article(browser, &site).await?;
    page.open_sheet("fleet").await?;
    let rows: Vec<_> = (0..60).map(|at| format!("vpc-{at},eu-west-1,2,6,{}", 100 + at)).collect();
    page.put("fleet-text", &format!("name,region,azs,endpoints,gb\n{}", rows.join("\n"))).await?;
    page.mentions("fleet-total", "60 VPCs cost").await?;
    let order = page.text("fleet-order").await?;
    ensure!(!order.contains("Peered hub"), "{order}");
    page.turn("fleet-peering", true).await?;
    page.mentions("fleet-total", "60 on a hub's endpoints over VPC peering").await?;
    page.mentions("fleet-order", "Peered hub").await?;
    let hubs = page.mentions("fleet-hubs", "60 needed, but a VPC may have 50 peering connections").await?;
    ensure!(hubs.contains("reached over VPC peering") && hubs.contains("Data that crosses AZs"), "{hubs}");
    // Where the columns have no room, they go below the names of the VPCs.
    browser.client.set_window_size(720, 900).await?;
    page.tables_are_whole().await?;
    let scrolled = "const frame = document.querySelector('[data-testid=fleet-order]');
        frame.scrollLeft = frame.scrollWidth;
        const left = (element) => element.getBoundingClientRect().left;
        return [frame.scrollLeft > 0, Math.abs(left(frame.querySelector('tbody th')) - left(frame)) < 2]";
    let seen = browser.script(scrolled, vec![]).await?;
    ensure!(seen == json!([true, true]), "whether the columns are scrolled, and the VPC's name in sight: {seen}");
    page.turn("fleet-peering", false).await?;
    let hubs = page.mentions("fleet-hubs", "a hub with 6 endpoints in 2 AZs costs").await?;
    ensure!(!hubs.contains("peering"), "{hubs}");
    page.is_sound().await
}

/// VPCs that may do without NAT gateways of their own: the plan has them in the hub, and says which VPCs use them.
async fn a_list_shares_the_nat_gateways_of_a_hub(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::article(browser, &site).await?;
    page.open_sheet("fleet").await?;
    page.choose("fleet-nat", "az").await?;
    let lean = (0..10).map(|at| format!("lean-{at},us-east-1,2,0,0,{}", 100 + at));
    let rows: Vec<_> = lean.chain((0..10).map(|at| format!("app-{at},us-east-1,2,4,500,{}", 50 + at))).collect();
    page.put("fleet-text", &format!("name,region,azs,endpoints,gb,internet_gb\n{}", rows.join("\n"))).await?;
    page.mentions("fleet-total", "20 VPCs cost").await?;
    let before = page.text("fleet-order").await?;
    ensure!(!before.contains("Hub NAT") && !before.contains("Internet through"), "{before}");
    page.says("fleet-hub-nat-saves", "NAT gateways in a hub would save $464.60 more.").await?;
    page.turn("fleet-hub-nat", true).await?;
    let total = page.mentions("fleet-total", "10 on a hub's NAT gateways").await?;
    ensure!(!total.contains("would save"), "{total}");
    page.mentions("fleet-order", "Hub NAT").await?;
    page.mentions("fleet-order", "Internet through the hub").await?;
    let hub = "a hub with 4 endpoints in 2 AZs and NAT gateways in 2 AZs costs $162.60 a month and it pays";
    let hubs = page.mentions("fleet-hubs", hub).await?;
    ensure!(hubs.contains("NAT gateways of its own cost a VPC more below 1,460 GB a month"), "{hubs}");
    page.mentions("fleet-answer", "Build a hub with NAT gateways for all 20 VPCs").await?;
    // On paper the plan stands without what could be pressed.
    let pressed =
        "return [...document.querySelectorAll('.plan-column button')].filter((one) => one.offsetWidth).length";
    ensure!(browser.script(pressed, vec![]).await? != json!(0), "the plan has no buttons");
    if browser.engine == Engine::Chromium {
        browser.devtools("Emulation.setEmulatedMedia", &json!({ "media": "print" })).await?;
        ensure!(browser.script(pressed, vec![]).await? == json!(0), "there are buttons on paper");
        page.tables_are_whole().await?;
        browser.devtools("Emulation.setEmulatedMedia", &json!({ "media": "" })).await?;
    }
    page.click("language-ja").await?;
    page.mentions("fleet-order", "インターネットはハブ経由").await?;
    page.tables_are_whole().await?;
    page.turn("fleet-hub-nat", false).await?;
    page.mentions("fleet-hubs", "2 AZ にエンドポイントを 4 個置いたハブ").await?;
    let after = page.text("fleet-order").await?;
    ensure!(!after.contains("ハブの NAT") && !after.contains("インターネットはハブ経由"), "{after}");
    page.is_sound().await
}
