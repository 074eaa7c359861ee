//! What the readers give to a visitor, and what becomes of prices that are not what they must be.

use natpoint_price_items::PriceItem;
use natpoint_price_list::{
    HeaderFault, ListedPrice, OfferCsvReader, PriceListVisitor, PricedRange, PublishedList, TierEnd, TierFault,
    WhyPassedOver, has_prices, is_answers, is_feed, is_offer, pruned_json, read_answers, read_feed, read_offer, tiers,
};
use serde_json::{Value, json};

/// Writes down all that it is told.
#[derive(Debug, Default, PartialEq, Eq)]
struct Noted {
    lists: Vec<PublishedList>,
    prices: Vec<String>,
    passed: Vec<String>,
    other_terms: usize,
    covered: Vec<String>,
}

impl PriceListVisitor for Noted {
    fn begin_list(&mut self, list: &PublishedList, _: Option<usize>) -> bool {
        self.lists.push(list.clone());
        list.offer != "Unwanted"
    }
    fn price(&mut self, price: &ListedPrice<'_>) {
        let range = price.range(|usd| Ok(usd.to_owned())).map_or_else(
            |part| part.sentence,
            |PricedRange { from, to, amount }| format!("{amount} from {from} to {to:?}"),
        );
        self.prices.push(format!("{} {:?} {range}", price.item.slug(), price.region()));
    }
    fn pass_over(&mut self, why: WhyPassedOver, at: u64, sample: &[u8]) {
        self.passed.push(format!("{at} {why:?} {}", String::from_utf8_lossy(sample)));
    }
    fn covers(&mut self, offer: &str, region_code: &str) {
        self.covered.push(format!("{offer} {region_code}"));
    }
    fn other_terms(&mut self, count: usize) {
        self.other_terms += count;
    }
}

fn csv(rows: &[&str]) -> (Noted, Result<(), HeaderFault>) {
    let (mut noted, mut reader) = (Noted::default(), OfferCsvReader::with_rate_codes());
    for (line, row) in (1..).zip(rows) {
        let cells: Vec<&str> = row.split(',').collect();
        let cell = |column: usize| cells.get(column).map_or(&b""[..], |cell| cell.as_bytes());
        if let Err(fault) = reader.row(line, cells.len(), cell, &mut noted) {
            return (noted, Err(fault));
        }
    }
    let end = reader.finish();
    (noted, end)
}

const HEADER: &str = "SKU,TermType,Unit,PricePerUnit,Currency,usageType,StartingRange,EndingRange,Location";

#[test]
fn rows_are_prices_or_are_passed_over_for_a_reason() {
    let (noted, end) = csv(&[
        "OfferCode,AmazonVPC",
        HEADER,
        "S1,OnDemand,GB,0.01,USD,APN1-VpcEndpoint-Bytes,0,1048576,",
        "S2,OnDemand,Hrs,0.01,USD,VpcEndpoint-Hours,0,Inf,EU (Ireland)",
        "S3,OnDemand,Days,0.01,USD,VpcEndpoint-Hours,0,Inf,",
        "S4,Reserved,Hrs,0.01,USD,VpcEndpoint-Hours,0,Inf,",
        "S5,OnDemand,Hrs,0.01,CNY,VpcEndpoint-Hours,0,Inf,",
        "S6,OnDemand,Hrs,0.01,USD,VpcEndpoint-Days,0,Inf,",
        "S7,OnDemand",
    ]);
    assert_eq!(end, Ok(()));
    assert_eq!(
        noted.prices,
        [
            "vpce_gb Code(\"ap-northeast-1\") 0.01 from 0 to At(1048576)",
            "vpce_hour Name(\"EU (Ireland)\") 0.01 from 0 to Never",
            "vpce_hour Code(\"us-east-1\") Unit is \"Days\", but must be one of hrs, hours, hour, hourly",
        ]
    );
    assert_eq!(
        noted.passed,
        [
            "6 OtherTerm VpcEndpoint-Hours",
            "7 OtherCurrency VpcEndpoint-Hours",
            "8 OtherItem { prices: 1 } VpcEndpoint-Days",
            "9 Columns { found: 2, expected: 9 } ",
        ]
    );
}

#[test]
fn headers_that_do_not_do_are_refused() {
    assert_eq!(csv(&["OfferCode,AmazonVPC"]).1, Err(HeaderFault::Missing(vec!["SKU"])));
    assert_eq!(csv(&["SKU,PricePerUnit,Unit,usageType,Currency"]).1, Err(HeaderFault::Missing(vec!["TermType"])));
    let doubled = HeaderFault::Doubled { name: "RateCode", places: [10, 11] };
    assert_eq!(csv(&[&format!("{HEADER},RateCode,rate code")]).1, Err(doubled));
    assert_eq!(csv(&["OfferCode,Unwanted", HEADER]).1, Err(HeaderFault::Unwanted));
}

/// An offer file, whose texts stand in the order of the alphabet.
fn offer() -> Value {
    let term = |usd: Value| {
        json!({ "T": { "effectiveDate": "2026-09-01", "priceDimensions": { "S.T.R": {
        "unit": "Hrs", "beginRange": "0", "endRange": "Inf", "pricePerUnit": usd } } } })
    };
    let product = |usage_type: &str| {
        json!({ "attributes": {
        "servicecode": "AmazonEC2", "usagetype": usage_type, "regionCode": "us-east-1" } })
    };
    json!({
        "offerCode": "AmazonEC2", "publicationDate": "2026-09-04T23:11:17Z", "disclaimer": "x",
        "products": {
            "A": product("NatGateway-Hours"), "B": product("BoxUsage:m5.large"), "C": product("NatGateway-Hours"),
        },
        "terms": {
            "OnDemand": { "A": term(json!({ "USD": "0.045" })), "B": term(json!({ "USD": "1" })),
                          "C": term(json!({ "CNY": "0.3" })) },
            "Reserved": { "A": {}, "B": {} },
        },
    })
}

#[test]
fn a_pruned_file_has_the_prices_of_the_whole_one() -> serde_json::Result<()> {
    let (mut whole, mut pruned) = (Noted::default(), Noted::default());
    assert_eq!(read_offer(&offer(), &mut whole), 3);
    let kept = pruned_json(offer().to_string().as_bytes(), &mut pruned)?;
    assert_eq!(kept["products"].as_object().map(serde_json::Map::len), Some(2));
    assert!(is_offer(&kept) && !is_feed(&kept) && !is_answers(&kept) && !has_prices(&kept));
    assert_eq!(pruned.passed, ["0 OtherItem { prices: 1 } B"]);
    assert_eq!((pruned.other_terms, pruned.covered.len()), (2, 3));
    read_offer(&kept, &mut pruned);
    assert_eq!(whole.prices, ["nat_hour Code(\"us-east-1\") 0.045 from 0 to Never"]);
    assert_eq!((&pruned.prices, &pruned.lists), (&whole.prices, &whole.lists));
    assert_eq!(whole.passed, ["2 OtherItem { prices: 1 } BoxUsage:m5.large", "3 OtherCurrency NatGateway-Hours"]);
    assert!(pruned_json(&b"{\"terms\": {}}"[..], &mut pruned).is_err());
    Ok(())
}

#[test]
fn each_answer_names_its_list_and_a_torn_one_is_passed_over() {
    let answer = |offer: &str| json!({ "serviceCode": offer, "product": offer_product(), "terms": {} });
    let mut noted = Noted::default();
    let answers = json!({ "PriceList": [answer("AmazonEC2"), answer("Unwanted").to_string(), "{\"product\":", {}] });
    assert!(is_answers(&answers));
    assert_eq!(read_answers(&answers, &mut noted), 4);
    assert_eq!(noted.lists.iter().map(|list| list.offer.as_str()).collect::<Vec<_>>(), ["AmazonEC2", "Unwanted"]);
    assert_eq!(
        noted.passed,
        [
            "1 OtherItem { prices: 0 } x",
            "3 NoProduct(\"EOF while parsing a value at line 1 column 11\") {\"product\":",
            "4 NoProduct(\"has no product\") ",
        ]
    );
}

fn offer_product() -> Value {
    json!({ "sku": "A", "attributes": { "usagetype": "x" } })
}

#[test]
fn a_feed_has_each_price_twice() {
    let entry = json!({ "rateCode": "A.B.C", "price": "0.045" });
    let feed = json!({
        "manifest": { "source": "vpc", "currencyCode": "USD", "hawkFilePublicationDate": "2026-09-04" },
        "regions": { "EU (Ireland)": { "Hourly charge for NAT Gateways": entry, "hash": entry, "Something else": {} } },
    });
    assert!(is_feed(&feed) && has_prices(&feed));
    let mut noted = Noted::default();
    assert_eq!(read_feed(&feed, &mut noted), 2);
    assert_eq!(noted.prices, ["nat_hour Name(\"EU (Ireland)\") 0.045 from 0 to Unsaid"]);
    assert_eq!(noted.passed, ["2 OtherItem { prices: 1 } Something else"]);
}

/// Ranges, each with its amount, and what they are as tiers.
type TierCase<'a> = (&'a [(u64, TierEnd, u32)], Result<Vec<(u64, usize)>, (usize, TierFault)>);

#[test]
fn ranges_are_tiers_or_are_refused_with_a_place() {
    const END: TierEnd = TierEnd::Never;
    let at = TierEnd::At;
    let cases: [TierCase<'_>; 10] = [
        (&[(0, END, 5)], Ok(vec![(0, 0)])),
        (&[(0, at(10), 5), (10, END, 4)], Ok(vec![(0, 0), (10, 1)])),
        (&[(0, TierEnd::Unsaid, 5), (10, TierEnd::Unsaid, 4)], Ok(vec![(0, 0), (10, 1)])),
        (&[(0, at(1), 0), (1, at(10), 5), (10, END, 4)], Ok(vec![(0, 1), (10, 2)])),
        (&[(0, END, 5), (0, END, 5)], Ok(vec![(0, 0)])),
        (&[(0, END, 0)], Ok(vec![])),
        (&[(0, END, 5), (0, END, 4)], Err((1, TierFault::TwoPrices))),
        (&[(0, at(1), 5), (10, END, 4)], Err((1, TierFault::NotNext))),
        (&[(0, at(10), 5), (10, END, 0)], Err((1, TierFault::FreeBehindPrice))),
        (&[(0, at(10), 5)], Err((0, TierFault::NotLast(10)))),
    ];
    for (ranges, expected) in cases {
        let ranges: Vec<_> = ranges.iter().map(|&(from, to, amount)| PricedRange { from, to, amount }).collect();
        assert_eq!(tiers(&ranges), expected, "{ranges:?}");
    }
}

#[test]
fn every_listed_item_is_found_by_its_usage_type() {
    use natpoint_price_list::usage_types::{find, region_prefix};
    for item in PriceItem::ALL.into_iter().filter(|item| item.spec().is_listed()) {
        let known = item.spec();
        let usage_type = format!("APN1-{}", known.usage_type);
        assert_eq!(find(known.offer, &usage_type, known.operation.unwrap_or_default()), Some(item));
        assert_eq!(region_prefix(item, &usage_type), "APN1");
    }
}
