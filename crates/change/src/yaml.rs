//! Writes YAML, with comments, for `CloudFormation`.

use std::fmt::Write as _;

use crate::hcl::wrapped;

/// A value.
#[derive(Clone, Debug)]
pub(crate) enum Yaml {
    /// Text that stands as it is: a number, a truth value, or a function of `CloudFormation` with its tag.
    Plain(String),
    /// A string, quoted where it has to be.
    Text(String),
    Map(Map),
    List(Vec<Yaml>),
}

/// Keys with their values, in order, each with the comments before it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Map(Vec<(Vec<String>, String, Yaml)>);

impl Map {
    /// Adds a key.
    pub(crate) fn set(&mut self, key: impl Into<String>, value: impl Into<Yaml>) -> &mut Self {
        self.0.push((Vec::new(), key.into(), value.into()));
        self
    }

    /// Adds a key with comments before it.
    pub(crate) fn told(&mut self, comments: &[String], key: impl Into<String>, value: impl Into<Yaml>) -> &mut Self {
        self.0.push((comments.to_vec(), key.into(), value.into()));
        self
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Removes a key.
    pub(crate) fn remove(&mut self, key: &str) {
        self.0.retain(|(_, known, _)| known != key);
    }

    /// Whether a key is there.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.0.iter().any(|(_, known, _)| known == key)
    }

    /// The text of a document that is this map, behind comments.
    pub(crate) fn document(&self, comments: &[String]) -> String {
        let mut text = String::new();
        comment(&mut text, comments, 0);
        self.write(&mut text, 0);
        text
    }

    fn write(&self, text: &mut String, depth: usize) {
        for (comments, key, value) in &self.0 {
            comment(text, comments, depth);
            let _ = write!(text, "{}{key}:", "  ".repeat(depth));
            value.write(text, depth + 1);
        }
    }
}

impl Yaml {
    /// A list of values.
    pub(crate) fn list<T: Into<Yaml>>(items: impl IntoIterator<Item = T>) -> Self {
        Self::List(items.into_iter().map(Into::into).collect())
    }

    /// Writes the value behind a key or a dash, and ends the line.
    fn write(&self, text: &mut String, depth: usize) {
        match self {
            Self::Plain(plain) => {
                let _ = writeln!(text, " {plain}");
            }
            Self::Text(said) => {
                let _ = writeln!(text, " {}", string(said));
            }
            Self::Map(map) if map.is_empty() => text.push_str(" {}\n"),
            Self::List(items) if items.is_empty() => text.push_str(" []\n"),
            Self::Map(map) => {
                text.push('\n');
                map.write(text, depth);
            }
            Self::List(items) => {
                text.push('\n');
                for item in items {
                    let indent = "  ".repeat(depth);
                    let _ = write!(text, "{indent}-");
                    if let Self::Map(map) = item {
                        // The first key stands behind the dash.
                        let mut block = String::new();
                        map.write(&mut block, depth + 1);
                        let _ = write!(text, " {}", block.trim_start());
                    } else {
                        item.write(text, depth + 1);
                    }
                }
            }
        }
    }
}

impl From<&str> for Yaml {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Yaml {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Map> for Yaml {
    fn from(map: Map) -> Self {
        Self::Map(map)
    }
}

/// A map of a few keys.
pub(crate) fn map<const N: usize>(entries: [(&str, Yaml); N]) -> Map {
    let mut map = Map::default();
    for (key, value) in entries {
        map.set(key, value);
    }
    map
}

/// The value of a parameter, or the id of a resource.
pub(crate) fn reference(name: &str) -> Yaml {
    Yaml::Plain(format!("!Ref {name}"))
}

/// An attribute of a resource.
pub(crate) fn attribute(resource: &str, name: &str) -> Yaml {
    Yaml::Plain(format!("!GetAtt {resource}.{name}"))
}

fn comment(text: &mut String, comments: &[String], depth: usize) {
    for line in comments.iter().flat_map(|comment| wrapped(comment)) {
        let _ = writeln!(text, "{}# {line}", "  ".repeat(depth));
    }
}

/// A string: bare where nothing could take it for something else, quoted otherwise.
pub(crate) fn string(text: &str) -> String {
    let is_word = text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_' | '/'))
        && !["true", "false", "yes", "no", "on", "off", "null", "y", "n"].contains(&text.to_ascii_lowercase().as_str());
    // `AWS::EC2::Route` is the usual way to write a type.
    if is_word || text.starts_with("AWS::") && text.chars().all(|c| c.is_ascii_alphanumeric() || c == ':') {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}') => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_quoted_where_they_could_be_something_else() {
        for (text, expected) in [
            ("eu-west-1a", "eu-west-1a"),
            ("AWS::EC2::Route", "AWS::EC2::Route"),
            ("no", "\"no\""),
            ("2010-09-09", "\"2010-09-09\""),
            ("a: b", "\"a: b\""),
            ("", "\"\""),
            ("say \"hi\"\n\\ \u{85}", "\"say \\\"hi\\\"\\n\\\\ \\u0085\""),
            ("0.0.0.0/0", "\"0.0.0.0/0\""),
            ("注文", "\"注文\""),
        ] {
            assert_eq!(string(text), expected, "{text}");
        }
    }

    #[test]
    fn a_list_of_maps_has_the_first_key_behind_its_dash() {
        let item = map([("Key", "Name".into()), ("Value", Yaml::Plain("!Ref Name".to_owned()))]);
        let mut top = Map::default();
        top.told(&["why".to_owned()], "Tags", Yaml::List(vec![item.into()])).set("Empty", Yaml::List(Vec::new()));
        assert_eq!(top.document(&[]), "# why\nTags:\n  - Key: Name\n    Value: !Ref Name\nEmpty: []\n");
    }
}
