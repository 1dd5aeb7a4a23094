//! Hints: a way to solve a problem, in words and as a change that a program can make.

use alloc::string::{String, ToString};

use serde::{Serialize, Serializer};

use crate::fact::Edition;

/// One way to solve a [`Problem`](crate::Problem).
///
/// ```
/// use ipplan::{Edit, Options, Service, size};
///
/// let app_service = Service::named("app-service").unwrap();
/// let problems = size(&app_service.with("instances", 1).with("tier", "basik"), &Options::default());
/// let hint = &problems.unwrap_err()[0].hints[0];
/// assert_eq!(hint.text, "did you mean `Basic`?");
/// assert_eq!(hint.change, Some(Edit::set("Basic"))); // where the problem is
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// The suggestion, in words.
    pub text: String,
    /// The change that does it, if a program can make it.
    pub change: Option<Edit>,
}

/// A hint without a change.
impl<T: Into<String>> From<T> for Hint {
    fn from(text: T) -> Hint {
        Hint { text: text.into(), change: None }
    }
}

/// Compares the words only; the change is ignored.
impl<T: AsRef<str>> PartialEq<T> for Hint {
    fn eq(&self, text: &T) -> bool {
        self.text == text.as_ref()
    }
}

/// A change to the request or question, or to its lock, that a [`Hint`] proposes.
///
/// ```
/// use ipplan::{Edit, Problem, codes};
///
/// let problem = Problem::new(&codes::OVER_LIMIT, "instances is 31").at("instances");
/// let problem = problem.offer("give 30 or less", Edit::set(30));
/// let json = serde_json::to_value(&problem).unwrap();
/// let change = serde_json::json!({ "kind": "set", "place": "instances", "value": 30 });
/// assert_eq!(json["hints"][0]["change"], change);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Sets a value, in place of the present one if there is one.
    Set {
        /// Where.
        place: Where,
        /// The value.
        value: Setting,
    },
    /// Renames the key where the problem is.
    Rename {
        /// The new name.
        to: String,
    },
    /// Removes a key with its value.
    LeaveOut {
        /// Where.
        place: Where,
    },
    /// Removes a place from the lock.
    Release {
        /// The network.
        network: String,
        /// Its subnet; `None` for the whole network.
        subnet: Option<String>,
    },
    /// Gives a subnet another place: removes its place from the lock and from the request.
    PlaceAgain {
        /// The network.
        network: String,
        /// Its subnet.
        subnet: String,
    },
}

/// The place at which an [`Edit`] is made: a path of keys, relative to the place of its problem.
///
/// ```
/// use ipplan::Where;
///
/// let place = |it: Where| it.from("networks.hub.space");
/// assert_eq!(place(Where::Here), "networks.hub.space");
/// assert_eq!(place(Where::Beside("from".into())), "networks.hub.from");
/// assert_eq!(place(Where::Inside("why".into())), "networks.hub.space.why");
/// assert_eq!(place(Where::Top("edition".into())), "edition");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Where {
    /// The place of the problem.
    Here,
    /// At another key of the same map.
    Beside(String),
    /// At a key inside the value.
    Inside(String),
    /// At a key at the top level.
    Top(String),
}

impl Where {
    /// The path, given the place of the problem.
    ///
    /// ```
    /// use ipplan::Where;
    ///
    /// assert_eq!(Where::Beside("fit".into()).from("headroom"), "fit");
    /// ```
    pub fn from(&self, place: &str) -> String {
        match self {
            Where::Here => place.to_string(),
            Where::Top(key) => key.clone(),
            Where::Inside(key) if place.is_empty() => key.clone(),
            Where::Inside(key) => alloc::format!("{place}.{key}"),
            Where::Beside(key) => match place.rsplit_once('.') {
                Some((map, _)) => alloc::format!("{map}.{key}"),
                None => key.clone(),
            },
        }
    }
}

/// A value that an [`Edit`] sets.
///
/// ```
/// use ipplan::Setting;
///
/// assert_eq!(Setting::from(30), Setting::Count(30));
/// assert_eq!(Setting::from("/26"), Setting::Text("/26".into()));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Setting {
    /// A number.
    Count(u64),
    /// Text.
    Text(String),
}

impl From<u64> for Setting {
    fn from(count: u64) -> Setting {
        Setting::Count(count)
    }
}

impl From<&str> for Setting {
    fn from(text: &str) -> Setting {
        Setting::Text(text.to_string())
    }
}

impl From<String> for Setting {
    fn from(text: String) -> Setting {
        Setting::Text(text)
    }
}

impl Edit {
    /// Sets the value at the place of the problem.
    ///
    /// ```
    /// use ipplan::{Edit, Where};
    ///
    /// assert_eq!(Edit::set("/26"), Edit::Set { place: Where::Here, value: "/26".into() });
    /// ```
    pub fn set(value: impl Into<Setting>) -> Edit {
        Edit::Set { place: Where::Here, value: value.into() }
    }

    /// Renames the key at the place of the problem.
    ///
    /// ```
    /// use ipplan::Edit;
    ///
    /// assert_eq!(Edit::rename("fit"), Edit::Rename { to: "fit".into() });
    /// ```
    pub fn rename(to: impl Into<String>) -> Edit {
        Edit::Rename { to: to.into() }
    }

    /// Leaves out a key next to the one with the problem; `key` may be that one itself.
    ///
    /// ```
    /// use ipplan::{Edit, Where};
    ///
    /// assert_eq!(Edit::leave_out("at"), Edit::LeaveOut { place: Where::Beside("at".into()) });
    /// ```
    pub fn leave_out(key: impl Into<String>) -> Edit {
        Edit::LeaveOut { place: Where::Beside(key.into()) }
    }

    /// Sets the edition of the whole request.
    ///
    /// ```
    /// use ipplan::{Edit, Edition, Where};
    ///
    /// let edit = Edit::edition(Edition::new(2020, 6, 26));
    /// let place = Where::Top("edition".into());
    /// assert_eq!(edit, Edit::Set { place, value: "2020-06-26".into() });
    /// ```
    pub fn edition(edition: Edition) -> Edit {
        Edit::Set { place: Where::Top("edition".into()), value: edition.to_string().into() }
    }

    /// Releases a subnet from the lock.
    ///
    /// ```
    /// use ipplan::Edit;
    ///
    /// let subnet = Some("web".to_string());
    /// assert_eq!(Edit::release("hub", "web"), Edit::Release { network: "hub".into(), subnet });
    /// ```
    pub fn release(network: impl Into<String>, subnet: impl Into<String>) -> Edit {
        Edit::Release { network: network.into(), subnet: Some(subnet.into()) }
    }

    /// Releases a whole network from the lock.
    ///
    /// ```
    /// use ipplan::Edit;
    ///
    /// let whole = Edit::Release { network: "hub".into(), subnet: None };
    /// assert_eq!(Edit::release_network("hub"), whole);
    /// ```
    pub fn release_network(network: impl Into<String>) -> Edit {
        Edit::Release { network: network.into(), subnet: None }
    }

    /// Gives a subnet another place.
    ///
    /// ```
    /// use ipplan::Edit;
    ///
    /// let again = Edit::place_again("hub", "web");
    /// assert_eq!(again, Edit::PlaceAgain { network: "hub".into(), subnet: "web".into() });
    /// ```
    pub fn place_again(network: impl Into<String>, subnet: impl Into<String>) -> Edit {
        Edit::PlaceAgain { network: network.into(), subnet: subnet.into() }
    }
}

/// The hints of a problem, with the place that their changes are relative to.
pub(super) struct Located<'a> {
    pub(super) hints: &'a [Hint],
    pub(super) place: &'a str,
}

impl Serialize for Located<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Shown<'a> {
            text: &'a str,
            #[serde(skip_serializing_if = "Option::is_none")]
            change: Option<Made<'a>>,
        }
        #[derive(Serialize)]
        #[serde(tag = "kind", rename_all = "kebab-case")]
        enum Made<'a> {
            Set { place: String, value: &'a Setting },
            Rename { place: &'a str, to: &'a str },
            LeaveOut { place: String },
            Release { network: &'a str, subnet: Option<&'a str> },
            PlaceAgain { network: &'a str, subnet: &'a str },
        }
        serializer.collect_seq(self.hints.iter().map(|hint| {
            let change = hint.change.as_ref().map(|change| match change {
                Edit::Set { place, value } => Made::Set { place: place.from(self.place), value },
                Edit::Rename { to } => Made::Rename { place: self.place, to },
                Edit::LeaveOut { place } => Made::LeaveOut { place: place.from(self.place) },
                Edit::Release { network, subnet } => {
                    Made::Release { network, subnet: subnet.as_deref() }
                }
                Edit::PlaceAgain { network, subnet } => Made::PlaceAgain { network, subnet },
            });
            Shown { text: &hint.text, change }
        }))
    }
}
