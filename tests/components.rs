//! The page's components in a real browser: mounted, used by hand, read back.
//!
//! `cargo xtask test components` runs them in headless Chromium.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test stops where the page lacks what it speaks of")]

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use leptos::prelude::*;
use leptos::task::tick;
use natpoint::ui::app::App;
use natpoint_chart::cost;
use natpoint_chart::plot::View;
use natpoint_link::Language;
use natpoint_link::Link;
use natpoint_link::undo_history::UndoHistory;
use natpoint_model::article;
use natpoint_model::compare::{Axis, Report};
use natpoint_model::scenario::{EndpointClaim, Path, ServiceGroup, TransitGateway};
use natpoint_model::units::Quantity as _;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, HtmlSelectElement, PointerEvent};

#[path = "browsers/places.rs"]
mod places;

wasm_bindgen_test_configure!(run_in_browser);

/// The page, mounted into an element of its own; it goes when the test ends.
struct Page {
    place: HtmlElement,
}

/// What keeps the page alive.
struct Mounted {
    place: HtmlElement,
    owner: Owner,
    handle: Box<dyn std::any::Any>,
}

thread_local! {
    /// The present page's. A test that fails drops nothing, because wasm does not unwind, so the next test ends the
    /// page that it left: its menus and its listener of the address would answer in the place of the new page's.
    static MOUNTED: RefCell<Option<Mounted>> = const { RefCell::new(None) };
}

impl Page {
    async fn open() -> Self {
        if let Some(left) = Self::end() {
            left.remove();
        }
        // All tests share one address.
        let hash = format!("#{}", article_link());
        window().history().unwrap().replace_state_with_url(&JsValue::NULL, "", Some(&hash)).unwrap();
        window().local_storage().unwrap().unwrap().clear().unwrap();
        let place: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        place.set_attribute("style", "width: 900px").unwrap();
        document().body().unwrap().append_child(&place).unwrap();
        count_panics();
        let owner = Owner::new();
        let handle = owner.with(|| leptos::mount::mount_to(place.clone(), App));
        MOUNTED.set(Some(Mounted { place: place.clone(), owner, handle: Box::new(handle) }));
        let page = Self { place };
        // What lies below the fold comes when the answer has been painted.
        for _ in 0..200 {
            if page.find("details").is_some() {
                break;
            }
            waited(10).await;
        }
        page.press("language-en").await;
        page.reach("link").await;
        page
    }

    /// Opens the tab, sheet or menu in which a thing stands, unless it is there already.
    async fn reach(&self, testid: &str) {
        if self.find(testid).is_some() {
            return;
        }
        for step in places::steps_to(testid) {
            if let Some(button) = self.find(step)
                && self.find(testid).is_none()
            {
                button.unchecked_into::<HtmlElement>().click();
                settled().await;
                // A menu is filled when the browser tells that it is open.
                waited(30).await;
            }
        }
        // What is folded away is made when it is opened, and may hold what is folded again.
        for _ in 0..3 {
            let closed = places::folds_around(testid);
            let folds: Vec<_> = self.elements().into_iter().filter(|it| it.matches(closed).unwrap()).collect();
            if self.find(testid).is_some() || folds.is_empty() {
                break;
            }
            for fold in folds {
                fold.set_attribute("open", "").unwrap();
            }
            waited(30).await;
        }
    }

    /// Ends the page, as a component ends that goes away, unless it has ended; gives the element that it stood in.
    fn end() -> Option<HtmlElement> {
        let Mounted { place, owner, handle } = MOUNTED.take()?;
        drop(handle);
        owner.cleanup();
        Some(place)
    }

    fn find(&self, testid: &str) -> Option<Element> {
        self.place.query_selector(&format!("[data-testid='{testid}']")).unwrap()
    }

    /// All that stands on the page.
    fn elements(&self) -> Vec<Element> {
        let all = self.place.get_elements_by_tag_name("*");
        (0..all.length()).filter_map(|at| all.item(at)).collect()
    }

    fn get(&self, testid: &str) -> Element {
        self.find(testid).unwrap_or_else(|| panic!("no element {testid}"))
    }

    /// What it says, whatever keeps words together or lets lines break.
    fn text(&self, testid: &str) -> String {
        let text = self.get(testid).text_content().unwrap_or_default();
        text.replace('\u{a0}', " ").replace(['\u{200b}', '\u{2060}'], "")
    }

    fn typed(&self, testid: &str) -> String {
        self.get(testid).unchecked_into::<HtmlInputElement>().value()
    }

    async fn press(&self, testid: &str) {
        self.reach(testid).await;
        self.get(testid).unchecked_into::<HtmlElement>().click();
        settled().await;
    }

    async fn write(&self, testid: &str, text: &str) {
        self.reach(testid).await;
        let input: HtmlInputElement = self.get(testid).unchecked_into();
        input.set_value(text);
        input.dispatch_event(&Event::new("input").unwrap()).unwrap();
        settled().await;
    }

    /// Chooses an option of a list, which stays as it is where there is no such option.
    async fn choose(&self, testid: &str, value: &str) {
        self.reach(testid).await;
        let list: HtmlSelectElement = self.get(testid).unchecked_into();
        list.set_value(value);
        list.dispatch_event(&Event::new("change").unwrap()).unwrap();
        settled().await;
    }

    /// What a list offers, and what is chosen.
    async fn offered(&self, testid: &str) -> (Vec<String>, String) {
        self.reach(testid).await;
        let list: HtmlSelectElement = self.get(testid).unchecked_into();
        let options = list.children();
        let values = (0..options.length()).map(|at| options.item(at).unwrap());
        (values.map(|option| option.get_attribute("value").unwrap_or_default()).collect(), list.value())
    }

    /// What the page's link says, as the model reads it.
    fn link(&self) -> Link {
        let (link, notices) = Link::read(self.typed("link").split_once('#').unwrap().1);
        assert_eq!(notices, []);
        link
    }

    async fn leave(&self, testid: &str) {
        self.get(testid).dispatch_event(&Event::new("blur").unwrap()).unwrap();
        settled().await;
    }

    /// Changes the address by hand.
    async fn go(&self, hash: &str) {
        window().location().set_hash(hash).unwrap();
        waited(10).await;
        settled().await;
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        Self::end();
        self.place.remove();
    }
}

#[wasm_bindgen_test]
async fn a_focused_field_may_go_away() {
    let page = Page::open().await;
    let panics = panics();
    let names = ["field-hours", "field-s.logs", "field-low.logs", "field-total", "field-p.nat_hour", "field-currency"];
    for name in names.into_iter().chain(["add-service", "bring-format", "paste"]) {
        page.reach(name).await;
        let field: HtmlInputElement = page.get(name).unchecked_into();
        open_folds_around(&field);
        type_into(&field, "7");
        let told = told_of(&field, "blur");
        page.go("v1&show=verdict").await;
        assert_eq!(told(), 1, "the browser tells of the lost focus while it removes the field {name}");
        assert!(page.find(name).is_none(), "{name}");
        assert_eq!(panics(), 0, "{name}");
        page.go(&article_link()).await;
    }
}

#[wasm_bindgen_test]
async fn the_pointer_may_be_on_a_chart_that_goes_away() {
    let page = Page::open().await;
    let panics = panics();
    // Hovering, in the middle of a drag, and after a key; each leaves a sentence that waits to be spoken.
    for events in [&["pointermove"][..], &["pointerdown", "pointermove"], &["pointermove", "keydown"]] {
        let chart = page.get("chart");
        let slider: HtmlInputElement = page.get("volume").unchecked_into();
        for event in events {
            chart.dispatch_event(&pointer(event)).unwrap();
        }
        slider.dispatch_event(&Event::new("input").unwrap()).unwrap();
        page.go("v1&show=verdict").await;
        let before = page.text("verdict");
        for event in ["pointermove", "pointerup", "pointerleave", "blur"] {
            chart.dispatch_event(&pointer(event)).unwrap();
        }
        slider.dispatch_event(&Event::new("input").unwrap()).unwrap();
        settled().await;
        assert_eq!((panics(), page.text("verdict")), (0, before), "{events:?}");
        page.go(&article_link()).await;
    }
    waited(500).await;
    assert_eq!(panics(), 0, "what waited to be spoken");
}

#[wasm_bindgen_test]
async fn a_name_that_is_being_typed_is_taken_when_its_field_goes_away() {
    let page = Page::open().await;
    let panics = panics();
    page.reach("scenario-name").await;
    page.write("scenario-name", "old").await;
    page.press("scenario-save").await;
    let field: HtmlInputElement = page.get("named-old").unchecked_into();
    type_into(&field, "new");
    let told = told_of(&field, "change");
    page.go("v1&show=verdict").await;
    assert_eq!(told(), 1, "the browser tells of the change while it removes the field");
    assert_eq!(panics(), 0);
    let storage = window().local_storage().unwrap().unwrap();
    assert!(storage.get_item("natpoint/new").unwrap().is_some() && storage.get_item("natpoint/old").unwrap().is_none());
}

#[wasm_bindgen_test]
async fn nothing_answers_once_the_page_is_gone() {
    let page = Page::open().await;
    let panics = panics();
    page.reach("scenario-name").await;
    page.write("scenario-name", "kept").await;
    page.press("scenario-save").await;
    page.write("field-hours", "700").await;
    page.press("copy-link").await;
    let elements = page.elements();
    let chart = page.get("chart");
    chart.dispatch_event(&pointer("pointerdown")).unwrap();
    chart.dispatch_event(&pointer("pointermove")).unwrap();
    Page::end();
    // A slow machine may have saved the state by now.
    let storage = window().local_storage().unwrap().unwrap();
    storage.remove_item("natpoint").unwrap();
    for event in ["input", "change", "blur", "keydown", "pointermove", "toggle"] {
        for element in &elements {
            element.dispatch_event(&Event::new(event).unwrap()).unwrap();
        }
    }
    for event in ["beforeprint", "keydown", "hashchange", "pagehide", "storage"] {
        window().dispatch_event(&Event::new(event).unwrap()).unwrap();
    }
    waited(600).await;
    assert_eq!(panics(), 0);
    assert!(storage.get_item("natpoint").unwrap().is_none(), "nothing is written");
}

#[wasm_bindgen_test]
async fn the_last_change_is_kept_when_the_page_is_left() {
    let page = Page::open().await;
    let kept = || window().local_storage().unwrap().unwrap().get_item("natpoint").unwrap();
    page.write("field-hours", "700").await;
    window().dispatch_event(&Event::new("pagehide").unwrap()).unwrap();
    assert!(kept().is_some_and(|kept| kept.contains("hours=700")), "it is {:?}", kept());
    // What is left again without a change is not kept again.
    window().local_storage().unwrap().unwrap().clear().unwrap();
    window().dispatch_event(&Event::new("pagehide").unwrap()).unwrap();
    assert_eq!(kept(), None);
}

#[wasm_bindgen_test]
async fn the_end_of_the_steps_is_told() {
    let page = Page::open().await;
    for at in 0..=UndoHistory::LIMIT {
        // Each change is a step of its own, because the one before was another field's.
        page.write(if at % 2 == 0 { "field-hours" } else { "field-discount" }, &(at % 90 + 1).to_string()).await;
    }
    for _ in 0..UndoHistory::LIMIT {
        assert!(page.find("undo-limit").is_none());
        page.press("undo").await;
    }
    assert!(page.text("undo-limit").contains("200"));
    page.press("redo").await;
    assert!(page.find("undo-limit").is_none());
}

#[wasm_bindgen_test]
async fn what_a_panel_registers_ends_with_it() {
    let count = js_sys::Function::new_no_args(
        "const count = { observed: 0, heard: 0 };
        const follow = (of, name, key, by) => {
          const original = of[name];
          of[name] = function (...rest) { count[key] += by; return original.apply(this, rest); };
          return () => { of[name] = original; };
        };
        const undo = [
          follow(ResizeObserver.prototype, 'observe', 'observed', 1),
          follow(ResizeObserver.prototype, 'disconnect', 'observed', -1),
          follow(window, 'addEventListener', 'heard', 1),
          follow(window, 'removeEventListener', 'heard', -1),
        ];
        return (end) => { if (end) for (const one of undo) one(); return [count.observed, count.heard]; };",
    );
    let counted: js_sys::Function = count.call0(&JsValue::NULL).unwrap().unchecked_into();
    let counts = |end: bool| -> Vec<f64> {
        let counts: js_sys::Array = counted.call1(&JsValue::NULL, &end.into()).unwrap().unchecked_into();
        counts.iter().map(|count| count.as_f64().unwrap()).collect()
    };
    let page = Page::open().await;
    waited(100).await;
    // Each tab and each view stands only while it is open.
    let first = counts(false);
    for tab in ["tab-break-even", "tab-requirements", "tab-diagram", "tab-compare", "tab-costs"] {
        page.press(tab).await;
        waited(30).await;
    }
    assert_eq!(counts(false), first, "the tabs");
    page.press("tab-break-even").await;
    let before = counts(false);
    for _ in 0..3 {
        page.press("map-picture").await;
        assert!(page.find("map-picture").is_some());
        page.press("view-services").await;
    }
    assert_eq!(counts(false), before, "the map");
    for _ in 0..3 {
        page.go("v1&show=verdict").await;
        page.go(&article_link()).await;
    }
    waited(100).await;
    assert_eq!(counts(false), before, "all of the page");
    drop(page);
    assert_eq!(counts(true), [0.0, 0.0]);
}

#[wasm_bindgen_test]
async fn a_half_typed_search_survives_other_changes() {
    let page = Page::open().await;
    page.write("add-service", "secr").await;
    page.write("field-hours", "700").await;
    assert_eq!(page.typed("add-service"), "secr");
    page.press("found-secretsmanager").await;
    assert_eq!(page.typed("add-service"), "", "the field is free for the next one");
}

#[wasm_bindgen_test]
async fn a_name_that_is_taken_is_refused_aloud() {
    let page = Page::open().await;
    page.reach("scenario-name").await;
    for name in ["one", "two"] {
        page.write("scenario-name", name).await;
        page.press("scenario-save").await;
    }
    let rename = async |from: &str, to: &str| {
        let field: HtmlInputElement = page.get(&format!("named-{from}")).unchecked_into();
        field.set_value(to);
        field.dispatch_event(&Event::new("change").unwrap()).unwrap();
        settled().await;
    };
    rename("two", " one ").await;
    assert_eq!(page.text("scenario-taken"), "Another scenario is called “one” already. Choose a different name.");
    assert_eq!(page.typed("named-two"), "two");
    page.press("language-ja").await;
    assert_eq!(page.text("scenario-taken"), "「one」という名前のシナリオがすでにあります。別の名前を付けてください。");
    rename("two", "three").await;
    assert!(page.find("scenario-taken").is_none() && page.find("named-two").is_none());
    assert_eq!(page.typed("named-three"), "three");
}

#[wasm_bindgen_test]
async fn it_opens_on_the_articles_case() {
    let page = Page::open().await;
    assert_eq!(page.typed("field-total"), "1200");
    assert_eq!(page.text("crossover"), "crossing at 1,268.52 GB");
    page.press("difference-endpoint-price").await;
    assert_eq!(page.text("crossover"), "crossing at 1,488.08 GB");
    page.press("difference-endpoint-price").await;
    assert_eq!(page.text("crossover"), "crossing at 1,268.52 GB");
}

#[wasm_bindgen_test]
async fn a_refused_value_stays_typed_and_changes_nothing() {
    let page = Page::open().await;
    let figures = page.text("figures");
    for typed in ["abc", "", "-1", "745", "1,5", "NaN", "1e400"] {
        page.write("field-hours", typed).await;
        assert_eq!(page.typed("field-hours"), typed);
        assert!(page.text("error-hours").starts_with("Hours a month"), "{typed}: {}", page.text("error-hours"));
        assert_eq!(page.text("figures"), figures);
        page.leave("field-hours").await;
        assert_eq!(page.typed("field-hours"), typed, "leaving the field keeps what was typed");
    }
    page.write("field-hours", "７４４").await;
    assert_eq!(page.text("error-hours"), "");
    assert_eq!(page.typed("field-hours"), "７４４", "nothing is rewritten under the cursor");
    assert_ne!(page.text("figures"), figures);
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
    assert_eq!(page.typed("field-total"), "1001.05");
}

#[wasm_bindgen_test]
async fn both_languages_speak_of_one_state() {
    let page = Page::open().await;
    page.press("difference-ipv4").await;
    page.press("language-ja").await;
    assert!(page.text("verdict").contains("NAT ゲートウェイ"), "{}", page.text("verdict"));
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
async fn what_is_folded_away_says_what_is_set_in_it() {
    let page = Page::open().await;
    let folds = ["fold-vpcs", "fold-nat", "fold-internet", "fold-other", "fold-ways"];
    for fold in folds {
        assert!(!page.get(fold).has_attribute("open"), "{fold} is folded");
        assert_eq!(page.text(&format!("{fold}-set")), "", "{fold} says nothing");
    }
    page.write("field-vpcs", "20").await;
    page.press("field-tgw").await;
    assert_eq!(page.text("fold-vpcs-set"), "20 VPCs, transit gateway present");
    page.write("field-gbps", "20").await;
    page.press("field-gwlb").await;
    page.press("field-firewall").await;
    page.write("field-conns", "55000").await;
    let set = "20 Gbps provisioned, Gateway Load Balancer endpoint, Network Firewall, 55,000 at once";
    assert_eq!(page.text("fold-nat-set"), set);
    page.choose("field-instance", "t4g.nano").await;
    page.press("field-ipv6").await;
    assert_eq!(page.text("fold-ways-set"), "NAT instance t4g.nano, IPv6 everywhere");
    page.press("field-free").await;
    page.write("field-out.low", "1").await;
    page.write("field-out.high", "200").await;
    page.write("field-in.high", "9").await;
    let set = "sent 1 GB to 200 GB, received at most 9 GB, free 100 GB used elsewhere";
    assert_eq!(page.text("fold-internet-set"), set);
    page.write("field-in.high", " ").await;
    assert_eq!(page.text("error-in.high"), "", "a bound may be left open");
    let scenario = page.link().scenario;
    assert_eq!((scenario.vpcs, scenario.transit_gateway), (20, TransitGateway::Present));
    assert_eq!((scenario.nat_gbps, scenario.connections), (20, 55_000));
    assert!(scenario.inspection.gateway_load_balancer && scenario.inspection.network_firewall);
    assert!(scenario.instance.is_some() && scenario.ipv6 && !scenario.free_egress);
    assert!(scenario.internet_out_band.high.is_some() && scenario.internet_in_band.high.is_none());
    page.leave("field-vpcs").await;
    page.write("field-vpcs", "0").await;
    assert!(page.text("error-vpcs").starts_with("Number of VPCs"), "{}", page.text("error-vpcs"));
    assert_eq!(page.link().scenario.vpcs, 20, "the last good number stays in force");
}

#[wasm_bindgen_test]
async fn another_region_is_never_the_networks_own() {
    let page = Page::open().await;
    assert!(page.find("field-other.out").is_none(), "there is nothing to say yet");
    assert!(!page.offered("field-other").await.0.contains(&"ap-northeast-1".to_owned()));
    page.choose("field-other", "us-east-1").await;
    page.write("field-other.out", "100").await;
    page.write("field-other.endpoints", "2").await;
    let set = "US East (N. Virginia) us-east-1, 100 GB sent, 2 endpoints";
    assert_eq!(page.text("fold-other-set"), set);
    page.choose("field-region", "us-east-1").await;
    let (offered, chosen) = page.offered("field-other").await;
    assert_eq!(chosen, "ap-northeast-1", "the two change places");
    assert!(!offered.contains(&"us-east-1".to_owned()));
    assert_eq!(page.typed("field-other.out"), "100");
    page.choose("field-other", "eu-west-1").await;
    assert_eq!(page.typed("field-other.endpoints"), "2", "what was said stays");
    page.choose("field-other", "").await;
    assert!(page.link().scenario.other_region.is_none() && page.find("field-other.out").is_none());
}

#[wasm_bindgen_test]
async fn a_service_takes_only_paths_that_lead_to_it() {
    let page = Page::open().await;
    assert_eq!(
        page.offered("field-path.logs").await,
        (["", "nat", "interface"].map(str::to_owned).to_vec(), String::new())
    );
    page.choose("field-path.logs", "interface").await;
    page.write("field-low.logs", "100").await;
    page.write("field-azs.logs", "1").await;
    assert_eq!(page.text("set-logs"), "1 AZ, interface endpoint, at least 100 GB");
    let known = page.text("offer-logs");
    assert!(known.starts_with("Tokyo has the service") && known.contains("no source says"), "{known}");
    page.press("none-logs").await;
    assert_eq!(page.offered("field-path.logs").await, (["", "nat"].map(str::to_owned).to_vec(), String::new()));
    assert_eq!(page.text("set-logs"), "1 AZ, no endpoint, at least 100 GB");
    page.choose("field-path.logs", "nat").await;
    let used = *page.link().scenario.services.last().unwrap();
    assert_eq!((used.service.slug(), used.pinned, used.endpoint), ("logs", Some(Path::Egress), EndpointClaim::Missing));
    // The article's groups are a and b; one more is offered.
    let (offered, chosen) = page.offered("field-group.ecr.api").await;
    assert_eq!((offered.concat().as_str(), chosen.as_str()), ("abc", "b"));
    page.choose("field-group.ecr.api", "c").await;
    assert_eq!(page.offered("field-group.logs").await.0.concat(), "abcd");
    page.choose("field-group.ecr.api", "").await;
    assert_eq!(page.text("set-ecr.api"), "");
}

#[wasm_bindgen_test]
async fn image_layers_are_split_off_by_one_press() {
    let page = Page::open().await;
    page.press("split-layers").await;
    assert_eq!((page.typed("field-s.ecr.dkr"), page.typed("field-s.s3")), ("2".to_owned(), "198".to_owned()));
    assert!(page.find("split-layers").is_none());
    assert!(page.find("crossover").is_some(), "it is one of the article's differences");
    // S3 has both kinds of endpoint; only an interface endpoint stands in AZs.
    assert_eq!(page.offered("field-path.s3").await.0.concat(), "natinterfacegateway");
    assert!(page.find("field-azs.s3").is_none());
    page.choose("field-path.s3", "interface").await;
    assert_eq!(page.typed("field-azs.s3"), "2");
}

#[wasm_bindgen_test]
async fn a_profile_brings_its_groups() {
    let page = Page::open().await;
    page.choose("workload", "session-manager").await;
    let scenario = page.link().scenario;
    let group = |slug: &str| scenario.services.iter().find(|used| used.service.slug() == slug).unwrap().group;
    assert_eq!(group("ssm").map(ServiceGroup::letter), Some('a'), "it takes the place of what was there");
    assert_eq!(group("ssm"), group("ssmmessages"));
}

#[wasm_bindgen_test]
async fn prices_follow_the_network_and_go_back() {
    let page = Page::open().await;
    page.reach("field-p.tgw_gb").await;
    let used = |item: &str| page.get(&format!("field-p.{item}")).closest("[data-testid='fold-prices-unused']").unwrap();
    assert!(used("nat_hour").is_none() && used("tgw_gb").is_some());
    assert_eq!(page.text("fold-prices-set"), "1 price changed", "the article's price");
    let field = page.get("field-p.tgw_gb");
    page.write("field-p.tgw_gb", "0.03").await;
    assert!(field.is_same_node(Some(&page.get("field-p.tgw_gb"))), "it does not go away under the cursor");
    let set = || (page.text("fold-prices-set"), page.text("fold-prices-unused-set"));
    assert_eq!(set(), ("1 price changed".into(), "1 price changed".into()), "the article's went with its case");
    page.write("field-p.nat_hour", "0.07").await;
    assert_eq!(set(), ("2 prices changed".into(), "1 price changed".into()));
    page.write("field-vpcs", "2").await;
    assert!(used("tgw_gb").is_none(), "a hub pays for it");
    assert_eq!(page.typed("field-p.tgw_gb"), "0.03");
    page.choose("field-instance", "c7gn.medium").await;
    assert!(used("c7gn_medium_hour").is_none() && used("t4g_nano_hour").is_some());
    page.press("nat-regional").await;
    assert_eq!(page.typed("field-p.regional_nat_gb"), "0.062", "the zonal price where there is no other");
    page.press("reset-prices").await;
    assert!(page.find("reset-prices").is_none() && page.find("reset-tgw_gb").is_none());
    assert!(page.link().scenario.prices.is_empty());
}

#[wasm_bindgen_test]
async fn amounts_are_told_in_the_currency_that_is_asked_for() {
    let page = Page::open().await;
    assert!(page.find("field-amounts").is_none(), "there is nothing to choose from");
    page.write("field-currency", "JPY").await;
    page.write("field-currency.rate", "100").await;
    let usd = page.text("figure-recommended");
    let (dollars, yen) = usd.split_once('≈').unwrap();
    let (dollars, yen) = (dollars.trim(), yen.trim());
    for (choice, shown) in [("second", yen), ("usd", dollars), ("both", usd.as_str())] {
        page.choose("field-amounts", choice).await;
        assert_eq!(page.text("figure-recommended"), shown, "{choice}");
        assert_eq!(page.link().view_options.amounts.slug(), choice);
    }
    page.choose("field-amounts", "second").await;
    assert!(page.text("answer-note").contains("JPY at 100"), "{}", page.text("answer-note"));
    page.write("field-currency", "").await;
    assert_eq!(page.text("figure-recommended"), dollars, "without a rate there are dollars");
}

#[wasm_bindgen_test]
async fn a_second_currency_needs_both_its_fields() {
    let page = Page::open().await;
    page.write("field-currency", "jpy").await;
    assert!(page.link().currency.is_none() && page.text("currency-sample").is_empty());
    page.write("field-currency.rate", "150.25").await;
    assert_eq!(page.text("currency-sample"), "$1.00 ≈ 150 JPY");
    assert_eq!(page.text("fold-prices-set"), "1 price changed, JPY");
    page.leave("field-currency.rate").await;
    page.write("field-currency.rate", "0").await;
    assert!(page.text("error-currency.rate").contains("out of range"), "{}", page.text("error-currency.rate"));
    assert_eq!(page.text("currency-sample"), "$1.00 ≈ 150 JPY", "the last good rate stays");
    page.write("field-currency", "").await;
    assert!(page.link().currency.is_none());
    page.write("field-currency", "EUR").await;
    assert_eq!(page.link().currency.unwrap().rate.to_plain(), "150.25", "the rate was kept");
    page.leave("field-currency").await;
    assert_eq!(page.typed("field-currency"), "EUR");
}

#[wasm_bindgen_test]
async fn a_pasted_list_is_planned_and_bad_rows_are_told() {
    let page = Page::open().await;
    assert!(page.find("fleet-text").is_none(), "a closed panel costs nothing");
    page.reach("fleet-text").await;
    let list = "name,region,endpoints,gb\n<b>shop</b>,Tokyo,1,9000\nbatch,Atlantis,1,1\n=quiet,,1,0";
    page.write("fleet-text", list).await;
    assert_eq!(page.typed("fleet-text"), list, "what was pasted stays");
    assert!(page.text("fleet-problems").contains("Line 3, region: “Atlantis”"), "{}", page.text("fleet-problems"));
    assert!(page.text("fleet-total").starts_with("2 VPCs cost $"), "{}", page.text("fleet-total"));
    let row = page.get("fleet-order").query_selector("tbody").unwrap().unwrap().text_content().unwrap();
    assert!(row.starts_with("1. <b>shop</b>"), "a name is text: {row}");
    page.press("language-ja").await;
    assert!(page.text("fleet-total").starts_with("2 個の VPC で月額"), "{}", page.text("fleet-total"));
    // However long the list is, few rows stand on the page.
    let rows: Vec<String> = (0..10_000).map(|at| format!("vpc-{at},{},{at}\n", at % 9)).collect();
    page.write("fleet-text", &format!("name,endpoints,gb\n{}", rows.concat())).await;
    let shown = |page: &Page| page.get("fleet-order").query_selector("tbody").unwrap().unwrap().child_element_count();
    // It is read and planned in turns, and the list before it stays meanwhile.
    for _ in 0..1_000 {
        if shown(&page) == 50 {
            break;
        }
        settled().await;
    }
    assert_eq!(shown(&page), 50);
    for expected in [100, 150, 200, 200] {
        page.press("fleet-more").await;
        assert_eq!(shown(&page), expected);
    }
    // VPCs with nothing to do are listed apart.
    assert_eq!(page.text("fleet-window"), "8,794 行中 51 から 250 行目");
    page.press("fleet-first").await;
    assert_eq!(shown(&page), 50);
    page.write("fleet-text", "hello").await;
    assert!(page.find("fleet-order").is_none());
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
        scenario.scale_services_to(natpoint_model::input::gb(natpoint_model::input::Field::TotalGb, gb).unwrap());
        let report = Report::new(&scenario, Axis::AllServices);
        let size = svg.get_attribute("viewBox").unwrap();
        let size: Vec<u32> = size.split(' ').map(|number| number.parse().unwrap()).collect();
        let view = View { width: size[2], height: size[3], handle: true, ..View::default() };
        let (picture, _) = cost::draw(&report, None, natpoint_text::in_language(Language::English), &view);
        let drawn: Vec<_> = picture.shapes.iter().map(|shape| shape.text.clone().unwrap_or_default()).collect();
        let shown: Vec<_> = (0..svg.child_element_count())
            .map(|at| svg.children().item(at).unwrap().text_content().unwrap_or_default())
            .collect();
        assert_eq!(shown, drawn, "{gb} GB");
    }
}

/// Types a text in the place of a field's own, as a hand does.
fn type_into(field: &HtmlInputElement, text: &str) {
    field.focus().unwrap();
    field.select();
    let insert = js_sys::Function::new_with_args("text", "document.execCommand('insertText', false, text)");
    insert.call1(&JsValue::NULL, &text.into()).unwrap();
}

/// What is folded away cannot have the focus.
fn open_folds_around(element: &Element) {
    let mut fold = element.closest("details").unwrap();
    while let Some(details) = fold {
        details.set_attribute("open", "").unwrap();
        fold = details.parent_element().and_then(|parent| parent.closest("details").unwrap());
    }
}

/// How often an element was told of an event since.
#[expect(clippy::disallowed_methods, reason = "the listener goes with its element")]
fn told_of(element: &Element, event: &str) -> impl Fn() -> u32 {
    let count = Rc::new(Cell::new(0));
    let told = Rc::clone(&count);
    let listener = Closure::<dyn Fn()>::new(move || told.set(told.get() + 1));
    element.add_event_listener_with_callback(event, listener.as_ref().unchecked_ref()).unwrap();
    move || {
        let _kept = &listener;
        count.get()
    }
}

/// How many panics there have been since; a callback that panics fails no test by itself.
fn panics() -> impl Fn() -> u32 {
    let before = PANICS.load(Ordering::Relaxed);
    move || PANICS.load(Ordering::Relaxed) - before
}

static PANICS: AtomicU32 = AtomicU32::new(0);

fn count_panics() {
    static COUNTED: AtomicBool = AtomicBool::new(false);
    if !COUNTED.swap(true, Ordering::Relaxed) {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            PANICS.fetch_add(1, Ordering::Relaxed);
            before(panic);
        }));
    }
}

/// An event of a mouse with its button pressed.
fn pointer(name: &str) -> PointerEvent {
    PointerEvent::new(name).unwrap()
}

/// Waits until the page has followed a change: its effects run behind the event, some of them in turn.
async fn settled() {
    tick().await;
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        window().request_animation_frame(&resolve).unwrap();
    });
    wasm_bindgen_futures::JsFuture::from(promise).await.unwrap();
}

#[expect(clippy::disallowed_methods, reason = "a test waits for what it starts")]
async fn waited(milliseconds: i32) {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds).unwrap();
    });
    wasm_bindgen_futures::JsFuture::from(promise).await.unwrap();
}

/// The link of the article's case, which the tests begin with.
fn article_link() -> String {
    Link { scenario: article::scenario(), ..Link::default() }.write()
}
