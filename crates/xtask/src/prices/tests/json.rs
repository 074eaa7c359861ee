//! Offer files in JSON, answers of `aws pricing get-products`, and the website's feeds.

use std::io::{Cursor, Read as _};

use serde_json::{Value, json};

use super::csv::Endless;
use super::{changes, small, tell, told};
use crate::catalogue;
use crate::prices::collected_prices::CollectedPrices;
use crate::prices::recognise;

/// A product of N. Virginia.
fn product(usage: &str) -> Value {
    json!({ "sku": "M2YSHUBETB3JX4M4", "productFamily": "NAT Gateway", "attributes": {
        "servicecode": "AmazonEC2", "location": "US East (N. Virginia)", "locationType": "AWS Region",
        "usagetype": usage, "operation": "NatGateway", "regionCode": "us-east-1", "group": "NGW:NatGateway",
    }})
}

/// Terms of one price.
fn terms(usd: &Value) -> Value {
    json!({ "M2YSHUBETB3JX4M4.JRTCKXETXF": {
        "offerTermCode": "JRTCKXETXF", "sku": "M2YSHUBETB3JX4M4", "effectiveDate": "2026-12-01T00:00:00Z",
        "priceDimensions": { "M2YSHUBETB3JX4M4.JRTCKXETXF.6YS6EN2CT7": {
            "rateCode": "M2YSHUBETB3JX4M4.JRTCKXETXF.6YS6EN2CT7", "description": "…", "beginRange": "0",
            "endRange": "Inf", "unit": "Hrs", "pricePerUnit": usd, "appliesTo": [],
        }},
        "termAttributes": {},
    }})
}

fn answer(usage: &str, usd: &str) -> Value {
    json!({ "product": product(usage), "serviceCode": "AmazonEC2", "version": "20261203100000",
            "publicationDate": "2026-12-03T10:00:00Z",
            "terms": { "OnDemand": terms(&json!({ "USD": usd })), "Reserved": { "x": {} } } })
}

/// An offer file; serde would sort the keys, whose order matters.
fn offer(products: &str, terms: &str) -> String {
    format!(
        "{{\"formatVersion\":\"v1.0\",\"disclaimer\":\"\",\"offerCode\":\"AmazonEC2\",\"version\":\"20261203100000\",\
         \"publicationDate\":\"2026-12-03T10:00:00Z\",\"products\":{products},\"terms\":{terms},\
         \"attributesList\":{{}}}}"
    )
}

#[test]
fn an_offer_file_is_read() {
    let products = json!({ "M2YSHUBETB3JX4M4": product("NatGateway-Hours"), "B": product("BoxUsage:m5.large") });
    let file = |usd: &Value| {
        let on_demand = json!({ "A": terms(usd), "B": terms(usd), "M2YSHUBETB3JX4M4": terms(usd) });
        offer(&products.to_string(), &json!({ "OnDemand": on_demand, "Reserved": { "B": {} } }).to_string())
    };
    let report = told(file(&json!({ "USD": "0.0460000000" })));
    assert_eq!(report.files, ["file: price list AmazonEC2 of 2026-12-03, JSON, 1 prices of ours"]);
    assert_eq!(changes(&report), ["us-east-1 nat_hour from 0 GB: 0.045 -> 0.046"]);
    assert_eq!((report.counts.others, report.counts.other_terms), (2, 1));
    assert_eq!(told(file(&json!({ "CNY": "0.37" }))).counts.other_currencies, 1);
    let unreadable = told(format!("\u{feff}{}", file(&json!({ "USD": "much" })))).unreadable;
    assert_eq!(
        unreadable,
        ["file: M2YSHUBETB3JX4M4.JRTCKXETXF.6YS6EN2CT7: pricePerUnit.USD is \"much\", but must be a plain decimal \
         number below 42 with at most 8 decimals"]
    );
}

#[test]
fn answers_are_read_as_text_and_as_objects() {
    let object = answer("NatGateway-Hours", "0.0460000000");
    let text = Value::from(object.to_string());
    for list in [json!([text]), json!([object]), json!([text, object])] {
        for file in [list.clone(), json!({ "FormatVersion": "aws_v1", "NextToken": "x", "PriceList": list })] {
            let report = told(file.to_string());
            assert_eq!(changes(&report), ["us-east-1 nat_hour from 0 GB: 0.045 -> 0.046"], "{file}");
            assert_eq!(report.files.len(), 1);
        }
    }
    let other = told(json!({ "PriceList": [answer("EBS:VolumeUsage.piops", "0.138")] }).to_string());
    assert_eq!((other.counts.others, other.counts.other_terms, other.changed.len()), (1, 1, 0));
    let torn = told(json!({ "PriceList": ["{\"product\":", answer("NatGateway-Hours", "0.045")] }).to_string());
    assert_eq!(torn.unreadable, ["file: PriceList[0]: EOF while parsing a value at line 1 column 11"]);
    assert_eq!(torn.confirmed, 1);
    assert!(told("{\"PriceList\": []}").refused.is_empty());
}

#[test]
fn an_offer_file_is_read_as_a_stream() -> anyhow::Result<()> {
    const PRODUCTS: usize = 50_000;
    let regions = catalogue::regions(&small)?;
    let mut prices = CollectedPrices::new("big.json", &regions);
    let usd = json!({ "USD": "0.045" });
    let [other, nat] = ["BoxUsage:m5.large", "NatGateway-Hours"].map(product);
    let whole = offer(
        &format!("{{#\"M2YSHUBETB3JX4M4\":{nat}}}"),
        &format!("{{\"OnDemand\":{{#\"M2YSHUBETB3JX4M4\":{}}}}}", terms(&usd)),
    );
    let [head, middle, tail] = whole.split('#').collect::<Vec<_>>()[..] else { anyhow::bail!("three parts") };
    let many = |text: Value| Endless { left: PRODUCTS, row: format!("\"OTHER\": {text},\n").into_bytes(), at: 0 };
    let text = |text: &str| Cursor::new(text.to_owned());
    let file = text(head).chain(many(other)).chain(text(middle)).chain(many(terms(&usd))).chain(text(tail));
    recognise::read_from(file, &mut prices)?;
    assert_eq!((prices.counts.others, prices.readings.len()), (PRODUCTS, 1));
    Ok(())
}

/// The beginning of a feed, with one Region.
fn feed(currency: &str, entries: &Value) -> String {
    json!({ "manifest": { "source": "vpc", "currencyCode": currency, "esIndex": "plc-vpc-usd",
                          "hawkFilePublicationDate": "2026-12-03T10:00:00Z" },
            "sets": {}, "regions": { "US East (N. Virginia)": entries, "Asia Pacific (Atlantis)": {
                "Hourly charge for NAT Gateways": { "rateCode": "A.B.C", "price": "1" } } } })
    .to_string()
}

#[test]
fn a_feed_is_read_by_its_descriptions() {
    let entry = |code: &str, price: &str| json!({ "rateCode": code, "price": price, "RegionlessRateCode": "x" });
    let gb = "Charge for per GB data processed by VPC Endpoints per GB from";
    let entries = json!({
        "iqjApSEPEtLs5ZMoe8h2BUQ3Nq2JPdQ6S6kgTyMPLO0": entry("M2YSHUBETB3JX4M4.JRTCKXETXF.6YS6EN2CT7", "0.045"),
        "Hourly charge for NAT Gateways": entry("M2YSHUBETB3JX4M4.JRTCKXETXF.6YS6EN2CT7", "0.0450000000"),
        "Hourly charge for VPC Endpoints per Hrs": entry("EN2N5TATXE673A3B.JRTCKXETXF.6YS6EN2CT7", "0.0110000000"),
        format!("{gb} 0 to 1048576"): entry("DQYYEZBCWSW5XS2R.JRTCKXETXF.D7RZ6WCPVW", "0.01"),
        format!("{gb} 1048576 to Inf"): entry("DQYYEZBCWSW5XS2R.JRTCKXETXF.RBMR72YW69", "0.006"),
        "Hourly charge for VPC Endpoints of another kind": entry("X.B.C", "7"),
        "Hourly charge for Client VPN Endpoints per Hourly": entry("Y.B.C", "0.1"),
    });
    let report = told(feed("USD", &entries));
    assert_eq!(report.files, ["file: website price feed \"vpc\" of 2026-12-03, 4 prices of ours"]);
    assert_eq!(
        changes(&report),
        [
            "us-east-1 vpce_hour from 0 GB: 0.01 -> 0.011",
            "us-east-1 vpce_gb from 0 GB: none -> 0.01",
            "us-east-1 vpce_gb from 1048576 GB: none -> 0.006",
        ]
    );
    assert_eq!((report.confirmed, report.counts.others), (1, 2));
    assert_eq!(report.elsewhere.into_iter().collect::<Vec<_>>(), [("Asia Pacific (Atlantis)".to_owned(), 1)]);
    assert_eq!(told(feed("CNY", &entries)).counts.other_currencies, 5);
}

#[test]
fn other_json_is_named() {
    let cases = [
        (
            "{\"Reservations\": [], \"x\": 1}",
            "looks like JSON with \"Reservations\", \"x\", but a price list has products and terms, or PriceList, or \
             regions",
        ),
        ("{}", "looks like JSON with no keys, but a price list has products and terms, or PriceList, or regions"),
        (
            "{\"regions\": {\"us-east-1\": {\"regionCode\": \"us-east-1\", \"currentVersionUrl\": \"/x\"}}}",
            "looks like AWS's index of price lists, which names the files that have the prices",
        ),
        ("{\"products\": {}, \"ter", "EOF while parsing a string at line 1 column 21"),
        (
            "{\"terms\": {}, \"products\": {}}",
            "the terms stand before the products that they are of at line 1 column 9",
        ),
        (
            "{\"PriceList\": {\"a\": 1}}",
            "invalid type: map, expected a list of products with their terms at line 1 column 19",
        ),
        ("{\"PriceList\": []} {}", "trailing characters at line 1 column 19"),
    ];
    for (text, expected) in cases {
        assert_eq!(told(text).refused, [format!("file: {expected}")]);
    }
}

#[test]
fn a_file_that_breaks_off_counts_for_nothing_and_the_others_are_read() -> anyhow::Result<()> {
    let answers = json!({ "PriceList": [answer("NatGateway-Hours", "0.05")] }).to_string();
    let torn = &answers.as_bytes()[..answers.len() - 1];
    let good = json!([answer("NatGateway-Hours", "0.046")]).to_string();
    let (report, _) = tell(&small, &[("torn", torn), ("good", good.as_bytes())])?;
    assert_eq!(changes(&report), ["us-east-1 nat_hour from 0 GB: 0.045 -> 0.046"]);
    assert_eq!(report.refused.len(), 1);
    assert!(report.refused[0].starts_with("torn: EOF while parsing"));
    Ok(())
}
