//! Offer files in CSV.

use std::io::{Cursor, Read};

use super::{changes, small, told};
use crate::catalogue;
use crate::prices::collected_prices::CollectedPrices;
use crate::prices::recognise;

const COLUMNS: &str = "SKU,OfferTermCode,RateCode,TermType,PriceDescription,EffectiveDate,StartingRange,EndingRange,\
                       Unit,PricePerUnit,Currency,serviceCode,Location,Location Type,usageType,operation,Region Code";

/// The lines about the file.
fn preamble(offer: &str) -> String {
    format!(
        "\"FormatVersion\",\"v1.0\"\n\"Disclaimer\",\"For information only, says AWS\"\n\
         \"Publication Date\",\"2026-12-03T10:00:00Z\"\n\"Version\",\"20261203100000\"\n\"OfferCode\",\"{offer}\"\n"
    )
}

/// A line of an offer file, made of what tests tell apart.
#[derive(Clone, Copy)]
struct Row<'a> {
    sku: &'a str,
    term: &'a str,
    effective: &'a str,
    range: (&'a str, &'a str),
    unit: &'a str,
    usd: &'a str,
    currency: &'a str,
    location: &'a str,
    location_type: &'a str,
    usage: &'a str,
    operation: &'a str,
    region: &'a str,
}

/// A NAT gateway's hour in N. Virginia at its price of old.
const NAT: Row<'_> = Row {
    sku: "M2YSHUBETB3JX4M4",
    term: "OnDemand",
    effective: "2026-12-01",
    range: ("0", "Inf"),
    unit: "Hrs",
    usd: "0.0450000000",
    currency: "USD",
    location: "US East (N. Virginia)",
    location_type: "AWS Region",
    usage: "NatGateway-Hours",
    operation: "NatGateway",
    region: "us-east-1",
};

impl Row<'_> {
    fn text(&self) -> String {
        let Self { sku, term, effective, range: (from, to), unit, usd, currency, .. } = self;
        let Self { location, location_type, usage, operation, region, .. } = self;
        format!(
            "\"{sku}\",\"JRTCKXETXF\",\"{sku}.JRTCKXETXF.6YS6EN2CT7\",\"{term}\",\"$1, \"\"quoted\"\"\",{effective},\
             {from},{to},{unit},\"{usd}\",{currency},,\"{location}\",{location_type},{usage},{operation},{region}\n"
        )
    }
}

/// A whole file.
fn file(offer: &str, rows: &[Row<'_>]) -> String {
    rows.iter().fold(preamble(offer) + COLUMNS + "\n", |text, row| text + &row.text())
}

#[test]
fn a_line_is_read_by_what_it_says() {
    let confirmed = "confirmed";
    let left = |text: &str| format!("left aside: {text}");
    let cases: [(&str, Row<'_>, String); 28] = [
        ("as it is", NAT, confirmed.to_owned()),
        ("dearer", Row { usd: "0.05", ..NAT }, "us-east-1 nat_hour from 0 GB: 0.045 -> 0.05".to_owned()),
        ("huge", Row { usd: "99999999999", ..NAT }, price("99999999999")),
        ("negative", Row { usd: "-0.045", ..NAT }, price("-0.045")),
        ("text", Row { usd: "free", ..NAT }, price("free")),
        ("nothing", Row { usd: "", ..NAT }, price("")),
        ("a point", Row { usd: ".", ..NAT }, price(".")),
        ("whole", Row { usd: "40", ..NAT }, "us-east-1 nat_hour from 0 GB: 0.045 -> 40".to_owned()),
        ("too fine", Row { usd: "0.0450000001", ..NAT }, price("0.0450000001")),
        ("free", Row { usd: "0.0000000000", ..NAT }, left("free 1")),
        ("a currency", Row { currency: "CNY", ..NAT }, left("currencies 1")),
        ("a term", Row { term: "Reserved", ..NAT }, left("terms 1")),
        ("the future", Row { effective: "2027-01-01", ..NAT }, left("times 1")),
        ("a regional gateway", Row { usage: "RegionalNatGateway-Hours", ..NAT }, new("regional_nat_hour", "0.045")),
        (
            "the same, with a prefix",
            Row { usage: "USE1-RegionalNatGateway-Hours", ..NAT },
            new("regional_nat_hour", "0.045"),
        ),
        ("no boundary", Row { usage: "MyNatGateway-Hours", ..NAT }, left("others 1")),
        ("two prefixes", Row { usage: "USE1-A-NatGateway-Hours", ..NAT }, left("others 1")),
        ("more behind", Row { usage: "NatGateway-Hours-Extra", ..NAT }, left("others 1")),
        (
            "a Local Zone",
            Row { location_type: "AWS Local Zone", ..NAT },
            "elsewhere US East (N. Virginia) (AWS Local Zone)".to_owned(),
        ),
        ("a zone's code", Row { region: "us-east-1-bos-1", ..NAT }, "elsewhere us-east-1-bos-1".to_owned()),
        ("the code first", Row { usage: "APN1-NatGateway-Hours", ..NAT }, confirmed.to_owned()),
        ("then the name", Row { region: "", usage: "APN1-NatGateway-Hours", ..NAT }, confirmed.to_owned()),
        (
            "then the prefix",
            Row { region: "", location: "", usd: "0.062", usage: "APN1-NatGateway-Hours", ..NAT },
            confirmed.to_owned(),
        ),
        ("no prefix at all", Row { region: "", location: "", ..NAT }, confirmed.to_owned()),
        (
            "a prefix without a Region",
            Row { region: "", location: "", usage: "XYZ9-NatGateway-Hours", ..NAT },
            "file:7: usageType starts with \"XYZ9\", which is the prefix of no Region that is known here, and no \
             column names the Region"
                .to_owned(),
        ),
        ("a Region that the table lacks", Row { region: "eu-west-1", ..NAT }, "elsewhere eu-west-1".to_owned()),
        (
            "a unit",
            Row { unit: "GB", ..NAT },
            "file:7: Unit is \"GB\", but must be one of hrs, hours, hour, hourly".to_owned(),
        ),
        (
            "a tier that is not the first",
            Row { range: ("750", "Inf"), ..NAT },
            "file:7: the tier starts at 750, where no other ends, so the tiers are not whole".to_owned(),
        ),
    ];
    for (name, row, expected) in cases {
        assert_eq!(outcome(&file("AmazonEC2", &[row])), expected, "{name}");
    }
}

fn price(text: &str) -> String {
    format!("file:7: PricePerUnit is \"{text}\", but must be a plain decimal number below 42 with at most 8 decimals")
}

fn new(item: &str, usd: &str) -> String {
    format!("us-east-1 {item} from 0 GB: none -> {usd}")
}

/// What became of a file with one price.
fn outcome(text: &str) -> String {
    let report = told(text);
    let counts = &report.counts;
    let left = [
        (counts.free, "free"),
        (counts.other_currencies, "currencies"),
        (counts.other_terms, "terms"),
        (counts.other_times, "times"),
        (counts.others, "others"),
    ];
    let left = left.iter().filter(|(count, _)| *count > 0).map(|(count, name)| format!("left aside: {name} {count}"));
    let elsewhere = report.elsewhere.keys().map(|place| format!("elsewhere {place}"));
    let confirmed = (report.confirmed > 0).then(|| "confirmed".to_owned());
    let all: Vec<_> = changes(&report)
        .into_iter()
        .chain(report.unreadable.iter().cloned())
        .chain(report.refused.iter().cloned())
        .chain(left)
        .chain(elsewhere)
        .chain(confirmed)
        .collect();
    all.join("; ")
}

#[test]
fn other_offers_have_transfer_of_their_own() {
    let out = Row { usage: "DataTransfer-Out-Bytes", unit: "GB", operation: "", ..NAT };
    assert_eq!(told(file("AmazonCloudFront", &[out])).counts.others, 1);
    let report = told(file("AWSDataTransfer", &[out]));
    assert_eq!(
        changes(&report),
        ["us-east-1 egress from 0 GB: 0.09 -> 0.045", "us-east-1 egress from 10240 GB: 0.085 -> none",]
    );
}

#[test]
fn a_transit_gateway_is_told_apart_by_its_operation() {
    let attachment = |operation| Row { usage: "USE1-TransitGateway-Hours", unit: "hour", operation, ..NAT };
    let rows = [attachment("TransitGatewayVPC"), attachment("TransitGatewayPeering"), attachment("")];
    let report = told(file("AmazonVPC", &rows));
    assert_eq!(changes(&report), ["us-east-1 tgw_attach_hour from 0 GB: none -> 0.045"]);
    assert_eq!(report.counts.others, 2);
}

#[test]
fn what_is_free_at_first_is_not_the_price() {
    let out = |range, usd| Row { usage: "DataTransfer-Out-Bytes", unit: "GB", operation: "", range, usd, ..NAT };
    let cases: [(&str, &[Row<'_>], &str); 6] = [
        ("as it is", &[out(("0", "10240"), "0.09"), out(("10240", "Inf"), "0.085")], "confirmed"),
        (
            "free at first, out of order",
            &[out(("10240", "Inf"), "0.085"), out(("0", "1"), "0"), out(("1", "10240"), "0.09")],
            "confirmed",
        ),
        (
            "a gap",
            &[out(("0", "1024"), "0.09"), out(("10240", "Inf"), "0.085")],
            "file:8: the tier starts at 10240, where no other ends, so the tiers are not whole",
        ),
        ("no end", &[out(("0", "10240"), "0.09")], "file:7: the last tier ends at 10240, so the tiers are not whole"),
        (
            "not a TB",
            &[out(("0", "10000"), "0.09"), out(("10000", "Inf"), "0.085")],
            "file:8: the tier starts at 10000, but must at a whole number of TB, each 1024 GB",
        ),
        (
            "one start twice",
            &[out(("0", "Inf"), "0.09"), out(("0", "Inf"), "0.08")],
            "file:8: two prices start at 0, and nothing tells which one holds",
        ),
    ];
    for (name, rows, expected) in cases {
        assert_eq!(outcome(&file("AWSDataTransfer", rows)), expected, "{name}");
    }
    let global = Row { usage: "Global-DataTransfer-Out-Bytes", region: "", location: "Any", ..out(("0", "100"), "0") };
    assert_eq!(outcome(&file("AWSDataTransfer", &[global])), "elsewhere Any");
}

#[test]
fn the_newest_term_holds_and_products_must_agree() {
    let earlier = Row { effective: "2026-06-01", usd: "0.04", ..NAT };
    assert_eq!(outcome(&file("AmazonEC2", &[earlier, NAT])), "left aside: times 1; confirmed");
    let crossing = |sku, usd| Row { sku, usd, usage: "DataTransfer-Regional-Bytes", unit: "GB", ..NAT };
    let two = |usd| file("AWSDataTransfer", &[crossing("A", "0.01"), crossing("B", usd)]);
    assert_eq!(outcome(&two("0.01")), "confirmed");
    assert_eq!(outcome(&two("0.00")), "left aside: free 1; confirmed");
    let sentence = "file:8: the price is another than at file:7, and nothing tells which one holds";
    assert_eq!(outcome(&two("0.02")), sentence);
}

#[test]
fn columns_are_found_by_name() {
    let plain = file("AmazonEC2", &[NAT]);
    let spoilt = |old: &str, new: &str| plain.replacen(old, new, 1);
    let cases = [
        ("BOM", format!("\u{feff}{plain}"), "confirmed"),
        ("CRLF", plain.replace('\n', "\r\n"), "confirmed"),
        ("no end of the last line", plain.trim_end().to_owned(), "confirmed"),
        ("quoted", spoilt("SKU,", "\"SKU\","), "confirmed"),
        ("no Currency", spoilt("Currency", "Money"), "file: the price list has no column Currency"),
        ("twice", spoilt("PriceDescription", "Unit"), "file: the column Unit stands twice, at 5 and 9"),
        ("no StartingRange", spoilt("StartingRange", "Start"), "confirmed"),
        (
            "no time",
            spoilt("2026-12-03T10:00:00Z", "December"),
            "file: Publication Date is \"December\", but must be a time like 2026-09-04T23:11:17Z",
        ),
        ("a line cut short", plain.clone() + "\"SKU\",\"x\"\n", "file:8: has 2 columns, but must have 17; confirmed"),
    ];
    for (name, text, expected) in cases {
        assert_eq!(outcome(&text), expected, "{name}");
    }
    let endpoint = Row { usage: "USE1-VpcEndpoint-Bytes", unit: "GB", ..NAT };
    let text = file("AmazonVPC", &[endpoint]).replacen("StartingRange", "Start", 1);
    assert_eq!(outcome(&text), "file:7: the price has tiers, but there is no StartingRange");
}

#[test]
fn the_columns_may_be_few_and_in_any_order() {
    let text = preamble("AmazonEC2")
        + "\"Region Code\",\"usageType\",\"Currency\",\"PricePerUnit\",\"Unit\",\"TermType\",\"SKU\"\n\
           \"us-east-1\",\"NatGateway-Hours\",\"USD\",\"0.0450000000\",\"Hrs\",\"OnDemand\",\"M2YSHUBETB3JX4M4\"\n\
           \"us-east-1\",\"RegionalNatGateway-Hours\",\"USD\",\"0.0450000000\",\"Hrs\",\"OnDemand\",\
           \"KVHMMSJX774M3XRN\"\n";
    assert_eq!(outcome(&text), "us-east-1 regional_nat_hour from 0 GB: none -> 0.045; confirmed");
}

/// A file that is made while it is read, so that nobody has the whole.
pub(crate) struct Endless {
    pub left: usize,
    pub row: Vec<u8>,
    pub at: usize,
}

impl Read for Endless {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        if self.left == 0 {
            return Ok(0);
        }
        let count = buffer.len().min(self.row.len() - self.at);
        buffer[..count].copy_from_slice(&self.row[self.at..self.at + count]);
        self.at = (self.at + count) % self.row.len();
        self.left -= usize::from(self.at == 0);
        Ok(count)
    }
}

#[test]
fn a_file_is_read_as_a_stream() -> anyhow::Result<()> {
    const ROWS: usize = 100_000;
    let regions = catalogue::regions(&small)?;
    let mut prices = CollectedPrices::new("big.csv", &regions);
    let other = Row { usage: "BoxUsage:m5.large", ..NAT }.text().into_bytes();
    let rows = Endless { left: ROWS, row: other, at: 0 };
    let head = preamble("AmazonEC2") + COLUMNS + "\n";
    let last = Row { usd: "x", ..NAT }.text() + &NAT.text();
    recognise::read_from(Cursor::new(head).chain(rows).chain(Cursor::new(last)), &mut prices)?;
    assert_eq!((prices.counts.others, prices.readings.len()), (ROWS, 1));
    assert_eq!(prices.readings[0].at, format!("big.csv:{}", ROWS + 8));
    assert!(prices.unreadable[0].starts_with(&format!("big.csv:{}: PricePerUnit is \"x\"", ROWS + 7)));
    Ok(())
}

#[test]
fn a_file_that_is_none_of_them_is_named() {
    let cases: [(&[u8], &str); 10] = [
        (b"", "is empty"),
        (b"\xef\xbb\xbf\n", "is empty"),
        (b"\x1f\x8b\x08", "looks like a gzip archive: unpack it first"),
        (b"PK\x03\x04", "looks like a ZIP archive: unpack it first"),
        (b"\xff\xfe{\0", "looks like text in UTF-16: save it as UTF-8"),
        (b"<?xml version=\"1.0\"?><Error/>", "looks like a page of HTML or XML, not like a price list"),
        (b"abc\0def", "looks like a binary file, not like a price list"),
        (
            b"identity/LineItemId,lineItem/UsageType\n",
            "looks like a cost and usage report, which says what was paid, not what AWS charges",
        ),
        (b"hello\n", "looks like plain text, not like a price list"),
        (
            b"a,b\n1,2\n",
            "looks like a CSV file, but none of its first 20 lines is the header of a price list, with SKU",
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(told(text).refused, [format!("file: {expected}")]);
    }
}
