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

in_every_engine!(
    code_is_seen_and_copied,
    a_name_is_in_front_of_names,
    by_keys_alone,
    files_are_checked_before_it_starts,
    the_bill_stands_beside_the_prediction,
);

/// The article's case, and networks of the jobs that the page is built for.
const JOBS: &str = include_str!("../../crates/change/tests/validators/links.txt");

/// Both NAT gateways stay, with endpoints of both kinds beside them.
const SETTINGS: &str = "v1&region=us-east-1&nat=az&s.s3=400&s.logs=3000&out=1";

/// What a click copies is told to the test. Firefox runs scripts of tests with a `Promise` of their own, which is none
/// to the page.
const CATCH_COPIES: &str = "window.copied = [];
    const clipboard = { writeText: (text) => { window.copied.push(text); return window.Promise.resolve(); } };
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

/// What the AWS CLI lists of a VPC whose DNS is off, and whose network ACL lets no answers in.
const LISTS: &str = r#"
{"NatGateways": [{"NatGatewayId": "nat-0a1b2c3d", "VpcId": "vpc-0a1b2c3d", "SubnetId": "subnet-p", "State": "available",
  "ConnectivityType": "public", "NatGatewayAddresses": [{"PublicIp": "203.0.113.7"}]}]}
{"Subnets": [
  {"SubnetId": "subnet-a", "VpcId": "vpc-0a1b2c3d", "AvailabilityZone": "us-east-1a", "CidrBlock": "10.0.1.0/24",
   "AvailableIpAddressCount": 200, "MapPublicIpOnLaunch": false},
  {"SubnetId": "subnet-b", "VpcId": "vpc-0a1b2c3d", "AvailabilityZone": "us-east-1b", "CidrBlock": "10.0.2.0/24",
   "AvailableIpAddressCount": 0, "MapPublicIpOnLaunch": false}]}
{"RouteTables": [{"RouteTableId": "rtb-1", "VpcId": "vpc-0a1b2c3d", "Associations": [{"Main": true}],
  "Routes": [{"DestinationCidrBlock": "0.0.0.0/0", "NatGatewayId": "nat-0a1b2c3d", "State": "active"}]}]}
{"NetworkAcls": [{"NetworkAclId": "acl-1", "VpcId": "vpc-0a1b2c3d",
  "Associations": [{"SubnetId": "subnet-a"}, {"SubnetId": "subnet-b"}],
  "Entries": [
    {"CidrBlock": "0.0.0.0/0", "Egress": true, "Protocol": "-1", "RuleAction": "allow", "RuleNumber": 100},
    {"CidrBlock": "0.0.0.0/0", "Egress": false, "Protocol": "6", "RuleAction": "allow", "RuleNumber": 100,
     "PortRange": {"From": 443, "To": 443}}]}]}
{"VpcId": "vpc-0a1b2c3d", "EnableDnsSupport": {"Value": false}}
{"VpcId": "vpc-0a1b2c3d", "EnableDnsHostnames": {"Value": true}}
"#;

/// What was seen is said with the command that mends it, and what was not seen is asked.
async fn files_are_checked_before_it_starts(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let person = Person::opens(browser, &site.url(&format!("/#{SETTINGS}"))).await?;
    person.clicks("share").await?;
    person.clicks("share-change").await?;
    let asked = person.reads("change-checks", "Are both DNS attributes of the VPC on?").await?;
    ensure!(asked.contains("describe-vpc-attribute --vpc-id \"$VPC_ID\""), "{asked}");
    person.presses(keys::ESCAPE).await?;
    person.drops("lists.json", LISTS).await?;
    person.page.shows("bring-take", true).await?;
    person.clicks("share").await?;
    for part in [
        "vpc-0a1b2c3d: enableDnsSupport is off",
        "aws --region us-east-1 ec2 modify-vpc-attribute --vpc-id vpc-0a1b2c3d --enable-dns-support",
        "us-east-1b: free addresses that the endpoints need in one private subnet: 1; the most that one has: 0.",
        "acl-1 around subnet-a: its last rule stops answers",
        "Is there a private hosted zone with the name of a service?",
    ] {
        person.reads("change-checks", part).await?;
    }
    let told = person.page.text("change-checks").await?;
    ensure!(!told.contains("Are both DNS attributes"), "what was seen is not asked: {told}");
    person.page.is_sound().await
}

/// 30 days of Cost Explorer: 2 gateways for 720 h, and more through them than was predicted.
const BILL: &str = r#"{"ResultsByTime": [{"TimePeriod": {"Start": "2026-09-01", "End": "2026-10-01"},
 "Total": {}, "Groups": [
  {"Keys": ["NatGateway-Hours"], "Metrics": {"UnblendedCost": {"Amount": "64.8", "Unit": "USD"},
    "UsageQuantity": {"Amount": "1440", "Unit": "Hrs"}}},
  {"Keys": ["VpcEndpoint-Hours"], "Metrics": {"UnblendedCost": {"Amount": "14.4", "Unit": "USD"},
    "UsageQuantity": {"Amount": "1440", "Unit": "Hrs"}}}], "Estimated": false}]}"#;

/// A bill after the change is compared line by line; once its volumes are applied it is the month before.
async fn the_bill_stands_beside_the_prediction(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let person = Person::opens(browser, &site.url(&format!("/#{SETTINGS}"))).await?;
    person.drops("cost.json", BILL).await?;
    person.page.shows("bring-take", true).await?;
    person.clicks("share").await?;
    person.clicks("share-change").await?;
    let compared = person.reads("change-outcome", "30 days, scaled to 730 h.").await?;
    // 64.80 of 720 h are 65.70 of 730, as 2 x 730 h x 0.045 are.
    ensure!(compared.contains("$65.70 $65.70 $0.00"), "{compared}");
    person.clicks("text-outcome").await?;
    let text = person.page.value("shown-outcome").await?;
    ensure!(text.contains("| $65.70 | $65.70 | $0.00 |"), "{text}");
    person.presses(keys::ESCAPE).await?;
    person.clicks("bring-take").await?;
    person.clicks("share").await?;
    person.page.shows("change-outcome", false).await?;
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
            // Descriptions of variables show what a name looks like, and comments what is not created.
            let says = |line: &&str| !["#", "description"].iter().any(|start| line.trim_start().starts_with(start));
            let created: BTreeSet<_> = code.lines().filter(says).flat_map(endpoint_names).collect();
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
