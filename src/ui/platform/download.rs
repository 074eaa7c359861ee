//! What the browser keeps of the page: files, and paper.

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, CanvasRenderingContext2d, HtmlCanvasElement, HtmlElement, HtmlImageElement, Url};

use super::Scope;
use super::listener::listen;

/// Saves a text as a file. A frame may forbid it, and does so in silence.
#[expect(clippy::disallowed_methods, reason = "the address is to be revoked whatever becomes of the page")]
pub(in crate::ui) fn save(name: &str, kind: &str, text: &str) {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let parts = js_sys::Array::of1(&text.into());
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options);
    let Some(address) = blob.ok().and_then(|blob| Url::create_object_url_with_blob(&blob).ok()) else { return };
    follow(name, &address);
    // The browser may still be reading it.
    set_timeout(move || drop(Url::revoke_object_url(&address)), std::time::Duration::from_mins(1));
}

/// Draws an SVG picture at twice its size and saves it as PNG.
pub(in crate::ui) fn save_png(scope: Scope, name: &'static str, svg: &str) {
    let source = format!("data:image/svg+xml,{}", String::from(js_sys::encode_uri_component(svg)));
    scope.when_ready(async move { draw(&source).await }, move |address| {
        if let Ok(address) = address {
            follow(name, &address);
        }
    });
}

/// A picture as an address that holds it as PNG.
async fn draw(source: &str) -> Result<String, JsValue> {
    let image = HtmlImageElement::new()?;
    image.set_src(source);
    JsFuture::from(image.decode()).await?;
    let canvas: HtmlCanvasElement = document().create_element("canvas")?.unchecked_into();
    let (width, height) = (image.width() * 2, image.height() * 2);
    canvas.set_width(width);
    canvas.set_height(height);
    let context = canvas.get_context("2d")?.ok_or(JsValue::NULL)?;
    let context: CanvasRenderingContext2d = context.unchecked_into();
    let (width, height) = (f64::from(width), f64::from(height));
    context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, width, height)?;
    canvas.to_data_url()
}

/// Follows an address as a link to a file would.
fn follow(name: &str, address: &str) {
    let Ok(link) = document().create_element("a") else { return };
    let _ = link.set_attribute("href", address);
    let _ = link.set_attribute("download", name);
    link.unchecked_into::<HtmlElement>().click();
}

/// Opens the browser's own dialogue for printing.
pub(in crate::ui) fn print() {
    let _ = window().print();
}

/// Tells when the browser is about to print, and when it has printed.
pub(in crate::ui) fn on_print(tell: impl Fn(bool) + 'static) {
    listen(&window(), &["beforeprint", "afterprint"], move |event| tell(event.type_() == "beforeprint"));
}

/// Back to the top of the page, where the answer is.
pub(in crate::ui) fn to_top() {
    window().scroll_to_with_x_and_y(0.0, 0.0);
}
