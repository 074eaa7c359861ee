//! What the provider has beside a resource share: a resource for each subnet that is shared, and for each that gets it.

use super::{begin, end};
use crate::template::Resource;
use crate::typescript::writer::Writer;

/// The resources, repeated over what is asked for.
pub(super) fn associations(writer: &mut Writer<'_>, share: &Resource) {
    let share = writer.variable(&share.name) + ".arn";
    for (list, each, kind, id) in [
        ("sharedSubnetArns", "resourceArn", "ram.ResourceAssociation", "shared-subnet"),
        ("shareWith", "principal", "ram.PrincipalAssociation", "shared-with"),
    ] {
        writer.code.open("args.$0.forEach(($1, index) => {", &[list, each]);
        begin(writer, "", kind, &["`${name}-", id, "-${index + 1}`"].concat());
        writer.code.put("$0,\nresourceShareArn: $1,", &[each, &share]);
        end(writer, "");
        writer.code.close("});");
    }
}
