//! Texts that tools write for people, of which the tool can write JSON too.

use crate::imported_data::FileRefusal;

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
    if !has_json && (is_plan || text.lines().map(str::trim_end).any(configures)) {
        return Some(FileRefusal::TerraformText);
    }
    None
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
