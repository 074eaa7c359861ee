//! The page's colours in the light theme, read from its own style sheet, for pictures that carry no style sheet.

/// Where each colour is declared, as `--name: light-dark(LIGHT, DARK);`.
const TOKENS: &str = include_str!("../../../style/tokens.css");

/// A style with each `var(--name)` replaced by the colour that it names in the light theme.
///
/// A name that the style sheet does not have stays as it is; a test checks that there is none.
pub(crate) fn in_light_theme(style: &str) -> String {
    let mut resolved = String::with_capacity(style.len());
    let mut rest = style;
    while let Some((before, after)) = rest.split_once("var(--") {
        resolved += before;
        let Some((name, behind)) = after.split_once(')') else { break };
        match light(name) {
            Some(color) => resolved += color,
            None => resolved += &["var(--", name, ")"].concat(),
        }
        rest = behind;
    }
    resolved + rest
}

fn light(name: &str) -> Option<&'static str> {
    let declarations = TOKENS.lines().filter_map(|line| line.trim().strip_prefix("--")?.split_once(": light-dark("));
    let (_, pair) = declarations.into_iter().find(|(declared, _)| *declared == name)?;
    pair.split_once(',').map(|(light, _)| light)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_replaced_by_light_colours() {
        let paper = light("paper").expect("the page has a paper");
        assert!(paper.starts_with('#') && paper.len() == 7, "{paper}");
        assert_eq!(in_light_theme("fill:var(--paper);stroke:none"), format!("fill:{paper};stroke:none"));
        assert_eq!(in_light_theme("fill:var(--nothing)"), "fill:var(--nothing)");
        assert_eq!(in_light_theme("fill:none"), "fill:none");
    }
}
