//! Making the next version: with one change, or with everything that waits.

use ipplan::{Problem, codes};

use crate::apply::{Applying, expire};
use crate::author::Author;
use crate::delta::Delta;
use crate::engine::VersionText;
use crate::error::{Failed, StoreError};
use crate::version::{Asked, Decision, FORMAT, Version};

/// The next version with one change alone; without a text if there is nothing to change.
pub(crate) fn alone(
    writer: &Author,
    name: &str,
    at: u64,
    newest: Option<&VersionText>,
    decide: &mut dyn FnMut(&Version) -> Result<Delta, Vec<Problem>>,
) -> Result<(Version, Option<String>), Failed> {
    let mut version = plan_of(newest)?;
    let read = version.number;
    expire(&mut version, at);
    let delta = decide(&version).map_err(Failed::Problems)?;
    if delta.is_empty() {
        return Ok((version, None));
    }
    begin(&mut version, writer, at);
    let asked = asked(writer, name.to_owned(), delta);
    Applying::new(&mut version).apply(&asked).map_err(|why| {
        let message = format!("the change does not fit into version {read} of the plan: {why}");
        let problem = Problem::new(&codes::LOCK_CHANGED, message).at("store");
        Failed::Problems(vec![problem.hint("look at what changed with `ipplan history`")])
    })?;
    version.answers.insert(asked.name.clone(), Decision { at, placed: true });
    version.changes = vec![asked];
    let text = version.write()?;
    Ok((version, Some(text)))
}

/// The next version with everything that waits, in the order of the names, and an answer for each. `answered`
/// waits too, and has its answer already.
pub(crate) fn together(
    writer: &Author,
    at: u64,
    mut version: Version,
    mut requests: Vec<Asked>,
    answered: &[String],
) -> Version {
    requests.sort_by(|one, other| one.name.cmp(&other.name));
    // A day is enough for whoever waits; but not for a request that nobody has deleted yet.
    version
        .answers
        .retain(|name, it| it.at.saturating_add(24 * 60 * 60) > at || answered.contains(name));
    begin(&mut version, writer, at);
    expire(&mut version, at);
    let (mut placed, mut answers) = (Vec::new(), Vec::new());
    let mut applying = Applying::new(&mut version);
    for request in requests {
        let fits = applying.apply(&request).is_ok();
        answers.push((request.name.clone(), Decision { at, placed: fits }));
        if fits {
            placed.push(request);
        }
    }
    version.answers.extend(answers);
    version.changes = placed;
    version
}

/// The plan of a version; that of an empty store, if there is none.
pub(crate) fn plan_of(version: Option<&VersionText>) -> Result<Version, StoreError> {
    version
        .map_or_else(|| Ok(Version::default()), |(number, text)| Version::read_plan(*number, text))
}

/// Makes the version after this one of it, without changes yet.
fn begin(version: &mut Version, writer: &Author, at: u64) {
    version.number += 1;
    version.at = at;
    version.author.clone_from(&writer.author);
    version.command.clone_from(&writer.command);
    version.release.clone_from(&writer.release);
    version.changes.clear();
}

fn asked(writer: &Author, name: String, delta: Delta) -> Asked {
    Asked {
        format: FORMAT,
        name,
        owner: writer.owner.clone(),
        author: writer.author.clone(),
        command: writer.command.clone(),
        ipplan: writer.release.clone(),
        hash: writer.hash.clone(),
        until: writer.until,
        delta,
    }
}
