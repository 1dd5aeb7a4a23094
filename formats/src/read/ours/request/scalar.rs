//! Single values.

use std::net::Ipv4Addr;

use ipplan::{Edit, Edition, Family, Fit, Hint, IpNet, Options, PrefixLen, Problem, Value, codes};

use crate::read::ours::request::path::Path;
use crate::read::ours::request::reader::{RequestReader, items};
use crate::read::syntax::address;
use crate::read::syntax::tree::{Node, NodeValue};

impl RequestReader {
    pub(super) fn wrong_type(&mut self, node: &Node, path: &Path<'_>, expected: &str) {
        let message = format!("{} is {}, but has to be {expected}", path.subject(), node.kind());
        self.problem(Problem::new(&codes::WRONG_TYPE, message), path);
    }

    /// Text, or a number as it is written.
    pub(super) fn plain<'n>(
        &mut self,
        node: &'n Node,
        path: &Path<'_>,
        expected: &str,
    ) -> Option<&'n str> {
        match &node.value {
            NodeValue::Text(text) | NodeValue::Number(text) => Some(text),
            _ => {
                self.wrong_type(node, path, expected);
                None
            }
        }
    }

    pub(super) fn text(&mut self, node: &Node, path: &Path<'_>) -> Option<String> {
        self.plain(node, path, "text").map(str::to_owned)
    }

    /// Why something is so, in words.
    pub(super) fn reason(&mut self, node: &Node, path: &Path<'_>) -> Option<String> {
        let text = self.plain(node, path, "a reason in a few words")?;
        if text.trim().is_empty() {
            let message = format!("`{}` has no reason, which the plan shows", path.name());
            self.problem(Problem::new(&codes::MISSING_KEY, message), path);
            return None;
        }
        Some(text.to_owned())
    }

    pub(super) fn edition(&mut self, node: &Node, path: &Path<'_>) -> Option<Edition> {
        let text = self.plain(node, path, "a date")?;
        let edition = Edition::parse(text);
        if edition.is_none() {
            let problem = Problem::new(&codes::UNKNOWN_EDITION, format!("`{text}` is not a date"));
            let hint = "write a day such as 2023-07-21, or a month such as 2023-07";
            self.problem(problem.hint(hint), path);
        }
        edition
    }

    pub(super) fn fit(&mut self, node: &Node, path: &Path<'_>) -> Option<Fit> {
        let text = self.plain(node, path, "need or advised")?;
        let fit = match text {
            "need" => Some(Fit::Need),
            "advised" => Some(Fit::Advised),
            _ => None,
        };
        if fit.is_none() {
            let message = format!("`fit` is `{text}`, but has to be need or advised");
            let problem = Problem::new(&codes::NOT_A_CHOICE, message);
            self.problem(problem.did_you_mean(text, ["need", "advised"]), path);
        }
        fit
    }

    pub(super) fn headroom(&mut self, node: &Node, path: &Path<'_>) -> Option<u32> {
        let text = self.plain(node, path, "a percentage such as 20%")?;
        Options::read_headroom(text).map_err(|problem| self.problem(problem, path)).ok()
    }

    pub(super) fn switch(&mut self, node: &Node, path: &Path<'_>) -> Option<bool> {
        if let NodeValue::Bool(on) = node.value {
            return Some(on);
        }
        let text = self.plain(node, path, "true or false")?;
        let message = format!("`{}` is `{text}`, but has to be true or false", path.name());
        self.problem(Problem::new(&codes::NOT_A_SWITCH, message), path);
        None
    }

    /// The value of an input, which the core checks.
    pub(super) fn input(&mut self, node: &Node, path: &Path<'_>) -> Option<Value> {
        match &node.value {
            NodeValue::Bool(on) => Some(Value::Switch(*on)),
            NodeValue::Number(text) => {
                let plain = text.bytes().all(|byte| byte.is_ascii_digit());
                let count = text.parse().ok().filter(|_| plain);
                Some(count.map_or_else(|| Value::from(text.as_str()), Value::Count))
            }
            NodeValue::Text(text) => Some(Value::from(text.as_str())),
            NodeValue::Null => None,
            NodeValue::List(_) | NodeValue::Map(_) => {
                self.wrong_type(node, path, "a number, a word, or true or false");
                None
            }
        }
    }

    /// The length of an IPv4 subnet.
    pub(super) fn subnet_len(&mut self, node: &Node, path: &Path<'_>) -> Option<PrefixLen> {
        self.prefix_len(node, path, |text| PrefixLen::parse(text, Family::V4))
    }

    pub(super) fn prefix_len(
        &mut self,
        node: &Node,
        path: &Path<'_>,
        parse: impl Fn(&str) -> Option<PrefixLen>,
    ) -> Option<PrefixLen> {
        let text = self.plain(node, path, "a prefix length such as /26")?;
        let length = parse(text);
        if length.is_none() {
            let message =
                format!("`{}` is `{text}`, which is not a valid prefix length", path.name());
            let problem = Problem::new(&codes::NOT_A_PREFIX_LENGTH, message);
            self.problem(problem.hint("write a prefix length such as `/26`"), path);
        }
        length
    }

    /// The address at which a subnet starts.
    pub(super) fn base(&mut self, node: &Node, path: &Path<'_>) -> Option<Ipv4Addr> {
        let text = self.plain(node, path, "an address such as 10.1.0.0")?;
        ipplan::read_base(text).map_err(|problem| self.problem(problem, path)).ok()
    }

    /// Networks in a list, or one alone.
    pub(super) fn networks(&mut self, node: &Node, path: &Path<'_>) -> Vec<IpNet> {
        let alone = !matches!(node.value, NodeValue::List(_));
        let items = items(node).iter().enumerate();
        let read = items.filter_map(|(index, item)| {
            let inner = path.item(index);
            self.cidr(item, if alone { path } else { &inner })
        });
        read.collect()
    }

    /// A network without host bits.
    pub(super) fn cidr(&mut self, node: &Node, path: &Path<'_>) -> Option<IpNet> {
        let text = self.plain(node, path, "a network such as 10.0.0.0/24")?;
        // An address alone would be the network of that one address, which nobody means here.
        let read = text.contains('/').then(|| address::network(text.as_bytes()));
        let problem = match read {
            Some(Ok(network)) => return Some(network),
            Some(Err(Problem { code, message, hints, .. })) if code == &codes::HOST_BITS => {
                let offer = |problem: Problem, hint: Hint| {
                    problem.offer(hint.text.clone(), Edit::set(hint.text))
                };
                hints.into_iter().fold(Problem::new(code, message), offer)
            }
            _ => {
                let problem =
                    Problem::new(&codes::NOT_A_NETWORK, format!("`{text}` is not a network"));
                match text.parse::<std::net::IpAddr>() {
                    Ok(address) => {
                        let network = IpNet::from(address);
                        problem.offer(
                            format!("write `{network}` for this one address"),
                            Edit::set(network.to_string()),
                        )
                    }
                    Err(_) => problem.hint("write a network such as 10.0.0.0/24 or fd00::/64"),
                }
            }
        };
        self.problem(problem, path);
        None
    }
}
