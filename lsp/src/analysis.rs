//! The analysis of a request: its problems, and its plan around its lock and what exists.

use std::fs;
use std::path::Path;

use ipplan::{Lock, Plan, Problem, Request, codes};
use ipplan_formats::Tool;
use ipplan_formats::lock;
use ipplan_formats::read::{self, Kind, Read};

/// The analysis of a request.
pub(crate) struct Analysis {
    /// The content of its text.
    pub(crate) read: Read,
    /// Everything that is wrong with it.
    pub(crate) problems: Vec<Problem>,
    /// What has a place; `None` if a file is missing that decides on it.
    pub(crate) plan: Option<Plan>,
}

impl Analysis {
    /// Analyses a text with a name; `None` if it is not a request. Next to the file there may be
    /// others.
    pub(crate) fn of(text: &str, name: &str, file: Option<&Path>) -> Option<Analysis> {
        let mut read = read::any(text.as_bytes(), name);
        if read.kind != Kind::Request {
            return None;
        }
        let around = !read.request.existing.is_empty();
        read.problems.retain(|problem| !around || problem.code != &codes::NO_ADDRESS_SPACE);
        let (plan, problems) = match plan(&read, file) {
            Ok((plan, problems)) => (Some(plan), problems),
            Err(problems) => (None, [problems, read.problems.clone()].concat()),
        };
        Some(Analysis { read, problems, plan })
    }
}

/// The plan, and what is wrong with the request. A problem removes only its subject from the plan.
fn plan(read: &Read, file: Option<&Path>) -> Result<(Plan, Vec<Problem>), Vec<Problem>> {
    let known = match file {
        Some(file) => beside(file).map_err(|it| vec![it])?,
        None => Lock::default(),
    };
    if read.request.existing.is_empty() {
        return Ok(placed(read, &read.request, &known));
    }
    let folder = file.and_then(Path::parent).unwrap_or(Path::new(""));
    let (mut files, mut problems) = (Vec::new(), Vec::new());
    for name in &read.request.existing {
        match content(&folder.join(name)) {
            Ok(bytes) => files.push((name.as_str(), bytes)),
            Err(why) => {
                let message = format!("cannot read `{name}`: {why}");
                problems.push(Problem::new(&codes::CANNOT_READ, message).at("existing"));
            }
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, it)| (*name, it.as_slice())).collect();
    let (inventory, problems) = read::inventory(&files);
    if !problems.is_empty() {
        return Err(problems
            .into_iter()
            .map(|it| Problem { place: "existing".into(), ..it })
            .collect());
    }
    let (mut plan, problems) = placed(read, &inventory.around(&read.request), &known);
    inventory.identify(&mut plan);
    Ok((plan, problems))
}

fn placed(read: &Read, request: &Request, known: &Lock) -> (Plan, Vec<Problem>) {
    let planned = match read.problems.as_slice() {
        [] => ipplan::plan(request, known),
        problems => Err(problems.to_vec()),
    };
    match planned {
        Ok(plan) => (plan, Vec::new()),
        Err(problems) => (ipplan::draft(request, known, &Lock::default()).plan, problems),
    }
}

/// The lock of `net.yaml` is `net.lock.json` in the same folder. Without one, everything is placed
/// now.
fn beside(file: &Path) -> Result<Lock, Problem> {
    let path = file.with_extension("lock.json");
    if !path.is_file() {
        return Ok(Lock::default());
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let refused = |why: String| Problem::new(&codes::BAD_LOCK, format!("`{name}`: {why}"));
    let bytes = content(&path).map_err(refused)?;
    let text = read::text(&bytes).map_err(|problem| refused(problem.message))?;
    lock::read(&text).map_err(|problem| refused(problem.message))
}

fn content(path: &Path) -> Result<Vec<u8>, String> {
    let about = fs::metadata(path).map_err(|error| error.to_string())?;
    if !about.is_file() {
        return Err("it is not a file".to_owned());
    }
    if about.len() > Tool::MOST_BYTES as u64 {
        return Err(format!("it has more than {} bytes", Tool::MOST_BYTES));
    }
    fs::read(path).map_err(|error| error.to_string())
}
