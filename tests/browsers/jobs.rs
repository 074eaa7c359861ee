//! Ten jobs, each done from a cold start as its person does it, with the answer that is right and no more actions than
//! the places of the page need.
//!
//! The answers were worked out by hand from list prices; the number of actions stands at the end of each story.

use std::fmt::Write as _;

use anyhow::{Result, ensure};
use serde_json::json;

use crate::harness::{Browser, Engine, until};
use crate::person::{Person, keys};
use crate::site;

in_every_engine!(
    newcomer,
    newcomer_with_a_profile,
    newcomer_by_keys,
    reviewer,
    reviewer_by_keys,
    finops,
    operator,
    security,
    wiki_reader,
    manager,
    net_prices,
    account_that_sleeps,
    change_of_mind
);

/// 120 VPCs as an inventory has them: eight rows cannot be read.
const VPCS: &str = include_str!("jobs/vpcs.csv");

/// Three AZs of N. Virginia with a NAT gateway each: 2 TB of images, 300 GB of logs, 500 GB of objects, 1 TB out.
///
/// The gateways cost 3 x 730 h x (0.045 + 0.005) = 109.50 and the last 924 of 1,024 GB to the internet 83.16. Today
/// all 3,872 GB pass the gateways: 366.90. With the gateway endpoint for S3, which takes the objects and 99 % of the
/// images, 1,344.48 GB do: 253.16.
async fn newcomer(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let person = Person::comes_to(browser, &site).await?;
    person.chooses("field-region", "us-east-1").await?;
    person.types("field-azs", "3").await?;
    person.types("field-pulls", "2 TB").await?;
    person.types("field-s.logs", "300").await?;
    for slug in ["ecs-agent", "ecs-telemetry", "ecs"] {
        person.clicks(&format!("remove-{slug}")).await?;
    }
    person.types("add-service", "bucket").await?;
    person.presses(keys::ENTER).await?;
    person.has_the_keys("field-s.s3").await?;
    person.writes("500").await?;
    person.types("field-out", "1 TB").await?;
    person.reads_figures("$366.90", "$253.16", "$113.74").await?;
    let told = "Keep the 3 NAT gateways and add the free S3 gateway endpoint.";
    person.page.says("verdict", told).await?;
    // From the sentence to the field and back: the answer never counts what is not understood as if it were.
    person.is_done("newcomer", 11).await
}

/// The same from the profile of a cluster, whose other services have the volumes that the profile gives them.
async fn newcomer_with_a_profile(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let person = Person::comes_to(browser, &site).await?;
    person.chooses("field-region", "us-east-1").await?;
    person.types("field-azs", "3").await?;
    person.clicks("start").await?;
    person.chooses("workload", "eks").await?;
    // The services of the opening scenario are gone, and nothing covers the inputs.
    person.page.shows("field-s.ecs-agent", false).await?;
    person.reads("field-s.ec2", "").await?;
    person.page.holds("field-pulls", "400").await?;
    person.types("field-pulls", "2 TB").await?;
    person.types("add-service", "logs").await?;
    person.presses(keys::ENTER).await?;
    person.has_the_keys("field-s.logs").await?;
    person.writes("300").await?;
    person.types("add-service", "s3").await?;
    person.presses(keys::ENTER).await?;
    person.has_the_keys("field-s.s3").await?;
    person.writes("500").await?;
    person.types("field-out", "1 TB").await?;
    // What the profile adds passes NAT gateways today and afterwards, so the saving is the same.
    person.page.says("figure-saved", "$113.74").await?;
    person.page.says("verdict", "Keep the 3 NAT gateways and add the free S3 gateway endpoint.").await?;
    person.is_done("newcomer with a profile", 12).await
}

/// The newcomer's job without pointing at anything.
async fn newcomer_by_keys(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let person = Person::comes_to(browser, &site).await?;
    person.walks_to("field-region").await?;
    // A list is searched by what is typed; WebKitGTK's closed one starts anew where letters come slowly.
    person.searches(if browser.engine == Engine::WebKit { "U" } else { "US East (N." }).await?;
    person.page.holds("field-region", "us-east-1").await?;
    person.walks_to("field-azs").await?;
    person.writes("3").await?;
    person.walks_to("field-pulls").await?;
    person.writes("2 TB").await?;
    person.walks_to("field-s.logs").await?;
    person.writes("300").await?;
    for slug in ["ecs-agent", "ecs-telemetry", "ecs"] {
        person.walks_to(&format!("remove-{slug}")).await?;
        person.presses(keys::ENTER).await?;
        person.page.shows(&format!("remove-{slug}"), false).await?;
        // What had the keys is gone, and they are near by.
        let focused = person.focused().await?;
        ensure!(!focused.is_empty(), "removing {slug} loses the keys");
    }
    person.walks_to("add-service").await?;
    person.writes("s3").await?;
    person.page.shows("found-s3", true).await?;
    person.presses(keys::ENTER).await?;
    person.has_the_keys("field-s.s3").await?;
    person.writes("500").await?;
    person.walks_to("field-out").await?;
    person.writes("1 TB").await?;
    person.reads_figures("$366.90", "$253.16", "$113.74").await?;
    person.is_done("newcomer by keys", 60).await
}

/// Ireland, two AZs, NAT gateways stay: from where on does an endpoint for SQS pay?
///
/// Its hours are 2 x 730 h x 0.011 = 16.06 a month. With a gateway in each AZ a GB costs 0.048 there and 0.01 here:
/// 16.06 / 0.038 = 422.63 GB. With a single one half of the data crosses AZs at 0.01 each way: 16.06 / 0.048 = 334.58.
async fn reviewer(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let person = Person::comes_to(browser, &site).await?;
    person.chooses("field-region", "eu-west-1").await?;
    person.clicks("field-internet-stays").await?;
    person.types("add-service", "queue").await?;
    person.presses(keys::ENTER).await?;
    person.page.shows("field-s.sqs", true).await?;
    person.clicks("tab-break-even").await?;
    person.reads("marginal", "422.63 GB").await?;
    person.clicks("nat-one").await?;
    person.reads("marginal", "334.58 GB").await?;
    // What goes into the pull request has the number too.
    person.clicks("share").await?;
    person.clicks("share-record").await?;
    person.reads("share-preview", "334.58 GB").await?;
    person.is_done("reviewer", 8).await
}

/// The reviewer's job without pointing at anything.
async fn reviewer_by_keys(browser: &Browser) -> Result<()> {
    // WebKitGTK's closed list takes only the first of letters that are typed one after the other.
    if browser.engine == Engine::WebKit {
        return Ok(());
    }
    let site = site::serve()?;
    let person = Person::comes_to(browser, &site).await?;
    person.walks_to("field-region").await?;
    person.searches("Europe (I").await?;
    person.page.holds("field-region", "eu-west-1").await?;
    person.walks_to("add-service").await?;
    person.writes("sqs").await?;
    person.page.shows("found-sqs", true).await?;
    person.presses(keys::ENTER).await?;
    person.page.shows("field-s.sqs", true).await?;
    person.walks_to("field-internet-stays").await?;
    person.presses(keys::SPACE).await?;
    person.walks_to("tab-costs").await?;
    person.presses(keys::RIGHT).await?;
    person.reads("marginal", "422.63 GB").await?;
    person.is_done("reviewer by keys", 90).await
}

/// 120 VPCs from an inventory, with a NAT gateway in each AZ and a transit gateway.
async fn finops(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let person = Person::comes_to(browser, &site).await?;
    person.clicks("start").await?;
    person.clicks("go-fleet").await?;
    person.pastes("fleet-text", VPCS).await?;
    person.turns("fleet-tgw", true).await?;
    person.reads("fleet-total", "$2,847.97 less").await?;
    let problems = person.reads("fleet-problems", "8 rows skipped").await?;
    ensure!(problems.contains("gb: value missing"), "it says {problems}");
    ensure!(!problems.contains("Columns"), "every column is known, and it says {problems}");
    let hubs = person.reads("fleet-hubs", "it pays").await?;
    ensure!(hubs.matches("it pays").count() == 3, "three Regions have a hub, and it says {hubs}");
    // What has nothing to do is no part of the order, and is one click away.
    let window = person.reads("fleet-window", "of 99").await?;
    ensure!(person.page.text("fleet-rest").await?.contains("13 VPCs"), "13 stay, and {window}");
    // Its figures stand on top as long as the list is open, and not those of one network.
    person.reads("fleet-figures", "$2,847.97").await?;
    person.page.shows("verdict", false).await?;
    person.is_done("finops", 4).await
}

/// A day of flow logs: scaled to a month, and what no file explains is asked for.
async fn operator(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let person = Person::comes_to(browser, &site).await?;
    person.drops("flow.log", &day_of_flow_logs()).await?;
    person.page.shows("bring-take", true).await?;
    person.page.shows("bring-scale", true).await?;
    ensure!(person.page.is_on("bring-scale").await?, "a day is scaled to a month unless somebody says otherwise");
    let left_out = person.page.mentions("bring-outcome", "365 GB").await?;
    ensure!(!left_out.contains("365.000"), "volumes are short in sentences, and it says {left_out}");
    person.chooses("bring-aws", "logs").await?;
    person.clicks("bring-take").await?;
    person.clicks("sheet-close").await?;
    for (field, gb) in [("field-s.s3", "730"), ("field-s.dynamodb", "182.5"), ("field-s.logs", "365")] {
        person.page.holds(field, gb).await?;
    }
    person.is_done("operator", 4).await
}

/// No way out of the network: what that costs, which endpoints it takes, and what it breaks.
async fn security(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let person = Person::comes_to(browser, &site).await?;
    person.types("field-out", "50").await?;
    person.clicks("tab-requirements").await?;
    let gates = person.reads("gates", "Breaks: 50 GB to and from the internet").await?;
    for part in ["$130.64", "logs", "ecr.api", "ecr.dkr", "ecs-agent", "ecs-telemetry"] {
        ensure!(gates.contains(part), "{part} is not in {gates}");
    }
    person.clicks("require-no-internet").await?;
    person.page.mentions("verdict", "exclude each other").await?;
    person.reads("ways-out", "$130.64").await?;
    person.clicks("way-out-1").await?;
    person.page.says("figure-recommended", "$130.64").await?;
    person.is_done("security", 4).await
}

/// In Japanese, in a locked frame on a wiki page: what the picture shows stands below it, and all of it is there.
async fn wiki_reader(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    browser.client.goto(&site.url("/wiki-frame")).await?;
    let frame = browser.client.find(fantoccini::Locator::Css("iframe")).await?;
    frame.enter_frame().await?;
    let person = Person::reads_in_a_frame(browser);
    person.page.answers().await?;
    let caption = person.page.text("caption").await?;
    for part in ["ap-northeast-1", "2 AZ", "AZ ごと", "logs", "2026-10-01"] {
        ensure!(caption.contains(part), "{part} is not in {caption}");
    }
    let fits = "const chart = document.querySelector('[data-testid=chart] svg').getBoundingClientRect();
        const { scrollWidth } = document.documentElement;
        return [scrollWidth <= innerWidth, chart.right <= innerWidth, chart.bottom <= innerHeight]";
    let fits = browser.script(fits, vec![]).await?;
    ensure!(fits == json!([true, true, true]), "the chart does not fit its frame: {fits}");
    let verdict = browser.script("return document.querySelector('[data-testid=verdict]').textContent", vec![]).await?;
    let verdict = verdict.as_str().unwrap_or_default();
    ensure!(verdict.contains("NAT\u{a0}ゲートウェイ"), "a line may break within {verdict:?}");
    person.is_done("wiki reader", 0).await
}

/// Today beside a proposal, and paper for the meeting.
async fn manager(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let person = Person::comes_to(browser, &site).await?;
    // What stands today is everything through NAT gateways, whatever is cheapest.
    person.reads_figures("$208.80", "$128.34", "$80.46").await?;
    // Beside it stands the proposal, and what differs is the difference of the two to the cent.
    person.clicks("tab-compare").await?;
    person.reads("compare-a-total", "208.80").await?;
    person.reads("compare-b-total", "128.34").await?;
    person.reads("compare-bill", "80.46").await?;
    person.is_done("manager", 1).await
}

/// A discount of 12 % and amounts in yen beside dollars.
async fn net_prices(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let person = Person::comes_to(browser, &site).await?;
    person.unfolds("fold-prices").await?;
    person.types("field-discount", "12").await?;
    person.types("field-currency", "JPY").await?;
    person.types("field-currency.rate", "150").await?;
    person.page.mentions("answer-note", "12 % discount").await?;
    // 128.34 less 12 %, but that the discount holds for all charges.
    person.page.mentions("figure-recommended", "JPY").await?;
    person.page.mentions("figure-saved", "JPY").await?;
    person.is_done("net prices", 4).await
}

/// An account that works ten hours on 22 days: what can be stopped, what only deleted, what is paid on.
async fn account_that_sleeps(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let person = Person::comes_to(browser, &site).await?;
    person.chooses("schedule-hours", "10").await?;
    person.chooses("schedule-days", "22").await?;
    person.page.holds("field-hours", "220").await?;
    let notes = person.reads("sleep-notes", "cannot be stopped, only deleted").await?;
    // Two addresses for the other 510 hours at 0.005.
    ensure!(notes.contains("$5.10"), "it says {notes}");
    person.is_done("account that sleeps", 2).await
}

/// Back undoes, also after the page was left and opened again.
async fn change_of_mind(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let person = Person::comes_to(browser, &site).await?;
    person.types("field-azs", "3").await?;
    person.page.settles_in_hash("azs=3").await?;
    person.clicks("nat-one").await?;
    person.page.settles_in_hash("v1").await?;
    until("the single gateway in the answer", async || {
        ensure!(person.page.is_on("nat-one").await?, "it is not chosen");
        Ok(())
    })
    .await?;
    // A page's own history may take a moment to be written.
    tokio::time::sleep(std::time::Duration::from_millis(600)).await;
    person.goes_back().await?;
    until("the gateway per AZ again", async || {
        ensure!(person.page.is_on("nat-az").await?, "it is not chosen");
        Ok(())
    })
    .await?;
    browser.client.refresh().await?;
    person.page.answers().await?;
    person.clicks("undo").await?;
    until("two AZs again", async || {
        let azs = person.page.value("field-azs").await?;
        ensure!(azs == "2", "there are {azs}");
        Ok(())
    })
    .await?;
    let hash = person.page.hash().await?;
    ensure!(!hash.contains("lang="), "the link carries the sender's language: {hash}");
    person.is_done("change of mind", 4).await
}

/// The flow log of a day as two NAT gateways and their clients write it, of four kinds of traffic: to S3, to DynamoDB,
/// to AWS without a name, and to the internet.
fn day_of_flow_logs() -> String {
    const START: u64 = 1_763_942_400;
    const MIB: u64 = 1 << 20;
    let mut log = "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end \
                   action log-status vpc-id subnet-id pkt-srcaddr pkt-dstaddr region az-id pkt-src-aws-service \
                   pkt-dst-aws-service flow-direction traffic-path\n"
        .to_owned();
    let kinds = [
        ("52.216.10.7", "S3", 1_024),
        ("52.94.3.9", "DYNAMODB", 256),
        ("52.119.200.4", "AMAZON", 512),
        ("140.82.114.3", "-", 128),
    ];
    for hour in 0..24 {
        let (start, end) = (START + hour * 3_600, START + (hour + 1) * 3_600);
        for (other, service, mib) in kinds {
            let mut line =
                |eni: &str, from: &str, to: &str, subnet: &str, packet: [&str; 2], names: [&str; 2], way: &str| {
                    let path = if way == "egress" { "8" } else { "-" };
                    // Writing to a `String` cannot fail.
                    let _ = writeln!(
                        log,
                        "5 123456789012 {eni} {from} {to} 443 40000 6 9000 {} {start} {end} ACCEPT OK vpc-0a {subnet} \
                     {} {} us-east-1 use1-az1 {} {} {way} {path}",
                        mib * MIB,
                        packet[0],
                        packet[1],
                        names[0],
                        names[1],
                    );
                };
            // The answer of the other side, as it reaches the gateway, leaves it, and reaches the client.
            line("eni-0nat", other, "10.0.0.220", "subnet-0pub", [other, "10.0.0.220"], [service, "-"], "ingress");
            line(
                "eni-0nat",
                "10.0.0.220",
                "10.0.10.20",
                "subnet-0pub",
                [other, "10.0.10.20"],
                [service, "-"],
                "egress",
            );
            line("eni-0app", other, "10.0.10.20", "subnet-0app", [other, "10.0.10.20"], [service, "-"], "ingress");
        }
    }
    log
}
