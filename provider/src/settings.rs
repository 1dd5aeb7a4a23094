//! The configuration of the provider: which store, for whom, and how long a change may take.

use std::time::Duration;

use ipplan::{Problem, codes};
use ipplan_formats::json;
use ipplan_store::{Tuning, address_of_environment, owner_of_environment};
use rmpv::Value as Packed;

use crate::diagnostics::of_problems;
use crate::messages::{Diagnostic, DynamicValue, Schema, SchemaAttribute, SchemaBlock};
use crate::values::{entries, get};

/// The state of one setting in a configuration.
#[derive(Clone, Default)]
enum Setting {
    /// Nothing, so the environment does.
    #[default]
    Absent,
    /// Something that another resource has to make first.
    Unknown,
    Text(String),
}

/// The configuration of the provider.
#[derive(Clone, Default)]
pub(crate) struct ProviderSettings {
    store: Setting,
    owner: Setting,
    wait: Setting,
}

impl ProviderSettings {
    pub(crate) fn of(config: Option<&DynamicValue>) -> ProviderSettings {
        let config = entries(config).unwrap_or_default();
        let setting = |name: &str| match get(&config, name) {
            Packed::Ext(..) => Setting::Unknown,
            value => match value.as_str().filter(|it| !it.is_empty()) {
                Some(text) => Setting::Text(text.to_owned()),
                None => Setting::Absent,
            },
        };
        ProviderSettings { store: setting("store"), owner: setting("owner"), wait: setting("wait") }
    }

    /// The owner of what says no other; none if it is not known yet.
    pub(crate) fn owner(&self) -> Option<String> {
        match &self.owner {
            Setting::Absent => Some(owner_of_environment()),
            Setting::Unknown => None,
            Setting::Text(owner) => Some(owner.clone()),
        }
    }

    /// The address of the store of what says no other.
    pub(crate) fn store(&self) -> Result<String, Problem> {
        let absent = |message: &str| Problem::new(&codes::USAGE, message).at("store");
        match &self.store {
            Setting::Text(store) => Ok(store.clone()),
            Setting::Absent => address_of_environment().ok_or_else(|| {
                absent("no store is given")
                    .hint("configure the provider with one, such as `store = \"az://CONTAINER/FOLDER\"`, or set IPPLAN_STORE")
            }),
            Setting::Unknown => Err(absent("the store is not known yet")
                .hint("apply what makes the store first, or write its address")),
        }
    }
}

impl ProviderSettings {
    /// The longest time that a change in the store may take.
    pub(crate) fn wait(&self) -> Result<Duration, Problem> {
        let Setting::Text(wait) = &self.wait else { return Ok(Tuning::default().wait) };
        humantime::parse_duration(wait).map_err(|_| {
            let problem = Problem::new(&codes::USAGE, format!("`{wait}` is not a duration"));
            problem.at("wait").hint("write a number with its unit, such as 30s or 5m")
        })
    }
}

/// What is wrong with a configuration, as far as it is known.
pub(crate) fn validate(config: Option<&DynamicValue>) -> Vec<Diagnostic> {
    let wrong: Vec<Problem> = ProviderSettings::of(config).wait().err().into_iter().collect();
    of_problems(&json::problems(&wrong), &attributes())
}

pub(crate) fn schema() -> Schema {
    let block = SchemaBlock { attributes: attributes(), ..SchemaBlock::default() };
    Schema { version: 0, block: Some(block) }
}

fn attributes() -> Vec<SchemaAttribute> {
    let optional = |name: &str, description: &str| SchemaAttribute {
        name: name.to_owned(),
        r#type: "\"string\"".into(),
        description: description.to_owned(),
        optional: true,
        ..SchemaAttribute::default()
    };
    vec![
        optional(
            "store",
            "The address of the store of allocations, such as `az://CONTAINER/FOLDER`; default: `IPPLAN_STORE`. \
             Credentials come from the environment.",
        ),
        optional(
            "owner",
            "The owner of the allocations. Default: `IPPLAN_OWNER`, or the repository of the pipeline.",
        ),
        optional(
            "wait",
            "The longest time that a change in the store may take, such as `5m`; default: 60 seconds. What was \
             not placed by then can still be placed by others, and is found by the next run.",
        ),
    ]
}
