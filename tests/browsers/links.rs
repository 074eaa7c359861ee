//! A link holds everything, opens anew as it was, and never fails as a whole.

use anyhow::{Result, ensure};
use natpoint_link::Language;
use natpoint_link::{Link, Notice};
use natpoint_model::article::{self, Difference};
use natpoint_model::compare::Report;

use crate::harness::{Browser, until};
use crate::page::Page;
use crate::site;

in_every_engine!(round_trip, from_a_folder, a_broken_link, another_hash, back_to_the_start);

async fn round_trip(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::article(browser, &site).await?;
    page.click("difference-endpoint-price").await?;
    page.choose("field-region", "eu-west-1").await?;
    page.fill("field-azs", "3").await?;
    page.click("nat-az").await?;
    page.fill("field-s.ecr.dkr", "4321.5").await?;
    page.fill("field-out", "12").await?;
    page.fill("field-discount", "10").await?;
    page.fill("field-p.vpce_gb", "0.009").await?;
    let hash = page.settles_in_hash("p.vpce_gb=0.009").await?;
    let (link, notices) = Link::read(&hash);
    ensure!(notices.is_empty(), "the page wrote {hash:?}, in which the model finds {notices:?}");
    ensure!(link.write() == hash.trim_start_matches('#'), "{hash:?} is written {:?}", link.write());
    says_what_the_model_says(&page, &link).await?;
    ensure!(page.value("link").await? == site.url(&format!("/{hash}")), "the link is {:?}", page.value("link").await?);

    let page = Page::open(browser, &site.url(&format!("/{hash}"))).await?;
    says_what_the_model_says(&page, &link).await?;
    page.holds("field-s.ecr.dkr", "4321.5").await?;
    page.holds("field-region", "eu-west-1").await?;
    ensure!(page.is_on("nat-az").await?, "the NAT gateways were lost");
    ensure!(!page.has("notices").await?, "the page has notices: {}", page.text("notices").await?);
    page.is_sound().await
}

/// A file has no server, but it has an address and a hash.
async fn from_a_folder(browser: &Browser) -> Result<()> {
    let file = site::file_url()?;
    let page = Page::open(browser, &file).await?;
    page.fill("field-total", "777").await?;
    let hash = page.settles_in_hash("s.ecr.dkr=").await?;
    let (link, _) = Link::read(&hash);
    let page = Page::open(browser, &format!("{file}{hash}")).await?;
    says_what_the_model_says(&page, &link).await
}

async fn a_broken_link(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let broken = "#v1&region=nowhere-9&azs=99&colour=blue&s.logs=abc&s.ecr.dkr=500&s.ecr.api=1e400&discount=NaN&%%%";
    let (link, notices) = Link::read(broken);
    let page = Page::open(browser, &site.url(&format!("/{broken}"))).await?;
    says_what_the_model_says(&page, &link).await?;
    ensure!(notices.len() >= 6, "the model finds only {notices:?}");
    for notice in &notices {
        page.mentions("notices", &one_line(notice)).await?;
    }
    page.holds("field-s.ecr.dkr", "500").await?;
    page.is_sound().await?;

    let future = "#v9&region=eu-west-1";
    let (link, notices) = Link::read(future);
    let page = Page::open(browser, &site.url(&format!("/{future}"))).await?;
    page.mentions("notices", &one_line(&notices[0])).await?;
    says_what_the_model_says(&page, &link).await?;
    page.is_sound().await
}

/// A link that is pasted over the open page's address.
async fn another_hash(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::article(browser, &site).await?;
    let pasted = "#v1&region=us-east-1&azs=3&nat=az&s.sqs=2500&s.logs=10";
    let script = "location.hash = arguments[0]";
    browser.script(script, vec![pasted.into()]).await?;
    let (link, _) = Link::read(pasted);
    says_what_the_model_says(&page, &link).await?;
    page.shows("field-s.ecr.dkr", false).await?;
    page.holds("field-s.sqs", "2500").await?;
    // What was typed after a link was opened goes into the link.
    page.fill("field-s.sqs", "2600").await?;
    page.settles_in_hash("s.sqs=2600").await?;
    page.is_sound().await
}

async fn back_to_the_start(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::open(browser, &site.url("/#v1&region=us-east-1&s.sqs=2500")).await?;
    page.click("open-article").await?;
    page.agrees(&article::scenario(), Language::English).await?;
    page.click(&format!("difference-{}", Difference::PublicIpv4.slug())).await?;
    page.crosses_at("1,208.69").await?;
    page.is_sound().await
}

async fn says_what_the_model_says(page: &Page<'_>, link: &Link) -> Result<()> {
    let report = Report::new(&link.scenario, link.axis);
    let locale = natpoint_text::in_language(link.language.unwrap_or_default());
    page.says("verdict", &locale.recommendation(&link.scenario, &report)).await?;
    until("the totals of the model", async || {
        for answer in &report.answers {
            let Ok(priced) = &answer.outcome else { continue };
            let total = locale.usd(&natpoint_text::numbers::cents(priced.bill.total));
            let slug = answer.design.slug();
            let seen = page.text(&format!("total-{slug}")).await?;
            ensure!(seen.contains(&total), "{slug} costs {seen} instead of {total}");
        }
        Ok(())
    })
    .await
}

fn one_line(notice: &Notice) -> String {
    natpoint_text::in_language(Language::English).notice(notice).split_whitespace().collect::<Vec<_>>().join(" ")
}
