//! Where the next subnets go.

use ipplan::{Balance, Problem, does_not_fit};

use super::arguments::Arguments;
use super::tool::{ToolAnswer, ToolResult};
use crate::read::{Networks, SpaceLists, networks_typed};
use crate::write::{json, text};

pub(super) fn next(arguments: &Arguments<'_>) -> ToolResult {
    let lists = |key: &str| {
        let (mut all, mut problems) = (Networks::default(), Vec::<Problem>::new());
        for list in arguments.texts(key) {
            match networks_typed(list, key) {
                Ok(more) => all.append(more),
                Err(more) => problems.extend(more),
            }
        }
        if problems.is_empty() { Ok(all) } else { Err(problems) }
    };
    let sizes = arguments.texts("sizes");
    let asked = SpaceLists::for_sizes(lists("in"), lists("used"), sizes.iter().copied());
    let (SpaceLists { space, used, notices, files }, wanted) = asked?;
    let mut rest = space.clone();
    let from_top = arguments.is_on("from_top");
    let placed = if from_top { rest.carve_all_from_top(&wanted) } else { rest.carve_all(&wanted) };
    match placed {
        Ok(blocks) => {
            let json = json::placements(&blocks, None, &notices, &files);
            Ok(ToolAnswer::of(
                json,
                &(text::list(blocks.iter().copied()) + &text::notices(&notices)),
            ))
        }
        Err(shortfall) => {
            let problem = does_not_fit(&space, used.networks(), &wanted, &shortfall);
            let shown = text::shortfall(&shortfall, &Balance::of(&space, &wanted), &problem);
            let proof = json::shortfall(&shortfall, &problem, &notices, &files);
            Err(ToolAnswer::of(proof, &shown).into())
        }
    }
}
