//! Currencies, as cells and titles of columns name them.

/// A currency: AWS's list prices are in US dollars.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Currency {
    UsDollar,
    Other,
}

impl Currency {
    /// The currency that a word or a sign names.
    pub(super) fn of_word(word: &str) -> Option<Self> {
        const OTHERS: [&str; 30] = [
            "jpy",
            "eur",
            "gbp",
            "cny",
            "inr",
            "aud",
            "brl",
            "cad",
            "krw",
            "chf",
            "sek",
            "nok",
            "dkk",
            "nzd",
            "sgd",
            "hkd",
            "twd",
            "zar",
            "mxn",
            "yen",
            "r$",
            "€",
            "£",
            "¥",
            "￥",
            "₹",
            "₩",
            "円",
            "日本円",
            "元",
        ];
        match word.to_ascii_lowercase().as_str() {
            "$" | "us$" | "usd" | "米ドル" | "ドル" => Some(Self::UsDollar),
            word if OTHERS.contains(&word) => Some(Self::Other),
            _ => None,
        }
    }

    /// The name and the currency in a title: `Cost ($)`, `利用料(円)`, `cost_eur`, `Cost JPY`.
    pub(super) fn of_title(title: &str) -> Option<(&str, Self)> {
        let title = title.trim_end_matches([')', '）', ']']);
        let at = title.rfind(['(', '（', '[', ' ', '_'])?;
        let (name, word) = title.split_at(at);
        Some((name, Self::of_word(word.trim_start_matches(['(', '（', '[', ' ', '_']).trim())?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_name_currencies() {
        for (title, found) in [
            ("Cost ($)", Some(("Cost ", Currency::UsDollar))),
            ("利用料(円)", Some(("利用料", Currency::Other))),
            ("利用料（円）", Some(("利用料", Currency::Other))),
            ("cost_eur", Some(("cost", Currency::Other))),
            ("Charges (INR)", Some(("Charges ", Currency::Other))),
            ("Cost (Total)", None),
            ("Usage (Hrs)", None),
            ("cost", None),
            ("", None),
        ] {
            assert_eq!(Currency::of_title(title), found, "{title}");
        }
    }
}
