//! The languages that the product speaks.

/// A language that the product speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Japanese.
    Japanese,
}

impl Language {
    /// All of them, as they are offered.
    pub const ALL: [Self; 2] = [Self::English, Self::Japanese];

    /// The language that a browser's tag asks for: `ja-JP` is Japanese, the rest is English.
    #[must_use]
    pub fn of_tag(tag: &str) -> Self {
        if tag.to_ascii_lowercase().starts_with("ja") { Self::Japanese } else { Self::English }
    }

    /// The tag of BCP 47.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Japanese => "ja",
        }
    }
}
