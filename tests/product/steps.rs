//! Actions that change several inputs, and what the page offers for a scenario.

// Helpers may panic like the tests that call them.

use natpoint_link::Link;
use natpoint_model::catalogue::prices::PriceItem;
use natpoint_model::catalogue::regions::RegionId;
use natpoint_model::catalogue::services::ServiceId;
use natpoint_model::catalogue::workloads;
use natpoint_model::scenario::{Scenario, ServiceGroup};
use natpoint_model::units::{Gb, Quantity as _};

fn opened(text: &str) -> Scenario {
    let (link, notices) = Link::read(text);
    assert_eq!(notices, [], "{text}");
    link.scenario
}

/// Checks the link after an action, without its Region.
#[track_caller]
fn check(text: &str, step: impl FnOnce(&mut Scenario), expected: &str) {
    let mut scenario = opened(text);
    step(&mut scenario);
    assert_eq!(scenario, opened(expected), "{text}");
}

fn check_step(id: &str) -> impl FnOnce(&mut Scenario) {
    let workload = workloads::find(id).expect("a workload");
    move |scenario| scenario.add_workload(workload)
}

#[test]
fn a_profile_brings_its_groups() {
    check("v1", check_step("session-manager"), "v1&s.ssm=0~ga&s.ssmmessages=0~ga");
    // Existing services keep their volume and details.
    check("v1&s.ssm=5~1", check_step("session-manager"), "v1&s.ssm=5~1~ga&s.ssmmessages=0~ga");
    // The next letter, and not a group of which a part is in another one already.
    check("v1&s.sts=1~ga", check_step("session-manager"), "v1&s.sts=1~ga&s.ssm=0~gb&s.ssmmessages=0~gb");
    check("v1&s.ssm=1~gc", check_step("session-manager"), "v1&s.ssm=1~gc&s.ssmmessages=0");
    // Repeating it changes nothing.
    check("v1&s.ssm=0~ga&s.ssmmessages=0~ga", check_step("session-manager"), "v1&s.ssm=0~ga&s.ssmmessages=0~ga");
}

#[test]
fn every_profile_fits_into_a_link() {
    for workload in workloads::all() {
        let mut scenario = opened("v1");
        scenario.add_workload(workload);
        for group in workload.groups {
            let letters: Vec<_> = group.iter().filter_map(|service| scenario.service(*service)?.group).collect();
            let whole = letters.len() == group.len() && letters.windows(2).all(|pair| pair[0] == pair[1]);
            let absent = group.iter().any(|service| scenario.service(*service).is_none());
            assert!(whole || absent, "{}: {letters:?}", workload.id);
        }
        let link = Link { scenario, ..Link::default() };
        assert_eq!(Link::read(&link.write()), (link, Vec::new()), "{}", workload.id);
    }
}

#[test]
fn the_next_group_is_offered() {
    let letters = |text| opened(text).offered_groups().into_iter().map(ServiceGroup::letter).collect::<String>();
    assert_eq!(letters("v1&s.logs=1"), "a");
    assert_eq!(letters("v1&s.logs=1~ga"), "ab");
    assert_eq!(letters("v1&s.logs=1~gb&s.sts=1~gz"), "abz");
    let all: Vec<_> = ServiceId::all().zip('a'..='z').map(|(id, at)| format!("&s.{}=1~g{at}", id.slug())).collect();
    assert_eq!(letters(&format!("v1{}", all.concat())).len(), 26);
}

#[test]
fn moving_to_the_other_region_swaps_both() {
    let to = |code: &'static str| move |scenario: &mut Scenario| scenario.move_to(RegionId::named(code));
    check("v1", to("eu-west-1"), "v1&region=eu-west-1");
    check("v1&other=us-east-1&other.out=5", to("eu-west-1"), "v1&region=eu-west-1&other=us-east-1&other.out=5");
    check("v1&s.logs=1~none~nat", to("eu-west-1"), "v1&region=eu-west-1&s.logs=1~nat");
    check("v1&s.logs=1~none", to("ap-northeast-1"), "v1&s.logs=1~none");
    check("v1&other=us-east-1&other.out=5", to("us-east-1"), "v1&region=us-east-1&other=ap-northeast-1&other.out=5");
}

#[test]
fn image_layers_are_split_off_once() {
    let splits = |text| opened(text).has_unsplit_images();
    assert!(splits("v1&s.ecr.dkr=1000"));
    assert!(splits("v1&s.ecr.dkr=1000&s.s3=0"));
    assert!(!splits("v1&s.ecr.dkr=1000&s.s3=1"), "S3 is counted already");
    assert!(!splits("v1&s.ecr.dkr=0"), "nothing is pulled");
    assert!(!splits("v1&s.ecr.api=1000"));
    check("v1&s.ecr.dkr=1000~gb", Scenario::split_images, "v1&s.ecr.dkr=10~gb&s.s3=990");
    check("v1&s.s3=0~gateway&s.ecr.dkr=1", Scenario::split_images, "v1&s.s3=0.99~gateway&s.ecr.dkr=0.01");
    check("v1&s.logs=1", Scenario::split_images, "v1&s.logs=1");
    // No byte is lost to a division.
    let mut scenario = opened("v1&s.ecr.dkr=0.000199");
    scenario.split_images();
    assert_eq!(scenario.services_gb(), Gb::literal("0.000199"));
    assert_eq!(scenario.service(ServiceId::named("s3")).map(|used| used.gb.to_plain()), Some("0.000197".to_owned()));
}

#[test]
fn the_prices_of_a_network_are_those_that_it_pays() {
    let paid = |text| opened(text).price_items().0.into_iter().map(PriceItem::slug).collect::<Vec<_>>().join(" ");
    let plain = "nat_hour nat_gb vpce_hour vpce_gb ipv4_hour inter_az_gb_each_way";
    assert_eq!(paid("v1&s.logs=1"), plain);
    assert_eq!(paid("v1&s.logs=1&out=1"), format!("{plain} egress"));
    assert_eq!(paid("v1&nat=none"), "");
    assert_eq!(paid("v1&nat=az&ipv4=0"), "nat_hour nat_gb");
    assert_eq!(paid("v1&nat=regional"), "regional_nat_hour regional_nat_gb ipv4_hour");
    assert_eq!(paid("v1&nat=az&gbps=20&ipv4=0"), "nat_prvd_gbps_hour");
    assert_eq!(paid("v1&nat=none&other=us-east-1&other.endpoints=1"), "vpce_hour vpce_gb");
    assert_eq!(paid("v1&nat=none&gwlb=yes"), "", "nothing is there to be inspected before");
    assert_eq!(paid("v1&nat=none&gwlb=yes&azs=1&instance=t4g.nano"), "gwlbe_hour ipv4_hour t4g_nano_hour gp3_gb_month");
    assert_eq!(paid("v1&nat=none&vpcs=2"), "tgw_attach_hour tgw_gb");
    assert_eq!(paid("v1&nat=none&vpcs=2&s.logs=1"), "vpce_hour vpce_gb tgw_attach_hour tgw_gb private_zone_month");
    let instance = "ipv4_hour inter_az_gb_each_way t4g_small_hour gp3_gb_month";
    assert_eq!(paid("v1&nat=none&instance=t4g.small"), instance);
    let (paid, unpaid) = opened("v1").price_items();
    let never = [PriceItem::PublicIpv4IdleHour, PriceItem::ResourceEndpointHour, PriceItem::CrossRegionProviderHour];
    assert_eq!(paid.len() + unpaid.len() + never.len(), PriceItem::ALL.len());
    assert!(never.iter().all(|item| !paid.contains(item) && !unpaid.contains(item)), "no bill has them");
}
