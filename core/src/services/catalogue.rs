//! The catalogue of services: the newest edition, services by name and by any word, and every page
//! that one cites.
//!
//! Long, because a search ranks every text of a table.

use alloc::string::String;
use alloc::vec::Vec;

use crate::fact::{Edition, Fact, Source, each_once};
use crate::problem::{Edit, Problem, codes, nearest};
use crate::service::{Example, InputKind, Service, Workload, platform};

use super::index::ALL;

impl Service {
    /// The service of that name, or of an alias people use.
    ///
    /// ```
    /// use ipplan::Service;
    ///
    /// assert_eq!(Service::named("appgw").map(|service| service.id), Some("application-gateway"));
    /// assert!(Service::named("gateway").is_none()); // to search, there is `Service::find`
    /// ```
    pub fn named(name: &str) -> Option<&'static Service> {
        ALL.iter().copied().find(|service| service.answers_to(name))
    }

    /// The service that was probably meant by a name that none has: one that is called so or meant by these words, or
    /// else one that is spelled almost so.
    ///
    /// ```
    /// use ipplan::Service;
    ///
    /// let meant = |name| Service::meant(name).map(|service| service.id);
    /// assert_eq!(meant("aks"), Some("aks-overlay"));
    /// assert_eq!(meant("vnet-gateway"), Some("vpn-gateway"));
    /// assert_eq!(meant("app-servise"), Some("app-service"));
    /// // In a short word one other letter is another word: this is not `anf`.
    /// assert_eq!(meant("adf"), None);
    /// ```
    pub fn meant(name: &str) -> Option<&'static Service> {
        let name = name.to_ascii_lowercase();
        let words: Vec<&str> = name.split(['-', '_', ' ']).filter(|word| word.len() > 2).collect();
        let called = |service: &&'static Service| {
            let named = [Rank::Name, Rank::Keyword, Rank::StartOfName];
            let mut ranks = words.iter().map(|word| service.speaks_of(word));
            !words.is_empty() && ranks.all(|rank| rank.is_some_and(|rank| named.contains(&rank)))
        };
        let found = Service::find(&words).into_iter().find(called);
        found.or_else(|| {
            let names = ALL.iter().flat_map(|it| it.aliases.iter().copied().chain([it.id]));
            let near = nearest(&name, names.filter(|it| it.len().min(name.len()) > 3));
            near.and_then(Service::named)
        })
    }

    /// The problem that no service has this name, with the one that was probably meant.
    ///
    /// ```
    /// let problem = ipplan::Service::unknown("bastoin");
    /// assert_eq!(problem.hints, ["did you mean `bastion`?"]);
    /// ```
    pub fn unknown(name: &str) -> Problem {
        let problem =
            Problem::new(&codes::UNKNOWN_SERVICE, alloc::format!("unknown service `{name}`"));
        match Service::meant(name) {
            Some(Service { id, .. }) => {
                problem.offer(alloc::format!("did you mean `{id}`?"), Edit::set(*id))
            }
            None => problem,
        }
    }

    /// The service that is meant where none is named.
    ///
    /// ```
    /// use ipplan::Service;
    ///
    /// assert_eq!(Service::assumed().map(|service| service.id), Some("app-service"));
    /// ```
    pub fn assumed() -> Option<&'static Service> {
        ALL.iter().copied().find(|service| service.assumed)
    }

    /// The services that match all of these words, closest first: those named so, then those that people
    /// mean by it, those described so, those whose notes or inputs mention it, and last those that have it only
    /// as a part of a word.
    ///
    /// One word that is the name of a service, or an alias people use, finds that service alone.
    /// Otherwise every word must occur, in upper or lower case: anywhere in the service's id, name,
    /// aliases, description, group, delegation or required subnet name, or at the start of a word
    /// in its keywords, notes and inputs. No word at all finds every service.
    ///
    /// ```
    /// use ipplan::Service;
    ///
    /// let ids = |words: &[&str]| Service::find(words).iter().map(|it| it.id).collect::<Vec<_>>();
    /// assert_eq!(ids(&["APIM"]), ["api-management"]);
    /// assert_eq!(ids(&["gatewaysubnet"])[..2], ["expressroute-gateway", "vpn-gateway"]);
    /// assert_eq!(ids(&["key", "vault"])[0], "private-endpoints");
    /// assert_eq!(ids(&["azure", "firewall"])[0], "azure-firewall");
    /// assert_eq!(ids(&["gateway"])[0], "vpn-gateway");
    /// assert_eq!(ids(&["gateway", "zebra"]), [""; 0]);
    /// ```
    pub fn find(words: &[impl AsRef<str>]) -> Vec<&'static Service> {
        let words: Vec<String> =
            words.iter().map(|word| word.as_ref().to_ascii_lowercase()).collect();
        if let [word] = words.as_slice()
            && let Some(exact) = Service::named(word)
        {
            return alloc::vec![exact];
        }
        let phrase = words.join(" ");
        let mut found: Vec<((bool, Rank, Close), &'static Service)> = ALL
            .iter()
            .filter_map(|service| {
                let ranks = words.iter().map(|word| service.speaks_of(word));
                let worst = ranks.reduce(|a, b| Some(a?.max(b?))).unwrap_or(Some(Rank::Name))?;
                let close = service.close_to(&phrase);
                // What is called so, or meant by these words, comes before all that only has them in its name.
                Some(((close != Close::Same, worst, close), *service))
            })
            .collect();
        found.sort_by_key(|(rank, _)| *rank); // stable: else by id
        found.into_iter().map(|(_, service)| service).collect()
    }

    /// How close all words together are to what the service is called.
    fn close_to(&self, phrase: &str) -> Close {
        let plain = |text: &str| text.to_ascii_lowercase().replace('-', " ");
        let phrase = plain(phrase);
        let mut names = [self.id, self.name].into_iter().chain(self.aliases.iter().copied());
        let mut meant = names.clone().chain(self.keywords.iter().copied());
        if meant.any(|text| plain(text) == phrase) {
            Close::Same
        } else if names.clone().any(|text| plain(text).starts_with(&phrase)) {
            Close::Start
        } else if names.any(|text| plain(text).contains(&phrase)) {
            Close::Part
        } else {
            Close::Apart
        }
    }

    /// Where a word occurs, at best.
    fn speaks_of(&self, word: &str) -> Option<Rank> {
        let spelled = ABBREVIATIONS.iter().find(|(short, _)| *short == word).map(|(_, long)| *long);
        let names = self.subnets.iter().flat_map(|rule| [rule.required_name, rule.delegation]);
        let names = names.flatten().flat_map(Fact::history).map(|cited| cited.value);
        let inputs = self.inputs.iter().flat_map(|input| {
            [input.name, input.help].into_iter().chain(input.aliases.iter().copied())
        });
        let own: Vec<&str> =
            [self.id, self.name].into_iter().chain(self.aliases.iter().copied()).collect();
        let about: Vec<&str> =
            [self.about, self.group.heading()].into_iter().chain(names).collect();
        let notes: Vec<&str> = self.notes.iter().map(|note| note.message).chain(inputs).collect();
        let places: [(Rank, [&[&str]; 2], Occurs); 7] = [
            (Rank::Name, [&own, &[]], has_word),
            (Rank::Keyword, [self.keywords, &[]], has_word),
            (Rank::About, [&about, &[]], has_word),
            (Rank::Note, [&notes, &[]], has_word),
            (Rank::StartOfName, [&own, self.keywords], starts_a_word),
            (Rank::StartOfText, [&about, &notes], starts_a_word),
            (Rank::Part, [&own, &about], |text, word| text.contains(word)),
        ];
        let is_in = |text: &str, has: Occurs| {
            let text = text.to_ascii_lowercase();
            [Some(word), spelled].into_iter().flatten().any(|word| has(&text, word))
        };
        let mut found = places.into_iter().filter(|(_, texts, has)| {
            texts.iter().copied().flatten().any(|text| is_in(text, *has))
        });
        found.next().map(|(rank, ..)| rank)
    }

    /// Every page this service can cite, each once: facts, ranges to avoid, notes, examples,
    /// choices and the limits that its examples meet.
    ///
    /// ```
    /// let bastion = ipplan::Service::named("bastion").unwrap();
    /// assert!(bastion.sources().iter().all(|source| source.url.starts_with("https://")));
    /// ```
    pub fn sources(&'static self) -> Vec<&'static Source> {
        let retired = self.retired.map(|retired| retired.source);
        let facts = self.facts.iter().flat_map(|fact| fact.entries()).map(|entry| entry.source);
        let choices = self.inputs.iter().flat_map(|input| match input.kind {
            InputKind::Choice { choices } => choices,
            InputKind::Count { .. } | InputKind::Switch | InputKind::Cidr { .. } => &[],
        });
        let choices = choices.filter_map(|choice| choice.source);
        let own = self.own_ranges.iter().map(|own| own.source);
        let avoid = self.subnets.iter().flat_map(|rule| rule.avoid).map(|avoid| avoid.source);
        let notes = self.notes.iter().map(|note| note.source);
        let examples = self.examples.iter().map(|example| example.source);
        let limits = self.examples.iter().flat_map(|example| {
            let given = [example.source.date, Edition::newest()]
                .into_iter()
                .filter_map(|edition| example.of(self).check(edition).ok());
            given.flat_map(|given| given.limits()).filter_map(|limit| limit.source)
        });
        let stated = retired.into_iter().chain(facts).chain(choices).chain(avoid);
        each_once(stated.chain(own).chain(notes).chain(examples).chain(limits))
    }
}

impl Edition {
    /// The day of the newest page known here: the edition that is meant where none is named.
    ///
    /// ```
    /// use ipplan::Edition;
    ///
    /// assert!(Edition::newest() >= Edition::new(2026, 10, 6));
    /// ```
    pub fn newest() -> Edition {
        let services = ALL.iter().flat_map(|service| service.facts);
        let latest = services.chain(platform::FACTS).map(|fact| fact.latest());
        latest.max().unwrap_or(Edition::new(1, 1, 1))
    }
}

impl Example {
    /// The workload of this example, which is one of that service.
    ///
    /// ```
    /// let bastion = ipplan::Service::named("bastion").unwrap();
    /// assert_eq!(bastion.examples[0].of(bastion).service().id, "bastion");
    /// ```
    pub fn of(&self, service: &'static Service) -> Workload {
        let given = self.given.iter();
        given.fold(service.workload(), |workload, (name, value)| workload.with(*name, *value))
    }
}

/// How close a phrase is to what a service is called.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Close {
    Same,
    Start,
    Part,
    Apart,
}

/// Where a word was found, the best first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Name,
    Keyword,
    About,
    Note,
    /// Only the start of a word of its name or keywords.
    StartOfName,
    StartOfText,
    /// Only inside a word of its name or description.
    Part,
}

/// Abbreviations that people type, and the words that the tables use.
const ABBREVIATIONS: &[(&str, &str)] = &[
    ("nsg", "network security group"),
    ("udr", "user-defined route"),
    ("vnet", "virtual network"),
    ("peering", "peered"),
    ("lb", "load balancer"),
    ("ha", "high availability"),
];

/// Whether a text has a word, in some way.
type Occurs = fn(&str, &str) -> bool;

/// Whether the text has the whole word, or its plural.
fn has_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text.get(at + word.len()..).unwrap_or_default();
        let after = after.strip_prefix('s').unwrap_or(after).chars().next();
        [before, after].into_iter().flatten().all(|letter| !letter.is_alphanumeric())
    })
}

/// Whether a word of the text starts so. In sentences a part of a word means nothing.
fn starts_a_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        before.is_none_or(|before| !before.is_alphanumeric())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(words: &[&str]) -> Vec<&'static str> {
        Service::find(words).iter().map(|service| service.id).collect()
    }

    #[test]
    fn the_names_people_use_find_one_service() {
        for (name, id) in [
            ("aci", "container-instances"),
            ("apim", "api-management"),
            ("agw", "application-gateway"),
            ("sqlmi", "sql-managed-instance"),
            ("ase", "app-service-environment"),
            ("aca", "container-apps"),
            ("vmss", "scale-set"),
            ("ACI", "container-instances"),
            ("bastion", "bastion"),
        ] {
            assert_eq!(ids(&[name]), [id], "{name}");
        }
    }

    #[test]
    fn every_word_must_occur_somewhere() {
        assert_eq!(ids(&[]).len(), ALL.len());
        assert_eq!(ids(&["firewallSUBNET"]), ["azure-firewall"]); // a required name
        assert_eq!(ids(&["web/serverfarms", "logic"]), ["logic-apps-standard"]); // a delegation
        assert_eq!(ids(&["learning", "agents"]), ["foundry-agents", "machine-learning"]); // a group
        assert!(ids(&["aks"]).len() > 5); // the name of several is the name of none
        let gateways = ids(&["gateway"]);
        for id in ["application-gateway", "vpn-gateway", "fabric-data-gateway"] {
            assert!(gateways.contains(&id), "{gateways:?}");
        }
        let fewer = ids(&["gateway", "container"]);
        assert!(fewer.len() < gateways.len() && fewer.iter().all(|id| gateways.contains(id)));
        assert_eq!(ids(&["gateway", "zebra"]), [""; 0]);
    }

    #[test]
    fn words_come_before_parts_of_words() {
        // Not `mysql`, and not the `alb` of Application Gateway for Containers.
        let position = |word: &str, id: &str| ids(&[word]).iter().position(|it| *it == id).unwrap();
        assert!(position("sql", "synapse") < position("sql", "mysql-flexible-server"));
        assert_eq!(ids(&["lb"])[0], "hosts");
        assert_eq!(ids(&["lb"]).last(), Some(&"application-gateway-for-containers"));
        assert!(position("nat", "sql-managed-instance") < position("nat", "pure-storage"));
    }

    #[test]
    fn the_name_of_a_family_finds_the_default_of_today_first() {
        for words in ["kubernetes", "k8s", "aks", "kubernetes cluster", "azure kubernetes service"]
        {
            let found = ids(&words.split(' ').collect::<Vec<_>>());
            assert_eq!(found[0], "aks-overlay", "{words}");
        }
        assert_eq!(ids(&["kubernetes"]).iter().filter(|id| id.starts_with("aks-")).count(), 7);
    }
}
