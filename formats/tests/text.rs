//! Text keeps to 80 columns, for every question.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use ipplan::{
    Balance, Edition, IpNet, Lock, Options, PrefixLen, Problem, REPACK_STEPS, Space, Workload,
    capacity, codes, does_not_fit, plan, repack, services, size,
};
use ipplan_formats::{read, text};

/// Every line within 80 columns, but for one that holds an address of a page and nothing else.
#[track_caller]
fn fits(text: &str) {
    let plain = anstream::adapter::strip_str(text).to_string();
    for line in plain.lines() {
        let address = line.trim_start().starts_with("https://") && !line.trim().contains(' ');
        assert!(address || line.chars().count() <= 80, "{} columns: {line}", line.chars().count());
        assert_eq!(line, line.trim_end(), "white space at the end of {line:?}");
    }
    assert!(plain.ends_with('\n') && !plain.ends_with("\n\n") && !plain.contains("\n\n\n"));
}

#[test]
fn every_answer_keeps_to_80_columns() {
    for service in services::ALL {
        fits(&text::service(service));
        for example in service.examples {
            let given = example.given.iter();
            let workload: Workload = given
                .fold(service.workload(), |workload, (name, value)| workload.with(*name, *value));
            for edition in [example.source.date, Edition::newest()] {
                let options = Options { edition, headroom: 33, ..Options::default() };
                match size(&workload, &options) {
                    Ok(answer) => {
                        fits(&text::size(&answer));
                        let placed = answer.starting_at("100.64.0.0".parse().unwrap());
                        fits(&text::size(&placed.unwrap()));
                    }
                    Err(problems) => fits(&text::problems(&problems)),
                }
                if let Ok(answer) = capacity(&workload, None, None, &options) {
                    fits(&text::capacity(&answer));
                }
            }
        }
    }
    fits(&text::services(services::ALL));
    fits(&text::codes(codes::ALL));
}

#[test]
fn the_largest_sum_keeps_to_80_columns() {
    let hosts = ipplan::Service::named("hosts").unwrap().with("addresses", 1_000_000_000);
    fits(&text::size(&size(&hosts, &Options::default()).unwrap()));
}

/// Addresses and counts as long as they come.
const LONG: &str = "1111:2222:3333:4444:5555:6666:7777:8888/128";

#[test]
fn lists_keep_to_80_columns() {
    let net = |it: &str| it.parse::<IpNet>().unwrap();
    let odd: Vec<IpNet> = (0..64).map(|at| net(&format!("255.255.{}.128/25", at * 4))).collect();
    let many: Vec<IpNet> = (0..64).map(|at| net(&format!("255.255.255.{}/32", at * 4))).collect();
    let spaces = [
        Space::around(&[net("255.255.0.0/16")], &odd),
        Space::around(&[net("255.255.255.0/24"), net("1111:2222::/32")], &many),
        Space::new(&[net(LONG)]),
        Space::around(&[net("1111:2222:3333:4444:5555:6666:7777:8800/120")], &[net(LONG)]),
        Space::around(&[net("0.0.0.0/0"), net("::/0")], &[net(LONG), net("255.255.255.255/32")]),
        Space::around(&[net("10.0.0.0/8")], &[net("10.0.0.0/8")]),
        Space::new(&many),
        Space::new(&odd),
    ];
    for space in spaces {
        let space = space.unwrap();
        fits(&text::free(&space));
        for wanted in
            [[PrefixLen::v4(0), PrefixLen::v4(32)], [PrefixLen::v6(0), PrefixLen::v6(127)]]
        {
            let wanted = [wanted, wanted].concat();
            let shortfall = space.clone().carve_all(&wanted).unwrap_err();
            let problem = does_not_fit(&space, &[], &wanted, &shortfall);
            let balances = Balance::of(&space, &wanted);
            fits(&text::shortfall(&shortfall, &balances, &problem));
        }
    }
    let list =
        read::networks(format!("{LONG}\n{LONG}\n10.0.0.0/8\n10.0.0.0/8").as_bytes()).unwrap();
    fits(&text::overlaps(&list.clone().named("used.txt"), false).to_string());
    fits(&text::overlaps(&list, true).to_string());
    fits(&text::problems(&read::networks(b"10.0.0.1/8\nx").unwrap_err()));
    fits(&text::problems(&[Problem::new(&codes::USAGE, "somewhere").at("x".repeat(20))]));
}

/// The signs of the map say what the sum says.
#[test]
fn the_map_shows_what_is_used() {
    let used = ["10.0.0.0/25", "10.0.1.0/24", "10.0.2.0/28", "10.0.3.0/26", "10.0.3.64/27"];
    let used = used.map(|it| it.parse().unwrap());
    // 512 cells of a /24: half used, all, a little, 96 of 256.
    let space = Space::around(&["10.0.0.0/15".parse().unwrap()], &used).unwrap();
    let printed = anstream::adapter::strip_str(&text::free(&space)).to_string();
    let first = printed.lines().nth(3).unwrap();
    assert!(first.starts_with("10.0.0.0   +#--...."), "{first}");
}

/// The printed sum can be checked by hand: its numbers add up to the need.
#[test]
fn the_printed_numbers_add_up() {
    for service in services::ALL {
        for example in service.examples {
            let given = example.given.iter();
            let workload: Workload = given
                .fold(service.workload(), |workload, (name, value)| workload.with(*name, *value));
            let Ok(answer) = size(&workload, &Options { headroom: 7, ..Options::default() }) else {
                continue;
            };
            if answer.subnets.len() > 1 {
                continue;
            }
            let printed = anstream::adapter::strip_str(&text::size(&answer)).to_string();
            let sum = printed.lines().skip_while(|line| {
                !line.starts_with("  steady use")
                    && !line.starts_with("  reserved")
                    && !line.starts_with("  headroom")
            });
            let mut total = 0;
            let mut need = None;
            for line in sum.take_while(|line| !line.is_empty()) {
                let line = line.split(" [").next().unwrap();
                let last = line.rsplit(' ').next().unwrap().replace(',', "");
                let Ok(value) = last.parse::<u64>() else { continue };
                if line.starts_with("  need") {
                    need = Some(value);
                } else {
                    total += value;
                }
            }
            // A sum of nothing is not printed, nor what is kept of a size that Azure fixes.
            assert_eq!(need.unwrap_or(0), total, "{printed}");
            let subnet = &answer.subnets[0];
            let counted = if subnet.is_fixed() { 0 } else { subnet.need() };
            assert_eq!(total, counted, "{printed}");
            assert_eq!(printed.contains("Azure fixes the size"), subnet.is_fixed(), "{printed}");
        }
    }
}

#[test]
fn rearrangements_keep_to_80_columns_and_own_up_to_a_heuristic() {
    let subnets = |more: &str| {
        let placed = (0..30).map(|i| {
            format!(
                "      a-subnet-with-a-long-name-{i}: {{ service: hosts, addresses: 10{more} }}\n"
            )
        });
        format!(
            "networks:\n  a-hub:\n    space: 10.0.0.0/22\n    subnets:\n{}",
            placed.collect::<String>()
        )
    };
    let request = read::request(&subnets(""), read::Syntax::Yaml).unwrap().request;
    let mut lock = plan(&request, &Lock::default()).unwrap().lock();
    // One in every /27, so that no room is left for anything larger than a /28.
    let places = lock.networks.get_mut("a-hub").unwrap().subnets.values_mut();
    for (i, subnet) in places.enumerate() {
        let (third, fourth) = (i / 8, i % 8 * 32);
        subnet.prefixes = ipplan::Prefixes::from(
            format!("10.0.{third}.{fourth}/28").parse::<ipplan::IpNet>().unwrap(),
        );
    }
    let besides = ("a-hub".to_owned(), PrefixLen::v4(24));
    let mut answer = repack(&request, &lock, &[besides], REPACK_STEPS).unwrap();
    let text = text::repack(&answer, "net.yaml", "net.lock.json");
    fits(&text);
    // Of the last 256 addresses 96 are used, of any others 128. The last two /27 are free already.
    assert!(text.contains("6 subnets move, 96 addresses; no other rearrangement"), "{text}");
    assert!(text.contains(" \\\n") && text.contains("10.0.3.0/24  free\n"), "{text}");
    answer.fewest = false;
    let text = text::repack(&answer, "net.yaml", "net.lock.json");
    fits(&text);
    assert!(text.contains("heuristic") && !text.contains("no other"), "{text}");
}

#[test]
fn releasing_what_nobody_wants_is_told_where_it_saves_a_move() {
    let request = |more: &str| {
        let head = "networks:\n  hub:\n    space: 10.0.0.0/26\n    subnets:\n";
        let text = format!("{head}      a: {{ service: hosts, addresses: 10 }}\n{more}");
        read::request(&text, read::Syntax::Yaml).unwrap().request
    };
    let line = |key: &str, addresses: u64| {
        format!("      {key}: {{ service: hosts, addresses: {addresses} }}\n")
    };
    let old = line("b", 10) + &line("c", 10) + &line("d", 10);
    let mut lock = plan(&request(&old), &Lock::default()).unwrap().lock();
    // Of the four /28, those of a and d are taken, one in either half; d is not wanted any more.
    assert!(lock.release("hub", "b") && lock.release("hub", "c"));
    let answer = repack(&request(&line("new", 20)), &lock, &[], REPACK_STEPS).unwrap();
    let text = text::repack(&answer, "net.yaml", "net.lock.json");
    assert!(text.contains("1 subnet moves, 16 addresses;"), "{text}");
    assert!(text.contains("if hub/d is released first, no subnet would have to move\n"), "{text}");
}
