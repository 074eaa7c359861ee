//! Style sheets without what only their readers need.

use anyhow::{Result, bail};

/// White space next to one of these, before or after it, means nothing.
const LOOSE: &str = "{};,";
/// Only after one of these: before it, white space can stand for a descendant or part two words of a condition.
const OPENING: &str = ":(";
/// Only before one of these.
const CLOSING: &str = ")!";

/// The style sheet without comments and needless white space. Strings and addresses stay as they are, and so does a
/// space wherever it could part two things, as in `calc(1px + 2px)` or `.a .b`.
pub fn slim(sheet: &str) -> Result<String> {
    let mut slim = String::with_capacity(sheet.len());
    let mut rest = sheet;
    while let Some(letter) = rest.chars().next() {
        let length = if rest.starts_with("/*") || letter.is_ascii_whitespace() {
            space(rest, &mut slim)?
        } else if matches!(letter, '"' | '\'') {
            copy(rest, string(rest, letter)?, &mut slim)
        } else if starts_address(rest, &slim) {
            let Some(end) = rest.find(')') else { bail!("a style sheet has an address without an end") };
            copy(rest, end + 1, &mut slim)
        } else {
            if letter == '}' && slim.ends_with(';') {
                slim.pop();
            }
            copy(rest, letter.len_utf8(), &mut slim)
        };
        rest = &rest[length..];
    }
    Ok(slim)
}

fn copy(rest: &str, length: usize, slim: &mut String) -> usize {
    slim.push_str(&rest[..length]);
    length
}

/// Writes one space if what is around needs it; returns how long white space and comments are.
fn space(rest: &str, slim: &mut String) -> Result<usize> {
    let mut after = rest;
    let mut white = false;
    loop {
        let trimmed = after.trim_start_matches(|c: char| c.is_ascii_whitespace());
        white |= trimmed.len() < after.len();
        after = trimmed;
        let Some(comment) = after.strip_prefix("/*") else { break };
        let Some((_, rest)) = comment.split_once("*/") else { bail!("a style sheet has a comment without an end") };
        after = rest;
    }
    let before = slim.chars().next_back().is_none_or(|c| LOOSE.contains(c) || OPENING.contains(c));
    let next = after.chars().next().is_none_or(|c| LOOSE.contains(c) || CLOSING.contains(c));
    if !before && !next {
        if !white {
            bail!("a style sheet has a comment between two words: {}", &rest[..rest.len() - after.len()]);
        }
        slim.push(' ');
    }
    Ok(rest.len() - after.len())
}

/// How long the string is, quotes and all.
fn string(rest: &str, quote: char) -> Result<usize> {
    let mut escaped = false;
    for (at, letter) in rest.char_indices().skip(1) {
        if letter == quote && !escaped {
            return Ok(at + 1);
        }
        escaped = letter == '\\' && !escaped;
    }
    bail!("a style sheet has a string without an end")
}

/// An address without quotes would end at white space that is none.
fn starts_address(rest: &str, slim: &str) -> bool {
    let quoted = |after: &str| after.trim_start().starts_with(['"', '\'']);
    rest.strip_prefix("url(").is_some_and(|after| !quoted(after))
        && !slim.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | '_'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_means_nothing_goes() -> Result<()> {
        for (sheet, kept) in [
            ("/* why */\n.a,\n.b {\n  color: red;\n  margin: 0 1px;\n}\n", ".a,.b{color:red;margin:0 1px}"),
            (".a :hover > b { x: calc(1px + (2px - 3px)) }", ".a :hover > b{x:calc(1px + (2px - 3px))}"),
            ("@media (min-width: 60rem) and (x) { a { b: c } }", "@media (min-width:60rem) and (x){a{b:c}}"),
            ("a { b: \"x ; /* y */  \\\" }\"; }", "a{b:\"x ; /* y */  \\\" }\"}"),
            ("a { b: url(data:,x ; /* y */) ; c: url( 'x  y' ) }", "a{b:url(data:,x ; /* y */);c:url('x  y')}"),
            ("a { b: c !important; --d: ; e: var( --f , g ) }", "a{b:c!important;--d:;e:var(--f,g)}"),
            ("a /* one */ b /* two */\n{ }", "a b{}"),
            ("a { font: 1rem / 1.5 x; grid-column: 1 / -1 }", "a{font:1rem / 1.5 x;grid-column:1 / -1}"),
            ("", ""),
        ] {
            assert_eq!(slim(sheet)?, kept);
            assert_eq!(slim(kept)?, kept);
        }
        Ok(())
    }

    #[test]
    fn what_cannot_be_read_is_refused() {
        for (sheet, message) in [
            ("a { /* b", "a style sheet has a comment without an end"),
            ("a { b: 'c }", "a style sheet has a string without an end"),
            ("a { b: url(c }", "a style sheet has an address without an end"),
            ("a/* b */c {}", "a style sheet has a comment between two words: /* b */"),
        ] {
            assert_eq!(slim(sheet).err().map(|error| error.to_string()).as_deref(), Some(message));
        }
    }
}
