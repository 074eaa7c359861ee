//! Paths between back-ticks in Markdown that name files of the repository.

use std::collections::BTreeSet;

use super::rules::{Finding, has_extension};

/// Extensions that make a word a file of the repository even without its folder.
const OURS: [&str; 6] = ["css", "js", "md", "mjs", "rs", "toml"];
/// Extensions that users' files have too, so that a folder must stand before them.
const SHARED: [&str; 6] = ["csv", "html", "json", "png", "txt", "yml"];
/// What commands write and nobody commits.
const WRITTEN: [&str; 3] = ["dist/", "target/", "fuzz/artifacts/"];

/// Every file and folder of the repository.
pub(crate) struct Paths(BTreeSet<String>);

impl Paths {
    /// The files, and the folders that they lie in, which end in a slash here.
    pub(crate) fn new<'a>(files: impl IntoIterator<Item = &'a str>) -> Self {
        let mut paths = BTreeSet::new();
        for file in files {
            paths.insert(file.to_owned());
            for (slash, _) in file.match_indices('/') {
                paths.insert(file[..=slash].to_owned());
            }
        }
        Self(paths)
    }

    /// Whether a path ends so: documents may leave out the folders that go without saying.
    fn has(&self, cited: &str) -> bool {
        self.0.iter().any(|path| {
            let path = path.trim_end_matches('/');
            let skips = std::iter::once(0).chain(path.match_indices('/').map(|(slash, _)| slash + 1));
            skips.into_iter().any(|start| fits(cited.trim_end_matches('/'), &path[start..]))
        })
    }
}

/// Every path between back-ticks in a Markdown file that no file or folder of the repository has.
pub(crate) fn check(path: &str, text: &str, paths: &Paths) -> Vec<Finding> {
    if !has_extension(path, &["md"]) {
        return Vec::new();
    }
    let mut findings = Vec::new();
    let mut in_block = false;
    for (index, line) in text.lines().enumerate() {
        if line.trim_start().starts_with("```") {
            in_block = !in_block;
            continue;
        }
        let spans = line.split('`').skip(1).step_by(2).filter(|_| !in_block);
        for cited in spans.filter(|span| is_path(span, paths)).flat_map(alternatives) {
            if !paths.has(&cited) {
                let sentence = format!("`{cited}` is cited, and nothing in the repository has that path");
                findings.push(Finding { path: path.to_owned(), line: index + 1, sentence });
            }
        }
    }
    findings
}

fn is_path(span: &str, paths: &Paths) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || "_-./*{},".contains(c);
    let written = WRITTEN.iter().any(|folder| span.starts_with(folder));
    if span.is_empty() || !span.chars().all(plain) || span.starts_with(['/', '.']) || written {
        return false;
    }
    match span.split_once('/') {
        // A folder, a file in a folder, or what begins as a folder at the top does.
        Some((first, _)) => {
            let extensions = [OURS, SHARED].concat();
            span.ends_with('/') || has_extension(span, &extensions) || paths.0.contains(&format!("{first}/"))
        }
        None => has_extension(span, &OURS) && !span.starts_with('*'),
    }
}

/// `a/{b,c}.rs` as `a/b.rs` and `a/c.rs`.
fn alternatives(span: &str) -> Vec<String> {
    let Some((before, rest)) = span.split_once('{') else { return vec![span.to_owned()] };
    let Some((names, after)) = rest.split_once('}') else { return vec![span.to_owned()] };
    names.split(',').map(|name| format!("{before}{name}{after}")).collect()
}

/// Whether the path is the pattern's: name by name, where `*` stands for any part of a name.
fn fits(pattern: &str, path: &str) -> bool {
    let (patterns, names) = (pattern.split('/'), path.split('/'));
    patterns.clone().count() == names.clone().count() && patterns.zip(names).all(|(pattern, name)| is(pattern, name))
}

fn is(pattern: &str, name: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == name,
        Some((start, end)) => name.len() >= start.len() + end.len() && name.starts_with(start) && name.ends_with(end),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn missing(text: &str, expected: &[&str]) {
        let files = ["Cargo.toml", "src/main.rs", "src/text/en/names.rs", "src/text/ja/names.rs", "docs/a.json"];
        let findings = check("README.md", text, &Paths::new(files));
        let sentence = |cited: &&str| format!("`{cited}` is cited, and nothing in the repository has that path");
        let sentences: Vec<String> = findings.into_iter().map(|finding| finding.sentence).collect();
        assert_eq!(sentences, expected.iter().map(sentence).collect::<Vec<_>>());
    }

    #[test]
    fn cited_files_and_folders_are_there() {
        missing("`src/main.rs`, `main.rs`, `text/en/`, `src/`, `src/text`, `Cargo.toml`, `docs/a.json`", &[]);
        missing("`src/x.rs` and `x.rs`", &["src/x.rs", "x.rs"]);
        missing("`in.rs`", &["in.rs"]);
        missing("`en/main.rs`, `words/`, `src/words`", &["en/main.rs", "words/", "src/words"]);
    }

    #[test]
    fn patterns_stand_for_files() {
        missing("`text/*/names.rs`, `text/{en,ja}/names.rs`, `src/*.rs`", &[]);
        missing("`text/*/words.rs`, `text/{en,fr}/names.rs`", &["text/*/words.rs", "text/fr/names.rs"]);
    }

    #[test]
    fn what_is_no_path_is_left_alone() {
        missing(
            "`cargo run src/x.rs`, `text/html`, `field-s.ecr.dkr`, `.gz`, `a::b`, `plan.json`, `dist/index.html`",
            &[],
        );
        missing("```\n`src/x.rs`\n```\n", &[]);
        assert!(check("src/a.rs", "//! `src/x.rs`", &Paths::new([])).is_empty());
    }

    #[test]
    fn findings_say_their_line() {
        let findings = check("docs/a.md", "a\n`src/x.rs`\n", &Paths::new(["src/main.rs"]));
        assert_eq!(findings.iter().map(|finding| finding.line).collect::<Vec<_>>(), [2]);
    }
}
