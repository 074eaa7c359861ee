//! Rows come in any order, out of an engine that answers as it likes: what they say stays the same.

use natpoint_import::imported_data::ImportedData;
use natpoint_import::to_scenario::{Choices, to_scenario};
use natpoint_model::article;

use super::reading::read_all;

#[allow(dead_code, reason = "only the queries need the types of the columns")]
#[path = "../queries/generated.rs"]
mod generated;

use generated::Numbers;

/// Files of rows below one line of names.
const TABLES: [(&str, &str); 7] = [
    ("a report of a German spreadsheet", include_str!("samples/bill_german.csv")),
    ("a monthly bill", include_str!("samples/bill_monthly.csv")),
    ("a reseller's bill", include_str!("samples/bill_reseller.csv")),
    ("an export", include_str!("samples/cur_2.csv")),
    ("a legacy report", include_str!("samples/cur_legacy.csv")),
    ("a FOCUS export", include_str!("samples/focus.csv")),
    (
        "an answer of Athena",
        "srcaddr,dstaddr,sum(bytes)\n172.20.3.7,172.20.9.1,9000\n172.20.9.2,172.20.3.7,50\n172.20.3.7,172.20.9.2,1\n",
    ),
];

/// A file with its rows in another order, below the same line of names.
fn shuffled(file: &str, numbers: &mut Numbers) -> String {
    let (names, rows) = file.split_once('\n').unwrap();
    let mut rows: Vec<_> = rows.lines().collect();
    for last in (1..rows.len()).rev() {
        rows.swap(last, usize::try_from(numbers.below(last as u64 + 1)).unwrap());
    }
    rows.into_iter().fold(format!("{names}\n"), |file, row| file + row + "\n")
}

fn read(files: &[String]) -> ImportedData {
    read_all(&files.iter().map(String::as_bytes).collect::<Vec<_>>())
}

fn check(name: &str, files: &[String]) {
    let plain = read(files);
    assert!(plain.traffic.is_some() || plain.bill.is_some(), "{name}: it is read");
    let scenario = to_scenario(&plain, &article::scenario(), &Choices::default());
    for seed in 0..8 {
        let mut numbers = Numbers::new(seed);
        let mut turned: Vec<_> = files.iter().map(|file| shuffled(file, &mut numbers)).collect();
        turned.rotate_left(usize::try_from(seed).unwrap() % files.len());
        let found = read(&turned);
        assert_eq!(found.traffic, plain.traffic, "{name}, seed {seed}");
        assert_eq!(found.bill, plain.bill, "{name}, seed {seed}");
        assert_eq!(to_scenario(&found, &article::scenario(), &Choices::default()), scenario, "{name}, seed {seed}");
    }
}

#[test]
fn the_order_of_rows_and_files_does_not_matter() {
    for (name, file) in TABLES {
        check(name, &[file.to_owned()]);
    }
    for (seed, shape) in (0..).zip(generated::LOGS) {
        check(&format!("{shape:?}"), &shape.logs(&mut Numbers::new(seed)));
    }
    for (seed, shape) in (0..).zip(generated::BILLS) {
        check(&format!("{shape:?}"), &[shape.report(&mut Numbers::new(seed))]);
    }
}

#[test]
fn a_regional_nat_gateway_is_in_every_az_of_its_records() {
    let record = |az: &str| {
        format!(
            "nat-0d1c2b3a4d5e6f001 10.0.0.5 52.219.68.30 euw1-az{az} eu-west-1 900 1767225600 1767225660 ACCEPT OK\n"
        )
    };
    let log = "resource-id srcaddr dstaddr az-id region bytes start end action log-status\n".to_owned();
    for (azs, all, only) in [("121", &["euw1-az1", "euw1-az2"][..], None), ("33", &["euw1-az3"], Some("euw1-az3"))] {
        let records = azs.split("").filter(|az| !az.is_empty()).map(record);
        let traffic = read(&[records.fold(log.clone(), |log, record| log + &record)]).traffic.unwrap();
        assert_eq!(traffic.azs, all);
        assert_eq!(traffic.interfaces[0].az.as_deref(), only);
    }
}
