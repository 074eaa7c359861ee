//! The budget, the subscription to anomalies and the alarms as commands.

use std::fmt::Write as _;

use natpoint_text::Locale;

use super::parts::ALARM_FUNCTIONS;
use super::{comment, json, quoted};
use crate::change::Change;
use crate::comments;

/// The script.
pub(crate) fn script(change: &Change, locale: &dyn Locale) -> String {
    let labels = locale.change_labels();
    let alarm = &change.alarm;
    let mut text = String::from("#!/usr/bin/env bash\n");
    for line in comments::heading(change, locale).iter().take(2).map(String::as_str).chain([labels.script_alarms]) {
        comment(&mut text, "", line);
    }
    text.push_str("set -euo pipefail\n\n");
    let _ = writeln!(text, "export AWS_DEFAULT_REGION={}", change.region.code());
    let _ = writeln!(text, "NAME={}", quoted(&change.name.of_budget()));
    for (taken, name, usual, said) in [
        (true, "ALARM_EMAILS", "?", labels.in_alarm_emails),
        (true, "ALARM_TOPIC_ARN", "=", labels.in_alarm_topic),
        (true, "BUDGET_MARGIN_PERCENT", "=10", labels.in_budget_margin),
        (true, "ANOMALY_MONITOR_ARN", "=", labels.in_anomaly_monitor),
        (alarm.nat_bytes_a_day.is_some(), "NAT_GATEWAY_IDS", "=", labels.in_nat_gateways),
    ] {
        if taken {
            comment(&mut text, "", said);
            let _ = writeln!(text, ": \"${{{name}:{usual}}}\"");
        }
    }
    let endpoints: Vec<(String, String, u64)> = alarm
        .break_even
        .iter()
        .map(|(service, bytes)| (variable(service.slug()), service.name_in(change.region), *bytes))
        .collect();
    if !endpoints.is_empty() {
        comment(&mut text, "", labels.in_vpc);
        text.push_str(": \"${VPC_ID:=}\"\n");
        comment(&mut text, "", labels.in_endpoint);
        for (variable, ..) in &endpoints {
            let _ = writeln!(text, ": \"${{{variable}:=}}\"");
        }
    }
    text.push('\n');
    text.push_str(ALARM_FUNCTIONS);
    text.push_str("\ncreate() {\n  local account percent id name arn actions=()\n");
    text.push_str("  percent=$((100 + BUDGET_MARGIN_PERCENT))\n");
    text.push_str("  [ -z \"$ALARM_TOPIC_ARN\" ] || actions=(--alarm-actions \"$ALARM_TOPIC_ARN\")\n");
    budget(&mut text, change, labels.budget);
    anomalies(&mut text, change, labels.anomaly);
    if let Some(bytes) = alarm.nat_bytes_a_day {
        nat(&mut text, bytes, [labels.nat_bytes_alarm, labels.nat_port_alarm]);
    }
    if !endpoints.is_empty() {
        comment(&mut text, "  ", labels.endpoint_alarm);
    }
    for (variable, service, bytes) in endpoints {
        let _ = writeln!(
            text,
            "  if [ -n \"${variable}\" ]; then\n    \
             alarm \"$NAME ${variable} below its break-even\" --namespace AWS/PrivateLinkEndpoints \\\n      \
             --metric-name BytesProcessed --statistic Sum --period 86400 --evaluation-periods 7 \\\n      \
             --comparison-operator LessThanThreshold --threshold {bytes} --treat-missing-data breaching \\\n      \
             --dimensions 'Name=Endpoint Type,Value=Interface' 'Name=Service Name,Value={service}' \\\n      \
             \"Name=VPC Endpoint Id,Value=${variable}\" \"Name=VPC Id,Value=$VPC_ID\"\n  fi"
        );
    }
    text.push_str(
        "}\n\ncase ${1:-} in\n  create) create ;;\n  delete) delete ;;\n  *)\n    \
         echo 'alarms.sh create | delete' >&2\n    exit 2\n    ;;\nesac\n",
    );
    text
}

fn budget(text: &mut String, change: &Change, said: &str) {
    comment(text, "  ", said);
    let mut filters = String::new();
    if !change.alarm.usage_types.is_empty() {
        let types: Vec<String> = change.alarm.usage_types.iter().map(|one| format!("\"{}\"", json(one))).collect();
        filters = format!(",\"CostFilters\":{{\"UsageType\":[{}]}}", types.join(","));
    }
    let budget = format!(
        "{{\"BudgetName\":\"{}\",\"BudgetType\":\"COST\",\"TimeUnit\":\"MONTHLY\",\"BudgetLimit\":{{\"Amount\":\"{}\",\
         \"Unit\":\"USD\"}}{filters}}}",
        json(&change.name.of_budget()),
        change.alarm.month.to_decimal(2)
    );
    let _ = writeln!(
        text,
        "  account=$(aws sts get-caller-identity --query Account --output text)\n  \
         aws budgets create-budget --account-id \"$account\" --budget {} \\\n    \
         --notifications-with-subscribers \"[$(notification ACTUAL),$(notification FORECASTED)]\"\n  \
         note budget \"$account\"",
        quoted(&budget)
    );
}

fn anomalies(text: &mut String, change: &Change, said: &str) {
    comment(text, "  ", said);
    let name = quoted(&format!("\"{}\"", json(&change.name.of_budget())));
    let _ = writeln!(
        text,
        "  if [ -n \"$ANOMALY_MONITOR_ARN\" ]; then\n    name={name}\n    \
         arn=$(aws ce create-anomaly-subscription --anomaly-subscription \"$(subscription \"$name\" {usd})\" \\\n      \
         --query SubscriptionArn --output text)\n    note anomalies \"$arn\"\n  fi",
        usd = change.alarm.anomaly_usd
    );
}

fn nat(text: &mut String, bytes: u64, [of_bytes, of_ports]: [&str; 2]) {
    // What a shell counts with ends at 2^63; no NAT gateway carries as much in a day.
    let hundredth = bytes.min(1 << 60) / 100;
    text.push_str("  for id in $NAT_GATEWAY_IDS; do\n");
    comment(text, "    ", of_bytes);
    let _ = writeln!(
        text,
        "    alarm \"$NAME bytes through $id\" --metrics \"$(metrics \"$id\")\" --comparison-operator \
         GreaterThanThreshold \\\n      \
         --threshold \"$(({hundredth} * percent))\" --evaluation-periods 3 --datapoints-to-alarm 2 \\\n      \
         --treat-missing-data notBreaching"
    );
    comment(text, "    ", of_ports);
    text.push_str(
        "    alarm \"$NAME ports of $id\" --namespace AWS/NATGateway --metric-name ErrorPortAllocation \\\n      \
         --dimensions \"Name=NatGatewayId,Value=$id\" --statistic Sum --period 300 --evaluation-periods 1 \\\n      \
         --comparison-operator GreaterThanThreshold --threshold 0 --treat-missing-data notBreaching\n  done\n",
    );
}

/// The variable that holds the id of a service's endpoint: `ecr.api` is `ECR_API_ENDPOINT_ID`.
fn variable(slug: &str) -> String {
    let word = slug.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_uppercase() } else { '_' });
    let word: String = word.collect();
    // No variable begins with a digit.
    format!("{}{word}_ENDPOINT_ID", if word.starts_with(|c: char| c.is_ascii_digit()) { "_" } else { "" })
}

#[cfg(test)]
mod tests {
    use super::variable;
    use natpoint_model::catalogue::services::ServiceId;
    use std::collections::HashSet;

    #[test]
    fn no_two_services_share_a_variable() {
        let names: HashSet<String> = ServiceId::all().map(|service| variable(service.slug())).collect();
        assert_eq!(names.len(), ServiceId::COUNT);
        assert_eq!(variable("ecr.api"), "ECR_API_ENDPOINT_ID");
    }
}
