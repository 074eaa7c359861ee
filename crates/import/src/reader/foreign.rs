//! Files that are not read, and what they seem to be: texts that tools write for people, of which the tool can write
//! JSON too, and files of other programs and answers that only name resources.

use crate::imported_data::{FileRefusal, Foreign};

/// The lists in `--output text`, by the word in front of each line.
const TEXT_LISTS: [&str; 10] = [
    "NATGATEWAYS",
    "NATGATEWAYADDRESSES",
    "VPCENDPOINTS",
    "SUBNETS",
    "ROUTETABLES",
    "ROUTES",
    "NETWORKINTERFACES",
    "FLOWLOGS",
    "TAGS",
    "NEXTTOKEN",
];

/// What Terraform and `OpenTofu` write in front of plans and states, and while they plan.
const TERRAFORM: [&str; 9] = [
    "Terraform used the selected providers",
    "OpenTofu used the selected providers",
    "Terraform will perform the following actions",
    "OpenTofu will perform the following actions",
    "Resource actions are indicated with the following symbols",
    "Your infrastructure matches the configuration",
    ": Refreshing state...",
    "\n# aws_",
    "(known after apply)",
];

/// Words that begin a line of a configuration of Terraform.
const CONFIGURATION: [&str; 6] = ["resource \"", "module \"", "provider \"", "data \"", "variable \"", "terraform {"];

/// Recognises a text for people by the beginning of a file.
pub(super) fn recognise(beginning: &[u8]) -> Option<FileRefusal> {
    let text = String::from_utf8_lossy(beginning);
    let first = text.lines().next().unwrap_or_default();
    let word = first.split('\t').next().unwrap_or_default();
    if is_property_list(&text) {
        return Some(FileRefusal::PrintedObject);
    }
    if first.contains('\t') && TEXT_LISTS.contains(&word.trim()) || is_aws_table(&text) {
        return Some(FileRefusal::CliText);
    }
    let configures = |line: &str| CONFIGURATION.iter().any(|word| line.starts_with(word)) && line.ends_with('{');
    let is_plan = TERRAFORM.iter().any(|sign| text.contains(sign)) || text.starts_with("# aws_");
    // A JSON plan behind such lines is read.
    let has_json = text.contains("\"format_version\"") || text.contains("\"@level\"");
    if !has_json && (is_plan || are_addresses(&text) || text.lines().map(str::trim_end).any(configures)) {
        return Some(FileRefusal::TerraformText);
    }
    None
}

/// What a file of no known kind is by the words at its beginning, in lower case.
const SIGNS: [(&str, Foreign); 12] = [
    ("varcharvalue", Foreign::QueryResults),
    ("aws pricing calculator", Foreign::Estimate),
    ("calculator.aws/", Foreign::Estimate),
    ("aws/natgateway", Foreign::Metrics),
    ("aws/privatelink", Foreign::Metrics),
    ("bytes_out_to_destination", Foreign::Metrics),
    ("bytes_in_from_destination", Foreign::Metrics),
    ("bytesouttodestination", Foreign::Metrics),
    ("sample_count", Foreign::Metrics),
    ("src_endpoint", Foreign::FlowRecords),
    ("vpcflow", Foreign::FlowRecords),
    ("src_ip", Foreign::FlowRecords),
];

/// Recognises a file of no known kind by what is in its beginning.
pub(super) fn by_words(text: &[u8]) -> Option<FileRefusal> {
    /// As many bytes as a file is recognised by.
    const BEGINNING: usize = 1 << 16;
    let text = String::from_utf8_lossy(text.get(..BEGINNING).unwrap_or(text)).to_ascii_lowercase();
    let sign = SIGNS.into_iter().find(|(sign, _)| text.contains(sign)).map(|(_, foreign)| foreign);
    let names = || has_id(&text).then_some(Foreign::Names);
    sign.or_else(names).map(FileRefusal::Foreign)
}

/// Whether a table only names resources, as a query of AWS Config over single fields does: its columns say what they
/// are and where, and none of them has addresses or amounts.
pub(super) fn only_names(names: &[String], text: &[u8]) -> bool {
    const SIGNS: [&str; 5] = ["resourcetype", "resourcename", "awsregion", "arn", "availabilityzone"];
    let names: Vec<String> = names.iter().map(|name| name.replace(['_', '-', ' '], "")).collect();
    let is_measured = |name: &String| {
        ["addr", "byte", "packet", "octet", "bits", "gb", "total"].iter().any(|word| name.contains(word))
            || ["sum", "count", "start"].iter().any(|word| name.starts_with(word))
    };
    names.iter().any(|name| name == "resourceid")
        && names.iter().any(|name| SIGNS.contains(&name.as_str()))
        && !names.iter().any(is_measured)
        && has_id(&String::from_utf8_lossy(text).to_ascii_lowercase())
}

/// Whether a text has the id of a NAT gateway or an endpoint.
fn has_id(text: &str) -> bool {
    let is_number = |rest: &str| rest.bytes().take_while(u8::is_ascii_hexdigit).count() >= 8;
    ["nat-", "vpce-"].iter().any(|front| text.split(front).skip(1).any(is_number))
}

/// Whether a text is a list of addresses, as `terraform state list` writes them.
fn are_addresses(text: &str) -> bool {
    let is_address = |line: &str| {
        let line = without_keys(line);
        line.contains('.') && !line.contains([' ', ',', ';', ':', '\t', '"', '{'])
    };
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    lines.all(is_address) && text.lines().any(|line| line.contains("aws_"))
}

/// An address without the keys of its modules and its own, in which anything may stand: `aws_vpc_endpoint.this["s3"]`.
/// The last one may be cut.
fn without_keys(address: &str) -> String {
    let mut rest = address;
    let mut left = String::new();
    while let Some((front, key)) = rest.split_once("[\"") {
        left.push_str(front);
        let end = key.match_indices("\"]").find(|(at, _)| !key.get(..*at).is_some_and(|key| key.ends_with('\\')));
        rest = end.and_then(|(at, end)| key.get(at + end.len()..)).unwrap_or_default();
    }
    left.push_str(rest);
    left
}

/// Whether a text is a list of properties as PowerShell prints objects: `NatGatewayId     : nat-…`.
fn is_property_list(text: &str) -> bool {
    const PROPERTIES: [&str; 5] =
        ["NatGatewayId", "VpcEndpointId", "ServiceName", "ConnectivityType", "VpcEndpointType"];
    let is_property =
        |line: &str| line.split_once(" : ").is_some_and(|(name, _)| PROPERTIES.contains(&name.trim_end()));
    text.lines().take(40).filter(|line| is_property(line)).count() > 1
}

/// Whether a text is a table as `--output table` draws it: a line, a title between bars.
fn is_aws_table(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim_end);
    let line = lines.next().unwrap_or_default();
    let is_line = line.len() >= 10 && line.bytes().all(|byte| byte == b'-');
    is_line && lines.next().is_some_and(|title| title.starts_with('|') && title.ends_with('|'))
}
