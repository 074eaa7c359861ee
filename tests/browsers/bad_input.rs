//! What is no value is refused in a sentence: it stays in its field, and the last good answer stays.

use anyhow::{Result, ensure};
use natpoint::article;
use natpoint::catalogue::prices::PriceItem;
use natpoint::input::{self, Field};
use natpoint::units::Gb;
use natpoint::words::Language;

use crate::harness::Browser;
use crate::page::Page;
use crate::site;

in_every_engine!(volumes, other_fields, wide_digits);

const BAD_VOLUMES: [&str; 11] =
    ["abc", "-5", "", "NaN", "1e400", "Infinity", "12 GB", "1,5", "1,200", "0.0000001", "99999999999999999999"];

async fn volumes(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::open(browser, &site.url("/")).await?;
    let mut scenario = article::scenario();
    page.fill("field-total", "900").await?;
    scenario.scale_services_to(Gb::whole(900));
    page.agrees(&scenario, Language::English).await?;
    for text in BAD_VOLUMES {
        page.fill("field-total", text).await?;
        page.says("error-total", &refusal_of(input::gb(Field::TotalGb, text))?).await?;
        ensure!(page.value("field-total").await? == text, "{text:?} became {:?}", page.value("field-total").await?);
        page.agrees(&scenario, Language::English).await?;
    }
    page.is_sound().await?;
    page.fill("field-total", "1200.50").await?;
    scenario.scale_services_to(Gb::literal("1200.5"));
    page.says("error-total", "").await?;
    page.agrees(&scenario, Language::English).await
}

async fn other_fields(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::open(browser, &site.url("/")).await?;
    let scenario = article::scenario();
    let cases = [
        ("azs", "7", refusal_of(input::azs(Field::Azs, "7"))?),
        ("azs", "1.5", refusal_of(input::azs(Field::Azs, "1.5"))?),
        ("hours", "800", refusal_of(input::hours("800"))?),
        ("crossaz", "101", refusal_of(input::share_percent("101"))?),
        ("discount", "-1", refusal_of(input::discount("-1"))?),
        ("p.vpce_gb", "free", refusal_of(input::price(PriceItem::EndpointGb, "free"))?),
        ("out", "1e400", refusal_of(input::gb(Field::InternetOut, "1e400"))?),
    ];
    for (key, text, sentence) in cases {
        page.fill(&format!("field-{key}"), text).await?;
        page.says(&format!("error-{key}"), &sentence).await?;
        page.agrees(&scenario, Language::English).await?;
    }
    page.is_sound().await
}

/// Japanese keyboards write full-width digits, which are as good as others.
async fn wide_digits(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::open(browser, &site.url("/")).await?;
    let mut scenario = article::scenario();
    page.put("field-total", "１５００．５").await?;
    scenario.scale_services_to(Gb::literal("1500.5"));
    page.agrees(&scenario, Language::English).await?;
    page.says("error-total", "").await
}

/// The sentence that the model has for a refused value.
fn refusal_of<T>(read: Result<T, input::Refusal>) -> Result<String> {
    match read {
        Ok(_) => anyhow::bail!("the model takes this value"),
        Err(refusal) => Ok(Language::English.words().refusal(&refusal)),
    }
}
