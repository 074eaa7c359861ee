//! `cargo xtask pack`: one file of what Trunk built, for a server, a folder or a frame alike.
//!
//! Trunk calls this as its hook after every build; only a release build is packed.

mod esbuild;
mod html;
mod imports;
mod loader;
mod page;
mod payload;
mod reader;
mod verify;

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

pub(crate) use html::{Element, elements};
#[cfg(test)]
pub(crate) use payload::block;
pub(crate) use payload::{PAGE, PARQUET, Payload, READER};
pub(crate) use reader::SIXTEEN_BYTES;

/// Packs the folder that Trunk names, if it holds a release build.
pub(crate) fn run() -> Result<()> {
    let profile = std::env::var("TRUNK_PROFILE").context("TRUNK_PROFILE is not set: `pack` is for Trunk to call")?;
    if profile != "release" {
        return Ok(());
    }
    let folder = std::env::var_os("TRUNK_STAGING_DIR").context("TRUNK_STAGING_DIR is not set by Trunk")?;
    pack(Path::new(&folder)).context("the page was not packed")
}

fn pack(folder: &Path) -> Result<()> {
    let index = folder.join("index.html");
    let built = std::fs::read_to_string(&index).with_context(|| format!("cannot read {}", index.display()))?;
    // Scripts are hashed as the browser reads them, with line feeds alone.
    let (shell, loader) = loader::cut(&built.replace("\r\n", "\n"))?;
    let (glue, program) = (folder.join(&loader.script), folder.join(&loader.program));
    let packed = page::assemble(&page::Parts {
        shell: &esbuild::minify(&shell)?,
        start: &esbuild::bundle("web/start.js", &[("natpoint", glue.clone())])?,
        program: &read(&program)?,
        reader: &reader::build()?,
    })?;
    verify::check(&packed)?;
    std::fs::write(&index, packed).with_context(|| format!("cannot write {}", index.display()))?;
    for file in [glue, program] {
        std::fs::remove_file(&file).with_context(|| format!("cannot remove {}", file.display()))?;
    }
    alone(&index, folder)
}

fn read(path: &Path) -> Result<Vec<u8>> {
    std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))
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
