//! The pages of long answers, which end with a token for the next one.

use crate::imported_data::{FileRead, FileRefusal, FileRemark, Kind};

/// What the files so far have of answers in pages.
#[derive(Debug, Default)]
pub(crate) struct Pages(Vec<Page>);

#[derive(Debug)]
struct Page {
    /// The file's place among all files.
    file: usize,
    kind: Kind,
    /// What the pages of one answer have in common: a Region or a time; empty where it is not known.
    answer: String,
    goes_on: bool,
}

impl Pages {
    /// Adds a page that is in the file at this place.
    pub(crate) fn add(&mut self, file: usize, kind: Kind, answer: String, goes_on: bool) {
        self.0.push(Page { file, kind, answer, goes_on });
    }

    /// Takes back that an answer goes on where its last page is here too.
    pub(super) fn finish(&self, files: &mut [FileRead]) {
        for page in self.0.iter().filter(|page| page.goes_on && self.has_end(page)) {
            let Some(file) = files.get_mut(page.file) else { continue };
            if file.refused == Some(FileRefusal::GoesOn) {
                file.refused = None;
            }
            file.remarks.retain(|remark| !matches!(remark, FileRemark::MorePages { .. }));
        }
    }

    fn has_end(&self, page: &Page) -> bool {
        let same = |other: &&Page| {
            let unknown = other.answer.is_empty() || page.answer.is_empty();
            !other.goes_on && other.kind == page.kind && (unknown || other.answer == page.answer)
        };
        self.0.iter().any(|other| same(&other))
    }
}
