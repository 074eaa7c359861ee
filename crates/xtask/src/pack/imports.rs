//! What a packed program may ask the browser for.
//!
//! A content security policy cannot forbid everything: a script may still navigate, open a window, or reach out by
//! WebRTC. A WebAssembly program does only what it imports, so a list of the imports that may be there is a proof that
//! it does none of that. wasm-bindgen names an import by the JavaScript function or property that it stands for, with
//! a hash behind it.

use anyhow::{Context as _, Result, ensure};
use wasmparser::{Parser, Payload};

/// The functions and properties that the programs use. None of them leaves the page.
///
/// `hash` is the part of the address behind `#`, which never reaches a server; `src` is that of a picture, whose
/// sources the policy limits to `data:` and `blob:`; `open` is the state of a `<details>`.
const ALLOWED: &str = include_str!("imports.txt");

/// Refuses a program that imports anything else.
pub(crate) fn check(program: &[u8]) -> Result<()> {
    let allowed: Vec<&str> = ALLOWED.lines().collect();
    for import in imports(program)? {
        ensure!(
            allowed.contains(&import.as_str()),
            "the program imports {import:?}; if that cannot leave the page, name it in pack/imports.txt"
        );
    }
    Ok(())
}

/// The names of what a program imports, without wasm-bindgen's prefix and hash.
fn imports(program: &[u8]) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for payload in Parser::new(0).parse_all(program) {
        if let Payload::ImportSection(section) = payload.context("the program is no WebAssembly")? {
            for import in section.into_imports() {
                names.push(plain(import?.name).to_owned());
            }
        }
    }
    Ok(names)
}

fn plain(name: &str) -> &str {
    let name = name.strip_prefix("__wbg_").unwrap_or(name);
    match name.rsplit_once('_') {
        Some((front, hash)) if hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()) => front,
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A program with one import, which is a function without parameters.
    fn importing(name: &str) -> Vec<u8> {
        let length = |text: &str| u8::try_from(text.len()).unwrap_or(u8::MAX);
        let types = [1, 4, 1, 0x60, 0, 0];
        let mut import = vec![1, 1, b'm', length(name)];
        import.extend(name.bytes());
        import.extend([0, 0]);
        let size = u8::try_from(import.len()).unwrap_or(u8::MAX);
        [&b"\0asm\x01\0\0\0"[..], &types, &[2, size], &import].concat()
    }

    #[test]
    fn only_what_is_listed_is_imported() -> Result<()> {
        check(b"\0asm\x01\0\0\0")?;
        check(&importing("__wbg_setAttribute_0123456789abcdef"))?;
        for (name, plain) in [
            ("__wbg_fetch_0123456789abcdef", "fetch"),
            ("__wbg_newRTCPeerConnection_0123456789abcdef", "newRTCPeerConnection"),
            ("__wbg_assign_0123456789abcdef", "assign"),
            ("env", "env"),
        ] {
            let error = check(&importing(name)).err().map(|error| error.to_string()).unwrap_or_default();
            assert!(error.starts_with(&format!("the program imports {plain:?};")), "{error}");
        }
        Ok(())
    }

    #[test]
    fn the_list_is_sorted_and_names_each_import_once() {
        let names: Vec<&str> = ALLOWED.lines().collect();
        assert!(names.is_sorted_by(|one, next| one < next), "{names:?}");
        for name in ["fetch", "assign", "replace", "sendBeacon", "eval", "set_location", "set_href", "setRequestHeader"]
        {
            assert!(!names.contains(&name), "{name} would leave the page");
        }
    }
}
