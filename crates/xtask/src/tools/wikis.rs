//! The wikis that the tests show the page in: `MediaWiki` of Debian's package, and `MkDocs`.

use std::path::PathBuf;

use anyhow::{Context as _, Result, ensure};

use super::{browsers, cache, pinned};
use crate::process;

/// Where the wikis lie.
pub(crate) struct Wikis {
    /// `MediaWiki`'s programs; none where there is no such package.
    pub mediawiki: Option<PathBuf>,
    /// The Python modules of `MkDocs`.
    pub mkdocs: PathBuf,
    /// What cleans pasted HTML, as npm packages.
    pub sanitizers: PathBuf,
}

/// Brings them. Without Debian's packages `MediaWiki` is left out, and its stories say so.
pub(crate) fn bring() -> Result<Wikis> {
    let mediawiki = mediawiki();
    if let Err(why) = &mediawiki {
        println!("without MediaWiki: {why:#}");
    }
    let modules = cache::python("wikis", pinned::WIKIS)?;
    let mkdocs = modules.parent().context("a folder of modules")?.to_owned();
    Ok(Wikis { mediawiki: mediawiki.ok(), mkdocs, sanitizers: pinned::SANITIZERS.bring()? })
}

/// Only unpacked, since the package's own install sets up a web server. Its signature is checked by apt.
fn mediawiki() -> Result<PathBuf> {
    let version = process::output(&mut process::command("apt-cache", &["show", "--no-all-versions", "mediawiki"]))?;
    let version =
        version.lines().find_map(|line| line.strip_prefix("Version: ")).context("there is no such package")?;
    browsers::bring_php()?;
    let root = cache::filled(&format!("mediawiki-{}", version.replace(':', "-")), "MediaWiki by apt-get", |fresh| {
        process::run(
            process::command("apt-get", &["--quiet=2", "download", "mediawiki", "mediawiki-classes"])
                .current_dir(fresh),
        )?;
        for package in std::fs::read_dir(fresh)?.flatten().map(|entry| entry.path()) {
            process::run(process::command("dpkg-deb", &["--extract"]).arg(&package).arg(fresh))?;
            std::fs::remove_file(package)?;
        }
        let wiki = fresh.join("usr").join("share").join("mediawiki");
        // They lead to folders of a wiki that the package would set up.
        for link in ["LocalSettings.php", "config", "extensions", "images"] {
            std::fs::remove_file(wiki.join(link)).with_context(|| format!("there is no {link}"))?;
        }
        Ok(["extensions", "images"].iter().try_for_each(|folder| std::fs::create_dir(wiki.join(folder)))?)
    })?;
    let wiki = root.join("usr").join("share").join("mediawiki");
    ensure!(wiki.join("index.php").is_file(), "{} has no wiki", wiki.display());
    Ok(wiki)
}
