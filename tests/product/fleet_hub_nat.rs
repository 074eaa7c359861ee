//! Plans in which a hub may have NAT gateways, so that VPCs can do without their own: worked by hand, and held against
//! exhaustive search.
//!
//! us-east-1, prices per month of 730 hours: an endpoint in an AZ 7.30, a NAT gateway 32.85 and its address 3.65, an
//! attachment 36.50, a private hosted zone 0.50; per GB: NAT 0.045, endpoints 0.01, transit gateway 0.02, crossing AZs
//! 0.01 each way.

// Helpers may panic like the tests that call them.

use natpoint_export::fleet_csv;
use natpoint_link::Language;
use natpoint_model::catalogue::prices::PriceItem;
use natpoint_model::catalogue::regions::{N_VIRGINIA, RegionId};
use natpoint_model::cost::{Charge, Infeasible, Rates, nat};
use natpoint_model::fleet::{
    AccessPath, BreakEven, Hub, HubConnection, HubPlan, OverQuota, Plan, PlanOptions, Planner, Reason, RegionRates,
    RunningSaving, VpcRow,
};
use natpoint_model::scenario::{Azs, NatConnectivity, NatTopology, Scenario, TransitGateway};
use natpoint_model::units::{Gb, Ratio, UnitPrice, Usd};
use proptest::collection::vec;
use proptest::prelude::{ProptestConfig, proptest};

use super::fleet::{a_row, cost_without_endpoint_data, row, scenario, tiers};

const HUB_NAT: PlanOptions = PlanOptions { hub_nat: true };

/// us-east-1 with a NAT gateway in each of two AZs, and a transit gateway that is there or not.
fn virginia(transit_gateway: TransitGateway) -> Scenario {
    let mut scenario = Scenario::new(N_VIRGINIA);
    (scenario.nat, scenario.azs, scenario.transit_gateway) = (NatTopology::ZonalPerAz, Azs::TWO, transit_gateway);
    scenario.prices.insert(PriceItem::PrivateZoneMonth, UnitPrice::literal("0.5"));
    scenario
}

fn plan(scenario: &Scenario, rows: &[VpcRow]) -> Plan {
    Planner::with_options(scenario, HUB_NAT, rows).finish().expect("a plan")
}

fn alike(count: usize, endpoints: u32, gb: u64, internet: u64) -> Vec<VpcRow> {
    let one = |at| VpcRow { internet: Gb::whole(internet), ..row(&format!("vpc-{at}"), endpoints, Gb::whole(gb)) };
    (0..count).map(one).collect()
}

#[test]
fn vpcs_share_the_nat_gateways_of_a_hub_where_that_costs_less() {
    // Of its own, each VPC pays 73.00 and 0.045 a GB. Behind a transit gateway that is there it pays 0.065 a GB, and
    // the hub costs 73.00 and an attachment of 36.50, once.
    let rows = alike(10, 0, 0, 100);
    let there = virginia(TransitGateway::Present);
    let found = plan(&there, &rows);
    assert_eq!(found.totals.taken, [0, 0, 0, 0, 10]);
    assert_eq!(found.totals.plan.to_decimal(2), "174.50", "73.00 + 36.50 + 10 x 6.50");
    assert_eq!(found.totals.today.usd.to_decimal(2), "775.00");
    let hub = found.regions[0].hub.expect("a hub");
    assert_eq!((hub.hub.endpoints, hub.hub.nat_azs, hub.cost.to_decimal(2)), (0, Some(Azs::TWO), "109.50".to_owned()));
    // Where nobody says that it may, nothing changes.
    let plain = Plan::of(&there, &rows).expect("a plan");
    assert_eq!((plain.totals.taken, plain.verdicts[0].hub_nat), ([10, 0, 0, 0, 0], None));
    assert_eq!(plain.regions[0].region_rates.against(&rows[0], AccessPath::HubNat), [Reason::NoHubNat]);
    // With attachments of their own it is 43.00 for each of them against 77.50.
    let bought = plan(&virginia(TransitGateway::None), &rows);
    assert_eq!(bought.totals.plan.to_decimal(2), "539.50", "73.00 + 36.50 + 10 x (36.50 + 6.50)");
    // A single VPC has nothing to share.
    assert_eq!(plan(&there, &rows[..1]).totals.taken, [1, 0, 0, 0, 0]);
}

#[test]
fn each_vpc_takes_the_nat_gateways_that_cost_it_less() {
    // 3,650 GB are 73.00 more at 0.02 a GB. A VPC with 4,000 GB keeps its own.
    let mut rows = alike(10, 0, 0, 100);
    rows.push(VpcRow { name: "busy".to_owned(), ..alike(1, 0, 0, 4_000).remove(0) });
    let found = plan(&virginia(TransitGateway::Present), &rows);
    assert_eq!(found.totals.taken, [1, 0, 0, 0, 10]);
    assert_eq!(found.verdicts[10].choice, Some(AccessPath::Nat));
    // 253.00 of its own against 260.00.
    let costs = [found.verdicts[10].nat, found.verdicts[10].hub_nat].map(|cost| cost.map(|cost| cost.to_decimal(2)));
    assert_eq!(costs, ["253.00", "260.00"].map(|usd| Some(usd.to_owned())));
}

#[test]
fn endpoints_stand_in_the_hub_or_in_the_vpc_and_the_internet_leaves_through_the_hub() {
    // Four endpoints in two AZs are 58.40 in each VPC; in the hub, once with zones, 60.40.
    let there = virginia(TransitGateway::Present);
    let mut rows = alike(10, 4, 500, 50);
    // 5,000 GB over the transit gateway are 100.00, so these endpoints stand in the VPC itself.
    rows.push(VpcRow { gb: Gb::whole(5_000), name: "much".to_owned(), ..rows[0].clone() });
    let found = plan(&there, &rows);
    assert_eq!(found.totals.taken, [0, 1, 10, 0, 0]);
    assert!(found.verdicts.iter().all(|verdict| verdict.internet_in_hub && verdict.is_attached()));
    assert_eq!(found.totals.attached, 11);
    // 60.40 + 73.00 + 36.50; 10 x (500 x 0.03 + 50 x 0.065); 58.40 + 5,000 x 0.01 + 50 x 0.065.
    assert_eq!(found.totals.plan.to_decimal(2), "464.05");
    let hub = found.regions[0].hub.expect("a hub");
    assert_eq!((hub.hub.endpoints, hub.hub.nat_azs, hub.cost.to_decimal(2)), (4, Some(Azs::TWO), "169.90".to_owned()));
    let text = fleet_csv::csv(&there, &rows, &found);
    let much = text.lines().find(|line| line.contains("much")).expect("its row");
    assert!(much.contains(",endpoints,") && much.ends_with(",yes"), "{much}");
}

#[test]
fn a_hub_is_as_large_as_the_vpc_with_the_most_azs_needs() {
    let mut rows = alike(10, 0, 0, 100);
    rows[3].azs = Azs::new(3);
    let found = plan(&virginia(TransitGateway::Present), &rows);
    let hub = found.regions[0].hub.expect("a hub");
    assert_eq!((hub.hub.nat_azs, hub.cost.to_decimal(2)), (Azs::new(3), "146.00".to_owned()), "3 x 36.50 + 36.50");
}

#[test]
fn a_vpc_without_nat_gateways_is_served_by_those_of_a_hub() {
    // It has no other path to the internet, so a plan that serves it is better than one that costs nothing.
    let rows = [VpcRow { nat_gateways: Some(0), ..alike(1, 0, 0, 1_000).remove(0) }];
    let there = virginia(TransitGateway::Present);
    let found = plan(&there, &rows);
    assert_eq!((found.totals.taken, found.totals.served()), ([0, 0, 0, 0, 1], 1));
    assert_eq!(found.totals.plan.to_decimal(2), "174.50", "109.50 + 1,000 x 0.065");
    assert_eq!(found.totals.saving(), None, "nothing can be compared with");
    assert_eq!(Plan::of(&there, &rows).expect("a plan").totals.served(), 0);
}

#[test]
fn the_break_even_of_a_hubs_nat_gateways_is_told() {
    let even = |scenario: &Scenario| RegionRates::with_options(scenario, HUB_NAT, N_VIRGINIA).nat_break_even(Azs::TWO);
    let gb = |gb| BreakEven::Below(Ratio::whole(gb));
    assert_eq!(even(&virginia(TransitGateway::Present)), gb(3_650), "73.00 / 0.02");
    assert_eq!(even(&virginia(TransitGateway::None)), gb(1_825), "(73.00 - 36.50) / 0.02");
    // A single NAT gateway costs no more than an attachment does.
    let single = Scenario { nat: NatTopology::OneZonal, ..virginia(TransitGateway::None) };
    assert_eq!(even(&single), BreakEven::Never);
    // Half of the data crosses AZs to a single one, each way, as much as the transit gateway costs for each GB but one.
    let single = Scenario { transit_gateway: TransitGateway::Present, ..single };
    assert_eq!(even(&single), gb(3_650), "36.50 / (0.02 - 0.01)");
}

#[test]
fn what_no_hub_can_carry_is_told() {
    let private = Scenario { connectivity: NatConnectivity::Private, ..virginia(TransitGateway::Present) };
    let rows = alike(10, 2, 10, 0);
    assert!(plan(&private, &rows).verdicts.iter().all(|verdict| verdict.hub_nat.is_none()));
    let none = Scenario { nat: NatTopology::None, ..virginia(TransitGateway::Present) };
    let against = RegionRates::with_options(&none, HUB_NAT, N_VIRGINIA).against_hub_nat();
    assert!(matches!(against.as_slice(), [Reason::Design(Infeasible::NoNatGateway)]), "{against:?}");
}

#[test]
fn a_hub_with_nat_gateways_is_told_in_both_languages() {
    let there = virginia(TransitGateway::Present);
    let told = |plan: &Plan| {
        Language::ALL.map(|language| {
            let locale = natpoint_text::in_language(language);
            let choice = locale.fleet_choice(plan.verdicts[0].choice).to_owned();
            [locale.fleet_advice(plan), locale.fleet_totals(&plan.totals), locale.fleet_hub(&plan.regions[0]), choice]
        })
    };
    let alone = plan(&there, &alike(10, 0, 0, 100));
    let english = [
        "Build a hub with NAT gateways for all 10 VPCs.",
        "10 VPCs cost $174.50 a month, $600.50 less than NAT gateways for everything: 10 on a hub's \
         NAT gateways.",
        "US East (N. Virginia) us-east-1: a hub with NAT gateways in 2 AZs costs $109.50 a month and it pays. NAT \
         gateways of its own cost a VPC more below 3.56 TB a month.",
        "Hub’s NAT gateways",
    ];
    let japanese = [
        "10 個の VPC すべてでハブの NAT ゲートウェイを使います。",
        "10 個の VPC で月額 174.50 USD、すべて NAT ゲートウェイを使う場合より 600.50 USD 安くなります。\
         ハブの NAT ゲートウェイ 10。",
        "米国東部 (バージニア北部) us-east-1: 2 AZ に NAT ゲートウェイを置いたハブは月額 109.50 USD で、置くと安くなります。\
         NAT ゲートウェイは、月 3.56 TB 未満ならハブのほうが安くなります。",
        "ハブの NAT ゲートウェイ",
    ];
    assert_eq!(told(&alone), [english, japanese]);
    let both = plan(&there, &alike(10, 4, 500, 50));
    let [english, japanese] = told(&both);
    assert_eq!(english[0], "Build a hub with NAT gateways for all 10 VPCs.");
    assert!(english[2].contains("a hub with 4 endpoints in 2 AZs and NAT gateways in 2 AZs costs"), "{}", english[2]);
    assert_eq!(japanese[0], "10 個の VPC すべてでハブのエンドポイントと NAT ゲートウェイを使います。");
    assert!(japanese[2].contains("2 AZ にエンドポイントを 4 個、2 AZ に NAT ゲートウェイを置いた"), "{}", japanese[2]);
}

#[test]
fn attachments_of_all_kinds_count_towards_the_quota() {
    let found = plan(&virginia(TransitGateway::Present), &alike(5_000, 0, 0, 10));
    let over = found.regions[0].over_quotas();
    assert!(matches!(over.as_slice(), [OverQuota { needed: 5_001, allowed: 5_000, .. }]), "{over:?}");
}

/// What a row can do: its cost without its data through endpoints, its path, and whether its internet data leaves
/// through NAT gateways of the hub beside endpoints.
struct Way {
    usd: Usd,
    path: AccessPath,
    internet_in_hub: bool,
}

impl Way {
    fn has_endpoints(&self) -> bool {
        !matches!(self.path, AccessPath::Nat | AccessPath::HubNat)
    }

    fn shares_endpoints(&self) -> bool {
        matches!(self.path, AccessPath::Hub | AccessPath::Peering)
    }

    fn shares_nat(&self) -> bool {
        self.internet_in_hub || self.path == AccessPath::HubNat
    }

    fn is_attached(&self) -> bool {
        self.shares_nat() || self.path == AccessPath::Hub
    }
}

/// All ways of a row, calculated from the prices independently.
fn ways(scenario: &Scenario, row: &VpcRow) -> Vec<Way> {
    let prices = Rates::of(scenario);
    let with_own_nat = |row: &VpcRow, path| cost_without_endpoint_data(scenario, &prices, row, path);
    let can_share = scenario.nat != NatTopology::None && scenario.connectivity == NatConnectivity::Public;
    let attachment = match scenario.transit_gateway {
        TransitGateway::None => prices.attachment_hour.rate * scenario.hours,
        TransitGateway::Present => Usd::ZERO,
    };
    let through_hub = |gb: Gb| prices.transit_gateway_gb.rate * gb + prices.nat_gb.rate * gb;
    let mut ways = Vec::new();
    for path in AccessPath::ALL {
        let mut add = |usd, internet_in_hub| ways.push(Way { usd, path, internet_in_hub });
        if path == AccessPath::HubNat {
            if can_share {
                add(attachment + through_hub(row.gb) + through_hub(row.internet), false);
            }
            continue;
        }
        if let Some(usd) = with_own_nat(row, path) {
            add(usd, false);
        }
        let quiet = VpcRow { internet: Gb::ZERO, ..row.clone() };
        if let Some(usd) = with_own_nat(&quiet, path).filter(|_| can_share && row.internet > Gb::ZERO)
            && path != AccessPath::Nat
        {
            let joins = if path == AccessPath::Hub { Usd::ZERO } else { attachment };
            add(usd + joins + through_hub(row.internet), true);
        }
    }
    ways
}

/// The lowest cost of the VPCs of a Region over all ways of all of them.
fn cheapest_by_exhaustive_search(scenario: &Scenario, rows: &[&VpcRow], region: RegionId) -> Usd {
    let mut local = Scenario { region, ..scenario.clone() };
    if region != scenario.region {
        local.prices.clear();
    }
    let prices = Rates::of(&local);
    let azs = |row: &VpcRow| row.azs.unwrap_or(scenario.azs);
    let sharing = || rows.iter().filter(|row| row.endpoints > 0);
    let endpoints = sharing().map(|row| row.endpoints).max().unwrap_or(0);
    let endpoint_azs = sharing().map(|row| azs(row).count()).max().unwrap_or(0);
    let of_endpoints = prices.endpoint_hour.rate * local.hours * (endpoints * endpoint_azs)
        + prices.private_zone_month.rate * endpoints;
    let in_hub = Scenario { azs: rows.iter().map(|row| azs(row)).max().expect("a row"), ..local.clone() };
    let placement = nat::Placement { deployments: 1, in_hub: true };
    let of_nat: Usd = nat::gateways(&in_hub, &prices, placement, Gb::ZERO).iter().map(Charge::amount).sum();
    let attachment = prices.attachment_hour.rate * local.hours;
    let all: Vec<_> = rows.iter().map(|row| (row.gb, ways(&local, row))).filter(|(_, ways)| !ways.is_empty()).collect();
    let mut least: Option<Usd> = None;
    for mut code in 0..all.iter().map(|(_, ways)| ways.len()).product() {
        let taken: Vec<_> = all
            .iter()
            .map(|(gb, ways)| {
                let at = code % ways.len();
                code /= ways.len();
                (*gb, &ways[at])
            })
            .collect();
        let any = |is: fn(&Way) -> bool| taken.iter().any(|(_, way)| is(way));
        let shared = [
            (any(Way::shares_endpoints), of_endpoints),
            (any(Way::is_attached), attachment),
            (any(Way::shares_nat), of_nat),
        ];
        let mut total: Usd = taken.iter().map(|(_, way)| way.usd).sum();
        total += shared.into_iter().filter(|(is_there, _)| *is_there).map(|(_, usd)| usd).sum();
        let gb = taken.iter().filter(|(_, way)| way.has_endpoints()).map(|(gb, _)| gb.units()).sum();
        total += tiers(&prices, Gb::from_units(gb));
        least = Some(least.map_or(total, |least| least.min(total)));
    }
    least.expect("a way of each")
}

proptest! {
    // A failing case should get a test of its own instead of a file of seeds.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn a_plan_with_nat_gateways_in_the_hub_is_the_cheapest_of_all_plans(
        scenario in scenario(), rows in vec(a_row(), 1..=4),
    ) {
        let found = plan(&scenario, &rows);
        for region in &found.regions {
            let id = region.region_rates.region;
            let here: Vec<_> = rows.iter().filter(|row| row.region.unwrap_or(scenario.region) == id).collect();
            assert_eq!(region.totals.plan, cheapest_by_exhaustive_search(&scenario, &here, id), "{region:?}");
            let is_connected = |hub: HubPlan| hub.open && hub.connections.contains(&HubConnection::TransitGateway);
            assert!(region.totals.attached == 0 || region.hub.is_some_and(is_connected), "{region:?}");
        }
        for (row, verdict) in rows.iter().zip(&found.verdicts) {
            let region_rates = found.region_rates(row, &scenario).expect("a Region");
            let has_nat = |hub: Hub| hub.nat_azs.is_some();
            let of_region = found.regions.iter().find(|region| region.region_rates.region == region_rates.region);
            let hub = of_region.and_then(|region| region.hub).filter(|hub| hub.open).map(|hub| hub.hub);
            let leaves = verdict.internet_in_hub || verdict.choice == Some(AccessPath::HubNat);
            assert!(!leaves || hub.is_some_and(has_nat), "{verdict:?} without NAT gateways in {hub:?}");
            let is_possible = region_rates.against(row, AccessPath::HubNat).is_empty();
            assert_eq!(verdict.hub_nat.is_some(), is_possible, "{row:?}");
            assert!(verdict.saving().is_none_or(|saving| saving >= Usd::ZERO));
        }
        let mut running = RunningSaving::default();
        let add = |at: &usize| running.add(&found, &scenario, &rows[*at], &found.verdicts[*at]);
        let saved = found.order.iter().map(add).last();
        if let Some(saving) = found.totals.saving() {
            assert_eq!(saved, Some(saving), "{found:?}");
        }
        // What may be left alone never costs more than without, unless it serves more VPCs.
        let plain = Plan::of(&scenario, &rows).expect("a plan");
        let less = found.totals.less_than(&plain.totals);
        let serves_as_many = found.totals.served() == plain.totals.served();
        assert_eq!(less.is_some(), serves_as_many && found.totals.plan < plain.totals.plan);
        assert!(less.is_none_or(|less| found.totals.plan + less == plain.totals.plan));
        assert!(serves_as_many || found.totals.served() > plain.totals.served());
        assert!(!serves_as_many || found.totals.plan <= plain.totals.plan);
    }
}
