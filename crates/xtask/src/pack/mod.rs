//! `cargo xtask pack`: one file of what Trunk built, for a server, a folder or a frame alike.
//!
//! Trunk calls this as its hook after every build; only a release build is packed.

mod css;
mod digits;
mod glue;
mod html;
mod later;
mod loader;
mod minify;
mod page;
mod payload;
mod reader;
mod slim;
mod streams;
mod verify;

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

pub use html::{Element, elements};
pub use payload::{Lengths, PAGE, Payload, READER};
pub use reader::SIXTEEN_BYTES;

/// What the page runs after the shell: it unpacks the payload and starts it.
const BOOT: &str = concat!(
    include_str!("../../../../style/unpack.js"),
    include_str!("../../../../style/join.js"),
    include_str!("../../../../style/boot.js")
);

/// How the page starts the worker that reads files; it travels with the program.
const INTAKE: &str = include_str!("../../../../style/intake.js");

/// Packs the folder that Trunk names, if it holds a release build.
pub fn run() -> Result<()> {
    let profile = std::env::var("TRUNK_PROFILE").context("TRUNK_PROFILE is not set: `pack` is for Trunk to call")?;
    if profile != "release" {
        return Ok(());
    }
    let folder = std::env::var_os("TRUNK_STAGING_DIR").context("TRUNK_STAGING_DIR is not set by Trunk")?;
    pack(Path::new(&folder)).context("the page was not packed")
}

fn pack(folder: &Path) -> Result<()> {
    let index = folder.join("index.html");
    let built = read(&index)?;
    let (shell, loader) = loader::cut(&built)?;
    let (shell, sheets) = later::cut(&shell)?;
    let (script, program) = (folder.join(&loader.script), folder.join(&loader.program));
    let payload = Payload {
        script: minify::script(&(glue::script(&read(&script)?, "")? + &sheets + &glue::alone(INTAKE)?))?,
        program: std::fs::read(&program).with_context(|| format!("cannot read {}", program.display()))?,
    };
    let shell = minify::page(&slim::slim(&shell)?)?;
    let boot = minify::script(&glue::alone(BOOT)?)?;
    let reader = reader::build()?;
    let packed = page::assemble(&page::Parts { shell: &shell, boot: &boot, payload: &payload, reader: &reader })?;
    verify::check(&packed)?;
    std::fs::write(&index, packed).with_context(|| format!("cannot write {}", index.display()))?;
    for file in [script, program] {
        std::fs::remove_file(&file).with_context(|| format!("cannot remove {}", file.display()))?;
    }
    alone(&index, folder)
}

/// Scripts are hashed as the browser reads them, with line feeds alone.
fn read(path: &Path) -> Result<String> {
    let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(text.replace("\r\n", "\n"))
}

fn alone(index: &Path, folder: &Path) -> Result<()> {
    let files = std::fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<PathBuf>>>()?;
    let others: Vec<String> =
        files.iter().filter(|file| *file != index).map(|file| file.display().to_string()).collect();
    if !others.is_empty() {
        bail!("there should be one file, but the build also left {}", others.join(", "));
    }
    Ok(())
}
