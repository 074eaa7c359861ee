//! What is said of files: everything in both languages, and dates, sizes and durations to the minute.

use natpoint_import::imported_data::{
    Availability, BillRefusal, BilledAmount, Connectivity, CountedAt, Endpoint, EndpointKind, FileRead, FileRefusal,
    FileRemark, Foreign, InterfaceKind, Kind, NatGateway, ParquetRefusal, Remote, ResourceState, SkipReason, Skipped,
    Span, TrafficRemark,
};
use natpoint_import::to_scenario::{Allocation, BilledRegion, Note, Suspect, UnallocatedTraffic, UnnamedEndpoints};
use natpoint_link::Language;
use natpoint_model::catalogue::prices::PriceItem;
use natpoint_model::catalogue::regions::RegionId;
use natpoint_model::units::{Gb, Hours};
use natpoint_text::Locale;
use natpoint_text::import::{quantity, size, utc};
use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};

pub(super) const KINDS: [Kind; 24] = [
    Kind::Metrics,
    Kind::FlowLog,
    Kind::FlowLogJson,
    Kind::FlowLogCsv,
    Kind::LegacyCur,
    Kind::Cur2,
    Kind::Focus,
    Kind::MonthlyBill,
    Kind::UsageTypes,
    Kind::CostExplorerCsv,
    Kind::CostExplorerJson,
    Kind::CostExplorerText,
    Kind::NatGateways,
    Kind::VpcEndpoints,
    Kind::Firewalls,
    Kind::FlowLogs,
    Kind::TerraformPlan,
    Kind::TerraformState,
    Kind::Infracost,
    Kind::PriceListCsv,
    Kind::PriceListJson,
    Kind::PricingProducts,
    Kind::IpRanges,
    Kind::QueryLog,
];

const REMOTES: [Remote; 10] = [
    Remote::S3,
    Remote::DynamoDb,
    Remote::OtherRegion(String::new()),
    Remote::Aws(String::new()),
    Remote::AwsUnknown,
    Remote::PublicUnknown,
    Remote::BehindNat,
    Remote::Internet,
    Remote::CrossAz,
    Remote::Inside,
];

const ENDPOINTS: [EndpointKind; 6] = [
    EndpointKind::Interface,
    EndpointKind::Gateway,
    EndpointKind::GatewayLoadBalancer,
    EndpointKind::Resource,
    EndpointKind::ServiceNetwork,
    EndpointKind::NetworkFirewall,
];

fn refusals() -> Vec<FileRefusal> {
    vec![
        FileRefusal::Empty,
        FileRefusal::NoRows,
        FileRefusal::EmptyAnswer,
        FileRefusal::PrintedObject,
        FileRefusal::NoByteUnit(vec!["size".to_owned(), "in".to_owned()]),
        FileRefusal::Parquet(ParquetRefusal::Damaged),
        FileRefusal::Parquet(ParquetRefusal::Encrypted),
        FileRefusal::Parquet(ParquetRefusal::Unsupported { what: "BROTLI".to_owned() }),
        FileRefusal::Parquet(ParquetRefusal::Bomb),
        FileRefusal::Parquet(ParquetRefusal::TooLarge { allowed: 1 << 30 }),
        FileRefusal::Parquet(ParquetRefusal::NoReader),
        FileRefusal::Foreign(Foreign::Names),
        FileRefusal::Foreign(Foreign::Metrics),
        FileRefusal::Foreign(Foreign::FlowRecords),
        FileRefusal::Foreign(Foreign::Estimate),
        FileRefusal::Foreign(Foreign::QueryResults),
        FileRefusal::Foreign(Foreign::Loop),
        FileRefusal::Zip,
        FileRefusal::Binary,
        FileRefusal::Html,
        FileRefusal::Gzip,
        FileRefusal::Unreadable,
        FileRefusal::Stopped,
        FileRefusal::Unknown { start: "Name,Age".to_owned() },
        FileRefusal::Json { line: 1_204 },
        FileRefusal::TooLarge { allowed: 64 << 20 },
        FileRefusal::PackedEvents,
        FileRefusal::NotSums { statistic: "Average".to_owned() },
        FileRefusal::OtherMetrics,
        FileRefusal::OtherEvents { start: "START RequestId: 1".to_owned() },
        FileRefusal::NoFormat { start: "5 eni-1".to_owned() },
        FileRefusal::MissingColumns(vec!["bytes".to_owned(), "end".to_owned()]),
        FileRefusal::DoubledColumn("bytes".to_owned()),
        FileRefusal::Bill(BillRefusal::NotByUsageType),
        FileRefusal::Bill(BillRefusal::UnnamedAmounts),
        FileRefusal::Bill(BillRefusal::Pdf),
        FileRefusal::Bill(BillRefusal::ReportManifest { file: "cur-00001.csv.gz".to_owned() }),
    ]
}

fn reasons() -> Vec<SkipReason> {
    vec![
        SkipReason::NoData,
        SkipReason::SkipData,
        SkipReason::Rejected,
        SkipReason::Fields { expected: 14 },
        SkipReason::Value { field: "bytes".to_owned() },
        SkipReason::UnclearNumber { field: "cost".to_owned() },
        SkipReason::OtherEvent,
        SkipReason::BrokenJson,
        SkipReason::TooLong,
        SkipReason::NotText,
        SkipReason::NotUsage,
        SkipReason::OtherUsage,
        SkipReason::NetCost,
        SkipReason::OtherCurrency,
        SkipReason::UnknownRegion,
        SkipReason::NoDestination,
        SkipReason::Total,
        SkipReason::Inactive,
        SkipReason::OtherPrice,
        SkipReason::Rounded,
        SkipReason::TooMany,
    ]
}

fn unnamed_endpoints(count: u32, gb: u64, cost: i128, beside_list: bool) -> Note {
    Note::UnnamedEndpoints(UnnamedEndpoints {
        count,
        first: "vpce-0123456789abcdef0".to_owned(),
        gb: Gb::whole(gb),
        cost: BilledAmount(cost * BilledAmount::ONE),
        region: natpoint_model::catalogue::regions::TOKYO,
        beside_list,
    })
}

fn billed_region(region: &str) -> BilledRegion {
    BilledRegion { region: region.to_owned(), nat_gb: Gb::whole(20_504), ..BilledRegion::default() }
}

fn billed_endpoints(tenths: Option<u32>, are_the_services: bool) -> Note {
    let amount = |whole: i128| BilledAmount(whole * BilledAmount::ONE);
    Note::BilledEndpoints { hours: amount(14_064), tenths, cost: amount(147), are_the_services }
}

fn remarks() -> Vec<FileRemark> {
    vec![
        FileRemark::SameFile { file: "a.csv".to_owned() },
        FileRemark::SameUsage { file: "a.csv".to_owned() },
        FileRemark::SameRecords { file: "a.log".to_owned() },
        FileRemark::KnownRecords { file: "a.log".to_owned() },
        FileRemark::OtherUsage { file: "a.csv".to_owned() },
        FileRemark::SameAddresses { file: "plan.json".to_owned() },
        FileRemark::OlderState { file: "terraform.tfstate".to_owned(), serial: 9, newest: 10 },
        FileRemark::OtherCurrency,
        FileRemark::ByteUnit { column: "total_mb".to_owned(), times: 1 << 20, over: 1 },
        FileRemark::ByteUnit { column: "bits".to_owned(), times: 1, over: 8 },
        FileRemark::OtherEncoding,
        FileRemark::StillRunning,
        FileRemark::UnreadTime { column: "day".to_owned() },
        FileRemark::DecimalComma,
        FileRemark::UnnamedAmounts { are_costs: true },
        FileRemark::UnnamedAmounts { are_costs: false },
        FileRemark::MorePages { token: "SmpW".to_owned() },
        FileRemark::NetCosts,
        FileRemark::DateOrder { day_first: true },
        FileRemark::DateOrder { day_first: false },
        FileRemark::UnclearDates,
    ]
}

fn is_japanese(letter: char) -> bool {
    matches!(letter, '\u{3001}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}' | '\u{ff01}'..='\u{ff9f}')
}

fn english() -> &'static dyn Locale {
    natpoint_text::in_language(Language::English)
}

fn japanese() -> &'static dyn Locale {
    natpoint_text::in_language(Language::Japanese)
}

/// A text in both languages: whole, each in its script, nothing left to be filled in.
#[track_caller]
fn check<T: AsRef<str>>(say: impl Fn(&'static dyn Locale) -> T) -> String {
    let [english, japanese] = [say(english()), say(japanese())];
    let [english, japanese] = [english.as_ref(), japanese.as_ref()];
    for text in [english, japanese] {
        assert!(!text.is_empty());
        assert_eq!(text.trim(), text, "no space around it");
        assert!(!text.replace("${", "").replace("} ", "").contains(['{', '\n']), "{text:?} has a gap");
        assert!(!text.contains("  "), "{text:?} has two spaces");
        assert!(!text.contains(['!', '！']), "{text:?} shouts");
    }
    assert!(!english.chars().any(is_japanese), "{english:?} is English");
    assert!(japanese.chars().any(is_japanese), "{japanese:?} is Japanese");
    english.to_owned()
}

/// No two of the texts are the same.
#[track_caller]
fn check_apart(mut texts: Vec<String>) {
    let all = texts.len();
    texts.sort();
    texts.dedup();
    assert_eq!(texts.len(), all, "two things are said alike: {texts:?}");
}

/// A sentence of its own: it begins with a capital and ends.
#[track_caller]
fn check_sentence(text: &str) {
    assert!(text.starts_with(char::is_uppercase) && text.ends_with('.'), "{text:?}");
}

#[test]
fn every_variant_is_said_in_both_languages() {
    check_apart(KINDS.iter().map(|kind| check(|locale| locale.kind(*kind))).collect());
    let refused: Vec<_> = refusals().iter().map(|refused| check(|locale| locale.refused(refused))).collect();
    for text in &refused {
        check_sentence(text);
    }
    check_apart(refused);
    let remarks: Vec<_> = remarks().iter().map(|remark| check(|locale| locale.remark(remark))).collect();
    for text in &remarks {
        assert!(text.ends_with('.') && text.starts_with(|first: char| first.is_uppercase() || first == '“'), "{text}");
    }
    check_apart(remarks);
    check_apart(reasons().iter().map(|why| check(|locale| locale.why(why))).collect());
    for counted in [CountedAt::NatGateways, CountedAt::Workload, CountedAt::Query] {
        check_sentence(&check(|locale| locale.counted_at(counted)));
    }
    let id = || "eni-07".to_owned();
    let remarks = [
        TrafficRemark::InferredNatGateway(id()),
        TrafficRemark::WorkloadSideOnly(id()),
        TrafficRemark::PublicSideOnly(id()),
        TrafficRemark::TransitGateway { counts: true },
        TrafficRemark::TransitGateway { counts: false },
    ];
    check_apart(remarks.iter().map(|remark| check(|locale| locale.traffic_remark(remark))).collect());
    for kind in [InterfaceKind::NatGateway, InterfaceKind::Endpoint, InterfaceKind::Other] {
        check(|locale| locale.interface(kind));
    }
    for locale in [english(), japanese()] {
        check_apart(REMOTES.iter().map(|remote| locale.remote(remote)).collect());
    }
    for remote in &REMOTES {
        // Names of AWS's are the same in every language.
        if !matches!(remote, Remote::S3 | Remote::DynamoDb) {
            check(|locale| locale.remote(remote).trim().to_owned());
        }
        if [Remote::OtherRegion(String::new()), Remote::AwsUnknown, Remote::PublicUnknown, Remote::BehindNat]
            .contains(remote)
        {
            check_sentence(&check(|locale| locale.not_told(remote)));
        } else {
            assert!([english(), japanese()].iter().all(|locale| locale.not_told(remote).is_empty()), "{remote:?}");
        }
    }
}

#[test]
fn every_label_is_said_in_both_languages() {
    let labels = |locale: &dyn Locale| {
        let written = format!("{:#?}", locale.import_labels());
        let lines = written.lines().filter_map(|line| line.trim().split_once(": \"")).map(|(_, text)| text.to_owned());
        lines.map(|text| text.trim_end_matches("\",").to_owned()).collect::<Vec<_>>()
    };
    let [english, japanese] = [labels(english()), labels(japanese())];
    assert_eq!(english.len(), 34);
    assert_eq!(english.len(), japanese.len());
    for at in 0..english.len() {
        check(|locale| if locale.labels().language == "English" { english[at].clone() } else { japanese[at].clone() });
    }
}

#[test]
fn what_becomes_of_files_is_said_in_both_languages() {
    let gb = Gb::whole(12);
    check_apart(
        UnallocatedTraffic::ALL
            .iter()
            .map(|unallocated| check(|locale| locale.unallocated(*unallocated, gb)))
            .collect(),
    );
    check_apart(
        [Allocation::Nowhere, Allocation::Divided, Allocation::Internet, Allocation::Spread]
            .map(|allocation| check(|locale| locale.allocation(allocation)))
            .to_vec(),
    );
    check_apart(Suspect::ALL.map(|suspect| check(|locale| locale.suspect(suspect).1.to_owned())).to_vec());
    check(|locale| locale.share_left(30, gb));
    let left_out = UnallocatedTraffic::ALL.map(|unallocated| Note::LeftOut(unallocated, gb));
    let others = [
        Note::SeveralNatGateways(9),
        Note::Negligible,
        Note::Derived,
        Note::Rates(3),
        Note::RefusedPrice(PriceItem::NatGb, BilledAmount(101 * BilledAmount::ONE)),
        Note::UnknownRegion,
        Note::UnpricedRegion { code: "cn-north-1".to_owned(), stands_in: RegionId::named("eu-west-1") },
        Note::UnpricedRegion { code: "cn-northwest-1".to_owned(), stands_in: RegionId::named("eu-west-1") },
        Note::UnpricedRegion { code: "eusc-de-east-1".to_owned(), stands_in: RegionId::named("eu-west-1") },
        Note::UnpricedRegion { code: "xx-nowhere-9".to_owned(), stands_in: RegionId::named("eu-west-1") },
        Note::OtherRegions(vec![billed_region("eu-west-1")]),
        Note::OtherRegions(["", "eu-west-1", "a", "b", "c", "d"].map(billed_region).to_vec()),
        billed_endpoints(None, false),
        billed_endpoints(Some(195), false),
        billed_endpoints(Some(120), true),
        unnamed_endpoints(1, 0, 0, false),
        unnamed_endpoints(1, 12, 0, true),
        unnamed_endpoints(9, 12, 3, false),
        unnamed_endpoints(9, 12, 3, true),
        Note::NetCosts,
        Note::DividedAmongVpcs(3),
        Note::OtherVpcs(gb),
        Note::TimelessBill,
        Note::EstimatedBill,
        Note::UnfinishedBill(Span { from: 0, to: 86_400 }),
        Note::ForeignCosts,
        Note::UnfinishedMetrics(Span { from: 0, to: 86_400 }),
        Note::Scaled(Span { from: 0, to: 86_400 }),
        Note::NotScaled(Span { from: 0, to: 86_400 }),
        Note::UnknownWindow,
        Note::SameTraffic,
        Note::OneDirection { sent: true },
        Note::OneDirection { sent: false },
        Note::Bypasses(gb),
        Note::OnlyInside,
        Note::OnlyQueries,
        Note::Nothing,
    ];
    let notes = left_out.into_iter().chain(others);
    check_apart(notes.map(|note| check(|locale| locale.import_note(&note))).collect());
    check(|locale| locale.prices_found(3));
}

#[test]
fn what_to_do_about_a_file_is_said() {
    for (refused, names) in [
        (FileRefusal::Parquet(ParquetRefusal::NoReader), "SELECT * FROM your_table"),
        (FileRefusal::Parquet(ParquetRefusal::Encrypted), "Amazon Athena"),
        (FileRefusal::Zip, "Unpack"),
        (FileRefusal::NoFormat { start: "2 x".to_owned() }, "“2 x”"),
        (FileRefusal::NoFormat { start: String::new() }, "describe-flow-logs"),
        (FileRefusal::Bill(BillRefusal::NotByUsageType), "“Usage type”"),
        (FileRefusal::Json { line: 1_204 }, "line 1,204"),
        (FileRefusal::TooLarge { allowed: 64 << 20 }, "64 MB"),
        (FileRefusal::MissingColumns(vec!["bytes".to_owned(), "end".to_owned()]), "bytes, end"),
        (FileRefusal::DoubledColumn("bytes".to_owned()), "“bytes”"),
    ] {
        assert!(english().refused(&refused).contains(names), "{refused:?}");
    }
    assert!(japanese().refused(&FileRefusal::Parquet(ParquetRefusal::Bomb)).contains("SELECT * FROM your_table"));
    assert!(japanese().refused(&FileRefusal::Bill(BillRefusal::NotByUsageType)).contains("「使用タイプ」"));
    // No sentence about what was read is said of a file of which nothing can be.
    for refused in refusals() {
        let partly = matches!(
            refused,
            FileRefusal::Gzip
                | FileRefusal::Unreadable
                | FileRefusal::Stopped
                | FileRefusal::Parquet(ParquetRefusal::Damaged)
        );
        assert_eq!(english().refused(&refused).contains("What came before"), partly, "{refused:?}");
        assert_eq!(japanese().refused(&refused).contains("そこまでの内容"), partly, "{refused:?}");
    }
}

#[test]
fn what_was_passed_over_is_counted_and_shown() {
    let mut file = FileRead { kind: Some(Kind::FlowLog), ..FileRead::new("a.log") };
    for line in [3, 40, 1_500, 1_501] {
        file.skip(SkipReason::Rejected, line, b"2 123 eni-1 <b>x</b>");
    }
    file.skip(SkipReason::Fields { expected: 14 }, 7, b"");
    for (at, in_english, in_japanese) in [
        (
            0,
            "4 lines (3, 40, 1,500, …): rejected traffic, which never passed. The first: “2 123 eni-1 <b>x</b>”",
            "4 行（3、40、1,500、… 行目）: 拒否され、通過していないトラフィック。最初の内容:「2 123 eni-1 <b>x</b>」",
        ),
        (1, "1 line (7): not the 14 fields that belong there.", "1 行（7 行目）: フィールドの数が 14 ではない。"),
    ] {
        assert_eq!(english().skipped(&file, &file.skipped[at]), in_english);
        assert_eq!(japanese().skipped(&file, &file.skipped[at]), in_japanese);
    }
    let skipped = Skipped { why: SkipReason::Inactive, count: 2, lines: vec![1, 2], sample: "nat-1".to_owned() };
    for kind in KINDS {
        let file = FileRead { kind: Some(kind), ..FileRead::default() };
        let lines = english().skipped(&file, &skipped).starts_with("2 lines (1, 2): ");
        let elements = english().skipped(&file, &skipped).starts_with("2 elements (1, 2): ");
        assert!(lines != elements, "{kind:?}");
        assert_eq!(japanese().skipped(&file, &skipped).starts_with("2 行（1、2 行目）: "), lines, "{kind:?}");
        let in_lines = matches!(
            kind,
            Kind::FlowLog
                | Kind::FlowLogCsv
                | Kind::QueryLog
                | Kind::LegacyCur
                | Kind::Cur2
                | Kind::Focus
                | Kind::MonthlyBill
                | Kind::UsageTypes
                | Kind::CostExplorerCsv
                | Kind::CostExplorerText
                | Kind::PriceListCsv
        );
        assert_eq!(lines, in_lines, "{kind:?}");
    }
}

#[test]
fn files_in_a_line() {
    let file =
        FileRead { kind: Some(Kind::FlowLog), bytes: 12_900_000, records: 1_300, used: 1_204, ..FileRead::new("a") };
    assert_eq!(english().file_read(&file), "a: VPC flow log, 12.3 MB, used 1,204 of 1,300 records");
    assert_eq!(japanese().file_read(&file), "a: VPC フローログ、12.3 MB、1,300 件中 1,204 件を使用");
    let file = FileRead { bytes: 5, ..FileRead::new("<i>\u{7}\n.csv") };
    assert_eq!(english().file_read(&file), "<i>  .csv: 5 B");
    let long = english().file_read(&FileRead::new(&"x".repeat(1 << 20)));
    assert_eq!(long.chars().count(), 60 + "…: 0 B".chars().count());
}

#[test]
fn resources_in_a_line() {
    let mut nat = NatGateway {
        id: "nat-1".to_owned(),
        vpc: String::new(),
        subnet: String::new(),
        availability: Availability::Zonal,
        connectivity: Connectivity::Public,
        azs: Some(1),
        public_ipv4: Some(2),
        ..NatGateway::default()
    };
    assert_eq!(english().nat_gateway(&nat), "NAT gateway, zonal, public, 1 AZ, 2 public IPv4 addresses");
    let all = [ResourceState::Existing, ResourceState::Planned, ResourceState::Removing];
    let mut told = Vec::new();
    for availability in [Availability::Zonal, Availability::Regional] {
        for connectivity in [Connectivity::Public, Connectivity::Private] {
            for state in all {
                nat = NatGateway { availability, connectivity, state, azs: None, public_ipv4: None, ..nat };
                told.push(check(|locale| locale.nat_gateway(&nat)));
            }
        }
    }
    check_apart(told);
    let mut told = Vec::new();
    for kind in ENDPOINTS {
        for (state, azs) in all.into_iter().zip([None, Some(0), Some(3)]) {
            let endpoint = Endpoint {
                id: "vpce-1".to_owned(),
                vpc: String::new(),
                service_name: "com.amazonaws.us-east-1.s3".to_owned(),
                kind,
                azs,
                state,
                ..Endpoint::default()
            };
            let text = check(|locale| locale.endpoint(&endpoint));
            assert_eq!(text.contains("AZ"), kind != EndpointKind::Gateway, "{text}");
            let nameless = Endpoint { service_name: String::new(), ..endpoint };
            let text = check(|locale| locale.endpoint(&nameless));
            assert!(
                ![", ,", "、、"].iter().any(|twice| text.contains(twice)) && !text.ends_with([' ', '、']),
                "{text}"
            );
            told.push(text);
        }
    }
    check_apart(told);
}

#[test]
fn instants_are_dates() {
    for (seconds, text) in [
        (0, "1970-01-01 00:00"),
        (59, "1970-01-01 00:00"),
        (86_399, "1970-01-01 23:59"),
        (68_169_600, "1972-02-29 00:00"),
        (68_256_000, "1972-03-01 00:00"),
        (951_782_400, "2000-02-29 00:00"),
        (951_868_800, "2000-03-01 00:00"),
        (978_220_800, "2000-12-31 00:00"),
        (1_000_000_000, "2001-09-09 01:46"),
        (1_234_567_890, "2009-02-13 23:31"),
        (1_709_164_800, "2024-02-29 00:00"),
        (1_740_787_200, "2025-03-01 00:00"),
        (1_793_491_200, "2026-11-01 00:00"),
        (1_798_761_599, "2026-12-31 23:59"),
        (1_798_761_600, "2027-01-01 00:00"),
        (4_107_456_000, "2100-02-28 00:00"),
        (4_107_542_400, "2100-03-01 00:00"),
        (13_574_563_200, "2400-02-29 00:00"),
        (253_402_300_799, "9999-12-31 23:59"),
    ] {
        assert_eq!(utc(seconds), text, "{seconds}");
    }
    // Every day for 800 years comes after the day before it, as a calendar turned by hand says.
    let (mut year, mut month, mut day) = (1970, 1, 1);
    for days in 0..292_194_u64 {
        assert_eq!(utc(days * 86_400 + 3_600 * 9 + 60 * 5), format!("{year}-{month:02}-{day:02} 09:05"));
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let last = match month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        };
        (year, month, day) = match (month, day) {
            (12, 31) => (year + 1, 1, 1),
            (_, day) if day == last => (year, month + 1, 1),
            _ => (year, month, day + 1),
        };
    }
}

#[test]
fn stretches_of_time() {
    for (seconds, in_english, in_japanese) in [
        (0, "0 seconds", "0 秒"),
        (1, "1 second", "1 秒"),
        (60, "1 minute", "1 分"),
        (3_599, "59 minutes 59 seconds", "59 分 59 秒"),
        (3_600, "1 hour", "1 時間"),
        (3_601, "1 hour", "1 時間"),
        (86_400 + 3_599, "1 day", "1 日"),
        (3 * 86_400 + 4 * 3_600 + 59, "3 days 4 hours", "3 日 4 時間"),
        (2_628_000, "30 days 10 hours", "30 日 10 時間"),
        (1_000 * 86_400, "1,000 days", "1,000 日"),
    ] {
        assert_eq!(english().duration(seconds), in_english);
        assert_eq!(japanese().duration(seconds), in_japanese);
    }
    let span = Span { from: 1_793_491_200, to: 1_793_491_200 + 3 * 86_400 + 4 * 3_600 };
    assert_eq!(english().span(span), "from 2026-11-01 00:00 to 2026-11-04 04:00 UTC, 3 days 4 hours");
    assert_eq!(japanese().span(span), "2026-11-01 00:00 ～ 2026-11-04 04:00（UTC、3 日 4 時間）");
    assert_eq!([english().gaps(&[]), japanese().gaps(&[])], ["", ""]);
    assert_eq!(
        english().gaps(&[span, span]),
        "2 stretches without records; the longest: from 2026-11-01 00:00 to 2026-11-04 04:00 UTC, 3 days 4 hours."
    );
    check(|locale| locale.gaps(&[span]));
    check_sentence(&check(|locale| locale.skipdata(1)));
    assert!(english().skipdata(1_204).starts_with("In 1,204 intervals "));
}

#[test]
fn a_window_is_scaled_with_the_factor_shown() {
    let month = Hours::literal("730");
    for (seconds, times) in [
        (76 * 3_600, "9.605"),
        (730 * 3_600, "1"),
        (365 * 3_600, "2"),
        (744 * 3_600, "0.981"),
        (1, "2,628,000"),
        (600, "4,380"),
        (365 * 86_400, "0.083"),
    ] {
        let span = Span { from: 5, to: 5 + seconds };
        let told = english().scaling(span, month);
        assert!(told.contains(&format!("× {times} for a month of 730 hours.")), "{told}");
        let told = japanese().scaling(span, month);
        assert!(told.contains(&format!("分に換算すると {times} 倍です。")), "{told}");
    }
    check_sentence(&check(|locale| locale.scaling(Span::default(), month)));
    check(|locale| locale.scaling(Span { from: 0, to: u64::MAX }, month));
}

#[test]
fn sizes_as_people_read_them() {
    for (bytes, text) in [
        (0, "0 B"),
        (1_023, "1,023 B"),
        (1_024, "1 KB"),
        (1_536, "1.5 KB"),
        (102_348, "99.9 KB"),
        (102_400, "100 KB"),
        (1_048_575, "1,024 KB"),
        (1 << 20, "1 MB"),
        (12_900_000, "12.3 MB"),
        (200 << 20, "200 MB"),
        ((1 << 30) - 1, "1,024 MB"),
        (1 << 30, "1 GB"),
        (4_831_838_208, "4.5 GB"),
        (10 << 40, "10 TB"),
        (u64::MAX, "16,400 PB"),
    ] {
        assert_eq!(size(bytes), text, "{bytes}");
    }
    assert_eq!(english().progress(12_900_000, 200 << 20, Some(8)), "Reading… 12.3 MB of 200 MB, about 8 seconds left");
    assert_eq!(english().progress(0, 5, None), "Reading… 0 B of 5 B");
    assert_eq!(japanese().progress(12_900_000, 200 << 20, Some(8)), "読み取り中… 200 MB 中 12.3 MB、残り約 8 秒");
    for (trillionths, text) in [
        (0, "0"),
        (1_234_500_000_000_000, "1,234.5"),
        (-500_000_000_000, "−0.5"),
        (-1, "0"),
        (4_999_999_999, "0"),
        (5_000_000_000, "0.01"),
        (744_000_000_000_000, "744"),
    ] {
        assert_eq!(quantity(BilledAmount(trillionths)), text);
    }
}

proptest! {
    #[test]
    fn nothing_in_a_file_breaks_a_sentence(
        text in any::<String>(),
        numbers in any::<[u64; 4]>(),
        amount in any::<i128>(),
    ) {
        let [from, to, bytes, count] = numbers;
        for locale in [english(), japanese()] {
            let span = Span { from, to };
            prop_assert!(locale.span(span).contains("UTC"));
            locale.scaling(span, Hours::from_units(count));
            locale.progress(bytes, count, Some(from));
            locale.gaps(&[span]);
            let file = FileRead { name: text.clone(), bytes, records: count, ..FileRead::default() };
            prop_assert!(!locale.file_read(&file).contains(char::is_control));
            let why = SkipReason::Value { field: text.clone() };
            let skipped = Skipped { why, count, lines: vec![to], sample: text.clone() };
            prop_assert!(!locale.skipped(&file, &skipped).contains(char::is_control));
            let refused = FileRefusal::MissingColumns(vec![text.clone(); 2]);
            prop_assert!(!locale.refused(&refused).contains(char::is_control));
            prop_assert!(!locale.remote(&Remote::Aws(text.clone())).contains(char::is_control));
        }
        prop_assert!(!size(bytes).is_empty());
        prop_assert_eq!(quantity(BilledAmount(amount)).is_empty(), false);
        // Dates come in the order of their seconds.
        let [early, late] = [from.min(to), from.max(to)];
        prop_assert!(utc(early).len() <= utc(late).len());
    }
}
