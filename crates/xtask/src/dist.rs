//! `cargo xtask dist`: builds `dist/index.html` and says what it weighs.

mod paths;

use std::path::PathBuf;

use anyhow::{Context as _, Result};
use sha2::{Digest as _, Sha256};

use crate::pack::{Lengths, PAGE, Payload, READER};
use crate::tools::Tools;
use crate::{pack, process};

/// Where the packaged page lies.
pub fn page() -> PathBuf {
    process::root().join("dist").join("index.html")
}

/// The variable that holds the flags of a release for the page and its worker.
pub const fn wasm_flags() -> &'static str {
    paths::FLAGS
}

/// Builds the page, prints its sizes and returns them.
pub fn run(tools: &Tools) -> Result<Sizes> {
    // Trunk is told to be offline and tells cargo the same, so what the build needs is brought before.
    process::run(&mut tools.command("cargo", &["fetch", "--locked"]))?;
    let paths = paths::Paths::of_this_machine()?;
    let mut trunk = tools.command("trunk", &["build", "--release"]);
    trunk.env("TRUNK_SKIP_VERSION_CHECK", "true").env(paths::FLAGS, paths.flags());
    process::run(&mut trunk)?;
    let page = std::fs::read(page()).context("trunk left no dist/index.html")?;
    let page = String::from_utf8(page).context("dist/index.html is not text")?;
    let elements = pack::elements(&page)?;
    let programs = [Payload::of(&elements, PAGE)?, Payload::of(&elements, READER)?];
    for (payload, _) in &programs {
        paths.check(&payload.program)?;
    }
    let sizes = Sizes::of(&page, &elements, &programs);
    sizes.print();
    Ok(sizes)
}

/// What the packaged page is made of, in bytes.
#[derive(Debug, PartialEq, Eq)]
pub struct Sizes {
    pub page: usize,
    /// What runs in the page.
    program: Program,
    /// What reads files, in a worker.
    reader: Program,
    scripts: usize,
    styles: usize,
    sha256: String,
}

/// What a payload weighs.
#[derive(Debug, PartialEq, Eq)]
struct Program {
    packed: Lengths,
    /// Unpacked.
    wasm: usize,
    glue: usize,
}

impl Program {
    fn of((payload, packed): &(Payload, Lengths)) -> Self {
        Self { packed: *packed, wasm: payload.program.len(), glue: payload.script.len() }
    }

    fn print(&self, name: &str) {
        let Lengths { text, compressed } = self.packed;
        println!("  {name:<14} {:>9} as text ({} as LZMA)", grouped(text), grouped(compressed));
        println!("    wasm         {:>9} unpacked", grouped(self.wasm));
        println!("    glue         {:>9} unpacked", grouped(self.glue));
    }
}

impl Sizes {
    /// What the program that reads files takes of the page.
    pub const fn reader_text(&self) -> usize {
        self.reader.packed.text
    }

    fn of(page: &str, elements: &[pack::Element], [program, reader]: &[(Payload, Lengths); 2]) -> Self {
        let text = |name: &str, code: bool| -> usize {
            let chosen = elements.iter().filter(|element| element.name == name && element.is_code() == code);
            chosen.map(|element| element.text.len()).sum()
        };
        Self {
            page: page.len(),
            program: Program::of(program),
            reader: Program::of(reader),
            scripts: text("script", true),
            styles: text("style", false),
            sha256: format!("{:x}", Sha256::digest(page)),
        }
    }

    fn print(&self) {
        let text = self.program.packed.text + self.reader.packed.text;
        let markup = self.page - text - self.scripts - self.styles;
        println!("dist/index.html  {:>9} bytes", grouped(self.page));
        self.program.print("program");
        self.reader.print("reader");
        println!("  scripts        {:>9}", grouped(self.scripts));
        println!("  style sheets   {:>9}", grouped(self.styles));
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
        let program = Payload { script: "abcd".to_owned(), program: vec![0; 258] };
        let reader = Payload { script: "abc".to_owned(), program: vec![0; 99] };
        let blocks = program.element(PAGE)? + &reader.element(READER)?;
        let page = format!("<style>ab</style><script>abc</script>{blocks}");
        let elements = pack::elements(&page)?;
        let programs = [Payload::of(&elements, PAGE)?, Payload::of(&elements, READER)?];
        let sizes = Sizes::of(&page, &elements, &programs);
        assert_eq!((sizes.page, sizes.scripts, sizes.styles), (page.len(), 3, 2));
        assert_eq!((sizes.program.wasm, sizes.program.glue), (258, 4));
        assert_eq!((sizes.reader.wasm, sizes.reader.glue), (99, 3));
        Ok(())
    }
}
