//! The name that a user gives, as names of AWS may be.

/// A name for tags: one line of at most [`Name::LONGEST`] characters, which is never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name(String);

impl Name {
    /// A tag's value has at most 256 characters, of which the longest name of a service may need 56 behind it.
    pub const LONGEST: usize = 200;
    /// A budget's name has at most 100 characters.
    const LONGEST_BUDGET: usize = 80;

    /// Makes a name of what a user typed: whatever breaks a line becomes a space, and what is too long is cut.
    ///
    /// ```
    /// use natpoint_change::Name;
    ///
    /// assert_eq!(Name::new("  orders\n2026 ").as_str(), "orders 2026");
    /// assert_eq!(Name::new(" \t ").as_str(), "natpoint");
    /// ```
    #[must_use]
    pub fn new(typed: &str) -> Self {
        let one_line: String = typed.chars().map(|c| if breaks_a_line(c) { ' ' } else { c }).collect();
        let cut: String = one_line.trim().chars().take(Self::LONGEST).collect();
        let cut = cut.trim_end();
        Self(if cut.is_empty() { "natpoint".to_owned() } else { cut.to_owned() })
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name of its budget and of its alarms: AWS Budgets takes neither `:` nor `\`.
    #[must_use]
    pub fn of_budget(&self) -> String {
        let plain = self.0.chars().take(Self::LONGEST_BUDGET).map(|c| if matches!(c, ':' | '\\') { '-' } else { c });
        plain.collect::<String>().trim_end().to_owned()
    }
}

impl Default for Name {
    fn default() -> Self {
        Self::new("")
    }
}

/// Control characters, the line and paragraph separators of Unicode, and what changes the direction of the text, so
/// that code could read otherwise than it runs.
fn breaks_a_line(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
