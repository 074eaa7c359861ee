//! A program's code, parted into streams of one kind each, because like compresses better beside like.
//!
//! Opcodes stand beside opcodes and locals beside locals. `style/join.js` puts them together again, and so does
//! [`Parts::join`], so that the packager knows that it will.

use anyhow::{Context as _, Result, ensure};

/// One letter for each stream, in the order in which they are packed: the one of many tried that packs best.
const LETTERS: &str = "ixrvesablgptNfcnOom";
/// Which operands follow an opcode, by the letters of their streams: from opcode, to opcode, operands.
///
/// `f` is a byte that means nothing by itself; everything else is a number in LEB128. `t` counts what follows it but
/// one more, `s` exactly.
const OPERANDS: &str = "02-04b 0c-0dr 0et 10c 11ii 1cs 20-22l 23-24g 25-26e 28-35ao 36-3eaO 3f-40e 41n 42N \
                        43ffff 44ffffffff d0e d2e fcx ffm";
/// The same for what follows the opcode `fc`.
const MORE_OPERANDS: &str = "08ee 09e 0aee 0be 0cee 0de 0eee 0f-11e";
/// What stands for `i32.const` with a number of three bytes or more: an address, unlike small numbers.
const LONG: u8 = 0xff;
const I32_CONST: u8 = 0x41;
/// The kinds of sections that hold code.
const CODE_SECTION: u8 = 10;

/// A program in parts.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// All but the bodies of functions.
    pub rest: Vec<u8>,
    /// Where in it the bodies stood.
    pub cut: usize,
    /// The bodies, by the order of [`LETTERS`].
    pub streams: Vec<Vec<u8>>,
}

impl Parts {
    /// Parts a program. What cannot be read as one stays whole.
    pub fn of(program: &[u8]) -> Self {
        let whole = || Self { rest: program.to_vec(), cut: program.len(), streams: vec![Vec::new(); LETTERS.len()] };
        match parted(program) {
            Ok(Some(parts)) if parts.join().is_ok_and(|joined| joined == program) => parts,
            _ => whole(),
        }
    }

    /// The program again.
    pub fn join(&self) -> Result<Vec<u8>> {
        ensure!(self.streams.len() == LETTERS.len(), "{} streams, not {}", self.streams.len(), LETTERS.len());
        let (before, after) = self.rest.split_at_checked(self.cut).context("the code would stand past the end")?;
        let mut joining = Joining { streams: &self.streams, at: vec![0; LETTERS.len()], out: before.to_vec() };
        while joining.at[stream('v')] < self.streams[stream('v')].len() {
            joining.body()?;
        }
        let mut out = joining.out;
        out.extend_from_slice(after);
        Ok(out)
    }
}

/// The letters of the operands after each opcode.
fn shapes(table: &'static str) -> Vec<&'static str> {
    let mut shapes = vec![""; 256];
    for entry in table.split_whitespace() {
        let code = |text: &str| usize::from_str_radix(text, 16).unwrap_or_default();
        let (first, rest) = entry.split_at(2);
        let (last, letters) = rest.strip_prefix('-').map_or((first, rest), |rest| rest.split_at(2));
        shapes[code(first)..=code(last)].fill(letters);
    }
    shapes
}

fn stream(letter: char) -> usize {
    LETTERS.find(letter).unwrap_or_default()
}

fn parted(program: &[u8]) -> Result<Option<Parts>> {
    let mut reading = Reading { bytes: program, at: 8, streams: vec![Vec::new(); LETTERS.len()] };
    while reading.at < program.len() {
        let id = reading.byte()?;
        let length = reading.number()?;
        let end = reading.at.checked_add(length).filter(|end| *end <= program.len()).context("cut short")?;
        if id == CODE_SECTION {
            let count = reading.number()?;
            let cut = reading.at;
            for _ in 0..count {
                reading.body()?;
            }
            ensure!(reading.at == end, "the code ends elsewhere");
            let rest = [&program[..cut], &program[end..]].concat();
            return Ok(Some(Parts { rest, cut, streams: reading.streams }));
        }
        reading.at = end;
    }
    Ok(None)
}

/// A program, read from the front.
struct Reading<'a> {
    bytes: &'a [u8],
    at: usize,
    streams: Vec<Vec<u8>>,
}

impl Reading<'_> {
    fn byte(&mut self) -> Result<u8> {
        let byte = *self.bytes.get(self.at).context("cut short")?;
        self.at += 1;
        Ok(byte)
    }

    /// A number, and past it.
    fn number(&mut self) -> Result<usize> {
        let mut number = 0;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            number |= usize::from(byte & 127) << shift;
            if byte < 128 {
                return Ok(number);
            }
        }
        anyhow::bail!("a number has no end")
    }

    /// An operand goes to its stream, and counts.
    fn take(&mut self, letter: char) -> Result<usize> {
        let from = self.at;
        let mut count = 0;
        if letter == 'f' {
            self.at += 1;
        } else {
            while self.byte()? >= 128 {}
            count = self.bytes[from..self.at].iter().rev().fold(0, |all, byte| all << 7 | usize::from(byte & 127));
        }
        let bytes = self.bytes.get(from..self.at).context("cut short")?;
        self.streams[stream(letter)].extend_from_slice(bytes);
        Ok(count)
    }

    fn body(&mut self) -> Result<()> {
        let length = self.number()?;
        let end = self.at + length;
        for _ in 0..self.take('v')? {
            self.take('v')?;
            self.take('v')?;
        }
        let (shapes, more) = (shapes(OPERANDS), shapes(MORE_OPERANDS));
        while self.at < end {
            let opcode = self.byte()?;
            let is_long = opcode == I32_CONST && self.bytes.iter().skip(self.at).take(2).all(|byte| *byte >= 128);
            ensure!(opcode != LONG, "an opcode that stands for another one");
            self.streams[stream('p')].push(if is_long { LONG } else { opcode });
            for letter in if is_long { "m" } else { shapes[usize::from(opcode)] }.chars() {
                let said = self.take(letter)?;
                for _ in 0..said + usize::from(letter == 't') {
                    match letter {
                        't' | 's' => _ = self.take(letter)?,
                        _ => break,
                    }
                }
                if letter == 'x' {
                    for letter in more.get(said).copied().unwrap_or_default().chars() {
                        self.take(letter)?;
                    }
                }
            }
        }
        ensure!(self.at == end, "a body ends elsewhere");
        Ok(())
    }
}

/// Streams, read together.
struct Joining<'a> {
    streams: &'a [Vec<u8>],
    at: Vec<usize>,
    out: Vec<u8>,
}

impl Joining<'_> {
    /// An operand goes from its stream into the program, and counts.
    fn put(&mut self, letter: char) -> Result<usize> {
        let (mut count, mut shift) = (0, 0_u32);
        loop {
            let at = &mut self.at[stream(letter)];
            let byte = *self.streams[stream(letter)].get(*at).with_context(|| format!("stream {letter} is short"))?;
            *at += 1;
            self.out.push(byte);
            count |= usize::from(byte & 127).checked_shl(shift).unwrap_or_default();
            shift += 7;
            if byte < 128 || letter == 'f' {
                return Ok(count);
            }
        }
    }

    /// A body, up to the `end` that closes it; its length goes before it.
    fn body(&mut self) -> Result<()> {
        let outside = std::mem::take(&mut self.out);
        for _ in 0..self.put('v')? {
            self.put('v')?;
            self.put('v')?;
        }
        let (shapes, more) = (shapes(OPERANDS), shapes(MORE_OPERANDS));
        let mut open = 1;
        while open > 0 {
            let opcode = *self.streams[stream('p')].get(self.at[stream('p')]).context("no opcode is left")?;
            self.at[stream('p')] += 1;
            self.out.push(if opcode == LONG { I32_CONST } else { opcode });
            match opcode {
                0x02..=0x04 => open += 1,
                0x0b => open -= 1,
                _ => {}
            }
            for letter in shapes[usize::from(opcode)].chars() {
                let said = self.put(letter)?;
                let more = if letter == 'x' { more.get(said).copied().unwrap_or_default() } else { "" };
                for letter in more.chars() {
                    self.put(letter)?;
                }
                let follow = if matches!(letter, 't' | 's') { said + usize::from(letter == 't') } else { 0 };
                for _ in 0..follow {
                    self.put(letter)?;
                }
            }
        }
        let body = std::mem::replace(&mut self.out, outside);
        let mut length = body.len();
        while length >= 128 {
            self.out.push(u8::try_from(length & 127)? | 128);
            length >>= 7;
        }
        self.out.push(u8::try_from(length)?);
        self.out.extend(body);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module with one section of code.
    fn module(bodies: &[&[u8]]) -> Vec<u8> {
        let mut code = vec![u8::try_from(bodies.len()).unwrap_or(0)];
        for body in bodies {
            code.push(u8::try_from(body.len()).unwrap_or(0));
            code.extend_from_slice(body);
        }
        let head = [b"\0asm\x01\0\0\0".as_slice(), &[1, 1, 0, CODE_SECTION, u8::try_from(code.len()).unwrap_or(0)]];
        [head.concat(), code, vec![0, 2, 1, b'x']].concat()
    }

    const BODY: &[u8] = &[
        1, 2, 0x7f, // two locals
        0x02, 0x40, 0x20, 0, 0x0d, 0, 0x41, 5, 0x41, 0x80, 0x80, 0xc0, 0, 0x0b, // a block, numbers
        0x0e, 1, 0, 0, 0x28, 2, 8, 0x36, 2, 0x90, 1, 0x44, 1, 2, 3, 4, 5, 6, 7, 0xff, // a table, memory, a float
        0xfc, 10, 0, 0, 0x1c, 1, 0x7f, 0x11, 3, 0, 0x10, 0x81, 1, 0x0b,
    ];

    #[test]
    fn a_program_comes_back_from_its_parts() -> Result<()> {
        let program = module(&[BODY, &[0, 0x0b], BODY]);
        let parts = Parts::of(&program);
        assert_eq!(parts.join()?, program);
        assert_eq!(parts.rest.len(), program.len() - 2 * (BODY.len() + 1) - 3);
        let letters = |letter| parts.streams[stream(letter)].clone();
        assert_eq!(letters('n'), [5, 5]);
        assert_eq!(letters('m'), [0x80, 0x80, 0xc0, 0, 0x80, 0x80, 0xc0, 0]);
        assert_eq!(letters('t'), [1, 0, 0, 1, 0, 0]);
        assert_eq!(letters('s'), [1, 0x7f, 1, 0x7f]);
        assert_eq!(letters('f').len(), 16);
        Ok(())
    }

    #[test]
    fn what_is_no_program_stays_whole() -> Result<()> {
        for bytes in [b"".as_slice(), b"\0asm", &module(&[&[0, 0xff, 0x0b]]), &module(&[BODY])[..40]] {
            let parts = Parts::of(bytes);
            assert_eq!((parts.rest.as_slice(), parts.cut), (bytes, bytes.len()));
            assert_eq!(parts.join()?, bytes);
        }
        Ok(())
    }

    #[test]
    fn streams_that_do_not_fit_are_refused() {
        let parts = Parts::of(&module(&[BODY]));
        for letter in LETTERS.chars().filter(|letter| !parts.streams[stream(*letter)].is_empty()) {
            let mut short = Parts { streams: parts.streams.clone(), rest: parts.rest.clone(), cut: parts.cut };
            short.streams[stream(letter)].clear();
            assert!(short.join().map_or(true, |joined| joined != module(&[BODY])), "{letter}");
        }
    }

    #[test]
    fn the_page_knows_the_same_streams() {
        let page = include_str!("../../../../style/join.js");
        for text in [LETTERS, OPERANDS, MORE_OPERANDS] {
            assert!(page.contains(&format!("'{text}'")), "style/join.js does not say '{text}'");
        }
    }
}
