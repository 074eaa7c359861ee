//! What few people say of their network: folded away, in the link, and there again when it opens.

use anyhow::{Result, ensure};
use natpoint_link::Link;
use serde_json::json;

use crate::harness::{Browser, until};
use crate::page::Page;
use crate::site;

in_every_engine!(all_of_them, a_firewall, a_refused_one, what_stood_there_counts, a_second_currency, amounts_in_yen);

async fn all_of_them(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::article(browser, &site).await?;
    page.fill("field-vpcs", "20").await?;
    page.turn("field-tgw", true).await?;
    page.fill("field-gbps", "5").await?;
    page.turn("field-gwlb", true).await?;
    page.turn("field-firewall", true).await?;
    page.fill("field-conns", "55000").await?;
    page.fill("field-out", "50").await?;
    page.fill("field-out.high", "200").await?;
    page.turn("field-free", false).await?;
    page.choose("field-other", "us-east-1").await?;
    page.shows("field-other.out", true).await?;
    page.fill("field-other.out", "100").await?;
    page.fill("field-other.endpoints", "2").await?;
    page.choose("field-instance", "t4g.small").await?;
    page.turn("field-ipv6", true).await?;
    page.turn("field-sharing", true).await?;
    page.fill("field-once", "1,200.50").await?;
    page.choose("field-path.logs", "nat").await?;
    page.choose("field-group.logs", "c").await?;
    page.fill("field-low.logs", "10").await?;
    page.click("split-layers").await?;
    page.shows("field-s.s3", true).await?;
    page.fill("field-p.tgw_gb", "0.015").await?;
    let hash = page.settles_in_hash("p.tgw_gb=0.015").await?;
    let (link, notices) = Link::read(&hash);
    ensure!(notices.is_empty(), "the page wrote {hash:?}, in which the model finds {notices:?}");
    ensure!(link.write() == hash.trim_start_matches('#'), "{hash:?} is written {:?}", link.write());
    page.is_sound().await?;

    let page = Page::open(browser, &site.url(&format!("/{hash}"))).await?;
    for (id, expected) in [
        ("field-vpcs", "20"),
        ("field-gbps", "5"),
        ("field-conns", "55000"),
        ("field-out.high", "200"),
        ("field-other", "us-east-1"),
        ("field-other.out", "100"),
        ("field-other.endpoints", "2"),
        ("field-instance", "t4g.small"),
        ("field-path.logs", "nat"),
        ("field-group.logs", "c"),
        ("field-low.logs", "10"),
        ("field-once", "1200.5"),
        ("field-s.s3", "198"),
        ("field-p.tgw_gb", "0.015"),
    ] {
        let held = page.value(id).await?;
        ensure!(held == expected, "{id} holds {held:?} instead of {expected:?}");
    }
    for (id, expected) in [
        ("field-tgw", true),
        ("field-gwlb", true),
        ("field-firewall", true),
        ("field-ipv6", true),
        ("field-sharing", true),
        ("field-free", false),
    ] {
        ensure!(page.is_on(id).await? == expected, "{id} was lost");
    }
    ensure!(!page.has("notices").await?, "the page has notices: {}", page.text("notices").await?);
    page.mentions("fold-vpcs", "20 VPCs").await?;
    page.is_sound().await
}

/// A firewall is in the amounts, the link and the diagram; where its price is not known, the sentence asks for it.
async fn a_firewall(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let link = "v1&region=us-east-1&azs=3&nat=az&s.logs=1000~today-nat&in=200";
    let page = Page::open(browser, &site.url(&format!("/#{link}"))).await?;
    page.mentions("figure-today", "$163.50").await?;
    page.turn("field-firewall", true).await?;
    // 3 addresses, 3 endpoints of the firewall, 1,200 GB; the NAT gateways are waived.
    page.mentions("figure-today", "$954.00").await?;
    page.settles_in_hash("firewall=yes").await?;
    page.open_tab("diagram").await?;
    until("the diagram to name it in each AZ", async || {
        // Its short name where an AZ has no room for the other one.
        let script = "const texts = [...document.querySelectorAll('[data-testid=sketch-today] text')];
            return texts.filter(({ textContent }) => /Firewall|^FW$/.test(textContent)).length";
        let named = browser.script(script, vec![]).await?;
        ensure!(named == json!(3), "{named} endpoints are named");
        Ok(())
    })
    .await?;
    page.choose("field-region", "eu-central-1").await?;
    page.mentions("verdict", "The price of AWS Network Firewall in this Region is not known").await?;
    page.fill("field-p.firewall_hour", "0.4").await?;
    page.fill("field-p.firewall_gb", "0.07").await?;
    // 3 x 730 x (0.005 + 0.4) + 1,200 x 0.07.
    page.mentions("figure-today", "$970.95").await?;
    page.is_sound().await
}

async fn a_refused_one(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::open(browser, &site.url("/#v1&vpcs=7&other=us-east-1&other.endpoints=1")).await?;
    for (id, text, said) in [
        ("vpcs", "0", "Number of VPCs: “0” is out of range."),
        ("gbps", "101", "from 0 to 100"),
        ("conns", "many", "“many” is not a number."),
        ("other.endpoints", "51", "from 0 to 50"),
        ("out.low", "-1", "“-1” is out of range."),
        ("currency", "yens", "three letters, such as JPY"),
    ] {
        page.fill(&format!("field-{id}"), text).await?;
        page.mentions(&format!("error-{id}"), said).await?;
        let held = page.value(&format!("field-{id}")).await?;
        ensure!(held == text, "{text:?} became {held:?}");
    }
    page.is_sound().await
}

/// A text that is not understood leaves in force what stood there, and not what its beginning reads as.
async fn what_stood_there_counts(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::open(browser, &site.url("/#v1&region=us-east-1&s.logs=760")).await?;
    let total = page.text("figure-recommended").await?;
    for (id, text, counted) in
        [("hours", "999", "730"), ("s.logs", "3 TB/day", "760"), ("s.logs", "12x", "760"), ("growth", "500", "0")]
    {
        page.fill(&format!("field-{id}"), text).await?;
        page.mentions("not-understood", &format!("Still counting {counted}.")).await?;
        page.says("figure-recommended", &total).await?;
        page.fill(&format!("field-{id}"), counted).await?;
        page.shows("not-understood", false).await?;
    }
    // Typed on from there, it counts again.
    page.fill("field-s.logs", "3 TB/").await?;
    page.find("field-s.logs").await?.send_keys("\u{E003}").await?;
    page.settles_in_hash("s.logs=3072").await?;
    page.is_sound().await
}

/// The texts with an amount in dollars, but for prices, divisions by them, and the rate.
const DOLLARS: &str = r"
    const found = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const parent = texts.currentNode.parentElement;
        const around = parent.matches('script, style') ? '' : (parent.closest('td, p, li') ?? parent).textContent;
        if (/\$[0-9]/.test(texts.currentNode.data) && !/× \$|\/(GB|h|mo)|÷|≈/.test(around)) found.push(around);
    }
    return found;
";

/// Every amount on the page is in the currency that is asked for; AWS's prices stay in dollars.
async fn amounts_in_yen(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::article(browser, &site).await?;
    page.fill("field-currency", "JPY").await?;
    page.fill("field-currency.rate", "150.25").await?;
    page.mentions("figure-recommended", "≈").await?;
    page.choose("field-amounts", "second").await?;
    page.settles_in_hash("amounts=second").await?;
    let views = ["tab-break-even", "view-crossings", "regions-open", "map-open", "chart-table-open"];
    for tab in views.into_iter().chain(["tab-requirements", "tab-diagram", "tab-compare", "tab-costs"]) {
        page.click(tab).await?;
        page.mentions("figure-recommended", "JPY").await?;
        let dollars = page.browser.script(DOLLARS, vec![]).await?;
        ensure!(dollars.as_array().is_some_and(Vec::is_empty), "{tab}: {dollars}");
    }
    page.mentions("answer-note", "JPY at 150.25").await?;
    page.choose("field-amounts", "usd").await?;
    page.settles_in_hash("amounts=usd").await?;
    until("amounts in dollars alone", async || {
        let shown = page.text("figures").await?;
        ensure!(!shown.contains("JPY") && shown.contains('$'), "it shows {shown:?}");
        Ok(())
    })
    .await?;
    page.is_sound().await
}

async fn a_second_currency(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::article(browser, &site).await?;
    page.fill("field-currency", "jpy").await?;
    page.fill("field-currency.rate", "150.25").await?;
    page.mentions("currency-sample", "≈ 150 JPY").await?;
    page.settles_in_hash("currency=JPY~150.25").await?;
    page.fill("field-currency", "").await?;
    until("the currency to leave the address", async || {
        let hash = page.hash().await?;
        ensure!(!hash.contains("currency"), "it holds {hash:?}");
        Ok(())
    })
    .await?;
    page.is_sound().await
}
