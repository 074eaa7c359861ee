//! The change under Share: its code in every form, its steps, and that both agree with the answer.

use std::collections::BTreeSet;

use anyhow::{Context as _, Result, ensure};
use natpoint_change::{Change, Form, Name, files, steps_document};
use natpoint_link::{Language, Link};
use natpoint_model::compare::Report;
use natpoint_text::document::Block;
use natpoint_text::in_language;
use serde_json::json;

use crate::harness::{Browser, until};
use crate::page::Page;
use crate::person::{Person, keys};
use crate::site;

in_every_engine!(code_is_seen_and_copied, a_name_is_in_front_of_names, by_keys_alone);

/// The article's case, and networks of the jobs that the page is built for.
const JOBS: &str = include_str!("../../crates/change/tests/validators/links.txt");

/// Both NAT gateways stay, with endpoints of both kinds beside them.
const SETTINGS: &str = "v1&region=us-east-1&nat=az&s.s3=400&s.logs=3000&out=1";

/// What a click copies is told to the test.
const CATCH_COPIES: &str = "window.copied = [];
    const clipboard = { writeText: (text) => { window.copied.push(text); return Promise.resolve(); } };
    Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true });";

/// The change that the model makes of settings.
fn change(settings: &str, name: &str) -> Result<(Change, Language)> {
    let (link, _) = Link::read(settings);
    let report = Report::new(&link.scenario, link.axis);
    let change = Change::new(&link.scenario, &report, None, Name::new(name)).context("there is a change")?;
    Ok((change, link.language.unwrap_or_default()))
}

/// Waits until the view shows a change in a form, all of its files word for word.
async fn shows_code(page: &Page<'_>, change: &Change, form: Form, language: Language) -> Result<()> {
    let locale = in_language(language);
    let expected = files(change, form, locale);
    until(&format!("the {} of {:?}", form.slug(), change.design), async || {
        for file in &expected {
            let shown = page.value(&format!("shown-{}", file.name)).await?;
            ensure!(shown == file.text, "{} is {shown}", file.name);
        }
        let none = page.text("change-none").await?;
        let steps = steps_document(change, locale);
        let without = expected.is_empty() && steps.len() > 1;
        ensure!(none == if without { locale.step_labels().not_in_form } else { "" }, "it says {none:?}");
        Ok(())
    })
    .await
}

async fn code_is_seen_and_copied(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    for language in Language::ALL {
        let settings = format!("{SETTINGS}&lang={}", language.tag());
        let person = Person::opens(browser, &site.url(&format!("/#{settings}"))).await?;
        browser.script(CATCH_COPIES, vec![]).await?;
        person.clicks("share").await?;
        person.clicks("share-change").await?;
        let (change, _) = change(&settings, "")?;
        let mut all = Vec::new();
        for form in Form::ALL {
            person.chooses("change-form", form.slug()).await?;
            shows_code(&person.page, &change, form, language).await?;
            for file in files(&change, form, in_language(language)) {
                person.clicks(&format!("copy-{}", file.name)).await?;
                person.reads(&format!("copy-{}", file.name), in_language(language).labels().copied).await?;
                all.push(file.text);
            }
        }
        // A step's commands are run elsewhere, so they are copied too.
        let commands = steps_document(&change, in_language(language)).into_iter().find_map(|block| match block {
            Block::Code(text) => Some(text),
            _ => None,
        });
        let first = "document.querySelector('[data-testid=change-steps] [data-testid=copy-code]').click()";
        browser.script(first, vec![]).await?;
        all.extend(commands);
        let copied = browser.script("return window.copied", vec![]).await?;
        ensure!(copied == json!(all), "copied is {copied}");
        person.page.is_sound().await?;
    }
    Ok(())
}

/// What is typed is in the tags, and quoted as each language asks for.
async fn a_name_is_in_front_of_names(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let person = Person::opens(browser, &site.url(&format!("/#{SETTINGS}"))).await?;
    person.clicks("share").await?;
    person.clicks("share-change").await?;
    for typed in ["orders ${x} \"y\" 'z'", "注文"] {
        person.types("change-name", typed).await?;
        // The name counts once it is typed, not with each letter.
        person.presses(keys::TAB).await?;
        let (change, language) = change(SETTINGS, typed)?;
        for form in Form::ALL {
            person.chooses("change-form", form.slug()).await?;
            shows_code(&person.page, &change, form, language).await?;
        }
    }
    person.page.is_sound().await
}

/// From the answer to the code without pointing at anything.
async fn by_keys_alone(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let person = Person::opens(browser, &site.url(&format!("/#{SETTINGS}"))).await?;
    browser.script(CATCH_COPIES, vec![]).await?;
    person.walks_to("share").await?;
    person.presses(keys::ENTER).await?;
    person.walks_to("share-link").await?;
    person.presses(keys::DOWN).await?;
    person.page.shows("change-form", true).await?;
    person.walks_to("change-form").await?;
    person.searches("C").await?;
    let (change, language) = change(SETTINGS, "")?;
    shows_code(&person.page, &change, Form::CloudFormation, language).await?;
    person.walks_to("copy-template.yaml").await?;
    person.presses(keys::ENTER).await?;
    person.reads("copy-template.yaml", in_language(language).labels().copied).await?;
    // Commands that are wider than the menu are scrolled by keys.
    let scrolled = "return [...document.querySelectorAll('[data-testid=change-steps] pre')].every(
        (code) => code.tabIndex === 0 || code.scrollWidth <= code.clientWidth)";
    ensure!(browser.script(scrolled, vec![]).await? == json!(true), "no key scrolls the commands");
    person.presses(keys::ESCAPE).await?;
    until("the keys to be where the menu was opened", async || {
        let focused = person.focused().await?;
        ensure!(focused == "share", "{focused} has them");
        Ok(())
    })
    .await?;
    person.page.is_sound().await
}

mod jobs {
    use super::*;

    in_chromium!(every_job_leads_to_its_code);

    /// The code is the model's, the budget's limit is the number of the answer, and the decision record names what the
    /// code creates.
    async fn every_job_leads_to_its_code(browser: &Browser) -> Result<()> {
        let site = site::serve()?;
        for (at, job) in JOBS.lines().filter(|line| !line.starts_with('#')).enumerate() {
            let language = Language::ALL[at % 2];
            let settings = format!("{job}&lang={}", language.tag());
            let page = Page::open(browser, &site.url(&format!("/#{settings}"))).await?;
            page.click("share-change").await?;
            let (change, _) = change(&settings, "")?;
            for form in Form::ALL {
                page.choose("change-form", form.slug()).await?;
                shows_code(&page, &change, form, language).await.context(job)?;
            }
            page.choose("change-form", Form::Terraform.slug()).await?;
            shows_code(&page, &change, Form::Terraform, language).await?;
            let figure: String = page.text("figure-recommended").await?;
            let figure: String = figure.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
            let alarms = page.value("shown-alarms.tf").await?;
            let limit = format!("limit_amount = \"{figure}\"");
            ensure!(alarms.contains(&limit), "{job}: {limit} is not in {alarms}");
            let code = page.value("shown-main.tf").await?;
            let created: BTreeSet<_> =
                code.lines().filter(|line| !line.trim_start().starts_with('#')).flat_map(endpoint_names).collect();
            page.click("share-record").await?;
            page.shows("share-preview", true).await?;
            let record = page.text("share-preview").await?;
            let named: BTreeSet<_> = endpoint_names(&record).into_iter().collect();
            let missing: Vec<_> = created.difference(&named).collect();
            ensure!(missing.is_empty(), "{job}: the record does not name {missing:?}: {record}");
            let any = !change.gateway_endpoints.is_empty() || !change.interface_endpoints.is_empty();
            ensure!(any != created.is_empty(), "{job}: {created:?}");
            page.is_sound().await?;
        }
        Ok(())
    }

    /// The names of endpoint services in a text.
    fn endpoint_names(text: &str) -> Vec<String> {
        let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
        let words = text.split(|c: char| !is_part(c)).map(|word| word.trim_end_matches('.'));
        words.filter(|word| word.starts_with("com.amazonaws.")).map(str::to_owned).collect()
    }
}
