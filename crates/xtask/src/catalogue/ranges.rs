//! The address ranges of Amazon S3 and `DynamoDB`: sorted, so that an address is found by halving.

use std::fmt::Write as _;
use std::net::IpAddr;

use anyhow::{Context as _, Result, bail};

use super::csv_file::{CsvFile, Row};

/// The columns of `ip-prefixes.csv`.
pub(crate) const COLUMNS: [&str; 3] = ["prefix", "region", "service"];

/// What the file calls the services, and whether that is `DynamoDB`.
const SERVICES: [(&str, &str); 2] = [("S3", "false"), ("DYNAMODB", "true")];

/// The text of the table.
pub(crate) fn table(file: &CsvFile) -> Result<String> {
    let mut places = Vec::new();
    let (mut v4, mut v6) = (Vec::new(), Vec::new());
    for row in file.rows() {
        let place = (row.required("region")?.to_owned(), row.one_of("service", &SERVICES)?);
        let at = places.iter().position(|known| *known == place).unwrap_or_else(|| {
            places.push(place);
            places.len() - 1
        });
        match prefix(&row)? {
            (IpAddr::V4(base), length) => v4.push((u32::from(base), length, at)),
            (IpAddr::V6(base), length) => v6.push((u128::from(base), length, at)),
        }
    }
    v4.sort_unstable();
    v6.sort_unstable();

    // Whoever looks an address up looks at the one range that begins before it.
    let within = |pair: (u128, u128, u8)| (pair.0 ^ pair.1).checked_shr(128 - u32::from(pair.2)).unwrap_or(0) == 0;
    let wide = |base: u32| u128::from(base) << 96;
    if v4.windows(2).any(|two| within((wide(two[0].0), wide(two[1].0), two[0].1)))
        || v6.windows(2).any(|two| within((two[0].0, two[1].0, two[0].1)))
    {
        bail!("{}: a range lies within another", file.file());
    }

    let mut out = String::from("use crate::catalogue::ranges::{PrefixOwner, Range};\n\n");
    let _ = writeln!(out, "pub(in crate::catalogue) static PLACES: [PrefixOwner; {}] = [", places.len());
    for (region, dynamodb) in &places {
        let _ = writeln!(out, "    PrefixOwner {{ region: {region:?}, dynamodb: {dynamodb} }},");
    }
    let _ = writeln!(out, "];\n\npub(in crate::catalogue) static V4: [Range<u32>; {}] = [", v4.len());
    for (base, length, place) in &v4 {
        let _ = writeln!(out, "    Range {{ base: {base:#x}, length: {length}, place: {place} }},");
    }
    let _ = writeln!(out, "];\n\npub(in crate::catalogue) static V6: [Range<u128>; {}] = [", v6.len());
    for (base, length, place) in &v6 {
        let _ = writeln!(out, "    Range {{ base: {base:#x}, length: {length}, place: {place} }},");
    }
    Ok(out + "];\n")
}

/// The first address of the row's prefix, and its length.
fn prefix(row: &Row<'_>) -> Result<(IpAddr, u8)> {
    let refuse = || row.refuse("prefix", "a range like 3.5.140.0/22");
    let (base, length) = row.required("prefix")?.split_once('/').with_context(refuse)?;
    let (base, length): (IpAddr, u8) =
        (base.parse().ok().with_context(refuse)?, length.parse().ok().with_context(refuse)?);
    let rest = match base {
        IpAddr::V4(base) => u128::from(u32::from(base)) << 96,
        IpAddr::V6(base) => u128::from(base),
    };
    if rest.checked_shl(u32::from(length)).unwrap_or(0) != 0 {
        return Err(refuse());
    }
    Ok((base, length))
}
