//! What is created, resource by resource as `CloudFormation` describes it: YAML and TypeScript are written from it.

/// The kind of a parameter that is a list of strings.
pub(crate) const LIST: &str = "CommaDelimitedList";

/// The parameter that stands in front of the names of resources.
pub(crate) const NAME: &str = "Name";

/// What a stack asks for, creates and tells.
#[derive(Debug, Default)]
pub(crate) struct Template {
    /// The comments at the top.
    pub(crate) heading: Vec<String>,
    /// What the stack is, in one line.
    pub(crate) description: Option<String>,
    pub(crate) parameters: Vec<Parameter>,
    pub(crate) resources: Vec<Resource>,
    /// Names of outputs with their values.
    pub(crate) outputs: Vec<(String, Value)>,
}

/// What a stack asks for.
#[derive(Debug)]
pub(crate) struct Parameter {
    pub(crate) name: String,
    /// One of a list, with its place there from 1 on.
    pub(crate) listed: Option<Listed>,
    pub(crate) kind: &'static str,
    pub(crate) description: String,
    pub(crate) default: Option<Value>,
}

/// The place of a parameter in a list.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Listed {
    /// The name of each without its number.
    pub(crate) list: &'static str,
    pub(crate) number: u32,
    /// Whether the number is that of an AZ.
    pub(crate) is_az: bool,
}

/// What a stack creates.
#[derive(Debug)]
pub(crate) struct Resource {
    pub(crate) comments: Vec<String>,
    /// Its logical id.
    pub(crate) name: String,
    pub(crate) kind: &'static str,
    /// The resource that it waits for.
    pub(crate) after: Option<&'static str>,
    pub(crate) properties: Map,
}

/// A value.
#[derive(Clone, Debug)]
pub(crate) enum Value {
    /// Digits.
    Number(String),
    Bool(bool),
    Text(String),
    /// A text of JSON.
    Json(Map),
    Map(Map),
    List(Vec<Value>),
    /// The value of a parameter, or the id of a resource.
    Reference(String),
    /// An attribute of a resource.
    Attribute(String, &'static str),
    /// The stack's name for resources with a word behind it.
    Named(String),
    /// The value of a parameter with a text in front.
    Behind(&'static str, String),
    /// A part of the first DNS entry of an endpoint: 0 is its hosted zone, 1 its name.
    DnsEntry(String, u32),
    /// The Region of the stack.
    Region,
    /// A script in base64.
    Base64(&'static str),
}

/// Keys with their values, in order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Map(pub(crate) Vec<(String, Value)>);

impl Template {
    /// Adds a parameter, once.
    pub(crate) fn parameter(&mut self, name: &str, kind: &'static str, description: &str) -> Value {
        self.ask(Parameter {
            name: name.to_owned(),
            listed: None,
            kind,
            description: description.to_owned(),
            default: None,
        })
    }

    /// Adds a parameter that has a value unless another is given, once.
    pub(crate) fn optional(
        &mut self,
        name: &str,
        kind: &'static str,
        default: impl Into<Value>,
        description: &str,
    ) -> Value {
        let default = Some(default.into());
        self.ask(Parameter { name: name.to_owned(), listed: None, kind, description: description.to_owned(), default })
    }

    /// Adds numbered parameters, one for each AZ.
    pub(crate) fn by_az(
        &mut self,
        list: &'static str,
        kind: &'static str,
        count: u32,
        description: &str,
    ) -> Vec<Value> {
        (1..=count).map(|number| self.listed(Listed { list, number, is_az: true }, kind, description)).collect()
    }

    /// Adds a parameter of a list.
    pub(crate) fn listed(&mut self, listed: Listed, kind: &'static str, description: &str) -> Value {
        let name = format!("{}{}", listed.list, listed.number);
        let description = description.to_owned();
        self.ask(Parameter { name, listed: Some(listed), kind, description, default: None })
    }

    fn ask(&mut self, parameter: Parameter) -> Value {
        let asked = reference(&parameter.name);
        if self.parameters.iter().all(|known| known.name != parameter.name) {
            self.parameters.push(parameter);
        }
        asked
    }

    /// Adds a resource.
    pub(crate) fn resource(&mut self, comments: &[String], name: &str, kind: &'static str, properties: Map) {
        let comments = comments.to_vec();
        self.resources.push(Resource { comments, name: name.to_owned(), kind, after: None, properties });
    }

    /// Adds a resource that waits for another.
    pub(crate) fn resource_after(&mut self, name: &str, kind: &'static str, other: &'static str, properties: Map) {
        let name = name.to_owned();
        self.resources.push(Resource { comments: Vec::new(), name, kind, after: Some(other), properties });
    }

    /// Adds an output.
    pub(crate) fn output(&mut self, name: impl Into<String>, value: Value) {
        self.outputs.push((name.into(), value));
    }

    /// Whether a resource or an output has the value of a parameter.
    pub(crate) fn reads(&self, parameter: &str) -> bool {
        let is_read = |value: &Value| match value {
            Value::Reference(name) | Value::Behind(_, name) => name == parameter,
            Value::Named(_) => parameter == NAME,
            _ => false,
        };
        self.any(&is_read) || self.outputs.iter().any(|(_, value)| value.any(&is_read))
    }

    /// Whether a value of its resources is one that is looked for.
    pub(crate) fn any(&self, wanted: &dyn Fn(&Value) -> bool) -> bool {
        self.resources.iter().any(|resource| resource.properties.any(wanted))
    }
}

impl Map {
    /// Adds a key.
    pub(crate) fn set(&mut self, key: impl Into<String>, value: impl Into<Value>) -> &mut Self {
        self.0.push((key.into(), value.into()));
        self
    }

    /// The value of a key.
    pub(crate) fn get(&self, key: &str) -> Option<&Value> {
        self.0.iter().find_map(|(known, value)| (known == key).then_some(value))
    }

    /// The text of a key; nothing where it has none.
    pub(crate) fn text(&self, key: &str) -> &str {
        if let Some(Value::Text(text)) = self.get(key) { text } else { "" }
    }

    /// The objects in the list of a key.
    pub(crate) fn objects(&self, key: &str) -> impl Iterator<Item = &Self> {
        let items = if let Some(Value::List(items)) = self.get(key) { &items[..] } else { &[] };
        items.iter().filter_map(|item| if let Value::Map(map) = item { Some(map) } else { None })
    }

    /// The object of a key.
    pub(crate) fn object(&self, key: &str) -> Option<&Self> {
        if let Some(Value::Map(map)) = self.get(key) { Some(map) } else { None }
    }

    /// Whether a value in it is one that is looked for.
    pub(crate) fn any(&self, wanted: &dyn Fn(&Value) -> bool) -> bool {
        self.0.iter().any(|(_, value)| value.any(wanted))
    }
}

impl Value {
    /// A list of values.
    pub(crate) fn list<T: Into<Value>>(items: impl IntoIterator<Item = T>) -> Self {
        Self::List(items.into_iter().map(Into::into).collect())
    }

    fn any(&self, wanted: &dyn Fn(&Value) -> bool) -> bool {
        wanted(self)
            || match self {
                Self::Map(map) | Self::Json(map) => map.any(wanted),
                Self::List(items) => items.iter().any(|item| item.any(wanted)),
                _ => false,
            }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<Map> for Value {
    fn from(map: Map) -> Self {
        Self::Map(map)
    }
}

/// A map of a few keys.
pub(crate) fn map<const N: usize>(entries: [(&str, Value); N]) -> Map {
    let mut map = Map::default();
    for (key, value) in entries {
        map.set(key, value);
    }
    map
}

/// The value of a parameter, or the id of a resource.
pub(crate) fn reference(name: &str) -> Value {
    Value::Reference(name.to_owned())
}

/// An attribute of a resource.
pub(crate) fn attribute(resource: &str, name: &'static str) -> Value {
    Value::Attribute(resource.to_owned(), name)
}
