//! The unit of a column that bears the expression it was computed by: `round(sum(bytes) / 1024 / 1024, 2)`.
//!
//! Athena's clients and CloudWatch Logs Insights name a column so where the query gives it no name.

use super::byte_unit::{ByteUnit, unit_of_words};

/// Whether a name is an expression rather than words: `sum(bytes)/1024`, but not `bytes in/out`.
pub(super) fn is_expression(name: &str) -> bool {
    let plain: String = name.chars().filter(|letter| !letter.is_whitespace()).collect();
    let computes = plain.contains(['/', '*', '^']);
    computes && (plain.contains(|letter: char| letter.is_ascii_digit()) || plain.contains(")/") || plain.contains(")*"))
}

/// The unit of an expression; none where it is no volume times a number.
pub(crate) fn unit(expression: &str) -> Option<ByteUnit> {
    let mut parser = Parser { tokens: tokens(expression)?, at: 0, depth: 0 };
    match parser.product()? {
        Term::Volume(share) if parser.at == parser.tokens.len() => share.unit(),
        _ => None,
    }
}

/// An exact quotient.
#[derive(Clone, Copy, Debug)]
struct Share {
    times: u128,
    over: u128,
}

/// What a part of an expression is.
#[derive(Clone, Copy, Debug)]
enum Term {
    Number(Share),
    /// A column of bytes, times this.
    Volume(Share),
}

#[derive(Clone, Debug, PartialEq)]
enum Token {
    Number(u128, u128),
    Name(String),
    Sign(char),
}

impl Share {
    const ONE: Self = Self { times: 1, over: 1 };

    fn times(self, other: Self) -> Option<Self> {
        let (times, over) = (self.times.checked_mul(other.times)?, self.over.checked_mul(other.over)?);
        let common = common_divisor(times, over);
        Some(Self { times: times.checked_div(common)?, over: over.checked_div(common)? })
    }

    fn inverse(self) -> Option<Self> {
        (self.times > 0).then_some(Self { times: self.over, over: self.times })
    }

    /// What one of a column is whose values are bytes times this.
    fn unit(self) -> Option<ByteUnit> {
        Some(ByteUnit {
            times: u64::try_from(self.over).ok()?,
            over: u64::try_from(self.times).ok().filter(|over| *over > 0)?,
        })
    }
}

fn common_divisor(mut one: u128, mut other: u128) -> u128 {
    while other > 0 {
        (one, other) = (other, one % other);
    }
    one
}

fn tokens(expression: &str) -> Option<Vec<Token>> {
    let mut tokens = Vec::new();
    let mut rest = expression.trim_start();
    while let Some(first) = rest.chars().next() {
        let is_word = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '.' | '@');
        let is_number = |letter: char| letter.is_ascii_digit() || letter == '.';
        let length = |holds: fn(char) -> bool| rest.find(|letter| !holds(letter)).unwrap_or(rest.len());
        let end = match first {
            '0'..='9' => {
                let whole = length(is_number);
                // `1e9`.
                match rest.get(whole..).and_then(|rest| rest.strip_prefix(['e', 'E'])) {
                    Some(power) => {
                        whole + 1 + power.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(power.len())
                    }
                    None => whole,
                }
            }
            _ if is_word(first) => length(is_word),
            _ => first.len_utf8(),
        };
        let (text, behind) = rest.split_at_checked(end)?;
        match first {
            // Quotation marks around a name say nothing.
            '`' | '"' | '\'' | '[' | ']' => {}
            '0'..='9' => tokens.push(number(text)?),
            _ if is_word(first) => tokens.push(Token::Name(text.to_owned())),
            sign => tokens.push(Token::Sign(sign)),
        }
        rest = behind.trim_start();
    }
    Some(tokens)
}

fn number(text: &str) -> Option<Token> {
    let (mantissa, power) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (whole, decimals) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let power: u32 = power.parse().ok()?;
    let digits: u128 = [whole, decimals].concat().parse().ok()?;
    let over = 10_u128.checked_pow(u32::try_from(decimals.len()).ok()?)?;
    Some(Token::Number(digits.checked_mul(10_u128.checked_pow(power)?)?, over))
}

struct Parser {
    tokens: Vec<Token>,
    at: usize,
    depth: u32,
}

impl Parser {
    /// No query nests deeper, and a name of parentheses alone must not fill the stack.
    const DEEPEST: u32 = 20;

    fn next_is(&mut self, sign: char) -> bool {
        let is = self.tokens.get(self.at) == Some(&Token::Sign(sign));
        self.at += usize::from(is);
        is
    }

    fn product(&mut self) -> Option<Term> {
        self.depth += 1;
        if self.depth > Self::DEEPEST {
            return None;
        }
        let mut product = self.power()?;
        loop {
            let (divides, factor) = match (self.next_is('*'), self.next_is('/')) {
                (true, false) => (false, self.power()?),
                (false, true) => (true, self.power()?),
                (false, false) => break,
                (true, true) => return None,
            };
            product = match (product, factor) {
                (Term::Number(one), Term::Number(other)) => Term::Number(one.times(turn(other, divides)?)?),
                (Term::Volume(one), Term::Number(other)) => Term::Volume(one.times(turn(other, divides)?)?),
                (Term::Number(one), Term::Volume(other)) if !divides => Term::Volume(one.times(other)?),
                _ => return None,
            };
        }
        self.depth -= 1;
        Some(product)
    }

    fn power(&mut self) -> Option<Term> {
        let base = self.atom()?;
        if !self.next_is('^') {
            return Some(base);
        }
        let power = self.atom()?;
        raise(base, power)
    }

    fn atom(&mut self) -> Option<Term> {
        if self.next_is('(') {
            let inner = self.product()?;
            return self.closes().then_some(inner);
        }
        let token = self.tokens.get(self.at)?.clone();
        self.at += 1;
        match token {
            Token::Number(times, over) => Some(Term::Number(Share { times, over })),
            Token::Name(name) if self.next_is('(') => {
                let first = self.product()?;
                let second = if self.next_is(',') { Some(self.product()?) } else { None };
                if !self.closes() {
                    return None;
                }
                match (name.as_str(), second) {
                    ("pow" | "power", Some(power)) => raise(first, power),
                    ("sum" | "round" | "ceil" | "floor" | "cast" | "try_cast" | "coalesce" | "double" | "total", _) => {
                        Some(first)
                    }
                    _ => None,
                }
            }
            Token::Name(name) => {
                let unit = unit_of_words(&name)?;
                Some(Term::Volume(Share { times: u128::from(unit.over), over: u128::from(unit.times) }))
            }
            Token::Sign(_) => None,
        }
    }

    /// Passes a closing parenthesis, and the type of a cast before it.
    fn closes(&mut self) -> bool {
        while matches!(self.tokens.get(self.at), Some(Token::Name(_))) {
            self.at += 1;
        }
        self.next_is(')')
    }
}

fn turn(share: Share, divides: bool) -> Option<Share> {
    if divides { share.inverse() } else { Some(share) }
}

fn raise(base: Term, power: Term) -> Option<Term> {
    let (Term::Number(base), Term::Number(Share { times: power, over: 1 })) = (base, power) else { return None };
    (0..u32::try_from(power).ok().filter(|power| *power < 10)?)
        .try_fold(Share::ONE, |product, _| product.times(base))
        .map(Term::Number)
}
