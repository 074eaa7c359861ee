//! The subnets of one VPC, shared with the accounts of the workloads by AWS RAM.

use natpoint_text::Locale;

use super::tags;
use crate::change::Change;
use crate::hcl::{Body, quoted};

pub(super) fn write(body: &mut Body, change: &Change, locale: &dyn Locale) {
    if !change.shares_subnets {
        return;
    }
    body.top(&[locale.change_labels().sharing], "resource \"aws_ram_resource_share\" \"subnets\"", |body| {
        body.set("name", "\"${var.name}-subnets\"").set("allow_external_principals", "false");
        body.set("tags", tags("subnets"));
    });
    for (kind, name, argument, variable) in [
        ("resource", "subnet", "resource_arn", "shared_subnet_arns"),
        ("principal", "workload", "principal", "share_with"),
    ] {
        body.top(
            &[],
            &format!("resource {} {}", quoted(&format!("aws_ram_{kind}_association")), quoted(name)),
            |body| {
                body.set("for_each", format!("toset(var.{variable})")).space();
                body.set(argument, "each.value").set("resource_share_arn", "aws_ram_resource_share.subnets.arn");
            },
        );
    }
}
