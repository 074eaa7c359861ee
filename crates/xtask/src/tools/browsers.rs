//! Three browser engines and their drivers, from the system's packages.

use std::path::PathBuf;

use anyhow::{Context as _, Result, bail, ensure};

use super::Tools;
use crate::process;

/// Where the drivers lie.
pub(crate) struct Drivers {
    pub chrome: PathBuf,
    pub gecko: PathBuf,
    pub webkit: PathBuf,
}

/// A thing that the tests need, how it is noticed, and the package of Debian and Ubuntu that has it.
struct Need {
    name: &'static str,
    package: &'static str,
    present: fn() -> bool,
}

const CHROMIUM: [Need; 2] = [
    Need { name: "Chromium", package: "chromium", present: || any(&["chromium", "chromium-browser", "google-chrome"]) },
    Need { name: "chromedriver", package: "chromium-driver", present: || any(&["chromedriver"]) },
];
const OTHERS: [Need; 6] = [
    Need { name: "Firefox", package: "firefox-esr", present: || any(&["firefox", "firefox-esr"]) },
    Need { name: "WebKitWebDriver", package: "webkit2gtk-driver", present: || any(&["WebKitWebDriver"]) },
    // The driver's package depends on the library's, and this browser comes with the library.
    Need { name: "MiniBrowser", package: "webkit2gtk-driver", present: has_mini_browser },
    Need { name: "Xvfb", package: "xvfb", present: || any(&["Xvfb"]) },
    Need { name: "fc-list", package: "fontconfig", present: || any(&["fc-list"]) },
    Need { name: "a Japanese font", package: "fonts-noto-cjk", present: has_japanese_font },
];

/// What runs a wiki from a folder, without a web server or a database of its own.
const PHP: [Need; 5] = [
    Need { name: "PHP", package: "php-cli", present: || any(&["php"]) },
    Need { name: "PHP's SQLite", package: "php-sqlite3", present: || has_php_module("pdo_sqlite") },
    Need { name: "PHP's intl", package: "php-intl", present: || has_php_module("intl") },
    Need { name: "PHP's mbstring", package: "php-mbstring", present: || has_php_module("mbstring") },
    Need { name: "PHP's XML", package: "php-xml", present: || has_php_module("xml") },
];

/// Installs what is missing of PHP.
pub(crate) fn bring_php() -> Result<()> {
    bring(&PHP.each_ref())
}

fn has_php_module(name: &str) -> bool {
    let modules = process::output(&mut process::command("php", &["-m"]));
    modules.is_ok_and(|modules| modules.lines().any(|module| module == name))
}

/// The driver of Chromium, which is brought together with it.
pub(crate) fn chromedriver() -> Result<PathBuf> {
    bring(&CHROMIUM.each_ref())?;
    process::find("chromedriver").context("chromedriver is missing")
}

/// Installs what is missing of the engines, all at once: reading the lists of packages takes longer than one more
/// package.
pub(crate) fn bring_all() -> Result<()> {
    let needs: Vec<&Need> = CHROMIUM.iter().chain(&OTHERS).collect();
    bring(&needs)
}

/// The drivers of all three engines, after `bring_all`; the tools hold Firefox's.
pub(crate) fn drivers(tools: &Tools) -> Result<Drivers> {
    Ok(Drivers {
        chrome: process::find("chromedriver").context("chromedriver is missing")?,
        gecko: tools.find("geckodriver").context("geckodriver is missing")?,
        webkit: process::find("WebKitWebDriver").context("WebKitWebDriver is missing")?,
    })
}

/// Installs what is missing, where that is allowed.
fn bring(needs: &[&Need]) -> Result<()> {
    let missing = || needs.iter().copied().filter(|need| !(need.present)()).collect::<Vec<&Need>>();
    let absent = missing();
    if absent.is_empty() {
        return Ok(());
    }
    install(&absent)?;
    let still: Vec<&str> = missing().iter().map(|need| need.name).collect();
    ensure!(still.is_empty(), "still missing after the install: {}", still.join(", "));
    Ok(())
}

fn install(needs: &[&Need]) -> Result<()> {
    let names = needs.iter().map(|need| need.name).collect::<Vec<_>>().join(", ");
    let mut packages: Vec<&str> = needs.iter().map(|need| need.package).collect();
    packages.dedup();
    let by_hand = format!("apt-get install --no-install-recommends {}", packages.join(" "));
    let Some(become_root) = root().filter(|_| process::find("apt-get").is_some()) else {
        bail!("missing: {names}. On Debian or Ubuntu `sudo {by_hand}` installs them");
    };
    println!("bringing {} by apt-get", packages.join(", "));
    let apt = |args: &[&str]| {
        let quiet = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet=2"];
        let words = [become_root, &quiet, args].concat();
        process::run(&mut process::command(words[0], &words[1..]))
    };
    apt(&["update"])?;
    apt(&[&["install", "--yes", "--no-install-recommends"], &packages[..]].concat())
        .with_context(|| format!("missing: {names}; by hand: `sudo {by_hand}`"))
}

/// The words before a command that make it run as root, where that needs no password.
fn root() -> Option<&'static [&'static str]> {
    if process::output(&mut process::command("id", &["-u"])).is_ok_and(|id| id.trim() == "0") {
        return Some(&[]);
    }
    let sudo = process::output(&mut process::command("sudo", &["-n", "true"]));
    sudo.is_ok().then_some(&["sudo", "-n"])
}

fn any(programs: &[&str]) -> bool {
    programs.iter().any(|program| process::find(program).is_some())
}

fn has_japanese_font() -> bool {
    process::output(&mut process::command("fc-list", &[":lang=ja"])).is_ok_and(|fonts| !fonts.trim().is_empty())
}

/// The small browser of `WebKitGTK` lies in a folder of its library, which is not on the PATH.
fn has_mini_browser() -> bool {
    let below = |folder: PathBuf| {
        let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
        entries.map(|entry| entry.path()).filter(|path| path.is_dir())
    };
    // Debian has a folder of its machine's name in between.
    let folders = ["/usr/lib", "/usr/libexec"].map(PathBuf::from).into_iter().flat_map(below);
    folders
        .flat_map(|folder| std::iter::once(folder.clone()).chain(below(folder)))
        .any(|folder| folder.join("MiniBrowser").is_file())
}
