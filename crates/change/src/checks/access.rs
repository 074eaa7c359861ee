//! What lets packets through: rules of network ACLs and statements of policies.

use natpoint_import::imported_data::{AclRule, NetworkAcl, PolicyStatement};

use super::cidr::{Cidr, cover};

/// The ports that Linux gives to clients, at which answers come back.
const CLIENT_PORTS: (u16, u16) = (32_768, 60_999);

/// What a network ACL does to packets between a subnet and a block of addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Passage {
    /// All of them pass.
    Open,
    /// Some are stopped: by the rule of this number, or by the last rule of every ACL.
    Stopped(Option<u32>),
}

/// What an ACL does to the calls of a service at a port: at the side of the clients to what goes out to the port, else
/// to what comes in at it.
pub(super) fn of_calls(acl: &NetworkAcl, is_client: bool, port: u16, peer: Cidr) -> Passage {
    passage(acl, is_client, (port, port), peer)
}

/// What an ACL does to the answers.
pub(super) fn of_answers(acl: &NetworkAcl, is_client: bool, peer: Cidr) -> Passage {
    passage(acl, !is_client, CLIENT_PORTS, peer)
}

fn passage(acl: &NetworkAcl, egress: bool, ports: (u16, u16), peer: Cidr) -> Passage {
    // Between the ends of rules all ports are treated alike, so one port of each stretch stands for all of it.
    let rules = || acl.rules.iter().filter(|rule| rule.egress == egress);
    let ends = rules().flat_map(|rule| [Some(rule.from), rule.to.checked_add(1)]).flatten();
    let mut samples: Vec<u16> = ends.filter(|port| (ports.0..=ports.1).contains(port)).chain([ports.0]).collect();
    samples.sort_unstable();
    samples.dedup();
    let mut stopped = None;
    for port in samples {
        match at_port(rules(), port, peer) {
            Passage::Open => {}
            by @ Passage::Stopped(_) => stopped = stopped.or(Some(by)),
        }
    }
    stopped.unwrap_or(Passage::Open)
}

fn at_port<'a>(rules: impl Iterator<Item = &'a AclRule>, port: u16, peer: Cidr) -> Passage {
    let mut allowed = Vec::new();
    for rule in rules.filter(|rule| (rule.from..=rule.to).contains(&port)) {
        let Some(block) = Cidr::parse(&rule.cidr_block).filter(|block| block.meets(peer)) else { continue };
        if rule.allows {
            allowed.push(block);
            if cover(allowed.iter().copied(), peer) {
                return Passage::Open;
            }
        } else if !cover(allowed.iter().copied(), narrower(block, peer)) {
            // AWS shows the rule that stands at the end of each ACL with the number 32767.
            return Passage::Stopped((rule.number < 32_767).then_some(rule.number));
        }
    }
    Passage::Stopped(None)
}

/// Of two blocks that meet, the one that is in the other.
const fn narrower(one: Cidr, other: Cidr) -> Cidr {
    if one.contains(other) { other } else { one }
}

/// What a policy says of an action on a resource.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Permission {
    /// It is allowed to everybody.
    Allowed,
    /// It is allowed or denied to some, or under conditions.
    Depends,
    /// It is not allowed.
    Denied,
}

/// What statements say of an action on a resource.
pub(super) fn permission(statements: &[PolicyStatement], action: &str, resource: &str) -> Permission {
    let about = |statement: &&PolicyStatement| {
        let any = |patterns: &[String], text: &str| patterns.iter().any(|pattern| fits(pattern, text));
        // Names of actions are the same in any case.
        let actions: Vec<String> = statement.actions.iter().map(|pattern| pattern.to_ascii_lowercase()).collect();
        any(&actions, &action.to_ascii_lowercase()) && any(&statement.resources, resource)
    };
    let said: Vec<&PolicyStatement> = statements.iter().filter(about).collect();
    let has = |allows: bool, conditional: bool| {
        said.iter().any(|statement| (statement.allows, statement.is_conditional) == (allows, conditional))
    };
    match (has(false, false), has(false, true), has(true, false), has(true, true)) {
        (true, ..) | (_, _, false, false) => Permission::Denied,
        (_, false, true, _) => Permission::Allowed,
        _ => Permission::Depends,
    }
}

/// Whether a text fits a pattern, in which `*` stands for any characters and `?` for one.
fn fits(pattern: &str, text: &str) -> bool {
    let (pattern, text) = (pattern.as_bytes(), text.as_bytes());
    let (mut at, mut place) = (0, 0);
    // Where the last star stands, and up to where it reaches.
    let mut star = None;
    while place < text.len() {
        match pattern.get(at) {
            Some(b'*') => {
                star = Some((at, place));
                at += 1;
            }
            Some(one) if *one == b'?' || Some(one) == text.get(place) => {
                at += 1;
                place += 1;
            }
            _ => {
                let Some((stands, reaches)) = star else { return false };
                at = stands + 1;
                place = reaches + 1;
                star = Some((stands, place));
            }
        }
    }
    pattern.get(at..).is_some_and(|rest| rest.iter().all(|byte| *byte == b'*'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(number: u32, allows: bool, from: u16, to: u16, cidr_block: &str) -> AclRule {
        AclRule { number, egress: true, allows, from, to, cidr_block: cidr_block.to_owned() }
    }

    #[track_caller]
    fn check(rules: Vec<AclRule>, expected: Passage) {
        let acl = NetworkAcl { rules, ..NetworkAcl::default() };
        let peer = Cidr::parse("10.0.2.0/24").expect("a block");
        assert_eq!(of_calls(&acl, true, 443, peer), expected, "{acl:?}");
    }

    #[test]
    fn the_first_rule_decides() {
        let open = || rule(100, true, 0, u16::MAX, "0.0.0.0/0");
        let last = || rule(32_767, false, 0, u16::MAX, "0.0.0.0/0");
        check(vec![open(), last()], Passage::Open);
        check(vec![last()], Passage::Stopped(None));
        check(vec![], Passage::Stopped(None));
        check(vec![rule(90, false, 443, 443, "10.0.0.0/8"), open(), last()], Passage::Stopped(Some(90)));
        check(vec![rule(90, false, 80, 80, "10.0.0.0/8"), open(), last()], Passage::Open);
        check(vec![open(), rule(110, false, 443, 443, "10.0.0.0/8"), last()], Passage::Open);
        check(vec![rule(90, false, 443, 443, "10.9.0.0/16"), open(), last()], Passage::Open);
        let half = || rule(90, true, 443, 443, "10.0.2.0/25");
        check(vec![half(), last()], Passage::Stopped(None));
        check(vec![half(), rule(95, false, 443, 443, "10.0.2.0/25"), open()], Passage::Open);
        check(vec![half(), rule(95, true, 443, 443, "10.0.2.128/25"), last()], Passage::Open);
    }

    #[test]
    fn answers_need_all_ports_of_clients() {
        let peer = Cidr::parse("10.0.2.0/24").expect("a block");
        let answers = |rules: Vec<AclRule>| {
            let rules = rules.into_iter().map(|rule| AclRule { egress: false, ..rule }).collect();
            of_answers(&NetworkAcl { rules, ..NetworkAcl::default() }, true, peer)
        };
        assert_eq!(answers(vec![rule(1, true, 1_024, 65_535, "0.0.0.0/0")]), Passage::Open);
        assert_eq!(answers(vec![rule(1, true, 49_152, 65_535, "0.0.0.0/0")]), Passage::Stopped(None));
        let gap = vec![rule(1, false, 50_000, 50_000, "10.0.2.7/32"), rule(2, true, 1_024, 65_535, "0.0.0.0/0")];
        assert_eq!(answers(gap), Passage::Stopped(Some(1)));
    }

    #[test]
    fn policies_allow_by_patterns() {
        let layer = "arn:aws:s3:::prod-eu-west-1-starport-layer-bucket/layer";
        let say = |allows, is_conditional, action: &str, resource: &str| PolicyStatement {
            allows,
            is_conditional,
            actions: vec![action.to_owned()],
            resources: vec![resource.to_owned()],
        };
        let check = |statements: &[PolicyStatement], expected| {
            assert_eq!(permission(statements, "s3:GetObject", layer), expected, "{statements:?}");
        };
        check(&[say(true, false, "*", "*")], Permission::Allowed);
        check(&[say(true, false, "S3:Get*", "arn:aws:s3:::prod-*-starport-layer-bucket/*")], Permission::Allowed);
        check(&[say(true, false, "s3:GetObject", "arn:aws:s3:::my-bucket/*")], Permission::Denied);
        check(
            &[say(true, false, "s3:GetObject", "arn:aws:s3:::prod-eu-west-?-starport-layer-bucket")],
            Permission::Denied,
        );
        check(&[say(true, true, "s3:*", "*")], Permission::Depends);
        check(&[say(true, false, "*", "*"), say(false, true, "s3:*", "*")], Permission::Depends);
        check(&[say(true, false, "*", "*"), say(false, false, "s3:GetObject", "*")], Permission::Denied);
        check(&[], Permission::Denied);
    }

    #[test]
    fn stars_stand_for_anything() {
        for (pattern, text, expected) in [
            ("a*c*e", "abcde", true),
            ("a*c*e", "abcdef", false),
            ("*", "", true),
            ("?", "", false),
            ("**a", "bba", true),
            ("a?c", "abc", true),
        ] {
            assert_eq!(fits(pattern, text), expected, "{pattern} {text}");
        }
    }
}
