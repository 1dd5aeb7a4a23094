//! The space that `--in` and `--used` describe.

use clap::ArgMatches;
use ipplan::Problem;
use ipplan_formats::read::Networks;

use crate::input;

/// A list that was read, or everything wrong with it.
type List = Result<Networks, Vec<Problem>>;

/// The declared and the used networks.
pub(crate) fn lists(matches: &ArgMatches) -> Result<(List, List), Vec<Problem>> {
    input::once(matches, &["in", "used"]).map_err(|problem| vec![problem])?;
    Ok((input::lists(matches, "in"), input::lists(matches, "used")))
}
