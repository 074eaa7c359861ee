//! Links in Markdown that lead to files of the repository.

use super::rules::{Finding, has_extension};

/// Every link of a Markdown file to a path at which there is nothing.
pub(crate) fn check(path: &str, text: &str, exists: impl Fn(&str) -> bool) -> Vec<Finding> {
    if !has_extension(path, &["md"]) {
        return Vec::new();
    }
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut findings = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let targets = line.split("](").skip(1).filter_map(|rest| rest.split_once(')')).map(|(target, _)| target);
        for target in targets {
            let file = target.split('#').next().unwrap_or_default();
            // Other sites, and places within the same file.
            if file.is_empty() || file.contains(':') {
                continue;
            }
            let full = if folder.is_empty() { file.to_owned() } else { format!("{folder}/{file}") };
            if !exists(&full) {
                let sentence = format!("the link leads to {full}, which is not there");
                findings.push(Finding { path: path.to_owned(), line: index + 1, sentence });
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_somewhere() {
        let text = "[a](a.md) and ![b](b.png#x)\n[c](https://c.example/c) [d](#d)\n[e](e.md)\n";
        let told = |path: &str| {
            let found = check(path, text, |path| ["a.md", "docs/a.md", "docs/b.png"].contains(&path));
            found.into_iter().map(|Finding { line, sentence, .. }| format!("{line}: {sentence}")).collect::<Vec<_>>()
        };
        let missing = |line: usize, path: &str| format!("{line}: the link leads to {path}, which is not there");
        assert_eq!(told("README.md"), [missing(1, "b.png"), missing(3, "e.md")]);
        assert_eq!(told("docs/x.md"), [missing(3, "docs/e.md")]);
        assert!(told("docs/x.txt").is_empty());
    }
}
