//! A picture on the page: an SVG that follows its width and what it shows.

#![expect(unreachable_pub, reason = "a component's macro makes its properties public")]

use leptos::html::Div;
use leptos::prelude::*;

use super::platform;
use natpoint_chart::Picture;

/// A picture in its frame, drawn anew when its width or what `draw` reads changes.
#[component]
pub(super) fn PictureFrame<F>(
    /// What names it for tests.
    testid: &'static str,
    /// What it shows, for those who do not see it.
    description: Signal<String>,
    /// Draws it for a width in CSS pixels.
    draw: F,
) -> impl IntoView
where
    F: Fn(u32) -> Picture + 'static,
{
    let frame = NodeRef::<Div>::new();
    let svg = NodeRef::<leptos::svg::Svg>::new();
    let width = RwSignal::new(0_u32);
    Effect::new(move || {
        let Some(frame) = frame.get() else { return };
        platform::on_width(&frame, move |now| {
            if width.get_untracked() != now {
                width.set(now);
            }
        });
    });
    Effect::new(move |before: Option<Picture>| {
        let before = before.unwrap_or_default();
        let (width, Some(svg)) = (width.get(), svg.get()) else { return before };
        // Its width is not known yet.
        if width == 0 {
            return before;
        }
        let picture = draw(width);
        platform::patch(&svg, &before, &picture);
        picture
    });
    view! {
        <div class="frame" data-testid=testid node_ref=frame role="img" aria-label=description>
            <svg node_ref=svg width="100%" aria-hidden="true"></svg>
        </div>
    }
}
