//! Text keeps to 80 columns, whatever is asked.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use ipplan::{Edition, Options, Workload, capacity, codes, services, size};
use ipplan_formats::text;

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

/// The sum that is printed can be checked by hand: its numbers come to the need.
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
                    && !line.starts_with("  head-room")
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
            // A sum of nothing is not printed.
            assert_eq!(need.unwrap_or(0), total, "{printed}");
            assert_eq!(total, answer.subnets[0].need(), "{printed}");
        }
    }
}
