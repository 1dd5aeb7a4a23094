//! The address map is XML that every parser reads, in order and inside its picture, for every plan.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use ipplan::{Lock, Network, Request, Subnet, plan, services::hosts};
use ipplan_formats::svg;

fn subnet(addresses: u64) -> Subnet {
    Subnet::of(hosts::SERVICE.with(&hosts::ADDRESSES, addresses))
}

/// The blocks of the bands, by where they start and how wide they are.
fn checked(text: &str) -> Vec<(f64, f64)> {
    let document = roxmltree::Document::parse(text).unwrap();
    let number =
        |node: roxmltree::Node<'_, '_>, name| node.attribute(name).unwrap().parse().unwrap();
    let height: f64 = number(document.root_element(), "height");
    for node in document.descendants().filter(|it| it.has_tag_name("text")) {
        assert!(number(node, "y") < height);
    }
    let rects =
        document.descendants().filter(|it| it.parent().is_some_and(|it| it.has_tag_name("g")));
    let rects = rects.filter(|it| it.has_tag_name("rect"));
    rects.map(|it| (number(it, "x"), number(it, "width"))).collect()
}

#[test]
fn names_of_any_kind_are_text() {
    let name = "<b>&\"'\u{1}]]>";
    let mut network = Network::within(vec!["10.0.0.0/24".parse().unwrap()]).with("web", subnet(20));
    network.region = Some(name.into());
    let text =
        svg::plan(&plan(&Request::default().with("hub", network), &Lock::default()).unwrap());
    checked(&text);
    let document = roxmltree::Document::parse(&text).unwrap();
    let shown = name.replace('\u{1}', "\\u{1}");
    assert!(document.descendants().any(|it| it.text().is_some_and(|it| it.contains(&shown))));
}

#[test]
fn forty_networks_with_many_small_subnets_are_in_order_and_visible() {
    let mut request = Request::default();
    for at in 0..40 {
        let mut network = Network::within(vec![format!("10.{at}.0.0/16").parse().unwrap()]);
        for key in 0..30 {
            network = network.with(format!("s{key}"), subnet(3));
        }
        request = request.with(format!("n{at:02}"), network);
    }
    let made = plan(&request, &Lock::default()).unwrap();
    let text = svg::plan(&made);
    assert_eq!(text, svg::plan(&made));
    let blocks = checked(&text);
    // Thirty subnets and what is free, which is one block to look at.
    assert_eq!(blocks.len(), 40 * 31);
    for band in blocks.chunks(31) {
        assert!(band.iter().all(|(_, width)| *width > 10.0));
        assert!(band.windows(2).all(|pair| pair[0].0 + pair[0].1 < pair[1].0));
        assert!(band.iter().all(|(x, width)| *x >= 24.0 && x + width <= 936.0));
    }
}

/// Twenty hubs of ten spokes each in two regions: every box is inside its picture, and none covers another.
#[test]
fn links_are_drawn_between_boxes() {
    use ipplan::{ClientPool, Link, LinkKind};
    let mut request = Request::default();
    for hub in 0..20_u8 {
        let mut network = Network::within(vec![format!("10.{hub}.0.0/16").parse().unwrap()]);
        network.region = Some(if hub % 2 == 0 { "westeurope" } else { "northeurope" }.into());
        let spokes: Vec<String> = (0..10).map(|it| format!("spoke-{hub}-{it} <&>")).collect();
        for spoke in &spokes {
            request = request.with(spoke.clone(), network.clone());
        }
        request = request.with(format!("hub-{hub}"), network);
        let ends = [format!("hub-{hub}")].into_iter().chain(spokes);
        request.links.push(Link::of(LinkKind::Peer, ends));
    }
    request.sites.insert("office".into(), vec!["192.168.0.0/16".parse().unwrap()]);
    request.links.push(Link::of(LinkKind::Vpn, ["hub-0", "office"]));
    let clients = ClientPool::at("172.31.0.0/24".parse().unwrap());
    let clients = ClientPool { network: Some("hub-0".into()), ..clients };
    request.client_pools.insert("staff".into(), clients);
    let text = svg::links(&request);
    assert_eq!(text, svg::links(&request));
    let document = roxmltree::Document::parse(&text).unwrap();
    let number = |node: roxmltree::Node<'_, '_>, name: &str| -> f64 {
        node.attribute(name).unwrap().parse().unwrap()
    };
    let root = document.root_element();
    let (width, height) = (number(root, "width"), number(root, "height"));
    let groups = document.descendants().filter(|it| it.has_tag_name("g"));
    let boxes: Vec<_> =
        groups.filter_map(|it| it.children().find(|it| it.has_tag_name("rect"))).collect();
    assert_eq!(boxes.len(), 20 * 11 + 2);
    let corners: Vec<[f64; 4]> = boxes
        .iter()
        .map(|it| {
            let (x, y) = (number(*it, "x"), number(*it, "y"));
            [x, y, x + number(*it, "width"), y + number(*it, "height")]
        })
        .collect();
    for (at, a) in corners.iter().enumerate() {
        assert!(a[0] > 0.0 && a[2] < width && a[3] < height, "{a:?}");
        for b in &corners[at + 1..] {
            assert!(a[2] <= b[0] || b[2] <= a[0] || a[3] <= b[1] || b[3] <= a[1], "{a:?} {b:?}");
        }
    }
    // A line for each peering, the connection, and what follows from the client pool.
    let paths = document.descendants().filter(|it| it.has_tag_name("path"));
    assert_eq!(paths.filter(|it| it.children().any(|it| it.has_tag_name("title"))).count(), 202);
}

#[test]
fn lines_between_two_boxes_do_not_cover_each_other() {
    let links: Vec<String> = (0..13).map(|it| format!("  - access: [hub/s{it}, web]\n")).collect();
    let subnets: Vec<String> =
        (0..13).map(|it| format!("      s{it}: {{ service: hosts, addresses: 3 }}\n")).collect();
    let text = format!(
        "networks:\n  hub:\n    space: 10.0.0.0/24\n    subnets:\n{}  web:\n    space: 10.0.1.0/24\nlinks:\n{}",
        subnets.concat(),
        links.concat()
    );
    let request = ipplan_formats::read::request(&text, ipplan_formats::read::Syntax::Yaml);
    let picture = ipplan_formats::svg::links(&request.unwrap().request);
    let paths: std::collections::BTreeSet<&str> = picture
        .lines()
        .filter_map(|line| {
            line.strip_prefix("<path class=\"needs\"")?.split(" d=\"").nth(1)?.split('"').next()
        })
        .collect();
    // The legend has one more.
    assert_eq!(paths.len(), 13 + 1, "{paths:?}");
}

/// A network in the middle is the hub that somebody wrote, however many peerings its spokes have.
#[test]
fn a_hub_stands_in_the_middle_of_its_spokes() {
    let text = "networks:\n  app: { space: 10.0.1.0/24 }\n  data: { space: 10.0.2.0/24 }\n  \
                hub: { space: 10.0.0.0/24 }\nsites: { office: 192.168.0.0/16 }\nlinks:\n  \
                - { hub: hub, spokes: [app, data] }\n  - peer: [data, app]\n  - vpn: [hub, office]\n";
    let request = ipplan_formats::read::request(text, ipplan_formats::read::Syntax::Yaml);
    let picture = svg::links(&request.unwrap().request);
    let document = roxmltree::Document::parse(&picture).unwrap();
    let x = |document: &roxmltree::Document<'_>, name: &str| -> f64 {
        let group = document.descendants().find(|it| it.attribute("data-network") == Some(name));
        let rect = group.unwrap().children().find(|it| it.has_tag_name("rect")).unwrap();
        rect.attribute("x").unwrap().parse().unwrap()
    };
    assert!(x(&document, "app") < x(&document, "hub"));
    assert!(x(&document, "hub") < x(&document, "data"));
    // Each line says which link it is of: two for the hub with its spokes.
    let lines: Vec<&str> =
        document.descendants().filter_map(|it| it.attribute("data-link")).collect();
    assert_eq!(lines, ["0", "0", "1", "2"]);
    assert!(picture.contains("<g data-site=\"office\">"));
    // The hub of a Virtual WAN stands there as well.
    let text = text.replace("{ hub: hub, spokes: [app, data] }", "virtual-wan: [hub, app, data]");
    let request = ipplan_formats::read::request(&text, ipplan_formats::read::Syntax::Yaml);
    let picture = svg::links(&request.unwrap().request);
    let document = roxmltree::Document::parse(&picture).unwrap();
    assert!(x(&document, "app") < x(&document, "hub"));
    assert!(x(&document, "hub") < x(&document, "data"));
}
