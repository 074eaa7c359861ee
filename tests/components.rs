//! The page's components in a real browser: mounted, used by hand, read back.
//!
//! `cargo xtask test components` runs them in headless Chromium.
#![cfg(all(target_arch = "wasm32", feature = "ui"))]
// The page object stops a test when the page lacks what a test speaks of.
#![allow(clippy::unwrap_used)]

use leptos::prelude::*;
use leptos::task::tick;
use natpoint::article;
use natpoint::chart::cost;
use natpoint::compare::{Axis, Report};
use natpoint::ui::app::App;
use natpoint::words::Language;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, Event, HtmlElement, HtmlInputElement};

wasm_bindgen_test_configure!(run_in_browser);

/// The page, mounted into an element of its own; it goes when the test ends.
struct Page {
    place: HtmlElement,
    _mounted: Box<dyn std::any::Any>,
}

impl Page {
    async fn open() -> Self {
        // All tests share one address. The page before this one may still have its last link to write there.
        waited(300).await;
        window().history().unwrap().replace_state_with_url(&JsValue::NULL, "", Some("#")).unwrap();
        let place: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        place.set_attribute("style", "width: 900px").unwrap();
        document().body().unwrap().append_child(&place).unwrap();
        let mounted = leptos::mount::mount_to(place.clone(), App);
        let page = Self { place, _mounted: Box::new(mounted) };
        page.press("language-en").await;
        page
    }

    fn find(&self, testid: &str) -> Option<Element> {
        self.place.query_selector(&format!("[data-testid='{testid}']")).unwrap()
    }

    fn get(&self, testid: &str) -> Element {
        self.find(testid).unwrap_or_else(|| panic!("no element {testid}"))
    }

    fn text(&self, testid: &str) -> String {
        self.get(testid).text_content().unwrap_or_default()
    }

    fn typed(&self, testid: &str) -> String {
        self.get(testid).unchecked_into::<HtmlInputElement>().value()
    }

    async fn press(&self, testid: &str) {
        self.get(testid).unchecked_into::<HtmlElement>().click();
        settled().await;
    }

    async fn write(&self, testid: &str, text: &str) {
        let input: HtmlInputElement = self.get(testid).unchecked_into();
        input.set_value(text);
        input.dispatch_event(&Event::new("input").unwrap()).unwrap();
        settled().await;
    }

    async fn leave(&self, testid: &str) {
        self.get(testid).dispatch_event(&Event::new("blur").unwrap()).unwrap();
        settled().await;
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        self.place.remove();
    }
}

#[wasm_bindgen_test]
async fn it_opens_on_the_articles_case() {
    let page = Page::open().await;
    assert!(page.text("verdict").starts_with("At 1,200 GB a month"), "{}", page.text("verdict"));
    assert_eq!(page.text("crossover"), "crossing at 1,268.52 GB");
    page.press("difference-endpoint-price").await;
    assert_eq!(page.text("crossover"), "crossing at 1,488.08 GB");
    page.press("difference-endpoint-price").await;
    assert_eq!(page.text("crossover"), "crossing at 1,268.52 GB");
}

#[wasm_bindgen_test]
async fn a_refused_value_stays_typed_and_changes_nothing() {
    let page = Page::open().await;
    let verdict = page.text("verdict");
    for typed in ["abc", "", "-1", "745", "1,5", "NaN", "1e400"] {
        page.write("field-hours", typed).await;
        assert_eq!(page.typed("field-hours"), typed);
        assert!(page.text("error-hours").starts_with("Hours a month"), "{typed}: {}", page.text("error-hours"));
        assert_eq!(page.text("verdict"), verdict);
        page.leave("field-hours").await;
        assert_eq!(page.typed("field-hours"), typed, "leaving the field keeps what was typed");
    }
    page.write("field-hours", "７４４").await;
    assert_eq!(page.text("error-hours"), "");
    assert_eq!(page.typed("field-hours"), "７４４", "nothing is rewritten under the cursor");
    assert_ne!(page.text("verdict"), verdict);
    page.leave("field-hours").await;
    assert_eq!(page.typed("field-hours"), "744");
}

#[wasm_bindgen_test]
async fn a_number_can_be_typed_digit_by_digit() {
    let page = Page::open().await;
    for typed in ["1", "1.", "1.0", "1.05"] {
        page.write("field-s.logs", typed).await;
        assert_eq!(page.typed("field-s.logs"), typed);
        assert_eq!(page.text("error-s.logs"), "");
    }
    assert!(page.text("verdict").contains("1,001.05 GB"), "{}", page.text("verdict"));
}

#[wasm_bindgen_test]
async fn both_languages_speak_of_one_state() {
    let page = Page::open().await;
    page.press("difference-ipv4").await;
    page.press("language-ja").await;
    assert!(page.text("verdict").starts_with("月 1,200 GB なら"), "{}", page.text("verdict"));
    assert_eq!(page.text("crossover"), "分岐点 1,208.69 GB");
    page.press("language-en").await;
    assert_eq!(page.text("crossover"), "crossing at 1,208.69 GB");
}

#[wasm_bindgen_test]
async fn services_come_and_go() {
    let page = Page::open().await;
    page.write("add-service", "secretsman").await;
    page.press("found-secretsmanager").await;
    assert_eq!(page.typed("field-s.secretsmanager"), "0");
    assert!(page.find("crossover").is_none(), "it is not the article's case any more");
    page.press("remove-secretsmanager").await;
    assert!(page.find("field-s.secretsmanager").is_none());
    assert!(page.find("crossover").is_some());
}

#[wasm_bindgen_test]
async fn a_pasted_list_is_planned_and_bad_rows_are_told() {
    let page = Page::open().await;
    assert!(page.find("fleet-text").is_none(), "a closed panel costs nothing");
    page.get("fleet").query_selector("summary").unwrap().unwrap().unchecked_into::<HtmlElement>().click();
    waited(100).await;
    let list = "name,region,endpoints,gb\n<b>shop</b>,Tokyo,1,9000\nbatch,Atlantis,1,1\n=quiet,,1,0";
    page.write("fleet-text", list).await;
    assert_eq!(page.typed("fleet-text"), list, "what was pasted stays");
    assert!(page.text("fleet-problems").contains("Line 3, region: “Atlantis”"), "{}", page.text("fleet-problems"));
    assert!(page.text("fleet-total").starts_with("2 VPCs cost $"), "{}", page.text("fleet-total"));
    let row = page.text("fleet-row");
    assert!(row.starts_with("1. <b>shop</b>"), "a name is text: {row}");
    page.press("language-ja").await;
    assert!(page.text("fleet-total").starts_with("VPC 2 つで月額"), "{}", page.text("fleet-total"));
    // However long the list is, few rows stand on the page.
    let rows: String = (0..10_000).map(|at| format!("vpc-{at},{},{at}\n", at % 9)).collect();
    page.write("fleet-text", &format!("name,endpoints,gb\n{rows}")).await;
    let shown = |page: &Page| page.get("fleet-order").query_selector("tbody").unwrap().unwrap().child_element_count();
    assert_eq!(shown(&page), 50);
    for expected in [100, 150, 200, 200] {
        page.press("fleet-more").await;
        assert_eq!(shown(&page), expected);
    }
    assert_eq!(page.text("fleet-window"), "10,000 行中 51 から 250 行目");
    page.press("fleet-first").await;
    assert_eq!(shown(&page), 50);
    page.write("fleet-text", "hello").await;
    assert!(page.find("fleet-row").is_none());
    assert!(page.text("fleet-problems").contains("name,region,azs,endpoints,gb"));
}

#[wasm_bindgen_test]
async fn the_patched_chart_is_the_picture() {
    let page = Page::open().await;
    // The observer of the width answers with the next frame.
    let svg = page.get("chart").query_selector("svg").unwrap().unwrap();
    for _ in 0..100 {
        if svg.child_element_count() > 0 {
            break;
        }
        settled().await;
    }
    for gb in ["1200", "90", "40000"] {
        page.write("field-total", gb).await;
        let mut scenario = article::scenario();
        scenario.scale_services_to(natpoint::input::gb(natpoint::input::Field::TotalGb, gb).unwrap());
        let report = Report::new(&scenario, Axis::AllServices);
        let picture = cost::chart(&report, Language::English.words(), 900, 400);
        let drawn: Vec<_> = picture.shapes.iter().map(|shape| shape.text.clone().unwrap_or_default()).collect();
        let shown: Vec<_> = (0..svg.child_element_count())
            .map(|at| svg.children().item(at).unwrap().text_content().unwrap_or_default())
            .collect();
        assert_eq!(shown, drawn, "{gb} GB");
    }
}

/// Waits until the page has followed a change: its effects run behind the event, some of them in turn.
async fn settled() {
    tick().await;
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        window().request_animation_frame(&resolve).unwrap();
    });
    wasm_bindgen_futures::JsFuture::from(promise).await.unwrap();
}

async fn waited(milliseconds: i32) {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds).unwrap();
    });
    wasm_bindgen_futures::JsFuture::from(promise).await.unwrap();
}
