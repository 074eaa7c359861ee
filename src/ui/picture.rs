//! A picture on the page: an SVG that follows its width and what it shows.

use leptos::html::Div;
use leptos::prelude::*;

use super::parts::watch;
use super::platform::{self, Debounce, REST_MS};
use super::session::Session;
use natpoint_chart::Picture;

/// A picture in its frame, drawn at once and then whenever the numbers rest; its sentence is for those who do not
/// see it. The choice is whatever else it follows.
pub(super) fn view(
    session: Session,
    testid: &'static str,
    told: Signal<String>,
    choice: RwSignal<String>,
    draw: impl Fn(u32) -> Picture + Copy + 'static,
) -> AnyView {
    boxed(session, testid, told, choice, std::rc::Rc::new(draw))
}

fn boxed(
    session: Session,
    testid: &'static str,
    told: Signal<String>,
    choice: RwSignal<String>,
    draw: std::rc::Rc<dyn Fn(u32) -> Picture>,
) -> AnyView {
    let frame = NodeRef::<Div>::new();
    let svg = NodeRef::<leptos::svg::Svg>::new();
    let width = RwSignal::new(0_u32);
    let drawn = StoredValue::new(Picture::default());
    let rest = Debounce::new(REST_MS);
    watch(move |_| {
        if let Some(frame) = frame.get() {
            platform::on_width(&frame, move |now| {
                if width.get_untracked() != now {
                    width.set(now);
                }
            });
        }
    });
    watch(move |_| {
        session.report.with(|_| ());
        session.language().track();
        choice.track();
        let (width, draw) = (width.get(), std::rc::Rc::clone(&draw));
        let patch = move || {
            let Some(svg) = svg.get_untracked() else { return };
            let picture = draw(width);
            drawn.update_value(|before| {
                platform::patch(&svg, before, &picture);
                *before = picture;
            });
        };
        // What is not drawn yet would make the page jump.
        if drawn.with_value(|before| before.width == width) { rest.call(patch) } else { patch() }
    });
    view! {
        <div class="frame" data-testid=testid node_ref=frame role="img" aria-label=told>
            <svg node_ref=svg width="100%" aria-hidden="true"></svg>
        </div>
    }
    .into_any()
}
