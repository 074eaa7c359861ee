//! The page under test, and where a run may write.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

/// The packaged page: `NATPOINT_PAGE`, or what `cargo xtask dist` makes.
///
/// # Errors
/// When there is none.
pub(crate) fn page_path() -> Result<PathBuf> {
    let path = std::env::var_os("NATPOINT_PAGE").map_or_else(|| PathBuf::from("dist/index.html"), PathBuf::from);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    path.canonicalize().with_context(|| format!("no page at {}; `cargo xtask dist` makes one", path.display()))
}

/// The packaged page's text.
///
/// # Errors
/// When there is none.
pub(crate) fn page_text() -> Result<String> {
    let path = page_path()?;
    std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))
}

/// A folder of the build for what a run leaves behind.
pub(crate) fn scratch() -> &'static Path {
    Path::new(env!("CARGO_TARGET_TMPDIR"))
}
