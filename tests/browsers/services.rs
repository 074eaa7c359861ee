//! Services come from the catalogue's search or from a workload profile, and go again.

use anyhow::{Result, ensure};
use natpoint_model::article;
use natpoint_model::catalogue::workloads;
use natpoint_model::units::Quantity as _;

use crate::harness::Browser;
use crate::page::Page;
use crate::site;

in_every_engine!(one_by_one, a_profile);

async fn one_by_one(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::article(browser, &site).await?;
    page.fill("add-service", "secretsman").await?;
    page.shows("found-secretsmanager", true).await?;
    page.click("found-secretsmanager").await?;
    page.shows("field-s.secretsmanager", true).await?;
    page.fill("field-s.secretsmanager", "300").await?;
    ensure!(page.value("field-total").await? == "1500", "the total is {}", page.value("field-total").await?);
    page.mentions("bill-endpoints", "secretsmanager").await?;
    // It left the article's case, which offers the way back.
    page.shows("difference-ipv4", false).await?;
    page.shows("open-article", true).await?;
    page.click("remove-secretsmanager").await?;
    page.shows("field-s.secretsmanager", false).await?;
    // Whoever leaves the article's case leaves its misprinted price and its missing charges behind.
    page.crosses_at("1,189.19").await?;

    page.fill("add-service", "no such service").await?;
    page.shows("found-secretsmanager", false).await?;
    page.is_sound().await?;
    for slug in ["ecs-agent", "ecs-telemetry", "ecs", "ecr.api", "ecr.dkr", "logs"] {
        page.click(&format!("remove-{slug}")).await?;
    }
    page.shows("field-s.logs", false).await?;
    page.is_sound().await
}

async fn a_profile(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::article(browser, &site).await?;
    for workload in workloads::all() {
        page.choose("workload", workload.id).await?;
        for service in workload.required_interface.iter().chain(workload.required_gateway) {
            page.shows(&format!("field-s.{}", service.slug()), true).await?;
        }
    }
    for used in article::scenario().services {
        let held = page.value(&format!("field-s.{}", used.service.slug())).await?;
        ensure!(held == used.gb.to_plain(), "a profile changed {} to {held}", used.service.slug());
    }
    page.is_sound().await
}
