//! The part of a line of Rust that is code, so that texts and comments may say anything.

/// The line without its comment, and with nothing inside its quotes.
///
/// A text that runs over several lines is read as code from its second line on: the rules then see too much, and a
/// person rewrites the text, which is better than a rule that sees too little.
pub(crate) fn of(line: &str) -> String {
    let mut code = String::with_capacity(line.len());
    let mut rest = line.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '/' if rest.peek() == Some(&'/') => break,
            '"' => {
                code.push_str("\"\"");
                while let Some(c) = rest.next().filter(|c| *c != '"') {
                    if c == '\\' {
                        rest.next();
                    }
                }
            }
            // A quote as a character would open a text that never ends.
            '\'' if rest.peek() == Some(&'"') => {
                rest.next();
                code.push('\'');
            }
            _ => code.push(c),
        }
    }
    code
}

/// Whether the code says the word by itself, not as a part of a longer name.
pub(crate) fn says(code: &str, word: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(word).any(|(at, _)| !code[..at].ends_with(part) && !code[at + word.len()..].starts_with(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_and_comments_are_not_code() {
        for (line, code) in [
            ("let a = 1; // why", "let a = 1; "),
            ("//! doc", ""),
            (r#"f("x // y", "\"z", 1)"#, r#"f("", "", 1)"#),
            (r#"f("x \\", y)"#, r#"f("", y)"#),
            (r#"if c == '"' { g() }"#, "if c == '' { g() }"),
            (r#"f("open"#, r#"f("""#),
        ] {
            assert_eq!(of(line), code);
        }
    }

    #[test]
    fn a_word_is_not_a_part_of_a_name() {
        for (code, word, said) in [
            ("leptos::view", "leptos", true),
            ("use leptos;", "leptos", true),
            ("my_leptos::view", "leptos", false),
            ("leptosy", "leptos", false),
        ] {
            assert_eq!(says(code, word), said, "{code}");
        }
    }
}
