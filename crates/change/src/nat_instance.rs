//! What makes a NAT instance of an Amazon Linux image.

/// The commands of AWS's guide to NAT instances, for the interface that holds the default route, whatever its name.
///
/// Source: Amazon VPC User Guide, NAT instances.
pub(crate) const USER_DATA: &str = "#!/bin/sh
set -eu
dnf install --assumeyes iptables-services
systemctl enable iptables
echo 'net.ipv4.ip_forward = 1' > /etc/sysctl.d/90-nat.conf
sysctl --load=/etc/sysctl.d/90-nat.conf
interface=$(ip -o route show default | awk '{ print $5; exit }')
iptables --table nat --append POSTROUTING --out-interface \"$interface\" --jump MASQUERADE
iptables --flush FORWARD
service iptables save
";
