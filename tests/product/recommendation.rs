//! What the page tells people to do, in both languages.

use natpoint_link::{Language, Link};
use natpoint_model::catalogue::prices::TABLE_DATE;
use natpoint_model::compare::{Axis, Report};
use natpoint_model::scenario::Scenario;
use natpoint_test_support::networks;
use natpoint_text::{Locale, in_language};
use proptest::prelude::*;

const NEWCOMER: &str = "v1&region=us-east-1&azs=3&nat=az&s.ecr.api=10.24~ga&s.ecr.dkr=10.24~ga&s.s3=2527.52&s.logs=300\
                        &out=1024";

fn linked(link: &str) -> Scenario {
    let (link, notices) = Link::read(link);
    assert_eq!(notices, []);
    link.scenario
}

fn in_both(say: impl Fn(&'static dyn Locale) -> String) -> [String; 2] {
    [Language::English, Language::Japanese].map(|language| say(in_language(language)))
}

#[track_caller]
fn says(scenario: &Scenario, english: &str, japanese: &str) {
    let report = Report::new(scenario, Axis::AllServices);
    assert_eq!(in_both(|locale| locale.recommendation(scenario, &report)), [english, japanese]);
}

#[track_caller]
fn notes(scenario: &Scenario, english: &str, japanese: &str) {
    let report = Report::new(scenario, Axis::AllServices);
    let dated = [english, japanese].map(|text| text.replace("DATE", TABLE_DATE));
    assert_eq!(in_both(|locale| locale.recommendation_note(scenario, &report, Axis::AllServices)), dated);
}

#[test]
fn what_to_do_is_named() {
    says(
        &Scenario::opening(),
        "Keep both NAT gateways and add the free S3 gateway endpoint and an interface endpoint for logs.",
        "NAT ゲートウェイ 2 台はそのままで、無料の S3 ゲートウェイエンドポイントと logs のインターフェイスエンドポイントを\
         追加します。",
    );
    says(
        &linked(NEWCOMER),
        "Keep the 3 NAT gateways and add the free S3 gateway endpoint.",
        "NAT ゲートウェイ 3 台はそのままで、無料の S3 ゲートウェイエンドポイントを追加します。",
    );
    says(
        &linked("v1&region=ap-northeast-1&nat=az&s.logs=800&s.s3=10"),
        "Add the free S3 gateway endpoint and an interface endpoint for logs, then remove both NAT gateways.",
        "無料の S3 ゲートウェイエンドポイントと logs のインターフェイスエンドポイントを追加してから、NAT ゲートウェイ 2 台を\
         削除します。",
    );
    says(
        &linked("v1&region=ap-northeast-1&nat=az&s.logs=100~today-interface&s.s3=50&s.dynamodb=5&out=10"),
        "Keep both NAT gateways, add the free S3 and DynamoDB gateway endpoints, then remove the interface endpoint \
         for logs.",
        "NAT ゲートウェイ 2 台はそのままで、無料の S3・DynamoDB ゲートウェイエンドポイントを追加してから、logs の\
         インターフェイスエンドポイントを削除します。",
    );
}

#[test]
fn what_is_best_already_stays() {
    says(
        &linked("v1&region=ap-northeast-1&nat=az&s.logs=10&out=10"),
        "Keep both NAT gateways: nothing to change.",
        "NAT ゲートウェイ 2 台はそのままで、変更は不要です。",
    );
    says(
        &linked("v1&region=ap-northeast-1&vpcs=12&nat=one&s.logs=2000~today-interface&s.s3=9~today-gateway&out=1"),
        "In each of the 12 VPCs, keep the NAT gateway, the S3 gateway endpoint and the interface endpoint for logs: \
         nothing to change.",
        "12 個の VPC それぞれで、NAT ゲートウェイ 1 台と S3 ゲートウェイエンドポイントと logs の\
         インターフェイスエンドポイントはそのままで、変更は不要です。",
    );
}

#[test]
fn workloads_move_before_anything_is_removed() {
    says(
        &linked("v1&region=us-east-1&vpcs=10&sharing=yes&s.logs=100&s.s3=9"),
        "In one VPC with shared subnets, add the free S3 gateway endpoint and an interface endpoint for logs, create \
         the workloads of the 10 VPCs anew there, then remove the NAT gateway from each of those VPCs.",
        "サブネットを共有する 1 つの VPC に無料の S3 ゲートウェイエンドポイントと logs のインターフェイスエンドポイントを追加し、\
         10 個の VPC のワークロードをそこに作り直してから、各 VPC の NAT ゲートウェイ 1 台を削除します。",
    );
    says(
        &linked("v1&region=us-east-1&vpcs=10&sharing=yes&nat=none&s.logs=100"),
        "In one VPC with shared subnets, add an interface endpoint for logs and create the workloads of the 10 VPCs \
         anew there.",
        "サブネットを共有する 1 つの VPC に logs のインターフェイスエンドポイントを追加し、10 個の VPC のワークロードをそこに\
         作り直します。",
    );
}

#[test]
fn without_an_answer_the_sentence_says_what_is_missing() {
    says(
        &linked("v1&region=ap-northeast-1&nat=az"),
        "Add a service to compare designs.",
        "サービスを追加すると、構成を比較できます。",
    );
    says(
        &linked("v1&region=ap-northeast-1&nat=none&s.logs=100&out=5"),
        "Internet traffic needs a NAT gateway: allow one, or set the traffic to 0.",
        "インターネットとの通信には NAT ゲートウェイが必要です。NAT ゲートウェイを使うか、通信量を 0 にしてください。",
    );
    says(
        &linked("v1&region=eu-central-1&nat=az&firewall=yes&s.logs=100&out=5"),
        "The price of AWS Network Firewall in this Region is not known: type it under Unit prices, or leave the \
         firewall out of the NAT gateway details.",
        "このリージョンの AWS Network Firewall の単価は不明です。「単価」に入力するか、NAT ゲートウェイの詳細でファイアウォールを外してください。",
    );
    says(
        &linked("v1&region=ap-northeast-1&nat=none&s.logs=100&s.s3=10"),
        "Add the free S3 gateway endpoint and an interface endpoint for logs.",
        "無料の S3 ゲートウェイエンドポイントと logs のインターフェイスエンドポイントを追加します。",
    );
}

#[test]
fn the_note_says_what_the_amounts_rest_on() {
    notes(
        &linked(NEWCOMER),
        "USD a month in us-east-1 at list prices of DATE. Cheapest up to 5.80 TB.",
        "us-east-1 の月額（USD）。DATE 時点の料金表。5.80 TB まで最安です。",
    );
    notes(
        &linked("v1&region=eu-west-1&nat=az&s.sqs=100&discount=12&p.vpce_gb=0.001"),
        "USD a month in eu-west-1 at list prices of DATE, 12 % discount, 1 price changed. Cheapest at every \
         volume.",
        "eu-west-1 の月額（USD）。DATE 時点の料金表、12 % 割引、単価 1 件変更。どのデータ量でも最安です。",
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_network_has_a_sentence_and_a_saving_that_adds_up(scenario in networks::scenario()) {
        let report = Report::new(&scenario, Axis::AllServices);
        for text in in_both(|locale| locale.recommendation(&scenario, &report)) {
            prop_assert!(!text.is_empty() && !text.contains("  ") && text.ends_with(['.', '。']), "{text}");
        }
        let Some(found) = &report.recommendation else { return Ok(()) };
        let (Some(current), Some(saving)) = (&found.current, found.saving) else { return Ok(()) };
        prop_assert_eq!(current.bill.total - saving.amount, found.total);
        if found.changes_nothing() {
            prop_assert_eq!(&current.routing, &found.routing);
        }
    }
}
