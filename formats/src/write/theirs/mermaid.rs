//! A plan as a diagram in Mermaid, which wikis and code hosts draw.

use ipplan::{LinkKind, Plan};

use super::deployment::{DeployedNetwork, Deployment};
use super::label::symbol;
use crate::write::show::diagram::escaped;

/// A flowchart: each network with its subnets in the order of their addresses.
///
/// ```
/// use ipplan::{Lock, Network, Request, Subnet, plan, services::hosts};
///
/// let web = Subnet::of(hosts::SERVICE.with(&hosts::ADDRESSES, 20));
/// let hub = Network::within(vec!["10.0.0.0/24".parse().unwrap()]).with("web", web);
/// let plan = plan(&Request::default().with("hub", hub), &Lock::default()).unwrap();
/// let text = ipplan_formats::deploy::mermaid(&plan);
/// assert!(text.contains("s_hub__web[\"web<br/>10.0.0.0/27<br/>hosts, 25 of 32 addresses\"]"));
/// ```
pub fn plan(plan: &Plan) -> String {
    let deployment = Deployment::of(plan);
    let mut page = String::new();
    for head in deployment.head() {
        line(&mut page, &format!("%% {}", escaped(&head)));
    }
    page.push_str("flowchart TB\n");
    for network in &deployment.networks {
        one_network(&mut page, network);
    }
    // Both directions are one line.
    for link in plan.links.iter().filter(|it| it.link.kind == LinkKind::Peer) {
        for side in link.link.peerings().step_by(2) {
            let [one, other] = [side.network, side.remote].map(|name| symbol(&[name]));
            line(&mut page, &format!("  n_{one} --- n_{other}"));
        }
    }
    page
}

fn one_network(page: &mut String, network: &DeployedNetwork<'_>) {
    let mut title = vec![escaped(network.name), network.space().join(", ")];
    title.extend(network.planned.region.as_deref().map(escaped));
    let id = symbol(&[network.name]);
    line(page, &format!("  subgraph n_{id}[\"{}\"]\n    direction LR", title.join("<br/>")));
    for subnet in &network.subnets {
        let size = &subnet.planned.size;
        let holds = crate::write::show::lives_in(subnet.planned);
        let lines = [
            escaped(&subnet.planned.name),
            subnet.prefixes().join(", "),
            format!("{}, {} of {} addresses", escaped(&holds), size.need(), size.block()),
        ];
        let id = symbol(&[network.name, subnet.key]);
        line(page, &format!("    s_{id}[\"{}\"]", lines.join("<br/>")));
    }
    if network.subnets.is_empty() {
        line(page, &format!("    e_{id}[\"no subnets\"]"));
    }
    page.push_str("  end\n");
}

fn line(page: &mut String, line: &str) {
    page.push_str(line);
    page.push('\n');
}
