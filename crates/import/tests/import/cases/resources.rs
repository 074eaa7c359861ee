//! Resources as they stand: what is deleted never counts, and what only names a resource is no list.

use serde_json::{Value, json};

use super::super::reading::read_all;
use super::{check, check_text};

const NAT: &str = "nat-0aaaaaaaaaaaaaaa1";
const GONE: &str = "nat-0aaaaaaaaaaaaaaa2";
const ENDPOINT: &str = "vpce-0aaaaaaaaaaaaaaa1";
const SQS: &str = "com.amazonaws.eu-west-1.sqs";
const REJECTED: &str = "vpce-0aaaaaaaaaaaaaaa2";

/// What stands after some files were read: a line for each NAT gateway and endpoint.
fn standing(files: &[&str]) -> String {
    let network = read_all(&files.iter().map(|file| file.as_bytes()).collect::<Vec<_>>()).network;
    let nats = network
        .nat_gateways
        .iter()
        .map(|nat| format!("{} {:?} in {:?} of {}\n", nat.id, nat.connectivity, nat.azs.unwrap_or_default(), nat.vpc));
    let endpoints = network.endpoints.iter().map(|endpoint| {
        let azs = endpoint.azs.unwrap_or_default();
        format!("{} {:?} in {azs} of {}\n", endpoint.id, endpoint.kind, endpoint.vpc)
    });
    nats.chain(endpoints).collect()
}

#[test]
fn the_values_of_powershell_are_read() {
    let nat = |id: &str, state: &str, kind: &str| {
        json!({"NatGatewayId": id, "VpcId": "vpc-1", "State": {"Value": state}, "ConnectivityType": {"Value": kind},
            "NatGatewayAddresses": [{"PublicIp": "192.0.2.1", "Status": {"Value": "succeeded"}}]})
    };
    let endpoint = json!({"VpcEndpointId": ENDPOINT, "VpcEndpointType": {"Value": "Interface"}, "VpcId": "vpc-1",
        "State": {"Value": "available"}, "ServiceName": "com.amazonaws.eu-west-1.sqs", "Groups": [],
        "SubnetIds": ["subnet-1", "subnet-2"], "RouteTableIds": [], "Tags": []});
    let nats = json!([nat(NAT, "available", "private"), nat(GONE, "deleted", "public")]);
    let private = format!("{NAT} Private in 1 of vpc-1\n");
    let two = format!("{ENDPOINT} Interface in 2 of vpc-1\n");
    for (name, value, expected) in [
        ("a list", nats, &private),
        ("one", nat(NAT, "available", "private"), &private),
        ("failed", json!([nat(NAT, "available", "private"), nat(GONE, "Failed", "public")]), &private),
        (
            "of Config",
            json!([{"natGatewayId": NAT, "vpcId": "vpc-1", "connectivityType": {"value": "private"}}]),
            &private,
        ),
        ("an endpoint", endpoint.clone(), &two),
        ("endpoints", json!([endpoint]), &two),
    ] {
        assert_eq!(&standing(&[&value.to_string()]), expected, "{name}");
    }
}

#[test]
fn what_is_deleted_stays_so() {
    let list = |state: &str| {
        json!({"NatGateways": [
            {"NatGatewayId": NAT, "State": "available"}, {"NatGatewayId": GONE, "State": state},
        ]})
        .to_string()
    };
    let endpoints = |state: &str| {
        json!({"VpcEndpoints": [{"VpcEndpointId": REJECTED, "State": state, "SubnetIds": ["subnet-1"]}]}).to_string()
    };
    let item = |status: &str| {
        json!({"resourceType": "AWS::EC2::NatGateway", "resourceId": GONE, "configurationItemStatus": status,
            "awsRegion": "eu-west-1", "configuration": json!({"natGatewayId": GONE, "state": "available"}).to_string()})
    };
    let history = |items: [Value; 2]| json!({ "configurationItems": items }).to_string();
    let interface = json!({"NetworkInterfaces": [{"NetworkInterfaceId": "eni-1", "InterfaceType": "nat_gateway",
        "Description": format!("Interface for NAT Gateway {GONE}")}]})
    .to_string();
    let [older, newer] = [list("available"), list("deleted")];
    let one = format!("{NAT} Public in 1 of \n");
    for (name, files, expected) in [
        ("older first", vec![&*older, &newer], &*one),
        ("newer first", vec![&newer, &older], &one),
        ("failed", vec![&older, &list("failed")], &one),
        ("its interface", vec![&interface, &newer], &one),
        ("a history, newest first", vec![&history([item("ResourceDeleted"), item("OK")])], ""),
        ("a history, oldest first", vec![&history([item("OK"), item("ResourceDeleted")])], ""),
        ("an endpoint", vec![&endpoints("available"), &endpoints("deleted")], ""),
        // The owner of the service may still accept it.
        (
            "accepted",
            vec![&endpoints("rejected"), &endpoints("available")],
            &format!("{REJECTED} Interface in 1 of \n"),
        ),
    ] {
        assert_eq!(standing(&files), expected, "{name}");
    }
}

#[test]
fn values_without_names_are_read_for_what_they_are() {
    let of = |id: &str, state: &str| {
        json!([id, "Interface", state, "com.amazonaws.eu-west-1.sqs", ["subnet-1", "subnet-2"]])
    };
    let own = |id: &str, state: &str| json!({"Id": id, "St": state, "Svc": SQS, "Subs": ["subnet-1", "subnet-2"]});
    let vpc = "vpc-0aaaa1111bbbb2222";
    let two = format!("{ENDPOINT} Interface in 2 of \n");
    let nat = format!("{NAT} Public in 1 of \n");
    let private = format!("{NAT} Private in 1 of {vpc}\n");
    for (value, expected) in [
        (json!([of(ENDPOINT, "available"), of(REJECTED, "rejected")]), &two),
        (json!([of(ENDPOINT, "pendingAcceptance"), of(REJECTED, "expired")]), &two),
        (json!([of(ENDPOINT, "Available"), of(REJECTED, "Deleted")]), &two),
        (json!([own(ENDPOINT, "available"), own(REJECTED, "rejected")]), &two),
        (json!([NAT]), &nat),
        (json!([[NAT, "vpc-endpoint", "available"]]), &nat),
        (json!([{"Id": NAT, "Name": "a"}]), &nat),
        (json!([[NAT, vpc, "Private"]]), &private),
        (json!([{"ngw": NAT, "net": vpc, "kind": "private"}]), &private),
        (json!([{"ID": NAT, "VPC": vpc, "Type": "private", "State": "available"}]), &private),
        (json!({"eu-west-1": [{"nat_id": NAT, "vpc": vpc, "type": "private"}]}), &private),
    ] {
        assert_eq!(&standing(&[&value.to_string()]), expected, "{value}");
    }
}

#[test]
fn what_only_names_resources_is_no_list() {
    let nat = "arn:aws:ec2:eu-west-1:1:natgateway/nat-0aaaaaaaaaaaaaaa1";
    let typed = |id_key: &str, more: Value| {
        let mut object =
            json!({"ResourceType": "AWS::EC2::NatGateway", id_key: NAT, "ResourceStatus": "CREATE_COMPLETE"});
        object.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        object
    };
    for value in [
        json!({"NetworkInsightsAnalyses": [{"ForwardPathComponents": [{"Component": {"Id": NAT, "Arn": nat}}]}]}),
        json!({"EvaluationResults": [{"EvaluationResultIdentifier": {"Qualifier": typed("ResourceId", json!({}))}}]}),
        json!({"items": [{"region": "us-east-1", "resourceId": NAT, "actionType": "Delete", "resourceArn": nat}]}),
        json!({"VpcEndpointConnections": [
            {"VpcEndpointId": ENDPOINT, "VpcEndpointOwner": "4", "VpcEndpointState": "available"},
        ]}),
        json!([{"DestinationCidrBlock": "0.0.0.0/0", "NatGatewayId": NAT, "State": "active"}]),
        json!({"NetworkResources": [
            {"AwsRegion": "eu-west-1", "ResourceType": "vpc-endpoint", "ResourceId": ENDPOINT},
        ]}),
        json!({"StackEvents": [typed("PhysicalResourceId", json!({"LogicalResourceId": "Nat"}))]}),
        json!({"StackResources": [typed("PhysicalResourceId", json!({"DriftInformation": {"a": "NOT_CHECKED"}}))]}),
        json!({"resourceIdentifiers": [
            {"resourceType": "AWS::EC2::NatGateway", "resourceId": NAT, "resourceDeletionTime": "2026"},
        ]}),
        json!({"ResourceTagMappingList": [{"ResourceARN": nat, "Tags": []}]}),
        json!({"Events": [{"EventName": "DeleteNatGateway", "Resources": [typed("ResourceName", json!({}))]}]}),
        json!({"Records": [{"eventName": "DeleteNatGateway",
            "requestParameters": {"DeleteNatGatewayRequest": {"NatGatewayId": NAT}}}]}),
        json!({"Reservations": [{"Finding": {"Ids": [NAT]}}]}),
    ] {
        let text = value.to_string();
        assert_eq!(standing(&[&text]), "", "{text}");
        check_text(&text, &text, &["none 0/0", "refused: It names", "aws ec2 describe-nat-gateways --output json"]);
    }
    for text in [
        format!("Identifier,Tag: Name,Service,Type,Region,Tag Count,ARN\n{NAT},a,EC2,NatGateway,eu-west-1,1,{nat}\n"),
        format!("Trusted Advisor check,Inactive NAT Gateways\nDescription,x\nStatus,NAT Gateway Id\nYellow,{NAT}\n"),
    ] {
        check_text(&text, &text, &["none 0/0", "refused: It names", "aws ec2 describe-nat-gateways --output json"]);
    }
}

#[test]
fn metrics_of_other_programs_are_no_list() {
    let dimensions = json!([{"Name": "NatGatewayId", "Value": NAT}]);
    for text in [
        json!({"status": "success", "data": {"result": [
            {"metric": {"__name__": "aws_natgateway_bytes_out_to_destination_sum", "dimension_NatGatewayId": NAT,
                "vpc": "vpc-0aaaa1111bbbb2222"}, "values": [[1, "10737418240"]]},
        ]}})
        .to_string(),
        json!({"series": [{"metric": "aws.natgateway.bytes_out_to_destination.sum", "pointlist": [[1, 2]]}]})
            .to_string(),
        json!({"MetricAlarms": [{"AlarmName": "a", "Namespace": "AWS/NATGateway", "Dimensions": dimensions}]})
            .to_string(),
        json!({"Metrics": [
            {"Namespace": "AWS/NATGateway", "MetricName": "BytesOutToDestination", "Dimensions": dimensions},
        ]})
        .to_string(),
        json!({"metrics": [
            ["AWS/NATGateway", "BytesOutToDestination", "NatGatewayId", NAT], [".", ".", ".", NAT],
        ]})
        .to_string(),
        json!([{"nat_gateway_id": NAT, "metric_name": "BytesOutToDestination", "sum": 1, "sample_count": 1}])
            .to_string(),
        format!("nat_gateway_id,timestamp,average,sample_count,sum,region\n{NAT},2026-10-01,1,1,1,eu-west-1\n"),
    ] {
        assert_eq!(standing(&[&text]), "", "{text}");
        check_text(&text, &text, &["none 0/0", "refused: It has metrics", "get-metric-data"]);
    }
}

#[test]
fn what_cannot_be_read_names_the_way_out() {
    for (text, refused) in [
        ("<DescribeNatGatewaysResponse xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15/\"/>", "--output json"),
        ("module.vpc.aws_nat_gateway.this[0]\nmodule.vpc.aws_vpc.this[0]\n", "terraform show -json"),
        (
            "Resources:\n  Fn::ForEach::N:\n    - Az\n    - [A, B]\n    - Nat${Az}: {Type: 'AWS::EC2::NatGateway'}\n",
            "--template-stage Processed",
        ),
        (
            "Resources:\n  Eip: {Type: 'AWS::EC2::EIP'}\n  Fn::ForEach::Nats: [Az, [A], {Nat: {Type: 'AWS::X::Y'}}]\n",
            "--template-stage Processed",
        ),
        (
            "Estimate summary\nUpfront cost,Monthly cost\n0,1\n\n\"AWS Pricing Calculator provides an estimate\"\n",
            "AWS Pricing Calculator",
        ),
        (
            "{\"Name\": \"My Estimate\", \"Metadata\": {\"Share Url\": \"https://calculator.aws/#/estimate?id=abc\"}}",
            "AWS Pricing Calculator",
        ),
        (
            "\"_time\",\"src_ip\",\"dest_ip\",\"bytes\"\n\"2026-10-01\",\"10.0.1.5\",\"52.219.1.10\",\"1000000\"\n",
            "srcaddr, dstaddr",
        ),
        (
            "{\"_source\": {\"source\": {\"ip\": \"10.0.1.5\"}, \"aws\": {\"vpcflow\": {\"id\": \"eni-0a\"}}}}",
            "srcaddr, dstaddr",
        ),
        (
            "{\"class_uid\": 4001, \"src_endpoint\": {\"ip\": \"10.0.1.5\"}, \"traffic\": {\"bytes\": 1000000}}",
            "srcaddr, dstaddr",
        ),
        ("{\"ResultSet\": {\"Rows\": [{\"Data\": [{\"VarCharValue\": \"name\"}]}]}}", "OutputLocation"),
    ] {
        check_text(text, text, &["refused: ", refused]);
    }
}

#[test]
fn the_answer_of_athena_is_the_table_that_it_wrote() {
    let row =
        |cells: &[&str]| json!({"Data": cells.iter().map(|cell| json!({"VarCharValue": cell})).collect::<Vec<_>>()});
    let answer =
        |rows: Vec<Value>| json!({"ResultSet": {"Rows": rows, "ResultSetMetadata": {"ColumnInfo": []}}}).to_string();
    let bill = answer(vec![
        row(&["line_item_usage_type", "line_item_usage_amount", "line_item_unblended_cost"]),
        row(&["USE1-NatGateway-Bytes", "1000.0", "45.0"]),
        json!({"Data": [{"VarCharValue": "USE1-NatGateway-Hours"}, {"VarCharValue": "744.0"}, {}]}),
    ]);
    check_text("a bill", &bill, &["cur-2 2/2", "billed us-east-1 nat_gb: 1000", "billed us-east-1 nat_hour: 744"]);
    let log = answer(vec![row(&["srcaddr", "dstaddr", "bytes"]), row(&["10.0.1.5", "52.219.1.10", "1073741824"])]);
    check_text("a log", &log, &["flow-log-csv 1/1"]);
}

#[test]
fn tables_of_the_console_are_read() {
    let vpc = "vpc-0aaaa1111bbbb2222";
    let nats = format!(
        "\"Name\",\"NAT gateway ID\",\"Connectivity type\",\"State\",\"VPC\",\"Subnet\"\n\
         \"a\",\"{NAT}\",\"Private\",\"Available\",\"{vpc} / prod\",\"subnet-0a / a\"\n\
         \"b\",\"{GONE}\",\"Public\",\"Deleted\",\"{vpc} / prod\",\"subnet-0b / b\"\n"
    );
    let endpoints = |id: &str, kind: &str, status: &str| {
        format!(
            "VPC endpoint ID,Endpoint type,Status,Service name,VPC ID,Subnets\n{id},{kind},{status},x,{vpc} | prod,–\n"
        )
    };
    let exported = format!(
        "#TYPE Amazon.EC2.Model.NatGateway\n\"NatGatewayId\",\"State\",\"VpcId\"\n\
         \"{NAT}\",\"available\",\"{vpc}\"\n\"{GONE}\",\"deleted\",\"{vpc}\"\n"
    );
    for (name, text, expected) in [
        ("NAT gateways", &nats, format!("{NAT} Private in 1 of {vpc}\n")),
        (
            "endpoints",
            &endpoints(ENDPOINT, "GatewayLoadBalancer", "Available"),
            format!("{ENDPOINT} GatewayLoadBalancer in 0 of {vpc}\n"),
        ),
        (
            "words",
            &endpoints(ENDPOINT, "Gateway Load Balancer", "Available"),
            format!("{ENDPOINT} GatewayLoadBalancer in 0 of {vpc}\n"),
        ),
        ("rejected", &endpoints(REJECTED, "Interface", "Rejected"), String::new()),
        ("Export-Csv", &exported, format!("{NAT} Public in 1 of {vpc}\n")),
    ] {
        assert_eq!(standing(&[text]), expected, "{name}");
    }
}

#[test]
fn nat_gateways_that_are_not_logged_are_named() {
    let nat = |at: u32, vpc: &str| {
        json!({"NatGatewayId": format!("nat-{at}"), "VpcId": vpc, "State": "available",
            "NatGatewayAddresses": [{"NetworkInterfaceId": format!("eni-{at}"), "PrivateIp": format!("10.0.1.{at}")}]})
    };
    let record = |at: u32| {
        format!(
            "2 1 eni-{at} 10.0.5.5 10.0.1.{at} 443 50000 6 10 1000000000 1790812800 1793404800 ACCEPT OK\n\
            2 1 eni-{at} 10.0.1.{at} 52.218.0.10 443 50000 6 10 1000000000 1790812800 1793404800 ACCEPT OK\n"
        )
    };
    let header = "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end \
        action log-status\n";
    let three =
        json!({"NatGateways": [nat(1, "vpc-1"), nat(2, "vpc-1"), nat(3, "vpc-1"), nat(4, "vpc-2")]}).to_string();
    for (logged, told) in [
        (vec![1], "note: 2 NAT gateways have no record in the flow logs (the first: nat-2)"),
        (vec![1, 3], "note: 1 NAT gateway has no record in the flow logs (the first: nat-2)"),
        (vec![1, 2, 3], "!no record in the flow logs"),
    ] {
        let log = [header, &logged.iter().copied().map(record).collect::<String>()].concat();
        check("logged", &[log.as_bytes(), three.as_bytes()], &[told]);
    }
}

#[test]
fn a_template_states_the_azs_of_a_regional_nat_gateway() {
    let zone = |name: &str| json!({"AvailabilityZone": name, "AllocationIds": ["e1", "e2"]});
    let template = json!({"Resources": {"Nat": {"Type": "AWS::EC2::NatGateway", "Properties": {"VpcId": "vpc-1",
        "AvailabilityMode": "regional",
        "AvailabilityZoneAddresses": [zone("eu-west-1a"), zone("eu-west-1b"), zone("eu-west-1c")]}}}});
    let network = read_all(&[template.to_string().as_bytes()]).network;
    let nat = &network.nat_gateways[0];
    assert_eq!((nat.azs, nat.public_ipv4, nat.region.as_str()), (Some(3), Some(6), "eu-west-1"));
}
