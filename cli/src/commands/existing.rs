//! `ipplan show`, `find` and `drift`: what exists, where an address is, and what differs from a plan.

use std::collections::BTreeSet;
use std::path::Path;

use clap::ArgMatches;
use ipplan::{Drift, Inventory, InventoryOrder, IpNet, Problem, codes};
use ipplan_formats::{json, read, text};

use crate::args::Format;
use crate::existing;
use crate::files;
use crate::output::{CommandResult, Exit, print_error};
use crate::terminal;

/// Everything that exists.
pub(crate) fn show(matches: &ArgMatches) -> CommandResult {
    let format = Format::of(matches);
    let mut inventory = match existing::of_argument(matches, "file") {
        Ok(inventory) => inventory,
        Err(problems) => return CommandResult::Problems(problems, format),
    };
    let order = matches.get_one::<String>("sort").and_then(|word| InventoryOrder::named(word));
    inventory.sort(order.unwrap_or_default());
    match format {
        Format::Json => CommandResult::print_json(Exit::Done, json::existing(&inventory)),
        Format::Text => answer(&inventory, Exit::Done, text::existing(&inventory)),
    }
}

/// Finds the networks and subnets that hold an address or a range.
pub(crate) fn find(matches: &ArgMatches) -> CommandResult {
    let format = Format::of(matches);
    let address = matches.get_one::<String>("address").map_or("", String::as_str);
    let range = match one_block(address) {
        Ok(range) => range,
        Err(problem) => {
            return CommandResult::Problems(vec![problem.at("address")], format).unanswered();
        }
    };
    let inventory = match existing::of_argument(matches, "file") {
        Ok(inventory) => inventory,
        Err(problems) => return CommandResult::Problems(problems, format).unanswered(),
    };
    let none = inventory.holding(range).is_empty();
    let exit = if none { Exit::Problems } else { Exit::Done };
    match format {
        Format::Json => CommandResult::print_json(exit, json::found(&inventory, range)),
        Format::Text => answer(&inventory, exit, text::found(&inventory, range)),
    }
}

/// The address or the block that is looked for; a range from one address to another has to be one.
fn one_block(address: &str) -> Result<IpNet, Problem> {
    let mut problem = match read::network(address) {
        Err(problem) if problem.code == &codes::NOT_A_NETWORK => problem,
        other => return other,
    };
    problem.hints =
        vec!["write an address such as 10.0.3.7, or a range such as 10.0.0.0/22".into()];
    let typed = read::typed(address).map_err(|_| problem)?;
    let [block] = typed.networks() else {
        let blocks: Vec<String> =
            typed.networks().iter().take(SHOWN).map(IpNet::to_string).collect();
        let more = if typed.networks().len() > SHOWN { ", …" } else { "" };
        let message = format!("`{address}` is not one block of addresses");
        let problem = Problem::new(&codes::NOT_A_NETWORK, message);
        let hint = format!("look for each of its blocks: {}{more}", blocks.join(", "));
        return Err(problem.hint(hint));
    };
    Ok(*block)
}

/// As many blocks of a range are shown.
const SHOWN: usize = 8;

/// An answer for people, with how much was read.
fn answer(inventory: &Inventory, exit: Exit, text: String) -> CommandResult {
    tell(inventory);
    if exit == Exit::Done { CommandResult::Done(text) } else { CommandResult::Negative(text) }
}

/// How much was read of each file, to standard error.
pub(crate) fn tell(inventory: &Inventory) {
    // Whoever closed standard error does not want to know.
    if !terminal::quiet() {
        let _ = print_error(&text::inventory_read(inventory));
    }
}

/// The differences between a request with its lock and what exists.
pub(crate) fn drift(matches: &ArgMatches) -> CommandResult {
    let format = Format::of(matches);
    let read = match files::request(matches, "request") {
        Ok(read) => read,
        Err(refused) => return refused.outcome(format).unanswered(),
    };
    let lock = matches.get_one::<String>("lock").map(Path::new);
    let lock = lock.map(files::known_lock).transpose().map(Option::unwrap_or_default);
    let lock = match lock {
        Ok(lock) => lock,
        Err(problem) => return CommandResult::Problems(vec![problem], format).unanswered(),
    };
    let inventory: Result<Inventory, Vec<Problem>> = existing::of_argument(matches, "file");
    let inventory = match inventory {
        Ok(inventory) => inventory,
        Err(problems) => return CommandResult::Problems(problems, format).unanswered(),
    };
    let plan = match ipplan::plan(&read.document.request, &lock) {
        Ok(plan) => plan,
        Err(problems) => return read.refused(problems).outcome(format).unanswered(),
    };
    let mut differences = inventory.drift(&plan);
    // A subnet that the request has named as existing is not unplanned.
    let around = read.around.iter().flat_map(|around| around.drift(&plan));
    let known: BTreeSet<_> = around.map(|it| (it.kind, it.network, it.subnet)).collect();
    differences.retain(|it| {
        let row = (it.kind, it.network.clone(), it.subnet.clone());
        it.kind != Drift::Unplanned || !known.contains(&row)
    });
    let exit = if differences.is_empty() { Exit::Done } else { Exit::Problems };
    match format {
        Format::Json => CommandResult::print_json(exit, json::drift(&differences, &inventory)),
        Format::Text => answer(&inventory, exit, text::drift(&differences)),
    }
}
