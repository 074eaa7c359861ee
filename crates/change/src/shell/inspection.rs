//! What inspects the traffic of a way out, with the routes of both directions.

use std::fmt::Write as _;

use natpoint_text::Locale;

use super::comment;
use super::egress::{Place, Target, tables_behind};
use crate::change::{Change, InspectionEndpoints, NewEgress};
use crate::comments;

/// The endpoints, created or there, and the routes, given what the way out is reached by and what it leads to.
pub(super) fn write(
    text: &mut String,
    change: &Change,
    egress: NewEgress,
    locale: &dyn Locale,
    place: &Place,
    (out, destinations): (&Target, &str),
) {
    for line in comments::inspection_costs(change, locale) {
        comment(text, "  ", &line);
    }
    match egress.inspection {
        Some(InspectionEndpoints::NetworkFirewall) => {
            let _ = writeln!(text, "  local inspection=(\"${{firewall_endpoints[@]:0:{}}}\")", change.azs);
        }
        Some(InspectionEndpoints::GatewayLoadBalancer) | None => create_endpoints(text, change.azs),
    }
    out.routes(text, "$INSPECTION_ROUTE_TABLE_IDS", destinations);
    let inspection = Target { argument: "--vpc-endpoint-id", list: "inspection" };
    inspection.routes(text, place.route_tables, destinations);
    comment(text, "  ", locale.change_labels().inspected_return);
    let tables = tables_behind(egress.kind, place);
    if !place.returns_by_az {
        // A block for all AZs goes back through the endpoint of the table's AZ.
        inspection.routes(text, tables, place.returns);
        return;
    }
    let _ = writeln!(
        text,
        "  for table in {tables}; do\n    at=0\n    for to in {}; do\n      \
         route \"$table\" \"$to\" --vpc-endpoint-id \"${{inspection[at]:-${{inspection[0]}}}}\"\n      \
         at=$((at + 1))\n    done\n  done",
        place.returns
    );
}

/// A Gateway Load Balancer endpoint in each AZ.
fn create_endpoints(text: &mut String, azs: u32) {
    let _ = writeln!(
        text,
        "  local inspection=()\n  for subnet in \"${{inspection_subnets[@]:0:{azs}}}\"; do\n    \
         id=$(endpoint \"$INSPECTION_SERVICE_NAME\" inspection --vpc-endpoint-type GatewayLoadBalancer \\\n      \
         --subnet-ids \"$subnet\")\n    inspection+=(\"$id\")\n  done\n  \
         for id in \"${{inspection[@]}}\"; do\n    until_available \"$id\"\n  done"
    );
}
