//! Rows of bills in JSON are read as the same rows in CSV.

use natpoint_import::imported_data::{BillRefusal, FileRefusal, FileRemark, Kind, SkipReason, Span};
use natpoint_model::catalogue::prices::PriceItem as P;

use super::coats::{Told, check};
use super::{DAY, SEPTEMBER, skipped};
use crate::reading::read;

const OCTOBER: Option<Span> = Some(Span { from: SEPTEMBER + 30 * DAY, to: SEPTEMBER + 61 * DAY });
const BOTH: [Told<'_>; 2] = [("us-east-1", P::NatHour, "744", "33.48"), ("us-east-1", P::NatGb, "1000", "45")];
const BYTES: [Told<'_>; 1] = [("us-east-1", P::NatGb, "1000", "45")];

/// Rows with the same names and their values.
fn records(names: &str, rows: &[&str]) -> String {
    let names: Vec<_> = names.split(',').collect();
    let record = |row: &&str| {
        let cells = names.iter().zip(row.split(',')).map(|(name, value)| format!("\"{name}\": {value}"));
        format!("{{{}}}", cells.collect::<Vec<_>>().join(", "))
    };
    format!("[{}]", rows.iter().map(record).collect::<Vec<_>>().join(",\n"))
}

const CUR: &str = "line_item_line_item_type,line_item_usage_type,line_item_usage_amount,line_item_unblended_cost,\
                   line_item_usage_start_date,line_item_usage_end_date";
const IN_OCTOBER: &str = "1790812800000,1793491200000";

fn cur(line_type: &str, usage_type: &str, amounts: &str) -> String {
    format!("\"{line_type}\",\"{usage_type}\",{amounts},{IN_OCTOBER}")
}

#[test]
fn reports_are_read_however_json_arranges_them() {
    let bytes = cur("Usage", "NatGateway-Bytes", "1000.0,45.0");
    let hours = cur("Usage", "NatGateway-Hours", "744.0,33.48");
    let list = records(CUR, &[&bytes, &hours]);
    let columns = |row: &str| format!("[{row}]");
    let quoted = format!("[\"{}\"]", CUR.replace(',', "\",\""));
    let by_column = CUR.split(',').zip(bytes.split(',').zip(hours.split(',')));
    let by_column: Vec<_> =
        by_column.map(|(name, (one, other))| format!("\"{name}\":{{\"0\":{one},\"1\":{other}}}")).collect();
    for text in [
        list.clone(),
        list.trim_matches(['[', ']']).replace("},", "}"),
        format!("{{\"data\": {list}}}"),
        format!("{{\"columns\":{quoted},\"index\":[0,1],\"data\":[{},{}]}}", columns(&bytes), columns(&hours)),
        format!("{{{}}}", by_column.join(",")),
    ] {
        check(&text, Kind::Cur2, &BOTH, OCTOBER);
    }
}

#[test]
fn line_types_and_currencies_decide_as_they_do_in_csv() {
    let bytes = cur("Usage", "NatGateway-Bytes", "1000.0,45.0");
    for line_type in ["Credit", "Tax", "EdpDiscount", "SavingsPlanNegation"] {
        let credit = cur(line_type, "NatGateway-Bytes", "1000.0,-45.0");
        let found = check(&records(CUR, &[&bytes, &credit]), Kind::Cur2, &BYTES, OCTOBER);
        assert_eq!(skipped(&found), [(SkipReason::NotUsage, 1, vec![2])], "{line_type}");
    }
    let names = "line_item_type,usage_type,usage_amount,cost";
    let rows = ["\"Tax\",\"NatGateway-Bytes\",1,4.5", "\"Usage\",\"NatGateway-Bytes\",1000,45"];
    check(&records(names, &rows), Kind::UsageTypes, &BYTES, None);
    let euros = records(
        &format!("{CUR},line_item_currency_code"),
        &[&(cur("Usage", "NatGateway-Bytes", "1000.0,41") + ",\"EUR\"")],
    );
    let found = check(&euros, Kind::Cur2, &[("us-east-1", P::NatGb, "1000", "")], OCTOBER);
    assert_eq!(found.files[0].remarks, [FileRemark::OtherCurrency]);
}

#[test]
fn a_focus_export_has_its_own_names_in_json() {
    let names = "BilledCost,BillingCurrency,ChargeCategory,ChargePeriodStart,ChargePeriodEnd,ConsumedQuantity,\
                 ConsumedUnit,ListUnitPrice,RegionId,x_ServiceCode,x_UsageType,Tags";
    let row = "45.0,\"USD\",\"Usage\",\"2026-10-01T00:00:00Z\",\"2026-11-01T00:00:00Z\",1000.0,\"GB\",0.045,\
               \"us-east-1\",\"AmazonEC2\",\"NatGateway-Bytes\",{}";
    check(&records(names, &[row]), Kind::Focus, &BYTES, OCTOBER);
    check(&records(&names.to_lowercase(), &[row]), Kind::Focus, &BYTES, OCTOBER);
}

#[test]
fn only_the_usage_and_the_cost_of_this_time_count() {
    for (names, row) in [
        ("usage_type,usage_amount,unblended_cost,unit_price", "1000,45,0.045"),
        ("usage_type,usage_amount,usage_account,cost", "\"1000\",111122223333,\"45\""),
        ("UsageType,Cost,Usage,UsagePreviousMonth,PreviousCost", "45,1000,500,22.5"),
        ("usage_type,usage_quantity,unblended_cost,total_cost_with_tax", "1000,45,49.5"),
        ("usage_type,usage_amount,usage_start_ms,unblended_cost", "1000,1790812800000,45"),
        ("line_item_usage_type,usage,cost", "1000,45"),
    ] {
        let row = format!("\"NatGateway-Bytes\",{row}");
        check(&records(names, &[&row]), Kind::UsageTypes, &BYTES, None);
    }
    // Names of nobody's bill tell as much, as far as they are clear.
    let other = records("type,used_gb,cost,unit_price,previous_cost", &["\"NatGateway-Bytes\",1000,45,0.045,9"]);
    check(&other, Kind::CostExplorerJson, &BYTES, None);
    let found = read(records("type,net_cost,gross_cost", &["\"NatGateway-Bytes\",41,45"]).as_bytes());
    assert_eq!((skipped(&found).len(), &found.bill), (1, &None));
}

#[test]
fn credits_stand_among_the_keys_and_the_cells() {
    let group = |key: &str, cost: &str| {
        format!(
            "{{\"Keys\":[\"NatGateway-Bytes\",\"{key}\"],\"Metrics\":{{\"UnblendedCost\":{{\"Amount\":\"{cost}\",\
             \"Unit\":\"USD\"}},\"UsageQuantity\":{{\"Amount\":\"1000\",\"Unit\":\"GB\"}}}}}}"
        )
    };
    for other in ["Credit", "Refund", "Tax", "Enterprise Discount Program Discount", "SavingsPlanRecurringFee"] {
        let groups = format!("[{{\"Groups\":[{},{}]}}]", group("Usage", "45"), group(other, "-45"));
        let found = check(&groups, Kind::CostExplorerJson, &BYTES, None);
        assert_eq!(skipped(&found)[0].0, SkipReason::NotUsage, "{other}");
        let text = format!("NatGateway-Bytes\tUsage\t45.0\t1000.0\nNatGateway-Bytes\t{other}\t-45.0\t1000.0\n");
        check(&text, Kind::CostExplorerText, &BYTES, None);
    }
}

#[test]
fn rows_of_services_say_nothing_of_usage() {
    let found = read(records("service,cost", &["\"Amazon EC2\",45"]).as_bytes());
    assert_eq!(found.files[0].refused, Some(FileRefusal::Bill(BillRefusal::NotByUsageType)));
}
