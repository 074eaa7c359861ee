//! `cargo xtask dist`: builds `dist/index.html` and says what it weighs.

use std::path::PathBuf;

use anyhow::{Context as _, Result};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use sha2::{Digest as _, Sha256};

use crate::tools::Tools;
use crate::{pack, process};

/// Where the packaged page lies.
pub fn page() -> PathBuf {
    process::root().join("dist").join("index.html")
}

/// Builds the page, prints its sizes and returns them.
pub fn run(tools: &Tools) -> Result<Sizes> {
    // Trunk is told to be offline and tells cargo the same, so what the build needs is brought before.
    process::run(&mut tools.command("cargo", &["fetch", "--locked"]))?;
    let mut trunk = tools.command("trunk", &["build", "--release"]);
    process::run(trunk.env("TRUNK_SKIP_VERSION_CHECK", "true"))?;
    let page = std::fs::read(page()).context("trunk left no dist/index.html")?;
    let sizes = Sizes::of(&String::from_utf8(page).context("dist/index.html is not text")?)?;
    sizes.print();
    Ok(sizes)
}

/// What the packaged page is made of, in bytes.
#[derive(Debug, PartialEq, Eq)]
pub struct Sizes {
    pub page: usize,
    program: Program,
    script: usize,
    style: usize,
    sha256: String,
}

/// The program: as the browser runs it, compressed, and as text.
#[derive(Debug, PartialEq, Eq)]
struct Program {
    raw: usize,
    gzip: usize,
    base64: usize,
}

impl Sizes {
    fn of(page: &str) -> Result<Self> {
        let elements = pack::elements(page)?;
        let block =
            pack::one(&elements, "block of the program", |element| element.attribute("id") == Some(pack::WASM_ID))?;
        let gzip = BASE64.decode(block.text).context("the program is not base64")?;
        let length = gzip.last_chunk().context("the program is cut short")?;
        let text = |name: &str, code: bool| -> usize {
            let chosen = elements.iter().filter(|element| element.name == name && element.is_code() == code);
            chosen.map(|element| element.text.len()).sum()
        };
        Ok(Self {
            page: page.len(),
            // Gzip ends with the length of what it holds.
            program: Program {
                raw: usize::try_from(u32::from_le_bytes(*length))?,
                gzip: gzip.len(),
                base64: block.text.len(),
            },
            script: text("script", true),
            style: text("style", false),
            sha256: format!("{:x}", Sha256::digest(page)),
        })
    }

    fn print(&self) {
        let Program { raw, gzip, base64 } = self.program;
        let markup = self.page - base64 - self.script - self.style;
        println!("dist/index.html  {:>9} bytes", grouped(self.page));
        println!("  wasm           {:>9} as base64 ({} raw, {} as gzip)", grouped(base64), grouped(raw), grouped(gzip));
        println!("  scripts        {:>9}", grouped(self.script));
        println!("  style sheets   {:>9}", grouped(self.style));
        println!("  markup         {:>9}", grouped(markup));
        println!("  sha256         {}", self.sha256);
    }
}

/// The number with its thousands set apart.
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_set_apart() {
        for (number, text) in [(0, "0"), (999, "999"), (1_000, "1,000"), (250_000, "250,000"), (1_234_567, "1,234,567")]
        {
            assert_eq!(grouped(number), text);
        }
    }

    #[test]
    fn a_page_is_weighed_by_its_parts() -> Result<()> {
        // The block's last four bytes say that 258 bytes come out of it.
        let page = "<style>ab</style><script>abc</script><script type=x id=natpoint-wasm>AAAAAgEAAA==</script>";
        let sizes = Sizes::of(page)?;
        assert_eq!(sizes.program, Program { raw: 258, gzip: 7, base64: 12 });
        assert_eq!((sizes.page, sizes.script, sizes.style), (page.len(), 3, 2));
        Ok(())
    }
}
