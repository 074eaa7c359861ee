//! Many VPCs: pasted lists are read, and the plan is the cheapest one.

// Helpers may panic like the tests that call them.

use natpoint_export::fleet_csv::{self, FleetCsv};
use natpoint_import::vpc_list::{
    self, Column, ColumnUnit, DuplicateVpc, ListReader, RowFault, RowProblem, VpcList, VpcListRefusal,
};
use natpoint_link::Language;
use natpoint_model::catalogue::prices::PriceItem;
use natpoint_model::catalogue::regions::{N_VIRGINIA, RegionId, TOKYO};
use natpoint_model::cost::{Infeasible, Rates, hub};
use natpoint_model::fleet::{
    AccessPath, BreakEven, Hub, HubConnection, MAX_ROWS, Plan, Planner, Reason, RegionRates, RunningSaving, VpcRow,
};
use natpoint_model::input::{self, Allowed, Field, RefusalReason};
use natpoint_model::scenario::{
    Azs, Inspection, NatConnectivity, NatTopology, Peering, Scenario, TransitGateway, TypedPrices,
};
use natpoint_model::units::{Discount, Gb, Hours, Share, UnitPrice, Usd, UsdPerGb};
use natpoint_text::Locale;
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop_oneof, proptest};
use proptest::sample::select;

#[track_caller]
fn list(text: &str) -> VpcList {
    vpc_list::read(text).expect("a list")
}

/// A row as text, with marks for what the scenario supplies.
fn row_text(row: &VpcRow) -> String {
    let region = row.region.map_or("-", RegionId::code);
    let azs = row.azs.map_or("-".to_owned(), |azs| azs.count().to_string());
    let [gb, internet] = [row.gb, row.internet].map(natpoint_model::units::Quantity::to_plain);
    let nat = row.nat_gateways.map_or_else(String::new, |count| format!("|{count}"));
    format!("{}|{region}|{azs}|{}|{gb}|{internet}{nat}", row.name, row.endpoints)
}

#[track_caller]
fn check_read(text: &str, expected: &[&str]) {
    let list = list(text);
    assert_eq!(list.problems, [], "{text:?}");
    assert_eq!(list.rows.iter().map(row_text).collect::<Vec<_>>(), expected, "{text:?}");
}

/// Headers as inventories and spreadsheets have them, none of which is this project's.
#[test]
fn columns_are_known_by_their_words() {
    let all = ["app|eu-west-1|3|6|1200|40"];
    let rows = |header: &str| format!("{header}\napp,eu-west-1,3,6,1200,40");
    for header in [
        "VPC ID,Region,AZs,Interface endpoints,GB per month,Internet egress (GB)",
        "VPC,AWS Region code,No. of AZs,Number of interface endpoints,Traffic to AWS (GB/month),Internet (GB)",
        "Name,Region name,Availability Zone count,VPC endpoints needed,Monthly data (GiB),Data to the internet (GB)",
        "vpc_name,home_region,num_azs,endpoint_count,total_gb,egress_gb",
    ] {
        check_read(&rows(header), &all);
    }
    // Both directions of internet traffic count.
    check_read("vpc,endpoints,gb,Internet out (GB),Internet in (GB)\napp,6,1200,30,10", &["app|-|-|6|1200|40"]);
    // What names a column outright goes before what only speaks of it.
    check_read("Data volume,gb,vpc,endpoints,Network name\n7,1200,app,6,other", &["app|-|-|6|1200|0"]);
    // What speaks of something else, or in another unit, is no column of a list.
    for other in ["Account name", "NAT GB", "TB per month", "Endpoint cost (USD)", "VPC CIDR", "Region owner"] {
        let read = list(&format!("vpc,endpoints,gb,{other}\napp,6,1200,5"));
        assert_eq!((read.rows.len(), read.ignored), (1, vec![other.to_owned()]));
    }
    // A list without a header may name VPCs like columns.
    check_read("data,eu-west-1,3,6,1200,40", &["data|eu-west-1|3|6|1200|40"]);
}

#[test]
fn nat_gateways_are_counted_in_a_column_of_their_own() {
    for name in ["nat_gateways", "NAT gateways", "Number of NAT gateways", "NAT GWs", "NAT ゲートウェイ数", "Nats"]
    {
        let text = format!("vpc,endpoints,gb,{name}\napp,6,1200,2\nother,6,1200,\nnone,6,1200,０");
        check_read(&text, &["app|-|-|6|1200|0|2", "other|-|-|6|1200|0", "none|-|-|6|1200|0|0"]);
    }
    check_read("app,Tokyo,3,6,1200,40,1", &["app|ap-northeast-1|3|6|1200|40|1"]);
    // What names a NAT gateway, or says whether there is one, is no count.
    for other in ["NAT", "NAT gateway", "NAT gateway id", "NAT gateways cost", "NAT gateways GB"] {
        let read = list(&format!("vpc,endpoints,gb,{other}\napp,6,1200,5"));
        assert_eq!((read.rows.len(), read.ignored), (1, vec![other.to_owned()]));
    }
    for wrong in ["61", "-1", "1.5", "one per AZ"] {
        let read = list(&format!("vpc,endpoints,gb,nat_gateways\napp,6,1200,{wrong}"));
        assert_eq!(read.rows, []);
        assert_eq!(read.problems.first().and_then(|problem| problem.column), Some(Column::NatGateways), "{wrong}");
    }
}

/// A row that counts its NAT gateways costs what the scenario of that topology costs.
#[test]
fn counted_nat_gateways_cost_what_a_topology_of_as_many_costs() {
    let inspected = Inspection { network_firewall: true, ..Inspection::default() };
    for (inspection, nat) in [Inspection::default(), inspected]
        .into_iter()
        .flat_map(|one| [NatTopology::None, NatTopology::Regional].map(|nat| (one, nat)))
    {
        let scenario = Scenario { nat, inspection, azs: Azs::new(3).expect("3"), ..virginia(TransitGateway::None) };
        let cost = |scenario: &Scenario, nat_gateways| {
            let row = VpcRow { internet: Gb::whole(7), nat_gateways, ..row("a", 3, Gb::whole(500)) };
            let plan = Plan::of(scenario, &[row]).expect("a plan");
            let verdict = plan.verdicts[0];
            AccessPath::ALL.map(|path| verdict.cost(path))
        };
        for (topology, count) in [(NatTopology::OneZonal, 1), (NatTopology::ZonalPerAz, 3), (NatTopology::None, 0)] {
            let same = Scenario { nat: topology, ..scenario.clone() };
            assert_eq!(cost(&scenario, Some(count)), cost(&same, None), "{count}");
            assert_eq!(cost(&same, Some(count)), cost(&same, None), "{count}");
        }
        // In N. Virginia, a NAT gateway costs 0.045 and its address 0.005 dollars an hour.
        let hours = if inspection.network_firewall { "3.65" } else { "36.50" };
        let nat = |count| cost(&scenario, Some(count))[0].expect("possible");
        assert_eq!((nat(4) - nat(3)).to_decimal(2), hours);
        assert_eq!((nat(9) - nat(8)).to_decimal(2), hours);
        // Of three AZs, two have their own: a third of 507 GB crosses AZs, each way for 0.01 dollars.
        assert_eq!((nat(2) + (nat(4) - nat(3)) - nat(3)).to_decimal(2), "3.38");
    }
}

#[test]
fn lists_of_common_formats_are_read() {
    let one = ["app|ap-northeast-1|3|6|1200.5|0"];
    check_read("name,region,azs,endpoints,gb\napp,ap-northeast-1,3,6,1200.5", &one);
    check_read("\u{feff}Name;Region;AZs;Endpoints;GB\r\napp;Tokyo;3;6;1200.5\r\n", &one);
    check_read("GB\tEndpoints\tAZ\tRegion\tVPC_ID\r1200.5\t6\t3\t東京\tapp\r", &one);
    check_read(
        "名前,リージョン,AZ 数,エンドポイント数,データ量（GB）\napp,アジアパシフィック (東京),３,６,１２００．５",
        &one,
    );
    check_read("gb per month,interface-endpoints,VPC name,AWS Region,Availability Zones\n1200.5,6,app,TOKYO,3", &one);
    check_read("app,ap-northeast-1,3,6,1200.5", &one);
    check_read("app,AP-Northeast-1,3,6,1200.5,0", &one);
    check_read(
        "\n \n\"name\",\"region\",\"azs\",\"endpoints\",\"gb\"\n\n,,,,\n \"app\" , Tokyo , 3, 6, 1200.5 ,,\n\n",
        &one,
    );
    // The scenario supplies what the list leaves out.
    check_read("vpc,endpoints,gb,internet gb\na,0,0,7\nb,402,1000000000\n", &["a|-|-|0|0|7", "b|-|-|402|1000000000|0"]);
    check_read("name,region,azs,endpoints,gb\na,,,1,2", &["a|-|-|1|2|0"]);
    check_read(
        "name,endpoints,gb\n\"prod, \"\"blue\"\"\",1,2\n<b>x</b>,1,2\n19\" rack,1,2",
        &["prod, \"blue\"|-|-|1|2|0", "<b>x</b>|-|-|1|2|0", "19\" rack|-|-|1|2|0"],
    );
    // Of a name and an id, the name is shown, and the id where there is no name.
    check_read("VPC ID,VPC name,endpoints,gb\nvpc-1,shop,1,2\nvpc-2,,3,4", &["shop|-|-|1|2|0", "vpc-2|-|-|3|4|0"]);
    check_read("name,vpc,endpoints,gb\nshop,vpc-1,1,2", &["shop|-|-|1|2|0"]);
    // What the plan's CSV guards against a spreadsheet comes back as it was.
    check_read(
        "name,endpoints,gb\n'-prod,1,2\n'@home,1,2\n'=1+1,1,2\n'quoted,1,2",
        &["-prod|-|-|1|2|0", "@home|-|-|1|2|0", "=1+1|-|-|1|2|0", "'quoted|-|-|1|2|0"],
    );
    // Unknown columns are reported as ignored.
    let list = list("name,owner,endpoints,gb\na,me,1,2");
    assert_eq!((list.rows.len(), list.ignored), (1, vec!["owner".to_owned()]));
    check_read("", &[]);
    check_read(" \r\n\t\n", &[]);
    check_read("name,endpoints,gb", &[]);
}

#[test]
fn every_region_is_found_by_code_and_by_place() {
    for region in RegionId::all() {
        let info = region.info();
        for name in [info.code, info.place_en, info.place_ja, info.long_en, info.long_ja] {
            let list = list(&format!("name;region;endpoints;gb\na;{};1;2", name.to_uppercase()));
            assert_eq!(list.rows.first().and_then(|row| row.region), Some(region), "{name}");
        }
    }
}

#[test]
fn text_that_is_no_list_is_refused() {
    let expected = "name,region,azs,endpoints,gb,internet_gb,nat_gateways".to_owned();
    let no_header = || VpcListRefusal::NoHeader { expected: expected.clone() };
    let missing = |columns: &[Column], unknown: &[&str]| VpcListRefusal::MissingColumns {
        columns: columns.to_vec(),
        unknown: unknown.iter().map(ToString::to_string).collect(),
    };
    for (text, expected) in [
        ("hello", no_header()),
        ("a,b,c,d,e,f", no_header()),
        ("app,Tokyo,3,6", no_header()),
        ("app,Tokyo,3,six,100", no_header()),
        ("\"name,endpoints,gb", no_header()),
        ("<html>\n<body>", no_header()),
        ("name,region,gb", missing(&[Column::Endpoints], &[])),
        ("endpoints", missing(&[Column::Name, Column::Gb], &[])),
        ("name,endpoints,S3 TB/month,ECR (MB)", missing(&[Column::Gb], &["S3 TB/month", "ECR (MB)"])),
        ("name,endpoints,gb,Name", VpcListRefusal::RepeatedColumn(Column::Name)),
        ("vpc,endpoints,gb,endpoint count", VpcListRefusal::RepeatedColumn(Column::Endpoints)),
        ("PK\u{3}\u{4}\u{14}\0\u{6}\0", VpcListRefusal::NoText),
        ("name,endpoints,gb\n\0\0\0picture of a VPC", VpcListRefusal::NoText),
        ("name,endpoints,gb\na,1,2\nb\u{fffd},1,2", VpcListRefusal::NotUtf8),
    ] {
        assert_eq!(vpc_list::read(text), Err(expected), "{text:?}");
    }
    let long = "x".repeat(17 << 20);
    assert_eq!(vpc_list::read(&long), Err(VpcListRefusal::TooLarge(17 << 20)));
    // A header of any length is told in a sentence.
    let wide: Vec<_> = (0..100_000).map(|column| format!("tag{column}")).collect();
    let list = list(&format!("name,endpoints,gb,{}\na,1,2", wide.join(",")));
    assert_eq!((list.ignored.len(), list.ignored_more, list.rows.len()), (10, 99_990, 1));
    // A line is read at once, so it has a bound.
    assert_eq!(vpc_list::read(&long[..=vpc_list::MAX_LINE_BYTES]), Err(VpcListRefusal::LongLine(1)));
    let rows = format!("name,endpoints,gb\na,1,2\n{}", &long[..=vpc_list::MAX_LINE_BYTES]);
    assert_eq!(vpc_list::read(&rows), Err(VpcListRefusal::LongLine(3)));
    assert_eq!(vpc_list::read(&rows[..rows.len() - 1]).map(|list| list.problems.len()), Ok(1));
    // Files that are no Unicode, and no text at all.
    let utf16: Vec<u8> = "名前,endpoints,gb".encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (bytes, expected) in [
        (utf16.as_slice(), VpcListRefusal::Utf16),
        // "名前," in Shift_JIS, as Excel saves a CSV in Japan.
        (&[0x96, 0xBC, 0x91, 0x4F, b','], VpcListRefusal::NotUtf8),
        (b"name,endpoints,gb\n\x96\xBC\x91\x4F,1,2", VpcListRefusal::NotUtf8),
        (b"\x1f\x8b\x08\x08pack", VpcListRefusal::NoText),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", VpcListRefusal::NotUtf8),
        (b"PAR1\x15\0\x15\x10\nPAR1", VpcListRefusal::NoText),
    ] {
        assert_eq!(in_pieces(bytes, &[bytes.len()]), Err(expected), "{bytes:?}");
    }
}

/// A file that comes in pieces of these lengths, again and again; a piece may be empty.
fn in_pieces(mut bytes: &[u8], lengths: &[usize]) -> Result<VpcList, VpcListRefusal> {
    let mut reader = ListReader::default();
    for length in lengths.iter().cycle() {
        let (piece, rest) = bytes.split_at((*length).min(bytes.len()));
        reader.push(piece);
        bytes = rest;
        if bytes.is_empty() || lengths.iter().all(|length| *length == 0) {
            break;
        }
    }
    reader.push(bytes);
    reader.finish()
}

/// The text in every encoding that is read.
fn encodings(text: &str) -> Vec<Vec<u8>> {
    let utf16 = |text: &str, unit: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(unit).collect::<Vec<u8>>();
    let marked = format!("\u{feff}{text}");
    vec![
        text.as_bytes().to_vec(),
        marked.as_bytes().to_vec(),
        utf16(&marked, u16::to_le_bytes),
        utf16(&marked, u16::to_be_bytes),
        utf16(text, u16::to_le_bytes),
        utf16(text, u16::to_be_bytes),
    ]
}

#[test]
fn files_are_read_in_any_encoding_of_unicode() {
    let text = "name\tregion\tendpoints\tgb\r\nバッチ😀\tTokyo\t9\t1200\r\nb\tOsaka\t-1\t5\rb,\t\t1\t5";
    let expected = list(text);
    assert_eq!((expected.rows.len(), expected.problems.len()), (2, 1));
    for bytes in encodings(text) {
        for length in [1, 2, 3, 10, 1_000] {
            assert_eq!(in_pieces(&bytes, &[length]).as_ref(), Ok(&expected), "in pieces of {length}");
        }
        assert!(vpc_list::begins_list(&bytes) && vpc_list::begins_list(&bytes[..bytes.len() / 2]));
    }
    for other in ["", "\n\n", "a,b\n1,2", "name,owner\nname,endpoints,gb", "app,eu-west-1,3,6,1200,40"] {
        assert!(!vpc_list::begins_list(other.as_bytes()), "{other:?}");
    }
}

#[track_caller]
fn check_bad(row: &str, column: Option<Column>, value: &str, fault: &dyn Fn(&RowFault) -> bool) {
    let text = format!("name,region,azs,endpoints,gb,internet\ngood,,,1,2\n\n{row}\nlast,,,3,4");
    let list = list(&text);
    assert_eq!(list.rows.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["good", "last"], "{row}");
    let [problem] = list.problems.as_slice() else { panic!("one problem in {row}, not {:?}", list.problems) };
    assert_eq!((problem.line, problem.column, problem.value.as_str()), (4, column, value), "{row}");
    assert!(fault(&problem.fault), "{row}: {:?}", problem.fault);
}

#[test]
fn bad_rows_are_reported_and_the_rest_is_priced() {
    let is_refused = |fault: &RowFault, expected| matches!(fault, RowFault::Number { why, .. } if *why == expected);
    let number = |expected: RefusalReason| move |fault: &RowFault| is_refused(fault, expected);
    let (azs, endpoints, gb) = (Some(Column::Azs), Some(Column::Endpoints), Some(Column::Gb));
    check_bad("a,,7,1,2", azs, "7", &number(RefusalReason::OutOfRange));
    check_bad("a,,two,1,2", azs, "two", &number(RefusalReason::NotANumber));
    check_bad("a,,2,1.5,2", endpoints, "1.5", &number(RefusalReason::TooManyDecimals));
    check_bad("a,,2,403,2", endpoints, "403", &number(RefusalReason::OutOfRange));
    check_bad("a,,2,-1,2", endpoints, "-1", &number(RefusalReason::OutOfRange));
    check_bad("a,,2,,2", endpoints, "", &number(RefusalReason::Empty));
    check_bad("a,,2,1,", gb, "", &number(RefusalReason::Empty));
    check_bad("a,,2,1", gb, "", &number(RefusalReason::Empty));
    check_bad("a,,2,1,\"1,200\"", gb, "1,200", &number(RefusalReason::Comma));
    check_bad("a,,2,1,5 GB", gb, "5 GB", &number(RefusalReason::NotANumber));
    check_bad("a,,2,1,NaN", gb, "NaN", &number(RefusalReason::NotANumber));
    check_bad("a,,2,1,1e9", gb, "1e9", &number(RefusalReason::NotANumber));
    check_bad("a,,2,1,1000000001", gb, "1000000001", &number(RefusalReason::OutOfRange));
    check_bad("a,,2,1,2,-3", Some(Column::Internet), "-3", &number(RefusalReason::OutOfRange));
    check_bad(",,2,1,2", Some(Column::Name), "", &|fault| *fault == RowFault::NoName);
    check_bad("a,Atlantis,2,1,2", Some(Column::Region), "Atlantis", &|fault| *fault == RowFault::UnknownRegion);
    for unpriced in ["cn-north-1", "us-iso-east-1", "xx-nowhere-7"] {
        let is_unpriced = |fault: &RowFault| *fault == RowFault::UnpricedRegion;
        check_bad(&format!("a,{unpriced},2,1,2"), Some(Column::Region), unpriced, &is_unpriced);
    }
    let many = |fault: &RowFault| *fault == RowFault::TooManyValues { values: 7, columns: 6 };
    check_bad("a,,2,1,2,1,200", None, "a  2 1 2 1 200", &many);
    let quote = |fault: &RowFault| *fault == RowFault::Quote;
    check_bad("\"a,,2,1,2", None, "\"a,,2,1,2", &quote);
    check_bad("\"a\"b,,2,1,2", None, "\"a\"b,,2,1,2", &quote);
}

#[test]
fn duplicate_names_are_reported_and_counted() {
    let list = list("name,region,endpoints,gb\na,Tokyo,1,2\na,Osaka,1,2\nb,,1,2\na,東京,1,2\na,Tokyo,9,9");
    assert_eq!(list.rows.len(), 5);
    let noted: Vec<_> = list.duplicates.iter().map(|twice| (twice.name.as_str(), twice.line, twice.first)).collect();
    assert_eq!(noted, [("a", 5, 2), ("a", 6, 2)]);
}

#[test]
fn rows_beyond_the_limit_are_counted() {
    let list = list(&("name,endpoints,gb\n".to_owned() + &"a,1,2\n\n".repeat(MAX_ROWS + 3)));
    assert_eq!((list.rows.len(), list.beyond), (MAX_ROWS, 3));
    for (beyond, told) in [(1, "; 1 more was left out."), (3, "; 3 more were left out.")] {
        let said = natpoint_text::in_language(Language::English).fleet_rows_left_out(beyond);
        assert_eq!(said, format!("Only the first 100,000 rows are read{told}"));
    }
    let plan = Plan::of(&Scenario::new(TOKYO), &list.rows).expect("a plan");
    assert_eq!(plan.totals.vpcs, MAX_ROWS);
}

fn azs(count: u32) -> Azs {
    Azs::new(count).expect("1 to 6")
}

pub(crate) fn row(name: &str, endpoints: u32, gb: Gb) -> VpcRow {
    VpcRow {
        line: 1,
        name: name.to_owned(),
        region: None,
        azs: None,
        endpoints,
        gb,
        internet: Gb::ZERO,
        nat_gateways: None,
    }
}

fn alike(count: usize, endpoints: u32, azs: Azs, gb: Gb) -> Vec<VpcRow> {
    (0..count).map(|at| VpcRow { azs: Some(azs), ..row(&format!("vpc-{at:04}"), endpoints, gb) }).collect()
}

/// us-east-1 with a NAT gateway in each AZ, so expensive that only endpoints and hubs compete.
fn virginia(transit_gateway: TransitGateway) -> Scenario {
    let mut scenario = Scenario::new(N_VIRGINIA);
    scenario.transit_gateway = transit_gateway;
    scenario.nat = NatTopology::None;
    scenario
}

/// How many of so many VPCs take the hub.
fn in_hub(scenario: &Scenario, count: usize, endpoints: u32, azs: Azs, gb: Gb) -> usize {
    let plan = Plan::of(scenario, &alike(count, endpoints, azs, gb)).expect("a plan");
    plan.totals.taken[AccessPath::Hub as usize]
}

#[test]
fn hub_break_evens_match_published_figures() {
    // Known figures for us-east-1, which leave out hosted zones.
    let mut present = virginia(TransitGateway::Present);
    let mut bought = virginia(TransitGateway::None);
    for scenario in [&mut present, &mut bought] {
        scenario.prices.insert(PriceItem::PrivateZoneMonth, UnitPrice::ZERO);
    }
    for (endpoints, count, gb) in [(3, 2, "2190"), (9, 3, "9855")] {
        let region_rates = RegionRates::of(&present, N_VIRGINIA);
        let BreakEven::Below(at) = region_rates.break_even(endpoints, azs(count), HubConnection::TransitGateway) else {
            panic!("a volume")
        };
        assert_eq!(at.of_parts(1, 1, 6), format!("{gb}.000000"));
        // The hub is cheaper from two VPCs on without data, and never at the break-even.
        assert_eq!(region_rates.vpcs_for_hub(&alike(1, endpoints, azs(count), Gb::ZERO)[0]), Some(2));
        assert_eq!(in_hub(&present, 2, endpoints, azs(count), Gb::ZERO), 2);
        assert_eq!(in_hub(&present, 1, endpoints, azs(count), Gb::ZERO), 0);
        let break_even = Gb::literal(gb);
        assert_eq!(in_hub(&present, 5_000, endpoints, azs(count), break_even), 0);
        assert_eq!(region_rates.vpcs_for_hub(&alike(1, endpoints, azs(count), break_even)[0]), None);
        let below = Gb::from_units(break_even.units() - 10_000_000);
        assert_eq!(in_hub(&present, 5_000, endpoints, azs(count), below), 5_000);
    }
    for (endpoints, least) in [(3, 12), (6, 3)] {
        let region_rates = RegionRates::of(&bought, N_VIRGINIA);
        assert_eq!(region_rates.vpcs_for_hub(&alike(1, endpoints, azs(2), Gb::ZERO)[0]), Some(least as u128));
        assert_eq!(in_hub(&bought, least, endpoints, azs(2), Gb::ZERO), least);
        assert_eq!(in_hub(&bought, least - 1, endpoints, azs(2), Gb::ZERO), 0);
    }
    // Two endpoints in two AZs cost less than an attachment: 29.20 against 36.50.
    let region_rates = RegionRates::of(&bought, N_VIRGINIA);
    assert_eq!(region_rates.break_even(2, azs(2), HubConnection::TransitGateway), BreakEven::Never);
    assert_eq!(region_rates.vpcs_for_hub(&alike(1, 2, azs(2), Gb::ZERO)[0]), None);
    bought.prices.insert(PriceItem::TransitGatewayGb, UnitPrice::ZERO);
    assert_eq!(
        RegionRates::of(&bought, N_VIRGINIA).break_even(3, azs(2), HubConnection::TransitGateway),
        BreakEven::Always
    );
    // 9 endpoints in 6 AZs are 12.96 USD a day: 394.20 a month, and the hub's attachment 36.50.
    let hub = Hub { endpoints: 9, azs: azs(6), nat_azs: None };
    assert_eq!(region_rates.hub_cost(hub, &[HubConnection::TransitGateway]).to_decimal(2), "430.70");
}

#[test]
fn private_hosted_zones_are_priced_by_the_month() {
    let mut scenario = virginia(TransitGateway::Present);
    scenario.prices.insert(PriceItem::PrivateZoneMonth, UnitPrice::literal("0.5"));
    let region_rates = RegionRates::of(&scenario, N_VIRGINIA);
    assert_eq!(region_rates.unpriced, []);
    // 3 x 2 x 7.30 + 36.50 + 3 x 0.50
    assert_eq!(
        region_rates
            .hub_cost(Hub { endpoints: 3, azs: Azs::TWO, nat_azs: None }, &[HubConnection::TransitGateway])
            .to_decimal(2),
        "81.80"
    );
    // A missing price counts as 0 and is reported. Entered prices apply to the scenario's Region.
    let elsewhere = RegionRates::of(&scenario, TOKYO);
    let mut local = scenario.clone();
    (local.region, local.prices) = (TOKYO, TypedPrices::default());
    let missing = Rates::of(&local).private_zone_month.rate == natpoint_model::units::UsdPerMonth::ZERO;
    assert_eq!(elsewhere.unpriced, if missing { vec![PriceItem::PrivateZoneMonth] } else { Vec::new() });
}

#[test]
fn a_hub_whose_zones_have_no_price_is_not_planned() {
    let gov = RegionId::from_code("us-gov-west-1").expect("a Region");
    let mut scenario = Scenario { transit_gateway: TransitGateway::Present, ..Scenario::new(gov) };
    let rows = alike(50, 26, azs(3), Gb::ZERO);
    let missing = |item| Reason::Design(Infeasible::NoPrice(item));
    let taken = |scenario: &Scenario| {
        let plan = Plan::of(scenario, &rows).expect("a plan");
        let region = plan.regions.first().expect("a Region").clone();
        (
            plan.totals.taken,
            region.region_rates.against(&rows[0], AccessPath::Hub),
            region.hub.is_some(),
            plan.verdicts[0].hub,
        )
    };
    let (first, further) = (PriceItem::PrivateZoneMonth, PriceItem::PrivateZoneOver25Month);
    let (hubless, against, hub, cost) = taken(&scenario);
    assert_eq!((hubless[AccessPath::Hub as usize], against), (0, vec![missing(first), missing(further)]));
    assert_eq!((hub, cost), (false, None));
    scenario.prices.insert(first, UnitPrice::literal("0.5"));
    assert_eq!(taken(&scenario).1, [missing(further)]);
    assert_eq!(RegionRates::of(&scenario, gov).vpcs_for_hub(&rows[0]), None);
    assert!(RegionRates::of(&scenario, gov).vpcs_for_hub(&alike(1, 25, azs(3), Gb::ZERO)[0]).is_some());
    for language in Language::ALL {
        let locale = natpoint_text::in_language(language);
        let plan = Plan::of(&scenario, &rows).expect("a plan");
        let sentence = locale.fleet_hub(&plan.regions[0]);
        assert!(sentence.contains(locale.price_item(further)), "{sentence}");
    }
    scenario.prices.insert(further, UnitPrice::literal("0.1"));
    let (taken, against, hub, cost) = taken(&scenario);
    assert_eq!((taken[AccessPath::Hub as usize], against, hub), (50, vec![], true));
    assert!(cost.is_some());
}

#[test]
fn each_vpc_gets_its_cheapest_path() {
    // Tokyo, one NAT gateway in the only AZ: 45.26 + 3.65 + 0.062 a GB; endpoints 10.22 each and 0.01 a GB.
    let scenario = Scenario { azs: Azs::ONE, ..Scenario::new(TOKYO) };
    let text =
        "name,endpoints,gb,internet\nquiet,6,0,0\nbusy,6,100000,0\nsmall,1,100,0\nout,1,100,50\nnone,0,5,0\nidle,0,0,0";
    let rows = list(text).rows;
    let plan = Plan::of(&scenario, &rows).expect("a plan");
    let told: Vec<_> = plan
        .order
        .iter()
        .map(|at| {
            let verdict = plan.verdicts[*at];
            let usd = |amount: Option<Usd>| amount.map_or("-".to_owned(), |amount| amount.to_decimal(2));
            let costs = [verdict.nat, verdict.own, verdict.hub, verdict.saving()].map(usd).join(" ");
            format!("{} {} {costs}", rows[*at].name, verdict.choice.map_or("-", AccessPath::slug))
        })
        .collect();
    assert_eq!(
        told,
        [
            "busy endpoints 6248.91 1061.32 3051.10 5187.59",
            "idle endpoints 48.91 0.00 - 48.91",
            "small endpoints 55.11 11.22 54.10 43.89",
            "none nat 49.22 - - 0.00",
            "out nat 58.21 63.23 106.11 0.00",
            "quiet nat 48.91 61.32 51.10 0.00",
        ]
    );
    assert_eq!(plan.totals.taken, [3, 3, 0, 0, 0]);
    assert_eq!(plan.totals.today.usd.to_decimal(2), "6509.27");
    assert_eq!(plan.totals.today.vpcs, 6);
    assert_eq!((plan.totals.own.usd.to_decimal(2).as_str(), plan.totals.own.vpcs), ("1197.09", 5));
    assert_eq!(plan.totals.plan.to_decimal(2), "1228.88");
    assert_eq!(plan.totals.saving().expect("comparable").to_decimal(2), "5280.39");
}

#[test]
fn equal_savings_are_ordered_by_name() {
    let mut scenario = Scenario::new(TOKYO);
    scenario.nat = NatTopology::ZonalPerAz;
    let rows: Vec<_> = ["c", "a", "b", "a"].map(|name| row(name, 1, Gb::ONE)).into();
    assert_eq!(Plan::of(&scenario, &rows).expect("a plan").order, [1, 3, 2, 0]);
}

#[track_caller]
fn check_infeasible(scenario: &Scenario, row: &VpcRow, expected: &[Reason]) {
    let plan = Plan::of(scenario, std::slice::from_ref(row)).expect("a plan");
    let region = plan.regions.first().expect("a Region");
    assert_eq!(plan.verdicts[0].choice, None);
    assert_eq!((plan.totals.served(), plan.totals.plan, plan.totals.saving()), (0, Usd::ZERO, None));
    let reasons = region.against(row);
    assert!(expected.iter().all(|reason| reasons.contains(reason)), "{reasons:?}");
    assert!(reasons.iter().enumerate().all(|(at, reason)| !reasons[..at].contains(reason)), "each once: {reasons:?}");
}

#[test]
fn rows_without_a_feasible_path_have_reasons() {
    let none = Scenario { nat: NatTopology::None, ..Scenario::new(TOKYO) };
    let no_nat = Reason::Design(Infeasible::NoNatGateway);
    check_infeasible(&none, &row("data without endpoints", 0, Gb::ONE), &[no_nat.clone(), Reason::NoEndpoints]);
    check_infeasible(&none, &VpcRow { internet: Gb::ONE, ..row("internet", 3, Gb::ONE) }, &[no_nat]);
    let private = Scenario { connectivity: NatConnectivity::Private, ..Scenario::new(TOKYO) };
    let no_internet = Reason::Design(Infeasible::PrivateNatHasNoInternet);
    check_infeasible(&private, &VpcRow { internet: Gb::ONE, ..row("internet", 3, Gb::ONE) }, &[no_internet]);
    let regional = Scenario { nat: NatTopology::Regional, ..private };
    let public_only = Reason::Design(Infeasible::RegionalIsPublicOnly);
    check_infeasible(&regional, &row("regional", 0, Gb::ONE), &[public_only, Reason::NoEndpoints]);
    // A row with a feasible path has no reasons, whatever rules out the others.
    let plan = Plan::of(&none, &[row("endpoints", 2, Gb::ONE)]).expect("a plan");
    assert_eq!(plan.verdicts[0].choice, Some(AccessPath::Own));
    assert_eq!(plan.regions[0].against(&row("endpoints", 2, Gb::ONE)), []);
}

#[test]
fn data_beyond_the_limit_is_refused() {
    let mut scenario = Scenario { azs: Azs::MAX, hours: Hours::MAX, ..Scenario::new(TOKYO) };
    scenario.cross_az = Some(Share::ALL);
    scenario.prices = PriceItem::ALL.map(|item| (item, UnitPrice::MAX)).into_iter().collect();
    let full = VpcRow { azs: Some(Azs::MAX), ..row("full", 402, Gb::MAX) };
    for nat in [NatTopology::OneZonal, NatTopology::Regional, NatTopology::None] {
        scenario.nat = nat;
        scenario.ipv4_per_nat = scenario.max_ipv4_per_nat();
        let mut rows = vec![full.clone(); 402];
        rows.extend(vec![row("empty", 402, Gb::ZERO); MAX_ROWS - 402]);
        let plan = Plan::of(&scenario, &rows).expect("it can be added up");
        assert!(plan.totals.plan > Usd::ZERO && plan.totals.own.usd > Usd::ZERO);
        rows[402].gb = Gb::from_units(1);
        assert!(Plan::of(&scenario, &rows).is_err());
    }
    assert!(Plan::of(&scenario, &vec![VpcRow { internet: Gb::MAX, ..full.clone() }; MAX_ROWS]).is_err());
    assert!(Plan::of(&scenario, &vec![row("a", 1, Gb::ZERO); MAX_ROWS + 1]).is_err());
}

#[test]
fn an_exported_plan_can_be_imported_again() {
    let scenario = virginia(TransitGateway::Present);
    let rows = list("name,region,azs,endpoints,gb,internet\n=1+1,Tokyo,3,6,10.5\n\"a, \"\"b\"\"\",,,2,3,4").rows;
    let plan = Plan::of(&scenario, &rows).expect("a plan");
    let text = fleet_csv::csv(&scenario, &rows, &plan);
    assert_eq!(
        text.lines().collect::<Vec<_>>(),
        [
            "order,name,region,azs,endpoints,gb,internet_gb,verdict,nat_usd,endpoints_usd,hub_usd,saving_usd,\
             hub_from_vpcs,saved_so_far_usd,nat_gateways,peering_usd,hub_nat_usd,internet_in_hub",
            "1,\"'=1+1\",ap-northeast-1,3,6,10.5,0,endpoints,,184.07,0.32,,2,0.00,,,,",
            "2,\"a, \"\"b\"\"\",us-east-1,2,2,3,4,,,,,,3,0.00,,,,",
        ]
    );
    let again = list(&text);
    assert_eq!(again.problems, []);
    assert_eq!(
        again.rows.iter().map(row_text).collect::<Vec<_>>(),
        ["=1+1|ap-northeast-1|3|6|10.5|0", "a, \"b\"|us-east-1|2|2|3|4",]
    );
}

fn is_japanese(letter: char) -> bool {
    let kana_or_kanji = matches!(letter, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}');
    kana_or_kanji || matches!(letter, '\u{3001}'..='\u{303f}' | '\u{ff01}'..='\u{ff9f}')
}

/// Checks a text in both languages: complete, and in the right script.
#[track_caller]
fn check_both<T: AsRef<str>>(say: impl Fn(&'static dyn Locale) -> T) {
    let [english, japanese] = Language::ALL.map(|language| say(natpoint_text::in_language(language)));
    for text in [english.as_ref(), japanese.as_ref()] {
        assert!(!text.is_empty() && text.trim() == text, "no space around {text:?}");
        assert!(!text.contains(['{', '}', '!', '！']) && !text.contains("  "), "{text:?}");
    }
    assert!(!english.as_ref().chars().any(is_japanese), "{:?} is English", english.as_ref());
    assert!(japanese.as_ref().chars().any(is_japanese), "{:?} is Japanese", japanese.as_ref());
}

#[test]
fn every_text_exists_in_both_languages() {
    // Through `Debug`, so that new labels are included.
    let [english, japanese] =
        Language::ALL.map(|language| format!("{:#?}", natpoint_text::in_language(language).fleet_labels()));
    let texts = |written: &str| -> Vec<String> {
        written.lines().filter_map(|line| line.trim().split_once(": \"")).map(|(_, text)| text.to_owned()).collect()
    };
    let pairs: Vec<_> = texts(&english).into_iter().zip(texts(&japanese)).collect();
    assert!(pairs.len() > 20);
    for (english, japanese) in pairs {
        assert!(!english.chars().any(is_japanese) && japanese.chars().any(is_japanese), "{english} {japanese}");
    }
    for choice in AccessPath::ALL.map(Some).into_iter().chain([None]) {
        check_both(|locale| locale.fleet_choice(choice));
    }
    check_both(|locale| locale.fleet_partial_sum("1.00", 3));
    check_both(|locale| locale.fleet_hub_nat_saves(Usd::from_units(12 * Usd::UNITS)));
    check_both(|locale| locale.fleet_hub_threshold(None));
    check_both(|locale| locale.fleet_hub_threshold(Some(12)));
    for (nat_gateways, internet) in [(None, Gb::ZERO), (Some(0), Gb::ONE), (Some(1), Gb::ZERO), (Some(2), Gb::ONE)] {
        let row = VpcRow { nat_gateways, internet, ..row("a", 3, Gb::whole(5)) };
        check_both(|locale| locale.fleet_row("us-east-1", 2, &row));
    }
    check_both(|locale| locale.fleet_reason(&Reason::NoEndpoints));
    check_both(|locale| locale.fleet_reason(&Reason::NoHubNat));
    check_both(|locale| locale.fleet_reason(&Reason::Design(Infeasible::NoNatGateway)));
    check_both(natpoint_text::FleetText::fleet_too_much);
    check_both(|locale| locale.fleet_ignored(&["owner".to_owned()], 0));
    check_both(|locale| locale.fleet_rows_left_out(7));
    check_both(|locale| locale.fleet_rows_more(1_234));
    check_both(|locale| locale.fleet_rows_shown(1, 50, 10_000));
    check_both(|locale| locale.fleet_file("vpcs.csv"));
    for rows in [0, 1, 45_000] {
        check_both(|locale| locale.fleet_reading(rows));
    }
    for unit in [ColumnUnit { times: 1_024, over: 1 }, ColumnUnit { times: 730, over: 24 }] {
        check_both(|locale| locale.fleet_unit("TB", unit));
    }
    check_both(|locale| locale.fleet_duplicate(&DuplicateVpc { line: 3, first: 2, name: "a".to_owned() }));
    for refused in [
        VpcListRefusal::Utf16,
        VpcListRefusal::NotUtf8,
        VpcListRefusal::NoHeader { expected: "name".to_owned() },
        VpcListRefusal::MissingColumns { columns: vec![Column::Name], unknown: Vec::new() },
        VpcListRefusal::MissingColumns { columns: vec![Column::Gb], unknown: vec!["S3 TB/month".to_owned()] },
        VpcListRefusal::RepeatedColumn(Column::Gb),
        VpcListRefusal::Unreadable,
        VpcListRefusal::TooLarge(700 << 20),
        VpcListRefusal::NoText,
        VpcListRefusal::LongLine(7_000),
    ] {
        check_both(|locale| locale.fleet_refusal(&refused));
    }
    let allowed = || Allowed::Range { least: "0".to_owned(), most: "402".to_owned(), decimals: 0 };
    let whys = [
        RefusalReason::Empty,
        RefusalReason::NotANumber,
        RefusalReason::Ambiguous,
        RefusalReason::Comma,
        RefusalReason::OutOfRange,
        RefusalReason::TooManyDecimals,
        RefusalReason::UnknownName,
    ];
    let numbers = whys.map(|why| RowFault::Number { why, allowed: allowed() });
    let rows = [
        RowFault::NoName,
        RowFault::Total,
        RowFault::UnknownRegion,
        RowFault::UnpricedRegion,
        RowFault::TooManyValues { values: 7, columns: 6 },
        RowFault::Quote,
    ];
    for fault in numbers.into_iter().chain(rows) {
        for column in [None, Some(Column::Azs)] {
            let problem = RowProblem { line: 12, column, value: "x".repeat(80), fault: fault.clone() };
            check_both(|locale| locale.fleet_problem(&problem));
            let sentence = natpoint_text::in_language(Language::English).fleet_problem(&problem);
            assert!(sentence.starts_with("Line 12") && sentence.chars().count() < 200, "{sentence}");
        }
    }
}

#[track_caller]
fn check_plan(scenario: &Scenario, rows: &[VpcRow], english: &[&str], japanese: &[&str]) {
    let plan = Plan::of(scenario, rows).expect("a plan");
    let region = plan.regions.first().expect("a Region");
    for (language, expected) in Language::ALL.into_iter().zip([english, japanese]) {
        let locale = natpoint_text::in_language(language);
        assert_eq!([locale.fleet_totals(&plan.totals), locale.fleet_hub(region)].as_slice(), expected);
    }
}

#[test]
fn the_plan_in_a_sentence() {
    let mut scenario = Scenario { azs: azs(3), ..Scenario::new(N_VIRGINIA) };
    scenario.transit_gateway = TransitGateway::Present;
    scenario.nat = NatTopology::ZonalPerAz;
    scenario.prices.insert(PriceItem::PrivateZoneMonth, UnitPrice::literal("0.5"));
    check_plan(
        &scenario,
        &alike(1_000, 9, azs(3), Gb::whole(50)),
        &[
            "1,000 VPCs cost $1,738.10 a month, $110,011.90 less than NAT gateways for everything: 1,000 on a \
             hub's endpoints.",
            "US East (N. Virginia) us-east-1: a hub with 9 endpoints in 3 AZs costs $238.10 a month and it pays. \
             A VPC with as many is cheaper there below 9.62 TB a month.",
        ],
        &[
            "1,000 個の VPC で月額 1,738.10 USD、すべて NAT ゲートウェイを使う場合より 110,011.90 USD 安くなります。\
             ハブのエンドポイント 1,000。",
            "米国東部 (バージニア北部) us-east-1: 3 AZ にエンドポイントを 9 個置いたハブは月額 238.10 USD で、\
             置くと安くなります。同じ数のエンドポイントを使う VPC は、月 9.62 TB 未満ならハブのほうが安くなります。",
        ],
    );
    scenario.nat = NatTopology::None;
    scenario.transit_gateway = TransitGateway::None;
    check_plan(
        &scenario,
        &[row("a", 1, Gb::ONE), row("b", 0, Gb::ONE)],
        &[
            "2 VPCs cost $21.91 a month: 1 on endpoints of their own. No path can serve 1 of them.",
            "US East (N. Virginia) us-east-1: a hub with 1 endpoint in 3 AZs costs $58.90 a month and it does not pay. \
             Its attachment alone costs a VPC more than as many endpoints of its own.",
        ],
        &[
            "2 個の VPC で月額 21.91 USD です。専用エンドポイント 1。\
             ほかに、どの経路も使えない VPC が 1 個あります。",
            "米国東部 (バージニア北部) us-east-1: 3 AZ にエンドポイントを 1 個置いたハブは月額 58.90 USD で、\
             置いても安くなりません。アタッチメントの料金だけで、同じ数の専用エンドポイントの料金以上になります。",
        ],
    );
}

/// So many VPCs with NAT gateways, endpoints of their own, a hub over a transit gateway and one over VPC peering.
#[test]
fn what_a_plan_does_in_a_sentence() {
    let scenario = Scenario { transit_gateway: TransitGateway::Present, ..Scenario::new(N_VIRGINIA) };
    let rows = alike(1_000, 9, azs(3), Gb::whole(50));
    let planned = Plan::of(&scenario, &rows).expect("a plan");
    assert_eq!(planned.hubs().count(), 1);
    // All save as much. What the hub costs is that of seven of them, of which half is to be made up for by the first
    // half, and a tenth by the first nine tenths.
    assert_eq!([50, 90].map(|percent| planned.vpcs_that_save(percent, &scenario, &rows)), [Some(504), Some(901)]);
    for (taken, vpcs, hubs, english, japanese) in [
        (
            [1_200, 14, 20, 6],
            1_240,
            1,
            "Build a hub for 26 of 1,240 VPCs, give 14 VPCs endpoints of their own and keep NAT gateways in \
             1,200 VPCs.",
            "1,240 個の VPC のうち、26 個ではハブのエンドポイントを使い、14 個では専用エンドポイントを使い、1,200 個では \
             NAT ゲートウェイを使い続けます。",
        ),
        (
            [0, 1, 39, 0],
            40,
            3,
            "Build hubs in 3 Regions for 39 of 40 VPCs and give 1 VPC endpoints of its own.",
            "40 個の VPC のうち、39 個では 3 リージョンのハブのエンドポイントを使い、1 個では専用エンドポイントを使います。",
        ),
        ([0, 0, 9, 0], 9, 1, "Build a hub for all 9 VPCs.", "9 個の VPC すべてでハブのエンドポイントを使います。"),
        (
            [0, 7, 0, 0],
            8,
            0,
            "Give 7 of 8 VPCs endpoints of their own.",
            "8 個の VPC のうち、7 個では専用エンドポイントを使います。",
        ),
        ([1, 0, 0, 0], 1, 0, "Keep NAT gateways in the VPC.", "この VPC では NAT ゲートウェイを使い続けます。"),
        (
            [5, 0, 0, 0],
            6,
            0,
            "Keep NAT gateways in 5 of 6 VPCs.",
            "6 個の VPC のうち、5 個では NAT ゲートウェイを使い続けます。",
        ),
        ([0; 4], 3, 0, "No path can serve these VPCs.", "どの VPC にも使える経路がありません。"),
    ] {
        let mut plan = planned.clone();
        let [nat, own, attached, peered] = taken;
        (plan.totals.taken, plan.totals.vpcs) = ([nat, own, attached, peered, 0], vpcs);
        plan.totals.on_hub = attached + peered;
        plan.regions = vec![planned.regions[0].clone(); hubs];
        let told = Language::ALL.map(|language| natpoint_text::in_language(language).fleet_advice(&plan));
        assert_eq!(told, [english, japanese], "{taken:?}");
    }
    let first =
        |half, most| Language::ALL.map(|language| natpoint_text::in_language(language).fleet_first_vpcs(half, most));
    assert_eq!(
        first(1, 1_200),
        [
            "The first VPC brings half of the saving, the first 1,200 VPCs nine tenths of it.",
            "最初の 1 個の VPC で削減額の半分、1,200 個で 9 割に達します。",
        ]
    );
    assert_eq!(first(2, 3)[0], "The first 2 VPCs bring half of the saving, the first 3 VPCs nine tenths of it.");
}

/// Nothing, what people have, and what lies around the bounds of the tiers.
fn volume() -> impl Strategy<Value = Gb> {
    prop_oneof![
        2 => Just(Gb::ZERO),
        4 => (0..3_000_000_000_u64).prop_map(Gb::from_units),
        2 => (0..7_u64).prop_map(|up| Gb::from_units(Gb::whole(1_048_576).units() - 3 + up)),
        3 => (100_000..3_000_000_u64).prop_map(Gb::whole),
        1 => Just(Gb::MAX),
    ]
}

pub(crate) fn a_row() -> impl Strategy<Value = VpcRow> {
    let internet = prop_oneof![3 => Just(Gb::ZERO), 1 => volume()];
    let region = option::weighted(0.4, select(vec![TOKYO, N_VIRGINIA]));
    let nat_gateways = option::weighted(0.4, 0..=8_u32);
    (region, option::of(1..=6_u32), 0..12_u32, volume(), internet, nat_gateways).prop_map(
        |(region, azs, endpoints, gb, internet, nat_gateways)| {
            let azs = azs.and_then(Azs::new);
            VpcRow { region, azs, internet, nat_gateways, ..row("a", endpoints, gb) }
        },
    )
}

pub(crate) fn scenario() -> impl Strategy<Value = Scenario> {
    let nat = [NatTopology::None, NatTopology::OneZonal, NatTopology::ZonalPerAz, NatTopology::Regional];
    let transit_gateway = [TransitGateway::None, TransitGateway::Present];
    let price = prop_oneof![1 => Just(UnitPrice::ZERO), 5 => (0..8_000_000_u64).prop_map(UnitPrice::saturating)];
    let items = [
        PriceItem::EndpointHour,
        PriceItem::TransitGatewayAttachmentHour,
        PriceItem::TransitGatewayGb,
        PriceItem::PrivateZoneMonth,
        PriceItem::InterAzGbEachWay,
    ];
    // Only near the tiers of endpoint data do they decide.
    let nat_gb = option::weighted(0.5, (300_000..1_200_000_u64).prop_map(UnitPrice::saturating));
    (
        (select(nat.to_vec()), proptest::bool::weighted(0.2), select(transit_gateway.to_vec()), 1..=6_u32),
        (btree_map(select(items.to_vec()), price, 0..3), nat_gb, 0..=10_000_u32, option::of(0..=600_000_u32)),
        (any::<bool>(), option::of(0..=1_000_000_u32)),
    )
        .prop_map(
            |((nat, private, transit_gateway, azs), (prices, nat_gb, discount, share), (peered, crossing))| {
                let mut scenario = Scenario::new(TOKYO);
                (scenario.nat, scenario.transit_gateway, scenario.prices) =
                    (nat, transit_gateway, prices.into_iter().collect());
                scenario.connectivity = if private { NatConnectivity::Private } else { NatConnectivity::Public };
                scenario.azs = Azs::new(azs).expect("1 to 6");
                scenario.discount = Discount::from_units(discount);
                scenario.cross_az = share.and_then(|parts| Share::of(parts, Share::PARTS));
                scenario.peering = if peered { Peering::Possible } else { Peering::Unsaid };
                scenario.peering_cross_az = crossing.and_then(|parts| Share::of(parts, Share::PARTS));
                if let Some(price) = nat_gb {
                    scenario.prices.insert(PriceItem::NatGb, price);
                }
                scenario
            },
        )
}

/// The cost of a VPC on a path without its endpoint data and with its own NAT gateways, calculated from the prices
/// independently.
pub(crate) fn cost_without_endpoint_data(
    scenario: &Scenario,
    prices: &Rates,
    row: &VpcRow,
    choice: AccessPath,
) -> Option<Usd> {
    let mut local = scenario.clone();
    local.azs = row.azs.unwrap_or(scenario.azs);
    // What a row counts are zonal NAT gateways, and their prices may be others than those of a regional one.
    local.nat = match row.nat_gateways {
        None => scenario.nat,
        Some(0) => NatTopology::None,
        Some(_) => NatTopology::OneZonal,
    };
    let counted = Rates::of(&local);
    let prices = if row.nat_gateways.is_some() { &counted } else { prices };
    let several = row.nat_gateways.filter(|count| *count > 1);
    let private = local.connectivity == NatConnectivity::Private;
    let nat = |gb: Gb| {
        let possible = local.nat != NatTopology::None
            && !(private && local.nat == NatTopology::Regional)
            && !(private && row.internet > Gb::ZERO);
        let times = several.unwrap_or(1);
        let hours = prices.nat_hour.rate * local.hours * (local.billed_nat_gateways() * times)
            + prices.ipv4_hour.rate * local.hours * (local.nat_addresses() * times);
        let azs = local.azs.count();
        let share = several
            .map_or(local.cross_az_share(), |count| Share::of(azs - count.min(azs), azs).expect("a part of the AZs"));
        let crossing = prices.inter_az_gb.rate.cost(gb, share) * 2;
        possible.then(|| hours + prices.nat_gb.rate * gb + crossing)
    };
    let rest = || if row.internet == Gb::ZERO { Some(Usd::ZERO) } else { nat(row.internet) };
    let attachment = match local.transit_gateway {
        TransitGateway::None => prices.attachment_hour.rate * local.hours,
        TransitGateway::Present => Usd::ZERO,
    };
    match choice {
        AccessPath::Nat => nat([row.gb, row.internet].into_iter().sum()),
        AccessPath::Own if row.endpoints == 0 && row.gb > Gb::ZERO => None,
        AccessPath::Own => {
            let hours = prices.endpoint_hour.rate * local.hours * (row.endpoints * local.azs.count());
            rest().map(|rest| rest + hours)
        }
        // `fleet_hub_nat.rs` has plans that may have them.
        AccessPath::HubNat => None,
        AccessPath::Hub | AccessPath::Peering if row.endpoints == 0 => None,
        AccessPath::Hub => rest().map(|rest| rest + attachment + prices.transit_gateway_gb.rate * row.gb),
        AccessPath::Peering if local.peering == Peering::Unsaid => None,
        AccessPath::Peering => {
            rest().map(|rest| rest + prices.inter_az_gb.rate.cost(row.gb, local.peering_cross_az_share()) * 2)
        }
    }
}

pub(crate) fn tiers(prices: &Rates, volume: Gb) -> Usd {
    let mut left = volume.units();
    let mut sum = Usd::ZERO;
    for tier in prices.endpoint_gb.iter().rev() {
        let here = left.saturating_sub(tier.from.units());
        let rate: UsdPerGb = tier.rate;
        sum += rate * Gb::from_units(here);
        left -= here;
    }
    sum
}

/// The lowest cost of the VPCs of a Region over all assignments of paths.
fn cheapest_by_exhaustive_search(scenario: &Scenario, rows: &[&VpcRow], region: RegionId) -> Usd {
    let mut local = scenario.clone();
    if region != scenario.region {
        local.prices.clear();
    }
    local.region = region;
    let prices = Rates::of(&local);
    // A VPC without a feasible path has no cost.
    let paths = [AccessPath::Nat, AccessPath::Own, AccessPath::Hub, AccessPath::Peering];
    let costs: Vec<[Option<Usd>; 4]> =
        rows.iter().map(|row| paths.map(|choice| cost_without_endpoint_data(&local, &prices, row, choice))).collect();
    let served: Vec<_> = costs.iter().zip(rows).filter(|(costs, _)| costs.iter().any(Option::is_some)).collect();
    let sharing: Vec<_> = rows.iter().filter(|row| row.endpoints > 0).collect();
    let most = |count: &dyn Fn(&VpcRow) -> u32| sharing.iter().map(|row| count(row)).max().unwrap_or(0);
    let endpoints = most(&|row| row.endpoints);
    let hub_azs = most(&|row| row.azs.unwrap_or(scenario.azs).count());
    let hub =
        prices.endpoint_hour.rate * local.hours * (endpoints * hub_azs) + prices.private_zone_month.rate * endpoints;
    let attachment = prices.attachment_hour.rate * local.hours;
    let mut least: Option<Usd> = None;
    for mut code in 0..4_usize.pow(u32::try_from(served.len()).expect("few")) {
        let (mut total, mut gb, mut taken) = (Usd::ZERO, 0, [false; 4]);
        let possible = served.iter().all(|(costs, row)| {
            let at = code % 4;
            code /= 4;
            gb += if at == 0 { 0 } else { row.gb.units() };
            taken[at] = true;
            total += costs[at].unwrap_or(Usd::ZERO);
            costs[at].is_some()
        });
        // A hub is paid for where anything leads to it, and its attachment where a transit gateway does.
        let [_, _, attached, peered] = taken;
        total += if attached || peered { hub } else { Usd::ZERO };
        total += if attached { attachment } else { Usd::ZERO };
        total += tiers(&prices, Gb::from_units(gb));
        if possible && least.is_none_or(|least| total < least) {
            least = Some(total);
        }
    }
    least.expect("served VPCs are served")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn the_plan_is_the_cheapest_of_all_plans(scenario in scenario(), rows in vec(a_row(), 1..=6)) {
        let plan = Plan::of(&scenario, &rows).expect("a plan");
        let mut sum = Usd::ZERO;
        for region in &plan.regions {
            let here: Vec<_> = rows
                .iter()
                .filter(|row| row.region.unwrap_or(scenario.region) == region.region_rates.region)
                .collect();
            assert_eq!(region.totals.plan, cheapest_by_exhaustive_search(&scenario, &here, region.region_rates.region));
            sum += region.totals.plan;
        }
        assert_eq!(sum, plan.totals.plan);
        assert_eq!(plan.totals.vpcs, rows.len());
        for (row, verdict) in rows.iter().zip(&plan.verdicts) {
            // A verdict has a cost exactly for feasible paths.
            let region_rates = plan.region_rates(row, &scenario).expect("a Region");
            for choice in AccessPath::ALL {
                let is_possible = region_rates.against(row, choice).is_empty();
                assert_eq!(verdict.cost(choice).is_some(), is_possible, "{row:?} {choice:?}");
            }
            assert!(verdict.saving().is_none_or(|saving| saving >= Usd::ZERO));
        }
        // Once all have moved, what is saved so far is what the plan saves: hubs and tiers included.
        let mut running = RunningSaving::default();
        let saved = plan.order.iter().map(|at| running.add(&plan, &scenario, &rows[*at], &plan.verdicts[*at])).last();
        if let Some(saving) = plan.totals.saving() {
            assert_eq!(saved, Some(saving), "{plan:?}");
        }
        for percent in [1, 50, 90, 100] {
            let first = plan.vpcs_that_save(percent, &scenario, &rows);
            let saving = plan.totals.saving().filter(|saving| *saving > Usd::ZERO);
            assert_eq!(first.is_some(), saving.is_some(), "{percent} {plan:?}");
            let Some((first, saving)) = first.zip(saving) else { continue };
            let mut running = RunningSaving::default();
            let moved = plan.order.iter().map(|at| running.add(&plan, &scenario, &rows[*at], &plan.verdicts[*at]));
            let enough: Vec<_> =
                moved.map(|saved| 100 * saved.units() >= i128::from(percent) * saving.units()).collect();
            assert_eq!(enough.iter().position(|enough| *enough), Some(first - 1), "{percent} {plan:?}");
        }
        let mut order = plan.order.clone();
        order.sort_unstable();
        assert_eq!(order, (0..rows.len()).collect::<Vec<_>>());
    }

    #[test]
    fn a_plan_and_its_csv_are_the_same_however_often_they_are_left(
        scenario in scenario(),
        rows in vec(a_row(), 0..40),
        steps in vec(1..50_usize, 1..20),
    ) {
        let mut planner = Planner::new(&scenario, rows.as_slice());
        for steps in steps.iter().cycle() {
            if planner.advance(*steps) {
                break;
            }
        }
        let plan = planner.finish().expect("a plan");
        assert_eq!(plan, Plan::of(&scenario, &rows).expect("a plan"));
        let mut csv = FleetCsv::default();
        for steps in steps.iter().cycle() {
            if csv.advance(&scenario, &rows, &plan, *steps) {
                break;
            }
        }
        assert_eq!(csv.text(), fleet_csv::csv(&scenario, &rows, &plan));
        assert_eq!(csv.text().lines().count(), rows.len() + 1);
    }

    #[test]
    fn a_hub_pays_from_its_break_even_on(scenario in scenario(), row in a_row()) {
        let region_rates = RegionRates::of(&scenario, row.region.unwrap_or(TOKYO));
        let azs = row.azs.unwrap_or(scenario.azs);
        let one = VpcRow { internet: Gb::ZERO, ..row.clone() };
        let mut local = Scenario { region: row.region.unwrap_or(TOKYO), ..scenario.clone() };
        if local.region != scenario.region {
            local.prices.clear();
        }
        let prices = Rates::of(&local);
        // How much dearer a hub is for so many VPCs than endpoints of their own.
        let dearer = |vpcs: u32, connection| {
            let hub = region_rates.hub_cost(Hub { endpoints: row.endpoints, azs, nat_azs: None }, &[connection]);
            let path = AccessPath::ALL.into_iter().find(|path| HubConnection::of(*path) == Some(connection))?;
            let cost = |path| cost_without_endpoint_data(&local, &prices, &one, path);
            Some(hub + cost(path)? * vpcs - cost(AccessPath::Own)? * vpcs)
        };
        let pays = |vpcs: u32| {
            HubConnection::ALL.into_iter().any(|connection| {
                let enough = connection == HubConnection::TransitGateway || vpcs <= hub::MOST_PEERINGS;
                enough && dearer(vpcs, connection).is_some_and(|more| more < Usd::ZERO)
            })
        };
        match region_rates.vpcs_for_hub(&one).map(u32::try_from) {
            Some(Ok(least)) if least < 200_000 => {
                assert!(least >= 2, "a hub for one VPC is its endpoints and more");
                assert!(pays(least) && !pays(least - 1));
            }
            Some(_) => assert!(!pays(hub::MOST_PEERINGS)),
            None => assert!([2, hub::MOST_PEERINGS, 200_000].into_iter().all(|vpcs| !pays(vpcs))),
        }
    }

    #[test]
    fn volumes_are_read_as_in_fields(text in "[0-9]{0,11}([.][0-9]{0,8})?") {
        let list = vpc_list::read(&format!("name,endpoints,gb\na,1,{text}")).expect("a list");
        let read = list.rows.first().map(|row| row.gb);
        assert_eq!(read, input::gb(Field::TotalGb, &text).ok(), "{text}");
    }

    #[test]
    fn no_pasted_text_causes_a_panic(bytes in vec(any::<u8>(), 0..400), header in any::<bool>()) {
        let text = String::from_utf8_lossy(&bytes);
        let _ = vpc_list::read(&text);
        // The rest applies to lists that are not refused as a whole.
        let text = text.replace(['\0', '\u{fffd}'], "");
        let text = if header { format!("name,endpoints,gb\n{text}") } else { text };
        if let Ok(list) = vpc_list::read(&text) {
            let _ = Plan::of(&Scenario::new(TOKYO), &list.rows);
        }
    }

    #[test]
    fn a_list_is_the_same_however_it_is_cut(
        lines in vec("[ab名😀,;\"\r 0-9.\t]{0,16}", 0..20),
        ending in select(vec!["\n", "\r\n", "\r"]),
        header in any::<bool>(),
        lengths in vec(0..40_usize, 1..12),
    ) {
        let header = if header { "name,endpoints,gb" } else { "app,Tokyo,3,6,1,0" };
        let text = format!("{header}{ending}{}", lines.join(ending));
        let whole = vpc_list::read(&text);
        for bytes in encodings(&text) {
            assert_eq!(in_pieces(&bytes, &lengths), whole);
        }
    }

    #[test]
    fn bytes_are_the_same_list_however_they_are_cut(
        bytes in vec(any::<u8>(), 0..300),
        header in any::<bool>(),
        lengths in vec(0..40_usize, 1..12),
    ) {
        let bytes = if header { [b"name,endpoints,gb\n", bytes.as_slice()].concat() } else { bytes };
        assert_eq!(in_pieces(&bytes, &lengths), in_pieces(&bytes, &[bytes.len()]));
    }

    #[test]
    fn every_row_is_read_or_reported(lines in vec("[a-z0-9,;\"= .１　\t-]{0,24}", 0..12)) {
        let text = format!("name,endpoints,gb\n{}", lines.join("\n"));
        let list = vpc_list::read(&text).expect("a header");
        let filled = |line: &&String| !line.chars().all(|letter| letter == ',' || letter.is_whitespace());
        assert_eq!(list.rows.len() + list.problems.len(), lines.iter().filter(filled).count());
        let bad = list.problems.iter().map(|bad| bad.line);
        let mut read: Vec<_> = list.rows.iter().map(|row| row.line).chain(bad).collect();
        read.sort_unstable();
        assert!(read.windows(2).all(|pair| pair[0] < pair[1]));
    }
}

/// A list of 120 VPCs as a team that watches costs keeps it, with some broken rows.
const JOB: &str = include_str!("vpcs.csv");

#[test]
fn a_list_of_120_vpcs_saves_what_its_topology_allows() {
    let list = list(JOB);
    assert_eq!(list.problems.len(), 8, "{:?}", list.problems);
    let saved = |topology, attached| {
        let mut scenario = Scenario::new(N_VIRGINIA);
        (scenario.nat, scenario.transit_gateway) = (topology, attached);
        let plan = Plan::of(&scenario, &list.rows).expect("a plan");
        let hubs = plan.regions.iter().filter(|region| region.hub.is_some_and(|hub| hub.open)).count();
        (plan.totals.saving().expect("a saving").to_decimal(2), hubs)
    };
    assert_eq!(saved(NatTopology::ZonalPerAz, TransitGateway::Present), ("2847.97".to_owned(), 3));
}
