//! What is found beyond the verdict: flips, certainty, limits, every Region, VPCs along the axis.

use anyhow::Result;

use crate::harness::Browser;
use crate::page::Page;
use crate::site;

in_every_engine!(what_flips_it, every_region, along_the_vpcs);

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

async fn along_the_vpcs(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let link = "/#v1&region=us-east-1&vpcs=20&nat=none&s.logs=1&s.sts=1&s.kms=1&axis=vpcs";
    let page = Page::open(browser, &site.url(link)).await?;
    // Attachments are bought: three endpoints in two AZs need twelve VPCs.
    page.mentions("verdict", "In each of the 20 VPCs").await?;
    page.mentions("crossings", "VPC: VPC endpoints alone and hub: shared endpoints both cost").await?;
    page.fill("field-vpcs", "1").await?;
    page.find("bill-hub-endpoints").await?;
    page.mentions("bill-hub-endpoints", "A hub is for several VPCs").await?;
    page.is_sound().await
}
