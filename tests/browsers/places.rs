//! Where things stand on the page: what is pressed, in turn, until a thing is there.

/// The start of a thing's name, or all of it where it ends in a dollar sign, and what leads there.
const PLACES: &[(&str, &[&str])] = &[
    ("bill-", &["tab-costs"]),
    ("total-", &["tab-costs"]),
    ("other-designs", &["tab-costs"]),
    ("stack", &["tab-costs"]),
    ("costs", &["tab-costs"]),
    ("marginal", &["tab-break-even", "view-services"]),
    ("crossings", &["tab-break-even", "view-crossings"]),
    ("regions", &["tab-break-even", "regions-open"]),
    ("map", &["tab-break-even", "map-open"]),
    ("chart-table", &["tab-break-even", "chart-table-open"]),
    ("chart-rows", &["tab-break-even", "chart-table-open"]),
    ("gates", &["tab-requirements"]),
    ("require-", &["tab-requirements"]),
    ("explained", &["tab-requirements"]),
    ("warnings", &["tab-requirements"]),
    ("sketch", &["tab-diagram"]),
    ("today$", &["tab-compare"]),
    ("scenario", &["tab-compare"]),
    ("named-", &["tab-compare"]),
    ("delete-", &["tab-compare"]),
    ("compar", &["tab-compare"]),
    ("bring", &["start", "go-bring"]),
    ("fleet", &["start", "go-fleet"]),
    ("workload", &["start"]),
    ("go-", &["start"]),
    ("open-article", &["start"]),
    ("open-", &["tab-compare"]),
    ("paste", &["start"]),
    ("language-", &["start"]),
    ("take-away", &["share"]),
    ("change-", &["share", "share-change"]),
    ("share-", &["share"]),
    ("copy-link", &["share", "share-link"]),
    ("link$", &["share", "share-link"]),
    ("query-left-out", &["share", "share-link"]),
    ("print", &["share", "share-print"]),
    ("embed", &["share", "share-embed"]),
    ("save-png", &["share", "share-card"]),
    ("copy-embed", &["share", "share-embed"]),
    ("text-embed", &["share", "share-embed"]),
    ("shown-embed", &["share", "share-embed"]),
    // Everything else is an input: a sheet may stand in its place, and a drawer may hold it.
    ("field-", INPUTS),
    ("error-", INPUTS),
    ("nat-", INPUTS),
    ("add-service", INPUTS),
    ("remove-", INPUTS),
    ("none-", INPUTS),
    ("set-", INPUTS),
    ("split-layers", INPUTS),
    ("reset-", INPUTS),
    ("fold-", INPUTS),
    ("crossaz-even", INPUTS),
    ("currency-sample", INPUTS),
];

const INPUTS: &[&str] = &["sheet-close", "edit"];

/// What leads to each export.
const EXPORTS: [(&str, &[&str]); 8] = [
    ("record", &["share", "share-record"]),
    ("pull-request", &["share", "share-pull-request"]),
    ("wiki", &["share", "share-wiki"]),
    ("card", &["share", "share-card"]),
    ("curves", &["share", "share-curves"]),
    ("bills", &["share", "share-bills"]),
    ("prices", &["share", "share-prices"]),
    ("report", &["share", "share-report"]),
];

/// What is done with an export, before its name.
const OF_EXPORTS: [&str; 5] = ["copy-", "save-", "text-", "shown-", "preview-"];

/// The folds in which a thing may stand, as long as they are closed.
pub(crate) fn folds_around(id: &str) -> &'static str {
    match id.strip_prefix("show-") {
        Some(_) => ".curves-shown:not([open])",
        None => ".rail details:not([open]), details.article:not([open])",
    }
}

/// What is pressed in turn to get to a thing.
pub(crate) fn steps_to(id: &str) -> &'static [&'static str] {
    let export = OF_EXPORTS.iter().find_map(|done| id.strip_prefix(done));
    if let Some((_, steps)) = EXPORTS.iter().find(|(slug, _)| Some(*slug) == export) {
        return steps;
    }
    let is_it = |place: &str| place.strip_suffix('$').map_or_else(|| id.starts_with(place), |whole| id == whole);
    PLACES.iter().find(|(place, _)| is_it(place)).map_or(&[], |(_, steps)| steps)
}
