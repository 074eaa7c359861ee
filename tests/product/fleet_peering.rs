//! Lists of VPCs that can be peered with a hub: its connections are few, and go to those that gain most.

use natpoint_export::fleet_csv;
use natpoint_link::Language;
use natpoint_model::catalogue::prices::PriceItem;
use natpoint_model::catalogue::regions::N_VIRGINIA;
use natpoint_model::compare::trade_off::Practice;
use natpoint_model::cost::limits::Limit;
use natpoint_model::cost::{Infeasible, hub};
use natpoint_model::fleet::{AccessPath, BreakEven, HubConnection, Plan, Reason, RegionRates, VpcRow};
use natpoint_model::scenario::{Azs, NatTopology, Peering, Scenario, TransitGateway};
use natpoint_model::units::{Gb, Share, UnitPrice, Usd};
use proptest::collection::vec;
use proptest::prelude::{ProptestConfig, proptest};

/// N. Virginia without NAT gateways: an endpoint costs 0.01 dollars an hour and AZ, an attachment 0.05, a GB over the
/// transit gateway 0.02, across AZs 0.01 each way, and a hosted zone half a dollar.
fn virginia() -> Scenario {
    let mut scenario = Scenario::new(N_VIRGINIA);
    (scenario.nat, scenario.peering) = (NatTopology::None, Peering::Possible);
    scenario.prices.insert(PriceItem::PrivateZoneMonth, UnitPrice::literal("0.5"));
    scenario
}

fn row(at: usize, endpoints: u32, gb: Gb) -> VpcRow {
    VpcRow {
        line: 1,
        name: format!("vpc-{at:04}"),
        region: None,
        azs: Some(Azs::TWO),
        endpoints,
        gb,
        internet: Gb::ZERO,
        nat_gateways: None,
    }
}

fn alike(count: usize, endpoints: u32, gb: Gb) -> Vec<VpcRow> {
    (0..count).map(|at| row(at, endpoints, gb)).collect()
}

fn plan(scenario: &Scenario, rows: &[VpcRow]) -> Plan {
    Plan::of(scenario, rows).expect("a plan")
}

fn taken(plan: &Plan) -> [usize; 5] {
    plan.totals.taken
}

/// Who pays for the hubs of a plan.
fn who_pays(plan: &Plan) -> Vec<Practice> {
    plan.connections().map(HubConnection::who_pays).collect()
}

#[test]
fn a_peered_hub_needs_no_attachment() {
    let rows = alike(3, 3, Gb::whole(100));
    let found = plan(&virginia(), &rows);
    assert_eq!(taken(&found), [0, 0, 0, 3, 0]);
    // 3 endpoints in 2 AZs are 43.80 and 3 zones 1.50. Half of 300 GB crosses AZs, each way; endpoint data is 0.01.
    assert_eq!(found.totals.plan.to_decimal(2), "51.30");
    let hub = found.regions[0].hub.expect("a hub");
    assert_eq!((hub.connections, hub.cost.to_decimal(2).as_str()), (&[HubConnection::Peering][..], "45.30"));
    assert_eq!(who_pays(&found), [Practice::WhoPaysPeering]);
    // Where a transit gateway stands, its GB still cost twice as much.
    let attached = Scenario { transit_gateway: TransitGateway::Present, ..virginia() };
    assert_eq!(taken(&plan(&attached, &rows)), [0, 0, 0, 3, 0]);
    // Nobody said that they can be peered.
    let unsaid = Scenario { peering: Peering::Unsaid, ..virginia() };
    let found = plan(&unsaid, &rows);
    assert_eq!((taken(&found), found.verdicts[0].peering), ([0, 3, 0, 0, 0], None));
    assert_eq!(who_pays(&found), [], "the hub was considered and is not built");
    let against = found.regions[0].region_rates.against(&rows[0], AccessPath::Peering);
    assert_eq!(against, [Reason::Design(Infeasible::NoPeering)]);
}

#[test]
fn break_evens_over_peering_are_those_of_data_across_azs() {
    let rates = |scenario: &Scenario| RegionRates::of(scenario, N_VIRGINIA);
    let even = |scenario: &Scenario, azs| rates(scenario).break_even(3, azs, HubConnection::Peering);
    let volume = |break_even| match break_even {
        BreakEven::Below(gb) => gb.of_parts(1, 1, 2),
        other => format!("{other:?}"),
    };
    // 43.80 for each GB at 0.01, of which half crosses AZs each way.
    assert_eq!(volume(even(&virginia(), Azs::TWO)), "4380.00");
    // In one AZ nothing crosses.
    assert_eq!(even(&virginia(), Azs::ONE), BreakEven::Always);
    let all = Scenario { peering_cross_az: Some(Share::ALL), ..virginia() };
    assert_eq!(volume(even(&all, Azs::TWO)), "2190.00");
    // 45.30 of the hub; each VPC saves 43.80 less 1.00 for its data.
    assert_eq!(rates(&virginia()).vpcs_for_hub(&row(0, 3, Gb::whole(100))), Some(2));
    // At 4,340 GB each saves 0.40, so 114 VPCs pay for the hub, and at 4,350 GB 151 would have to.
    assert_eq!(rates(&virginia()).vpcs_for_hub(&row(0, 3, Gb::whole(4_340))), Some(114));
    assert_eq!(rates(&virginia()).vpcs_for_hub(&row(0, 3, Gb::whole(4_350))), None);
}

#[test]
fn connections_beyond_the_most_go_to_those_that_gain_most() {
    // The first rows have the most data over the hub, and so gain least.
    let rows: Vec<_> = (0..200).map(|at| row(at, 3, Gb::whole(2_000 - 10 * at as u64))).collect();
    let found = plan(&virginia(), &rows);
    assert_eq!(taken(&found), [0, 75, 0, 125, 0]);
    let peered = |verdict: &natpoint_model::fleet::VpcPlan| verdict.choice == Some(AccessPath::Peering);
    assert!(found.verdicts[75..].iter().all(peered) && !found.verdicts[..75].iter().any(peered));
    // With a transit gateway there, the others take that one, whose attachment is the hub's alone.
    let attached = Scenario { transit_gateway: TransitGateway::Present, ..virginia() };
    let found = plan(&attached, &rows);
    assert_eq!(taken(&found), [0, 0, 75, 125, 0]);
    let hub = found.regions[0].hub.expect("a hub");
    assert_eq!((hub.connections, hub.cost.to_decimal(2).as_str()), (&HubConnection::ALL[..], "81.80"));
    assert_eq!(who_pays(&found), [Practice::WhoPaysTransit, Practice::WhoPaysPeering]);
    for (language, quota) in Language::ALL.into_iter().zip(["125 needed, but a VPC may have 50", "125 が必要ですが"])
    {
        let told = natpoint_text::in_language(language).fleet_hub(&found.regions[0]);
        assert!(told.contains(quota), "{told}");
    }
    // Of equal gains, the first rows have the connections.
    let found = plan(&virginia(), &alike(130, 3, Gb::ZERO));
    assert!(found.verdicts[..125].iter().all(peered) && !found.verdicts[125..].iter().any(peered));
}

#[test]
fn only_what_is_taken_leads_to_a_hub() {
    let connections = |scenario: &Scenario, rows: &[VpcRow]| {
        let hub = plan(scenario, rows).regions[0].hub.expect("a hub");
        (hub.connections, hub.open)
    };
    let (attached, peered) = (&[HubConnection::TransitGateway][..], &[HubConnection::Peering][..]);
    // Across AZs data is so dear that all take the transit gateway that stands there.
    let mut dear = Scenario { transit_gateway: TransitGateway::Present, ..virginia() };
    dear.prices.insert(PriceItem::InterAzGbEachWay, UnitPrice::literal("1"));
    assert_eq!(connections(&dear, &alike(9, 3, Gb::whole(100))), (attached, true));
    // For one VPC no hub pays; the one without an attachment comes nearest.
    assert_eq!(connections(&virginia(), &alike(1, 3, Gb::whole(100))), (peered, false));
    // Whoever gains nothing keeps endpoints of their own: 4,380 GB cost as much across AZs as 3 endpoints do.
    let rows = [alike(3, 3, Gb::whole(100)), alike(1, 3, Gb::whole(4_380))].concat();
    assert_eq!(taken(&plan(&virginia(), &rows)), [0, 1, 0, 3, 0]);
}

#[test]
fn what_leads_to_a_hub_is_told() {
    let rows = alike(3, 3, Gb::whole(100));
    let found = plan(&virginia(), &rows);
    let told = [
        "3 VPCs cost $51.30 a month: 3 on a hub's endpoints over VPC peering.",
        "US East (N. Virginia) us-east-1: a hub with 3 endpoints in 2 AZs, reached over VPC peering, costs $45.30 a \
         month and it pays. Over VPC peering, a VPC with as many is cheaper there below 4.28 TB a month.",
    ];
    let japanese = [
        "3 個の VPC で月額 51.30 USD です。VPC ピアリング経由のハブ 3。",
        "米国東部 (バージニア北部) us-east-1: VPC ピアリングで接続し、2 AZ にエンドポイントを 3 個置いたハブは月額 \
         45.30 USD で、置くと安くなります。VPC ピアリングなら、同じ数のエンドポイントを使う VPC は、月 4.28 TB 未満ならハブのほうが安くなります。",
    ];
    for (language, expected) in Language::ALL.into_iter().zip([told, japanese]) {
        let locale = natpoint_text::in_language(language);
        assert_eq!([locale.fleet_totals(&found.totals), locale.fleet_hub(&found.regions[0])], expected);
    }
    let text = fleet_csv::csv(&virginia(), &rows, &found);
    let line = text.lines().nth(1).expect("a row");
    assert_eq!(line, "1,vpc-0000,us-east-1,2,3,100,0,peering,,44.80,39.50,,2,0.00,,2.00,,");
}

#[test]
fn quotas_that_a_plan_passes_are_told() {
    let over = |scenario: &Scenario, rows: &[VpcRow]| {
        let found = plan(scenario, rows);
        found.regions[0].over_quotas().iter().map(|over| (over.limit, over.needed, over.allowed)).collect::<Vec<_>>()
    };
    assert_eq!(over(&virginia(), &alike(50, 50, Gb::ZERO)), []);
    let both = [(Limit::EndpointsPerVpc, 51, 50), (Limit::Peerings, 51, 50)];
    assert_eq!(over(&virginia(), &alike(51, 51, Gb::ZERO)), both);
    // One attachment is the hub's.
    let attached = Scenario { peering: Peering::Unsaid, transit_gateway: TransitGateway::Present, ..virginia() };
    assert_eq!(over(&attached, &alike(4_999, 3, Gb::ZERO)), []);
    assert_eq!(over(&attached, &alike(5_000, 3, Gb::ZERO)), [(Limit::Attachments, 5_001, 5_000)]);
    // Where no hub pays, none is built.
    assert_eq!(over(&virginia(), &alike(1, 51, Gb::ZERO)), []);
    let rows = [row(0, 51, Gb::ZERO), row(1, 50, Gb::ZERO)];
    let found = plan(&Scenario { peering: Peering::Unsaid, ..virginia() }, &rows[..1]);
    assert_eq!(found.verdicts[0].over_quota(&rows[0]).map(|over| (over.needed, over.allowed)), Some((51, 50)));
    assert_eq!(found.verdicts[0].over_quota(&rows[1]), None);
    // In a hub they are not the VPC's own.
    let found = plan(&virginia(), &alike(9, 51, Gb::ZERO));
    assert_eq!(found.verdicts[0].over_quota(&rows[0]), None);
}

/// The least cost of a hub that is peered alone, with each number of VPCs tried on it, those that gain most first.
fn least_by_sorting(scenario: &Scenario, rows: &[VpcRow]) -> Usd {
    let costs: Vec<_> = rows.iter().map(|row| plan(scenario, std::slice::from_ref(row)).verdicts[0]).collect();
    let own: Usd = costs.iter().filter_map(|costs| costs.own).sum();
    let mut gains: Vec<Usd> = costs.iter().filter_map(|costs| Some(costs.own? - costs.peering?)).collect();
    gains.sort_unstable();
    let most = rows.iter().map(|row| row.endpoints).max().unwrap_or(0);
    let hub = RegionRates::of(scenario, N_VIRGINIA).hub_cost(
        natpoint_model::fleet::Hub { endpoints: most, azs: Azs::TWO, nat_azs: None },
        &[HubConnection::Peering],
    );
    let peered = |count: usize| own + hub - gains.iter().rev().take(count).copied().sum();
    (1..=hub::MOST_PEERINGS as usize).map(peered).chain([own]).min().expect("some")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn more_vpcs_than_connections_are_planned_at_the_least_cost(
        rows in vec((1..6_u32, 0..9_000_u64), 100..200),
    ) {
        // Attachments are too dear to be taken, and volumes stay in the first tier.
        let mut scenario = virginia();
        scenario.prices.insert(PriceItem::TransitGatewayAttachmentHour, UnitPrice::literal("9"));
        let rows: Vec<_> =
            rows.into_iter().enumerate().map(|(at, (endpoints, gb))| row(at, endpoints, Gb::whole(gb))).collect();
        let found = plan(&scenario, &rows);
        assert!(found.totals.taken[AccessPath::Peering as usize] <= hub::MOST_PEERINGS as usize);
        assert_eq!(found.totals.plan, least_by_sorting(&scenario, &rows));
    }
}
