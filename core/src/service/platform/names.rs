//! The rules of Azure for the names of virtual networks and subnets.

use alloc::format;
use alloc::string::{String, ToString};

use crate::fact::{Cited, Edition, Fact, Source};
use crate::problem::{Problem, codes};

const TITLE: &str = "Naming rules and restrictions for Azure resources";
const PAGE: &str =
    "https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules";

static RULES_2020: Source = Source::new(TITLE, PAGE, Edition::new(2020, 1, 16));
static RULES_2023: Source = Source::new(TITLE, PAGE, Edition::new(2023, 11, 20));

/// The fewest characters in the name of a virtual network.
///
/// ```
/// assert_eq!(ipplan::platform::names::NETWORK_SHORTEST.newest().value, 2);
/// ```
pub static NETWORK_SHORTEST: Fact<u64> = Fact::new(
    "fewest characters in the name of a virtual network",
    &[Cited::new(2, &RULES_2020), Cited::new(2, &RULES_2023)],
);

/// The most characters in the name of a virtual network.
///
/// ```
/// assert_eq!(ipplan::platform::names::NETWORK_LONGEST.newest().value, 64);
/// ```
pub static NETWORK_LONGEST: Fact<u64> = Fact::new(
    "most characters in the name of a virtual network",
    &[Cited::new(64, &RULES_2020), Cited::new(64, &RULES_2023)],
);

/// The fewest characters in the name of a subnet.
///
/// ```
/// assert_eq!(ipplan::platform::names::SUBNET_SHORTEST.newest().value, 1);
/// ```
pub static SUBNET_SHORTEST: Fact<u64> = Fact::new(
    "fewest characters in the name of a subnet",
    &[Cited::new(1, &RULES_2020), Cited::new(1, &RULES_2023)],
);

/// The most characters in the name of a subnet.
///
/// ```
/// assert_eq!(ipplan::platform::names::SUBNET_LONGEST.newest().value, 80);
/// ```
pub static SUBNET_LONGEST: Fact<u64> = Fact::new(
    "most characters in the name of a subnet",
    &[Cited::new(80, &RULES_2020), Cited::new(80, &RULES_2023)],
);

/// The rule for the names of one kind of resource.
///
/// Every name is made of the letters `a` to `z` and `A` to `Z`, digits, `_`, `.` and `-`. It begins with
/// a letter or a digit and ends with one of those or `_`. Names that differ in case alone are the same.
///
/// ```
/// use ipplan::platform::names::{NETWORK, SUBNET};
///
/// assert!(NETWORK.check("vnet-hub.westeurope").is_ok());
/// assert!(SUBNET.check("a").is_ok() && NETWORK.check("a").is_err()); // a network has two at least
/// let problem = SUBNET.check("web front").unwrap_err();
/// assert_eq!(problem.code.id, "bad-name");
/// assert_eq!(problem.hints[1], "use `web-front`");
/// ```
#[derive(Debug)]
pub struct NameRule {
    /// The kind of resource, with its article: "a subnet".
    pub what: &'static str,
    /// The fewest characters.
    pub shortest: &'static Fact<u64>,
    /// The most characters.
    pub longest: &'static Fact<u64>,
}

/// The names of virtual networks.
///
/// ```
/// assert!(ipplan::platform::names::NETWORK.check("hub").is_ok());
/// ```
pub static NETWORK: NameRule =
    NameRule { what: "a virtual network", shortest: &NETWORK_SHORTEST, longest: &NETWORK_LONGEST };

/// The names of subnets.
///
/// ```
/// assert!(ipplan::platform::names::SUBNET.check("GatewaySubnet").is_ok());
/// ```
pub static SUBNET: NameRule =
    NameRule { what: "a subnet", shortest: &SUBNET_SHORTEST, longest: &SUBNET_LONGEST };

impl NameRule {
    /// Refuses a name that Azure would refuse.
    ///
    /// # Errors
    ///
    /// `bad-name`, with the reason, a name that is possible, and the page.
    ///
    /// ```
    /// use ipplan::platform::names::SUBNET;
    ///
    /// let problem = SUBNET.check("web-").unwrap_err();
    /// assert_eq!(problem.message, "`web-` cannot be the name of a subnet: it ends with `-`");
    /// ```
    pub fn check(&self, name: &str) -> Result<(), Problem> {
        let Some(fault) = self.fault(name) else { return Ok(()) };
        let message = format!("`{}` cannot be the name of {}: {fault}", cut(name), self.what);
        let problem = Problem::new(&codes::BAD_NAME, message)
            .hint(
                "use letters, digits, `_`, `.` and `-`; start with a letter or a digit, and end \
                 with a letter, a digit or `_`",
            )
            .source(self.longest.newest().source);
        Err(match self.nearest(name) {
            Some(possible) => problem.hint(format!("use `{possible}`")),
            None => problem,
        })
    }

    fn fault(&self, name: &str) -> Option<String> {
        let count = name.chars().count() as u64;
        let (shortest, longest) = (self.shortest.newest().value, self.longest.newest().value);
        if let Some(letter) = name.chars().find(|letter| !is_allowed(*letter)) {
            return Some(format!("it contains {}", shown(letter)));
        }
        if count == 0 {
            return Some("it is empty".to_string());
        }
        if let Some(first) = name.chars().next().filter(|first| !first.is_ascii_alphanumeric()) {
            return Some(format!("it starts with `{first}`"));
        }
        if let Some(last) = name.chars().last().filter(|last| !may_end(*last)) {
            return Some(format!("it ends with `{last}`"));
        }
        if count < shortest || count > longest {
            return Some(format!(
                "it has {count} character{}; Azure allows {shortest} to {longest}",
                if count == 1 { "" } else { "s" }
            ));
        }
        None
    }

    /// The name that comes nearest to a text; `None` if nothing of it can be in a name.
    ///
    /// ```
    /// use ipplan::platform::names::NETWORK;
    ///
    /// assert_eq!(NETWORK.nearest("the old office").as_deref(), Some("the-old-office"));
    /// assert_eq!(NETWORK.nearest("-"), None);
    /// ```
    pub fn nearest(&self, name: &str) -> Option<String> {
        let longest = usize::try_from(self.longest.newest().value).unwrap_or(usize::MAX);
        let letters = name.chars().map(|letter| if is_allowed(letter) { letter } else { '-' });
        let letters: String =
            letters.skip_while(|it| !it.is_ascii_alphanumeric()).take(longest).collect();
        let nearest = letters.trim_end_matches(|letter| !may_end(letter));
        self.fault(nearest).is_none().then(|| nearest.into())
    }
}

/// A name as Azure compares it: without case.
///
/// ```
/// assert_eq!(ipplan::platform::names::folded("GatewaySubnet"), "gatewaysubnet");
/// ```
pub fn folded(name: &str) -> String {
    name.to_ascii_lowercase()
}

/// Names are shown in messages, and can be of any length.
const SHOWN: usize = 100;

fn cut(name: &str) -> String {
    let mut letters = name.chars();
    let start: String = letters.by_ref().take(SHOWN).collect();
    if letters.next().is_some() { start + "…" } else { start }
}

fn shown(letter: char) -> String {
    match letter {
        ' ' => "a space".to_string(),
        letter if letter.is_control() => {
            format!("the control character U+{:04X}", u32::from(letter))
        }
        letter => format!("`{letter}`"),
    }
}

fn is_allowed(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '_' | '.' | '-')
}

fn may_end(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '_'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_azure_refuses() {
        let fault = |name: &str| SUBNET.fault(name).unwrap_or_default();
        for name in ["a", "A1", "web_", "a.b-c_", "0", &"x".repeat(80)] {
            assert_eq!(fault(name), "", "{name}");
        }
        assert_eq!(fault(""), "it is empty");
        assert_eq!(fault("a b"), "it contains a space");
        assert_eq!(fault("a/b"), "it contains `/`");
        assert_eq!(fault("ü"), "it contains `ü`");
        assert_eq!(fault("a\u{1b}"), "it contains the control character U+001B");
        assert_eq!(fault("-a"), "it starts with `-`");
        assert_eq!(fault("_a"), "it starts with `_`");
        assert_eq!(fault("a."), "it ends with `.`");
        assert_eq!(fault(&"x".repeat(81)), "it has 81 characters; Azure allows 1 to 80");
        assert_eq!(NETWORK.fault("a").unwrap(), "it has 1 character; Azure allows 2 to 64");
        assert_eq!(NETWORK.fault("ab"), None);
        assert_eq!(NETWORK.fault(&"x".repeat(64)), None);
        assert!(NETWORK.fault(&"x".repeat(65)).is_some());
    }

    #[test]
    fn hints_are_names_that_azure_takes() {
        let hint = |name: &str| SUBNET.check(name).unwrap_err().hints.pop().unwrap();
        assert_eq!(hint("-a/b-"), "use `a-b`");
        assert!(hint("").text.starts_with("use letters"));
        assert_eq!(hint(&"x".repeat(90)), format!("use `{}`", "x".repeat(80)));
        assert!(SUBNET.check(&"/".repeat(1_000_000)).unwrap_err().message.len() < 300);
    }
}
