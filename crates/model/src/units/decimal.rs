//! Plain decimal numbers to integers of a small unit and back, exactly.

/// Why a text is not a quantity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecimalError {
    /// It is empty.
    Empty,
    /// It has other characters than digits and one point.
    NotANumber,
    /// It has a minus sign: no quantity is negative.
    Negative,
    /// It has too many digits behind the point.
    TooManyDecimals {
        /// The largest number of digits.
        allowed: u32,
    },
    /// It is too large for the type.
    TooLarge,
}

/// Reads `12.5` as the integer 12.5 x 10^decimals.
pub(crate) const fn parse(text: &[u8], decimals: u32) -> Result<u128, DecimalError> {
    if text.is_empty() {
        return Err(DecimalError::Empty);
    }
    if text[0] == b'-' {
        return Err(DecimalError::Negative);
    }
    let mut units: u128 = 0;
    let mut digits = 0_u32;
    // How many digits behind the point have been read; none before the point.
    let mut behind: Option<u32> = None;
    let mut at = 0;
    while at < text.len() {
        let byte = text[at];
        at += 1;
        if byte == b'.' && behind.is_none() {
            behind = Some(0);
            continue;
        }
        if !byte.is_ascii_digit() {
            return Err(DecimalError::NotANumber);
        }
        digits += 1;
        if let Some(read) = behind {
            if read == decimals {
                if byte == b'0' {
                    continue;
                }
                return Err(DecimalError::TooManyDecimals { allowed: decimals });
            }
            behind = Some(read + 1);
        }
        units = match push_digit(units, byte - b'0') {
            Some(units) => units,
            None => return Err(DecimalError::TooLarge),
        };
    }
    if digits == 0 {
        return Err(DecimalError::NotANumber);
    }
    let mut missing = match behind {
        Some(read) => decimals - read,
        None => decimals,
    };
    while missing > 0 {
        units = match push_digit(units, 0) {
            Some(units) => units,
            None => return Err(DecimalError::TooLarge),
        };
        missing -= 1;
    }
    Ok(units)
}

/// Writes an integer of 10^-decimals without trailing zeros.
pub(crate) fn plain(units: u128, decimals: u32) -> String {
    let text = fixed(units, decimals);
    if decimals == 0 {
        return text;
    }
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Writes an integer of 10^-decimals with all its decimals.
pub(crate) fn fixed(units: u128, decimals: u32) -> String {
    if decimals == 0 {
        return units.to_string();
    }
    let scale = 10_u128.pow(decimals);
    format!("{}.{:0width$}", units / scale, units % scale, width = decimals as usize)
}

const fn push_digit(units: u128, digit: u8) -> Option<u128> {
    match units.checked_mul(10) {
        Some(shifted) => shifted.checked_add(digit as u128),
        None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_people_write() {
        let cases = [
            ("0", Ok(0)),
            ("1", Ok(1_000)),
            ("1.5", Ok(1_500)),
            (".5", Ok(500)),
            ("5.", Ok(5_000)),
            ("0.0010", Ok(1)),
            ("007", Ok(7_000)),
            ("", Err(DecimalError::Empty)),
            (".", Err(DecimalError::NotANumber)),
            ("1.2.3", Err(DecimalError::NotANumber)),
            ("1e3", Err(DecimalError::NotANumber)),
            ("NaN", Err(DecimalError::NotANumber)),
            ("-1", Err(DecimalError::Negative)),
            ("0.0001", Err(DecimalError::TooManyDecimals { allowed: 3 })),
            ("999999999999999999999999999999999999999", Err(DecimalError::TooLarge)),
        ];
        for (text, expected) in cases {
            assert_eq!(parse(text.as_bytes(), 3), expected, "{text:?}");
        }
    }

    #[test]
    fn writes_what_it_read() {
        for text in ["0", "1", "1.5", "0.001", "1000000000", "12.34"] {
            let units = parse(text.as_bytes(), 6).expect("a decimal");
            assert_eq!(plain(units, 6), text);
        }
        assert_eq!(fixed(1_500, 3), "1.500");
        assert_eq!(fixed(7, 0), "7");
    }
}
