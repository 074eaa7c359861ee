//! Alarms on metrics.

use crate::template::{Map, Resource, Value};
use crate::typescript::filled;
use crate::typescript::writer::{Writer, word};

impl Writer<'_> {
    /// An alarm on a metric, or on the sum of metrics.
    pub(super) fn alarm(&mut self, alarm: &Resource) {
        self.comment(&alarm.comments);
        let told = &alarm.properties;
        self.code.open("new cloudwatch.Alarm(this, '$0', {", &[&alarm.name]);
        if told.get("Metrics").is_some() {
            self.sum(told);
        } else {
            let metric = self.metric(told, told, "Statistic");
            self.code.put("metric: $0,", &[&metric]);
        }
        let datapoints = self.of(told, "DatapointsToAlarm");
        let datapoints =
            if datapoints.is_empty() { datapoints } else { filled("\ndatapointsToAlarm: $0,", &[&datapoints]) };
        self.code.put(
            "comparisonOperator: cloudwatch.ComparisonOperator.$0,\nthreshold: $1,\nevaluationPeriods: $2,$3\n\
             treatMissingData: cloudwatch.TreatMissingData.$4,",
            &[
                &constant(told.text("ComparisonOperator")),
                &self.of(told, "Threshold"),
                &self.of(told, "EvaluationPeriods"),
                &datapoints,
                &constant(told.text("TreatMissingData")),
            ],
        );
        self.code.close("});");
    }

    /// A metric that is worked out of others.
    fn sum(&mut self, alarm: &Map) {
        self.code.open("metric: new cloudwatch.MathExpression({", &[]);
        for metric in alarm.objects("Metrics") {
            let Some(stat) = metric.object("MetricStat") else {
                let (expression, label) = (self.of(metric, "Expression"), self.of(metric, "Label"));
                self.code.put("expression: $0,\nlabel: $1,", &[&expression, &label]);
                // All have the same period, which is that of the sum.
                let stat = alarm.objects("Metrics").find_map(|metric| metric.object("MetricStat"));
                self.code.put("period: $0,", &[&stat.map(period).unwrap_or_default()]);
                self.code.open("usingMetrics: {", &[]);
                continue;
            };
            let Some(inner) = stat.object("Metric") else { continue };
            let inner = self.metric(inner, stat, "Stat");
            self.code.put("$0: $1,", &[metric.text("Id"), &inner]);
        }
        self.code.close("},");
        self.code.close("}),");
    }

    /// A metric with its statistic, which may stand beside it.
    fn metric(&self, metric: &Map, stat: &Map, statistic: &str) -> String {
        let mut dimensions = String::new();
        for dimension in metric.objects("Dimensions") {
            let name = word(dimension.text("Name"));
            dimensions.push_str(&filled("\n    $0: $1,", &[&name, &self.of(dimension, "Value")]));
        }
        filled(
            "new cloudwatch.Metric({\n  namespace: $0,\n  metricName: $1,\n  dimensionsMap: {$2\n  },\n  \
             statistic: $3,\n  period: $4,\n})",
            &[
                &self.of(metric, "Namespace"),
                &self.of(metric, "MetricName"),
                &dimensions,
                &self.of(stat, statistic),
                &period(stat),
            ],
        )
    }
}

/// A period in the longest unit that it is whole in.
fn period(stat: &Map) -> String {
    let seconds = if let Some(Value::Number(digits)) = stat.get("Period") { digits } else { "" };
    let seconds: u32 = seconds.parse().unwrap_or_default();
    let (unit, length) = [("days", 86_400), ("minutes", 60)]
        .into_iter()
        .find(|(_, length)| seconds.is_multiple_of(*length))
        .unwrap_or(("seconds", 1));
    filled("cdk.Duration.$0($1)", &[unit, &(seconds / length).to_string()])
}

/// A word as constants are written: `NotBreaching` is `NOT_BREACHING`.
fn constant(word: &str) -> String {
    let mut out = String::new();
    for c in word.chars() {
        if c.is_ascii_uppercase() && !out.is_empty() {
            out.push('_');
        }
        out.push(c.to_ascii_uppercase());
    }
    out
}
