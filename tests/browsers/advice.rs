//! What a network must have, with its price, and the candidates explained.

use anyhow::Result;

use crate::harness::Browser;
use crate::page::Page;
use crate::site;

in_every_engine!(demands_and_candidates);

async fn demands_and_candidates(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::article(browser, &site).await?;
    page.mentions("gates", "+$4.18").await?;
    page.mentions("gates", "6 interface endpoints").await?;
    // A moment after something goes to the internet, endpoints alone no longer do, and the flips follow as well.
    page.mentions("flips", "VPC endpoints alone").await?;
    page.fill("field-out", "5").await?;
    page.mentions("gates", "Breaks: 5 GB to and from the internet").await?;
    page.mentions("flips", "cheapest mix").await?;
    page.mentions("explained", "Cheapest: NAT gateways only").await?;
    page.mentions("explained", "All AZs share one NAT device.").await?;
    page.mentions("explained", "Egress-only internet gateway").await?;
    page.click("language-ja").await?;
    page.mentions("gates", "インターネットとの通信 5 GB はできなくなります。").await?;
    page.mentions("explained", "最安: NAT ゲートウェイのみ").await?;
    page.is_sound().await
}
