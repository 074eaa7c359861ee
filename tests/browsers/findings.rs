//! What is found beyond the verdict: flips, certainty, limits, every Region, VPCs along the axis.

use anyhow::{Result, ensure};

use crate::harness::Browser;
use crate::page::Page;
use crate::site;

in_every_engine!(what_flips_it, every_region, the_own_region_is_marked, no_curve_without_a_design, along_the_vpcs,);

async fn what_flips_it(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::article(browser, &site).await?;
    page.mentions("flips", "All services above 1,270 GB (now 1,200 GB): VPC endpoints alone.").await?;
    // A moment after the volume comes to rest, the flips are those of the new one.
    page.fill("field-total", "1500").await?;
    page.mentions("flips", "All services below 1,270 GB (now 1,500 GB): NAT gateways only.").await?;
    page.shows("certainty", false).await?;
    page.shows("warnings", false).await?;
    let link = "/#v1&nat=az&s.logs=900~low800~high1000&conns=120000";
    let page = Page::open(browser, &site.url(link)).await?;
    page.mentions("certainty", "Certain: VPC endpoints alone").await?;
    page.mentions("warnings", "60,000 needed").await?;
    page.click("language-ja").await?;
    page.mentions("certainty", "確実です。").await?;
    page.mentions("flips", "最安になります。").await?;
    page.is_sound().await
}

async fn every_region(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::open(browser, &site.url("/#v1&azs=1&s.logs=100")).await?;
    // Whoever looks for something folded away opens the fold.
    page.find("regions-open").await?;
    page.mentions("regions", "South America (São Paulo) sa-east-1").await?;
    page.mentions("regions", "Asia Pacific (Tokyo) ap-northeast-1").await?;
    page.is_sound().await
}

/// Prices that somebody typed count in their own Region alone, and its row says so.
async fn the_own_region_is_marked(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::open(browser, &site.url("/#v1&s.logs=100&p.vpce_gb=0.001&p.nat_gb=0.05&tab=break-even")).await?;
    page.mentions("regions", "ap-northeast-1 your Region, with 2 prices that you changed").await?;
    page.click("reset-prices").await?;
    let regions = page.mentions("regions", "ap-northeast-1 your Region ").await?;
    ensure!(!regions.contains("that you changed"), "it says {regions}");
    page.is_sound().await
}

/// Where no design is possible, the chart has no amounts along nothing, and says why.
async fn no_curve_without_a_design(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    for (language, why, unit) in [("en", "No design meets these settings", "$"), ("ja", "可能な構成がない", "USD")]
    {
        let link = format!("/#v1&nat=none&s.logs=100&out=50&lang={language}");
        let page = Page::open(browser, &site.url(&link)).await?;
        let chart = page.mentions("chart", why).await?;
        ensure!(!chart.contains(unit), "the chart says {chart}");
        page.click("way-out-1").await?;
        page.mentions("chart", unit).await?;
        ensure!(!page.text("chart").await?.contains(why), "it still says why there is none");
        page.is_sound().await?;
    }
    Ok(())
}

async fn along_the_vpcs(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let link = "/#v1&region=us-east-1&vpcs=20&nat=none&s.logs=1&s.sts=1&s.kms=1&axis=vpcs";
    let page = Page::open(browser, &site.url(link)).await?;
    // Attachments are bought: three endpoints in two AZs need twelve VPCs.
    page.mentions("verdict", "In one hub VPC for all 20 VPCs").await?;
    page.mentions("crossings", "VPC: VPC endpoints alone and hub: shared endpoints both cost").await?;
    page.fill("field-vpcs", "1").await?;
    page.find("bill-hub-endpoints").await?;
    page.mentions("bill-hub-endpoints", "This is for several VPCs").await?;
    page.is_sound().await
}
