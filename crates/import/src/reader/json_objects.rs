//! The objects of JSON texts, one after the other, without holding the text: of an array, of lines, or written one
//! behind the other with anything between them.
//!
//! The innermost object is given first, with its fields that are not objects or arrays themselves.

use std::ops::Range;

/// An object with its text.
#[derive(Debug)]
pub(super) struct Object<'a> {
    text: &'a [u8],
    fields: &'a [Field],
    start: usize,
}

/// A field whose value is a string, a number, a truth value or null.
#[derive(Clone, Debug)]
struct Field {
    key: Range<usize>,
    value: Range<usize>,
}

/// What the text consists of.
#[derive(Debug)]
pub(super) enum Found<'a> {
    Object(Object<'a>),
    /// A string that is an element of an array.
    Text(String),
    /// The end of an array within another value or by itself.
    ArrayEnd,
    /// The text is broken; what comes behind it is read on.
    Broken(&'a [u8]),
}

/// A scanner that objects come from.
#[derive(Debug, Default)]
pub(super) struct Objects {
    /// The text since the outermost open object that is still kept.
    text: Vec<u8>,
    open: Vec<Open>,
    expects: Expects,
    /// Where the current string, number or word begins.
    token: usize,
    in_token: Token,
}

/// An open object or array.
#[derive(Debug)]
struct Open {
    is_object: bool,
    /// Where it begins; none when its beginning was let go, since it became too long.
    start: Option<usize>,
    key: Range<usize>,
    fields: Vec<Field>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Expects {
    /// Anything, outside of objects and arrays.
    #[default]
    Anything,
    Value,
    ValueOrEnd,
    KeyOrEnd,
    Key,
    Colon,
    CommaOrEnd,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Token {
    #[default]
    None,
    String,
    /// Behind a backslash.
    Escape,
    /// A number or a word.
    Word,
}

impl<'a> Object<'a> {
    /// The value of the first field of one of these names.
    pub(super) fn get(&self, names: &[&str]) -> Option<String> {
        let is_named = |field: &&Field| {
            let key = self.text.get(field.key.clone()).unwrap_or_default();
            names.iter().any(|name| key.len() == name.len() + 2 && key.get(1..=name.len()) == Some(name.as_bytes()))
        };
        self.fields.iter().find(is_named).map(|field| self.decode(&field.value))
    }

    /// All fields, decoded.
    pub(super) fn fields(&self) -> Vec<(String, String)> {
        self.fields.iter().map(|field| (self.decode(&field.key), self.decode(&field.value))).collect()
    }

    /// The whole object as it is written.
    pub(super) fn whole(&self) -> &'a [u8] {
        self.text.get(self.start..).unwrap_or_default()
    }

    /// A string without quotes and escapes, a number or a word as it is written, and nothing for null.
    fn decode(&self, range: &Range<usize>) -> String {
        match self.text.get(range.clone()).unwrap_or_default() {
            b"null" => String::new(),
            text @ [b'"', ..] => serde_json::from_slice(text).unwrap_or_default(),
            text => String::from_utf8_lossy(text).into_owned(),
        }
    }
}

impl Objects {
    /// The longest object that is kept whole, and how much is kept at all.
    const LONGEST: usize = crate::imported_data::FileRead::MAX_LINE;
    /// The deepest nesting: more than any log has.
    const DEEPEST: usize = 64;

    /// Scans the next bytes, cut at any point.
    pub(super) fn push(&mut self, bytes: &[u8], on: &mut dyn FnMut(Found<'_>)) {
        let mut rest = bytes;
        while let Some((byte, behind)) = rest.split_first() {
            if self.in_token == Token::String {
                // Most of the text is in strings.
                let plain = rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | b'\n')).unwrap_or(rest.len());
                if plain > 0 {
                    let (plain, behind) = rest.split_at(plain.min(Self::LONGEST));
                    self.keep(plain);
                    rest = behind;
                    continue;
                }
            }
            self.byte(*byte, on);
            rest = behind;
        }
    }

    /// Ends the text.
    pub(super) fn end(&mut self, on: &mut dyn FnMut(Found<'_>)) {
        if !self.open.is_empty() {
            self.broken(on);
        }
    }

    fn byte(&mut self, byte: u8, on: &mut dyn FnMut(Found<'_>)) {
        match (self.in_token, byte) {
            (Token::Escape, _) => {
                self.in_token = Token::String;
                self.keep(&[byte]);
            }
            // A line feed within a string is an error, and most likely the end of a line that was cut.
            (Token::String, b'\n') => self.broken(on),
            (Token::String, b'\\') => {
                self.in_token = Token::Escape;
                self.keep(&[byte]);
            }
            (Token::String, b'"') => {
                self.keep(&[byte]);
                self.in_token = Token::None;
                self.token_ends(on);
            }
            (Token::Word, b',' | b'}' | b']' | b' ' | b'\t' | b'\r' | b'\n') => {
                self.in_token = Token::None;
                self.token_ends(on);
                self.structure(byte, on);
            }
            (Token::String | Token::Word, _) => self.keep(&[byte]),
            (Token::None, _) => self.structure(byte, on),
        }
    }

    /// A byte outside of strings, numbers and words.
    fn structure(&mut self, byte: u8, on: &mut dyn FnMut(Found<'_>)) {
        use Expects::{Anything, Colon, CommaOrEnd, Key, KeyOrEnd, Value, ValueOrEnd};
        let is_object = self.open.last().is_some_and(|open| open.is_object);
        match (self.expects, byte) {
            (Anything | Value | ValueOrEnd, b'{' | b'[') => self.begin(byte, on),
            (Anything, _) => {}
            (_, b' ' | b'\t' | b'\r' | b'\n') => self.keep(&[byte]),
            (Value | ValueOrEnd | Key | KeyOrEnd, b'"') => self.token_begins(byte, Token::String),
            (Value | ValueOrEnd, b'-' | b'0'..=b'9' | b't' | b'f' | b'n') => {
                self.token_begins(byte, Token::Word);
            }
            (Colon, b':') => {
                self.keep(&[byte]);
                self.expects = Value;
            }
            (CommaOrEnd, b',') => {
                self.keep(&[byte]);
                self.expects = if is_object { Key } else { Value };
            }
            (CommaOrEnd | KeyOrEnd, b'}') if is_object => self.close(byte, on),
            (CommaOrEnd | ValueOrEnd, b']') if !is_object => self.close(byte, on),
            _ => {
                self.broken(on);
                if matches!(byte, b'{' | b'[') {
                    self.begin(byte, on);
                }
            }
        }
    }

    fn begin(&mut self, byte: u8, on: &mut dyn FnMut(Found<'_>)) {
        if self.open.len() >= Self::DEEPEST {
            self.broken(on);
            return;
        }
        let is_object = byte == b'{';
        self.open.push(Open { is_object, start: Some(self.text.len()), key: 0..0, fields: Vec::new() });
        self.expects = if is_object { Expects::KeyOrEnd } else { Expects::ValueOrEnd };
        self.keep(&[byte]);
    }

    fn token_begins(&mut self, byte: u8, token: Token) {
        self.token = self.text.len();
        self.in_token = token;
        self.keep(&[byte]);
    }

    fn token_ends(&mut self, on: &mut dyn FnMut(Found<'_>)) {
        let token = self.token..self.text.len();
        let Some(open) = self.open.last_mut() else { return };
        if open.is_object && matches!(self.expects, Expects::Key | Expects::KeyOrEnd) {
            open.key = token;
            self.expects = Expects::Colon;
            return;
        }
        // Of what was let go nothing is left to be told.
        if open.is_object && open.start.is_some() && open.fields.len() < Self::MOST_FIELDS {
            open.fields.push(Field { key: open.key.clone(), value: token });
        }
        self.expects = Expects::CommaOrEnd;
        let text = self.text.get(self.token..).unwrap_or_default();
        if !open.is_object
            && let [b'"', ..] = text
            && let Ok(text) = serde_json::from_slice(text)
        {
            on(Found::Text(text));
        }
    }

    /// The most fields of an object.
    const MOST_FIELDS: usize = 1000;

    fn close(&mut self, byte: u8, on: &mut dyn FnMut(Found<'_>)) {
        self.keep(&[byte]);
        let Some(open) = self.open.pop() else { return };
        match open.start {
            Some(start) if open.is_object => {
                on(Found::Object(Object { text: &self.text, fields: &open.fields, start }));
            }
            _ if open.is_object => {}
            _ => on(Found::ArrayEnd),
        }
        self.expects = if self.open.is_empty() { Expects::Anything } else { Expects::CommaOrEnd };
        if self.open.is_empty() {
            self.text.clear();
        }
    }

    /// Keeps bytes; lets go of what is too long to be kept.
    fn keep(&mut self, bytes: &[u8]) {
        if self.open.is_empty() {
            return;
        }
        if self.text.len() + bytes.len() > Self::LONGEST {
            self.let_go();
        }
        if self.text.len() + bytes.len() <= Self::LONGEST {
            self.text.extend_from_slice(bytes);
        }
    }

    /// Keeps only the innermost object, or not even that when it is too long by itself.
    fn let_go(&mut self) {
        let innermost = self.open.last().filter(|open| open.is_object).and_then(|open| open.start);
        let from = innermost.filter(|start| *start > 0).unwrap_or(self.text.len());
        let last = self.open.len().saturating_sub(1);
        for (at, open) in self.open.iter_mut().enumerate() {
            if at == last && from < self.text.len() && open.is_object {
                open.start = Some(0);
                open.key = open.key.start.saturating_sub(from)..open.key.end.saturating_sub(from);
                for field in &mut open.fields {
                    field.key = field.key.start - from..field.key.end - from;
                    field.value = field.value.start - from..field.value.end - from;
                }
            } else {
                open.start = None;
                open.fields.clear();
                open.key = 0..0;
            }
        }
        self.token = self.token.saturating_sub(from);
        self.text.drain(..from);
    }

    fn broken(&mut self, on: &mut dyn FnMut(Found<'_>)) {
        on(Found::Broken(self.text.get(..400).unwrap_or(&self.text)));
        self.text.clear();
        self.open.clear();
        self.expects = Expects::Anything;
        self.in_token = Token::None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &[u8], piece: usize) -> Vec<String> {
        let mut all = Vec::new();
        let mut objects = Objects::default();
        let mut on = |found: Found<'_>| {
            all.push(match found {
                Found::Object(object) => format!("{:?}", object.fields()),
                Found::Text(text) => text,
                Found::ArrayEnd => "]".to_owned(),
                Found::Broken(start) => format!("broken {}", String::from_utf8_lossy(start)),
            });
        };
        for piece in text.chunks(piece) {
            objects.push(piece, &mut on);
        }
        objects.end(&mut on);
        all
    }

    #[test]
    fn objects_come_one_by_one_however_they_stand() {
        for (text, expected) in [
            (r#"{"a": "b"}"#, &[r#"[("a", "b")]"#][..]),
            (
                r#"{"a":1,"b":-2.5e3,"c":null,"d":true}{"e":"f"}"#,
                &[r#"[("a", "1"), ("b", "-2.5e3"), ("c", ""), ("d", "true")]"#, r#"[("e", "f")]"#],
            ),
            ("2026 x {\"a\":\"q\\\"\\u00e9\\n\"}\n, [{}]", &[r#"[("a", "q\"é\n")]"#, "[]", "]"]),
            (r#"{"x":[{"y":1},{"y":[2]}],"z":"3"}"#, &[r#"[("y", "1")]"#, "]", "[]", "]", r#"[("z", "3")]"#]),
            ("{\"a\":\"cut\n{\"b\":\"c\"}\n", &["broken {\"a\":\"cut", r#"[("b", "c")]"#]),
            ("{\"a\":{\"b\":1}\n{\"c\":2}\n", &[r#"[("b", "1")]"#, "broken {\"a\":{\"b\":1}\n", r#"[("c", "2")]"#]),
            (r#"{"a":[1,2"#, &[r#"broken {"a":[1,2"#]),
            ("[1}", &["broken [1"]),
            ("}]:,\"", &[]),
            (r#"["a", ["b\t", 1]]"#, &["a", "b\t", "]", "]"]),
        ] {
            for piece in [1, 2, 3, 1000] {
                assert_eq!(found(text.as_bytes(), piece), expected, "{text} by {piece}");
            }
        }
    }

    #[test]
    fn an_endless_array_is_not_kept_and_an_endless_object_neither() {
        let mut objects = Objects::default();
        let (mut count, mut most) = (0, 0);
        objects.push(b"{\"events\":[", &mut |_| {});
        let event = format!("{{\"message\":\"{}\"}},", "x".repeat(1000));
        for _ in 0..5_000 {
            objects.push(event.as_bytes(), &mut |found| {
                if let Found::Object(object) = found {
                    count += usize::from(object.get(&["message"]).is_some_and(|message| message.len() == 1000));
                }
            });
            most = most.max(objects.text.capacity());
        }
        assert_eq!(count, 5_000);
        assert!(most <= Objects::LONGEST * 2, "{most}");
        let mut objects = Objects::default();
        objects.push(b"{\"message\":\"", &mut |_| {});
        for _ in 0..5_000 {
            objects.push(event.trim_matches(|letter| letter != 'x').as_bytes(), &mut |_| {});
        }
        assert!(objects.text.capacity() <= Objects::LONGEST * 2);
        let mut left = 0;
        objects.push(b"\"}{\"a\":1}", &mut |found| left += usize::from(matches!(found, Found::Object(_))));
        assert_eq!(left, 1, "what is too long is passed over");
    }

    #[test]
    fn deep_nesting_is_broken_and_not_followed() {
        let deep = "[".repeat(100_000);
        assert!(found(deep.as_bytes(), 1 << 16).iter().all(|found| found.starts_with("broken")));
        let objects = "{\"a\":".repeat(10_000);
        assert!(found(objects.as_bytes(), 77).iter().all(|found| found.starts_with("broken")));
    }
}
