//! What is said of bills that cannot be used, and of the usage that one has beside the scenario's, in English.

use super::English;
use crate::import::{ImportText as _, number, quantity, shown};
use crate::import_preview::{in_tenths, usd};
use crate::numbers::{about_gb, cents};
use crate::sources::SourceText as _;
use crate::{Locale as _, NameText as _};
use natpoint_import::imported_data::{BillRefusal, BilledAmount, Span};
use natpoint_import::to_scenario::{BilledRegion, UnnamedEndpoints};
use natpoint_model::catalogue::regions::RegionId;
use natpoint_model::units::Gb;

/// That costs are less than what was used.
pub(super) const NET_COSTS: &str = "The bill has costs after credits or refunds and no quantities, so no volume can be \
                                    derived from them. Export it with usage quantities, or with credits and refunds \
                                    filtered out.";

/// That costs in another currency tell nothing by themselves.
pub(super) const FOREIGN_COSTS: &str = "The bill has costs in another currency than US dollars and no quantities, so \
                                        nothing can be derived from them. Export it with usage quantities: in Cost \
                                        Explorer, choose “Usage quantity” and filter by the usage types.";

/// That a month may not be over.
pub(super) const ESTIMATED: &str = "A part of the bill is AWS's estimate. If its month is not over, that has only the \
                                    volumes of the days so far, which count as those of the whole month: drop a bill \
                                    of months that are over.";

/// That a month is not over, and what follows.
pub(super) fn unfinished(locale: &English, passed: Span) -> String {
    [
        "The last month of the bill is not over, so the time that has passed counts: ",
        &locale.span(passed),
        ". AWS bills with a delay of hours to a day: a bill of months that are over is exact.",
    ]
    .concat()
}

/// Why a bill cannot be used, and which can.
pub(super) fn refused(refused: &BillRefusal) -> String {
    let told = match refused {
        BillRefusal::NotByUsageType => {
            "The bill is not grouped by usage type, so it does not show NAT gateways and endpoints. In Cost \
                 Explorer, set “Group by” to “Usage type” and download it again; with the AWS CLI, run aws ce \
                 get-cost-and-usage with --group-by Type=DIMENSION,Key=USAGE_TYPE and --metrics UnblendedCost \
                 UsageQuantity."
        }
        BillRefusal::UnnamedAmounts => {
            "The rows have usage types of AWS, but nothing says whether their numbers are quantities or costs. \
                 Run aws ce get-cost-and-usage with --metrics UnblendedCost UsageQuantity and --output json, without \
                 --query, and drop that."
        }
        BillRefusal::Pdf => {
            "This is a PDF, such as an invoice, and has no usage types. In the Billing console, open “Bills” and \
             choose “Download all to CSV”, or drop what aws ce get-cost-and-usage answers, as “How to get the data” \
             says."
        }
        BillRefusal::ReportManifest { file } if file.is_empty() => {
            "This is the manifest of a cost and usage report. Drop the report's own files, which stand in the same \
                 bucket."
        }
        BillRefusal::ReportManifest { file } => {
            return [
                "This is the manifest of a cost and usage report. Drop the files that it lists, such as “",
                &shown(file),
                "”.",
            ]
            .concat();
        }
    };
    told.to_owned()
}

/// That the files are of a Region without prices, and whose prices stand in.
pub(super) fn unpriced_region(locale: &English, code: &str, stands_in: RegionId) -> String {
    [
        "The files are of ",
        &shown(code),
        ", which has no prices here. ",
        locale.known_of_unpriced(code),
        " Those of ",
        &locale.region(stands_in),
        " stand in: type the prices of yours over them, all in one currency, and each amount is in that currency.",
    ]
    .concat()
}

/// The usage of other Regions.
pub(super) fn other_regions(locale: &English, regions: &[BilledRegion]) -> String {
    const TOLD: usize = 4;
    let told: Vec<_> = regions.iter().take(TOLD).map(|region| self::region(locale, region)).collect();
    let more = regions.len().saturating_sub(TOLD) as u64;
    let more = if more > 0 { [", and ", &number(more), " more"].concat() } else { String::new() };
    [
        "The bill also has usage that is left out: ",
        &told.join("; "),
        &more,
        ". Choose another Region to take its usage.",
    ]
    .concat()
}

/// The hours of interface endpoints.
pub(super) fn endpoints(
    locale: &English,
    hours: BilledAmount,
    tenths: Option<u32>,
    cost: BilledAmount,
    are_the_services: bool,
) -> String {
    let average = tenths.map_or_else(String::new, |tenths| {
        [", on average those of ", &in_tenths(tenths), " interface endpoints in one AZ each"].concat()
    });
    let services = if are_the_services {
        "They are exactly as many as the services of the scenario need, so those are taken to have them."
    } else {
        "A bill does not name their services: drop what aws ec2 describe-vpc-endpoints answers as well."
    };
    [
        "The bill has ",
        &quantity(hours),
        " hours of interface endpoints",
        &average,
        ", for ",
        &locale.usd(&cents(usd(cost))),
        ". ",
        services,
    ]
    .concat()
}

/// Endpoints of which no file names the service, and the command that does.
pub(super) fn unnamed(locale: &English, endpoints: &UnnamedEndpoints) -> String {
    let UnnamedEndpoints { count, first, gb, cost, region, beside_list } = endpoints;
    let one = *count == 1;
    let amounts = [
        (*gb > Gb::ZERO).then(|| about_gb(*gb)),
        (cost.0 > 0).then(|| [&locale.usd(&cents(usd(*cost))), " on the bill"].concat()),
    ];
    let amounts = amounts.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let endpoints = if one {
        "the service of 1 interface endpoint".to_owned()
    } else {
        ["the services of ", &number((*count).into()), " interface endpoints"].concat()
    };
    let [before, after] = match (beside_list, one) {
        (false, _) => [" Drop what ", " answers as well."],
        (true, true) => [
            " The list of endpoints does not have it: it is deleted, or of another account, where ",
            " names its service.",
        ],
        (true, false) => [
            " The list of endpoints does not have them: they are deleted, or of another account, where ",
            " names their services.",
        ],
    };
    let amounts = if amounts.is_empty() { String::new() } else { [": ", &amounts].concat() };
    let command = ["aws ec2 describe-vpc-endpoints --region ", region.code()].concat();
    ["No file names ", &endpoints, " (the first: ", &shown(first), ")", &amounts, ".", before, &command, after].concat()
}

/// The usage of a Region.
pub(super) fn region(locale: &English, billed: &BilledRegion) -> String {
    let name = if billed.region.is_empty() { "without a Region".to_owned() } else { shown(&billed.region) };
    let parts = [
        (billed.nat_gb > Gb::ZERO || billed.nat_cost.0 > 0)
            .then(|| [&about_gb(billed.nat_gb), " through NAT gateways"].concat()),
        (billed.endpoint_gb > Gb::ZERO).then(|| [&about_gb(billed.endpoint_gb), " through endpoints"].concat()),
        billed.has_prices().then(|| locale.usd(&cents(usd(billed.nat_cost.plus(billed.endpoint_cost))))),
    ];
    [&name, " (", &parts.into_iter().flatten().collect::<Vec<_>>().join(", "), ")"].concat()
}
