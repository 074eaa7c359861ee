//! What is created once for each AZ, as one block over a list.

use super::inputs::{count, list_name};
use super::writer::Writer;
use super::{Code, camel, filled};
use crate::template::{Listed, Resource, Value};

/// The variable of a resource.
#[derive(Clone, Debug)]
pub(crate) struct Variable {
    /// Its name, or that of a list.
    name: String,
    /// The number in the list.
    number: Option<u32>,
}

/// The block that is repeated.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Each {
    /// The list that it goes through.
    list: &'static str,
    /// The number of the entry.
    number: u32,
}

/// The name of a resource in parts: `NatAddress1x2` is `NatAddress`, 1 and `2`.
struct Numbered<'a> {
    front: &'a str,
    number: u32,
    rest: &'a str,
}

impl<'a> Numbered<'a> {
    fn of(name: &'a str) -> Option<Self> {
        let is_number = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
        let (first, rest) = name.rsplit_once('x').filter(|(_, rest)| is_number(rest)).unwrap_or((name, ""));
        let front = first.trim_end_matches(|c: char| c.is_ascii_digit());
        Some(Self { front, number: first[front.len()..].parse().ok()?, rest })
    }

    /// The variable in a block, which has no need of the number.
    fn variable(&self) -> String {
        camel(self.front) + self.rest
    }
}

impl Writer<'_> {
    /// Writes the resources in front of a list as one block, where they are the same for each AZ; how many they are.
    pub(crate) fn repeated(&mut self, rest: &[Resource]) -> Option<usize> {
        let first = Numbered::of(&rest.first()?.name).filter(|first| first.number == 1)?;
        let begins = |resource: &Resource, number: u32| {
            Numbered::of(&resource.name)
                .is_some_and(|other| (other.front, other.rest, other.number) == (first.front, first.rest, number))
        };
        let length = rest.iter().position(|resource| begins(resource, 2))?;
        // All of a block has its number, or the block would give a name twice: routes go from each AZ to each.
        let is_numbered =
            |resource: &Resource, number: u32| Numbered::of(&resource.name).is_some_and(|name| name.number == number);
        let is_block = |number: u32, block: &[Resource]| {
            block.len() == length
                && block.first().is_some_and(|resource| begins(resource, number))
                && block.iter().all(|resource| is_numbered(resource, number))
        };
        let blocks: Vec<&[Resource]> = (1..)
            .zip(rest.chunks(length))
            .take_while(|(number, block)| is_block(*number, block))
            .map(|one| one.1)
            .collect();
        if blocks.len() < 2 {
            return None;
        }
        let list = self.list_of(blocks.first()?)?;
        let mut wanted = (0..length).filter(|at| blocks.iter().any(|block| self.is_wanted(block, *at)));
        let returned = wanted.next();
        if wanted.next().is_some() {
            return None;
        }

        let before = (self.variables.len(), self.once);
        let mut texts = Vec::new();
        for (number, block) in (1..).zip(&blocks) {
            self.each = Some(Each { list, number });
            for resource in *block {
                let name = Numbered::of(&resource.name).map(|name| name.variable());
                let name = name.unwrap_or_else(|| camel(&resource.name));
                self.variables.push((resource.name.clone(), Variable { name, number: None }));
            }
            let inner = Code::at(self.code.depth + 1);
            let code = std::mem::replace(&mut self.code, inner);
            for resource in *block {
                (self.dialect.resource)(self, resource);
            }
            texts.push(std::mem::replace(&mut self.code, code).finish());
            self.each = None;
        }
        let is_comment = |line: &&str| line.trim_start().starts_with("//");
        let text = texts.first()?;
        let is_same = |other: &String| {
            text.lines().filter(|line| !is_comment(line)).eq(other.lines().filter(|line| !is_comment(line)))
        };
        if !texts.iter().all(is_same) {
            self.variables.truncate(before.0);
            self.once = before.1;
            return None;
        }
        let comments = text.lines().take_while(is_comment).count();
        for comment in text.lines().take(comments) {
            self.code.put(comment.trim(), &[]);
        }
        let some = if count(self.template, list) > blocks.len() {
            filled(".slice(0, $0)", &[&blocks.len().to_string()])
        } else {
            String::new()
        };
        let result = returned.and_then(|at| Numbered::of(&blocks.first()?.get(at)?.name));
        let (all, front, call) = match &result {
            Some(result) => {
                let all = camel(result.front) + "s";
                let front = filled("const $0 = ", &[&all]);
                (all, front, "map")
            }
            None => (String::new(), String::new(), "forEach"),
        };
        let values = [&front, self.dialect.asked, &list_name(list), &some, call, &item(list)];
        self.code.open("$0$1.$2$3.$4(($5, index) => {", &values);
        self.code.append(text.lines().skip(comments));
        if let Some(result) = &result {
            self.code.put("return $0;", &[&result.variable()]);
        }
        self.code.close("});");
        for (number, block) in (1..).zip(&blocks) {
            if let Some(resource) = returned.and_then(|at| block.get(at)) {
                let name = all.clone();
                self.variables.push((resource.name.clone(), Variable { name, number: Some(number) }));
            }
        }
        Some(length * blocks.len())
    }

    /// The list that a block goes through: the first that it takes its entry of.
    fn list_of(&self, block: &[Resource]) -> Option<&'static str> {
        let is_first = |listed: &Listed, value: &Value| {
            let name = [listed.list, "1"].concat();
            matches!(value, Value::Reference(asked) if *asked == name)
        };
        let mut lists = self.template.parameters.iter().filter_map(|asked| asked.listed);
        let is_taken = |listed: &Listed| {
            listed.number == 1 && block.iter().any(|one| one.properties.any(&|value| is_first(listed, value)))
        };
        lists.find(is_taken).map(|listed| listed.list)
    }

    /// Whether something outside of a block refers to the resource at a place in it.
    fn is_wanted(&self, block: &[Resource], at: usize) -> bool {
        let Some(own) = block.get(at) else { return false };
        let refers = |value: &Value| matches!(value, Value::Reference(to) | Value::Attribute(to, _) if *to == own.name);
        let is_other = |resource: &&Resource| block.iter().all(|own| own.name != resource.name);
        self.template.resources.iter().filter(is_other).any(|resource| resource.properties.any(&refers))
            || self.template.outputs.iter().any(|(_, value)| refers(value))
    }

    /// The variable that holds a resource.
    pub(crate) fn variable(&self, name: &str) -> String {
        let known = self.variables.iter().rev().find(|(known, _)| known == name);
        match known.map(|(_, variable)| variable) {
            Some(Variable { name, number: None }) => name.clone(),
            Some(Variable { name, number: Some(number) }) => filled("$0[$1]", &[name, &self.index(*number)]),
            None => camel(name),
        }
    }

    /// An entry of a list that is asked for.
    pub(crate) fn of_list(&self, listed: Listed) -> String {
        match self.each {
            Some(each) if each.list == listed.list && each.number == listed.number => item(listed.list),
            _ => filled("$0.$1[$2]", &[self.dialect.asked, &list_name(listed.list), &self.index(listed.number)]),
        }
    }

    /// The place of a number in a list.
    fn index(&self, number: u32) -> String {
        match self.each {
            Some(each) if each.number == number => "index".to_owned(),
            _ => (number - 1).to_string(),
        }
    }

    /// The id of a resource, quoted.
    pub(crate) fn id(&self, name: &str) -> String {
        let Some(parts) = Numbered::of(name) else { return (self.dialect.id)(name, "", "") };
        let number = if self.each.is_some() { "${index + 1}".to_owned() } else { parts.number.to_string() };
        let rest = if parts.rest.is_empty() { String::new() } else { ["x", parts.rest].concat() };
        (self.dialect.id)(parts.front, &number, &rest)
    }

    /// The end of a name, with the number of the AZ as it is in a block.
    pub(crate) fn numbered(&self, word: &str) -> String {
        let number = self.each.map(|each| ["-", &each.number.to_string()].concat());
        match number.and_then(|number| word.strip_suffix(&number)) {
            Some(front) => filled("$0-${index + 1}", &[front]),
            None => word.to_owned(),
        }
    }
}

/// An entry of a list: `PublicSubnet` is `publicSubnetId`.
fn item(list: &str) -> String {
    let name = list_name(list);
    name.strip_suffix('s').map_or_else(|| name.clone(), str::to_owned)
}
