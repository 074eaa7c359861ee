//! The pictures match the model.

// Helpers may panic like the tests that call them.

use natpoint_test_support::networks;

use natpoint_chart::network_diagram::Change;
use natpoint_chart::{Picture, bill_chart, network_diagram};
use natpoint_link::{Language, Link};
use natpoint_model::catalogue::regions::TOKYO;
use natpoint_model::catalogue::services::ServiceId;
use natpoint_model::compare::{Axis, Report};
use natpoint_model::cost::{ChargeGroup, Design};
use natpoint_model::network_diagram::NetworkDiagram;
use natpoint_model::scenario::{NatTopology, Peering, Scenario, SubnetSharing};
use natpoint_model::units::{Gb, Usd};
use proptest::prelude::*;

/// The number of shapes with all of these classes.
fn count(picture: &Picture, classes: &str) -> usize {
    let has = |class: &str| classes.split(' ').all(|wanted| class.split(' ').any(|own| own == wanted));
    picture.shapes.iter().filter(|shape| shape.attributes.first().is_some_and(|(_, class)| has(class))).count()
}

fn has_text(picture: &Picture, text: &str) -> bool {
    picture.shapes.iter().any(|shape| shape.text.as_deref() == Some(text))
}

fn scenario(nat: NatTopology) -> Scenario {
    let mut scenario = Scenario::new(TOKYO);
    scenario.nat = nat;
    for (service, gb) in [("ecr.dkr", 500), ("logs", 100), ("s3", 900)] {
        scenario.add_service(ServiceId::named(service), Gb::whole(gb));
    }
    scenario
}

fn draw_design(design: Design, scenario: &Scenario) -> Picture {
    let report = Report::new(scenario, Axis::AllServices);
    NetworkDiagram::of(design, scenario, &report)
        .map(|network| network_diagram::draw(&network, natpoint_text::in_language(Language::English), 700))
        .unwrap_or_default()
}

#[test]
fn a_diagram_has_the_resources_of_its_design() {
    for (nat, devices) in [(NatTopology::OneZonal, 1), (NatTopology::ZonalPerAz, 2), (NatTopology::Regional, 1)] {
        let picture = draw_design(Design::NatAndGateways, &scenario(nat));
        assert_eq!(count(&picture, "device nat"), devices, "{nat:?}");
        assert_eq!(count(&picture, "zone"), 2, "{nat:?}");
        assert_eq!(count(&picture, "node nat-gateway"), 1, "a gateway endpoint");
        assert_eq!(count(&picture, "node endpoints"), 0, "no interface endpoint");
        assert!(has_text(&picture, "Internet gateway") && has_text(&picture, "600 GB") && has_text(&picture, "900 GB"));
        assert_eq!(has_text(&picture, "cross-AZ 300 GB"), nat == NatTopology::OneZonal);
    }
    let picture = draw_design(Design::EndpointsOnly, &scenario(NatTopology::OneZonal));
    assert_eq!(count(&picture, "device"), 0);
    assert_eq!(count(&picture, "node endpoints"), 4, "two endpoints in each of two AZs");
    assert!(!has_text(&picture, "Internet gateway"));
    let hub = Scenario { vpcs: 20, ..scenario(NatTopology::OneZonal) };
    let picture = draw_design(Design::HubEndpointsAndNat, &hub);
    assert!(has_text(&picture, "Hub VPC") && has_text(&picture, "VPC × 20") && has_text(&picture, "Transit gateway"));
    assert_eq!((count(&picture, "device nat"), count(&picture, "node endpoints")), (1, 4));
}

#[test]
fn a_peered_hub_has_the_endpoints_and_each_vpc_its_nat_gateways() {
    let peered = Scenario { vpcs: 20, peering: Peering::Possible, ..scenario(NatTopology::OneZonal) };
    let picture = draw_design(Design::PeeredEndpointsAndNat, &peered);
    assert!(has_text(&picture, "Hub VPC") && has_text(&picture, "VPC × 20") && has_text(&picture, "VPC peering"));
    assert!(!has_text(&picture, "Transit gateway"));
    assert_eq!((count(&picture, "device nat"), count(&picture, "node endpoints")), (1, 4));
}

#[test]
fn endpoints_of_each_vpc_stand_beside_those_of_the_hub() {
    let text = "v1&region=us-east-1&nat=az&azs=2&vpcs=20&tgw=there&out=1&s.logs=9000&s.kms=100&s.s3=5";
    let (link, _) = Link::read(text);
    let report = Report::new(&link.scenario, link.axis);
    let network = NetworkDiagram::of(Design::CheapestMixWithHub, &link.scenario, &report).expect("possible");
    for (language, said) in [
        (Language::English, "Through interface endpoints of each VPC: logs"),
        (Language::Japanese, "各 VPC のインターフェイスエンドポイント経由: logs"),
    ] {
        let locale = natpoint_text::in_language(language);
        let described = locale.network_diagram_description(&network);
        assert!(described.contains(said), "{described}");
        assert!(locale.paths_in_brief(&network).contains("8.89 TB"), "both places count");
    }
    let picture = draw_design(Design::CheapestMixWithHub, &link.scenario);
    assert!(has_text(&picture, "Hub VPC") && has_text(&picture, "kms") && has_text(&picture, "logs"));
    // Two of the hub and two of each VPC.
    let places = (count(&picture, "node endpoints"), count(&picture, "node endpoints beside-hub"));
    assert_eq!((count(&picture, "device nat"), places), (2, (4, 2)));
}

#[test]
fn a_shared_vpc_stands_alone_with_the_data_of_all() {
    let sharing = Scenario { vpcs: 20, sharing: SubnetSharing::Possible, ..scenario(NatTopology::OneZonal) };
    let picture = draw_design(Design::SharedEndpointsAndNat, &sharing);
    assert!(has_text(&picture, "Shared VPC") && has_text(&picture, "17.6 TB") && has_text(&picture, "11.7 TB"));
    assert!(!["Hub VPC", "VPC × 20", "Transit gateway"].iter().any(|text| has_text(&picture, text)));
    assert_eq!((count(&picture, "device nat"), count(&picture, "node endpoints")), (1, 4));
    assert_eq!((count(&picture, "vpc"), count(&picture, "node nat-gateway")), (1, 1));
}

#[test]
fn what_is_added_and_removed_is_marked() {
    let scenario = scenario(NatTopology::ZonalPerAz);
    let report = Report::new(&scenario, Axis::AllServices);
    let locale = natpoint_text::in_language(Language::English);
    let network = |design| NetworkDiagram::of(design, &scenario, &report).expect("it is possible");
    let (nat, gateways, endpoints) =
        (network(Design::NatOnly), network(Design::NatAndGateways), network(Design::EndpointsOnly));
    let beside = |network, other, change| network_diagram::draw_beside(network, other, change, locale, 700);

    let added = beside(&gateways, &nat, Change::Added);
    assert_eq!(count(&added, "node nat-gateway added"), 1);
    assert_eq!(count(&added, "device nat added"), 0, "the NAT gateways are there already");
    assert!(has_text(&added, "+ Gateway endpoint") && has_text(&added, "NAT gateway"));
    let unchanged = beside(&nat, &gateways, Change::Removed);
    assert_eq!((count(&unchanged, "removed"), count(&unchanged, "added")), (0, 0));

    let removed = beside(&nat, &endpoints, Change::Removed);
    assert_eq!((count(&removed, "device nat removed"), count(&removed, "flow nat removed") > 0), (2, true));
    assert!(has_text(&removed, "− NAT gateway") && has_text(&removed, "− Internet gateway"));
    let replaced = beside(&endpoints, &nat, Change::Added);
    assert!(count(&replaced, "node endpoints added") > 0 && count(&replaced, "target endpoints added") == 1);
    assert_eq!(count(&replaced, "added") + count(&replaced, "removed"), count(&replaced, "added"));
    // Without another network nothing is marked, whatever is drawn.
    let alone = network_diagram::draw(&endpoints, locale, 700);
    assert_eq!(count(&alone, "added") + count(&alone, "removed"), 0);
}

#[test]
fn diagrams_of_a_workload_have_one_height() {
    let scenario = scenario(NatTopology::ZonalPerAz);
    let [nat, endpoints] = [Design::NatOnly, Design::EndpointsOnly].map(|design| draw_design(design, &scenario).height);
    assert_eq!(nat, endpoints);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn charge_groups_add_up_to_the_bill(scenario in networks::scenario()) {
        let report = Report::new(&scenario, Axis::AllServices);
        for (_, bill) in report.bills() {
            let parts: Usd = ChargeGroup::ALL.into_iter().map(|group| bill.of_group(group)).sum();
            prop_assert_eq!(parts, bill.total);
        }
    }

    #[test]
    fn shapes_stay_inside_the_picture(scenario in networks::scenario(), width in 240..1_000_u32) {
        let report = Report::new(&scenario, Axis::AllServices);
        let locale = natpoint_text::in_language(Language::Japanese);
        let sketches = report.bills().filter_map(|(design, _)| NetworkDiagram::of(design, &scenario, &report));
        let pictures = sketches.map(|network| network_diagram::draw(&network, locale, width));
        let pictures = pictures.chain([bill_chart::draw(&report, locale, width)]);
        for picture in pictures {
            for shape in picture.shapes.iter().filter(|shape| shape.tag == "rect") {
                let [x, y, wide, high] = [1, 2, 3, 4].map(|at| shape.attributes[at].1.parse::<i64>().unwrap_or(-1));
                prop_assert!(x >= 0 && y >= 0 && wide >= 0 && high > 0, "{shape:?}");
                let (right, bottom) = (i64::from(picture.width), i64::from(picture.height));
                prop_assert!(x + wide <= right && y + high <= bottom, "{shape:?}");
            }
        }
    }
}
