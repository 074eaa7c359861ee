//! Lists of VPCs: the marks of their numbers, their units, their totals and the lines of tools above them.

use natpoint_import::vpc_list::{RowFault, VpcList, VpcListRefusal, read};
use natpoint_model::catalogue::regions::RegionId;
use natpoint_model::input::RefusalReason;
use natpoint_model::units::Quantity as _;

fn list(text: &str) -> VpcList {
    read(text).unwrap_or_else(|refusal| panic!("{refusal:?}: {text}"))
}

/// The GB of each row, and the lines and faults of the others.
#[track_caller]
fn check(text: &str, gb: &[&str], faults: &[u32]) {
    let list = list(text);
    let read: Vec<_> = list.rows.iter().map(|row| row.gb.to_plain()).collect();
    let lines: Vec<_> = list.problems.iter().map(|problem| problem.line).collect();
    assert_eq!((read, lines), (gb.iter().map(ToString::to_string).collect(), faults.to_vec()), "{text}");
}

#[test]
fn the_marks_of_numbers_are_those_of_the_whole_list() {
    let rows = |separator: char, values: &[&str]| {
        let mut text = "Name;Region;AZs;Endpoints;GB\n".replace(';', &separator.to_string());
        for (at, value) in values.iter().enumerate() {
            text += &format!("vpc{at};eu-central-1;3;5;{value}\n").replace(';', &separator.to_string());
        }
        text
    };
    for (separator, values, gb, faults) in [
        (';', &["1.234,5", "1.500"][..], &["1234.5", "1500"][..], &[][..]),
        (';', &["1.500", "12,5", "0,125"], &["1500", "12.5", "0.125"], &[]),
        (';', &["1.500", "12.5"], &["1.5", "12.5"], &[]),
        (';', &["1.500", "0.250"], &["1.5", "0.25"], &[]),
        (';', &["1.500", "1234.567"], &["1.5", "1234.567"], &[]),
        (';', &["1.500", "20"], &["20"], &[2]),
        (',', &["1.500", "20"], &["1.5", "20"], &[]),
        ('\t', &["1.500", "20"], &["1.5", "20"], &[]),
        ('\t', &["1.500", "2.000,5"], &["1500", "2000.5"], &[]),
        (';', &["1,200"], &[], &[2]),
    ] {
        check(&rows(separator, values), gb, faults);
    }
    let unclear = list(&rows(';', &["1.500"])).problems;
    let is_ambiguous = |fault: &RowFault| matches!(fault, RowFault::Number { why: RefusalReason::Ambiguous, .. });
    assert!(unclear.iter().all(|problem| is_ambiguous(&problem.fault) && problem.value == "1.500"), "{unclear:?}");
    // A list without a header.
    check("vpc1;eu-central-1;3;5;1.500\nvpc2;eu-central-1;3;5;2,5\n", &["1500", "2.5"], &[]);
}

#[test]
fn sums_of_other_rows_are_no_vpcs() {
    for name in ["Total", "Grand Total", "total:", "Sum", "Subtotal", "合計", "総計", "Summe"] {
        let text = format!("name,region,azs,endpoints,gb\nprod,eu-west-1,3,5,1200\n{name},,,8,1200\n");
        check(&text, &["1200"], &[3]);
        assert_eq!(list(&text).problems[0].fault, RowFault::Total, "{name}");
    }
    check("name,endpoints,gb\ntotal-recall,5,7\n", &["7"], &[]);
}

#[test]
fn what_tools_write_above_and_beside_numbers_is_read() {
    let list_of = |first: &str, separator: &str| {
        [first, "name,region,azs,endpoints,gb\nprod,eu-west-1,3,5,1200\n"].concat().replace(',', separator)
    };
    for text in [
        list_of("sep=;\n", ";"),
        list_of("\"sep=;\"\r\n", ";"),
        list_of("#TYPE System.Management.Automation.PSCustomObject\r\n", ","),
    ] {
        check(&text, &["1200"], &[]);
    }
    // A column of GB has no other unit.
    for value in ["1.2 TB", "300 GB", "3 apples"] {
        check(&format!("name,endpoints,gb\nprod,5,{value}\n"), &[], &[2]);
    }
    for region in ["EU (Ireland)", "Europe (Ireland)", "eu-west-1", "Ireland"] {
        let list = list(&format!("name,region,endpoints,gb\nprod,{region},5,7\n"));
        assert_eq!(list.rows[0].region.map(RegionId::code), Some("eu-west-1"), "{region}");
    }
}

/// A row of 12 in a column with this title: its GB, and whether it is told in which unit they were read.
#[track_caller]
fn check_title(title: &str, gb: &str, is_told: bool) {
    let list = list(&format!("name\tendpoints\t{title}\na\t5\t12\n"));
    let row = list.rows.first().unwrap_or_else(|| panic!("{title}: {:?}", list.problems));
    let told: Vec<_> = list.converted.iter().map(|(column, _)| column.as_str()).collect();
    assert_eq!((row.gb.to_plain().as_str(), told), (gb, if is_told { vec![title] } else { vec![] }), "{title}");
}

#[test]
fn the_unit_and_the_time_of_a_column_are_read_from_its_title() {
    for title in ["GB", "GB per month", "Monthly GB", "Data (GiB/month)", "Traffic", "データ量（GB）", "月間データ量"]
    {
        check_title(title, "12", false);
    }
    for (title, gb) in [
        ("TB", "12288"),
        ("TB per month", "12288"),
        ("Data (TiB/month)", "12288"),
        ("Total terabytes", "12288"),
        ("データ量（TB）", "12288"),
        ("データ量(TB/月)", "12288"),
        ("月間データ量（ＴＢ）", "12288"),
        ("データ量（テラバイト）", "12288"),
        ("Data transfer (MB)", "0.011719"),
        ("Data [KB]", "0.000011"),
        ("Data (PB)", "12582912"),
        ("Traffic (bytes)", "0"),
        ("Total Gbit", "1.5"),
        // A month has 730 hours.
        ("GB per day", "365"),
        ("GB/day", "365"),
        ("Daily GB", "365"),
        ("daily traffic", "365"),
        ("日次データ量(GB)", "365"),
        ("データ量（GB/日）", "365"),
        ("TB/day", "373760"),
        ("日次データ量 TB", "373760"),
        ("GB per week", "52.142857"),
        ("GB per hour", "8760"),
        ("GB per year", "1"),
        ("年間データ量（GB）", "1"),
    ] {
        check_title(title, gb, gb != "12");
    }
    let bytes = list("name,endpoints,Data (bytes)\na,5,1610612736\nb,5,1099511627776000.5\nc,5,2e9\n");
    let read: Vec<_> = bytes.rows.iter().map(|row| row.gb.to_plain()).collect();
    assert_eq!((read, bytes.problems.len()), (vec!["1.5".to_owned(), "1024000".to_owned()], 1));
    // Each column has its own, and what is beyond a volume is refused.
    let both = list("name;endpoints;TB;Internet out (MB/day);Internet in (GB)\na;5;0,5;2048;3\nb;5;1000001;0;0\n");
    let read: Vec<_> = both.rows.iter().map(|row| (row.gb.to_plain(), row.internet.to_plain())).collect();
    assert_eq!(read, [("512".to_owned(), "63.833333".to_owned())]);
    assert!(matches!(both.problems[0].fault, RowFault::Number { why: RefusalReason::OutOfRange, .. }));
    for title in
        ["インターネット（TB）", "インターネット通信量（TB/月）", "Internet egress (TB)", "Internet TB per month"]
    {
        assert_eq!(
            list(&format!("name,endpoints,gb,{title}\na,5,1,2\n")).rows[0].internet.to_plain(),
            "2048",
            "{title}"
        );
    }
}

#[test]
fn what_is_no_volume_is_named() {
    for title in [
        "S3 TB/month",
        "Data ($)",
        "Data (%)",
        "Data (円)",
        "Traffic (Mo)",
        "data (to/month)",
        "Gb/s",
        "Mbps",
        "GB (thousands)",
        "Avg GB per month",
        "GB per day per month",
        "GB or MB",
        "gb_7d",
        "GB per AZ",
        "GB per endpoint",
        "GB/endpoint",
    ] {
        let refused = read(&format!("name,endpoints,{title}\na,5,12\n"));
        let Err(VpcListRefusal::MissingColumns { unknown, .. }) = refused else { panic!("{title}: {refused:?}") };
        assert_eq!(unknown, [title]);
    }
    for title in
        ["Endpoints ($)", "Endpoints per day", "AZs (%)", "Internet ($)", "NAT gateways (€)", "GB/day", "Region TB"]
    {
        let list = list(&format!("name,endpoints,gb,{title}\na,5,1,2\n"));
        assert_eq!((list.ignored, list.rows[0].internet.to_plain().as_str()), (vec![title.to_owned()], "0"));
    }
}
