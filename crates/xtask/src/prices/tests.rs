//! What is read of each kind of file, and what becomes of it.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result};

use super::report::Report;
use super::{recognise, update};
use crate::catalogue::{self, DATA};
use crate::process::root;

mod csv;
mod json;
mod tables;

/// The catalogue's file of this name, as it stands.
fn real(name: &str) -> Result<String> {
    catalogue::read(&root(), &format!("{DATA}/{name}"))
}

/// A small catalogue: Tokyo and N. Virginia, prices of a feed and a list.
fn small(name: &str) -> Result<String> {
    let text = match name {
        "table.csv" => "id,date\n2026-11,2026-09-21\n",
        "superseded.csv" => "table,region,item,unit,tier_from_gb,usd,confidence,source\n",
        "sources.csv" => {
            "name,reference,title,date\n\
             feed,someone/prices @1234,\"AWS website price feed \"\"vpc\"\", as captured\",2026-06-01\n\
             list,public file 1,\"AWS price list, AmazonEC2 offer\",2026-09-21\n"
        }
        "regions.csv" => {
            "code,place_en,place_ja,long_en,long_ja,azs\n\
             ap-northeast-1,Tokyo,東京,Asia Pacific (Tokyo),アジアパシフィック (東京),4\n\
             us-east-1,N. Virginia,バージニア北部,US East (N. Virginia),米国東部 (バージニア北部),6\n"
        }
        "prices.csv" => {
            "region,item,unit,tier_from_gb,usd,confidence,source\n\
             us-east-1,nat_hour,USD/h per NAT gateway,0,0.045,one source,list\n\
             us-east-1,vpce_hour,USD/h per interface endpoint per AZ,0,0.01,one source,feed\n\
             us-east-1,inter_az_gb_each_way,USD/GB each direction,0,0.01,unverified,none\n\
             us-east-1,egress,USD/GB internet data transfer out,0,0.09,one source,feed\n\
             us-east-1,egress,USD/GB internet data transfer out,10240,0.085,one source,feed\n\
             ap-northeast-1,nat_hour,USD/h per NAT gateway,0,0.062,one source,\
             feed#CA23TN2NAN47KGCF.JRTCKXETXF.6YS6EN2CT7\n\
             ap-northeast-1,inter_az_gb_each_way,USD/GB each direction,0,0.01,one source,list\n"
        }
        "interregion.csv" => {
            "from_region,to_region,usd_per_gb,confidence,source\nus-east-1,ap-northeast-1,0.02,one source,feed\n"
        }
        "services.csv" => {
            "service_label,suffix,type,cdk_constant,full_name_template,deprecated_constant,source\n\
             Amazon S3,s3,gateway,S3,com.amazonaws.REGION.s3,,feed\n"
        }
        "workloads.csv" => "id,title_en,title_ja,confidence,source,note_en,note_ja\n",
        "workload-endpoints.csv" => "workload,kind,suffix,group,for_en,for_ja\n",
        "offers.csv" => "suffix,subject,offered_in,not_offered_in,source\n",
        "endpoint-traits.csv" => "suffix,endpoint_policy,private_dns,ipv6,cross_region,retired\n",
        "ip-prefixes.csv" => "prefix,region,service\n52.219.68.0/22,us-east-1,S3\n",
        _ => anyhow::bail!("{name} is no file of the catalogue"),
    };
    Ok(text.to_owned())
}

type Texts = BTreeMap<&'static str, String>;

/// What the command tells of files with these contents, and the texts that it would write.
fn tell(read: &dyn Fn(&str) -> Result<String>, files: &[(&str, &[u8])]) -> Result<(Report, Texts)> {
    let names: Vec<_> = files.iter().map(|file| file.0).collect();
    let open = |name: &str, prices: &mut super::CollectedPrices<'_>| {
        let (_, text) = files.iter().find(|file| file.0 == name).context("no such file")?;
        recognise::read_from(*text, prices)
    };
    let (report, texts) = update(read, &names, &open)?;
    Ok((report, texts.into_iter().collect()))
}

/// What the command tells of one file, against the small catalogue.
fn told(text: impl AsRef<[u8]>) -> Report {
    tell(&small, &[("file", text.as_ref())]).expect("a report").0
}

/// The changes of a report as people read them, without the list's name.
fn changes(report: &Report) -> Vec<String> {
    let line = |change: &super::report::Change| change.to_string().split(", ").next().unwrap_or_default().to_owned();
    report.changed.iter().map(line).collect()
}
