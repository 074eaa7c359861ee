//! `cargo xtask dist`: builds `dist/index.html` and says what it weighs.

mod paths;

use std::path::PathBuf;

use anyhow::{Context as _, Result};
use sha2::{Digest as _, Sha256};

use crate::pack::{PAGE, PARQUET, Payload, READER};
use crate::tools::Tools;
use crate::{pack, process};

/// Where the packaged page lies.
pub(crate) fn page() -> PathBuf {
    process::root().join("dist").join("index.html")
}

/// The variable that holds the flags of a release for the page and its worker.
pub(crate) const fn wasm_flags() -> &'static str {
    paths::FLAGS
}

/// Builds the page, prints its sizes and returns them.
pub(crate) fn run(tools: &Tools) -> Result<Sizes> {
    // Trunk is told to be offline and tells cargo the same, so what the build needs is brought before.
    process::run(&mut tools.command("cargo", &["fetch", "--locked"]))?;
    let paths = paths::Paths::of_this_machine()?;
    let mut trunk = tools.command("trunk", &["build", "--release"]);
    trunk.env("TRUNK_SKIP_VERSION_CHECK", "true").env(paths::FLAGS, paths.flags());
    process::run(&mut trunk)?;
    let page = std::fs::read(page()).context("trunk left no dist/index.html")?;
    let page = String::from_utf8(page).context("dist/index.html is not text")?;
    let elements = pack::elements(&page)?;
    let programs = programs(&elements)?;
    for payload in &programs {
        paths.check(&payload.program)?;
    }
    let sizes = Sizes::of(&page, &elements, &programs);
    sizes.print();
    Ok(sizes)
}

/// The programs in the page.
fn programs(elements: &[pack::Element]) -> Result<[Payload; 3]> {
    Ok([Payload::of(elements, PAGE)?, Payload::of(elements, READER)?, Payload::of(elements, PARQUET)?])
}

/// What the packaged page is made of, in bytes.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Sizes {
    pub page: usize,
    /// What runs in the page.
    program: Program,
    /// What reads files, in a worker.
    reader: Program,
    /// What reads Parquet there.
    parquet: Program,
    /// The scripts of the page and of the worker.
    scripts: usize,
    styles: usize,
    sha256: String,
}

/// What a program weighs.
#[derive(Debug, PartialEq, Eq)]
struct Program {
    base64: usize,
    gzip: usize,
    unpacked: usize,
}

impl Program {
    const fn of(payload: &Payload) -> Self {
        Self { base64: payload.text, gzip: payload.compressed, unpacked: payload.program.len() }
    }

    fn print(&self, name: &str) {
        let [base64, gzip, unpacked] = [self.base64, self.gzip, self.unpacked].map(grouped);
        println!("  {name:<14} {base64:>9} as base64 ({gzip} as gzip, {unpacked} unpacked)");
    }
}

impl Sizes {
    fn of(page: &str, elements: &[pack::Element], programs: &[Payload; 3]) -> Self {
        let text = |name: &str| -> usize {
            let chosen = elements.iter().filter(|element| element.name == name);
            chosen.map(|element| element.text.len()).sum()
        };
        let [program, reader, parquet] = programs.each_ref().map(Program::of);
        Self {
            page: page.len(),
            scripts: text("script") - program.base64 - reader.base64 - parquet.base64,
            styles: text("style"),
            sha256: format!("{:x}", Sha256::digest(page)),
            program,
            reader,
            parquet,
        }
    }

    fn print(&self) {
        let text = self.program.base64 + self.reader.base64 + self.parquet.base64;
        let markup = self.page - text - self.scripts - self.styles;
        println!("dist/index.html  {:>9} bytes", grouped(self.page));
        self.program.print("program");
        self.reader.print("reader");
        self.parquet.print("Parquet");
        println!("  scripts        {:>9}", grouped(self.scripts));
        println!("  style sheets   {:>9}", grouped(self.styles));
        println!("  markup         {:>9}", grouped(markup));
        println!("  sha256         {}", self.sha256);
    }
}

/// The number with its thousands set apart.
pub(crate) fn grouped(number: usize) -> String {
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
        let blocks = pack::block(PAGE, &[0; 258])? + &pack::block(READER, &[0; 99])?;
        let blocks = blocks + &pack::block(PARQUET, &[0; 77])?;
        let page = format!("<style>ab</style><script>abc</script>{blocks}<script type=text/plain>abcd</script>");
        let elements = pack::elements(&page)?;
        let programs = programs(&elements)?;
        let sizes = Sizes::of(&page, &elements, &programs);
        assert_eq!((sizes.page, sizes.scripts, sizes.styles), (page.len(), 7, 2));
        let unpacked = [&sizes.program, &sizes.reader, &sizes.parquet].map(|program| program.unpacked);
        assert_eq!(unpacked, [258, 99, 77]);
        Ok(())
    }
}
