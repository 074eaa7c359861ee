//! What Trunk puts into a page to load the app from files beside it: found, and cut out.

use anyhow::{Result, bail};

use super::html::{Element, elements, one};

/// The names of the files that the page would have loaded.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Loader {
    pub script: String,
    pub program: String,
}

/// The page without Trunk's loader, and what it loaded.
pub(crate) fn cut(page: &str) -> Result<(String, Loader)> {
    let elements = elements(page)?;
    let module = one(&elements, "<script type=module>", |element| {
        element.name == "script" && element.attribute("type") == Some("module")
    })?;
    let script = one(&elements, "<link rel=modulepreload>", |element| is_link(element, "modulepreload"))?;
    let program = one(&elements, "<link rel=preload>", |element| is_link(element, "preload"))?;
    let loader = Loader { script: file(script, ".js")?, program: file(program, ".wasm")? };
    for name in [&loader.script, &loader.program] {
        if !module.text.contains(&format!("'./{name}'")) {
            bail!("Trunk's module script does not load './{name}', which the page preloads");
        }
    }
    let mut ranges = [&module.range, &script.range, &program.range];
    ranges.sort_by_key(|range| range.start);
    let mut rest = page.to_owned();
    for range in ranges.into_iter().rev() {
        rest.replace_range(range.clone(), "");
    }
    Ok((rest, loader))
}

fn is_link(element: &Element, rel: &str) -> bool {
    element.name == "link" && element.attribute("rel") == Some(rel)
}

fn file(link: &Element, extension: &str) -> Result<String> {
    let href = link.attribute("href").unwrap_or_default();
    match href.strip_prefix("./") {
        Some(name) if name.ends_with(extension) && !name.contains('/') => Ok(name.to_owned()),
        _ => bail!("a preload link names {href:?}, not a {extension} file beside the page"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MODULE: &str =
        "<script type=\"module\">import init from './a.js'; await init({ module_or_path: './a_bg.wasm' });</script>";
    const SCRIPT: &str = "<link rel=\"modulepreload\" href=\"./a.js\" integrity=\"sha384-x\">";
    const PROGRAM: &str = "<link rel=\"preload\" href=\"./a_bg.wasm\" as=\"fetch\" type=\"application/wasm\">";

    #[test]
    fn the_loader_is_cut_wherever_it_stands() -> Result<()> {
        for page in [
            format!("<head><title>t</title>{MODULE}\n{SCRIPT}{PROGRAM}</head>"),
            format!("<head>{PROGRAM}{SCRIPT}<title>t</title>{MODULE}\n</head>"),
        ] {
            let (rest, loader) = cut(&page)?;
            assert_eq!(rest, "<head><title>t</title>\n</head>");
            assert_eq!(loader, Loader { script: "a.js".to_owned(), program: "a_bg.wasm".to_owned() });
        }
        Ok(())
    }

    #[test]
    fn what_is_missing_is_named() {
        for (page, message) in [
            (format!("{SCRIPT}{PROGRAM}"), "the page should have exactly one <script type=module>, but it has 0"),
            (format!("{MODULE}{PROGRAM}"), "the page should have exactly one <link rel=modulepreload>, but it has 0"),
            (format!("{MODULE}{SCRIPT}"), "the page should have exactly one <link rel=preload>, but it has 0"),
            (
                format!("{MODULE}{SCRIPT}{PROGRAM}{PROGRAM}"),
                "the page should have exactly one <link rel=preload>, but it has 2",
            ),
            (
                format!("{MODULE}{SCRIPT}<link rel=preload href=./b.wasm>"),
                "Trunk's module script does not load './b.wasm', which the page preloads",
            ),
            (
                format!("{MODULE}{SCRIPT}<link rel=preload href=/b.wasm>"),
                "a preload link names \"/b.wasm\", not a .wasm file beside the page",
            ),
        ] {
            assert_eq!(cut(&page).err().map(|error| error.to_string()), Some(message.to_owned()));
        }
    }
}
