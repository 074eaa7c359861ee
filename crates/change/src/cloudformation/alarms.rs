//! The budget and the alarms as templates of their own: a budget belongs to no Region, and not every Region knows it.

use natpoint_text::Locale;

use super::logical;
use crate::alarm::ANOMALY_IMPACT;
use crate::change::Change;
use crate::comments;
use crate::template::{Template, Value, map};

const ALARM: &str = "AWS::CloudWatch::Alarm";

/// The template of the budget of the computed month, for N. Virginia.
pub(crate) fn budget(change: &Change, locale: &dyn Locale) -> Template {
    let labels = locale.change_labels();
    let number = |text: &str| Value::Number(text.to_owned());
    let mut template = short(change, locale);
    template.heading.push(labels.budget_region.to_owned());
    let email = template.parameter("AlarmEmail", "String", labels.in_alarm_emails);
    let threshold = template.optional("BudgetThresholdPercent", "Number", number("110"), labels.in_budget_threshold);
    let mut budget = map([
        ("BudgetName", change.name.of_budget().into()),
        ("BudgetType", "COST".into()),
        ("TimeUnit", "MONTHLY".into()),
        ("BudgetLimit", map([("Amount", number(&change.alarm.month.to_decimal(2))), ("Unit", "USD".into())]).into()),
    ]);
    if !change.alarm.usage_types.is_empty() {
        let types = Value::list(change.alarm.usage_types.iter().map(String::as_str));
        budget.set("CostFilters", map([("UsageType", types)]));
    }
    let told = ["ACTUAL", "FORECASTED"].map(|kind| {
        let notification = map([
            ("ComparisonOperator", "GREATER_THAN".into()),
            ("NotificationType", kind.into()),
            ("Threshold", threshold.clone()),
            ("ThresholdType", "PERCENTAGE".into()),
        ]);
        let subscriber = map([("SubscriptionType", "EMAIL".into()), ("Address", email.clone())]);
        map([("Notification", notification.into()), ("Subscribers", Value::list([subscriber]))])
    });
    let properties = map([("Budget", budget.into()), ("NotificationsWithSubscribers", Value::list(told))]);
    template.resource(&[labels.budget.to_owned()], "MonthBudget", "AWS::Budgets::Budget", properties);
    template
}

/// The template of a subscription to what departs from the usual, for N. Virginia as well.
pub(crate) fn anomalies(change: &Change, locale: &dyn Locale) -> Template {
    let labels = locale.change_labels();
    let mut template = short(change, locale);
    template.heading.push(labels.budget_region.to_owned());
    let email = template.parameter("AlarmEmail", "String", labels.in_alarm_emails);
    let monitor = template.parameter("AnomalyMonitorArn", "String", labels.in_anomaly_monitor_here);
    let subscriber = map([("Type", "EMAIL".into()), ("Address", email)]);
    let impact = map([
        ("Key", ANOMALY_IMPACT.into()),
        ("MatchOptions", Value::list(["GREATER_THAN_OR_EQUAL"])),
        ("Values", Value::list([change.alarm.anomaly_usd.to_string()])),
    ]);
    let properties = map([
        ("SubscriptionName", change.name.of_budget().into()),
        ("Frequency", "DAILY".into()),
        ("MonitorArnList", Value::list([monitor])),
        ("Subscribers", Value::list([subscriber])),
        ("ThresholdExpression", Value::Json(map([("Dimensions", impact.into())]))),
    ]);
    let comments = [labels.anomaly.to_owned()];
    template.resource(&comments, "AnomalySubscription", "AWS::CE::AnomalySubscription", properties);
    template
}

/// The template of the alarms of one NAT gateway; none where no NAT gateway stays.
pub(crate) fn alarms(change: &Change, locale: &dyn Locale) -> Option<Template> {
    let labels = locale.change_labels();
    let bytes = change.alarm.nat_bytes_a_day?;
    let number = |text: &str| Value::Number(text.to_owned());
    let mut template = short(change, locale);
    let id = template.parameter("NatGatewayId", "String", labels.in_nat_gateway);
    let dimension = map([("Name", "NatGatewayId".into()), ("Value", id)]);
    let metric = |id: &str, name: &str| {
        let metric = map([
            ("Namespace", "AWS/NATGateway".into()),
            ("MetricName", name.into()),
            ("Dimensions", Value::list([dimension.clone()])),
        ]);
        let stat = map([("Metric", metric.into()), ("Period", number("86400")), ("Stat", "Sum".into())]);
        map([("Id", id.into()), ("MetricStat", stat.into()), ("ReturnData", false.into())])
    };
    let sum = map([
        ("Id", "processed".into()),
        ("Expression", "from_source + from_destination".into()),
        ("Label", "Bytes processed".into()),
        ("ReturnData", true.into()),
    ]);
    let metrics =
        [sum, metric("from_source", "BytesInFromSource"), metric("from_destination", "BytesInFromDestination")];
    let properties = map([
        ("ComparisonOperator", "GreaterThanThreshold".into()),
        // The margin of the budget, on top of the bytes of the computed month.
        ("Threshold", number(&(u128::from(bytes) * 110 / 100).to_string())),
        ("EvaluationPeriods", number("3")),
        ("DatapointsToAlarm", number("2")),
        ("TreatMissingData", "notBreaching".into()),
        ("Metrics", Value::list(metrics)),
    ]);
    template.resource(&[labels.nat_bytes_alarm.to_owned()], "NatBytesAlarm", ALARM, properties);
    let properties = map([
        ("Namespace", "AWS/NATGateway".into()),
        ("MetricName", "ErrorPortAllocation".into()),
        ("Dimensions", Value::list([dimension])),
        ("Statistic", "Sum".into()),
        ("Period", number("300")),
        ("EvaluationPeriods", number("1")),
        ("ComparisonOperator", "GreaterThanThreshold".into()),
        ("Threshold", number("0")),
        ("TreatMissingData", "notBreaching".into()),
    ]);
    template.resource(&[labels.nat_port_alarm.to_owned()], "NatPortAlarm", ALARM, properties);
    Some(template)
}

/// The template of an alarm for each endpoint that carries less than its break-even; none where no endpoint has one.
pub(crate) fn endpoints(change: &Change, locale: &dyn Locale) -> Option<Template> {
    let labels = locale.change_labels();
    let number = |text: &str| Value::Number(text.to_owned());
    let mut template = short(change, locale);
    let vpc = template.parameter("VpcId", "String", labels.in_vpc);
    let mut comments = vec![labels.endpoint_alarm.to_owned()];
    for (service, bytes) in &change.alarm.break_even {
        let id = template.parameter(&format!("{}EndpointId", logical(*service)), "String", labels.in_endpoint);
        let dimensions = [
            ("Endpoint Type", "Interface".into()),
            ("Service Name", service.name_in(change.region).into()),
            ("VPC Endpoint Id", id),
            ("VPC Id", vpc.clone()),
        ];
        let dimensions = dimensions.map(|(name, value): (&str, Value)| map([("Name", name.into()), ("Value", value)]));
        let properties = map([
            ("Namespace", "AWS/PrivateLinkEndpoints".into()),
            ("MetricName", "BytesProcessed".into()),
            ("Dimensions", Value::list(dimensions)),
            ("Statistic", "Sum".into()),
            ("Period", number("86400")),
            ("EvaluationPeriods", number("7")),
            ("ComparisonOperator", "LessThanThreshold".into()),
            ("Threshold", number(&bytes.to_string())),
            ("TreatMissingData", "breaching".into()),
        ]);
        let name = format!("{}BelowBreakEven", logical(*service));
        template.resource(&std::mem::take(&mut comments), &name, ALARM, properties);
    }
    (!change.alarm.break_even.is_empty()).then_some(template)
}

/// A template that says of the change what it is and what it costs.
fn short(change: &Change, locale: &dyn Locale) -> Template {
    Template { heading: comments::heading(change, locale)[..2].to_vec(), ..Template::default() }
}
