//! Services come from the catalogue's search or from a workload profile, and go again.

use anyhow::{Result, ensure};
use natpoint_model::article;
use natpoint_model::catalogue::workloads;
use natpoint_model::units::Quantity as _;

use crate::harness::{Browser, until};
use crate::page::Page;
use crate::person::{Person, keys};
use crate::site;

in_every_engine!(one_by_one, a_profile, by_keys);

async fn one_by_one(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::article(browser, &site).await?;
    page.fill("add-service", "secretsman").await?;
    page.shows("found-secretsmanager", true).await?;
    page.click("found-secretsmanager").await?;
    page.shows("field-s.secretsmanager", true).await?;
    page.fill("field-s.secretsmanager", "300").await?;
    page.holds("field-total", "1500").await?;
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

/// Down goes into what was found and through it, Up comes back, Escape forgets it, and the keys are never lost.
async fn by_keys(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let person = Person::comes_to(browser, &site).await?;
    person.types("add-service", "cloudwatch").await?;
    person.page.shows("found-monitoring", true).await?;
    person.presses(keys::DOWN).await?;
    ensure!(person.focused().await? == "found-monitoring", "the first is {}", person.focused().await?);
    person.presses(keys::DOWN).await?;
    let second = person.focused().await?;
    ensure!(second.starts_with("found-") && second != "found-monitoring", "Down leads to {second:?}");
    person.presses(keys::UP).await?;
    person.presses(keys::UP).await?;
    ensure!(person.focused().await? == "add-service", "Up leads to {}", person.focused().await?);
    person.presses(keys::ESCAPE).await?;
    person.page.shows("found-monitoring", false).await?;
    for (said, slug) in [("parameter store", "ssm"), ("bucket", "s3"), ("キュー", "sqs")] {
        person.writes(said).await?;
        person.page.shows(&format!("found-{slug}"), true).await?;
        person.presses(keys::ENTER).await?;
        let field = format!("field-s.{slug}");
        until(&format!("{field} to have the keys"), async || {
            let focused = person.focused().await?;
            ensure!(focused == field, "{focused} has them");
            Ok(())
        })
        .await?;
        person.page.find("add-service").await?.click().await?;
    }
    person.page.is_sound().await
}

async fn a_profile(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::article(browser, &site).await?;
    // The article's services stay where that is asked for, and give way otherwise.
    page.turn("workload-add", true).await?;
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
