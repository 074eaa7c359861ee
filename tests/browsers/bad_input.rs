//! What is no value is refused in a sentence: it stays in its field, and the answer from before stays.

use anyhow::{Result, ensure};
use natpoint_link::Language;
use natpoint_model::article;
use natpoint_model::catalogue::prices::PriceItem;
use natpoint_model::input::{self, Commas, Field};
use natpoint_model::scenario::Scenario;
use natpoint_model::units::Gb;

use crate::harness::Browser;
use crate::page::Page;
use crate::site;

in_every_engine!(volumes, other_fields, wide_digits);

const BAD_VOLUMES: [&str; 11] =
    ["abc", "-5", "", "NaN", "1e400", "Infinity", "12 hours", "1,5", "1,2,3", "0.0000001", "99999999999999999999"];

async fn volumes(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::article(browser, &site).await?;
    let counts = article_at(Gb::whole(900));
    page.fill("field-total", "900").await?;
    page.agrees(&counts, Language::English).await?;
    for text in BAD_VOLUMES {
        page.fill("field-total", text).await?;
        page.says("error-total", &refusal_of(typed(text))?).await?;
        let held = page.value("field-total").await?;
        ensure!(held == text, "{text:?} became {held:?}");
        // Typing 1e400 passes through 1, which is good, and is not what was meant.
        page.agrees(&counts, Language::English).await?;
    }
    page.is_sound().await?;
    page.fill("field-total", "1200.50").await?;
    page.says("error-total", "").await?;
    page.agrees(&article_at(Gb::literal("1200.5")), Language::English).await
}

async fn other_fields(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::article(browser, &site).await?;
    let scenario = article::scenario();
    let cases = [
        ("azs", "7", refusal_of(input::azs_in(Field::Azs, scenario.region, "7"))?),
        ("azs", "two", refusal_of(input::azs_in(Field::Azs, scenario.region, "two"))?),
        ("hours", "-800", refusal_of(input::hours("-800"))?),
        ("crossaz", "x101", refusal_of(input::share_percent("x101"))?),
        ("discount", "-1", refusal_of(input::discount("-1"))?),
        ("p.vpce_gb", "free", refusal_of(input::price(PriceItem::EndpointGb, "free"))?),
        ("out", "none", refusal_of(input::gb(Field::InternetOut, "none"))?),
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
    let page = Page::article(browser, &site).await?;
    page.put("field-total", "１５００．５").await?;
    page.agrees(&article_at(Gb::literal("1500.5")), Language::English).await?;
    page.says("error-total", "").await
}

fn article_at(gb: Gb) -> Scenario {
    let mut scenario = article::scenario();
    scenario.scale_services_to(gb);
    scenario
}

/// A volume as an English page reads it.
fn typed(text: &str) -> Result<Gb, input::Refusal> {
    input::typed(Field::TotalGb, text, Commas::Thousands, |plain| input::gb(Field::TotalGb, plain))
}

/// The sentence that the model has for a refused value.
fn refusal_of<T>(read: Result<T, input::Refusal>) -> Result<String> {
    match read {
        Ok(_) => anyhow::bail!("the model takes this value"),
        Err(refusal) => Ok(natpoint_text::in_language(Language::English).refusal(&refusal)),
    }
}
