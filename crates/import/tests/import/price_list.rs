//! Price lists of AWS: what each kind of them says, and all that can be wrong with one.

use natpoint_import::imported_data::{BilledAmount, FileRefusal, FoundPrice, ImportedData, Kind, SkipReason};
use natpoint_model::catalogue::prices::PriceItem;
use proptest::prelude::*;

use crate::reading::{cuts, mutated, read, read_all, utf16};

const SLICE: &[u8] = include_bytes!("samples/offer_slice.csv");
const OFFER: &[u8] = include_bytes!("samples/offer.json");
const PRODUCTS: &[u8] = include_bytes!("samples/get_products.json");
const FEED: &[u8] = include_bytes!("samples/feed.json");

type Told<'a> = (&'a str, PriceItem, Vec<(u64, &'a str)>, &'a str, &'a str);

fn told(price: &FoundPrice) -> (&str, PriceItem, Vec<(u64, BilledAmount)>, &str, &str) {
    let tiers = price.tiers.iter().map(|tier| (tier.from_gb, tier.usd)).collect();
    (&price.region, price.item, tiers, &price.sku, &price.effective)
}

fn assert_prices(found: &ImportedData, expected: &[Told<'_>]) {
    let found: Vec<_> = found.prices.iter().map(told).collect();
    let amount = |usd: &str| BilledAmount::parse(usd).unwrap_or(BilledAmount(-1));
    let amounts = |tiers: &Vec<(u64, &str)>| tiers.iter().map(|(from, usd)| (*from, amount(usd))).collect();
    let expected: Vec<_> =
        expected.iter().map(|(region, item, tiers, sku, day)| (*region, *item, amounts(tiers), *sku, *day)).collect();
    assert_eq!(found, expected);
}

fn skipped(found: &ImportedData, file: usize) -> Vec<(SkipReason, u64, Vec<u64>)> {
    let skipped = &found.files[file].skipped;
    skipped.iter().map(|skipped| (skipped.why.clone(), skipped.count, skipped.lines.clone())).collect()
}

#[test]
fn a_slice_of_an_offer_file_is_read() {
    use PriceItem as P;
    let found = read(SLICE);
    assert_eq!(found.files[0].kind, Some(Kind::PriceListCsv));
    let expected = [
        ("eu-west-2", P::NatHour, vec![(0, "0.05")], "AAAAAAAAAAAAAAA1", ""),
        ("eu-west-2", P::NatGb, vec![(0, "0.05")], "AAAAAAAAAAAAAAA3", ""),
        ("eu-west-2", P::RegionalNatHour, vec![(0, "0.05")], "AAAAAAAAAAAAAAA2", ""),
        ("us-east-1", P::NatHour, vec![(0, "0.045")], "AAAAAAAAAAAAAAA4", ""),
    ];
    assert_prices(&found, &expected);
    assert_eq!((found.files[0].used, skipped(&found, 0)), (4, vec![]));
    // Without the lines in front, each line alone says enough.
    let text = std::str::from_utf8(SLICE).unwrap();
    let slice = text.split_inclusive('\n').skip(5).collect::<String>();
    assert_eq!(read(slice.as_bytes()).prices, found.prices);
    for bytes in [utf16(text, false), utf16(text, true), text.replace('"', "").into_bytes()] {
        assert_eq!(read(&bytes).prices, found.prices);
    }
}

/// The header of a whole file, and lines of it.
fn lines(lines: &[&str]) -> String {
    let header = "SKU,TermType,EffectiveDate,StartingRange,EndingRange,Unit,PricePerUnit,Currency,serviceCode,Location,\
                  Location Type,usageType,operation,Region Code";
    [&[header], lines].concat().join("\n")
}

#[test]
fn tiers_reservations_currencies_and_places_are_told_apart() {
    use PriceItem as P;
    let value = |field: &str| SkipReason::Value { field: field.to_owned() };
    let text = lines(&[
        "S1,OnDemand,2026-09-01,1048576,5242880,GB,0.0060000000,USD,AmazonVPC,,,APN1-VpcEndpoint-Bytes,,ap-northeast-1",
        "S1,OnDemand,2026-09-01,0,1048576,GB,0.0100000000,USD,AmazonVPC,,,APN1-VpcEndpoint-Bytes,,ap-northeast-1",
        "S1,OnDemand,2026-09-01,5242880,Inf,GB,0.0040000000,USD,AmazonVPC,,,APN1-VpcEndpoint-Bytes,,ap-northeast-1",
        "S2,Reserved,2026-09-01,0,Inf,Hrs,0.01,USD,AmazonEC2,,,APN1-NatGateway-Hours,,ap-northeast-1",
        "S3,OnDemand,2026-09-01,0,Inf,Hrs,0.37,CNY,AmazonEC2,,,CNN1-NatGateway-Hours,,cn-north-1",
        "S4,OnDemand,2026-09-01,0,Inf,Hrs,0.1,USD,AmazonEC2,Los Angeles,AWS Local Zone,NatGateway-Hours,,us-east-1",
        "S5,OnDemand,2026-09-01,0,Inf,Hrs,0.1,USD,AmazonEC2,,,NatGateway-Hours,,xx-nowhere-1",
        "S6,OnDemand,2026-09-01,0,Inf,GB,0.1,USD,AmazonEC2,,,NatGateway-Hours,,us-east-1",
        "S7,OnDemand,2026-09-01,0,Inf,Hrs,-1,USD,AmazonEC2,,,NatGateway-Hours,,us-east-1",
        "S8,OnDemand,2026-09-01,0,Inf,Hrs,0.065,USD,AmazonVPC,EU (Ireland),,EU-TransitGateway-Hours,TransitGatewayVPN,",
        "S9,OnDemand,2026-09-01,0,Inf,Hrs,0.05,USD,AmazonVPC,EU (Ireland),,EU-TransitGateway-Hours,TransitGatewayVPC,",
        "S10,OnDemand,2026-09-01,10240,Inf,GB,0.085,USD,AWSDataTransfer,,,DataTransfer-Out-Bytes,,us-east-1",
        "S11,OnDemand,2026-09-01,0,Inf,GB,0,USD,AWSDataTransfer,,,DataTransfer-Regional-Bytes,,us-east-1",
        "S12,x",
        "S13,OnDemand,2026-09-01,0,Inf,Hrs,0.0042,USD,AmazonEC2,,,BoxUsage:t4g.nano,RunInstances,us-east-1",
    ]);
    let found = read(text.as_bytes());
    let tiers = vec![(0, "0.01"), (1_048_576, "0.006"), (5_242_880, "0.004")];
    let nano = PriceItem::from_slug("t4g_nano_hour").unwrap();
    let expected = [
        ("ap-northeast-1", P::EndpointGb, tiers, "S1", "2026-09-01"),
        ("eu-west-1", P::TransitGatewayAttachmentHour, vec![(0, "0.05")], "S9", "2026-09-01"),
        ("us-east-1", nano, vec![(0, "0.0042")], "S13", "2026-09-01"),
    ];
    assert_prices(&found, &expected);
    assert_eq!(
        skipped(&found, 0),
        [
            (SkipReason::OtherUsage, 3, vec![5, 11, 14]),
            (SkipReason::OtherCurrency, 1, vec![6]),
            (SkipReason::UnknownRegion, 2, vec![7, 8]),
            (value("Unit"), 1, vec![9]),
            (value("PricePerUnit"), 1, vec![10]),
            (SkipReason::Fields { expected: 14 }, 1, vec![15]),
            (value("StartingRange"), 1, vec![13]),
        ]
    );
    assert_eq!((found.files[0].records, found.files[0].used), (15, 5));
}

#[test]
fn a_whole_offer_in_json_is_read() {
    use PriceItem as P;
    let found = read(OFFER);
    assert_eq!(found.files[0].kind, Some(Kind::PriceListJson));
    let tiers = vec![(0, "0.01"), (1_048_576, "0.006"), (5_242_880, "0.004")];
    let expected = [
        ("ap-northeast-1", P::EndpointHour, vec![(0, "0.014")], "BBBBBBBBBBBBBBB1", "2026-09-01"),
        ("ap-northeast-1", P::EndpointGb, tiers, "BBBBBBBBBBBBBBB2", "2026-09-01"),
        ("us-east-1", P::EndpointHour, vec![(0, "0.01")], "BBBBBBBBBBBBBBB3", "2026-09-01"),
    ];
    assert_prices(&found, &expected);
    assert_eq!(skipped(&found, 0), [(SkipReason::OtherUsage, 1, vec![4])]);
    assert_eq!((found.files[0].records, found.files[0].used), (4, 3));
}

#[test]
fn answers_of_get_products_are_texts_or_objects_alone_or_in_a_list() {
    use PriceItem as P;
    let found = read(PRODUCTS);
    assert_eq!(found.files[0].kind, Some(Kind::PricingProducts));
    let expected = [("ap-southeast-1", P::NatHour, vec![(0, "0.059")], "CCCCCCCCCCCCCCC1", "2026-08-01")];
    assert_prices(&found, &expected);
    let broken = SkipReason::Value { field: "PriceList".to_owned() };
    assert_eq!(skipped(&found, 0), [(SkipReason::OtherUsage, 1, vec![1]), (broken, 1, vec![3])]);
    let value: serde_json::Value = serde_json::from_slice(PRODUCTS).unwrap();
    let texts = value["PriceList"].as_array().unwrap();
    let objects: Vec<serde_json::Value> =
        texts.iter().filter_map(|text| serde_json::from_str(text.as_str().unwrap()).ok()).collect();
    for list in [serde_json::to_vec(texts).unwrap(), serde_json::to_vec(&objects).unwrap()] {
        let again = read(&list);
        assert_eq!((again.files[0].kind, &again.prices), (Some(Kind::PricingProducts), &found.prices));
    }
}

#[test]
fn each_price_of_a_feed_counts_once() {
    use PriceItem as P;
    let found = read(FEED);
    assert_eq!(found.files[0].kind, Some(Kind::PriceListJson));
    let tiers = vec![(0, "0.01"), (1_048_576, "0.006"), (5_242_880, "0.004")];
    let expected = [
        ("ap-northeast-1", P::EndpointHour, vec![(0, "0.014")], "DDDDDDDDDDDDDDD1", ""),
        ("ap-northeast-1", P::EndpointGb, tiers, "DDDDDDDDDDDDDDD2", ""),
        ("ap-northeast-1", P::ResourceEndpointHour, vec![(0, "0.028")], "DDDDDDDDDDDDDDD3", ""),
        ("sa-east-1", P::EndpointHour, vec![(0, "0.021")], "DDDDDDDDDDDDDDD5", ""),
    ];
    assert_prices(&found, &expected);
    assert_eq!(skipped(&found, 0), [(SkipReason::OtherUsage, 1, vec![6]), (SkipReason::UnknownRegion, 1, vec![7])]);
    assert_eq!((found.files[0].records, found.files[0].used), (8, 6));
}

/// One price of Tokyo's NAT gateways in a file of a day.
fn list(published: &str, sku: &str, effective: &str, usd: &str) -> String {
    let front = if published.is_empty() {
        String::new()
    } else {
        format!("FormatVersion,v1.0\nPublication Date,{published}\nOfferCode,AmazonEC2\n")
    };
    let row = format!("{sku},OnDemand,{effective},0,Inf,Hrs,{usd},USD,,,,APN1-NatGateway-Hours,,");
    front + &lines(&[&row])
}

#[test]
fn the_newest_of_disagreeing_prices_is_kept_and_the_others_told() {
    let old = list("2026-01-05T00:00:00Z", "S1", "2024-02-01", "0.061");
    let new = list("2026-09-05T00:00:00Z", "S1", "2024-02-01", "0.062");
    let expected = [("ap-northeast-1", PriceItem::NatHour, vec![(0, "0.062")], "S1", "2024-02-01")];
    for (files, at) in [([&old, &new], 0), ([&new, &old], 1)] {
        let found = read_all(&files.map(String::as_bytes));
        assert_prices(&found, &expected);
        assert_eq!(skipped(&found, at), [(SkipReason::OtherPrice, 1, vec![5])]);
        assert_eq!((found.files[at].used, found.files[1 - at].used), (0, 1));
        assert_eq!(skipped(&found, 1 - at), []);
    }
    // The same price again is used again.
    let found = read_all(&[new.as_bytes(), new.as_bytes()]);
    assert_eq!((found.files[0].used, found.files[1].used, found.prices.len()), (1, 1, 1));
    // Of two lists that say the same, the newer one is cited.
    let renamed = list("2026-10-05T00:00:00Z", "S2", "2024-02-01", "0.062");
    for files in [[&new, &renamed], [&renamed, &new]] {
        assert_eq!(read_all(&files.map(String::as_bytes)).prices[0].sku, "S2");
    }
    // One of the day itself holds; one that is still to come does not.
    assert_eq!(read(list("2026-09-05T00:00:00Z", "S1", "2026-09-05", "0.07").as_bytes()).prices.len(), 1);
    let coming = list("2026-09-05T00:00:00Z", "S1", "2026-10-01", "0.07");
    assert_eq!(skipped(&read(coming.as_bytes()), 0), [(SkipReason::OtherPrice, 1, vec![5])]);
}

#[test]
fn within_a_list_the_newest_holds_and_a_tie_of_different_prices_says_nothing() {
    let row = |sku: &str, day: &str, usd: &str| {
        format!("{sku},OnDemand,{day},0,Inf,Hrs,{usd},USD,AmazonEC2,,,APN1-NatGateway-Hours,,")
    };
    for (rows, usd, passed) in [
        (vec![row("S1", "2025-01-01", "0.061"), row("S1", "2026-01-01", "0.062")], Some("0.062"), vec![2]),
        (vec![row("S1", "2026-01-01", "0.062"), row("S2", "2025-01-01", "0.061")], Some("0.062"), vec![3]),
        (vec![row("S1", "2026-01-01", "0.062"), row("S2", "2026-01-01", "0.061")], None, vec![2, 3]),
        (vec![row("S1", "2026-01-01", "0.062"), row("S2", "2026-01-01", "0.062")], Some("0.062"), vec![]),
        (vec![row("S1", "2026-01-01", "0.062"), row("S2", "2026-01-01", "0")], Some("0.062"), vec![]),
    ] {
        let found = read(lines(&rows.iter().map(String::as_str).collect::<Vec<_>>()).as_bytes());
        let prices: Vec<_> = found.prices.iter().map(|price| price.tiers[0].usd).collect();
        assert_eq!(
            prices,
            usd.map(|usd| BilledAmount::parse(usd).unwrap()).into_iter().collect::<Vec<_>>(),
            "{rows:?}"
        );
        let told = skipped(&found, 0).into_iter().find(|skipped| skipped.0 == SkipReason::OtherPrice);
        assert_eq!(told.map(|told| told.2).unwrap_or_default(), passed, "{rows:?}");
    }
}

#[test]
fn what_is_free_at_first_is_not_the_price_and_nothing_is_free_behind_a_price() {
    let row = |from: &str, to: &str, usd: &str| {
        format!("S1,OnDemand,2026-09-01,{from},{to},GB,{usd},USD,AWSDataTransfer,,,DataTransfer-Out-Bytes,,us-east-1")
    };
    for (rows, expected) in [
        (vec![row("0", "100", "0"), row("100", "10240", "0.09"), row("10240", "Inf", "0.085")], Some(vec![0, 10240])),
        (vec![row("0", "Inf", "0.09"), row("0", "Inf", "0.09")], Some(vec![0])),
        (vec![row("0", "10240", "0.09"), row("10240", "Inf", "0")], None),
        (vec![row("0", "10240", "0.09")], None),
        (vec![row("0", "10240", "0.09"), row("20480", "Inf", "0.08")], None),
        (vec![row("0", "Inf", "0.09"), row("10240", "Inf", "0.08")], None),
        (vec![row("0", "Inf", "0.09"), row("0", "Inf", "0.08")], None),
        (vec![row("0", "Inf", "0")], None),
    ] {
        let found = read(lines(&rows.iter().map(String::as_str).collect::<Vec<_>>()).as_bytes());
        let starts = found.prices.first().map(|price| price.tiers.iter().map(|tier| tier.from_gb).collect::<Vec<_>>());
        assert_eq!(starts, expected, "{rows:?}");
    }
}

#[test]
fn transfer_belongs_to_the_region_that_it_comes_from() {
    let header = "SKU,TermType,Unit,PricePerUnit,Currency,serviceCode,usageType,StartingRange,\
                  Region Code,From Region Code";
    let row = "S1,OnDemand,GB,0.09,USD,AWSDataTransfer,DataTransfer-Out-Bytes,0,us-west-2,us-east-1";
    let text = [header, row].join("\n");
    let json = r#"{"products":{"S1":{"attributes":{"servicecode":"AWSDataTransfer","usagetype":"DataTransfer-Out-Bytes",
        "regionCode":"us-west-2","fromRegionCode":"us-east-1"}}},"terms":{"OnDemand":{"S1":{"T":{"priceDimensions":
        {"R":{"unit":"GB","beginRange":"0","endRange":"Inf","pricePerUnit":{"USD":"0.09"}}}}}}}}"#;
    for found in [read(text.as_bytes()), read(json.as_bytes())] {
        assert_prices(&found, &[("us-east-1", PriceItem::Egress, vec![(0, "0.09")], "S1", "")]);
    }
}

#[test]
fn a_feed_or_an_offer_in_another_currency_says_nothing() {
    let euros = std::str::from_utf8(FEED).unwrap().replace("\"USD\"", "\"EUR\"");
    let found = read(euros.as_bytes());
    assert_eq!((found.prices.len(), found.files[0].skipped[0].why.clone()), (0, SkipReason::OtherCurrency));
    let yuan = std::str::from_utf8(OFFER).unwrap().replace("\"USD\"", "\"CNY\"");
    let found = read(yuan.as_bytes());
    assert_eq!((found.prices.len(), found.files[0].skipped[0].why.clone()), (0, SkipReason::OtherCurrency));
}

#[test]
fn headers_that_do_not_do_are_refused() {
    let missing = |names: &[&str]| FileRefusal::MissingColumns(names.iter().map(|name| (*name).to_owned()).collect());
    for (text, refused) in [
        ("SKU,PricePerUnit,usageType\n", missing(&["TermType", "Unit", "Currency"])),
        ("SKU,sku,PricePerUnit\n", FileRefusal::DoubledColumn("SKU".to_owned())),
        ("FormatVersion,v1.0\nDisclaimer,x\n", missing(&["SKU"])),
    ] {
        let found = read(text.as_bytes());
        assert_eq!((found.files[0].kind, found.files[0].refused.clone()), (Some(Kind::PriceListCsv), Some(refused)));
    }
    let endless = format!("FormatVersion,v1.0\n{}", "a,b\n".repeat(1000));
    assert!(matches!(read(endless.as_bytes()).files[0].refused, Some(FileRefusal::MissingColumns(_))));
}

#[test]
fn lists_that_are_something_else_do_no_harm() {
    for text in [
        r#"{"products":{},"terms":{}}"#,
        r#"{"products":{"A":1,"B":{"attributes":[]}},"terms":{"OnDemand":7}}"#,
        r#"{"products":{"A":{"attributes":{"usagetype":"NatGateway-Hours","servicecode":"AmazonEC2"}}},
            "terms":{"OnDemand":{"A":{"x":{"priceDimensions":{"y":{"pricePerUnit":{"USD":7}}}}}}}}"#,
        r#"{"PriceList":[]}"#,
        r#"{"PriceList":[1,null,"x",{},[]]}"#,
        r#"[{"product":7}]"#,
        r#"{"manifest":{},"regions":{}}"#,
        r#"{"manifest":{},"regions":{"Asia Pacific (Tokyo)":{"Hourly charge for NAT Gateways":{}},"x":[]}}"#,
    ] {
        let found = read(text.as_bytes());
        assert_eq!((found.files[0].refused.clone(), found.prices), (None, vec![]), "{text}");
        assert!(found.files[0].kind.is_some());
    }
}

proptest! {
    #[test]
    fn any_cut_and_any_change_gives_the_same_and_never_panics(
        which in 0_usize..4,
        changes in prop::collection::vec((any::<usize>(), any::<u8>(), any::<u8>()), 0..12),
        sizes in prop::collection::vec(1_usize..300, 1..9),
    ) {
        let bytes = mutated([SLICE, OFFER, PRODUCTS, FEED][which], &changes);
        let found = read(&bytes);
        prop_assert_eq!(cuts(&bytes, &sizes), found);
    }

    #[test]
    fn any_bytes_behind_a_header_are_survived(rest in prop::collection::vec(any::<u8>(), 0..2000)) {
        read(&[lines(&[""]).as_bytes(), &rest].concat());
    }
}
