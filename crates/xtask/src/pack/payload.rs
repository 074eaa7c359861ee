//! A program inside the page: gzip in base64, which `web/unpack.js` hands to the browser's own decoders.

use std::io::Read as _;

use anyhow::{Context as _, Result, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use flate2::bufread::GzDecoder;

use super::html::{Element, one};

/// The id of the block of data that holds the page's program.
pub(crate) const PAGE: &str = "natpoint-wasm";
/// The id of the block that holds the program which reads files.
pub(crate) const READER: &str = "natpoint-reader";
/// The id of the block that holds the program which reads Parquet.
pub(crate) const PARQUET: &str = "natpoint-parquet";
/// No browser takes this for a script.
const TYPE: &str = "application/gzip";

/// A program that was found in a page, and how long it is there.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Payload {
    pub program: Vec<u8>,
    /// In base64.
    pub text: usize,
    /// As gzip.
    pub compressed: usize,
}

/// The block of data that holds the program, packed as densely as gzip allows: once here, for every reader.
pub(crate) fn block(id: &str, program: &[u8]) -> Result<String> {
    let mut packed = Vec::new();
    zopfli::compress(zopfli::Options::default(), zopfli::Format::Gzip, program, &mut packed)?;
    let text = BASE64.encode(packed);
    Ok(format!("<script type=\"{TYPE}\" id=\"{id}\">{text}</script>"))
}

impl Payload {
    /// Finds and unpacks the program of the block with this id.
    pub(crate) fn of(elements: &[Element], id: &str) -> Result<Self> {
        let block = one(elements, &format!("block {id:?}"), |element| element.attribute("id") == Some(id))?;
        ensure!(block.attribute("type") == Some(TYPE), "the block {id:?} is not of the type {TYPE}");
        let packed = BASE64.decode(block.text).with_context(|| format!("the block {id:?} is not base64"))?;
        let mut program = Vec::new();
        let mut decoder = GzDecoder::new(packed.as_slice());
        decoder.read_to_end(&mut program).with_context(|| format!("the block {id:?} does not unpack"))?;
        // Browsers refuse what follows the one member of a gzip.
        let left = decoder.into_inner().len();
        ensure!(left == 0, "the block {id:?} has {left} bytes behind its program");
        Ok(Self { program, text: block.text.len(), compressed: packed.len() })
    }
}

#[cfg(test)]
mod tests {
    use super::super::html::elements;
    use super::*;

    fn packed() -> Result<String> {
        block(PAGE, &b"\0asm".repeat(99))
    }

    #[test]
    fn what_is_packed_is_unpacked() -> Result<()> {
        let page = packed()?;
        let payload = Payload::of(&elements(&page)?, PAGE)?;
        assert_eq!(payload.program, b"\0asm".repeat(99));
        assert_eq!(payload.text, payload.compressed.div_ceil(3) * 4);
        assert!(payload.text < 99, "{}", payload.text);
        Ok(())
    }

    #[test]
    fn damage_is_found() -> Result<()> {
        let page = packed()?;
        let text = elements(&page)?[0].text.to_owned();
        // The first letter of the checksum of the last eight bytes, which 12 letters of base64 hold.
        let (sound, checked) = text.split_at(text.len() - 12);
        let other = if checked.starts_with('A') { "B" } else { "A" };
        let twice = BASE64.encode(BASE64.decode(&text)?.repeat(2));
        let length = BASE64.decode(&text)?.len();
        for (from, to, message) in [
            (text.as_str(), "!", "the block \"natpoint-wasm\" is not base64".to_owned()),
            (text.as_str(), &text[..text.len() / 8 * 4], "the block \"natpoint-wasm\" does not unpack".to_owned()),
            (
                text.as_str(),
                &format!("{sound}{other}{}", &checked[1..]),
                "the block \"natpoint-wasm\" does not unpack".to_owned(),
            ),
            (text.as_str(), &twice, format!("the block \"natpoint-wasm\" has {length} bytes behind its program")),
            (TYPE, "module", "the block \"natpoint-wasm\" is not of the type application/gzip".to_owned()),
            (PAGE, "other", "the page should have exactly one block \"natpoint-wasm\", but it has 0".to_owned()),
        ] {
            assert!(page.contains(from), "{page}");
            let page = page.replace(from, to);
            let error = Payload::of(&elements(&page)?, PAGE).err().map(|error| error.to_string());
            assert_eq!(error, Some(message), "{to}");
        }
        Ok(())
    }

    #[test]
    fn the_page_finds_the_blocks() {
        assert!(include_str!("../../../../web/start.js").contains(&format!("compile('{PAGE}')")));
        for id in [READER, PARQUET] {
            assert!(include_str!("../../../../web/read_files.js").contains(&format!("compile('{id}')")));
        }
    }
}
