//! The forms that tools, spreadsheets and resellers give to bills.

use natpoint_import::imported_data::{BillRefusal, FileRefusal, FileRemark, ImportedData, Kind, SkipReason, Span};
use natpoint_model::catalogue::prices::PriceItem as P;

use super::{DAY, SEPTEMBER, amount, bill, skipped};
use crate::reading::{read, utf16};

const MONTH: Option<Span> = Some(Span { from: SEPTEMBER, to: SEPTEMBER + 30 * DAY });

/// A line without its resource: Region, item, quantity, cost; nothing where the bill has none.
pub(super) type Told<'a> = (&'a str, P, &'a str, &'a str);

#[track_caller]
pub(super) fn check(text: &str, kind: Kind, expected: &[Told<'_>], span: Option<Span>) -> ImportedData {
    check_bytes(text.as_bytes(), text, kind, expected, span)
}

#[track_caller]
fn check_bytes(bytes: &[u8], text: &str, kind: Kind, expected: &[Told<'_>], span: Option<Span>) -> ImportedData {
    let found = read(bytes);
    let file = &found.files[0];
    assert_eq!((file.kind, &file.refused), (Some(kind), &None), "{text}");
    let number = |text: &str| if text.is_empty() { None } else { amount(text) };
    let lines: Vec<_> =
        bill(&found).lines.iter().map(|line| (&*line.region, line.item, line.quantity, line.cost)).collect();
    let wanted: Vec<_> = expected
        .iter()
        .map(|(region, item, quantity, cost)| (*region, *item, number(quantity), number(cost)))
        .collect();
    assert_eq!(lines, wanted, "{text}");
    assert_eq!(bill(&found).time.span, span, "{text}");
    found
}

/// A report of 250.5 GB and 1,440 hours in September in Ohio, with dates and numbers as they come.
fn report(separator: char, from: &str, to: &str, numbers: [&str; 4]) -> String {
    let [gb, gb_cost, hours, hours_cost] = numbers;
    let row = |cells: [&str; 6]| cells.map(str::to_owned).join(&separator.to_string()) + "\n";
    let header = ["UsageStartDate", "UsageEndDate", "UsageType", "UsageAmount", "UnblendedCost", "CurrencyCode"];
    row(header.map(|name| match name {
        "UsageStartDate" => "lineItem/UsageStartDate",
        "UsageEndDate" => "lineItem/UsageEndDate",
        "UsageType" => "lineItem/UsageType",
        "UsageAmount" => "lineItem/UsageAmount",
        "UnblendedCost" => "lineItem/UnblendedCost",
        _ => "lineItem/CurrencyCode",
    })) + &row([from, to, "USE2-NatGateway-Bytes", gb, gb_cost, "USD"])
        + &row([from, to, "USE2-NatGateway-Hours", hours, hours_cost, "USD"])
}

const OHIO: [Told<'_>; 2] = [("us-east-2", P::NatHour, "1440", "64.8"), ("us-east-2", P::NatGb, "250.5", "11.2725")];

#[test]
fn spreadsheets_write_dates_and_numbers_as_their_country_does() {
    let plain = ["250.5", "11.2725", "1440", "64.8"];
    let comma = ["250,5", "11,2725", "1440", "64,8"];
    for (separator, from, to, numbers, remarks) in [
        (',', "2026-09-01T00:00:00Z", "2026-10-01T00:00:00Z", plain, &[][..]),
        // Excel in the United States, on Windows and on macOS; with its own format of numbers.
        (',', "9/1/2026 0:00", "10/1/2026 0:00", plain, &[FileRemark::DateOrder { day_first: false }]),
        (',', "9/1/26 0:00", "10/1/26 0:00", plain, &[FileRemark::DateOrder { day_first: false }]),
        (',', "9/1/2026 12:00:00 AM", "9/30/2026 11:59:59 PM", plain, &[]),
        (',', "9/1/2026", "9/30/2026", ["250.5", "$11.2725", "\"1,440.0\"", "$64.8"], &[]),
        // The United Kingdom, Australia.
        (',', "01/09/2026 00:00", "01/10/2026 00:00", plain, &[FileRemark::DateOrder { day_first: true }]),
        (',', "1/09/2026", "30/09/2026", plain, &[]),
        // Germany, France, the Netherlands, Poland.
        (';', "01.09.2026 00:00", "01.10.2026 00:00", comma, &[]),
        (';', "01/09/2026 00:00", "01/10/2026 00:00", comma, &[FileRemark::DateOrder { day_first: true }]),
        (';', "1-9-2026 00:00", "1-10-2026 00:00", comma, &[FileRemark::DateOrder { day_first: true }]),
        (';', "01.09.2026", "30.09.2026", ["250,5", "11,2725", "1.440", "64,80"], &[]),
        (';', "01.09.2026", "30.09.2026", ["2,505E+02", "1,12725E+01", "1,44E+03", "64,8"], &[]),
        (';', "01/09/2026", "30/09/2026", ["250,5", "11,2725 ", "1\u{a0}440", "64,8"], &[]),
        // Japan, and an export with another separator.
        (',', "2026/9/1 0:00", "2026/10/1 0:00", plain, &[]),
        (';', "2026-09-01", "2026-10-01", plain, &[]),
        ('\t', "2026-09-01", "2026-10-01", plain, &[]),
        ('\t', "01.09.2026", "01.10.2026", comma, &[]),
        (',', "01-Sep-2026", "01-Oct-2026", ["2.505E+02", "11.2725", "1.44E3", "64.8"], &[]),
        // Google Sheets in a country of decimal commas keeps commas between the cells.
        (
            ',',
            "2026-09-01",
            "2026-10-01",
            ["\"250,5\"", "\"11,2725\"", "1440", "\"64,8\""],
            &[FileRemark::DecimalComma],
        ),
    ] {
        let text = report(separator, from, to, numbers);
        let found = check(&text, Kind::LegacyCur, &OHIO, MONTH);
        assert_eq!(skipped(&found), [], "{text}");
        let told: Vec<_> = found.files[0].remarks.iter().filter(|remark| remarks.contains(remark)).collect();
        assert_eq!(told.len(), remarks.len(), "{text}: {:?}", found.files[0].remarks);
        for bytes in [utf16(&text, false), utf16(&text, true), ["\u{feff}", &text].concat().into_bytes()] {
            check_bytes(&bytes, &text, Kind::LegacyCur, &OHIO, MONTH);
        }
    }
}

#[test]
fn one_line_decides_for_all_dates_of_a_file() {
    let header = "lineItem/UsageStartDate,lineItem/UsageEndDate,lineItem/UsageType,lineItem/UsageAmount\n";
    let rows = |days: &[[&str; 2]]| {
        let rows = days.iter().map(|[from, to]| format!("{from},{to},NatGateway-Hours,24\n"));
        [header.to_owned(), rows.collect()].concat()
    };
    let days = |from: u64, to: u64| Some(Span { from: SEPTEMBER + from * DAY, to: SEPTEMBER + to * DAY });
    for (all, span, day_first) in [
        (&[["09/02/2026", "09/03/2026"], ["09/12/2026", "09/13/2026"]][..], days(1, 12), Some(false)),
        (&[["12/09/2026", "13/09/2026"], ["02/09/2026", "03/09/2026"]], days(1, 12), Some(true)),
        // The bill's month begins with a first day: see below. Here, only one order has days one after the other.
        (&[["9/2/2026", "9/3/2026"], ["9/3/2026", "9/4/2026"]], days(1, 3), Some(false)),
        (&[["2/9/2026", "3/9/2026"], ["3/9/2026", "4/9/2026"]], days(1, 3), Some(true)),
    ] {
        let found = read(rows(all).as_bytes());
        assert_eq!(bill(&found).time.span, span, "{all:?}");
        let told = day_first.map(|day_first| FileRemark::DateOrder { day_first });
        assert_eq!(found.files[0].remarks, told.into_iter().collect::<Vec<_>>(), "{all:?}");
    }
    // Neither order is the file's, or nothing decides: quantities count, and no time is made up.
    for all in [
        &[["09/02/2026 0:00", "09/02/2026 1:00"]][..],
        &[["09/02/2026", "09/03/2026"], ["09/13/2026", "09/14/2026"], ["14/09/2026", "15/09/2026"]],
    ] {
        let found = read(rows(all).as_bytes());
        assert!(found.files[0].remarks.contains(&FileRemark::UnclearDates), "{all:?}");
        assert_eq!(bill(&found).lines[0].quantity, amount(&(24 * all.len()).to_string()), "{all:?}");
    }
    let with_bill = "bill/BillingPeriodStartDate,lineItem/UsageStartDate,lineItem/UsageEndDate,lineItem/UsageType,\
                     lineItem/UsageAmount\n9/1/2026,9/2/2026 0:00,9/2/2026 1:00,NatGateway-Hours,1\n";
    assert_eq!(bill(&read(with_bill.as_bytes())).time.span.map(|span| span.from), Some(SEPTEMBER + DAY));
    let with_bill = with_bill.replace("9/1/2026", "1/9/2026").replace("9/2/2026", "2/9/2026");
    assert_eq!(bill(&read(with_bill.as_bytes())).time.span.map(|span| span.from), Some(SEPTEMBER + DAY));
}

#[test]
fn numbers_that_nothing_decides_are_refused_by_name() {
    let unclear = |field: &str| SkipReason::UnclearNumber { field: field.to_owned() };
    for (separator, amounts, why) in [
        (',', ["\"1,500\"", "\"2,250\""], unclear("lineItem/UsageAmount")),
        (';', ["1.500", "2.250"], unclear("lineItem/UsageAmount")),
        ('\t', ["1,500", "2,250"], unclear("lineItem/UsageAmount")),
        ('\t', ["1.500", "2.250"], unclear("lineItem/UsageAmount")),
    ] {
        let [one, other] = amounts;
        let text = format!(
            "lineItem/UsageType{separator}lineItem/UsageAmount\nNatGateway-Bytes{separator}{one}\n\
             NatGateway-Bytes{separator}{other}\n"
        );
        let found = read(text.as_bytes());
        assert_eq!((skipped(&found), &found.bill), (vec![(why, 2, vec![2, 3])], &None), "{text}");
        // One number anywhere in the file decides, before it or behind it.
        for (number, thousands) in [("0.75", one.contains(',')), ("0,75", one.contains('.'))] {
            let text = text.clone() + &format!("EU-NatGateway-Bytes{separator}\"{number}\"\n");
            let found = read(text.as_bytes());
            let sum = if thousands { "3750" } else { "3.75" };
            let line = bill(&found).lines.iter().find(|line| line.region == "us-east-1").expect("a line");
            assert_eq!(line.quantity, amount(sum), "{text}");
        }
    }
    // Where semicolons separate cells, commas separate decimals.
    let found = read(b"lineItem/UsageType;lineItem/UsageAmount\nNatGateway-Bytes;1,500\n");
    assert_eq!(bill(&found).lines[0].quantity, amount("1.5"));
    assert_eq!(found.files[0].remarks, [FileRemark::DecimalComma]);
}

#[test]
fn other_currencies_keep_their_quantities() {
    let header = "line_item_usage_type,line_item_usage_amount,line_item_unblended_cost,line_item_currency_code\n";
    for (row, quantity, cost, remarks) in [
        ("NatGateway-Bytes,75.5,3.3975,USD", "75.5", "3.3975", &[][..]),
        ("NatGateway-Bytes,75.5,3.3975,usd", "75.5", "3.3975", &[]),
        ("NatGateway-Bytes,75.5,3.3975,", "75.5", "3.3975", &[]),
        ("NatGateway-Bytes,75.5,510,JPY", "75.5", "", &[FileRemark::OtherCurrency]),
        ("NatGateway-Bytes,75.5,3.1,EUR", "75.5", "", &[FileRemark::OtherCurrency]),
        ("NatGateway-Bytes,75.5,,CNY", "75.5", "", &[]),
        ("NatGateway-Bytes,75.5,€3.1,", "75.5", "", &[FileRemark::OtherCurrency]),
        ("NatGateway-Bytes,75.5,¥510,", "75.5", "", &[FileRemark::OtherCurrency]),
        ("NatGateway-Bytes,75.5,$3.3975,", "75.5", "3.3975", &[]),
    ] {
        let found = check(&[header, row, "\n"].concat(), Kind::Cur2, &[("us-east-1", P::NatGb, quantity, cost)], None);
        assert_eq!(found.files[0].remarks, remarks, "{row}");
    }
    // Money alone in another currency says nothing.
    let found = read([header, "NatGateway-Bytes,,510,JPY\n"].concat().as_bytes());
    assert_eq!((skipped(&found), found.bill), (vec![(SkipReason::OtherCurrency, 1, vec![2])], None));
    let console = read(
        "使用タイプ,NatGateway-Bytes(¥),NatGateway-Bytes(GB),合計\n2026-08-01,510,75.5,510\n2026-09-01,1,0.5,1\n"
            .as_bytes(),
    );
    assert_eq!((bill(&console).lines[0].quantity, bill(&console).lines[0].cost), (amount("76"), None));
    let answer = r#"{"ResultsByTime":[{"TimePeriod":{"Start":"2026-09-01","End":"2026-10-01"},"Groups":[{"Keys":
        ["NatGateway-Bytes"],"Metrics":{"UnblendedCost":{"Amount":"510","Unit":"JPY"},"UsageQuantity":{"Amount":"75.5",
        "Unit":"GB"}}}]}]}"#;
    let found = check(answer, Kind::CostExplorerJson, &[("us-east-1", P::NatGb, "75.5", "")], MONTH);
    assert_eq!(found.files[0].remarks, [FileRemark::OtherCurrency]);
}

#[test]
fn focus_of_every_version_is_read_without_usage_types() {
    for text in [
        // 1.0, as AWS exports it; tiers of an endpoint in three lines.
        "ChargeCategory,ChargeDescription,ConsumedQuantity,ConsumedUnit,BilledCost,BillingCurrency,ChargePeriodStart,\
         ChargePeriodEnd,RegionId,ServiceName\n\
         Usage,$0.01 per GB for upto 1 PB monthly data processed by VPC Endpoints,1048576,GB,10485.76,USD,\
         2026-09-01T00:00:00Z,2026-10-01T00:00:00Z,eu-west-3,Amazon Virtual Private Cloud\n\
         Usage,$0.006 per GB for more than 1 PB and less than 5 PB monthly data processed by VPC Endpoints,\
         1000,GB,6,USD,2026-09-01T00:00:00Z,2026-10-01T00:00:00Z,eu-west-3,Amazon Virtual Private Cloud\n",
        // 1.2: the meter instead of a description.
        "ChargeCategory,ChargeDescription,ConsumedQuantity,ConsumedUnit,BilledCost,BillingCurrency,ChargePeriodStart,\
         ChargePeriodEnd,RegionId,ServiceName,SkuMeter,x_ServiceCode,x_Operation\n\
         Usage,,1049576,GB,10491.76,USD,2026-09-01T00:00:00Z,2026-10-01T00:00:00Z,eu-west-3,\
         Amazon Virtual Private Cloud,VpcEndpoint-Bytes,AmazonVPC,VpcEndpoint\n",
        // As Athena spells columns.
        "chargecategory,chargedescription,consumedquantity,consumedunit,billedcost,billingcurrency,chargeperiodstart,\
         chargeperiodend,regionid\n\
         Usage,$0.004 per GB for more than 5 PB monthly data processed by VPC Endpoints,1049576,GB,10491.76,USD,\
         2026-09-01 00:00:00.000,2026-10-01 00:00:00.000,eu-west-3\n",
    ] {
        check(text, Kind::Focus, &[("eu-west-3", P::EndpointGb, "1049576", "10491.76")], MONTH);
    }
}

#[test]
fn reports_are_read_however_their_columns_are_spelled() {
    for (names, kind) in [
        (
            ["lineItem/UsageType", "lineItem/UsageAmount", "lineItem/UsageStartDate", "lineItem/UsageEndDate"],
            Kind::LegacyCur,
        ),
        (
            ["lineitem/usagetype", "lineitem/usageamount", "lineitem/usagestartdate", "lineitem/usageenddate"],
            Kind::LegacyCur,
        ),
        (
            ["lineitem_usagetype", "lineitem_usageamount", "lineitem_usagestartdate", "lineitem_usageenddate"],
            Kind::Cur2,
        ),
        (
            ["lineItem_UsageType", "lineItem_UsageAmount", "lineItem_UsageStartDate", "lineItem_UsageEndDate"],
            Kind::Cur2,
        ),
        (
            [
                "line_item_usage_type",
                "sum_line_item_usage_amount",
                "line_item_usage_start_date",
                "line_item_usage_end_date",
            ],
            Kind::Cur2,
        ),
        (["Usage Type", "Usage Quantity", "Usage Start Date", "Usage End Date"], Kind::UsageTypes),
        (["usage_type", "quantity", "start", "end"], Kind::UsageTypes),
        (["使用タイプ", "使用量", "利用開始日", "利用終了日"], Kind::UsageTypes),
    ] {
        let text = names.join(",") + "\nEUN1-RegionalNatGateway-Bytes,12.25,2026-09-01,2026-10-01\n";
        check(&text, kind, &[("eu-north-1", P::RegionalNatGb, "12.25", "")], MONTH);
    }
}

#[test]
fn resellers_and_queries_keep_usage_types_under_other_headings() {
    let told: [Told<'_>; 1] = [("ap-south-1", P::NatGb, "310", "17.36")];
    for text in [
        "month,usage_type,usage_quantity,cost\n2026-09,APS3-NatGateway-Bytes,310,17.36\n",
        "請求月,使用タイプ,使用量,料金\n2026年9月,APS3-NatGateway-Bytes,310,17.36\n",
        "usage_month;usage_type;usage_quantity;cost;currency\n202609;APS3-NatGateway-Bytes;310;17,36;USD\n",
        "Account,Service,Usage Type,Period,Usage,Total Cost (USD)\n\
         1,Networking,APS3-NatGateway-Bytes,2026-09,310,$17.36\n",
        "usage_type,operation,usage_start_date,usage_end_date,usage_amount,unblended_cost\n\
         APS3-NatGateway-Bytes,NatGateway,2026-09-01,2026-09-30,310,17.36\n",
        "billing_period_start_date,line_item_usage_type,usage,cost\n2026-09-01,APS3-NatGateway-Bytes,310,17.36\n",
        // Totals and taxes of such files are none.
        "month,line_item_type,usage_type,usage_quantity,cost\n2026-09,Usage,APS3-NatGateway-Bytes,310,17.36\n\
         2026-09,Tax,APS3-NatGateway-Bytes,0,1.7\n2026-09,Total,,310,19.06\n",
    ] {
        check(text, Kind::UsageTypes, &told, MONTH);
    }
    // A month of which only the first day stands there, and a day.
    check(
        "month,usage_type,usage_quantity,cost\n9/1/2026,APS3-NatGateway-Bytes,310,17.36\n",
        Kind::UsageTypes,
        &told,
        MONTH,
    );
    check(
        "date,usage_type,usage_quantity,cost\n2026-09-07,APS3-NatGateway-Bytes,310,17.36\n",
        Kind::UsageTypes,
        &told,
        None,
    );
}

#[test]
fn monthly_bills_and_detailed_billing_reports_are_read() {
    let monthly = "\"InvoiceID\",\"PayerAccountId\",\"LinkedAccountId\",\"RecordType\",\"ProductCode\",\"UsageType\",\
                   \"Operation\",\"ItemDescription\",\"UsageStartDate\",\"UsageEndDate\",\"UsageQuantity\",\
                   \"CurrencyCode\",\
                   \"CostBeforeTax\",\"Credits\",\"TaxAmount\",\"TotalCost\"\n";
    let line = |kind: &str, usage_type: &str, quantity: &str, cost: &str| {
        format!(
            "\"Estimated\",\"1\",\"2\",\"{kind}\",\"AmazonEC2\",\"{usage_type}\",\"NatGateway\",\"\",\
             \"2026/09/01 00:00:00\",\"2026/09/30 23:59:59\",\"{quantity}\",\"USD\",\"{cost}\",\"-1.0\",\"0.3\",\"9\"\n"
        )
    };
    let text = [
        monthly,
        &line("LinkedLineItem", "CAN1-NatGateway-Bytes", "41.50000000", "2.075000"),
        &line("PayerLineItem", "CAN1-NatGateway-Bytes", "8.5", "0.425"),
        &line("AccountTotal", "", "", "2.5"),
        &line("StatementTotal", "CAN1-NatGateway-Bytes", "50", "2.5"),
    ]
    .concat();
    let found = check(&text, Kind::MonthlyBill, &[("ca-central-1", P::NatGb, "50", "2.5")], MONTH);
    assert_eq!(skipped(&found), [(SkipReason::NotUsage, 2, vec![4, 5])]);
    assert_eq!((found.files[0].records, found.files[0].used), (4, 2));
    let detailed = "InvoiceID,PayerAccountId,LinkedAccountId,RecordType,RecordId,ProductName,RateId,SubscriptionId,\
                    PricingPlanId,UsageType,Operation,AvailabilityZone,ReservedInstance,ItemDescription,UsageStartDate,\
                    UsageEndDate,UsageQuantity,BlendedRate,BlendedCost,UnBlendedRate,UnBlendedCost,ResourceId\n\
                    1,1,2,LineItem,3,Amazon Elastic Compute Cloud,,,,CAN1-NatGateway-Bytes,NatGateway,,N,,\
                    2026-09-01 00:00:00,2026-10-01 00:00:00,50,0.05,2.5,0.05,2.5,nat-1\n\
                    1,1,2,InvoiceTotal,,,,,,,,,,Total,,,,,2.5,,2.5,\n";
    check(detailed, Kind::MonthlyBill, &[("ca-central-1", P::NatGb, "50", "2.5")], MONTH);
}

#[test]
fn the_console_has_usage_beside_or_instead_of_costs() {
    let two_months = Some(Span { from: SEPTEMBER - 31 * DAY, to: SEPTEMBER + 30 * DAY });
    for (text, quantity, cost) in [
        (
            "\"Usage type\",\"CAN1-NatGateway-Bytes(GB)\",\"Total usage\"\n\"Usage type total\",\"44\",\"44\"\n\
             \"2026-08-01\",\"40\",\"40\"\n\"2026-09-01\",\"4\",\"4\"\n",
            "44",
            "",
        ),
        (
            "Usage type,CAN1-NatGateway-Bytes (GB),CAN1-NatGateway-Bytes ($),Total costs($)\n2026-08-01,40,2,2\n\
             2026-09-01,4,0.2,0.2\n",
            "44",
            "2.2",
        ),
        ("Usage type,CAN1-NatGateway-Bytes(N/A),Total usage\n2026-08-01,40,40\n2026-09-01,4,4\n", "44", ""),
        (
            "使用タイプ,CAN1-NatGateway-Bytes($),合計コスト($)\n使用タイプ 合計,2.2,2.2\n2026-08-01,2,2\n2026-09-01,0.2,0.2\n",
            "",
            "2.2",
        ),
        ("Usage type;CAN1-NatGateway-Bytes($);Total costs($)\n01.08.2026;2,125;2\n01.09.2026;0,075;0\n", "", "2.2"),
        ("Usage type,CAN1-NatGateway-Bytes(USD),Total costs(USD)\n2026/8/1,2,2\n2026/9/1,0.2,0.2\n", "", "2.2"),
    ] {
        check(text, Kind::CostExplorerCsv, &[("ca-central-1", P::NatGb, quantity, cost)], two_months);
    }
    let dates = |first: &str, second: &str| {
        read(format!("Usage type,NatGateway-Bytes($),Total costs($)\n{first},2,2\n{second},0.2,0.2\n").as_bytes())
    };
    for (first, second, from, to, day_first) in [
        ("9/1/2026", "9/2/2026", 0, 2, false),
        ("01/09/2026", "02/09/2026", 0, 2, true),
        ("9/13/2026", "9/14/2026", 12, 14, false),
    ] {
        let found = dates(first, second);
        let span = Span { from: SEPTEMBER + from * DAY, to: SEPTEMBER + to * DAY };
        assert_eq!(bill(&found).time.span, Some(span), "{first}");
        assert_eq!(found.files[0].remarks, [FileRemark::DateOrder { day_first }], "{first}");
    }
    // August and September, or the 8th and the 9th of January.
    let unclear = dates("8/1/2026", "9/1/2026");
    assert_eq!((bill(&unclear).time.span, &unclear.files[0].remarks[..]), (None, &[FileRemark::UnclearDates][..]));
    let found =
        read(b"Usage type,CAN1-NatGateway-Bytes(Hrs),CAN1-NatGateway-Hours(Hrs),Total usage\n2026-09-01,1,2,3\n");
    let field = SkipReason::Value { field: "CAN1-NatGateway-Bytes(Hrs)".to_owned() };
    assert_eq!((skipped(&found), bill(&found).lines.len()), (vec![(field, 1, vec![1])], 1));
    // A table of another tool that begins alike.
    check(
        "Usage type,Cost ($)\nCAN1-NatGateway-Bytes,2.2\n",
        Kind::UsageTypes,
        &[("ca-central-1", P::NatGb, "", "2.2")],
        None,
    );
}

/// An answer of Cost Explorer with 61.5 GB for $2.7675 and 1,488 hours for $66.96 in Ohio in December.
const GROUPS: &str = r#"[{"Keys":["USE2-NatGateway-Bytes"],"Metrics":{"UnblendedCost":{"Amount":"2.7675","Unit":"USD"},
    "UsageQuantity":{"Amount":"61.5","Unit":"N/A"}}},{"Keys":["USE2-NatGateway-Hours"],"Metrics":{"UnblendedCost":
    {"Amount":"66.96","Unit":"USD"},"UsageQuantity":{"Amount":"1488","Unit":"N/A"}}}]"#;
const BOTH: [Told<'_>; 2] = [("us-east-2", P::NatHour, "1488", "66.96"), ("us-east-2", P::NatGb, "61.5", "2.7675")];
const COSTS: [Told<'_>; 2] = [("us-east-2", P::NatHour, "", "66.96"), ("us-east-2", P::NatGb, "", "2.7675")];
const USAGE: [Told<'_>; 2] = [("us-east-2", P::NatHour, "1488", ""), ("us-east-2", P::NatGb, "61.5", "")];

#[test]
fn what_a_query_leaves_of_an_answer_is_read() {
    let december = Span { from: 1_796_083_200, to: 1_798_761_600 };
    let result = format!(r#"{{"TimePeriod":{{"Start":"2026-12-01","End":"2027-01-01"}},"Groups":{GROUPS}}}"#);
    for (text, expected, span) in [
        (GROUPS.to_owned(), &BOTH[..], None),
        (format!("[{GROUPS}]"), &BOTH, None),
        (result.clone(), &BOTH, Some(december)),
        (format!("[{result}]"), &BOTH, Some(december)),
        (
            r#"[["USE2-NatGateway-Bytes","2.7675","61.5"],
            ["USE2-NatGateway-Hours","66.96","1488"]]"#
                .to_owned(),
            &BOTH,
            None,
        ),
        (
            r#"[["61.5","2.7675","USE2-NatGateway-Bytes"],
            ["1488","66.96","USE2-NatGateway-Hours"]]"#
                .to_owned(),
            &BOTH,
            None,
        ),
        (
            r#"[[["USE2-NatGateway-Bytes","61.5"],["USE2-NatGateway-Hours","1488"],
            ["BoxUsage","3"]]]"#
                .to_owned(),
            &USAGE,
            None,
        ),
        (r#"[["USE2-NatGateway-Bytes",2.7675],["USE2-NatGateway-Hours",66.96]]"#.to_owned(), &COSTS, None),
        (
            r#"[{"type":"USE2-NatGateway-Bytes","cost":"2.7675","qty":"61.5"},
            {"type":"USE2-NatGateway-Hours","cost":"66.96","qty":"1488"}]"#
                .to_owned(),
            &BOTH,
            None,
        ),
        (
            r#"[{"K":"USE2-NatGateway-Bytes","Usage":{"Amount":"61.5","Unit":"N/A"}},
            {"K":"USE2-NatGateway-Hours","Usage":{"Amount":"1488","Unit":"N/A"}}]"#
                .to_owned(),
            &USAGE,
            None,
        ),
        (
            r#"[["2026-12-01","2027-01-01","USE2-NatGateway-Bytes","61.5","GB"],["2026-12-01","2027-01-01",
            "USE2-NatGateway-Hours","1488","Hrs"]]"#
                .to_owned(),
            &USAGE,
            Some(december),
        ),
    ] {
        check(&text, Kind::CostExplorerJson, expected, span);
    }
}

#[test]
fn rows_of_usage_types_are_read_by_what_they_say_together() {
    let costs = vec![FileRemark::UnnamedAmounts { are_costs: true }];
    let others = vec![FileRemark::UnnamedAmounts { are_costs: false }];
    for (text, expected, remarks) in [
        (
            "USE2-NatGateway-Bytes\t2.7675\nUSE2-NatGateway-Hours\t66.96\nUSE2-EBS:VolumeUsage.gp3\t9.5\n",
            &COSTS[..],
            &costs,
        ),
        (
            "USE2-EBS:VolumeUsage.gp3\t9.5\nUSE2-NatGateway-Hours\t66.9600000000\nUSE2-NatGateway-Bytes\t2.7675\n",
            &COSTS,
            &costs,
        ),
        ("USE2-NatGateway-Bytes\t61.5\nUSE2-NatGateway-Hours\t1488\n", &USAGE, &others),
        ("USE2-NatGateway-Bytes   61.5\nUSE2-NatGateway-Hours   1488.0\n", &USAGE, &others),
        (
            "\"USE2-NatGateway-Bytes\",\"61.5\",\"2.7675\"\n\"USE2-NatGateway-Hours\",\"1488\",\"66.96\"\n",
            &BOTH,
            &others,
        ),
        ("USE2-NatGateway-Bytes\t61.5\tGB\nUSE2-NatGateway-Hours\t1488\tHrs\n", &USAGE, &vec![]),
        (
            "USE2-NatGateway-Bytes\t2.7675\tUSD\t61.5\tN/A\nUSE2-NatGateway-Hours\t66.96\tUSD\t1488\tN/A\n",
            &BOTH,
            &vec![],
        ),
    ] {
        let found = check(text, Kind::CostExplorerText, expected, None);
        assert_eq!(&found.files[0].remarks, remarks, "{text}");
    }
    // 720 may be the hours of a month; 32.4 may be nothing but a month's cost. 45 could be either: so it is asked.
    let told = |text: &str| read(text.as_bytes()).files[0].remarks.clone();
    assert_eq!(told("NatGateway-Hours\t720\n"), others);
    assert_eq!(told("NatGateway-Hours\t32.4\n"), costs);
    for text in ["NatGateway-Hours\t45\n", "NatGateway-Bytes\t45.5\n", "NatGateway-Hours\t45.017\n"] {
        let found = read(text.as_bytes());
        assert_eq!(
            (found.files[0].refused.clone(), found.bill),
            (Some(FileRefusal::Bill(BillRefusal::UnnamedAmounts)), None),
            "{text}"
        );
    }
}

#[test]
fn a_whole_answer_as_text_is_read() {
    let text = "c2VjcmV0\nGROUPDEFINITIONS\tUSAGE_TYPE\tDIMENSION\nRESULTSBYTIME\tTrue\nKEYS\tUSE2-NatGateway-Bytes\n\
                UNBLENDEDCOST\t2.7675\tUSD\nUSAGEQUANTITY\t61.5\tN/A\nKEYS\tUSE2-NatGateway-Hours\n\
                UNBLENDEDCOST\t66.96\tUSD\nUSAGEQUANTITY\t1488\tN/A\nTIMEPERIOD\t2027-01-01\t2026-12-01\n";
    let december = Some(Span { from: 1_796_083_200, to: 1_798_761_600 });
    let found = check(text, Kind::CostExplorerText, &BOTH, december);
    assert_eq!(found.files[0].remarks, [FileRemark::MorePages { token: "c2VjcmV0".to_owned() }]);
    assert!(bill(&found).estimated);
    let by_service = "GROUPDEFINITIONS\tSERVICE\tDIMENSION\nRESULTSBYTIME\tFalse\nKEYS\tEC2 - Other\n\
                      UNBLENDEDCOST\t2.7\tUSD\nTIMEPERIOD\t2027-01-01\t2026-12-01\n";
    assert_eq!(read(by_service.as_bytes()).files[0].refused, Some(FileRefusal::Bill(BillRefusal::NotByUsageType)));
}

#[test]
fn an_answer_that_goes_on_says_so() {
    let answer = |end: &str| format!(r#"{{"ResultsByTime":[{{"Groups":{GROUPS}}}]{end}}}"#);
    let token = |text: &str| read(text.as_bytes()).files[0].remarks.clone();
    let more = |token: &str| vec![FileRemark::MorePages { token: token.to_owned() }];
    assert_eq!(token(&answer(r#","NextPageToken":"QUJD""#)), more("QUJD"));
    for end in ["", r#","NextPageToken":null"#, r#","NextPageToken":"""#] {
        assert_eq!(token(&answer(end)), [], "{end}");
    }
}

#[test]
fn costs_net_of_credits_are_no_volumes() {
    let answer = |metrics: &str| {
        format!(r#"{{"ResultsByTime":[{{"Groups":[{{"Keys":["NatGateway-Bytes"],"Metrics":{{{metrics}}}}}]}}]}}"#)
    };
    let net = r#""NetUnblendedCost":{"Amount":"1.5","Unit":"USD"}"#;
    let found = read(answer(net).as_bytes());
    assert_eq!((skipped(&found), &found.bill), (vec![(SkipReason::NetCost, 1, vec![1])], &None));
    assert_eq!(found.files[0].remarks, [FileRemark::NetCosts]);
    let beside = answer(&format!(r#"{net},"UsageQuantity":{{"Amount":"75.5"}}"#));
    check(&beside, Kind::CostExplorerJson, &[("us-east-1", P::NatGb, "75.5", "")], None);
}

#[test]
fn what_cannot_be_used_is_named_with_what_can() {
    let manifest = |file: &str| BillRefusal::ReportManifest { file: file.to_owned() };
    for (text, kind, refused) in [
        ("%PDF-1.7\n%\u{e2}\n1 0 obj", None, BillRefusal::Pdf),
        (
            r#"{"assemblyId":"1","account":"2","reportKeys":["cur/daily/20260901-20261001/1/daily-00001.csv.gz"]}"#,
            Some(Kind::LegacyCur),
            manifest("daily-00001.csv.gz"),
        ),
        (r#"{"executionId":"1","dataFiles":[]}"#, Some(Kind::LegacyCur), manifest("")),
        (r#"{"Total":{},"ForecastResultsByTime":[]}"#, Some(Kind::CostExplorerJson), BillRefusal::NotByUsageType),
        (r#"{"DimensionValues":[{"Value":"EC2 - Other"}]}"#, Some(Kind::CostExplorerJson), BillRefusal::NotByUsageType),
        ("Service,Region,Cost ($)\nEC2,us-east-1,9\n", Some(Kind::UsageTypes), BillRefusal::NotByUsageType),
        ("month,product_name,total_cost\n2026-09,Amazon EC2,9\n", Some(Kind::UsageTypes), BillRefusal::NotByUsageType),
    ] {
        let found = read(text.as_bytes());
        let file = &found.files[0];
        assert_eq!((file.kind, file.refused.clone()), (kind, Some(FileRefusal::Bill(refused))), "{text}");
        assert_eq!(found.bill, None);
    }
    // Descriptions of AWS's tell as much as usage types do.
    let text = "month,service,item_description,usage_quantity,cost,region\n\
                2026-09,EC2,$0.045 per GB Data Processed by NAT Gateways,40,1.8,us-west-2\n";
    check(text, Kind::UsageTypes, &[("us-west-2", P::NatGb, "40", "1.8")], MONTH);
}

#[test]
fn titles_above_a_table_are_passed_over() {
    let told: [Told<'_>; 1] = [("ap-south-1", P::NatGb, "310", "17.36")];
    for (titles, separator) in [
        ("sep=;\n", ';'),
        ("sep=,\r\n", ','),
        ("AWS usage of September 2026\n\n", ','),
        ("\"Customer: Example, Inc.\"\nPeriod,2026-09\n,,,\n", ','),
        ("\n\nReport\tof usage\n", '\t'),
    ] {
        let row = |cells: [&str; 4]| cells.join(&separator.to_string()) + "\n";
        let text = titles.to_owned()
            + &row(["month", "usage_type", "usage_quantity", "cost"])
            + &row(["2026-09", "APS3-NatGateway-Bytes", "310.0", "17.36"]);
        let found = check(&text, Kind::UsageTypes, &told, MONTH);
        assert_eq!((found.files[0].records, found.files[0].used), (1, 1), "{text}");
        assert_eq!(skipped(&found), []);
    }
    let console =
        "Cost Explorer\n\nUsage type,APS3-NatGateway-Bytes($),Total costs($)\n2026-08-01,17,17\n2026-09-01,0.36,0\n";
    assert_eq!(bill(&read(console.as_bytes())).lines[0].cost, amount("17.36"));
    // Text that merely goes on is no table.
    let found = read(b"Dear team,\nplease see the usage, cost and quantity below.\nThanks\n");
    assert!(matches!(found.files[0].refused, Some(FileRefusal::Unknown { .. })));
}
