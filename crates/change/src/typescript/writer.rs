//! Resources with their properties as TypeScript, in the words of the form that it is written for.

use super::inputs::{SHORT, count, list_name};
use super::repeated::{Each, Variable};
use super::{Code, camel, filled, string};
use crate::template::{Map, Resource, Template, Value};

/// Properties that a library passes on as they are, with the names of AWS in them.
const UNTYPED: [&str; 5] = ["costFilters", "dimensions", "Dimensions", "options", "tags"];

/// What a form says in its own words.
pub(crate) struct Dialect {
    /// The variable of what is asked for.
    pub(crate) asked: &'static str,
    /// The variable of what stands in front of names.
    pub(crate) name: &'static str,
    /// Writes a resource by its properties.
    pub(crate) resource: fn(&mut Writer<'_>, &Resource),
    /// The id of a resource, quoted, of its words, its number or an expression of it, and what stands behind that.
    pub(crate) id: fn(&str, &str, &str) -> String,
    /// What the variable of a resource has: its id, or an attribute.
    pub(crate) of_resource: fn(&str, Option<&str>) -> String,
    /// What stands around the lines of a script, which are one string.
    pub(crate) script: [&'static str; 2],
}

/// The inside of a constructor in the making.
pub(crate) struct Writer<'a> {
    pub(crate) dialect: &'static Dialect,
    pub(crate) template: &'a Template,
    pub(crate) code: Code,
    /// A comment that the first resource has which it is true of.
    pub(crate) once: Option<&'static str>,
    /// Resources that stand in a variable of another name than their own.
    pub(super) variables: Vec<(String, Variable)>,
    /// What a repeated block is about while it is written.
    pub(super) each: Option<Each>,
}

impl<'a> Writer<'a> {
    /// Begins behind the first two indents, which are those of a class and of its constructor.
    pub(crate) fn new(dialect: &'static Dialect, template: &'a Template) -> Self {
        Self { dialect, template, code: Code::at(2), once: None, variables: Vec::new(), each: None }
    }

    /// Comments, with the names that properties have here.
    pub(crate) fn comment(&mut self, comments: &[String]) {
        for comment in comments {
            self.code.comment(&comment.replace("PrivateDnsEnabled", "privateDnsEnabled"));
        }
    }

    /// Whether anything refers to a resource.
    pub(crate) fn is_used(&self, name: &str) -> bool {
        let refers = |value: &Value| matches!(value, Value::Reference(to) | Value::Attribute(to, _) if to == name);
        self.template.any(&refers)
            || self.template.resources.iter().any(|resource| resource.after == Some(name))
            || self.template.outputs.iter().any(|(_, value)| refers(value))
    }

    /// `const natGateway = ` where something refers to a resource, or what is written beside it does.
    pub(crate) fn declared(&self, resource: &Resource, beside: bool) -> String {
        let variable = self.variable(&resource.name);
        if beside || self.is_used(&resource.name) { filled("const $0 = ", &[&variable]) } else { String::new() }
    }

    /// The properties of an object, one on each line.
    pub(crate) fn entries(&mut self, map: &Map, named: fn(&str) -> String) {
        for (key, value) in &map.0 {
            let key = named(key);
            match value {
                Value::Map(inner) => {
                    let named = if UNTYPED.contains(&key.as_str()) { word } else { camel };
                    if let Some(short) = self.short_object(inner, named) {
                        self.code.put("$0: $1,", &[&key, &short]);
                        continue;
                    }
                    self.code.open("$0: {", &[&key]);
                    self.entries(inner, named);
                    self.code.close("},");
                }
                Value::Json(inner) => {
                    self.code.open("$0: JSON.stringify({", &[&key]);
                    self.entries(inner, word);
                    self.code.close("}),");
                }
                Value::List(items) if items.iter().any(|item| matches!(item, Value::Map(_))) => {
                    self.objects(&key, items);
                }
                plain => {
                    let value = self.value(plain);
                    match plain {
                        Value::List(items) if key.len() + value.chars().count() > SHORT => {
                            self.code.open("$0: [", &[&key]);
                            for item in items {
                                let item = self.value(item);
                                self.code.put("$0,", &[&item]);
                            }
                            self.code.close("],");
                        }
                        _ if value == key => self.code.put("$0,", &[&key]),
                        _ => self.code.put("$0: $1,", &[&key, &value]),
                    }
                }
            }
        }
    }

    /// A list of objects: each on a line where it is short.
    fn objects(&mut self, key: &str, items: &[Value]) {
        let short = |writer: &Self, item: &Value| match item {
            Value::Map(map) => writer.short_object(map, camel),
            _ => None,
        };
        if let [item] = items
            && let Some(short) = short(self, item)
        {
            self.code.put("$0: [$1],", &[key, &short]);
            return;
        }
        self.code.open("$0: [", &[key]);
        for item in items {
            if let Some(short) = short(self, item) {
                self.code.put("$0,", &[&short]);
            } else if let Value::Map(map) = item {
                self.code.open("{", &[]);
                self.entries(map, camel);
                self.code.close("},");
            }
        }
        self.code.close("],");
    }

    /// An object of plain values on one line, where it is short.
    fn short_object(&self, map: &Map, named: fn(&str) -> String) -> Option<String> {
        let mut text = String::new();
        for (key, value) in &map.0 {
            if matches!(value, Value::Map(_) | Value::Json(_) | Value::List(_)) {
                return None;
            }
            let front = if text.is_empty() { "{ " } else { ", " };
            text.push_str(&filled("$0$1: $2", &[front, &named(key), &self.value(value)]));
        }
        (text.chars().count() < SHORT).then(|| text + " }")
    }

    /// A plain value.
    pub(crate) fn value(&self, value: &Value) -> String {
        match value {
            Value::Number(digits) => digits.clone(),
            Value::Bool(truth) => if *truth { "true" } else { "false" }.to_owned(),
            Value::Text(text) => string(text),
            Value::Reference(name) => self.reference(name),
            Value::Attribute(resource, name) => (self.dialect.of_resource)(&self.variable(resource), Some(name)),
            Value::Named(word) => filled("`${$0}-$1`", &[self.dialect.name, &self.numbered(word)]),
            // A stack of the CDK knows it.
            Value::Region => "this.region".to_owned(),
            Value::Base64(script) => {
                let [front, end] = self.dialect.script;
                let mut text = [front, "[\n"].concat();
                for line in script.trim_end().lines() {
                    text.push_str(&filled("  $0,\n", &[&string(line)]));
                }
                // The script ends with the end of its last line.
                text + "  '',\n].join('\\n')" + end
            }
            Value::List(items) => {
                if let Some(whole) = self.whole_list(items) {
                    return whole;
                }
                let items: Vec<String> = items.iter().map(|item| self.value(item)).collect();
                filled("[$0]", &[&items.join(", ")])
            }
            // Objects and what hosted zones are made of are written elsewhere.
            Value::Map(_) | Value::Json(_) | Value::Behind(..) | Value::DnsEntry(..) => String::new(),
        }
    }

    /// The value of a key; nothing where it has none.
    pub(crate) fn of(&self, map: &Map, key: &str) -> String {
        map.get(key).map(|value| self.value(value)).unwrap_or_default()
    }

    /// What is asked for, or the id of a resource.
    fn reference(&self, name: &str) -> String {
        let Some(asked) = self.template.parameters.iter().find(|asked| asked.name == name) else {
            return (self.dialect.of_resource)(&self.variable(name), None);
        };
        let own = filled("$0.$1", &[self.dialect.asked, &camel(name)]);
        match (asked.listed, &asked.default) {
            (Some(listed), _) => self.of_list(listed),
            (None, Some(default)) => filled("$0 ?? $1", &[&own, &self.value(default)]),
            (None, None) => own,
        }
    }

    /// A list of what is asked for, if these are all of it.
    fn whole_list(&self, items: &[Value]) -> Option<String> {
        let listed = |item: &Value| match item {
            Value::Reference(name) => self.template.parameters.iter().find(|asked| asked.name == *name)?.listed,
            _ => None,
        };
        let list = listed(items.first()?)?.list;
        let is_next = |(number, item): (u32, &Value)| {
            listed(item).is_some_and(|listed| listed.list == list && listed.number == number)
        };
        let all = (1..).zip(items).all(is_next) && items.len() == count(self.template, list);
        all.then(|| self.all_of(list))
    }

    /// All of a list that is asked for.
    pub(crate) fn all_of(&self, list: &str) -> String {
        filled("$0.$1", &[self.dialect.asked, &list_name(list)])
    }
}

/// A key that is no property: quoted unless it is a word.
pub(crate) fn word(key: &str) -> String {
    let is_word = key.chars().all(|c| c.is_ascii_alphanumeric()) && key.starts_with(|c: char| c.is_ascii_alphabetic());
    if is_word { key.to_owned() } else { string(key) }
}
