//! The sketch of the network and the stacked bills: they follow the numbers, and say what they show.

use anyhow::Result;

use crate::harness::Browser;
use crate::page::Page;
use crate::site;

in_every_engine!(pictures_follow);

async fn pictures_follow(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::open(browser, &site.url("/#v1&nat=az&s.logs=900&s.s3=100&lang=en")).await?;
    page.mentions("sketch", "100 GB").await?;
    page.mentions("sketch", "Gateway endpoint").await?;
    page.mentions("stack", "Endpoint hours").await?;
    // A moment after the volume comes to rest, both are those of the new one.
    page.fill("field-total", "2000").await?;
    page.mentions("sketch", "200 GB").await?;
    page.click("language-ja").await?;
    page.mentions("sketch", "ゲートウェイエンドポイント").await?;
    page.mentions("stack", "データ処理").await?;
    page.is_sound().await
}
