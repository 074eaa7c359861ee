//! What people and tools call a row that is the sum of others.

/// Names of sums in the place of what is summed, in lower case.
const NAMES: [&str; 13] = [
    "total",
    "totals",
    "grand total",
    "grandtotal",
    "subtotal",
    "sub-total",
    "sub total",
    "sum",
    "合計",
    "総計",
    "小計",
    "summe",
    "gesamt",
];

/// Whether a text stands in a table where names stand, and says that the row is a sum.
pub(crate) fn is_total(name: &[u8]) -> bool {
    const LONGEST: usize = 16;
    name.len() <= LONGEST
        && std::str::from_utf8(name).is_ok_and(|name| {
            let name = name.trim().trim_end_matches([':', '：']).to_ascii_lowercase();
            NAMES.contains(&name.as_str())
        })
}
