//! What the page unpacks before it can start: wasm-bindgen's script and the program, compressed together.
//!
//! LZMA, because what a browser can undo by itself, gzip, leaves a page beyond its budget; `style/unpack.js` undoes it.

use std::io::{Read as _, Write as _};

use anyhow::{Context as _, Result, ensure};
use lzma_rust2::{EncodeMode, LzmaOptions, LzmaReader, LzmaWriter, MfType};

use super::digits;
use super::html::{Element, one};
use super::streams::Parts;

/// The id of the block of data that holds the page's program.
pub const PAGE: &str = "natpoint-wasm";
/// The id of the block that holds the program which reads files.
pub const READER: &str = "natpoint-reader";
/// No browser takes this for a script.
const TYPE: &str = "application/x-natpoint";
// `style/unpack.js` reads these two and no others.
const LITERAL_CONTEXT: u32 = 2;
const POSITION_BITS: u32 = 0;

#[derive(Debug, PartialEq, Eq)]
pub struct Payload {
    /// The script that the page runs once it is unpacked.
    pub script: String,
    pub program: Vec<u8>,
}

/// How long the program's text is, and what it was before it was text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lengths {
    pub text: usize,
    pub compressed: usize,
}

impl Payload {
    /// The block of data for the page.
    pub fn element(&self, id: &str) -> Result<String> {
        let Parts { rest, cut, streams } = Parts::of(&self.program);
        let lengths: Vec<String> = streams.iter().map(|stream| stream.len().to_string()).collect();
        let packed = [self.script.as_bytes(), &rest, &streams.concat()].concat();
        let (script, program, whole) = (self.script.len(), self.program.len(), packed.len());
        let text = digits::write(&compress(&packed)?);
        let lengths = lengths.join(",");
        Ok(format!(
            "<script type=\"{TYPE}\" id=\"{id}\" data-script=\"{script}\" data-program=\"{program}\" \
             data-packed=\"{whole}\" data-cut=\"{cut}\" data-streams=\"{lengths}\">{text}</script>"
        ))
    }

    /// What the page holds, unpacked as the page does it; and how long that is there.
    pub fn of(elements: &[Element], id: &str) -> Result<(Self, Lengths)> {
        let block = one(elements, "block of the program", |element| element.attribute("id") == Some(id))?;
        ensure!(!block.is_code(), "the block of the program would be run as a script");
        let numbers = |name| -> Result<Vec<usize>> {
            let text = block.attribute(name).with_context(|| format!("the block of the program has no {name}"))?;
            let numbers = text.split(',').map(str::parse).collect::<Result<_, _>>();
            numbers.with_context(|| format!("the block of the program has {name}={text:?}"))
        };
        let length = |name| numbers(name).map(|numbers| numbers.iter().sum());
        let (script, length, whole): (usize, usize, usize) =
            (length("data-script")?, length("data-program")?, length("data-packed")?);
        let (cut, lengths) = (numbers("data-cut")?.iter().sum(), numbers("data-streams")?);
        let packed = digits::read(block.text)?;
        let mut unpacked = expand(&packed, whole).context("the program does not unpack")?;
        let bodies = unpacked.len().checked_sub(lengths.iter().sum()).filter(|bodies| *bodies >= script);
        let mut bodies = unpacked.split_off(bodies.context("the block of the program has too long streams")?);
        let streams = lengths.iter().map(|length| bodies.drain(..*length).collect()).collect();
        let rest = unpacked.split_off(script);
        let program = Parts { rest, cut, streams }.join().context("the program does not unpack")?;
        ensure!(program.len() == length, "the program does not unpack: {} bytes, not {length}", program.len());
        let script = String::from_utf8(unpacked).context("the unpacked script is not text")?;
        Ok((Self { script, program }, Lengths { text: block.text.len(), compressed: packed.len() }))
    }
}

fn compress(bytes: &[u8]) -> Result<Vec<u8>> {
    let options = LzmaOptions {
        // The whole of it can be referred to.
        dict_size: u32::try_from(bytes.len())?.max(lzma_rust2::DICT_SIZE_MIN),
        lc: LITERAL_CONTEXT,
        lp: POSITION_BITS,
        pb: POSITION_BITS,
        mode: EncodeMode::Normal,
        nice_len: LzmaOptions::NICE_LEN_MAX,
        mf: MfType::Bt4,
        // As deep as the encoder finds worth its while.
        depth_limit: 0,
        preset_dict: None,
    };
    let mut writer = LzmaWriter::new_no_header(Vec::new(), &options, false)?;
    writer.write_all(bytes)?;
    Ok(writer.finish()?)
}

fn expand(packed: &[u8], length: usize) -> Result<Vec<u8>> {
    let dictionary = u32::try_from(length)?;
    let bits = (LITERAL_CONTEXT, POSITION_BITS, POSITION_BITS);
    let mut reader = LzmaReader::new(packed, u64::try_from(length)?, bits.0, bits.1, bits.2, dictionary, None)?;
    reader.set_relaxed_end_condition(false);
    let mut bytes = Vec::with_capacity(length);
    reader.read_to_end(&mut bytes)?;
    ensure!(bytes.len() == length, "{} bytes came out, not {length}", bytes.len());
    let (_, left) = reader.into_parts();
    ensure!(left.len() < 4 && left.iter().all(|byte| *byte == 0), "{} bytes are left over", left.len());
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::super::html::elements;
    use super::*;

    fn payload() -> Payload {
        Payload { script: "run('…');".repeat(9), program: b"\0asm".repeat(99) }
    }

    #[test]
    fn what_is_packed_is_unpacked() -> Result<()> {
        let page = payload().element(PAGE)?;
        let (unpacked, lengths) = Payload::of(&elements(&page)?, PAGE)?;
        assert_eq!(unpacked, payload());
        assert!(lengths.compressed < lengths.text && lengths.text < 100, "{lengths:?}");
        Ok(())
    }

    #[test]
    fn damage_is_found() -> Result<()> {
        let page = payload().element(PAGE)?;
        for (from, to, message) in [
            ("data-script=\"99\"", "", "the block of the program has no data-script"),
            ("data-script=\"99\"", "data-script=x", "the block of the program has data-script=\"x\""),
            ("data-packed=\"495\"", "data-packed=\"490\"", "the program does not unpack"),
            ("data-packed=\"495\"", "data-packed=\"500\"", "the program does not unpack"),
            ("data-program=\"396\"", "data-program=\"390\"", "the program does not unpack: 396 bytes, not 390"),
            ("data-cut=\"396\"", "data-cut=\"397\"", "the program does not unpack"),
            ("data-streams=\"0,", "data-streams=\"496,", "the block of the program has too long streams"),
            ("</script>", "000000000000</script>", "the program does not unpack"),
            (TYPE, "module", "the block of the program would be run as a script"),
            (PAGE, "other", "the page should have exactly one block of the program, but it has 0"),
        ] {
            assert!(page.contains(from), "{page}");
            let page = page.replace(from, to);
            let error = Payload::of(&elements(&page)?, PAGE).err().map(|error| error.to_string());
            assert_eq!(error.as_deref(), Some(message), "{to}");
        }
        Ok(())
    }

    #[test]
    fn the_page_finds_the_block() {
        let boot = include_str!("../../../../style/boot.js");
        let names = ["script", "program", "packed", "cut", "streams"].map(|name| format!("dataset.{name}"));
        for name in names.into_iter().chain([format!("natpointUnpack('{PAGE}')")]) {
            assert!(boot.contains(&name), "style/boot.js does not say {name}");
        }
        assert!(include_str!("../../../../style/intake.js").contains(&format!("natpointUnpack('{READER}')")));
    }
}
