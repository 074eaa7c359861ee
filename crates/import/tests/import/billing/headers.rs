//! What the headers of bills say of the numbers below them.

use natpoint_import::imported_data::{BillRefusal, FileRefusal, FileRemark, Kind, SkipReason, Span};
use natpoint_model::catalogue::prices::PriceItem as P;

use super::coats::check;
use super::{DAY, SEPTEMBER, skipped};
use crate::reading::read;

const MONTH: Option<Span> = Some(Span { from: SEPTEMBER, to: SEPTEMBER + 30 * DAY });

#[test]
fn the_usage_report_has_bytes_and_puts_the_month_first() {
    let header = "Service, Operation, UsageType, Resource, StartTime, EndTime, UsageValue\n";
    for (times, span) in [
        ("09/01/26 00:00:00,10/01/26 00:00:00", MONTH),
        ("09/05/26 00:00:00,09/06/26 00:00:00", Some(Span { from: SEPTEMBER + 4 * DAY, to: SEPTEMBER + 5 * DAY })),
    ] {
        let text = format!(
            "{header}AmazonEC2,NatGateway,APN1-NatGateway-Bytes,,{times},1610612736000\n\
             AmazonEC2,NatGateway,APN1-NatGateway-Hours,,{times},24\n"
        );
        let told = [("ap-northeast-1", P::NatHour, "24", ""), ("ap-northeast-1", P::NatGb, "1500", "")];
        check(&text, Kind::UsageTypes, &told, span);
    }
}

#[test]
fn units_stand_in_headers_and_cells() {
    for (text, quantity) in [
        ("usage_type,gb\nNatGateway-Bytes,1000\n", "1000"),
        ("usage_type,usage_bytes\nNatGateway-Bytes,1073741824\n", "1"),
        ("Usage Type,Usage\nNatGateway-Bytes,\"2,000.5 GB\"\n", "2000.5"),
        ("Usage Type,Usage\nNatGateway-Bytes,512 MB\n", "0.5"),
        ("Usage Type,Usage\nNatGateway-Bytes,12.5GB\n", "12.5"),
    ] {
        check(text, Kind::UsageTypes, &[("us-east-1", P::NatGb, quantity, "")], None);
    }
    check("usage_type,hours\nNatGateway-Hours,720\n", Kind::UsageTypes, &[("us-east-1", P::NatHour, "720", "")], None);
    // Hours are no volume, and a volume is no hours.
    for text in ["usage_type,gb\nNatGateway-Hours,720\n", "Usage Type,Usage\nNatGateway-Bytes,720 Hrs\n"] {
        let found = read(text.as_bytes());
        assert_eq!((skipped(&found).len(), &found.bill), (1, &None), "{text}");
    }
}

#[test]
fn titles_of_costs_state_their_currency() {
    let other = vec![FileRemark::OtherCurrency];
    for (header, cost, remarks) in [
        ("Usage Type,Usage Quantity,Spend ($)", "45", &vec![]),
        ("Usage Type,Quantity,Charge ($)", "45", &vec![]),
        ("Usage Type,Usage Quantity,Unblended Cost (USD)", "45", &vec![]),
        ("Usage Type,Usage Quantity,Charges (INR)", "", &other),
        ("使用タイプ,使用量,利用料(円)", "", &other),
        ("usage_type,usage_amount,cost_eur", "", &other),
        ("使用タイプ,使用量,金額", "", &other),
        ("使用タイプ,使用量,金額 (USD)", "45", &vec![]),
        // The sign of a currency is no letter of a name.
        ("Usage Type,Usage Quantity,Cost (€)", "", &other),
        ("Usage Type,Usage Quantity,Cost £", "", &other),
        ("Usage Type,Usage Quantity,€ Cost", "", &other),
        ("使用タイプ,使用量,コスト(￥)", "", &other),
        ("使用タイプ,使用量,料金（円）", "", &other),
        ("Usage Type,Usage Quantity,Cost (R$)", "", &other),
        ("Usage Type,Usage Quantity,Cost (CA$)", "", &other),
        ("Usage Type,Usage Quantity,Cost (zł)", "", &other),
        ("Usage Type,Usage Quantity,Cost (Rs.)", "", &other),
        ("Usage Type,Usage Quantity,Cost in EUR", "", &other),
        ("Usage Type,Usage Quantity,Cost (in USD)", "45", &vec![]),
    ] {
        let text = format!("{header}\nNatGateway-Bytes,1000,45\n");
        let found = check(&text, Kind::UsageTypes, &[("us-east-1", P::NatGb, "1000", cost)], None);
        assert_eq!(&found.files[0].remarks, remarks, "{header}");
    }
    for (column, value) in [("BillingCurrency", "EUR"), ("Billing Currency", "EUR"), ("通貨コード", "JPY")] {
        let text = format!("UsageType,Cost,{column}\nNatGateway-Bytes,96.20,{value}\n");
        let found = read(text.as_bytes());
        assert_eq!((skipped(&found)[0].0.clone(), &found.bill), (SkipReason::OtherCurrency, &None), "{column}");
    }
    for (title, rows) in [
        ("Usage Type,Cost (€)", ["NatGateway-Bytes,41.5", "NatGateway-Hours,33.48"]),
        ("Usage Type,Month,Cost (€)", ["NatGateway-Bytes,2026-09,41.5", "NatGateway-Hours,2026-09,33.48"]),
        ("Usage Type,Cost (R$)", ["NatGateway-Bytes,225", "NatGateway-Hours,167.4"]),
        // Names that no dialect has: as dollars, the hours would be whole ones.
        ("Typ,Kosten (€)", ["NatGateway-Bytes,41.5", "NatGateway-Hours,33.48"]),
        ("Typ,Kosten (€)", ["NatGateway-Bytes,41.5", "NatGateway-Hours,720"]),
        ("Usage Type,Month,Valor (R$)", ["NatGateway-Bytes,2026-09,225", "NatGateway-Hours,2026-09,167.4"]),
        ("Usage Type,Importo EUR", ["NatGateway-Bytes,41.5", "NatGateway-Hours,33.48"]),
    ] {
        let found = read(format!("{title}\n{}\n", rows.join("\n")).as_bytes());
        let skipped: Vec<_> = skipped(&found).into_iter().map(|(why, count, _)| (why, count)).collect();
        assert_eq!((skipped, &found.bill), (vec![(SkipReason::OtherCurrency, 2)], &None), "{title}");
    }
    // Beside quantities, and beside dollars.
    let beside = "Usage Type,Menge,Kosten (€)\nNatGateway-Bytes,1000,41.5\nNatGateway-Hours,720,29.8\n";
    let told = [("us-east-1", P::NatHour, "720", ""), ("us-east-1", P::NatGb, "1000", "")];
    let found = check(beside, Kind::CostExplorerText, &told, None);
    assert!(found.files[0].remarks.contains(&FileRemark::OtherCurrency));
    for header in ["Usage Type,Cost (€),Cost", "Usage Type,Cost (R$),Cost", "Usage Type,Cost (€),Cost ($)"] {
        let told = [("us-east-1", P::NatGb, "", "186.25")];
        check(&format!("{header}\nNatGateway-Bytes,170.5,186.25\n"), Kind::UsageTypes, &told, None);
    }
    let rows = r#"[["NatGateway-Bytes",{"CostEur":"41.5"}],["NatGateway-Hours",{"CostEur":"33.48"}]]"#;
    assert_eq!(read(rows.as_bytes()).bill, None);
    let found = read("使用タイプ,金額\nNatGateway-Bytes,18600\n".as_bytes());
    assert_eq!((skipped(&found)[0].0.clone(), &found.bill), (SkipReason::OtherCurrency, &None));
    let dollars = "使用タイプ,金額\nNatGateway-Bytes,186.25\n";
    check(dollars, Kind::UsageTypes, &[("us-east-1", P::NatGb, "", "186.25")], None);
}

#[test]
fn names_of_several_kinds_make_the_kind_that_can_be_read() {
    let told = [("us-east-1", P::NatGb, "1000", "45")];
    for (text, span) in [
        ("charge_category,pricing_unit,usage_type,usage_quantity,cost\nUsage,GB,NatGateway-Bytes,1000,45\n", None),
        ("line_item_usage_type,line_item_operation,usage,cost\nNatGateway-Bytes,NatGateway,1000,45\n", None),
        ("line_item_usage_type,line_item_unblended_cost,usage\nNatGateway-Bytes,45,1000\n", None),
        ("year,month,usage_type,usage_amount,cost\n2026,9,NatGateway-Bytes,1000,45\n", MONTH),
        ("year,month,usage_type,usage_amount,cost\n2026,2026-09,NatGateway-Bytes,1000,45\n", MONTH),
    ] {
        check(text, Kind::UsageTypes, &told, span);
    }
}

#[test]
fn a_quantity_counts_though_its_cost_is_unclear() {
    let text = "Usage Type,Usage Quantity,Cost\nNatGateway-Bytes,28000,\"1,260\"\n";
    let found = check(text, Kind::UsageTypes, &[("us-east-1", P::NatGb, "28000", "")], None);
    assert_eq!(skipped(&found), [(SkipReason::UnclearNumber { field: "cost".to_owned() }, 1, vec![2])]);
}

#[test]
fn numbers_under_a_title_of_something_else_are_not_taken_for_sums() {
    for title in
        ["Avg Usage Quantity", "Usage per day", "Cost/day", "Net Cost", "Previous Month", "Forecast", "平均使用量"]
    {
        let found = read(format!("Usage Type,{title}\nNatGateway-Bytes,20\nNatGateway-Hours,24\n").as_bytes());
        let refused = Some(FileRefusal::Bill(BillRefusal::UnnamedAmounts));
        assert_eq!((&found.files[0].refused, &found.bill), (&refused, &None), "{title}");
    }
}
