//! The content of the columns of a row other than its ranges.

use ipplan::{Attached, Service};

use super::cells::Row;
use super::listed::{About, Details};
use super::meaning::Detail;
use super::roles::Roles;
use super::status;
use crate::read::ours::level::Level;

/// `above` is the name of the network that the rows above it are of.
pub(super) fn about(row: &Row<'_>, roles: &Roles, above: &mut String) -> About {
    let cell = |column: Option<usize>| column.map_or("", |column| row.cell(column));
    let network = name(cell(roles.network_name));
    // Of merged cells all but the first are empty.
    if !network.is_empty() {
        network.clone_into(above);
    }
    let scope: Vec<&str> = roles.scopes.iter().map(|column| row.cell(*column)).collect();
    let status = status::word(cell(roles.status)).to_lowercase();
    let kind = cell(roles.kind).to_lowercase();
    let kind = if status == "container" && !kind.contains("vnet") {
        Some(Level::Pool)
    } else {
        kind_of(&kind)
    };
    let described = |(detail, _): &&(Detail, usize)| *detail == Detail::Description;
    let mut described = roles.details.iter().filter(described);
    let description = described.find_map(|(_, at)| Some(row.cell(*at)).filter(|it| !it.is_empty()));
    About {
        world: world(cell(roles.world)),
        scope: scope.iter().flat_map(|it| [*it, "/"]).collect(),
        network: above.clone(),
        subnet: name(cell(roles.subnet_name)).to_owned(),
        kind,
        state: status::state(&status),
        status,
        description: description.unwrap_or_default().to_owned(),
        details: details(row, roles),
        of: None,
    }
}

/// A name, or the last part of an ID.
fn name(cell: &str) -> &str {
    let is_id = is_id(cell);
    if is_id { cell.rsplit('/').next().unwrap_or(cell) } else { cell }
}

fn is_id(cell: &str) -> bool {
    let start = cell.get(.."/subscriptions/".len());
    start.is_some_and(|start| start.eq_ignore_ascii_case("/subscriptions/"))
}

fn details(row: &Row<'_>, roles: &Roles) -> Option<Box<Details>> {
    let mut details = Details::default();
    let mut any = false;
    for (detail, column) in &roles.details {
        let cell = row.cell(*column);
        if cell.is_empty() {
            continue;
        }
        any |= !matches!(detail, Detail::Description | Detail::Folder);
        match detail {
            Detail::Region => details.region = Some(cell.to_owned()),
            Detail::Id if is_id(cell) => details.id = Some(cell.to_owned()),
            Detail::Delegation => details.delegations = words(cell),
            Detail::Endpoints => details.endpoints = words(cell),
            Detail::SecurityGroup => details.security_group = attached(cell),
            Detail::RouteTable => details.route_table = attached(cell),
            Detail::NatGateway => details.nat_gateway = attached(cell),
            Detail::Service => details.service = Service::named(cell),
            Detail::Id | Detail::Description | Detail::Folder => {}
        }
    }
    any.then(|| Box::new(details))
}

/// The names of types or services in a cell: `Microsoft.Web/serverFarms`.
fn words(cell: &str) -> Vec<String> {
    let parts = cell.split(|it: char| it.is_whitespace() || ",;|\"[]()'".contains(it));
    parts.filter(|part| part.contains('.')).map(str::to_owned).collect()
}

/// An empty cell says nothing; a dash says that there is none.
fn attached(cell: &str) -> Attached {
    match cell.to_lowercase().as_str() {
        "-" | "none" | "no" | "n/a" | "null" | "false" | "keine" | "nein" => Attached::Missing,
        "yes" | "true" | "ja" | "x" => Attached::Named(String::new()),
        _ => Attached::Named(cell.to_owned()),
    }
}

/// The level that a word in a column of kinds means.
fn kind_of(kind: &str) -> Option<Level> {
    let plain = super::meaning::plain(kind);
    match plain.as_str() {
        "vnet" | "virtualnetwork" | "microsoftnetworkvirtualnetworks" | "vpc" => {
            Some(Level::Network)
        }
        "subnet" | "snet" | "subnetz" | "microsoftnetworkvirtualnetworkssubnets" => {
            Some(Level::Subnet)
        }
        "container" | "networkcontainer" | "pool" | "aggregate" | "supernet" | "folder" => {
            Some(Level::Pool)
        }
        _ => None,
    }
}

/// The name of an address space; the usual one has none.
fn world(cell: &str) -> String {
    match cell.to_lowercase().as_str() {
        "" | "-" | "none" | "global" | "default" | "null" => String::new(),
        _ => cell.to_owned(),
    }
}
