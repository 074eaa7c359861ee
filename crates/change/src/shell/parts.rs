//! The functions that scripts consist of, whatever they create.

/// What every script begins with: what is created is noted in a file, which the way back reads.
pub(super) const FUNCTIONS: &str = r#"CREATED=${CREATED:-natpoint-created.txt}

note() {
  printf '%s\n' "$*" >> "$CREATED"
}

tags() {
  printf '[{"ResourceType":"%s","Tags":[{"Key":"Name","Value":"%s-%s"}]}]' "$1" "$NAME" "$2"
}

# A route gets a new target where there is one, and is created where there is none.
route() {
  local former
  former=$(aws ec2 describe-route-tables --route-table-ids "$1" --output text \
    --query "RouteTables[0].Routes[?DestinationCidrBlock=='$2'].NatGatewayId | [0]")
  if [ "$former" = None ]; then
    aws ec2 create-route --route-table-id "$1" --destination-cidr-block "$2" "$3" "$4" > /dev/null
    note route "$1" "$2"
  else
    aws ec2 replace-route --route-table-id "$1" --destination-cidr-block "$2" "$3" "$4"
    note replaced-route "$1" "$2" "$former"
  fi
}

endpoint() {
  local id
  id=$(aws ec2 create-vpc-endpoint --vpc-id "$VPC_ID" --service-name "$1" --query VpcEndpoint.VpcEndpointId \
    --output text --tag-specifications "$(tags vpc-endpoint "$2")" "${@:3}")
  note endpoint "$id"
  printf '%s\n' "$id"
}

# Waits until a command says a word.
until_is() {
  local said=
  while [ "$said" != "$1" ]; do
    [ -z "$said" ] || sleep 10
    said=$("${@:2}" --output text)
  done
}

until_available() {
  until_is available aws ec2 describe-vpc-endpoints --vpc-endpoint-ids "$1" --query 'VpcEndpoints[0].State'
}
"#;

/// The way back, in the opposite order: what comes first, and what is undone of a hub beside all else.
pub(super) fn back(first: &str, of_hub: &str) -> String {
    format!("back() {{\n{first}{UNDO}{of_hub}{UNDONE}")
}

const UNDO: &str = r#"  local kind id first second
  tac "$CREATED" | while read -r kind id first second; do
    case $kind in
      endpoint)
        aws ec2 delete-vpc-endpoints --vpc-endpoint-ids "$id" > /dev/null
        gone "$id"
        ;;
      replaced-route)
        aws ec2 replace-route --route-table-id "$id" --destination-cidr-block "$first" --nat-gateway-id "$second"
        ;;
      route) aws ec2 delete-route --route-table-id "$id" --destination-cidr-block "$first" ;;
      ipv6-route) aws ec2 delete-route --route-table-id "$id" --destination-ipv6-cidr-block "$first" ;;
      nat-gateway)
        aws ec2 delete-nat-gateway --nat-gateway-id "$id" > /dev/null
        aws ec2 wait nat-gateway-deleted --nat-gateway-ids "$id"
        ;;
      instance)
        aws ec2 terminate-instances --instance-ids "$id" > /dev/null
        aws ec2 wait instance-terminated --instance-ids "$id"
        ;;
      association) aws ec2 disassociate-address --association-id "$id" ;;
      address) aws ec2 release-address --allocation-id "$id" ;;
      egress-only) aws ec2 delete-egress-only-internet-gateway --egress-only-internet-gateway-id "$id" > /dev/null ;;
      share) aws ram delete-resource-share --resource-share-arn "$id" > /dev/null ;;
      security-group) aws ec2 delete-security-group --group-id "$id" > /dev/null ;;
"#;

const UNDONE: &str = r#"    esac
  done
  rm "$CREATED"
}

# The security group of an endpoint cannot go before the endpoint has gone.
gone() {
  while aws ec2 describe-vpc-endpoints --filters "Name=vpc-endpoint-id,Values=$1" --output text \
    --query "VpcEndpoints[?State!='deleted'].VpcEndpointId" | grep -q vpce; do
    sleep 10
  done
}
"#;

/// Private DNS of the VPC's own endpoints: on when the endpoints are available, off as the first step back.
pub(super) const PRIVATE_DNS: &str = r#"private_dns() {
  local kind id vpc
  while read -r kind id vpc; do
    [ "$kind" = private-dns ] || continue
    if [ "$1" = off ]; then
      aws ec2 modify-vpc-endpoint --vpc-endpoint-id "$id" --no-private-dns-enabled > /dev/null
    elif [ "$vpc" = "$VPC_ID" ]; then
      until_available "$id"
      aws ec2 modify-vpc-endpoint --vpc-endpoint-id "$id" --private-dns-enabled > /dev/null
    fi
  done < "$CREATED"
}
"#;

/// The sharing of subnets, once everything in the VPC has been checked.
pub(super) const SHARE: &str = r#"share() {
  local arn
  # shellcheck disable=SC2086 # one word for each subnet and for each account
  arn=$(aws ram create-resource-share --name shared-subnets --no-allow-external-principals \
    --resource-arns $SHARED_SUBNET_ARNS --principals $SHARE_WITH \
    --tags "[{\"key\":\"Name\",\"value\":\"$NAME-subnets\"}]" \
    --query resourceShare.resourceShareArn --output text)
  note share "$arn"
}
"#;

/// What the script of alarms begins with.
pub(super) const ALARM_FUNCTIONS: &str = r#"CREATED=${CREATED:-natpoint-alarms.txt}

note() {
  printf '%s\n' "$*" >> "$CREATED"
}

# Whom to tell, as JSON: budgets call the kind of an address otherwise than anomalies do.
emails() {
  local email front=
  for email in $ALARM_EMAILS; do
    printf '%s{"%s":"EMAIL","Address":"%s"}' "$front" "$1" "$email"
    front=,
  done
}

notification() {
  printf '{"Notification":{"NotificationType":"%s","ComparisonOperator":"GREATER_THAN","Threshold":%s,' "$1" "$percent"
  printf '"ThresholdType":"PERCENTAGE"},"Subscribers":[%s]}' "$(emails SubscriptionType)"
}

subscription() {
  printf '{"SubscriptionName":%s,"Frequency":"DAILY","MonitorArnList":["%s"],' "$1" "$ANOMALY_MONITOR_ARN"
  printf '"ThresholdExpression":{"Dimensions":{"Key":"ANOMALY_TOTAL_IMPACT_ABSOLUTE","Values":["%s"],' "$2"
  printf '"MatchOptions":["GREATER_THAN_OR_EQUAL"]}},"Subscribers":[%s]}' "$(emails Type)"
}

metric() {
  printf '{"Id":"%s","ReturnData":false,"MetricStat":{"Period":86400,"Stat":"Sum","Metric":{' "$2"
  printf '"Namespace":"AWS/NATGateway","MetricName":"%s",' "$3"
  printf '"Dimensions":[{"Name":"NatGatewayId","Value":"%s"}]}}}' "$1"
}

metrics() {
  printf '[{"Id":"processed","ReturnData":true,"Label":"Bytes processed",'
  printf '"Expression":"from_source + from_destination"},%s,%s]' \
    "$(metric "$1" from_source BytesInFromSource)" "$(metric "$1" from_destination BytesInFromDestination)"
}

alarm() {
  aws cloudwatch put-metric-alarm --alarm-name "$1" "${@:2}" "${actions[@]}"
  note alarm "$1"
}

delete() {
  local kind name
  while read -r kind name; do
    case $kind in
      alarm) aws cloudwatch delete-alarms --alarm-names "$name" ;;
      anomalies) aws ce delete-anomaly-subscription --subscription-arn "$name" > /dev/null ;;
      budget) aws budgets delete-budget --account-id "$name" --budget-name "$NAME" ;;
    esac
  done < "$CREATED"
  rm "$CREATED"
}
"#;

/// The removal of NAT gateways, after everything else. A default route that leads elsewhere by now stays.
pub(super) const REMOVE: &str = r#"remove_nat() {
  : "${PRIVATE_ROUTE_TABLE_IDS:?}"
  : "${OLD_NAT_GATEWAY_IDS:?}"
  local table id target
  for table in $PRIVATE_ROUTE_TABLE_IDS; do
    target=$(aws ec2 describe-route-tables --route-table-ids "$table" --output text \
      --query "RouteTables[0].Routes[?DestinationCidrBlock=='0.0.0.0/0'].NatGatewayId | [0]")
    case " $OLD_NAT_GATEWAY_IDS " in
      *" $target "*) aws ec2 delete-route --route-table-id "$table" --destination-cidr-block 0.0.0.0/0 ;;
    esac
  done
  for id in $OLD_NAT_GATEWAY_IDS; do
    aws ec2 delete-nat-gateway --nat-gateway-id "$id" > /dev/null
  done
}
"#;
