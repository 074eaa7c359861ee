//! What becomes of the catalogue's files.

use std::fmt::Write as _;

use anyhow::{Context as _, Result};
use natpoint_price_items::PriceItem;
use natpoint_price_list::usage_types;
use natpoint_price_list::{Channel, PublishedList};

use super::{Texts, changes, real, small, tell};
use crate::catalogue::csv_file::CsvFile;
use crate::prices::evidence::improved;
use crate::prices::report::Report;
use crate::prices::table::{Row, Table, usd};

/// A price list with prices of Tokyo and N. Virginia, by usage type.
fn list(offer: &str, published: &str, prices: &[(&str, &str, &str, &str)]) -> String {
    let mut text =
        format!("FormatVersion,v1.0\nPublication Date,{published}T01:02:03Z\nVersion,1\nOfferCode,{offer}\n");
    text += "SKU,RateCode,TermType,StartingRange,Unit,PricePerUnit,Currency,usageType,operation,Region Code\n";
    for (region, usage, from, usd) in prices {
        let unit = if usage.ends_with("Bytes") { "GB" } else { "Hrs" };
        let code = format!("AAAABBBBCCCCDDDD.JRTCKXETXF.{from:0>10}");
        let _ = writeln!(text, "AAAABBBBCCCCDDDD,{code},OnDemand,{from},{unit},{usd},USD,{usage},,{region}");
    }
    text
}

fn one(text: &str) -> Result<(Report, Texts)> {
    tell(&small, &[("file", text.as_bytes())])
}

/// The lines of a text that another does not have.
fn added(new: &str, old: &str) -> Vec<String> {
    new.lines().filter(|line| old.lines().all(|known| known != *line)).map(str::to_owned).collect()
}

#[test]
fn the_items_are_those_of_the_catalogue() {
    for known in PriceItem::ALL.map(PriceItem::spec).into_iter().filter(|known| known.is_listed()) {
        let (slug, unit) = (known.slug, known.csv_unit.unwrap_or_default());
        let by_the_gb = unit.starts_with("USD/GB") && !unit.ends_with("month");
        assert_eq!(by_the_gb, known.units.contains(&"gb"), "{slug}");
        assert_eq!(unit.ends_with("month"), known.units.contains(&"gb-mo"), "{slug}");
        assert_eq!(slug.ends_with("gbps_hour"), known.units.contains(&"gbps-hrs"), "{slug}");
    }
    let named = |usage| usage_types::find("AmazonEC2", usage, "").map(PriceItem::slug);
    assert_eq!(named("EU-NatGateway-Hours"), Some("nat_hour"));
    assert_eq!(named("EU-RegionalNatGateway-Bytes"), Some("regional_nat_gb"));
    assert_eq!(named("NatGateway-Prvd-Gbps"), Some("nat_prvd_gbps_hour"));
    assert_eq!(named("NatGateway-Prvd-Bytes"), None);
    let tiered: Vec<_> = PriceItem::ALL.into_iter().filter(|item| item.spec().tiered).map(PriceItem::slug).collect();
    assert_eq!(tiered, ["vpce_gb", "egress"]);
    assert_eq!([0, 1, 4_500_000, 107_600_000, 4_200_000_000].map(usd), ["0", "0.00000001", "0.045", "1.076", "42"]);
}

#[test]
fn files_without_prices_of_ours_leave_every_byte_as_it_is() -> Result<()> {
    for read in [&real as &dyn Fn(&str) -> Result<String>, &small] {
        let (report, texts) = tell(read, &[("empty", b"{\"PriceList\": []}"), ("none", b"<html>")])?;
        assert_eq!(texts, Texts::new());
        assert_eq!((report.confirmed, report.refused.len(), report.missing.len()), (0, 1, 0));
    }
    Ok(())
}

/// Price lists that say what the real table says.
fn lists_of_the_table(published: &str) -> Result<Vec<String>> {
    let table = Table::read(&real)?;
    let mut lists: Vec<(&str, String)> = Vec::new();
    for row in table.rows.iter().filter(|row| row.subject.1.spec().is_listed()) {
        let (region, item) = (table.regions.code(row.subject.0), row.subject.1);
        let known = item.spec();
        let at = lists.iter().position(|(offer, _)| *offer == known.offer).unwrap_or_else(|| {
            let head = list(known.offer, published, &[]).replace(",operation,", ",EndingRange,operation,");
            lists.push((known.offer, head));
            lists.len() - 1
        });
        let tiers = table.tiers(row.subject);
        let next = tiers.iter().find(|other| other.from > row.from).map(|other| other.from.to_string());
        let (to, unit) = (next.unwrap_or_else(|| "Inf".to_owned()), known.units[0]);
        let (from, price, usage) = (row.from, usd(row.units), known.usage_type);
        let operation = known.operation.unwrap_or_default();
        let sku = format!("{region}{}", item.slug());
        let line = format!("{sku},,OnDemand,{from},{unit},{price}00,USD,XX1-{usage},{to},{operation},{region}\n");
        lists[at].1 += &line;
    }
    Ok(lists.into_iter().map(|(_, text)| text).collect())
}

#[test]
fn the_tables_own_prices_change_none() -> Result<()> {
    let rows = Table::read(&real)?.rows.iter().filter(|row| row.subject.1.spec().is_listed()).count();
    for (published, is_new) in [("2020-01-01", false), ("2099-01-01", true)] {
        let lists = lists_of_the_table(published)?;
        // A list for each offer, whatever their number.
        let names: Vec<String> = (0..lists.len()).map(|at| format!("list-{at}")).collect();
        let files: Vec<_> = names.iter().map(String::as_str).zip(lists.iter().map(String::as_bytes)).collect();
        let (report, texts) = tell(&real, &files)?;
        assert_eq!((report.confirmed, report.changed.len(), report.missing.len()), (rows, 0, 0), "{report}");
        assert_eq!((report.unreadable.len(), report.table), (0, None));
        assert_eq!(report.refreshed == rows, is_new);
        assert!(!texts.contains_key("superseded.csv"));
        assert_eq!(texts.contains_key("table.csv"), is_new);
        if is_new {
            let again = |name: &str| texts.get(name).map_or_else(|| real(name), |text| Ok(text.clone()));
            let (report, texts) = tell(&again, &files)?;
            assert_eq!((report.confirmed, report.refreshed, texts), (rows, 0, Texts::new()));
        }
    }
    Ok(())
}

#[test]
fn what_lists_of_2026_said_is_in_the_table() -> Result<()> {
    let prices = [
        ("eu-west-2", "EUW2-NatGateway-Hours", "0", "0.0500000000"),
        ("eu-west-2", "EUW2-RegionalNatGateway-Hours", "0", "0.0500000000"),
        ("eu-west-2", "EUW2-NatGateway-Bytes", "0", "0.0500000000"),
        ("us-east-1", "NatGateway-Hours", "0", "0.0450000000"),
        ("us-east-1", "RegionalNatGateway-Hours", "0", "0.0450000000"),
        ("eu-west-1", "EU-NatGateway-Hours", "0", "0.0480000000"),
    ];
    let text = list("AmazonEC2", "2026-09-04", &prices);
    let (report, _) = tell(&real, &[("file", text.as_bytes())])?;
    assert_eq!((report.confirmed, report.changed.len(), report.stale.len()), (6, 0, 0), "{report}");
    Ok(())
}

#[test]
fn a_change_makes_a_new_table_and_keeps_the_old_price() -> Result<()> {
    let prices = [
        ("us-east-1", "NatGateway-Hours", "0", "0.05"),
        ("us-east-1", "USE1-RegionalNatGateway-Hours", "0", "0.045"),
        ("ap-northeast-1", "APN1-NatGateway-Bytes", "0", "0.0620000000"),
    ];
    let (report, texts) = one(&list("AmazonEC2", "2026-12-03", &prices))?;
    assert_eq!(
        changes(&report),
        [
            "ap-northeast-1 nat_gb from 0 GB: none -> 0.062",
            "us-east-1 nat_hour from 0 GB: 0.045 -> 0.05",
            "us-east-1 regional_nat_hour from 0 GB: none -> 0.045",
        ]
    );
    assert_eq!(report.missing, [("ap-northeast-1".to_owned(), vec!["nat_hour"])]);
    assert_eq!(report.table, Some(("2026-11".to_owned(), "2026-12".to_owned())));
    assert_eq!(texts["table.csv"], "id,date\n2026-12,2026-12-03\n2026-11,2026-09-21\n");
    let code = "AWS price list AmazonEC2 (2026-12-03)#AAAABBBBCCCCDDDD.JRTCKXETXF.0000000000";
    assert_eq!(
        added(&texts["prices.csv"], &small("prices.csv")?),
        [
            format!("us-east-1,nat_hour,USD/h per NAT gateway,0,0.05,one source,{code}"),
            format!("us-east-1,regional_nat_hour,USD/h per AZ the regional NAT is active in,0,0.045,one source,{code}"),
            format!("ap-northeast-1,nat_gb,USD/GB processed,0,0.062,one source,{code}"),
        ]
    );
    assert_eq!(
        added(&texts["superseded.csv"], &small("superseded.csv")?),
        [
            "2026-11,ap-northeast-1,nat_gb,USD/GB processed,0,,unverified,none",
            "2026-11,us-east-1,nat_hour,USD/h per NAT gateway,0,0.045,one source,list",
            "2026-11,us-east-1,regional_nat_hour,USD/h per AZ the regional NAT is active in,0,,unverified,none",
        ]
    );
    assert_eq!(
        added(&texts["sources.csv"], &small("sources.csv")?),
        ["AWS price list AmazonEC2 (2026-12-03),\"AWS price list, AmazonEC2 offer, version 1\",AWS price list \
         AmazonEC2 (2026-12-03),2026-12-03"]
    );
    Ok(())
}

#[test]
fn a_tier_that_stands_keeps_its_sources() -> Result<()> {
    let out = |from, usd| ("us-east-1", "DataTransfer-Out-Bytes", from, usd);
    let tiers = [out("0", "0.09"), out("10240", "0.08"), out("51200", "0.07")];
    let (report, texts) = one(&list("AWSDataTransfer", "2026-05-05", &tiers))?;
    assert_eq!((report.changed.len(), report.stale.len()), (0, 2));
    assert_eq!(texts, Texts::new());

    let (report, texts) = one(&list("AWSDataTransfer", "2026-11-05", &tiers))?;
    assert_eq!(
        changes(&report),
        ["us-east-1 egress from 10240 GB: 0.085 -> 0.08", "us-east-1 egress from 51200 GB: none -> 0.07",]
    );
    assert!(texts["table.csv"].starts_with("id,date\n2026-11-2,2026-11-05\n2026-11,"));
    let name = "AWS price list AWSDataTransfer (2026-11-05)#AAAABBBBCCCCDDDD.JRTCKXETXF";
    let item = "us-east-1,egress,USD/GB internet data transfer out";
    assert_eq!(
        added(&texts["prices.csv"], &small("prices.csv")?),
        [
            format!("{item},0,0.09,confirmed>=2 (website feed + Price List API/bill),{name}.0000000000 + feed"),
            format!("{item},10240,0.08,one source,{name}.0000010240"),
            format!("{item},51200,0.07,one source,{name}.0000051200"),
        ]
    );
    assert_eq!(added(&texts["superseded.csv"], "").len(), 3);
    Ok(())
}

#[test]
fn a_newer_list_takes_the_place_of_an_earlier_one() -> Result<()> {
    let hour = [("us-east-1", "NatGateway-Hours", "0", "0.05")];
    let (_, first) = one(&list("AmazonEC2", "2026-12-03", &hour))?;
    let read = |name: &str| first.get(name).map_or_else(|| small(name), |text| Ok(text.clone()));
    let second = list("AmazonEC2", "2027-01-07", &hour);
    let (report, texts) = tell(&read, &[("file", second.as_bytes())])?;
    assert_eq!((report.confirmed, report.refreshed, report.table), (1, 1, None));
    assert_eq!(texts["table.csv"], "id,date\n2026-12,2027-01-07\n2026-11,2026-09-21\n");
    assert!(!texts.contains_key("superseded.csv"));
    let sources = CsvFile::parse("sources.csv", &texts["sources.csv"], &["name", "reference", "title", "date"])?;
    let last = sources.rows().last().context("a source")?;
    assert_eq!(last.text("name")?, "AWS price list AmazonEC2 (2027-01-07)");
    assert_eq!(sources.rows().count(), 3);
    Ok(())
}

/// A row's confidence and sources, the list's channel, day and rate code, and what they make of the row.
type Case<'a> = (&'a str, &'a str, Channel, &'a str, Option<&'a str>, Option<(&'a str, String)>);

#[test]
fn a_feed_and_a_list_found_a_price_together() -> Result<()> {
    let price_list = list("AmazonEC2", "2026-12-03", &[("us-east-1", "NatGateway-Hours", "0", "0.05")]);
    let feed = r#"{"manifest": {"source": "natgateway", "currencyCode": "USD", "hawkFilePublicationDate":
        "2026-12-01T00:00:00Z"}, "regions": {"US East (N. Virginia)": {"Hourly charge for NAT Gateways":
        {"rateCode": "M2YSHUBETB3JX4M4.JRTCKXETXF.6YS6EN2CT7", "price": "0.0500000000"}}}}"#;
    let (report, texts) = tell(&small, &[("feed", feed.as_bytes()), ("list", price_list.as_bytes())])?;
    assert_eq!((report.changed.len(), report.confirmed, report.refreshed), (1, 0, 0));
    let row = &added(&texts["prices.csv"], &small("prices.csv")?)[0];
    assert!(row.contains(",0.05,confirmed>=2 (website feed + Price List API/bill),"), "{row}");
    // Where they differ, the newer one holds.
    let (report, _) =
        tell(&small, &[("feed", feed.replace("0.05", "0.06").as_bytes()), ("list", price_list.as_bytes())])?;
    assert_eq!(changes(&report), ["us-east-1 nat_hour from 0 GB: 0.045 -> 0.05"]);
    Ok(())
}

#[test]
fn evidence_changes_only_for_the_better() -> Result<()> {
    const FEED: &str = "feed#CA23TN2NAN47KGCF.JRTCKXETXF.6YS6EN2CT7";
    const TWO_CHANNELS: &str = "confirmed>=2 (website feed + Price List API/bill)";
    const CODE: &str = "AAAABBBBCCCCDDDD.JRTCKXETXF.6YS6EN2CT7";
    let sources = Table::read(&small)?.sources;
    let coded = format!("AWS price list AmazonEC2 (2026-08-08)#{CODE}");
    let cases: [Case<'_>; 10] = [
        ("unverified", "none", Channel::PriceList, "2026-08-08", Some(CODE), Some(("one source", coded.clone()))),
        (
            "one source",
            FEED,
            Channel::PriceList,
            "2026-08-08",
            None,
            Some((TWO_CHANNELS, format!("{FEED} + AWS price list AmazonEC2 (2026-08-08)"))),
        ),
        (
            "one source",
            FEED,
            Channel::PriceList,
            "2026-08-08",
            Some(CODE),
            Some((TWO_CHANNELS, format!("{coded} + feed"))),
        ),
        ("one source", "list", Channel::PriceList, "2026-09-21", Some(CODE), None),
        (
            "one source",
            "list",
            Channel::PriceList,
            "2026-08-08",
            Some(CODE),
            Some(("confirmed>=2", format!("{coded} + list"))),
        ),
        (
            "one source",
            "feed",
            Channel::Feed,
            "2026-08-08",
            None,
            Some((
                "confirmed>=2 (two dated captures of one AWS feed)",
                "feed + AWS website price feed AmazonEC2 (2026-08-08)".to_owned(),
            )),
        ),
        (TWO_CHANNELS, "feed + list", Channel::PriceList, "2026-08-08", None, None),
        (TWO_CHANNELS, "feed + list", Channel::Feed, "2026-06-01", None, None),
        (
            TWO_CHANNELS,
            "feed + list",
            Channel::PriceList,
            "2026-12-01",
            None,
            Some((TWO_CHANNELS, "feed + list + AWS price list AmazonEC2 (2026-12-01)".to_owned())),
        ),
        ("one source", "feed", Channel::Feed, "2026-06-01", Some(CODE), None),
    ];
    let row = Table::read(&small)?.rows[0].clone();
    for (confidence, source, channel, day, code, expected) in cases {
        let (published, version) = (format!("{day}T00:00:00Z"), String::new());
        let list = PublishedList { channel, offer: "AmazonEC2".to_owned(), published, version };
        let row = Row { confidence: confidence.to_owned(), source: source.to_owned(), ..row.clone() };
        let found = improved(&row, &list, code, &sources);
        assert_eq!(found, expected.map(|(confidence, source)| (confidence.to_owned(), source)), "{source} {day}");
    }
    Ok(())
}

#[test]
fn the_report_says_it_all() -> Result<()> {
    let prices = [
        ("us-east-1", "NatGateway-Hours", "0", "0.05"),
        ("us-west-9", "NatGateway-Hours", "0", "0.05"),
        ("ap-northeast-1", "NatGateway-Bytes", "0", "0.1.2"),
        ("ap-northeast-1", "BoxUsage:m5.large", "0", "0.1"),
    ];
    let text = list("AmazonEC2", "2026-12-03", &prices);
    let (report, _) = tell(&small, &[("lists/ec2.csv", text.as_bytes()), ("me.txt", b"me")])?;
    assert_eq!(
        report.to_string(),
        "\
Read: 1
  lists/ec2.csv: price list AmazonEC2 of 2026-12-03, CSV, 1 prices of ours
Refused: 1
  me.txt: looks like plain text, not like a price list
Changed: 1
  us-east-1 nat_hour from 0 GB: 0.045 -> 0.05, AWS price list AmazonEC2 (2026-12-03)
Confirmed: 0, of which 0 are better founded now
Not found in the files: 1
  ap-northeast-1: nat_hour
Unreadable: 1
  lists/ec2.csv:8: PricePerUnit is \"0.1.2\", but must be a plain decimal number below 42 with at most 8 decimals
Prices of places that the table does not have: 1
  us-west-9: 1
Left aside: 1 prices of other things, 0 of other terms, 0 in other currencies, 0 not in force, 0 without a charge
Table: 2026-11 -> 2026-12; the prices of 2026-11 are kept for its links
"
    );
    Ok(())
}
