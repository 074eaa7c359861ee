//! View options as keys of a link.

use super::Notice;
use crate::view_options::{Amounts, Show, Tab, Theme, ViewOptions};
use natpoint_model::cost::Design;

/// Reads a key of the view options; `None` if it is another key.
pub(super) fn take(view_options: &mut ViewOptions, key: &str, value: &str) -> Option<Result<(), Notice>> {
    let unknown = || Err(Notice::UnknownKey(format!("{key}={value}")));
    match (key, value) {
        ("log", "yes") => view_options.log = true,
        ("curves", "saved") => view_options.savings = true,
        ("locked", "yes") => view_options.read_only = true,
        ("show", "chart") => view_options.show = Show::Chart,
        ("show", "verdict") => view_options.show = Show::Verdict,
        ("theme", "light") => view_options.theme = Some(Theme::Light),
        ("theme", "dark") => view_options.theme = Some(Theme::Dark),
        ("amounts", _) => match Amounts::from_slug(value) {
            Some(amounts) => view_options.amounts = amounts,
            None => return Some(unknown()),
        },
        ("tab", _) => match Tab::from_slug(value) {
            Some(tab) => view_options.tab = Some(tab),
            None => return Some(unknown()),
        },
        ("hide", _) => {
            for slug in value.split('~') {
                match Design::ALL.into_iter().find(|design| design.slug() == slug) {
                    Some(design) => view_options.set_hidden(design, true),
                    None => return Some(unknown()),
                }
            }
        }
        ("log" | "curves" | "locked" | "show" | "theme", _) => return Some(unknown()),
        _ => return None,
    }
    Some(Ok(()))
}

/// The keys and values that differ from the defaults.
pub(super) fn write(view_options: &ViewOptions) -> impl Iterator<Item = (&'static str, String)> {
    let hidden: Vec<_> = view_options.hidden.iter().map(|design| design.slug()).collect();
    let show = match view_options.show {
        Show::All => "",
        Show::Chart => "chart",
        Show::Verdict => "verdict",
    };
    let theme = match view_options.theme {
        None => "",
        Some(Theme::Light) => "light",
        Some(Theme::Dark) => "dark",
    };
    let amounts = match view_options.amounts {
        Amounts::Both => "",
        other => other.slug(),
    };
    let yes = |set| if set { "yes" } else { "" };
    let all = [
        ("log", yes(view_options.log).to_owned()),
        ("curves", if view_options.savings { "saved" } else { "" }.to_owned()),
        ("hide", hidden.join("~")),
        ("show", show.to_owned()),
        ("amounts", amounts.to_owned()),
        ("theme", theme.to_owned()),
        ("locked", yes(view_options.read_only).to_owned()),
        ("tab", view_options.tab.map_or("", Tab::slug).to_owned()),
    ];
    all.into_iter().filter(|(_, value)| !value.is_empty())
}
