//! How big a subnet must be, how far it goes, and what there is to know.

use std::borrow::Cow;

use ipplan::{Code, Problem, Service, codes};

use super::arguments::Arguments;
use super::tool::{ToolAnswer, ToolRefusal, ToolResult};
use crate::read::{Question, question};
use crate::write::{json, text};

/// The arguments of a question that are not inputs.
const BESIDE: [&str; 6] = ["edition", "fit", "headroom", "cidr", "in", "for"];

pub(super) fn size(arguments: &Arguments<'_>) -> ToolResult {
    let asked = asked(arguments)?;
    let mut answer = ipplan::size(&asked.workload, &asked.options)?;
    if let Some(base) = asked.base {
        answer = answer.starting_at(base)?;
    }
    Ok(ToolAnswer::of(json::size(&answer), &text::size(&answer)))
}

pub(super) fn capacity(arguments: &Arguments<'_>) -> ToolResult {
    let asked = asked(arguments)?;
    let input = asked.input.as_deref();
    let answer = ipplan::capacity(&asked.workload, input, asked.within, &asked.options)?;
    Ok(ToolAnswer::of(json::capacity(&answer), &text::capacity(&answer)))
}

fn asked(arguments: &Arguments<'_>) -> Result<Question, ToolRefusal> {
    let beside = ["service"].iter().chain(&BESIDE);
    let mut pairs: Vec<(&str, Cow<'_, str>)> =
        beside.filter_map(|key| Some((*key, arguments.text(key)?.into()))).collect();
    for (name, value) in arguments.inputs() {
        if name == "service" || BESIDE.contains(&name) {
            let message = format!("`{name}` is not an input of a service");
            let problem = Problem::new(&codes::UNKNOWN_INPUT, message).at(name);
            return Err(problem.hint(format!("write `{name}` beside `inputs`")).into());
        }
        pairs.push((name, value));
    }
    Ok(question(pairs.iter().map(|(key, value)| (*key, value.as_ref())))?)
}

/// All details of one service, or the names of the services that match the words.
pub(super) fn services(arguments: &Arguments<'_>) -> ToolResult {
    let words: Vec<&str> = arguments.text("words").unwrap_or_default().split_whitespace().collect();
    let found = Service::find(&words);
    match (found.as_slice(), words.as_slice()) {
        ([], _) => {
            let message = format!("no service matches `{}`", words.join(" "));
            let problem = Service::unknown(&words.join("-")).at("words");
            let problem = Problem { message, ..problem };
            Err(problem.hint("without words, all services are listed").into())
        }
        ([one], [_, ..]) => Ok(ToolAnswer::of(json::services(&found), &text::service(one))),
        _ => Ok(ToolAnswer::of(json::catalogue(&found), &text::services(&found))),
    }
}

pub(super) fn explain(arguments: &Arguments<'_>) -> ToolResult {
    let asked = match arguments.text("code") {
        None => codes::ALL.to_vec(),
        Some(id) => vec![Code::named(id).ok_or_else(|| {
            let message = format!("unknown code `{id}`");
            let problem = Problem::new(&codes::UNKNOWN_CODE, message).at("code");
            problem
                .did_you_mean(id, codes::ALL.iter().map(|code| code.id))
                .or_hint("without a code, all codes are listed")
        })?],
    };
    Ok(ToolAnswer::of(json::codes(&asked), &text::codes(&asked)))
}
