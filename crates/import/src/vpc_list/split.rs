//! The values on a list's lines.
//!
//! A value may be quoted, with separators and doubled quotes inside, but it ends on its line: a forgotten quote
//! invalidates one row, and not all after it.

use std::borrow::Cow;

/// The separators that lists are written with.
pub(super) const SEPARATORS: [char; 3] = ['\t', ';', ','];

/// A value's quotes do not match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unmatched;

/// The most frequent separator outside quotes; of several the earlier in [`SEPARATORS`].
pub(super) fn separator(line: &str) -> char {
    let count = |separator: char| {
        let mut quoted = false;
        line.chars()
            .filter(|letter| {
                quoted ^= *letter == '"';
                !quoted && *letter == separator
            })
            .count()
    };
    // The last of equals wins in `max_by_key`.
    SEPARATORS.into_iter().rev().max_by_key(|separator| count(*separator)).unwrap_or(',')
}

/// Whether a line has no values, as spreadsheets write them below a table.
pub(super) fn is_blank(line: &str, separator: char) -> bool {
    line.chars().all(|letter| letter == separator || letter.is_whitespace())
}

/// Puts the values of a line into `values`, without the space around them.
pub(super) fn values<'a>(line: &'a str, separator: char, values: &mut Vec<Cow<'a, str>>) -> Result<(), Unmatched> {
    values.clear();
    let mut rest = line;
    loop {
        let start = rest.trim_start_matches(|letter: char| letter != separator && letter.is_whitespace());
        let after = if let Some(inside) = start.strip_prefix('"') {
            let (value, behind) = quoted(inside)?;
            values.push(value);
            let behind = behind.trim_start_matches(|letter: char| letter != separator && letter.is_whitespace());
            match behind.strip_prefix(separator) {
                None if !behind.is_empty() => return Err(Unmatched),
                after => after,
            }
        } else if let Some((value, after)) = start.split_once(separator) {
            values.push(Cow::Borrowed(value.trim_end()));
            Some(after)
        } else {
            values.push(Cow::Borrowed(start.trim_end()));
            None
        };
        match after {
            Some(after) => rest = after,
            None => return Ok(()),
        }
    }
}

/// Parses a value after its opening quote, and returns the rest after the closing one.
fn quoted(text: &str) -> Result<(Cow<'_, str>, &str), Unmatched> {
    let (mut value, mut rest) =
        text.split_once('"').ok_or(Unmatched).map(|(value, rest)| (Cow::Borrowed(value), rest))?;
    while let Some(more) = rest.strip_prefix('"') {
        let (next, after) = more.split_once('"').ok_or(Unmatched)?;
        let whole = value.to_mut();
        whole.push('"');
        whole.push_str(next);
        rest = after;
    }
    Ok((value, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Vec<String>, Unmatched> {
        let mut read = Vec::new();
        values(line, ',', &mut read)?;
        Ok(read.into_iter().map(Cow::into_owned).collect())
    }

    #[test]
    fn values_in_quotes() {
        let cases: [(&str, Result<&[&str], Unmatched>); 14] = [
            ("a,b", Ok(&["a", "b"])),
            ("a,", Ok(&["a", ""])),
            (",", Ok(&["", ""])),
            ("", Ok(&[""])),
            ("  a b  , c", Ok(&["a b", "c"])),
            ("\"a,b\",c", Ok(&["a,b", "c"])),
            (" \"a\" , \"b\" ", Ok(&["a", "b"])),
            ("\"say \"\"hi\"\"\",1", Ok(&["say \"hi\"", "1"])),
            ("\"\",\"\"\"\"", Ok(&["", "\""])),
            ("19\" rack,1", Ok(&["19\" rack", "1"])),
            ("\" a \"", Ok(&[" a "])),
            ("\"open,1", Err(Unmatched)),
            ("\"a\"b,1", Err(Unmatched)),
            ("1,\"\"\"", Err(Unmatched)),
        ];
        for (line, expected) in cases {
            assert_eq!(
                read(line).as_deref().map_err(|error| *error),
                expected
                    .map(|texts| { texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>() })
                    .as_deref()
                    .map_err(|error| *error),
                "{line}"
            );
        }
    }

    #[test]
    fn separators_are_counted_outside_quotes() {
        for (line, expected) in [
            ("name,gb", ','),
            ("name;gb", ';'),
            ("name\tgb", '\t'),
            ("\"a,b,c\";d", ';'),
            ("a,b;c,d", ','),
            ("a\tb,c", '\t'),
            ("gb", '\t'),
        ] {
            assert_eq!(separator(line), expected, "{line}");
        }
        assert!(is_blank(" ;; ", ';') && is_blank("", ',') && !is_blank(";;", ','));
    }
}
