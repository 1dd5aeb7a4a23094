//! SVG, for design documents: a map of the address space, with nothing outside the file.

use ipplan::{Family, IpNet, Plan, PlannedNetwork};

use super::blocks::{Block, blocks};
use super::map::Map;
use super::measures::{LEFT, LINE};
use crate::write::show::order::held;
use crate::write::show::text::number;

/// A map of every network: a band for each prefix, its subnets as blocks in the order of their
/// addresses, and what is kept, no longer wanted and free.
///
/// Bands are to scale, but for blocks that would be too narrow to see; the legend says so where there
/// are any. A block without room for its name has a number, which stands below the band.
///
/// ```
/// use ipplan::{Lock, Network, Request, Subnet, plan, services::hosts};
///
/// let hub = Network::within(vec!["10.0.0.0/24".parse().unwrap()])
///     .with("web", Subnet::of(hosts::SERVICE.with(&hosts::ADDRESSES, 20)));
/// let plan = plan(&Request::default().with("hub", hub), &Lock::default()).unwrap();
/// assert!(ipplan_formats::svg::plan(&plan).starts_with("<svg "));
/// ```
pub fn plan(plan: &Plan) -> String {
    let mut map = Map::new();
    for (name, network) in &plan.networks {
        map.network(name, network);
    }
    for (name, network) in &plan.gone {
        let space: Vec<String> = network.space.iter().map(ToString::to_string).collect();
        map.y += LINE;
        map.text(LEFT, map.y, "title", name);
        map.y += LINE;
        let space = space.join(", ");
        map.text(LEFT, map.y, "dim", &format!("no longer wanted; keeps {space} until released"));
        map.y += LINE;
    }
    map.client_pools(plan);
    map.finish("Address plan", "", &format!("edition {}", plan.edition))
}

impl Map {
    fn network(&mut self, name: &str, network: &PlannedNetwork) {
        self.y += LINE;
        let region = network.region.as_ref().map_or(String::new(), |it| format!(", {it}"));
        self.text(LEFT, self.y, "title", &format!("{name}{region}"));
        if let Some(why) = &network.isolated {
            self.y += LINE;
            self.text(LEFT, self.y, "dim", &format!("isolated: {why}"));
        }
        for prefix in network.free.declared() {
            let blocks = blocks(network, prefix);
            self.band(&with_free(prefix, &blocks), &blocks);
        }
        self.y += LINE;
    }

    /// The address pools of point-to-site connections: a band each, full.
    fn client_pools(&mut self, plan: &Plan) {
        for (name, pool) in &plan.client_pools {
            let range = pool.range.to_string();
            self.y += LINE;
            self.text(LEFT, self.y, "title", name);
            let line = format!("{range}, client pool outside every network");
            let holds = held(&pool.holds, &pool.size);
            let need = number(pool.size.need());
            let title = format!("{name} {range}\nclient pool: {holds}\n{need} needed");
            self.band(&line, &[Block::of(pool.range, "used", Some(&holds), title)]);
            self.y += LINE;
        }
        for (name, gone) in &plan.gone_client_pools {
            let range = gone.prefixes.first();
            self.y += LINE;
            self.text(LEFT, self.y, "title", name);
            self.y += LINE;
            let line = format!("no longer wanted; keeps {range} until released");
            self.text(LEFT, self.y, "dim", &line);
            self.y += LINE;
        }
    }
}

/// A prefix, and how many of its IPv4 addresses are free.
pub(super) fn with_free(prefix: IpNet, blocks: &[Block]) -> String {
    let free = blocks.iter().filter(|it| it.class == "free").map(|it| it.addresses);
    match Family::of(&prefix) {
        Family::V4 => format!("{prefix}, {} free", number(free.fold(0, u128::saturating_add))),
        Family::V6 => prefix.to_string(),
    }
}
