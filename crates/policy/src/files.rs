//! Plans as files: read by natpoint's own reader, with a sentence where that cannot be.

use natpoint_import::{Options, Reader};
use natpoint_link::Language;
use natpoint_model::scenario::Scenario;

use crate::review::{PlanReview, ReviewRefusal};

/// Reads files together, each with its name, and reviews the networks that they tell.
///
/// # Errors
/// Says, in the language, why a file or the network in it cannot be taken.
pub fn review_files(
    files: &[(String, Vec<u8>)],
    scenario: &Scenario,
    language: Language,
) -> Result<Vec<PlanReview>, String> {
    let mut reader = Reader::new(Options::default());
    for (name, bytes) in files {
        reader.begin(name);
        reader.push(bytes);
        reader.end();
    }
    let imported = reader.finish();
    let refused = imported.files.iter().find_map(|file| Some((&file.name, file.refused.as_ref()?)));
    if let Some((name, why)) = refused {
        return Err(format!("{name}: {}", natpoint_text::in_language(language).refused(why)));
    }
    let gate = natpoint_text::gate::in_language(language);
    PlanReview::all(&imported, scenario).map_err(|why| match why {
        ReviewRefusal::Nothing => gate.gate_labels().nothing_read.to_owned(),
        ReviewRefusal::OtherRegion => gate.other_region(scenario.region.code()),
    })
}
