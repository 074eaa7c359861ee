//! In how many AZs interface endpoints stand: every form in which lists tell it, and what is said where none does.

use natpoint_import::to_scenario::{Choices, ImportPreview, NetworkNote, Note, to_scenario};
use natpoint_model::article;
use natpoint_model::catalogue::services::ServiceId;
use natpoint_model::scenario::Azs;
use serde_json::{Value, json};

use super::reading::read;

fn preview(text: &str) -> ImportPreview {
    let mut now = article::scenario();
    now.azs = Azs::new(2).unwrap();
    to_scenario(&read(text.as_bytes()), &now, &Choices::default())
}

/// The AZs of the endpoint of a service, and whether they are said not to be known.
fn azs(told: &ImportPreview, service: &str) -> (u32, bool) {
    let used = told.scenario.services.iter().find(|used| used.service == ServiceId::named(service)).unwrap();
    let is_unknown = |note: &Note| matches!(note, Note::Network(NetworkNote::UnknownAzs { .. }));
    (used.endpoint_azs(&told.scenario).count(), told.notes.iter().any(is_unknown))
}

#[test]
fn the_cells_of_tables_list_subnets_in_every_form() {
    for cell in [
        "\"subnet-a,subnet-b,subnet-c\"",
        "\"['subnet-a', 'subnet-b', 'subnet-c']\"",
        "\"[\"\"subnet-a\"\", \"\"subnet-b\"\", \"\"subnet-c\"\"]\"",
        "\"{subnet-a,subnet-b,subnet-c}\"",
        "subnet-a subnet-b subnet-c",
        "subnet-a;subnet-b;subnet-c",
        "subnet-a | subnet-b | subnet-c",
        "\"subnet-a\nsubnet-b\nsubnet-c\"",
        "3",
    ] {
        for column in ["SubnetIds", "subnet_ids"] {
            let told = preview(&format!(
                "VpcEndpointId,ServiceName,VpcEndpointType,State,{column}\n\
                 vpce-0a1b2c3d,com.amazonaws.eu-west-1.kms,Interface,available,{cell}\n"
            ));
            assert_eq!(azs(&told, "kms"), (3, false), "{cell}");
        }
    }
    let console = "VPC endpoint ID,Endpoint type,Status,Service name,VPC ID,Subnets\n\
        vpce-0a1b2c3d,Interface,Available,com.amazonaws.eu-west-1.kms,vpc-1,3 Subnets\n";
    assert_eq!(azs(&preview(console), "kms"), (3, false));
}

#[test]
fn the_answer_of_a_query_may_count_subnets() {
    let id = json!("vpce-0a1b2c3d");
    let service = json!("com.amazonaws.eu-west-1.kms");
    for (value, expected) in [
        (json!([{ "Id": id, "Service": service, "Type": "Interface", "AZs": 3 }]), (3, false)),
        (
            json!([{ "VpcEndpointId": id, "ServiceName": service, "VpcEndpointType": "Interface", "Zones": 3 }]),
            (3, false),
        ),
        (json!([{ "Id": id, "Service": service, "Type": "Interface" }]), (2, true)),
        (json!([{ "Id": id, "Service": service, "Type": "Interface", "AZs": 300 }]), (2, true)),
        (json!([[id, service, "Interface"]]), (2, true)),
    ] {
        assert_eq!(azs(&preview(&value.to_string()), "kms"), expected, "{value}");
    }
}

#[test]
fn what_no_file_tells_is_said() {
    let change = |service: &str, after: Value, unknown: Value| {
        let mut after = after;
        after["service_name"] = json!(format!("com.amazonaws.eu-west-1.{service}"));
        json!({
            "address": format!("aws_vpc_endpoint.a[\"{service}\"]"), "mode": "managed", "type": "aws_vpc_endpoint",
            "change": { "actions": ["create"], "before": null, "after": after, "after_unknown": unknown },
        })
    };
    let interface = || json!({ "vpc_endpoint_type": "Interface" });
    let known = json!({ "vpc_endpoint_type": "Interface", "subnet_ids": ["subnet-1", "subnet-2", "subnet-3"] });
    let plan = json!({ "format_version": "1.2", "resource_changes": [
        change("kms", interface(), json!({ "id": true, "subnet_ids": true })),
        change("logs", interface(), json!({ "id": true })),
        change("sts", known, json!({ "id": true })),
        change("s3", json!({ "vpc_endpoint_type": "Gateway" }), json!({ "id": true })),
    ] });
    let notes = |told: ImportPreview| {
        let network =
            told.notes.into_iter().filter_map(|note| if let Note::Network(note) = note { Some(note) } else { None });
        network.collect::<Vec<_>>()
    };
    let told = preview(&plan.to_string());
    assert_eq!(azs(&told, "sts"), (3, true));
    let azs = told.scenario.azs.count();
    assert_eq!(notes(told), [NetworkNote::UnknownAzs { count: 2, azs }]);
    let template = json!({ "Resources": { "A": { "Type": "AWS::EC2::VPCEndpoint", "Properties": {
        "VpcEndpointType": "Interface", "ServiceName": "com.amazonaws.eu-west-1.kms",
        "SubnetIds": { "Ref": "Subnets" },
    } } } });
    assert_eq!(notes(preview(&template.to_string())), [NetworkNote::UnknownAzs { count: 1, azs: 2 }]);
}
