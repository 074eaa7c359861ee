//! wasm-bindgen's glue, less what the packaged page has no use for.

use anyhow::{Result, bail};

/// Where the glue's own loader begins: from here on it fetches the program from a URL.
const LOADER: &str = "\nasync function __wbg_load(";
/// How the glue ends; anything after it would be cut unread.
const END: &str = "export { initSync, __wbg_init as default };";
/// What the loader's end would have called, and the page calls instead.
const KEPT: [&str; 2] = ["function __wbg_get_imports(", "function __wbg_finalize_init("];
/// How the page gets at them: a classic script has no exports. `style/boot.js` takes this away again.
const HANDOVER: &str = "globalThis.natpointGlue = { imports: __wbg_get_imports, finish: __wbg_finalize_init };";

/// The glue as a classic script without its loader, comments and indentation, and with a script at its end.
pub fn script(glue: &str, more: &str) -> Result<String> {
    let Some((kept, loader)) = glue.split_once(LOADER) else {
        bail!("the glue has no {:?}: wasm-bindgen writes another loader now", LOADER.trim());
    };
    if !loader.trim_end().ends_with(END) || loader.matches("\nexport ").count() != 1 {
        bail!("the glue does not end in {END:?} alone: wasm-bindgen writes another end now");
    }
    for name in KEPT {
        if !kept.contains(name) {
            bail!("the glue has no {name:?} before its loader, which the page calls");
        }
    }
    alone(&format!("{}\n{HANDOVER}\n{more}", without_exports(kept)?))
}

/// Declarations stay, but no longer for other modules; no other export is known of.
fn without_exports(glue: &str) -> Result<String> {
    let mut kept = String::with_capacity(glue.len());
    for line in glue.lines() {
        let declared = line.strip_prefix("export ").unwrap_or(line);
        let known = ["class ", "function "].iter().any(|word| declared.starts_with(word));
        if declared.len() < line.len() && !known {
            bail!("the glue has an export that is no declaration: {line}");
        }
        kept.push_str(declared);
        kept.push('\n');
    }
    Ok(kept)
}

/// Scripts as one that leaves no names behind; as strict as a module is.
pub fn alone(script: &str) -> Result<String> {
    Ok(format!("(() => {{\n'use strict';\n{}}})();\n", without_comments(script)?))
}

/// The script without indentation, empty lines and whole-line comments.
///
/// A line is only ever dropped or trimmed as a whole, so that strings and expressions stay as they are; a text that
/// runs over several lines would not, and is refused.
pub fn without_comments(script: &str) -> Result<String> {
    let mut kept = String::with_capacity(script.len());
    let mut lines = script.lines().map(str::trim);
    while let Some(line) = lines.next() {
        if line.starts_with("/*") {
            let mut end = line;
            while !end.contains("*/") {
                let Some(next) = lines.next() else { bail!("a script has a comment without an end") };
                end = next;
            }
            if !end.ends_with("*/") {
                bail!("a script has code after a comment: {end}");
            }
        } else if !line.is_empty() && !line.starts_with("//") {
            if line.matches('`').count() % 2 == 1 || line.ends_with('\\') {
                bail!("a script has a text of several lines, which trimming would change: {line}");
            }
            kept.push_str(line);
            kept.push('\n');
        }
    }
    Ok(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str = "/* @ts-self-types=\"./a.d.ts\" */\n\nexport class A {}\n\
                        function __wbg_get_imports() {\n    return 1; // one\n}\n\
                        function __wbg_finalize_init() {}\n\nasync function __wbg_load(module) { fetch(module); }\n\
                        export { initSync, __wbg_init as default };\n";

    #[test]
    fn the_loader_goes_and_the_rest_stays() -> Result<()> {
        let kept = "(() => {\n'use strict';\nclass A {}\nfunction __wbg_get_imports() {\nreturn 1; // one\n}\n\
                    function __wbg_finalize_init() {}\n\
                    globalThis.natpointGlue = { imports: __wbg_get_imports, finish: __wbg_finalize_init };\n})();\n";
        assert_eq!(script(GLUE, "")?, kept);
        assert!(include_str!("../../../../style/boot.js").contains("globalThis.natpointGlue;"));
        Ok(())
    }

    #[test]
    fn another_glue_is_refused() {
        for (from, to, message) in [
            (
                "__wbg_load",
                "__load",
                "the glue has no \"async function __wbg_load(\": wasm-bindgen writes another loader now",
            ),
            (
                "default };",
                "default };\nmore();",
                "the glue does not end in \"export { initSync, __wbg_init as default };\" alone: wasm-bindgen writes \
                 another end now",
            ),
            (
                "function __wbg_f",
                "export { a };\nfunction __wbg_f",
                "the glue has an export that is no declaration: export { a };",
            ),
            (
                "__wbg_finalize_init",
                "__finalize",
                "the glue has no \"function __wbg_finalize_init(\" before its loader, which the page calls",
            ),
        ] {
            let error = script(&GLUE.replace(from, to), "").err().map(|error| error.to_string());
            assert_eq!(error.as_deref(), Some(message));
        }
    }

    #[test]
    fn only_whole_lines_are_dropped() -> Result<()> {
        for (script, kept) in [
            ("  a();\n\n  // why\n  b('//');\n", "a();\nb('//');\n"),
            ("/** one */\na();\n/**\n * two\n */\nb();\n", "a();\nb();\n"),
            ("a(`x ${y}`); /* in place */\n", "a(`x ${y}`); /* in place */\n"),
            ("", ""),
        ] {
            assert_eq!(without_comments(script)?, kept);
        }
        Ok(())
    }

    #[test]
    fn what_trimming_would_change_is_refused() {
        for (script, message) in [
            ("a(`x\n  y`);", "a script has a text of several lines, which trimming would change: a(`x"),
            ("a('x\\\n  y');", "a script has a text of several lines, which trimming would change: a('x\\"),
            ("/* x", "a script has a comment without an end"),
            ("/* x */ a();", "a script has code after a comment: /* x */ a();"),
        ] {
            assert_eq!(without_comments(script).err().map(|error| error.to_string()).as_deref(), Some(message));
        }
    }
}
