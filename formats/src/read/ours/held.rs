//! What a request, a lock or a plan says of networks, as a list.
//!
//! Declared spaces are networks, pools are pools, ranges to avoid are keep-outs. Subnets are where a
//! lock or a plan has them, those that are gone and not yet released among them; of a request alone,
//! where it pins them.

use ipplan::{AddressSpace, CLIENT_POOLS, IpNet, Lock, Place, Request, codes};

use crate::read::ours::level::{Level, Mark};
use crate::read::ours::levels::notice;
use crate::read::ours::networks::Networks;
use crate::read::ours::request::Places;

pub(crate) fn networks(
    request: &Request,
    lock: Option<&Lock>,
    places: &Places,
    lines: usize,
) -> Networks {
    let mut list = Networks::of_text(lines, Vec::new());
    let mut add = |range: IpNet, path: &str, level: Level, name: &str| {
        let line = places.at(path).map_or(0, |spot| spot.line);
        list.push_marked(range, line, Mark::of(level, name));
    };
    for (name, prefixes) in &request.pools {
        for prefix in prefixes {
            add(*prefix, &format!("pools.{name}"), Level::Pool, name);
        }
    }
    for keep_out in &request.avoid {
        add(keep_out.range, "avoid", Level::KeepOut, &keep_out.why);
    }
    let mut unplaced = 0;
    if let Some(lock) = lock {
        for (name, network) in &lock.networks {
            for prefix in &network.space {
                add(*prefix, &format!("networks.{name}.space"), Level::Network, name);
            }
            for (key, subnet) in &network.subnets {
                let path = format!("networks.{name}.subnets.{key}");
                // What it had and was not released is kept as well.
                for range in subnet.prefixes.iter().chain(subnet.former.iter().copied()) {
                    add(range, &path, Level::Subnet, &format!("{name}.{key}"));
                }
            }
        }
        for (name, pool) in &lock.client_pools {
            // As no network may have an address of it, it counts as one.
            let path = format!("{CLIENT_POOLS}.{name}");
            add(pool.prefixes.first(), &path, Level::Network, &path);
        }
    } else {
        for (name, pool) in &request.client_pools {
            let path = format!("{CLIENT_POOLS}.{name}");
            unplaced += usize::from(pool.at.is_none());
            if let Some(range) = pool.at {
                add(range, &path, Level::Network, &path);
            }
        }
        for (name, network) in &request.networks {
            match &network.space {
                AddressSpace::Declared(space) => {
                    for prefix in space {
                        add(*prefix, &format!("networks.{name}.space"), Level::Network, name);
                    }
                }
                AddressSpace::From { .. } => unplaced += 1,
            }
            for (key, subnet) in &network.subnets {
                let path = format!("networks.{name}.subnets.{key}");
                let pinned: Vec<IpNet> = match &subnet.at {
                    Place::Anywhere => Vec::new(),
                    Place::Here(prefixes) => prefixes.clone(),
                    Place::ByRole(roles) => roles.values().flatten().copied().collect(),
                };
                unplaced += usize::from(pinned.is_empty());
                for range in pinned {
                    add(range, &path, Level::Subnet, &format!("{name}.{key}"));
                }
            }
        }
    }
    if unplaced > 0 {
        let message = format!(
            "{unplaced} networks and subnets of the request have no place yet and are not counted; \
             give its lock or its plan to count them"
        );
        list.notice(notice(&codes::NOT_PLACED, message));
    }
    list
}
