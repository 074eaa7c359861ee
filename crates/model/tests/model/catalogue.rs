//! The compiled catalogue against the CSV files that it comes from, and its shape.

// A panic is how a test reports.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use natpoint_model::catalogue::instances::InstanceType;
use natpoint_model::catalogue::prices::{self, Price, PriceItem, PriceListVersion, TABLE_DATE, TABLE_ID};
use natpoint_model::catalogue::regions::{N_VIRGINIA, RegionId, TOKYO};
use natpoint_model::catalogue::services::{Kinds, ServiceId};
use natpoint_model::catalogue::sources::{Confidence, SourceId};
use natpoint_model::catalogue::{interregion, workloads};
use natpoint_model::units::{Gb, UsdPerGb, UsdPerHour};

#[test]
fn every_price_row_is_in_the_table_with_all_its_sources() {
    let references: BTreeMap<_, _> =
        rows(include_str!("../../src/catalogue/data/sources.csv")).map(|row| (row["name"].clone(), row)).collect();
    let rows: Vec<_> = rows(include_str!("../../src/catalogue/data/prices.csv")).collect();
    assert_eq!(rows.len(), prices::all().len());
    for row in rows {
        let region = RegionId::from_code(&row["region"]).expect(&row["region"]);
        let item = PriceItem::from_slug(&row["item"]).expect(&row["item"]);
        let tier: u64 = row["tier_from_gb"].parse().expect("a whole number");
        let price = prices::tiers(region, item).iter().find(|price| price.from() == Gb::whole(tier)).expect("a tier");

        assert_eq!(price.usd(), row["usd"], "{row:?}");
        assert_eq!((price.region(), price.item()), (region, item));
        assert_eq!(price.confidence(), confidence(&row["confidence"]), "{row:?}");
        let expected: Vec<_> = cited(&row["source"])
            .map(|(name, _)| (references[name]["reference"].as_str(), references[name]["date"].as_str()))
            .collect();
        let sources = price.sources().iter().map(|source| source.info());
        let found: Vec<_> = sources.map(|source| (source.name, source.date.unwrap_or_default())).collect();
        assert_eq!(price.rate_code(), cited(&row["source"]).next().and_then(|(_, code)| code), "{row:?}");
        assert_eq!(found, expected, "{row:?}");
    }
}

#[test]
fn prices_are_sorted_without_doubles() {
    let keys: Vec<_> = prices::all().iter().map(|price| (price.region(), price.item(), price.from())).collect();
    assert!(keys.is_sorted_by(|left, right| left < right));
    let codes: Vec<_> = RegionId::all().map(RegionId::code).collect();
    assert!(codes.is_sorted_by(|left, right| left < right));
}

#[test]
fn every_region_has_every_item_but_the_known_gaps() {
    // A newer price list may fill a gap, and opens none.
    let partial = |item| match item {
        PriceItem::RegionalNatHour | PriceItem::InstanceHour(InstanceType::C7gnMedium) => Some(5),
        PriceItem::RegionalNatGb | PriceItem::FirewallEndpointHour | PriceItem::FirewallGb => Some(2),
        PriceItem::NatProvisionedGbpsHour => Some(11),
        PriceItem::ResourceEndpointHour => Some(21),
        PriceItem::CrossRegionProviderHour => Some(29),
        // What lies between two Regions stands in a table of its own.
        PriceItem::OtherRegionOutGb | PriceItem::OtherRegionInGb => Some(0),
        _ => None,
    };
    assert_eq!(RegionId::COUNT, 36);
    for item in PriceItem::ALL {
        let without: Vec<_> =
            RegionId::all().filter(|&id| prices::flat(id, item).is_none()).map(RegionId::code).collect();
        match (item, partial(item)) {
            (PriceItem::Egress, _) => assert!(without.iter().all(|code| *code == "ap-southeast-6"), "{without:?}"),
            (PriceItem::PrivateZoneMonth | PriceItem::PrivateZoneOver25Month, _) => {
                assert!(without.iter().all(|code| code.starts_with("us-gov-")), "a partition of its own: {without:?}");
            }
            (_, Some(count)) => assert!(RegionId::COUNT - without.len() >= count, "{item:?}"),
            (_, None) => assert_eq!(without, [""; 0], "{item:?}"),
        }
        for region in RegionId::all() {
            let starts: Vec<_> = prices::tiers(region, item).iter().map(Price::from).collect();
            let expected: &[u64] = match item {
                _ if starts.is_empty() => &[],
                PriceItem::EndpointGb => &[0, 1_048_576, 5_242_880],
                PriceItem::Egress => &[0, 10_240, 51_200, 153_600],
                _ => &[0],
            };
            assert_eq!(starts, expected.iter().copied().map(Gb::whole).collect::<Vec<_>>(), "{item:?}");
        }
    }
}

#[test]
fn a_higher_tier_is_never_dearer() {
    for region in RegionId::all() {
        for item in [PriceItem::EndpointGb, PriceItem::Egress] {
            let units: Vec<_> = prices::tiers(region, item).iter().map(Price::unit_price).collect();
            assert!(units.is_sorted_by(|left, right| left >= right), "{} {item:?}", region.code());
        }
    }
}

#[test]
fn every_price_says_where_and_when_or_that_it_does_not_know() {
    let mut unverified = Vec::new();
    for price in prices::all() {
        let sources: HashSet<_> = price.sources().iter().map(|source| source.info().name).collect();
        match price.confidence() {
            Confidence::Unverified => {
                assert_eq!((sources.len(), price.date()), (0, None));
                unverified.push((price.region().code(), price.item()));
            }
            Confidence::OneSource => assert_eq!(sources.len(), 1, "{price:?}"),
            _ => assert!(sources.len() >= 2, "{price:?}"),
        }
        let undated = price.region().code() == "ap-northeast-1" || price.region().code() == "ap-northeast-2";
        let undated = undated && price.item() == PriceItem::RegionalNatHour;
        // The pricing page that excepts no Region was captured in 2026, no one says on which day.
        let undated = undated || (price.item() == PriceItem::InterAzGbEachWay && sources.len() == 1);
        assert!(price.date().is_some() || undated || sources.is_empty(), "{price:?}");
        assert!(price.unit_price() > natpoint_model::units::UnitPrice::ZERO);
    }
    assert_eq!(unverified, [], "every price rests on a source of its own Region");
}

#[test]
fn the_table_knows_its_id_and_its_date() {
    let tables: Vec<_> = rows(include_str!("../../src/catalogue/data/table.csv")).collect();
    assert_eq!((TABLE_ID, TABLE_DATE), (tables[0]["id"].as_str(), tables[0]["date"].as_str()));
    for (table, price_list_version) in tables.iter().zip(PriceListVersion::all()) {
        assert_eq!(
            (price_list_version.id(), price_list_version.date()),
            (table["id"].as_str(), table["date"].as_str())
        );
    }
    assert_eq!(PriceListVersion::all().len(), tables.len());
    // The first table that was ever published stays known.
    assert!(PriceListVersion::find("2026-11").is_some());
    assert_eq!(prices::all().iter().filter_map(Price::date).max(), Some(TABLE_DATE));
}

#[test]
fn an_older_table_answers_with_the_prices_that_it_had() {
    let mut of: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for row in rows(include_str!("../../src/catalogue/data/superseded.csv")) {
        let region = RegionId::from_code(&row["region"]).expect(&row["region"]);
        let item = PriceItem::from_slug(&row["item"]).expect(&row["item"]);
        let price_list_version = PriceListVersion::find(&row["table"]).expect(&row["table"]);
        let tiers = of.entry((price_list_version, region, item)).or_default();
        if !row["usd"].is_empty() {
            tiers.push((row["tier_from_gb"].clone(), row["usd"].clone()));
        }
    }
    for ((price_list_version, region, item), expected) in of {
        let found: Vec<_> = prices::tiers_in(price_list_version, region, item).iter().map(Price::usd).collect();
        assert_eq!(found, expected.iter().map(|(_, usd)| usd.as_str()).collect::<Vec<_>>());
    }
    for (region, item) in RegionId::all().flat_map(|region| PriceItem::ALL.map(|item| (region, item))) {
        assert_eq!(prices::tiers_in(PriceListVersion::CURRENT, region, item), prices::tiers(region, item));
        assert_eq!(prices::flat_in(PriceListVersion::CURRENT, region, item), prices::flat(region, item));
    }
}

#[test]
fn tokyo_costs_what_the_article_says_and_a_gb_ten_times_as_much() {
    let hour = |item| prices::flat(TOKYO, item).and_then(Price::usd_per_hour);
    let gb = |item| prices::flat(TOKYO, item).and_then(Price::usd_per_gb);
    assert_eq!(hour(PriceItem::NatHour), Some(UsdPerHour::literal("0.062")));
    assert_eq!(gb(PriceItem::NatGb), Some(UsdPerGb::literal("0.062")));
    assert_eq!(hour(PriceItem::EndpointHour), Some(UsdPerHour::literal("0.014")));
    assert_eq!(gb(PriceItem::EndpointGb), Some(UsdPerGb::literal("0.01")));
    assert_eq!((hour(PriceItem::NatGb), gb(PriceItem::NatHour)), (None, None));
    assert_eq!(hour(PriceItem::NatProvisionedGbpsHour), Some(UsdPerHour::literal("1.481")));

    let price = prices::flat(TOKYO, PriceItem::EndpointGb).expect("a price");
    assert_eq!(price.rate_code().as_deref(), Some("6CRQJ7BNA8VQV6B7.JRTCKXETXF.D7RZ6WCPVW"));
    assert!(price.date() >= Some("2026-09-25"));
}

#[test]
fn regions_have_the_names_of_the_csv() {
    for (row, id) in rows(include_str!("../../src/catalogue/data/regions.csv")).zip(RegionId::all()) {
        let info = id.info();
        let found = [info.code, info.place_en, info.place_ja, info.long_en, info.long_ja];
        let expected = ["code", "place_en", "place_ja", "long_en", "long_ja"].map(|column| row[column].as_str());
        assert_eq!(found, expected);
        assert_eq!(RegionId::from_code(info.code), Some(id));
    }
    assert_eq!((TOKYO.code(), TOKYO.info().place_ja), ("ap-northeast-1", "東京"));
    assert_eq!(N_VIRGINIA.code(), "us-east-1");
    assert_eq!(RegionId::from_code("cn-north-1"), None);
}

#[test]
fn transfer_between_regions_is_that_of_the_csv() {
    let expected: BTreeMap<_, _> = rows(include_str!("../../src/catalogue/data/interregion.csv"))
        .map(|row| ((row["from_region"].clone(), row["to_region"].clone()), UsdPerGb::literal(&row["usd_per_gb"])))
        .collect();
    let found: BTreeMap<_, _> = RegionId::all()
        .flat_map(|from| RegionId::all().map(move |to| (from, to)))
        .filter_map(|(from, to)| {
            let key = (from.code().to_owned(), to.code().to_owned());
            Some((key, interregion::usd_per_gb(from, to)?))
        })
        .collect();
    assert_eq!(found.len(), 1188);
    assert_eq!(found, expected);
    assert_eq!(interregion::usd_per_gb(TOKYO, N_VIRGINIA), Some(UsdPerGb::literal("0.09")));
    assert_eq!(interregion::usd_per_gb(N_VIRGINIA, TOKYO), Some(UsdPerGb::literal("0.02")));
    assert_eq!(interregion::usd_per_gb(TOKYO, TOKYO), None);
    let (confidence, sources) = interregion::evidence(TOKYO, N_VIRGINIA);
    assert_eq!((confidence, sources[0].info().date), (Confidence::TwoSources, Some("2025-06-05")));
    let confirmed = RegionId::all().flat_map(|from| RegionId::all().map(move |to| (from, to)));
    let confirmed = confirmed.filter(|(from, to)| interregion::evidence(*from, *to).0 == Confidence::TwoSources);
    assert_eq!(confirmed.count(), 648);
}

#[test]
fn every_service_row_is_in_the_table() {
    let rows: Vec<_> = rows(include_str!("../../src/catalogue/data/services.csv")).collect();
    assert_eq!(rows.len(), 627);
    let references: BTreeMap<_, _> = self::rows(include_str!("../../src/catalogue/data/sources.csv"))
        .map(|row| (row["name"].clone(), row))
        .collect();
    let mut kinds: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for row in &rows {
        let id = ServiceId::from_slug(&row["suffix"]).expect(&row["suffix"]);
        kinds.entry(id.slug()).or_default().insert(&row["type"]);
        assert_eq!(id.name_with("REGION"), row["full_name_template"]);
        assert_eq!(id.name_in(TOKYO), row["full_name_template"].replace("REGION", "ap-northeast-1"));
        assert_eq!(ServiceId::from_name(&id.name_in(TOKYO)), Some(id));
        assert_eq!(ServiceId::from_name(&row["full_name_template"]), Some(id));
        if row["deprecated_constant"].is_empty() {
            assert_eq!(id.info().label, row["service_label"]);
        }
        // Several rows may name a service; the first is where it was read.
        let source = cited(&row["source"]).next().and_then(|(name, _)| references.get(name));
        assert_eq!(
            id.info().source.map(|source| source.info().name),
            source.map(|source| source["reference"].as_str())
        );
    }
    assert_eq!((kinds.len(), ServiceId::COUNT), (618, 618));
    for (slug, kinds) in kinds {
        let found = ServiceId::named(slug).info().kinds;
        assert_eq!((found.interface(), found.gateway()), (kinds.contains("interface"), kinds.contains("gateway")));
    }
    let gateways: Vec<_> = ServiceId::all().filter(|id| id.info().kinds.gateway()).map(ServiceId::slug).collect();
    assert_eq!(gateways, ["dynamodb", "s3", "s3express"]);
    assert_eq!(ServiceId::named("s3").info().kinds, Kinds::Both);
}

#[test]
fn a_name_has_one_place_for_the_region() {
    let logs = Some(ServiceId::named("logs"));
    let cases = [
        ("com.amazonaws.ap-northeast-1.logs", logs),
        ("com.amazonaws.REGION.logs", logs),
        ("com.amazonaws.${AWS::Region}.logs", logs),
        // An expression alone may hold dots, and only within its braces.
        ("com.amazonaws.${data.aws_region.current.name}.logs", logs),
        ("com.amazonaws.${data.aws_region.current.name.logs", None),
        ("com.amazonaws.data.aws_region.current.name}.logs", None),
        ("com.amazonaws.${data.aws_region}.current.name}.logs", None),
        // Nothing is no Region, and neither are two labels.
        ("com.amazonaws..logs", None),
        ("com.amazonaws.ap-northeast-1.more.logs", None),
        // Where a name has no Region, there is no place for one.
        ("com.amazonaws.iam", Some(ServiceId::named("iam"))),
        ("com.amazonaws.ap-northeast-1.iam", None),
        ("logs", None),
    ];
    for (name, service) in cases {
        assert_eq!(ServiceId::from_name(name), service, "{name}");
    }
}

#[test]
fn slugs_are_sorted_and_fit_into_a_link() {
    let slugs: Vec<_> = ServiceId::all().map(ServiceId::slug).collect();
    assert!(slugs.is_sorted_by(|left, right| left < right));
    for slug in slugs {
        assert!(slug.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b".-".contains(&byte)));
    }
}

#[test]
fn every_workload_names_services_that_its_endpoints_reach() {
    let mut ids = HashSet::new();
    for workload in workloads::all() {
        assert!(ids.insert(workload.id) && !workload.title_ja.is_empty() && !workload.sources.is_empty());
        assert_eq!(workloads::find(workload.id), Some(workload));
        let optional = |list: &[workloads::Optional]| list.iter().map(|need| need.service).collect::<Vec<_>>();
        let interface = [workload.required_interface, &optional(workload.optional_interface)].concat();
        let gateway = [workload.required_gateway, &optional(workload.optional_gateway)].concat();
        assert!(interface.iter().all(|id| id.info().kinds.interface()), "{}", workload.id);
        assert!(gateway.iter().all(|id| id.info().kinds.gateway()), "{}", workload.id);
        let all = [interface, gateway].concat();
        assert_eq!(all.iter().collect::<HashSet<_>>().len(), all.len(), "{} names one twice", workload.id);
        assert!(workload.groups.iter().all(|group| group.len() > 1 && group.iter().all(|id| all.contains(id))));
        assert_eq!(workload.note_en.is_empty(), workload.note_ja.is_empty(), "{}", workload.id);
    }
    assert_eq!(ids.len(), 37);
    // The developer guide of SageMaker asks for Amazon S3 alone, and newer agents do without ec2messages.
    let required = |id| {
        let workload = workloads::find(id).expect("a workload");
        let all = workload.required_interface.iter().chain(workload.required_gateway);
        all.map(|service| service.slug()).collect::<Vec<_>>()
    };
    assert_eq!(required("sagemaker-jobs"), ["s3"]);
    assert_eq!(required("ssm"), ["ssm", "ssmmessages", "s3"]);
    assert_eq!(required("auto-scaling"), ["autoscaling"]);
    assert_eq!(required("codedeploy"), ["codedeploy", "codedeploy-commands-secure", "s3"]);
    let article = workloads::find("article").expect("the article's case");
    let slugs: Vec<_> = article.required_interface.iter().map(|id| id.slug()).collect();
    assert_eq!(slugs, ["ecs-agent", "ecs-telemetry", "ecs", "ecr.api", "ecr.dkr", "logs"]);
    assert_eq!(article.required_gateway, [ServiceId::named("s3")]);
}

#[test]
fn every_source_says_what_it_is() {
    let names: HashSet<_> = SourceId::all().map(|id| (id.info().name, id.info().title)).collect();
    assert!(names.iter().all(|(name, title)| !name.is_empty() && !title.is_empty()));
    assert_eq!(SourceId::all().len(), rows(include_str!("../../src/catalogue/data/sources.csv")).count());
}

/// The rows of a CSV file by column: no reader of the project's own, so that it checks that.
fn rows(text: &str) -> impl Iterator<Item = BTreeMap<String, String>> {
    let mut lines = text.lines().map(|line| {
        let (mut values, mut quoted) = (vec![String::new()], false);
        for part in line.split_inclusive(['"', ',']) {
            let (value, end) = match part.as_bytes().last() {
                Some(b'"' | b',') => part.split_at(part.len() - 1),
                _ => (part, ""),
            };
            let last = values.len() - 1;
            values[last].push_str(value);
            match end {
                // The second of two quotation marks stands for itself.
                "\"" if !quoted && value.is_empty() && !values[last].is_empty() => {
                    values[last].push('"');
                    quoted = true;
                }
                "\"" => quoted = !quoted,
                "," if quoted => values[last].push(','),
                "," => values.push(String::new()),
                _ => {}
            }
        }
        values
    });
    let columns = lines.next().unwrap_or_default();
    lines.map(move |values| columns.iter().cloned().zip(values).collect())
}

/// The names and rate codes that a `source` column holds.
fn cited(source: &str) -> impl Iterator<Item = (&str, Option<String>)> {
    // One name has the separator within it; its second half is no source.
    let parts = source.split(" + ").filter(|&part| part != "AmazonVPC offer)" && part != "none");
    parts.map(|part| match part.split_once('#') {
        Some((name, code)) => (name, Some(code.to_owned())),
        None if part.starts_with("public file 69321324445") => (VPC_NOTE, None),
        None => (part, None),
    })
}

const VPC_NOTE: &str =
    "public file 69321324445 (multi-region VPC note; AmazonEC2 per-region offer 20260910195514 + AmazonVPC offer)";

fn confidence(text: &str) -> Confidence {
    match text {
        "one source" => Confidence::OneSource,
        "confirmed>=2" => Confidence::TwoSources,
        "confirmed>=2 (two dated captures of one AWS feed)" => Confidence::TwoCaptures,
        "confirmed>=2 (website feed + Price List API/bill)" => Confidence::TwoChannels,
        other => {
            assert!(other.starts_with("UNVERIFIED for this region"), "{other}");
            Confidence::Unverified
        }
    }
}

/// An item has tiers where some Region's list has more than one price of it, and nowhere else.
#[test]
fn tiers_are_where_the_lists_have_them() {
    for item in PriceItem::ALL {
        let tiers = |region| prices::tiers_in(PriceListVersion::CURRENT, region, item).len();
        let most = RegionId::all().map(tiers).max().unwrap_or_default();
        assert_eq!(item.spec().tiered, most > 1, "{item:?}: {most}");
    }
}
