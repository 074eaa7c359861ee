//! Currencies, as cells and titles of columns name them.

/// A currency: AWS's list prices are in US dollars.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Currency {
    UsDollar,
    Other,
}

impl Currency {
    /// The currency that a word or a sign names. Letters beyond ASCII keep their case, so that both stand in the table.
    pub(super) fn of_word(word: &str) -> Option<Self> {
        const OTHERS: [&str; 50] = [
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
            "pln",
            "czk",
            "huf",
            "idr",
            "thb",
            "myr",
            "ils",
            "aed",
            "sar",
            "clp",
            "ars",
            "vnd",
            "uah",
            "kr",
            "zł",
            "zŁ",
            "kč",
            "kČ",
            "rs",
            "euro",
            "euros",
            "yen",
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
            // Other dollars, and what takes their sign: `A$`, `R$`, `MXN$`.
            word if OTHERS.contains(&word) || (word.len() <= 4 && word.ends_with('$')) => Some(Self::Other),
            _ => None,
        }
    }

    /// The currency that words or signs in a title name, US dollars only where it names no other.
    pub(super) fn in_title(title: &str) -> Option<Self> {
        const SIGNS: &str = "€£¥￥₹₩円";
        if title.contains(|letter| SIGNS.contains(letter)) {
            return Some(Self::Other);
        }
        let words = title.split(|letter: char| !letter.is_alphanumeric() && letter != '$');
        words.filter_map(Self::of_word).max_by_key(|currency| *currency == Self::Other)
    }

    /// The name and the currency in a title: `Cost ($)`, `利用料(円)`, `cost_eur`, `Cost JPY`, `Cost in EUR`.
    pub(super) fn of_title(title: &str) -> Option<(&str, Self)> {
        let title = title.trim_end_matches([')', '）', ']', '.']);
        let at = title.rfind(['(', '（', '[', ' ', '_'])?;
        let (name, word) = title.split_at(at);
        let name = name.strip_suffix(" in").or_else(|| name.strip_suffix("(in")).unwrap_or(name);
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
            ("Cost (R$)", Some(("Cost ", Currency::Other))),
            ("Cost (CA$)", Some(("Cost ", Currency::Other))),
            ("Cost (US$)", Some(("Cost ", Currency::UsDollar))),
            ("Cost (Rs.)", Some(("Cost ", Currency::Other))),
            ("Cost (zł)", Some(("Cost ", Currency::Other))),
            ("Cost in EUR", Some(("Cost", Currency::Other))),
            ("Cost (in USD)", Some(("Cost ", Currency::UsDollar))),
            ("Cost (Total)", None),
            ("Usage (Hrs)", None),
            ("cost", None),
            ("", None),
        ] {
            assert_eq!(Currency::of_title(title), found, "{title}");
        }
        for (title, found) in [
            ("€ Cost", Some(Currency::Other)),
            ("Kosten(€)", Some(Currency::Other)),
            ("EUR cost / USD cost", Some(Currency::Other)),
            ("円貨金額", Some(Currency::Other)),
            ("USD cost", Some(Currency::UsDollar)),
            ("Cost", None),
            ("", None),
        ] {
            assert_eq!(Currency::in_title(title), found, "{title}");
        }
    }
}
