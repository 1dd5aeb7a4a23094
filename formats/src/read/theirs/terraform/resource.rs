//! A resource of Terraform, from a plan, a state or code: what the readers have in common.

use std::collections::BTreeMap;

use ipplan::{Inventory, IpNet, NotRead, Origin, SubnetState};

use super::address::InstanceAddress;
use super::value::TerraformValue;

/// One instance of a resource or of a data source.
#[derive(Clone, Debug)]
pub(super) struct Resource {
    pub(super) address: InstanceAddress,
    pub(super) values: TerraformValue,
    pub(super) origin: Origin,
    /// Whether it stays, or is about to be deleted.
    pub(super) state: SubnetState,
    /// The hint for a value that is not known.
    pub(super) hint: Option<&'static str>,
    /// The name if it is not the address: the call of a module whose code is not there.
    pub(super) alias: Option<String>,
}

impl Resource {
    /// The type in Azure that an azapi resource has, in lower case and without the version.
    pub(super) fn azure_kind(&self) -> Option<String> {
        if !matches!(self.address.kind.as_str(), "azapi_resource" | "azapi_update_resource") {
            return None;
        }
        let kind = self.values.text("type")?;
        Some(kind.split('@').next().unwrap_or_default().to_ascii_lowercase())
    }

    /// Its name in Azure where that is known, else its address.
    pub(super) fn plain_name(&self) -> String {
        self.values.text("name").map_or_else(|| self.address.to_string(), str::to_owned)
    }

    /// Whether it is of a type of the azurerm provider.
    pub(super) fn is(&self, kind: &str) -> bool {
        self.address.kind == kind
    }

    /// Its name in Azure, else that of its address.
    pub(super) fn name(&self, inventory: &mut Inventory) -> String {
        match self.values.get("name") {
            Some(TerraformValue::Text(name)) => name.to_string(),
            Some(TerraformValue::Unknown(unknown)) => {
                let why = format!("the name is not known: {}", unknown.why);
                self.not_read(why, inventory);
                self.address.to_string()
            }
            _ => self.address.to_string(),
        }
    }

    /// The state of a subnet of it that has these prefixes.
    pub(super) fn state_of(&self, prefixes: &[IpNet]) -> SubnetState {
        if prefixes.is_empty() && self.state != SubnetState::Going {
            SubnetState::Unknown
        } else {
            self.state
        }
    }

    /// The name by which others refer to it.
    pub(super) fn label(&self) -> String {
        self.alias.clone().unwrap_or_else(|| self.address.to_string())
    }

    /// The identity of a resource: its ID, or its address.
    pub(super) fn id_or_label(&self) -> String {
        self.values.text("id").map_or_else(|| self.label(), str::to_owned)
    }

    /// The place of a part of it.
    pub(super) fn at(&self, part: &str) -> Origin {
        let dot = if part.is_empty() || self.origin.path.is_empty() || part.starts_with('[') {
            ""
        } else {
            "."
        };
        Origin { path: format!("{}{dot}{part}", self.origin.path), ..self.origin.clone() }
    }

    pub(super) fn not_read(&self, why: impl Into<String>, inventory: &mut Inventory) {
        self.part_not_read("", why, inventory);
    }

    pub(super) fn part_not_read(
        &self,
        part: &str,
        why: impl Into<String>,
        inventory: &mut Inventory,
    ) {
        let hint = self.hint.map(str::to_owned);
        inventory.not_read(NotRead { origin: self.at(part), why: why.into(), hint });
    }

    /// The networks at these keys of one of its blocks, or of itself. Values that cannot be read are
    /// listed.
    pub(super) fn networks(
        &self,
        values: &TerraformValue,
        keys: &[&str],
        part: &str,
        inventory: &mut Inventory,
    ) -> Vec<IpNet> {
        let mut found = Vec::new();
        for key in keys {
            let Some(value) = values.get(key) else { continue };
            let mut wrong = Vec::new();
            value.networks(&mut found, &mut wrong);
            let dot = if part.is_empty() { "" } else { "." };
            for why in wrong {
                self.part_not_read(&format!("{part}{dot}{key}"), why, inventory);
            }
        }
        found
    }
}

/// Whether a type is that of a network of another cloud.
pub(super) fn is_network_elsewhere(kind: &str) -> bool {
    ["aws_vpc", "aws_subnet", "google_compute_network", "google_compute_subnetwork"].contains(&kind)
}

/// Lists the networks of other clouds: the type, and how many there are.
pub(super) fn elsewhere(kinds: BTreeMap<String, usize>, inventory: &mut Inventory) {
    for (kind, count) in kinds {
        let origin = Origin { path: kind.clone(), ..Origin::default() };
        let why = format!("{count} of `{kind}`, which is not a network of Azure");
        inventory.not_read(NotRead { origin, why, hint: None });
    }
}

/// The resource that an ID is of.
pub(super) fn named<'a>(id: &TerraformValue, all: &'a [Resource]) -> Option<&'a Resource> {
    all.iter().find(|it| match id {
        TerraformValue::Text(id) => {
            it.values.text("id").is_some_and(|it| it.eq_ignore_ascii_case(id))
        }
        TerraformValue::Unknown(unknown) => {
            matches!(unknown.of.as_slice(), [one] if *one == it.address.to_string())
        }
        _ => false,
    })
}
