//! What a plan says of its configuration: references between resources, and the Regions of providers.

use serde_json::Value;

use super::super::{list, text};
use natpoint_model::catalogue::regions::is_region_code;

/// A plan, in which the configuration stands beside the changes.
pub(super) struct Configuration<'v>(pub(super) &'v Value);

/// The addresses of the resource to which a field of another one refers, the likeliest first.
///
/// With `count` or `for_each`, it has the key of the resource that refers to it unless the configuration states
/// another.
pub(super) fn referenced(
    address: &str,
    own_type: &str,
    field: &str,
    target_type: &str,
    configuration: &Configuration<'_>,
) -> Vec<String> {
    let of = || {
        let (module, _, index) = parts(address, own_type)?;
        let entry = configuration.entry(address, own_type)?;
        let references = list(entry.get("expressions")?.get(field)?, "references")?;
        let mut named = references.iter().filter_map(Value::as_str);
        let named = named.find_map(|reference| reference.strip_prefix(target_type)?.strip_prefix('.'))?;
        let named = named.split('.').next()?;
        let bare = named.split('[').next().unwrap_or(named);
        let address = |name: &str, key: &str| [module, target_type, ".", name, key].concat();
        Some(if named == bare {
            vec![address(bare, index), address(bare, "")]
        } else {
            vec![address(named, ""), address(bare, index), address(bare, "")]
        })
    };
    of().unwrap_or_default()
}

impl<'v> Configuration<'v> {
    /// The Region of a resource's provider; none where the plan does not tell it.
    pub(super) fn region_of(&self, address: &str, own_type: &str) -> Option<&'v str> {
        let providers = self.0.pointer("/configuration/provider_config")?.as_object()?;
        let region = |provider: &'v Value| self.constant(provider.get("expressions")?.get("region")?);
        let entry = self.entry(address, own_type);
        let key = entry.map(|entry| text(entry, "provider_config_key")).filter(|key| !key.is_empty());
        if let Some(provider) = key.and_then(|key| providers.get(key)) {
            return region(provider);
        }
        if let Some(default) = providers.get("aws").and_then(region) {
            return Some(default);
        }
        let mut aws = providers.values().filter(|provider| text(provider, "name") == "aws").filter_map(region);
        let first = aws.next()?;
        aws.all(|other| other == first).then_some(first)
    }

    /// The value of an expression: a constant, or the value or the default of a variable.
    fn constant(&self, expression: &'v Value) -> Option<&'v str> {
        let constant = expression.get("constant_value").and_then(Value::as_str);
        let variable = || {
            let name = list(expression, "references")?.first()?.as_str()?.strip_prefix("var.")?;
            let given = self.0.get("variables").and_then(|all| all.get(name)?.get("value")?.as_str());
            let usual = || {
                let variables = self.0.pointer("/configuration/root_module/variables")?;
                variables.get(name)?.get("default")?.as_str()
            };
            given.or_else(usual)
        };
        constant.or_else(variable).filter(|region| is_region_code(region))
    }

    /// The configuration of a resource.
    fn entry(&self, address: &str, own_type: &str) -> Option<&'v Value> {
        let (module, name, _) = parts(address, own_type)?;
        let configured = self.module(module)?;
        configured.iter().find(|entry| text(entry, "type") == own_type && text(entry, "name") == name)
    }

    /// The configured resources of a module, given as the prefix of an address: `module.a[0].`.
    fn module(&self, module: &str) -> Option<&'v [Value]> {
        let mut configuration = self.0.pointer("/configuration/root_module")?;
        let mut rest = module;
        while let Some(inner) = rest.strip_prefix("module.") {
            let end = inner.find(['.', '['])?;
            configuration = configuration.get("module_calls")?.get(&inner[..end])?.get("module")?;
            // A key may contain dots and brackets; the next module begins after its closing bracket.
            rest = match inner[end..].strip_prefix('[') {
                Some(key) => key.split_once("].").map_or("", |(_, rest)| rest),
                None => inner[end..].trim_start_matches('.'),
            };
        }
        list(configuration, "resources")
    }
}

/// An address as the prefix of its module, its name and its key.
fn parts<'a>(address: &'a str, own_type: &str) -> Option<(&'a str, &'a str, &'a str)> {
    let (module, own) = address.rsplit_once(own_type)?;
    let own = own.trim_start_matches('.');
    let (name, key) = own.split_at(own.find('[').unwrap_or(own.len()));
    Some((module, name, key))
}
