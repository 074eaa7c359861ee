//! The alarms as a file of the same module.

use natpoint_text::Locale;

use super::tags;
use crate::alarm::ANOMALY_IMPACT;
use crate::change::Change;
use crate::hcl::{Body, quoted};

/// The budget, the subscription to anomalies and the alarms.
pub(super) fn resources(change: &Change, locale: &dyn Locale) -> Body {
    let labels = locale.change_labels();
    let alarm = &change.alarm;
    let mut body = Body::default();
    budget(&mut body, change, labels.budget);
    body.top(&[labels.anomaly], "resource \"aws_ce_anomaly_subscription\" \"this\"", |body| {
        body.set("count", "var.anomaly_monitor_arn == null ? 0 : 1").space();
        body.set("name", quoted(&change.name.of_budget()));
        body.set("frequency", quoted("DAILY")).set("monitor_arn_list", "[var.anomaly_monitor_arn]").space();
        // AWS refuses a subscription without one.
        body.block("threshold_expression", |body| {
            body.block("dimension", |body| {
                body.set("key", quoted(ANOMALY_IMPACT)).set("match_options", "[\"GREATER_THAN_OR_EQUAL\"]");
                body.set("values", format!("[\"{}\"]", alarm.anomaly_usd));
            });
        });
        body.space();
        body.block("dynamic \"subscriber\"", |body| {
            body.set("for_each", "toset(var.alarm_emails)").space();
            body.block("content", |body| {
                body.set("type", quoted("EMAIL")).set("address", "subscriber.value");
            });
        });
    });
    if let Some(bytes) = alarm.nat_bytes_a_day {
        nat(&mut body, change, bytes, [labels.nat_bytes_alarm, labels.nat_port_alarm]);
    }
    let own = |service| change.interface_endpoints.iter().any(|endpoint| endpoint.service == service);
    let created: Vec<_> = alarm.break_even.iter().filter(|(service, _)| own(*service)).collect();
    if !created.is_empty() && change.hub.is_none() {
        body.top(&[labels.endpoint_alarm], "locals", |body| {
            let mut bytes = Body::default();
            for (service, least) in &created {
                bytes.set(&quoted(service.slug()), least.to_string());
            }
            let bytes = bytes.finish().trim_end().replace('\n', "\n  ");
            body.set("break_even_bytes_a_day", format!("{{\n  {bytes}\n}}"));
        });
        body.top(&[], "resource \"aws_cloudwatch_metric_alarm\" \"endpoint_below_break_even\"", |body| {
            body.set("for_each", "local.break_even_bytes_a_day").space();
            let front = template(&change.name.of_budget());
            body.set("alarm_name", format!("\"{front} ${{each.key}} below its break-even\""));
            body.set("namespace", quoted("AWS/PrivateLinkEndpoints")).set("metric_name", quoted("BytesProcessed"));
            body.set("statistic", quoted("Sum")).set("period", "86400").set("evaluation_periods", "7");
            body.set("comparison_operator", quoted("LessThanThreshold")).set("threshold", "each.value");
            body.set("treat_missing_data", quoted("breaching"));
            body.set(
                "alarm_actions",
                "var.alarm_topic_arn == null ? [] : \
            [var.alarm_topic_arn]",
            )
            .set("tags", tags("${each.key}"));
            body.space().set(
                "dimensions",
                "{\n  \"Endpoint Type\"   = \"Interface\"\n  \"Service Name\"    = \
                aws_vpc_endpoint.interface[each.key].service_name\n  \
                 \"VPC Endpoint Id\" = aws_vpc_endpoint.interface[each.key].id\n  \"VPC Id\"          = var.vpc_id\n}",
            );
        });
    }
    body
}

fn budget(body: &mut Body, change: &Change, comment: &str) {
    body.top(&[comment], "resource \"aws_budgets_budget\" \"month\"", |body| {
        body.set("name", quoted(&change.name.of_budget())).set("budget_type", quoted("COST"));
        // The sentence's number, in the decimals that a reader sees.
        body.set("limit_amount", quoted(&change.alarm.month.to_decimal(2))).set("limit_unit", quoted("USD"));
        body.set("time_unit", quoted("MONTHLY")).space();
        if !change.alarm.usage_types.is_empty() {
            let types = change.alarm.usage_types.iter().map(|usage_type| format!("  {},\n", quoted(usage_type)));
            let types = format!("[\n{}]", types.collect::<String>());
            body.block("cost_filter", |body| {
                body.set("name", quoted("UsageType")).set("values", types);
            });
            body.space();
        }
        body.block("dynamic \"notification\"", |body| {
            body.set("for_each", "toset([\"ACTUAL\", \"FORECASTED\"])").space();
            body.block("content", |body| {
                body.set("comparison_operator", quoted("GREATER_THAN"));
                body.set("notification_type", "notification.value");
                body.set("threshold", "100 + var.budget_margin_percent").set("threshold_type", quoted("PERCENTAGE"));
                body.set("subscriber_email_addresses", "var.alarm_emails");
            });
        });
    });
}

fn nat(body: &mut Body, change: &Change, bytes: u64, comments: [&str; 2]) {
    let front = template(&change.name.of_budget());
    let actions = "var.alarm_topic_arn == null ? [] : [var.alarm_topic_arn]";
    body.top(&[comments[0]], "resource \"aws_cloudwatch_metric_alarm\" \"nat_bytes\"", |body| {
        body.set("for_each", "toset(var.nat_gateway_ids)").space();
        body.set("alarm_name", format!("\"{front} bytes through ${{each.key}}\""));
        body.set("comparison_operator", quoted("GreaterThanThreshold"));
        body.set("threshold", format!("{bytes} * (100 + var.budget_margin_percent) / 100"));
        body.set("evaluation_periods", "3").set("datapoints_to_alarm", "2");
        body.set("treat_missing_data", quoted("notBreaching")).set("alarm_actions", actions).set("tags", tags("nat"));
        body.space().block("metric_query", |body| {
            body.set("id", quoted("processed")).set("expression", quoted("from_source + from_destination"));
            body.set("label", quoted("Bytes processed")).set("return_data", "true");
        });
        for (id, metric) in [("from_source", "BytesInFromSource"), ("from_destination", "BytesInFromDestination")] {
            body.space().block("metric_query", |body| {
                body.set("id", quoted(id)).space();
                body.block("metric", |body| {
                    body.set("namespace", quoted("AWS/NATGateway")).set("metric_name", quoted(metric));
                    body.set("dimensions", "{ NatGatewayId = each.key }")
                        .set("period", "86400")
                        .set("stat", quoted("Sum"));
                });
            });
        }
    });
    body.top(&[comments[1]], "resource \"aws_cloudwatch_metric_alarm\" \"nat_ports\"", |body| {
        body.set("for_each", "toset(var.nat_gateway_ids)").space();
        body.set("alarm_name", format!("\"{front} ports of ${{each.key}}\""));
        body.set("namespace", quoted("AWS/NATGateway")).set("metric_name", quoted("ErrorPortAllocation"));
        body.set("dimensions", "{ NatGatewayId = each.key }").set("statistic", quoted("Sum")).set("period", "300");
        body.set("evaluation_periods", "1").set("comparison_operator", quoted("GreaterThanThreshold"));
        body.set("threshold", "0").set("treat_missing_data", quoted("notBreaching"));
        body.set("alarm_actions", actions).set("tags", tags("nat"));
    });
}

/// A text as a part of a quoted template.
fn template(text: &str) -> String {
    let quoted = quoted(text);
    quoted.get(1..quoted.len().saturating_sub(1)).unwrap_or_default().to_owned()
}
