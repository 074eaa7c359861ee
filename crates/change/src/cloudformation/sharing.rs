//! The subnets of one VPC, shared with the accounts of the workloads by AWS RAM: a stack of its own, as it comes last.

use natpoint_text::Locale;

use super::tags;
use crate::template::{LIST, Template, Value, map};

/// The template of the resource share.
pub(super) fn subnets(mut template: Template, locale: &dyn Locale) -> Template {
    let labels = locale.change_labels();
    let subnets = template.parameter("SharedSubnetArns", LIST, labels.in_shared_subnets);
    let accounts = template.parameter("ShareWith", LIST, labels.in_share_with);
    let properties = map([
        ("Name", Value::Named("subnets".to_owned())),
        ("AllowExternalPrincipals", false.into()),
        ("ResourceArns", subnets),
        ("Principals", accounts),
        ("Tags", tags("subnets")),
    ]);
    template.resource(&[labels.sharing.to_owned()], "SubnetShare", "AWS::RAM::ResourceShare", properties);
    template
}
