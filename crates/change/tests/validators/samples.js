/** What code in TypeScript is given: ids of the form that AWS gives them. */
'use strict';

const crypto = require('node:crypto');

/** A value for what is asked for by the name of a parameter, which another name has another value for. */
exports.sample = function sample(name, region) {
  const digits = crypto.createHash('sha256').update(name).digest('hex').slice(0, 17);
  const number = parseInt(digits.slice(0, 2), 16);
  const forms = [
    [/AvailabilityZone(\d)$/, (found) => region + 'abcdef'[found[1] - 1]],
    [/TransitGatewayRouteTableId$/, () => `tgw-rtb-${digits}`],
    [/TransitGatewayId$/, () => `tgw-${digits}`],
    [/NatGatewayId$/, () => `nat-${digits}`],
    [/PeeringConnectionId$/, () => `pcx-${digits}`],
    [/EndpointId$|FirewallEndpoint\d$/, () => `vpce-${digits}`],
    [/VpcId$/, () => `vpc-${digits}`],
    [/Subnet\d$/, () => `subnet-${digits}`],
    [/RouteTable\d$/, () => `rtb-${digits}`],
    [/CidrBlock\d?$/, () => `10.${number}.0.0/16`],
    [/NatDestination$/, () => '100.64.0.0/10'],
    [/ImageId$/, () => `ami-${digits}`],
    [/ServiceName$|Service\d+$/, () => `com.amazonaws.vpce.us-east-1.vpce-svc-${digits}`],
    [/PrivateName$/, () => `n${number}.example.com`],
    [/SubnetArns$/, () => `arn:aws:ec2:${region}:111111111111:subnet/subnet-${digits}`],
    [/ShareWith$/, () => String(number + 100000000000)],
    [/AlarmEmail$/, () => 'network@example.com'],
    [/AnomalyMonitorArn$/, () => `arn:aws:ce::111111111111:anomalymonitor/${digits}`],
  ];
  for (const [form, value] of forms) {
    const found = form.exec(name);
    if (found) {
      return value(found);
    }
  }
  throw new Error(`no sample for ${name}`);
};
