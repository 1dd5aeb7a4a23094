//! From a request to a plan, and what is wrong with files.

use ipplan::{AuditOptions, Edition, Lock, Problem, Request, codes};
use serde_json::{Value, json};

use super::arguments::Arguments;
use super::tool::{ToolAnswer, ToolRefusal, ToolResult};
use crate::read::{self, Read};
use crate::write::{json as written, text};
use crate::{PLANS, check as checked, lock};

/// The name by which the text of a request is shown.
const REQUEST: &str = "request";

pub(super) fn plan(arguments: &Arguments<'_>) -> ToolResult {
    let existing = arguments.files("existing");
    let mut asked = request(arguments, !existing.is_empty())?;
    let known = match arguments.document("lock") {
        Some(text) => lock::read(&text).map_err(|problem| problem.under("lock"))?,
        None => Lock::default(),
    };
    if let Some(expected) = arguments.text("expect") {
        lock::expect(&known, expected)?;
    }
    beside(&asked.request, &existing)?;
    let inventory = if existing.is_empty() {
        None
    } else {
        let (inventory, problems) = read::inventory(&existing);
        if !problems.is_empty() {
            return Err(problems.into());
        }
        asked.request = inventory.around(&asked.request);
        Some(inventory)
    };
    let refused = |problems: Vec<Problem>| refused(&asked, &problems);
    lock::not_emptied(&asked.request, &known).map_err(|problem| refused(vec![problem]))?;
    let mut plan = ipplan::plan(&asked.request, &known).map_err(refused)?;
    if arguments.is_on("locked") {
        plan.only_locked().map_err(refused)?;
    }
    if let Some(inventory) = inventory {
        inventory.identify(&mut plan);
    }
    let mut answer = json!({ "plan": written::plan(&plan), "lock": lock::write(&plan.lock()) });
    let format = arguments.text("format").and_then(|name| PLANS.iter().find(|it| it.name == name));
    let Some(writer) = format else {
        return Ok(ToolAnswer::of(answer, &text::plan(&plan)));
    };
    let text = ToolAnswer::of((), &(writer.write)(&plan)).text;
    if let Value::Object(answer) = &mut answer {
        answer.insert("text".to_owned(), text.clone().into());
    }
    Ok(ToolAnswer { json: answer, text })
}

/// Refuses a request that names files that are not here.
fn beside(request: &Request, existing: &[(&str, &[u8])]) -> Result<(), Vec<Problem>> {
    let missing =
        request.existing.iter().filter(|file| existing.iter().all(|(name, _)| name != file));
    let problems = missing.map(|file| {
        let message = format!("the request names the file `{file}`, and no files are read here");
        let problem = Problem::new(&codes::CANNOT_READ, message).at("existing");
        problem.hint(format!("give its text in `existing`, with the name `{file}`"))
    });
    let problems: Vec<Problem> = problems.collect();
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

/// The request that is asked about, as it was read.
fn request(arguments: &Arguments<'_>, around: bool) -> Result<Read, ToolRefusal> {
    let text = arguments.document(REQUEST).unwrap_or_default();
    let mut read = read::any(text.as_bytes(), "");
    read.problems.retain(|problem| !around || problem.code != &codes::NO_ADDRESS_SPACE);
    if read.problems.is_empty() { Ok(read) } else { Err(refused(&read, &read.problems)) }
}

fn refused(read: &Read, problems: &[Problem]) -> ToolRefusal {
    ToolAnswer::problems_in(problems, REQUEST, &read.text, &read.places).into()
}

pub(super) fn reach(arguments: &Arguments<'_>) -> ToolResult {
    let mut asked = request(arguments, false)?;
    if let Some(inventory) = &asked.inventory {
        asked.request = inventory.request();
    }
    let from = arguments.text("from").unwrap_or_default();
    let answers = ipplan::reach(&asked.request, from, arguments.text("to"))
        .map_err(|problems| refused(&asked, &problems))?;
    Ok(ToolAnswer::of(written::reach(&answers), &text::reach(&answers)))
}

/// Checks files. A file that fails the check is an answer, not an error of the caller.
pub(super) fn check(arguments: &Arguments<'_>) -> ToolResult {
    let mut options = AuditOptions::default();
    if let Some(read) = arguments.text("edition") {
        options.edition = Some(Edition::parse(read).ok_or_else(|| {
            let problem = Problem::new(&codes::UNKNOWN_EDITION, format!("`{read}` is not a date"));
            problem.at("edition").hint("write a day such as 2023-07-21, or a month such as 2023-07")
        })?);
    }
    let files = arguments.files("files");
    if files.is_empty() {
        let problem = Problem::new(&codes::MISSING_KEY, "there is no file to check").at("files");
        return Err(problem.into());
    }
    let report = checked(&files, &options);
    Ok(ToolAnswer::of(written::check(&report), &text::check(&report)))
}
