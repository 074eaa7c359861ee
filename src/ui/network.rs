//! Your network: everything that the user can say.

#![expect(unreachable_pub, reason = "a component's macro makes its properties public")]

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::field::{InputField, NumberField};
use super::parts::{Name, button, check, choice, derived, disclosure, localized, show_when};
use super::session::Session;
use super::sheet::Openings;
use super::stepper::Stepper;
use super::tab_list::{TabList, TabName, TabRow};
use super::{hours, nat, other_region, platform, services, settings};
use natpoint_model::catalogue::regions::RegionId;
use natpoint_model::input::{self, Field};
use natpoint_model::scenario::{Azs, Peering, SubnetSharing, TransitGateway};
use natpoint_text::PageLabels;

/// The parts of the inputs, which are tabs where they stand in a drawer.
const PARTS: [TabRow; 3] = [
    ("inputs-network", "inputs-network", |labels| labels.inputs_network),
    ("inputs-services", "inputs-services", |labels| labels.inputs_services),
    ("inputs-prices", "inputs-prices", |labels| labels.inputs_prices),
];

/// The inputs, from the Region down to unit prices. What lies below the fold follows when it is said to.
#[component]
pub(super) fn NetworkInputs(
    /// The page's state.
    session: Session,
    /// Which sheet, drawer and fold are open.
    openings: Openings,
    /// Whether there is no room for the inputs beside the chart.
    narrow: RwSignal<bool>,
    /// Whether the answer has been painted, so that the rest may follow.
    below: Signal<bool>,
) -> impl IntoView {
    let chosen = openings.inputs;
    let shows = move |part: &'static str| derived(move || !narrow.get() || chosen.get() == part);
    let rest = derived(move || below.get() && shows("inputs-network").get());
    let leave = move |event: KeyboardEvent| {
        if event.key() == "Escape" && narrow.get_untracked() {
            close_drawer(openings);
        }
    };
    let name = session.label(|labels| labels.your_network);
    view! {
        <section class="rail" aria-label=name on:keydown=platform::handler(leave)>
            {show_when(narrow.into(), move || view! { <DrawerHead session openings /> }.into_any())}
            {show_when(derived(move || !narrow.get()), move || {
                view! { <h2 class="rail-head">{session.label(|labels| labels.your_network)}</h2> }.into_any()
            })}
            <div
                id=derived(move || narrow.get().then(|| format!("panel-{}", chosen.get())))
                role=derived(move || narrow.get().then_some("tabpanel"))
                aria-labelledby=derived(move || narrow.get().then(|| format!("tab-{}", chosen.get())))
            >
            {show_when(shows("inputs-network"), move || {
                view! {
                    <div class="rail-group">
                        <div class="pair region-pair"><RegionChoice session /> <AzCount session /></div>
                        <nat::NatGateways session />
                    </div>
                }
                .into_any()
            })}
            {show_when(shows("inputs-services"), move || {
                view! {
                    <div class="rail-group"><services::Services session /></div>
                    <div class="rail-group"><other_region::Internet session /></div>
                }
                .into_any()
            })}
            {show_when(derived(move || below.get() && shows("inputs-prices").get()), move || {
                view! {
                    <div class="rail-group folds"><settings::PriceSettings session open=narrow.into() /></div>
                }
                .into_any()
            })}
            {show_when(rest, move || {
                view! {
                    <div class="rail-group folds">
                        <hours::HoursOfMonth session />
                        <Vpcs session />
                        <other_region::OtherRegionInputs session />
                        <nat::OtherWays session />
                    </div>
                }
                .into_any()
            })}
            </div>
        </section>
    }
    .into_any()
}

/// The head of the drawer: the parts of the inputs as tabs, and what closes it.
#[component]
fn DrawerHead(
    /// The page's state.
    session: Session,
    /// Which sheet, drawer and fold are open.
    openings: Openings,
) -> impl IntoView {
    let chosen = openings.inputs;
    let tabs: Vec<_> = PARTS.into_iter().map(|row| TabName::of(session, row)).collect();
    let name = localized(session, |locale| locale.page_labels().inputs.to_owned());
    let done = localized(session, |locale| locale.page_labels().done.to_owned());
    view! {
        <div class="drawer-head">
            <TabList
                name
                class="tabs"
                tabs
                chosen=chosen.into()
                choose=Callback::new(move |part| chosen.set(part))
            />
            {button("drawer-done".to_owned(), "link", done, move || close_drawer(openings))}
        </div>
    }
    .into_any()
}

fn close_drawer(openings: Openings) {
    openings.drawer.set(false);
    platform::focus("edit");
}

#[component]
fn RegionChoice(
    /// The page's state.
    session: Session,
) -> impl IntoView {
    let names = derived(move || {
        let locale = session.locale();
        RegionId::all().map(|id| Name { value: id.code().to_owned(), text: locale.region(id) }).collect()
    });
    choice(
        "field-region",
        session.label(|labels| labels.region),
        session.text(|scenario| scenario.region.code().to_owned()),
        names,
        move |code| {
            if let Some(region) = RegionId::from_code(&code) {
                session.update(|scenario| scenario.move_to(region));
            }
        },
    )
}

#[component]
fn AzCount(
    /// The page's state.
    session: Session,
) -> impl IntoView {
    let label = move |pick: fn(&PageLabels) -> &'static str| {
        localized(session, move |locale| pick(locale.page_labels()).to_owned())
    };
    let field = NumberField {
        field: Field::Azs,
        label: session.label(|labels| labels.azs),
        value: session.text(|scenario| scenario.azs.count().to_string()),
        unit: "",
    };
    let typed = field.view(session, move |text| {
        let azs = input::azs_in(Field::Azs, session.with_untracked(|scenario| scenario.region), text)?;
        session.update(|scenario| scenario.azs = azs);
        Ok(())
    });
    let most = derived(move || session.with(|scenario| u32::from(scenario.region.info().azs)));
    view! {
        <Stepper
            name="azs"
            labels=[label(|labels| labels.fewer_azs), label(|labels| labels.more_azs)]
            count=derived(move || session.with(|scenario| scenario.azs.count()))
            range=derived(move || [Azs::ONE.count(), most.get()])
            set=Callback::new(move |count| {
                if let Some(azs) = Azs::new(count) {
                    session.update(|scenario| scenario.azs = azs);
                }
            })
        >
            {typed}
        </Stepper>
    }
    .into_any()
}

/// How many VPCs there are, and what connects them or could hold them all.
#[component]
fn Vpcs(
    /// The page's state.
    session: Session,
) -> impl IntoView {
    let inside = move || {
        let count = InputField { field: Field::Vpcs, label: session.label(|labels| labels.vpcs_count), unit: "" };
        let attached = check(
            "field-tgw".to_owned(),
            session.holds(|scenario| scenario.transit_gateway == TransitGateway::Present),
            view! { <span>{session.label(|labels| labels.transit_gateway)}</span> }.into_any(),
            move |there| {
                let transit_gateway = if there { TransitGateway::Present } else { TransitGateway::None };
                session.update(|scenario| scenario.transit_gateway = transit_gateway);
            },
        );
        let peered = check(
            "field-peering".to_owned(),
            session.holds(|scenario| scenario.peering == Peering::Possible),
            view! { <span>{session.label(|labels| labels.peering)}</span> }.into_any(),
            move |possible| {
                let peering = if possible { Peering::Possible } else { Peering::Unsaid };
                session.update(|scenario| scenario.peering = peering);
            },
        );
        let sharing = check(
            "field-sharing".to_owned(),
            session.holds(|scenario| scenario.sharing == SubnetSharing::Possible),
            view! { <span>{session.label(|labels| labels.sharing)}</span> }.into_any(),
            move |possible| {
                let sharing = if possible { SubnetSharing::Possible } else { SubnetSharing::Unsaid };
                session.update(|scenario| scenario.sharing = sharing);
            },
        );
        let crossing = show_when(session.holds(|scenario| scenario.peering == Peering::Possible), move || {
            let label = session.label(|labels| labels.peering_cross_az);
            InputField { field: Field::PeeringCrossAz, label, unit: "%" }.view(session)
        });
        view! { <div class="inside">{count.view(session)} {attached} {peered} {crossing} {sharing}</div> }.into_any()
    };
    disclosure(
        "fold-vpcs",
        session.label(|labels| labels.vpcs),
        localized(session, move |locale| session.with(|scenario| locale.vpcs_summary(scenario))),
        inside,
    )
}
