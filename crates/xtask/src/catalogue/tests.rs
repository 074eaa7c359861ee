//! What the reader refuses, and in which words.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result};

use super::{DATA, TABLES, generate, read};
use crate::process::root;

#[test]
fn the_tables_are_what_the_files_say() -> Result<()> {
    super::run(true)
}

#[test]
fn every_table_is_generated_once() -> Result<()> {
    let mut names: Vec<_> =
        generate(&|name| read(&root(), &format!("{DATA}/{name}")))?.into_iter().map(|file| file.0).collect();
    let mut found: Vec<_> = std::fs::read_dir(root().join(TABLES))?
        .map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()))
        .collect::<Result<_>>()?;
    names.sort_unstable();
    found.sort_unstable();
    assert_eq!(found, names);
    Ok(())
}

#[test]
fn a_small_set_of_files_is_enough() -> Result<()> {
    let tables: BTreeMap<_, _> = generate(&|name| small(name, "", ""))?.into_iter().collect();
    assert!(tables["prices.rs"].contains("p(0, NatHour, 0, \"0.062\", 0),"));
    assert!(tables["prices.rs"].contains("TABLE_DATE: &str = \"2026-09-21\""));
    let superseded = |region: u8, tiers| {
        format!("Superseded {{ version: 1, region: RegionId({region}), item: NatHour, tiers: &[{tiers}] }},")
    };
    assert!(tables["prices.rs"].contains(&superseded(0, "p(0, NatHour, 0, \"0.07\", 0)")));
    assert!(tables["prices.rs"].contains(&superseded(1, "")));
    assert!(tables["prices.rs"].contains("(TABLE_ID, TABLE_DATE),\n    (\"2026-07\", \"2026-06-30\"),"));
    assert!(tables["interregion.rs"].contains("[0, 1], // aa-one-1"));
    assert!(tables["ranges.rs"].contains("Range { base: 0x3058c00, length: 22, place: 0 },"));
    assert!(tables["offers.rs"].contains("s(true, 0x1, 0x0, 0),\n    s(false, 0x1, 0x2, 0),"));
    assert!(tables["offers.rs"].contains("SAID: [(u16, u16); 2] = [\n    (0, 0),\n    (0, 1),"));
    assert!(tables["offers.rs"].contains("(0, t(Policy::Yes, PrivateDns::OffAtFirst, Ipv6::Yes, true, false)),"));
    assert!(tables["services.rs"].contains("s(\"s3\", \"Amazon S3\", Both, 0, 0),"));
    assert!(tables["workloads.rs"].contains("required_gateway: &[s(\"s3\")]"));
    Ok(())
}

/// The reader's complaint when `old` stands as `new` in a file.
#[track_caller]
fn check(file: &str, old: &str, new: &str, complaint: &str) {
    let replaced = |name: &str| if name == file { small(name, old, new) } else { small(name, "", "") };
    let error = generate(&replaced).err().map(|error| format!("{error:#}"));
    assert_eq!(error.as_deref(), Some(format!("{DATA}/{complaint}").as_str()));
}

#[test]
fn a_complaint_names_file_line_column_value_and_what_may_stand_there() {
    check(
        "ip-prefixes.csv",
        "/22",
        "/21",
        "ip-prefixes.csv:2: prefix is \"3.5.140.0/21\", but must be a range like 3.5.140.0/22",
    );
    let price = |old, new, complaint| check("prices.csv", old, new, complaint);
    price(
        "nat_gb,USD/GB processed,0,0.062",
        "nat_gb,USD/GB processed,0,0,062",
        "prices.csv:3: has 8 columns, but must have 7",
    );
    price(
        "0.062",
        "-0.062",
        "prices.csv:2: usd is \"-0.062\", but must be a plain decimal number below 42 with at most 8 decimals",
    );
    price(
        "0.062",
        "0.062000000",
        "prices.csv:2: usd is \"0.062000000\", but must be a plain decimal number below 42 with at most 8 decimals",
    );
    price(
        "aa-one-1",
        "aa-one-9",
        "prices.csv:2: region is \"aa-one-9\", but must be the code of a Region in regions.csv",
    );
    price(
        "per NAT gateway,0",
        "per NAT gateway,1 TB",
        "prices.csv:2: tier_from_gb is \"1 TB\", but must be a whole number",
    );
    price(
        "USD/h per NAT gateway",
        "USD/GB",
        "prices.csv:2: unit is \"USD/GB\", but must be one of \"USD/h per NAT gateway\"",
    );
    price(
        "one source,feed",
        "one source,none",
        "prices.csv:2: confidence is \"one source\", but must be one that fits 0 sources",
    );
    price(
        "one source,feed",
        "one source,fed",
        "prices.csv:2: source is \"fed\", but must be made of names in sources.csv, which does not have \"fed\"",
    );
    price(
        "D7RZ6WCPVW",
        "",
        "prices.csv:3: source is \"feed#6CRQJ7BNA8VQV6B7.JRTCKXETXF.\", but must be made of rate codes like \
         6CRQJ7BNA8VQV6B7.JRTCKXETXF.D7RZ6WCPVW",
    );
    price(
        "nat_gb,USD/GB processed",
        "nat_hour,USD/h per NAT gateway",
        "prices.csv:3: tier_from_gb is \"0\", but must be on one row only for this Region and item",
    );
    price(
        "region,item",
        "item,region",
        "prices.csv:1: the columns are \"item,region,unit,tier_from_gb,usd,confidence,source\", but must be \
         \"region,item,unit,tier_from_gb,usd,confidence,source\"",
    );
}

#[test]
fn the_other_files_are_checked_alike() {
    check(
        "table.csv",
        "2026-11,",
        "2026-11b,",
        "table.csv:2: id is \"2026-11b\", but must be made of digits and hyphens",
    );
    check(
        "table.csv",
        "2026-09-21",
        "2026-09-20",
        "table.csv: date of 2026-11 is \"2026-09-20\", but must be \"2026-09-21\", the newest of its sources",
    );
    check(
        "superseded.csv",
        "2026-07",
        "2026-11",
        "superseded.csv:2: table is \"2026-11\", but must be the id of an older table in table.csv",
    );
    check(
        "sources.csv",
        "2026-09-21",
        "21 Sep 2026",
        "sources.csv:2: date is \"21 Sep 2026\", but must be a day like 2026-09-21, a month like 2026-07, or empty",
    );
    check(
        "regions.csv",
        "bb-two-1",
        "aa-one-1",
        "regions.csv:3: code is \"aa-one-1\", but must be behind the code of the row above, in the order of \
         the alphabet",
    );
    check("regions.csv", "Two,二", "Two,", "regions.csv:3: place_ja is \"\", but must be filled in");
    check(
        "interregion.csv",
        "aa-one-1,bb-two-1",
        "bb-two-1,bb-two-1",
        "interregion.csv:2: to_region is \"bb-two-1\", but must be another Region than the first",
    );
    check(
        "services.csv",
        "com.amazonaws.REGION.s3,,",
        "com.amazonaws.REGION.s4,,",
        "services.csv:2: full_name_template is \"com.amazonaws.REGION.s4\", but must be one that ends in \"s3\"",
    );
    check(
        "services.csv",
        "s3,gateway",
        "s3,balcony",
        "services.csv:2: type is \"balcony\", but must be one of \"gateway\", \"interface\"",
    );
    check(
        "workload-endpoints.csv",
        "required-gateway",
        "required-interfaces",
        "workload-endpoints.csv:2: kind is \"required-interfaces\", but must be one of \"required-interface\", \
         \"required-gateway\", \"optional-interface\", \"optional-gateway\"",
    );
    check(
        "workload-endpoints.csv",
        "s3",
        "s4",
        "workload-endpoints.csv:2: suffix is \"s4\", but must be one that services.csv has with a gateway endpoint",
    );
    check(
        "workloads.csv",
        "data,Data",
        "date,Data",
        "workload-endpoints.csv:2: workload is \"data\", but must be an id in workloads.csv",
    );
}

/// A set of files with two Regions, two prices, one service and one workload, in which the
/// first `old` stands as `new`.
fn small(name: &str, old: &str, new: &str) -> Result<String> {
    let text = match name {
        "table.csv" => "id,date\n2026-11,2026-09-21\n2026-07,2026-06-30\n",
        "superseded.csv" => {
            "table,region,item,unit,tier_from_gb,usd,confidence,source\n\
             2026-07,aa-one-1,nat_hour,USD/h per NAT gateway,0,0.07,one source,feed\n\
             2026-07,bb-two-1,nat_hour,USD/h per NAT gateway,0,,unverified,none\n"
        }
        "sources.csv" => "name,reference,title,date\nfeed,someone/prices @1234,A feed,2026-09-21\n",
        "regions.csv" => {
            "code,place_en,place_ja,long_en,long_ja,azs\n\
             aa-one-1,One,一,A (One),A (一),3\nbb-two-1,Two,二,B (Two),B (二),4\n"
        }
        "prices.csv" => {
            "region,item,unit,tier_from_gb,usd,confidence,source\n\
             aa-one-1,nat_hour,USD/h per NAT gateway,0,0.062,one source,feed\n\
             aa-one-1,nat_gb,USD/GB processed,0,0.062,one source,feed#6CRQJ7BNA8VQV6B7.JRTCKXETXF.D7RZ6WCPVW\n"
        }
        "interregion.csv" => {
            "from_region,to_region,usd_per_gb,confidence,source\naa-one-1,bb-two-1,0.02,one source,feed\n"
        }
        "services.csv" => {
            "service_label,suffix,type,cdk_constant,full_name_template,deprecated_constant,source\n\
             Amazon S3,s3,gateway,S3,com.amazonaws.REGION.s3,,feed\n\
             Amazon S3,s3,interface,S3,com.amazonaws.REGION.s3,,feed\n"
        }
        "offers.csv" => {
            "suffix,subject,offered_in,not_offered_in,source\n\
             s3,endpoint,aa-one-1,,feed\n\
             s3,service,rest,bb-two-1,feed\n"
        }
        "endpoint-traits.csv" => "suffix,endpoint_policy,private_dns,ipv6,cross_region,retired\ns3,yes,off,yes,yes,\n",
        "workloads.csv" => {
            "id,title_en,title_ja,confidence,source,note_en,note_ja\ndata,Data,データ,one source,feed,,\n"
        }
        "ip-prefixes.csv" => "prefix,region,service\n3.5.140.0/22,aa-one-1,S3\n2001:db8::/32,GLOBAL,DYNAMODB\n",
        "workload-endpoints.csv" => "workload,kind,suffix,group,for_en,for_ja\ndata,required-gateway,s3,,,\n",
        _ => "",
    };
    let replaced = text.replacen(old, new, 1);
    (old.is_empty() || replaced != text).then_some(replaced).with_context(|| format!("{old} is not in {name}"))
}

#[test]
fn what_is_said_of_endpoints_fits_the_other_files() {
    check(
        "offers.csv",
        "s3,endpoint",
        "s4,endpoint",
        "offers.csv:2: suffix is \"s4\", but must be one that services.csv has",
    );
    check(
        "offers.csv",
        "aa-one-1,,feed",
        "aa-one-2,,feed",
        "offers.csv:2: offered_in is \"aa-one-2\", but must be made of codes in regions.csv, or \"rest\"",
    );
    check(
        "offers.csv",
        "aa-one-1,,feed",
        "aa-one-1,aa-one-1,feed",
        "offers.csv:2: offered_in is \"aa-one-1\", but must be without the Regions of not_offered_in",
    );
    check("regions.csv", "A (一),3", "A (一),7", "regions.csv:2: azs is \"7\", but must be a number from 1 to 6");
}
