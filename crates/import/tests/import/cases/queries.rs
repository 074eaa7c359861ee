//! Results of queries: the marks of their numbers, rows that are sums of others, and times beside what is summed.

use serde_json::json;

use super::{check, check_text};

/// The bytes of so many thousandths of a GB.
fn gb(thousandths: u64) -> u64 {
    ((thousandths << 30) + 500) / 1000
}

#[test]
fn the_marks_of_volumes_are_those_of_the_whole_file() {
    let sum = |thousandths: &[u64]| thousandths.iter().map(|one| gb(*one)).sum::<u64>();
    for (cells, read) in [
        (&["12.345", "0.500"][..], Some(sum(&[12_345, 500]))),
        (&["1.500", "0.250"], Some(sum(&[1_500, 250]))),
        (&["1536.25", "250.125"], Some(sum(&[1_536_250, 250_125]))),
        (&["250.125", "1536.25"], Some(sum(&[250_125, 1_536_250]))),
        (&["1.500", "1.234,5"], Some(sum(&[1_500_000, 1_234_500]))),
        (&["1.500", "12,5"], Some(sum(&[1_500_000, 12_500]))),
        (&["1.500", "1.234.567"], Some(sum(&[1_500_000, 1_234_567_000]))),
        (&["1,500", "20"], Some(sum(&[1_500, 20_000]))),
        (&["1,500", "0.25"], Some(sum(&[1_500_000, 250]))),
        (&["1.500", "2.250"], None),
    ] {
        let rows: Vec<_> = cells.iter().map(|cell| ["52.219.68.30;", cell].concat()).collect();
        let text = format!("dstaddr;gb\n{}\n", rows.join("\n"));
        match read {
            Some(bytes) => check_text(&text, &text, &[&format!("volume S3: {bytes} sent"), "!skipped"]),
            None => check_text(&text, &text, &["skipped 2: a number in “gb”", "!volume"]),
        }
    }
    // Whole bytes have no decimals, and where commas separate cells, a point alone is decimal.
    check_text("bytes", "dstaddr;bytes\n52.219.68.30;1.073\n", &["volume S3: 1073 sent"]);
    check_text("commas", "dstaddr,gb\n52.219.68.30,1.500\n", &[&format!("volume S3: {} sent", gb(1_500))]);
    check_text("zeros", "dstaddr,bytes\n52.219.68.30,500.000\n", &["volume S3: 500 sent"]);
    let quoted = "dstaddr,gb\n52.219.68.30,\"1,500\"\n52.219.68.30,\"2,5\"\n";
    check_text("quoted", quoted, &[&format!("volume S3: {} sent", sum(&[1_500, 2_500])), "remark: "]);
}

#[test]
fn a_row_that_sums_the_others_counts_nothing() {
    let skipped = "skipped 1: the sum of other rows";
    for total in ["Total", "Grand Total", "total", "合計", ""] {
        let text = format!("pkt_dst_aws_service,total_bytes\nS3,100\nDYNAMODB,20\n{total},120\n");
        check_text(total, &text, &["flow-log-csv 2/3", skipped, "volume S3: 100", "!volume PublicUnknown"]);
    }
    check_text("first", "pkt_dst_aws_service,gb\n,0.3\nS3,0.1\nDYNAMODB,0.2\n", &[skipped]);
    check_text("by address", "dstaddr,total_bytes\n52.219.68.30,70\nGrand Total,70\n", &[skipped, "volume S3: 70 "]);
    // What has no service and is no sum counts.
    check_text("unnamed", "pkt_dst_aws_service,total_bytes\nS3,100\n,50\n", &["flow-log-csv 2/2", "!skipped"]);
}

#[test]
fn times_beside_sums_are_read() {
    let week = "note: Volumes of 7 days are scaled";
    let days = |header: &str, time: fn(u32) -> String| {
        let rows: Vec<_> = (1..=7).map(|day| time(day) + ",S3,100000000").collect();
        format!("{header},pktDstAwsService,sum(bytes)\n{}\n", rows.join("\n"))
    };
    for text in [
        days("bin(1d)", |day| format!("2026-10-{day:02} 00:00:00.000")),
        days("day", |day| format!("2026-10-{day:02}")),
        days("date", |day| format!("2026-10-{day:02}T00:00:00Z")),
        days("start_of_day", |day| (1_790_812_800 + 86_400 * (day - 1)).to_string()),
        "first_seen,last_seen,dstaddr,bytes\n2026-10-01 00:00:00,2026-10-08 00:00:00,52.219.68.30,100000000\n"
            .to_owned(),
        "min(start),max(end),pktDstAwsService,sum(bytes)\n1790812800,1791417600,S3,100000000\n".to_owned(),
    ] {
        check_text(&text, &text, &[week, "!no times"]);
    }
    let row = |day: u32| {
        let field = |field: &str, value: &str| json!({ "field": field, "value": value });
        let day = format!("2026-10-{day:02} 00:00:00.000");
        json!([field("bin(1d)", &day), field("pktDstAwsService", "S3"), field("sum(bytes)", "107374182400")])
    };
    let insights = json!({ "results": (1..=7).map(row).collect::<Vec<_>>(), "status": "Complete" }).to_string();
    check_text("Logs Insights", &insights, &[week, "!no times"]);
    let minutes = "bin(5min),dstaddr,bytes\n2026-10-01 05:00:00,52.219.68.30,900000000\n";
    check_text("minutes", minutes, &["Volumes of 5 minutes"]);
    check_text("hours", "bin(1h),dstaddr,bytes\n2026-10-01 05:00:00,52.219.68.30,900000000\n", &["Volumes of 1 hour"]);
    let first = "first_seen,dstaddr,bytes\n2026-10-01 00:00:00,52.219.68.30,900000000\n\
                 2026-10-01 00:05:00,52.219.68.31,900000000\n";
    check_text("one bound", first, &["note: The records have no times"]);
    check_text("none", "hour,dstaddr,bytes\n13,52.219.68.30,900000000\n", &["note: The records have no times"]);
}

/// Checks the time of rows with these moments, a GB each.
#[track_caller]
fn check_times(column: &str, moments: &[&str], told: &[&str]) {
    let rows: Vec<_> = moments.iter().map(|moment| format!("{moment},S3,1\n")).collect();
    let rows = rows.concat();
    let text = format!("{column},pkt_dst_aws_service,gb\n{rows}");
    let used = format!("flow-log-csv {0}/{0}", moments.len());
    check_text(&text, &text, &[told, &[&used]].concat());
}

#[test]
fn months_and_weeks_and_days_are_as_long_as_they_are() {
    let days = |days: u32| format!("note: Volumes of {days} days are scaled");
    for (column, moments, length) in [
        ("month", &["2026-01", "2026-02", "2026-03"][..], 90),
        ("month", &["2026-02"], 28),
        ("month", &["2026-02-01"], 28),
        ("month", &["202606", "202608"], 92),
        ("usage_month", &["2026-02-01", "2026-03-01"], 59),
        ("date", &["2026-06-01", "2026-07-01", "2026-08-01"], 92),
        ("timestamp", &["2026-06-01 00:00:00", "2026-07-01 00:00:00"], 61),
        ("date", &["2026-06-01", "2026-06-02"], 2),
        ("date", &["2026-06-01", "2026-07-02"], 32),
        ("date", &["2026-09-07", "2026-09-14", "2026-09-21"], 21),
        ("week", &["2026-09-07", "2026-09-14"], 14),
        ("week", &["2026-09-07"], 7),
        ("date_trunc(week)", &["2026-09-07 00:00:00"], 7),
        ("dt", &["2026-09-03", "2026-09-04"], 2),
        ("dt", &["20260903", "20260904", "20260905"], 3),
        ("日付", &["2026/09/03", "2026/09/04"], 2),
        ("利用月", &["2026年2月"], 28),
        ("day", &["09/12/2026", "09/13/2026"], 2),
        ("day", &["03.09.2026", "04.09.2026"], 2),
        ("bin(1d)", &["2026-06-01 00:00:00.000", "2026-07-01 00:00:00.000"], 31),
        ("\"datefloor(@timestamp, 2d)\"", &["2026-09-03 00:00:00.000"], 2),
        ("month,day", &["2026-09-01,2026-09-03", "2026-09-01,2026-09-04"], 2),
        ("year,month,day", &["2026,09,03", "2026,09,04"], 2),
        ("year,month", &["2026,01", "2026,02"], 59),
    ] {
        // A month is not scaled.
        let told = if (28..=31).contains(&length) { "!Volumes of".to_owned() } else { days(length) };
        check_times(column, moments, &[&told, "!no times", "!remark: Its", "!remark: What"]);
    }
    check_times("year,month,day,hour", &["2026,9,3,0", "2026,9,3,1"], &["note: Volumes of 2 hours are scaled"]);
    check_times("dt", &["2026-09-03-04", "2026-09-03-05"], &["note: Volumes of 2 hours are scaled"]);
    // Either order of a day and its month is possible, and no other row decides.
    let unclear = "remark: Its dates can be read with the day or the month first";
    check_times("day", &["09/03/2026", "09/04/2026"], &[unclear, "note: The records have no times"]);
    let unread = |column: &str| format!("remark: What is in “{column}” is not read as times");
    for (column, moments) in [("day", ["1", "2"]), ("date", ["2026-W40", "2026-W41"]), ("日付", ["一日", "二日"])]
    {
        check_times(column, &moments, &[&unread(column), "note: The records have no times"]);
    }
}

#[test]
fn partitions_of_a_table_are_no_bill() {
    let rows = "2026,09,03,52.219.68.30,S3,700000000\n2026,09,04,52.219.68.30,S3,8\n";
    let text = format!("year,month,day,dstaddr,pkt_dst_aws_service,bytes\n{rows}");
    check_text(&text, &text, &["flow-log-csv 2/2", "volume S3: 700000008 sent", "note: Volumes of 2 days are"]);
}

#[test]
fn what_is_one_of_many_values_is_no_volume() {
    let refused = |column: &str| format!("refused: Nothing says which column is a volume, or in what unit: “{column}”");
    for column in [
        "count(bytes)",
        "count_bytes",
        "count_distinct(bytes)",
        "latest(bytes)",
        "earliest(bytes)",
        "first_bytes",
        "last_bytes",
        "avg(bytes)",
        "bytes_avg",
        "bytes_per_second",
        "Gbps",
        "median_mb",
        "packets_bytes_ratio",
    ] {
        let told = refused(column);
        for key in ["dstaddr", "pktDstAwsService", "srcaddr,dstaddr"] {
            let keys = ["52.219.68.30"; 2][..key.split(',').count()].join(",");
            let text = format!("{key},{column}\n{keys},7340032\n");
            check_text(&text, &text, &[&told, "Averages, extremes and rates are no volumes", "!\nvolume"]);
        }
    }
    check_text(
        "several",
        "dstAddr,avg(bytes),max(bytes),count(*)\n52.219.68.30,1500.5,900000,12\n",
        &["unit: “avg(bytes)”, “max(bytes)”, “count(*)”."],
    );
    let letter = "dstaddr,bytes (K)\n52.219.68.30,1048576\n";
    check_text(letter, letter, &["volume S3: 1073741824 sent", "remark: One in “bytes (K)” is read as 1,024 bytes"]);
}

#[test]
fn a_column_without_a_name_is_in_bytes_unless_it_has_fractions() {
    let table = |column: &str, cells: &[&str]| {
        let rows: Vec<_> = cells.iter().map(|cell| format!("\"52.219.68.30\",\"{cell}\"\n")).collect();
        let rows = rows.concat();
        format!("\"dstaddr\",\"{column}\"\n{rows}")
    };
    for (column, cells) in
        [("_col1", &["1536000.25", "512000"][..]), ("_col1", &["512000", "33.5"]), ("_col7", &["1.53600025E6"])]
    {
        let text = table(column, cells);
        check_text(&text, &text, &[&format!("in what unit: “{column}”"), "flow-log-csv 0/", "!\nvolume"]);
    }
    let text = table("_col1", &["1536000", "512000.0", "1.5E3"]);
    check_text(&text, &text, &["flow-log-csv 3/3", "volume S3: 2049500 sent"]);
    let two = "dstaddr,_col1,_col2\n52.219.68.30,7,8\n";
    check_text(two, two, &["in what unit: “_col1”, “_col2”"]);
    // So many whole numbers are bytes, and what is none of them does not count.
    let cells = [vec!["10"; 25_000], vec!["0.5"]].concat();
    check_text("many", &table("_col1", &cells), &["flow-log-csv 25000/25001", "volume S3: 250000 sent", "skipped 1"]);
}

#[test]
fn files_with_days_between_them_are_not_the_time_between() {
    let log = |day: u64| {
        let start = 1_790_812_800 + day * 86_400;
        let header = "interface-id srcaddr dstaddr bytes start end action log-status";
        format!("{header}\neni-1 10.0.0.1 52.219.68.30 5000000 {start} {} ACCEPT OK\n", start + 86_400)
    };
    let files = [log(0), log(14)];
    check("days", &[files[0].as_bytes(), files[1].as_bytes()], &["note: Volumes of 2 days are scaled"]);
    let files = [log(0), log(1)];
    check("days", &[files[0].as_bytes(), files[1].as_bytes()], &["note: Volumes of 2 days are scaled"]);
}

#[test]
fn what_tools_add_to_records_is_read() {
    let floats = "interface_id,srcaddr,dstaddr,bytes,start,end,action,log_status\n\
                  eni-1,10.0.0.1,52.219.68.30,1000.0,1790812800.0,1790812860.0,ACCEPT,OK\n";
    check_text("floats", floats, &["flow-log-csv 1/1", "volume S3: 1000 sent"]);
    for (first, separator) in [("#TYPE Selected.PSObject", ','), ("sep=;", ';')] {
        let text = format!("{first}\r\ndstaddr{separator}total_bytes\r\n52.219.68.30{separator}70\r\n");
        check_text(first, &text, &["flow-log-csv 1/1", "volume S3: 70 sent"]);
    }
    let hours = "resource_id,region,nat_gateway_hours,nat_gateway_gb,cost\nnat-0a,us-east-1,744,1000,78.48\n";
    check_text("a bill", hours, &["!flow-log"]);
    check_text("a cost", "dstaddr,gb,cost\n52.219.68.30,1,0.05\n", &["flow-log-csv 1/1", "volume S3: 1073741824 "]);
}
