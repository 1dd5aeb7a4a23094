//! How a network, a subnet, or a part of a request is named, so that no name has two readings.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;

/// A subnet in messages and on the command line: its network, a slash, and its own name.
///
/// Azure allows dots in both names, but a slash in neither; so the first slash ends the network.
///
/// ```
/// assert_eq!(ipplan::place::subnet("hub", "web"), "hub/web");
/// assert_eq!(ipplan::place::subnet("hub.eu", "web"), "hub.eu/web");
/// ```
pub fn subnet(network: &str, subnet: &str) -> String {
    format!("{network}/{subnet}")
}

/// A name as one step of a place such as `networks.hub.subnets.web`: in quotes where it has a dot, as in
/// TOML.
///
/// ```
/// assert_eq!(ipplan::place::step("web"), "web");
/// assert_eq!(ipplan::place::step("web.eu"), "\"web.eu\"");
/// ```
pub fn step(name: &str) -> Cow<'_, str> {
    if name.is_empty() || name.contains(['.', '"', '\\']) {
        let escaped = name.replace('\\', "\\\\").replace('"', "\\\"");
        return format!("\"{escaped}\"").into();
    }
    name.into()
}

/// The first step of a place, as the name it stands for, and the rest of the place.
///
/// ```
/// use ipplan::place::first;
///
/// assert_eq!(first("web.at"), ("web".into(), "at"));
/// assert_eq!(first("\"web.eu\".at"), ("web.eu".into(), "at"));
/// ```
pub fn first(place: &str) -> (Cow<'_, str>, &str) {
    let Some(quoted) = place.strip_prefix('"') else {
        let (step, rest) = place.split_once('.').unwrap_or((place, ""));
        return (step.into(), rest);
    };
    let (mut name, mut escaped) = (String::new(), false);
    for (at, letter) in quoted.char_indices() {
        match letter {
            '\\' if !escaped => escaped = true,
            '"' if !escaped => {
                let rest = quoted.get(at + 1..).unwrap_or_default();
                return (name.into(), rest.strip_prefix('.').unwrap_or(rest));
            }
            letter => {
                name.push(letter);
                escaped = false;
            }
        }
    }
    // A quote that is never closed is a part of the name.
    (place.into(), "")
}

/// The place of a network in a request.
pub(crate) fn of_network(network: &str) -> String {
    format!("networks.{}", step(network))
}

/// The place of a subnet in a request.
pub(crate) fn of_subnet(network: &str, subnet: &str) -> String {
    format!("networks.{}.subnets.{}", step(network), step(subnet))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_reads_back() {
        for name in ["web", "", "a.b", "a\"b", "\"", "\\", "a\\\".b", ".", "a b"] {
            let place = format!("{}.at", step(name));
            assert_eq!(first(&place), (name.into(), "at"), "{place}");
            assert_eq!(first(&step(name)), (name.into(), ""), "{place}");
        }
        assert_eq!(first("\"open"), ("\"open".into(), ""));
        assert_eq!(of_subnet("a.b", "c"), "networks.\"a.b\".subnets.c");
    }
}
