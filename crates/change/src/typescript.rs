//! TypeScript: indented lines, comments, names and strings; and resources, as the CDK and Pulumi have them.

use crate::hcl::wrapped;
use crate::yaml::between;

pub(crate) mod inputs;
mod repeated;
pub(crate) mod writer;

/// Lines of code.
#[derive(Debug, Default)]
pub(crate) struct Code {
    text: String,
    /// How deep the next line is indented.
    pub(crate) depth: usize,
}

impl Code {
    /// Lines that begin so deep.
    pub(crate) fn at(depth: usize) -> Self {
        Self { text: String::new(), depth }
    }

    /// Adds lines, with values in the places that are marked as those of [`filled`].
    pub(crate) fn put(&mut self, lines: &str, values: &[&str]) {
        for line in filled(lines, values).split('\n') {
            if !line.is_empty() {
                self.text.push_str(&"  ".repeat(self.depth));
                self.text.push_str(line);
            }
            self.text.push('\n');
        }
    }

    /// Adds lines after which a block begins.
    pub(crate) fn open(&mut self, lines: &str, values: &[&str]) {
        self.put(lines, values);
        self.depth += 1;
    }

    /// Ends a block.
    pub(crate) fn close(&mut self, line: &str) {
        self.depth = self.depth.saturating_sub(1);
        self.put(line, &[]);
    }

    /// Adds a comment, wrapped to lines of a readable length.
    pub(crate) fn comment(&mut self, comment: &str) {
        for line in wrapped(comment) {
            self.put("// $0", &[&line.replace(ends_a_line, " ")]);
        }
    }

    /// Adds what editors show of a property.
    pub(crate) fn document(&mut self, text: &str) {
        let lines = wrapped(&text.replace("*/", "* /"));
        if let [line] = &lines[..] {
            self.put("/** $0 */", &[line]);
            return;
        }
        self.put("/**\n * $0\n */", &[&lines.join("\n * ")]);
    }

    /// Adds lines that are indented already.
    pub(crate) fn append<'a>(&mut self, lines: impl Iterator<Item = &'a str>) {
        for line in lines {
            self.text.push_str(line);
            self.text.push('\n');
        }
    }

    /// The text.
    pub(crate) fn finish(self) -> String {
        self.text
    }
}

/// A text with values in its places: `$0` is the first, and a `$` without a digit is one.
///
/// With a formatting macro for each line, and trees for a few names, the page had 11 kB more.
pub(crate) fn filled(text: &str, values: &[&str]) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((front, back)) = rest.split_once('$') {
        out.push_str(front);
        let place = back.bytes().next().map(|digit| usize::from(digit.wrapping_sub(b'0')));
        if let Some(value) = place.and_then(|place| values.get(place)) {
            out.push_str(value);
            rest = &back[1..];
        } else {
            out.push('$');
            rest = back;
        }
    }
    out + rest
}

/// A name as TypeScript writes it: `VpcId` is `vpcId`, `VPCs` is `vpcs`.
pub(crate) fn camel(name: &str) -> String {
    let upper = name.chars().take_while(char::is_ascii_uppercase).count();
    // Of several capitals in front, the last one begins the next word.
    let small = if upper > 1 && upper < name.len() { upper - 1 } else { upper.max(1) };
    name.chars().enumerate().map(|(at, c)| if at < small { c.to_ascii_lowercase() } else { c }).collect()
}

/// A string in single quotation marks.
pub(crate) fn string(text: &str) -> String {
    between('\'', text)
}

/// What ends a line, and with it a comment, in JavaScript.
fn ends_a_line(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_cannot_be_left() {
        for (text, expected) in [
            ("orders", "'orders'"),
            ("it's `${x}` \\", "'it\\'s `${x}` \\\\'"),
            ("a\r\n\t\u{2028}\u{7}b", "'a\\u000d\\n\\t\\u2028\\u0007b'"),
            ("注文", "'注文'"),
        ] {
            assert_eq!(string(text), expected, "{text}");
        }
    }

    #[test]
    fn values_stand_in_their_places_and_are_not_looked_through() {
        assert_eq!(filled("$1 of ${name} $0$", &["$1", "注"]), "注 of ${name} $1$");
        assert_eq!(filled("$7 $", &["a"]), "$7 $");
    }

    #[test]
    fn names_begin_with_a_small_letter() {
        for (name, expected) in
            [("VpcId", "vpcId"), ("SubnetIds", "subnetIds"), ("VPCEndpoint", "vpcEndpoint"), ("Tags", "tags")]
        {
            assert_eq!(camel(name), expected);
        }
    }

    #[test]
    fn comments_stay_comments() {
        let mut code = Code::default();
        code.comment("a\u{2028}b");
        code.document("ends */ early");
        assert_eq!(code.finish(), "// a b\n/** ends * / early */\n");
    }
}
