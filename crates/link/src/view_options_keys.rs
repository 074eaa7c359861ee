//! How the answer is looked at, as keys of a link.

use super::Notice;
use crate::view_options::{Show, Theme, ViewOptions};
use natpoint_model::cost::Design;

/// Takes a key of these; `None` when it is none of them.
pub(super) fn take(look: &mut ViewOptions, key: &str, value: &str) -> Option<Result<(), Notice>> {
    let unknown = || Err(Notice::UnknownKey(format!("{key}={value}")));
    match (key, value) {
        ("log", "yes") => look.log = true,
        ("locked", "yes") => look.read_only = true,
        ("show", "chart") => look.show = Show::Chart,
        ("show", "verdict") => look.show = Show::Verdict,
        ("theme", "light") => look.theme = Some(Theme::Light),
        ("theme", "dark") => look.theme = Some(Theme::Dark),
        ("hide", _) => {
            for slug in value.split('~') {
                match Design::ALL.into_iter().find(|design| design.slug() == slug) {
                    Some(design) => look.set_hidden(design, true),
                    None => return Some(unknown()),
                }
            }
        }
        ("log" | "locked" | "show" | "theme", _) => return Some(unknown()),
        _ => return None,
    }
    Some(Ok(()))
}

/// The keys of a look and their values; none for what is as usual.
pub(super) fn write(look: &ViewOptions) -> impl Iterator<Item = (&'static str, String)> {
    let hidden: Vec<_> = look.hidden.iter().map(|design| design.slug()).collect();
    let show = match look.show {
        Show::All => "",
        Show::Chart => "chart",
        Show::Verdict => "verdict",
    };
    let theme = match look.theme {
        None => "",
        Some(Theme::Light) => "light",
        Some(Theme::Dark) => "dark",
    };
    let yes = |said| if said { "yes" } else { "" };
    let all = [
        ("log", yes(look.log).to_owned()),
        ("hide", hidden.join("~")),
        ("show", show.to_owned()),
        ("theme", theme.to_owned()),
        ("locked", yes(look.read_only).to_owned()),
    ];
    all.into_iter().filter(|(_, value)| !value.is_empty())
}
