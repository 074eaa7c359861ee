//! The page as a frame of another, and the snippet that embeds it.

#![expect(unreachable_pub, reason = "a component's macro makes its properties public")]

use leptos::prelude::*;

use super::export::{Item, item};
use super::parts::{Name, check, choice, derived, localized, show_when, watch};
use super::session::Session;
use super::{chart, platform, share, verdict};

use natpoint_link::Language;
use natpoint_link::view_options::{Show, Theme, ViewOptions};
use natpoint_text::{ExportLabels, in_language};

/// Whether only a part of the page is shown.
pub(super) fn is_part(session: Session) -> Signal<bool> {
    derived(move || session.view_options().with(|view_options| view_options.show != Show::All))
}

/// Applies the theme and the shown part to the document, and tells the host how high the page is.
pub(super) fn apply_view_options(session: Session) {
    watch(move |_| {
        session.view_options().with(|view_options| {
            platform::embed::mark_root("data-show", name_of(&SHOWS, view_options.show));
            platform::embed::mark_root("data-theme", name_of(&THEMES, view_options.theme));
        });
    });
    platform::embed::tell_height();
}

/// The verdict, the chart if it is asked for, and a link to the whole page.
#[component]
pub(super) fn EmbeddedPart(
    /// The page's state.
    session: Session,
) -> impl IntoView {
    let chart = derived(move || session.view_options().with(|view_options| view_options.show == Show::Chart));
    let address = platform::address();
    let whole = (!address.is_empty()).then(|| {
        let link = localized(session, move |_| {
            let settings = session.link();
            let settings =
                natpoint_export::settings_with(&settings, &ViewOptions::default(), Some(session.language().get()));
            natpoint_export::link(&address, &settings)
        });
        let label = localized(session, |locale| locale.export_labels().open_full.to_owned());
        view! {
            <p class="note">
                <a href=link target="_blank" rel="noopener" data-testid="whole">
                    {label}
                </a>
            </p>
        }
        .into_any()
    });
    let caption = localized(session, move |locale| session.with(|scenario| locale.network_in_full(scenario)));
    view! {
        <div class="part" data-testid="part">
            <div class="answer-bar">
                <verdict::Verdict session openings=None narrow=Signal::stored(false) />
                <verdict::Figures session />
            </div>
            {show_when(chart, move || view! { <chart::CostChart session preview=None /> }.into_any())}
            <div class="caption">
                <p class="note" data-testid="caption">{caption}</p>
                {whole}
            </div>
        </div>
    }
    .into_any()
}

/// The options of a choice in the form, by name; the default has none.
type Choices<T> = [(&'static str, T); 3];

const SHOWS: Choices<Show> = [("", Show::All), ("chart", Show::Chart), ("verdict", Show::Verdict)];
const THEMES: Choices<Option<Theme>> = [("", None), ("light", Some(Theme::Light)), ("dark", Some(Theme::Dark))];
const LANGUAGES: Choices<Option<Language>> =
    [("", None), ("en", Some(Language::English)), ("ja", Some(Language::Japanese))];

fn name_of<T: Copy + PartialEq>(choices: &Choices<T>, value: T) -> &'static str {
    choices.iter().find(|(_, other)| *other == value).map_or("", |(name, _)| name)
}

fn named<T: Copy>(choices: &Choices<T>, name: &str) -> T {
    choices.iter().find(|(other, _)| *other == name).unwrap_or(&choices[0]).1
}

/// The snippet, with a choice of what the frame shows.
#[component]
pub(super) fn EmbedOptions(
    /// The page's state.
    session: Session,
) -> impl IntoView {
    let names = RwSignal::new(["", "", ""].map(str::to_owned));
    let read_only = RwSignal::new(true);
    let option_list = move |at: usize,
                            slug: &'static str,
                            texts: fn(&ExportLabels) -> [&'static str; 4],
                            values: [&'static str; 3]| {
        let texts = move || texts(session.locale().export_labels());
        let label = derived(move || texts()[0].to_owned());
        let offered = derived(move || {
            let texts = texts().into_iter().skip(1);
            let name = |(value, text): (&str, &str)| Name { value: value.to_owned(), text: text.to_owned() };
            values.into_iter().zip(texts).map(name).collect()
        });
        choice(slug, label, derived(move || names.with(|names| names[at].clone())), offered, move |name| {
            names.update(|names| names[at] = name);
        })
    };
    let snippet = move || {
        let [show, theme, language] = names.get();
        let view_options = ViewOptions {
            show: named(&SHOWS, &show),
            theme: named(&THEMES, &theme),
            read_only: read_only.get(),
            ..session.view_options().get()
        };
        natpoint_export::frame(&share::address(), &session.link(), &view_options, named(&LANGUAGES, &language))
    };
    let on_disk = share::address().is_empty();
    let note = localized(session, move |locale| {
        let labels = locale.export_labels();
        if on_disk { [labels.embed_note, labels.embed_disk].join(" ") } else { labels.embed_note.to_owned() }
    });
    let embed_label = localized(session, |locale| locale.export_labels().embed.to_owned());
    view! {
        <div class="export" data-testid="embed">
            <div class="embed">
                {option_list(
                    0,
                    "embed-show",
                    |l| [l.show, l.show_all, l.show_chart, l.show_verdict],
                    SHOWS.map(|(name, _)| name),
                )}
                {option_list(
                    1,
                    "embed-theme",
                    |l| [l.theme, l.as_browser, l.light, l.dark],
                    THEMES.map(|(name, _)| name),
                )}
                {option_list(
                    2,
                    "embed-language",
                    |l| {
                        let [english, japanese] = Language::ALL.map(|language| in_language(language).labels().language);
                        [l.language, l.as_browser, english, japanese]
                    },
                    LANGUAGES.map(|(name, _)| name),
                )}
            </div>
            {check(
                "embed-locked".to_owned(),
                read_only.into(),
                localized(session, |locale| locale.export_labels().read_only.to_owned()).into_any(),
                move |on| read_only.set(on),
            )}
            <p class="note">{note}</p>
            {item(
                session,
                Item { slug: "embed", label: embed_label, text: Box::new(snippet), file: None, preview: None },
            )}
        </div>
    }
    .into_any()
}
