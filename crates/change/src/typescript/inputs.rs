//! What a file of TypeScript asks for, as the properties of an interface.

use natpoint_text::Locale;

use super::{Code, camel, filled};
use crate::template::{LIST, Parameter, Template, Value};

/// The most letters of what stands on one line as a whole within others.
pub(super) const SHORT: usize = 90;
/// The most letters of a line, behind its indent.
pub(crate) const LINE: usize = 104;

/// How a form writes the type of what it asks for, by the name of that and the type of its value.
pub(crate) type TypeOf = fn(&str, &'static str) -> String;

/// What is asked for, each with its description.
pub(crate) fn properties(code: &mut Code, template: &Template, type_of: TypeOf, locale: &dyn Locale) {
    let labels = locale.change_labels();
    for asked in &template.parameters {
        let kind = type_of(&asked.name, kind(asked));
        let Some(listed) = asked.listed else {
            code.document(&asked.description);
            let mark = if asked.default.is_some() { "?" } else { "" };
            let list = if asked.kind == LIST { "[]" } else { "" };
            code.put("readonly $0$1: $2$3;", &[&camel(&asked.name), mark, &kind, list]);
            continue;
        };
        if listed.number == 1 {
            let each = if listed.is_az { labels.in_each_az } else { "" };
            code.document(&[each, &asked.description].concat());
            tuple(code, &list_name(listed.list), &kind, count(template, listed.list));
        }
    }
}

/// A property of so many values, so that the compiler counts them.
pub(crate) fn tuple(code: &mut Code, name: &str, kind: &str, count: usize) {
    let line = filled("readonly $0: [$1];", &[name, &vec![kind; count].join(", ")]);
    if line.len() <= LINE {
        code.put(&line, &[]);
        return;
    }
    code.open("readonly $0: [", &[name]);
    for _ in 0..count {
        code.put("$0,", &[kind]);
    }
    code.close("];");
}

fn kind(asked: &Parameter) -> &'static str {
    match asked.default {
        Some(Value::Bool(_)) => "boolean",
        Some(Value::Number(_)) => "number",
        _ => "string",
    }
}

/// How many parameters a list has.
pub(crate) fn count(template: &Template, list: &str) -> usize {
    template.parameters.iter().filter(|asked| asked.listed.is_some_and(|listed| listed.list == list)).count()
}

/// The property of a list: `PrivateSubnet` is `privateSubnetIds`.
pub(crate) fn list_name(list: &str) -> String {
    let is_id = list.ends_with("Subnet") || list.ends_with("RouteTable");
    camel(list) + if is_id { "Ids" } else { "s" }
}
