//! The budget and the alarms as templates of their own: a budget belongs to no Region, and not every Region knows it.

use natpoint_text::Locale;

use super::logical;
use crate::change::Change;
use crate::comments;
use crate::yaml::{Map, Yaml, map, reference};

/// The template of the budget of the computed month, for N. Virginia.
pub(crate) fn budget(change: &Change, locale: &dyn Locale) -> String {
    let labels = locale.change_labels();
    let number = |text: &str| Yaml::Plain(text.to_owned());
    let mut parameters =
        map([("AlarmEmail", map([("Type", "String".into()), ("Description", labels.in_alarm_emails.into())]).into())]);
    let threshold = map([
        ("Type", "Number".into()),
        ("Default", number("110")),
        ("Description", labels.in_budget_threshold.into()),
    ]);
    parameters.set("BudgetThresholdPercent", threshold);
    let mut budget = map([
        ("BudgetName", change.name.of_budget().into()),
        ("BudgetType", "COST".into()),
        ("TimeUnit", "MONTHLY".into()),
        ("BudgetLimit", map([("Amount", number(&change.alarm.month.to_decimal(2))), ("Unit", "USD".into())]).into()),
    ]);
    if !change.alarm.usage_types.is_empty() {
        let types = Yaml::list(change.alarm.usage_types.iter().map(String::as_str));
        budget.set("CostFilters", map([("UsageType", types)]));
    }
    let told = ["ACTUAL", "FORECASTED"].map(|kind| {
        let notification = map([
            ("ComparisonOperator", "GREATER_THAN".into()),
            ("NotificationType", kind.into()),
            ("Threshold", reference("BudgetThresholdPercent")),
            ("ThresholdType", "PERCENTAGE".into()),
        ]);
        let subscriber = map([("SubscriptionType", "EMAIL".into()), ("Address", reference("AlarmEmail"))]);
        map([("Notification", notification.into()), ("Subscribers", Yaml::list([subscriber]))])
    });
    let properties = map([("Budget", budget.into()), ("NotificationsWithSubscribers", Yaml::list(told))]);
    let mut resources = Map::default();
    let month = map([("Type", "AWS::Budgets::Budget".into()), ("Properties", properties.into())]);
    resources.told(&[labels.budget.to_owned()], "MonthBudget", month);
    let mut document = Map::default();
    document.set("AWSTemplateFormatVersion", "2010-09-09").set("Parameters", parameters).set("Resources", resources);
    let mut heading = comments::heading(change, locale)[..2].to_vec();
    heading.push(labels.budget_region.to_owned());
    document.document(&heading)
}

/// The template of the alarms of one NAT gateway; none where no NAT gateway stays.
pub(crate) fn alarms(change: &Change, locale: &dyn Locale) -> Option<String> {
    let labels = locale.change_labels();
    let bytes = change.alarm.nat_bytes_a_day?;
    let number = |text: &str| Yaml::Plain(text.to_owned());
    let mut resources = Map::default();
    let id = map([("Type", "String".into()), ("Description", labels.in_nat_gateway.into())]);
    let parameters = map([("NatGatewayId", id.into())]);
    let dimension = map([("Name", "NatGatewayId".into()), ("Value", reference("NatGatewayId"))]);
    let metric = |id: &str, name: &str| {
        let metric = map([
            ("Namespace", "AWS/NATGateway".into()),
            ("MetricName", name.into()),
            ("Dimensions", Yaml::list([dimension.clone()])),
        ]);
        let stat = map([("Metric", metric.into()), ("Period", number("86400")), ("Stat", "Sum".into())]);
        map([("Id", id.into()), ("MetricStat", stat.into()), ("ReturnData", number("false"))])
    };
    let sum = map([
        ("Id", "processed".into()),
        ("Expression", "from_source + from_destination".into()),
        ("Label", "Bytes processed".into()),
        ("ReturnData", number("true")),
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
        ("Metrics", Yaml::list(metrics)),
    ]);
    resources.told(&[labels.nat_bytes_alarm.to_owned()], "NatBytesAlarm", alarm(properties));
    let properties = map([
        ("Namespace", "AWS/NATGateway".into()),
        ("MetricName", "ErrorPortAllocation".into()),
        ("Dimensions", Yaml::list([dimension])),
        ("Statistic", "Sum".into()),
        ("Period", number("300")),
        ("EvaluationPeriods", number("1")),
        ("ComparisonOperator", "GreaterThanThreshold".into()),
        ("Threshold", number("0")),
        ("TreatMissingData", "notBreaching".into()),
    ]);
    resources.told(&[labels.nat_port_alarm.to_owned()], "NatPortAlarm", alarm(properties));
    let mut document = Map::default();
    document.set("AWSTemplateFormatVersion", "2010-09-09").set("Parameters", parameters).set("Resources", resources);
    Some(document.document(&comments::heading(change, locale)[..2]))
}

/// The template of an alarm for each endpoint that carries less than its break-even; none where no endpoint has one.
pub(crate) fn endpoints(change: &Change, locale: &dyn Locale) -> Option<String> {
    let labels = locale.change_labels();
    let number = |text: &str| Yaml::Plain(text.to_owned());
    let parameter = |told: &str| map([("Type", "String".into()), ("Description", told.into())]);
    let mut parameters = map([("VpcId", parameter(labels.in_vpc).into())]);
    let mut resources = Map::default();
    let mut comments = vec![labels.endpoint_alarm.to_owned()];
    for (service, bytes) in &change.alarm.break_even {
        let id = format!("{}EndpointId", logical(*service));
        parameters.set(&id, parameter(labels.in_endpoint));
        let dimensions = [
            ("Endpoint Type", "Interface".into()),
            ("Service Name", service.name_in(change.region).into()),
            ("VPC Endpoint Id", reference(&id)),
            ("VPC Id", reference("VpcId")),
        ];
        let dimensions = dimensions.map(|(name, value): (&str, Yaml)| map([("Name", name.into()), ("Value", value)]));
        let properties = map([
            ("Namespace", "AWS/PrivateLinkEndpoints".into()),
            ("MetricName", "BytesProcessed".into()),
            ("Dimensions", Yaml::list(dimensions)),
            ("Statistic", "Sum".into()),
            ("Period", number("86400")),
            ("EvaluationPeriods", number("7")),
            ("ComparisonOperator", "LessThanThreshold".into()),
            ("Threshold", number(&bytes.to_string())),
            ("TreatMissingData", "breaching".into()),
        ]);
        let name = format!("{}BelowBreakEven", logical(*service));
        resources.told(&std::mem::take(&mut comments), &name, alarm(properties));
    }
    let mut document = Map::default();
    document.set("AWSTemplateFormatVersion", "2010-09-09").set("Parameters", parameters).set("Resources", resources);
    (!change.alarm.break_even.is_empty()).then(|| document.document(&comments::heading(change, locale)[..2]))
}

fn alarm(properties: Map) -> Map {
    map([("Type", "AWS::CloudWatch::Alarm".into()), ("Properties", properties.into())])
}
