//! Lists of VPCs: the marks of their numbers, their units, their totals and the lines of tools above them.

use natpoint_import::vpc_list::{RowFault, VpcList, read};
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
