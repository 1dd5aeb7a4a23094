//! A plan for a design document.

use ipplan::{Family, IpNet, LinkDemand, Plan, PlannedNetwork, PlannedSubnet, PrefixLen};

use super::super::link;
use super::super::order::{by_address, held, lives_in};
use super::super::text::{count, number, spare};
use super::page::{MarkdownPage, code, escaped, listed};

/// Where everything goes, to be pasted into a design document.
///
/// ```
/// use ipplan::{Lock, Network, Request, Subnet, plan, services::hosts};
///
/// let hub = Network::within(vec!["10.0.0.0/24".parse().unwrap()])
///     .with("web", Subnet::of(hosts::SERVICE.with(&hosts::ADDRESSES, 20)));
/// let plan = plan(&Request::default().with("hub", hub), &Lock::default()).unwrap();
/// assert!(ipplan_formats::markdown::plan(&plan).contains("| web | `10.0.0.0/27` | hosts |"));
/// ```
pub fn plan(plan: &Plan) -> String {
    let mut page = MarkdownPage::default();
    for (name, network) in &plan.networks {
        planned(&mut page, name, network);
    }
    for (name, network) in &plan.gone {
        page.block(&format!("## {}", escaped(name)));
        let space = listed(&network.space);
        page.block(&format!("No longer wanted; keeps {space} until released."));
    }
    client_pools(&mut page, plan);
    links(&mut page, plan);
    let sources = plan.sources();
    let notices = plan.notices();
    if !notices.is_empty() {
        page.block("## Good to know");
    }
    for (notice, places) in notices {
        let places: Vec<String> = places.iter().map(|place| escaped(place)).collect();
        let cited = notice.source.map(|it| format!(" ([{}]({}))", it.date, it.url));
        let message = escaped(&notice.message);
        page.line(&format!("- {}: {message}{}", places.join(", "), cited.unwrap_or_default()));
    }
    if !sources.is_empty() {
        page.block("## Sources");
    }
    for source in sources {
        let note = source.note.map(|note| format!(" ({})", escaped(note))).unwrap_or_default();
        page.line(&format!("- [{}]({}), {}{note}", escaped(source.title), source.url, source.date));
    }
    page.block(&format!("Planned with ipplan, edition {}.", plan.edition));
    page.finish()
}

/// The address pools of point-to-site connections.
fn client_pools(page: &mut MarkdownPage, plan: &Plan) {
    if plan.client_pools.is_empty() && plan.gone_client_pools.is_empty() {
        return;
    }
    page.block("## Client pools");
    let head = "Address pools of point-to-site connections, outside every network";
    if plan.client_pools.is_empty() {
        page.block(head);
    } else {
        let columns =
            ["pool", "range", "holds", "need", "usable", "spare", "decided by", "network"];
        page.table(head, &columns);
    }
    for (name, pool) in &plan.client_pools {
        let size = &pool.size;
        let cells = [
            escaped(name),
            listed(&[pool.range]),
            escaped(&held(&pool.holds, size)),
            number(size.need()),
            number(size.usable()),
            spare(size),
            size.decided_by.to_string(),
            pool.network.as_deref().map_or(String::new(), escaped),
        ];
        page.row(&cells.each_ref().map(String::as_str));
    }
    if !plan.gone_client_pools.is_empty() {
        page.block("No longer wanted, and kept until released:");
    }
    for (name, gone) in &plan.gone_client_pools {
        page.line(&format!("- {}: {}", listed(&[gone.prefixes.first()]), escaped(name)));
    }
}

/// On-premises sites, and what joins them and the networks.
fn links(page: &mut MarkdownPage, plan: &Plan) {
    if !plan.sites.is_empty() {
        page.block("## Sites");
        page.table("On-premises", &["site", "ranges"]);
    }
    for (name, space) in &plan.sites {
        let ranges = if space.is_empty() { escaped(&link::site(space)) } else { listed(space) };
        page.row(&[&escaped(name), &ranges]);
    }
    if plan.links.is_empty() {
        return;
    }
    page.block("## Links");
    page.table("What joins them, and what that demands", &["link", "joins", "demands"]);
    for planned in &plan.links {
        let demands: Vec<&LinkDemand> = link::demands(planned).collect();
        // What one page says is cited once.
        let demands = demands.chunk_by(|one, next| one.source == next.source).map(|of_page| {
            let said: Vec<String> = of_page.iter().map(|it| escaped(&link::demand(it))).collect();
            let source = of_page.first().and_then(|it| it.source);
            let cited = source.map(|it| format!(" ([{}]({}))", it.date, it.url));
            said.join("; ") + &cited.unwrap_or_default()
        });
        let overlap = planned.link.overlap.as_ref();
        let overlap = overlap.map(|why| escaped(&format!("may overlap: {why}")));
        let demands: Vec<String> = overlap.into_iter().chain(demands).collect();
        let cells = [
            planned.link.kind.word().to_owned(),
            escaped(&link::ends(&planned.link)),
            demands.join("; "),
        ];
        page.row(&cells.each_ref().map(String::as_str));
    }
}

/// The content of a column for a subnet; may be empty.
type Cell = fn(&PlannedSubnet) -> String;

/// The columns of a table of subnets. One where no subnet has anything is left out.
const COLUMNS: [(&str, Cell); 10] = [
    ("subnet", |subnet| escaped(&subnet.name)),
    ("range", |subnet| of_family(subnet, Family::V4)),
    ("IPv6", |subnet| of_family(subnet, Family::V6)),
    ("holds", holds),
    ("need", |subnet| number(subnet.size.need())),
    ("usable", |subnet| number(subnet.size.usable())),
    ("spare", |subnet| spare(&subnet.size)),
    ("decided by", |subnet| subnet.size.decided_by.to_string()),
    ("delegation", |subnet| subnet.size.delegation.map_or(String::new(), |it| code(it.value))),
    ("group", |subnet| subnet.group.as_deref().map_or(String::new(), escaped)),
];

fn of_family(subnet: &PlannedSubnet, family: Family) -> String {
    listed(&subnet.prefixes.of_family(family).collect::<Vec<IpNet>>())
}

fn holds(subnet: &PlannedSubnet) -> String {
    escaped(&lives_in(subnet))
}

fn planned(page: &mut MarkdownPage, name: &str, network: &PlannedNetwork) {
    page.block(&format!("## {}", escaped(name)));
    let region = network.region.as_ref().map(|region| format!(", {}", escaped(region)));
    let isolated = network.isolated.as_ref().map(|why| format!(", isolated: {}", escaped(why)));
    let head = format!(
        "{}{}{}",
        listed(&network.prefixes),
        region.unwrap_or_default(),
        isolated.unwrap_or_default()
    );
    let subnets: Vec<&PlannedSubnet> = by_address(network).into_iter().map(|it| it.1).collect();
    if subnets.is_empty() {
        page.block(&head);
    } else {
        table(page, &head, &subnets);
    }
    let rooms = network.subnets.iter().filter_map(|(key, it)| Some((key, it.reserve?)));
    let rooms = rooms.map(|(key, room)| format!("{} for {}", listed([&room]), escaped(key)));
    let rooms: Vec<String> = rooms.collect();
    if !rooms.is_empty() {
        page.block(&format!("Kept free as room to grow: {}", rooms.join(", ")));
    }
    let gone = network.gone.iter().map(|(key, gone)| (key, gone.keeps().collect()));
    let former = network.subnets.iter().map(|(key, subnet)| (key, subnet.former.clone()));
    let kept: Vec<(&String, Vec<IpNet>)> =
        gone.chain(former).filter(|(_, ranges)| !ranges.is_empty()).collect();
    if !kept.is_empty() {
        page.block("No longer wanted, and kept until released:");
    }
    for (key, ranges) in kept {
        page.line(&format!("- {}: {}", listed(&ranges), escaped(key)));
    }
    left(page, network);
}

fn table(page: &mut MarkdownPage, title: &str, subnets: &[&PlannedSubnet]) {
    let said = |cell: Cell| {
        let cells: Vec<String> = subnets.iter().map(|subnet| cell(subnet)).collect();
        Some(cells).filter(|cells| cells.iter().any(|cell| !cell.is_empty()))
    };
    let columns = COLUMNS.iter().filter_map(|(name, cell)| Some((*name, said(*cell)?)));
    let (names, columns): (Vec<&str>, Vec<Vec<String>>) = columns.unzip();
    page.table(title, &names);
    for row in 0..subnets.len() {
        let cells = columns.iter().filter_map(|column| column.get(row)).map(String::as_str);
        page.row(&cells.collect::<Vec<&str>>());
    }
}

/// The free blocks, and how many of each size still fit, for each family that the network has.
fn left(page: &mut MarkdownPage, network: &PlannedNetwork) {
    let has = |family| network.prefixes.iter().any(|prefix| Family::of(prefix) == family);
    let both = has(Family::V4) && has(Family::V6);
    for (family, name) in [(Family::V4, "IPv4"), (Family::V6, "IPv6")] {
        if !has(family) {
            continue;
        }
        let [none, free, fits] = if both {
            [format!("No {name} is free."), format!("Free {name}"), format!("Still fits in {name}")]
        } else {
            ["Nothing is free.", "Free", "Still fits"].map(str::to_owned)
        };
        let blocks = network.free.free().filter(|block| Family::of(block) == family);
        let blocks: Vec<IpNet> = blocks.collect();
        if blocks.is_empty() {
            page.block(&none);
            continue;
        }
        page.block(&format!("{free}: {}", listed(&blocks)));
        let sizes = network.free.fits(family);
        let sizes = sizes.iter().filter(|(length, _)| is_of_a_subnet(**length));
        let sizes = sizes.map(|(length, many)| format!("{} {length}", count(*many)));
        let sizes: Vec<String> = sizes.collect();
        if !sizes.is_empty() {
            page.block(&format!("{fits}: {}", sizes.join(", or ")));
        }
    }
}

/// Whether subnets are of that size: up to a `/29`, and with IPv6 a `/64`.
fn is_of_a_subnet(length: PrefixLen) -> bool {
    match length.family() {
        Family::V4 => !PrefixLen::v4(29).is_larger_than(length),
        Family::V6 => length == PrefixLen::v6(64),
    }
}
