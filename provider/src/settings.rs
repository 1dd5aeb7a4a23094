//! The configuration of the provider: which store, and for whom.

use ipplan::{Problem, codes};
use ipplan_store::{address_of_environment, owner_of_environment};
use rmpv::Value as Packed;

use crate::messages::{DynamicValue, Schema, SchemaAttribute, SchemaBlock};
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
        ProviderSettings { store: setting("store"), owner: setting("owner") }
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

pub(crate) fn schema() -> Schema {
    let optional = |name: &str, description: &str| SchemaAttribute {
        name: name.to_owned(),
        r#type: "\"string\"".into(),
        description: description.to_owned(),
        optional: true,
        ..SchemaAttribute::default()
    };
    let attributes = vec![
        optional(
            "store",
            "The address of the store of allocations, such as `az://CONTAINER/FOLDER`; `IPPLAN_STORE` if nothing is \
             said. Credentials come from the environment.",
        ),
        optional(
            "owner",
            "Whose the allocations are; `IPPLAN_OWNER`, or the repository of the pipeline if nothing is said.",
        ),
    ];
    Schema { version: 0, block: Some(SchemaBlock { attributes, ..SchemaBlock::default() }) }
}
