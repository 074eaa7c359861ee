//! The functions of the script of a hub that stay as they are.

/// What create-hub noted, for all that comes later.
pub(super) const NOTED: &str = r#"# What create-hub noted.
noted() {
  grep -s -m 1 "^$1 " "$CREATED" | cut -d ' ' -f 2- || {
    echo 'change.sh create-hub comes first' >&2
    return 1
  }
}
"#;

/// The transit gateway. Attachments are associated with the route table that comes with it, which learns their
/// addresses.
pub(super) const CREATE_TRANSIT_GATEWAY: &str = r#"  local gateway hub
  gateway=$(aws ec2 create-transit-gateway --description 'Shared VPC endpoints and NAT gateways' \
    --options DnsSupport=enable,DefaultRouteTableAssociation=enable,DefaultRouteTablePropagation=enable \
    --query TransitGateway.TransitGatewayId --output text --tag-specifications "$(tags transit-gateway hub)")
  note transit-gateway "$gateway"
  until_is available aws ec2 describe-transit-gateways --transit-gateway-ids "$gateway" \
    --query 'TransitGateways[0].State'
"#;

/// An attachment of the VPC to a transit gateway.
pub(super) const ATTACH: &str = r#"attach() {
  local id
  id=$(aws ec2 create-transit-gateway-vpc-attachment --transit-gateway-id "$1" --vpc-id "$VPC_ID" "${@:2}" \
    --query TransitGatewayVpcAttachment.TransitGatewayAttachmentId --output text \
    --tag-specifications "$(tags transit-gateway-attachment hub)")
  note attachment "$id"
  until_is available aws ec2 describe-transit-gateway-vpc-attachments --transit-gateway-attachment-ids "$id" \
    --query 'TransitGatewayVpcAttachments[0].State'
  printf '%s\n' "$id"
}
"#;

/// A VPC peering connection from the VPC to the hub VPC.
pub(super) const PEER: &str = r#"peer() {
  local id
  id=$(aws ec2 create-vpc-peering-connection --vpc-id "$VPC_ID" --peer-vpc-id "$1" --output text \
    --query VpcPeeringConnection.VpcPeeringConnectionId --tag-specifications "$(tags vpc-peering-connection hub)")
  note peering "$id"
  until_is pending-acceptance peering_status "$id"
  aws ec2 accept-vpc-peering-connection --vpc-peering-connection-id "$id" > /dev/null
  until_is active peering_status "$id"
  printf '%s\n' "$id"
}

peering_status() {
  aws ec2 describe-vpc-peering-connections --vpc-peering-connection-ids "$1" "${@:2}" \
    --query 'VpcPeeringConnections[0].Status.Code'
}
"#;

/// The name that clients call a service of AWS by.
pub(super) const NOTE_NAME: &str = r#"# The name that clients call a service by, without *. in front.
note_name() {
  local name
  name=$(aws ec2 describe-vpc-endpoint-services --service-names "$2" --filters Name=service-type,Values=Interface \
    "${@:3}" --query 'ServiceDetails[0].PrivateDnsName' --output text)
  if [ "$name" != None ]; then note name "$1" "${name#\*.}"; fi
}
"#;

/// The hosted zones of the endpoints, each made once, and their association with a VPC.
pub(super) const NAMES: &str = r#"names() {
  local id name zone entry hub
  hub=$(noted hub-vpc)
  while read -r _ id name; do
    zone=$(sed -n "s/^zone \(.*\) $id\$/\1/p" "$CREATED")
    if [ -z "$zone" ]; then
      until_available "$id"
      zone=$(aws route53 create-hosted-zone --name "$name" --caller-reference "$id-$(date +%s%N)" \
        --vpc "VPCRegion=$AWS_DEFAULT_REGION,VPCId=$hub" --query HostedZone.Id --output text \
        --hosted-zone-config 'Comment=VPC endpoint in the hub VPC,PrivateZone=true')
      zone=${zone##*/}
      note zone "$zone" "$id"
      aws route53 change-tags-for-resource --resource-type hostedzone --resource-id "$zone" \
        --add-tags "[{\"Key\":\"Name\",\"Value\":\"$NAME-hub\"}]" > /dev/null
    fi
    if ! grep -q "^records $zone " "$CREATED"; then
      entry=$(aws ec2 describe-vpc-endpoints --vpc-endpoint-ids "$id" --output text \
        --query 'VpcEndpoints[0].DnsEntries[0].[HostedZoneId,DnsName]')
      # shellcheck disable=SC2086 # two words
      records CREATE "$zone" "$name" $entry
      # shellcheck disable=SC2086 # two words
      note records "$zone" "$name" $entry
    fi
    if ! grep -q "^zone-vpc $zone $VPC_ID\$" "$CREATED"; then
      aws route53 associate-vpc-with-hosted-zone --hosted-zone-id "$zone" \
        --vpc "VPCRegion=$AWS_DEFAULT_REGION,VPCId=$VPC_ID" > /dev/null
      note zone-vpc "$zone" "$VPC_ID"
    fi
  done < <(grep '^name ' "$CREATED")
}

# The name of a zone and all names below it, as aliases of an endpoint.
records() {
  local front changes=
  for front in '' '*.'; do
    changes+="${changes:+,}{\"Action\":\"$1\",\"ResourceRecordSet\":{\"Name\":\"$front$3\",\"Type\":\"A\","
    changes+="\"AliasTarget\":{\"HostedZoneId\":\"$4\",\"DNSName\":\"$5\",\"EvaluateTargetHealth\":false}}}"
  done
  aws route53 change-resource-record-sets --hosted-zone-id "$2" --change-batch "{\"Changes\":[$changes]}" > /dev/null
}
"#;

/// The way back of the hosted zones.
pub(super) const UNDO_NAMES: &str = r#"      zone-vpc)
        aws route53 disassociate-vpc-from-hosted-zone --hosted-zone-id "$id" \
          --vpc "VPCRegion=$AWS_DEFAULT_REGION,VPCId=$first" > /dev/null
        ;;
      records)
        # shellcheck disable=SC2086 # two words
        records DELETE "$id" "$first" $second
        ;;
      zone) aws route53 delete-hosted-zone --id "$id" > /dev/null ;;
"#;

/// The way back of a transit gateway, which cannot go before its attachments have gone.
pub(super) const UNDO_TRANSIT_GATEWAY: &str = r#"      transit-gateway-route)
        aws ec2 delete-transit-gateway-route --transit-gateway-route-table-id "$id" --destination-cidr-block "$first" \
          > /dev/null
        ;;
      attachment)
        aws ec2 delete-transit-gateway-vpc-attachment --transit-gateway-attachment-id "$id" > /dev/null
        while aws ec2 describe-transit-gateway-vpc-attachments --output text \
          --filters "Name=transit-gateway-attachment-id,Values=$id" \
          --query "TransitGatewayVpcAttachments[?State!='deleted'].State" | grep -q .; do
          sleep 10
        done
        ;;
      transit-gateway) aws ec2 delete-transit-gateway --transit-gateway-id "$id" > /dev/null ;;
"#;

/// The way back of a VPC peering connection.
pub(super) const UNDO_PEERING: &str = r#"      peering)
        aws ec2 delete-vpc-peering-connection --vpc-peering-connection-id "$id" > /dev/null
        ;;
"#;
