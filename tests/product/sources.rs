//! Every price says where it was read, how sure it is and how old, on the page and in the export.

use natpoint_export::Export;
use natpoint_link::{Language, Link};
use natpoint_model::catalogue::prices::{self, PriceItem};
use natpoint_model::catalogue::regions::{N_VIRGINIA, RegionId, TOKYO};
use natpoint_model::catalogue::sources::Confidence;
use natpoint_model::compare::{Axis, Report};
use natpoint_text::document::Block;
use natpoint_text::sources::{OfferCounts, document};

fn region(code: &str) -> RegionId {
    RegionId::from_code(code).expect("a Region")
}

fn rows(code: &str, today: &str, language: Language) -> Vec<Vec<String>> {
    let blocks = document(region(code), today, natpoint_text::in_language(language)).into_iter();
    let mut tables = blocks.filter_map(|block| match block {
        Block::Table { rows, .. } => Some(rows),
        _ => None,
    });
    tables.next().expect("a table")
}

fn paragraphs(code: &str) -> String {
    let blocks = document(region(code), "2026-11-26", natpoint_text::in_language(Language::English));
    let paragraphs = blocks.into_iter().filter_map(|block| match block {
        Block::Paragraph(text) => Some(text),
        _ => None,
    });
    paragraphs.collect::<Vec<_>>().join("\n")
}

#[test]
fn every_price_of_every_region_stands_in_its_table_in_both_languages() {
    for language in Language::ALL {
        let all: usize = RegionId::all().map(|id| rows(id.code(), "2026-11-26", language).len()).sum();
        assert_eq!(all, prices::all().len());
        for cells in RegionId::all().flat_map(|id| rows(id.code(), "2026-11-26", language)) {
            assert!(cells.iter().all(|cell| !cell.is_empty()), "{cells:?}");
        }
    }
}

#[test]
fn what_is_over_a_year_old_is_marked_and_what_is_not_is_not() {
    let marked = |today: &str| {
        let rows = rows("ap-northeast-1", today, Language::English);
        rows.iter().filter(|cells| cells[3].contains("over a year old")).count()
    };
    let old = prices::all().iter().filter(|price| price.region() == TOKYO);
    let old = old.filter(|price| price.date().is_some_and(|date| date < "2025-11-26")).count();
    assert_eq!(marked("2026-11-26"), old);
    assert!(marked("2026-11-26") < marked("2027-11-26"), "another year makes more of them old");
    assert_eq!(marked(""), 0, "without a day nothing is said");
}

#[test]
fn second_sources_raise_how_sure_a_price_is() {
    let confidence = |code: &str, item| prices::flat(region(code), item).expect("a price").confidence();
    // AWS's EC2 pricing page names no Region that is excepted; GovCloud does not stand on it.
    assert_eq!(confidence("mx-central-1", PriceItem::InterAzGbEachWay), Confidence::OneSource);
    assert!(prices::all().iter().all(|price| price.confidence() > Confidence::Unverified));
    for code in ["us-east-2", "eu-central-1", "ap-southeast-2", "ap-south-1", "me-central-1", "eu-north-1"] {
        assert!(confidence(code, PriceItem::NatGb) >= Confidence::TwoSources, "{code}");
    }
    let weak = RegionId::all().filter(|id| confidence(id.code(), PriceItem::NatGb) == Confidence::OneSource);
    assert_eq!(weak.count(), 20, "as many as are still open; a discounted bill that fits badly confirms none");
    // Every Region's NAT gateway costs by the GB what it costs by the hour.
    for id in RegionId::all() {
        let price = |item| prices::flat(id, item).map(prices::Price::unit_price);
        assert_eq!(price(PriceItem::NatGb), price(PriceItem::NatHour), "{}", id.code());
    }
}

#[test]
fn gaps_and_oddities_of_a_region_are_said() {
    assert!(paragraphs("ap-southeast-6").contains("Without a price here: "), "{}", paragraphs("ap-southeast-6"));
    assert!(paragraphs("ap-southeast-6").contains("0 prices are known"), "{}", paragraphs("ap-southeast-6"));
    let jakarta = paragraphs("ap-southeast-3");
    assert!(jakarta.contains("Without a price: ap-northeast-3, ap-southeast-6, sa-east-1."), "{jakarta}");
    assert!(paragraphs("me-central-1").contains("0.117"));
    assert!(paragraphs("us-gov-west-1").contains("free 100 GB"));
    let counts = OfferCounts::of(N_VIRGINIA);
    assert_eq!((counts.offered, counts.not_offered), (603, 14));
}

#[test]
fn the_export_of_prices_has_a_row_for_each_price_of_the_region() {
    let (link, _) = Link::read("v1&region=us-east-1&s.logs=10");
    let report = Report::new(&link.scenario, Axis::AllServices);
    let export = Export {
        scenario: &link.scenario,
        report: &report,
        axis: Axis::AllServices,
        locale: natpoint_text::in_language(Language::English),
        currency: None,
        view_options: &link.view_options,
        address: "",
        settings: "",
    };
    let text = export.prices_csv();
    let rows: Vec<_> = text.lines().skip(1).collect();
    let expected: Vec<_> = prices::all().iter().filter(|price| price.region() == N_VIRGINIA).collect();
    assert_eq!(rows.len(), expected.len());
    for (row, price) in rows.iter().zip(expected) {
        let start = format!("us-east-1,{},", price.item().slug());
        assert!(row.starts_with(&start) && row.contains(&format!(",{},", price.usd())), "{row}");
    }
}
