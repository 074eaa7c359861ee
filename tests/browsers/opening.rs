//! The article's figures, in every way of opening the page.

use anyhow::{Result, ensure};
use natpoint_link::Language;
use natpoint_model::article::{self, Difference};
use serde_json::json;

use crate::harness::{Browser, until};
use crate::page::Page;
use crate::site::{self, Way};

in_every_engine!(http, file, frame, sandbox, srcdoc, nothing_is_heard);

/// The differences that are switched on, and where the lines cross then.
const WORKED_EXAMPLES: [(&[Difference], &str); 13] = [
    (&[], "1,268.52"),
    (&[Difference::PublicIpv4], "1,208.69"),
    (&[Difference::NatInBothAzs], "526.56"),
    (&[Difference::NatInBothAzs, Difference::PublicIpv4], "406.89"),
    (&[Difference::EndpointDataPrice], "1,488.08"),
    (&[Difference::EndpointDataPrice, Difference::PublicIpv4], "1,417.88"),
    (&[Difference::EndpointDataPrice, Difference::NatInBothAzs], "617.69"),
    (&[Difference::EndpointDataPrice, Difference::NatInBothAzs, Difference::PublicIpv4], "477.31"),
    (&[Difference::EndpointDataPrice, Difference::CrossAz], "1,248.06"),
    (&[Difference::EndpointDataPrice, Difference::CrossAz, Difference::PublicIpv4], "1,189.19"),
    (&[Difference::EndpointDataPrice, Difference::Fargate], "308.85"),
    // At the listed price the gateway endpoint moves image layers off the NAT gateways too.
    (&[Difference::EndpointDataPrice, Difference::S3Gateway], ""),
    (&[], "1,268.52"),
];

async fn http(browser: &Browser) -> Result<()> {
    opens(browser, Way::Http).await
}

async fn file(browser: &Browser) -> Result<()> {
    opens(browser, Way::File).await
}

async fn frame(browser: &Browser) -> Result<()> {
    opens(browser, Way::Frame).await
}

async fn sandbox(browser: &Browser) -> Result<()> {
    opens(browser, Way::Sandbox).await
}

async fn srcdoc(browser: &Browser) -> Result<()> {
    opens(browser, Way::Srcdoc).await
}

/// What the engine's own log does not tell is heard from inside the page, from before it starts.
async fn nothing_is_heard(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::open(browser, &site.url("/ear")).await?;
    tells_the_worked_examples(&page).await?;
    let heard = browser.script("return window.heard", vec![]).await?;
    ensure!(heard == json!([]), "the page said: {heard}");
    Ok(())
}

async fn opens(browser: &Browser, way: Way) -> Result<()> {
    let site = site::serve()?;
    // What the browser did while it started is none of the page's doing.
    browser.client.goto("about:blank").await?;
    browser.requests().await?;
    let url = match way {
        Way::File => site::file_url()?,
        _ => site.url(way.path()),
    };
    browser.client.goto(&url).await?;
    if way.is_framed() {
        browser.client.enter_frame(0).await?;
    }
    let page = Page { browser };
    page.answers().await?;
    tells_the_worked_examples(&page).await?;
    page.is_sound().await?;
    ensure!(site.requests() == way.requests(), "the server was asked for {:?}", site.requests());
    if let Some(requests) = browser.requests().await? {
        let expected: Vec<String> = match way {
            Way::File => vec![url],
            _ => way.requests().iter().map(|path| site.url(path)).collect(),
        };
        let foreign: Vec<_> = requests.iter().filter(|request| !expected.contains(request)).collect();
        ensure!(foreign.is_empty(), "the browser asked for {foreign:?}");
    }
    Ok(())
}

async fn tells_the_worked_examples(page: &Page<'_>) -> Result<()> {
    let mut scenario = article::scenario();
    page.open_article().await?;
    page.agrees(&scenario, Language::English).await?;
    for (differences, gb) in WORKED_EXAMPLES {
        for difference in Difference::ALL {
            let wanted = differences.contains(&difference);
            if difference.is_on(&scenario) != wanted {
                page.click(&format!("difference-{}", difference.slug())).await?;
                difference.set(&mut scenario, wanted);
            }
        }
        if !gb.is_empty() {
            page.crosses_at(gb).await?;
        }
        page.agrees(&scenario, Language::English).await?;
        switches_show(page, differences).await?;
    }
    page.mentions("crossings", "1,268.52 GB: ").await?;
    Ok(())
}

async fn switches_show(page: &Page<'_>, differences: &[Difference]) -> Result<()> {
    until(&format!("the switches to show {differences:?}"), async || {
        for difference in Difference::ALL {
            let seen = page.is_on(&format!("difference-{}", difference.slug())).await?;
            ensure!(seen == differences.contains(&difference), "{difference:?} is {seen}");
        }
        Ok(())
    })
    .await
}
