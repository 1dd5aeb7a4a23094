//! The tools that a server offers on the plan of a store.

use std::sync::Arc;

use ipplan_formats::ArgumentKind::{Count, Switch, Text, Texts};
use ipplan_formats::{Arguments, Effect, Tool, ToolArgument as Argument, ToolFunction, ToolResult};

use crate::offered::{OfferedPlan, allocated, changed, exported, released};

const OWNER: Argument = Argument::may(
    "owner",
    Text,
    "For whom this is, such as a team or a repository; default: the owner of the server.",
);
const AUTHOR: Argument = Argument::may(
    "author",
    Text,
    "Who asks for this, for the history; default: the author of the server.",
);

static ALLOCATE: &[Argument] = &[
    Argument::must("name", Text, "`NETWORK/SUBNET`, such as `hub/web`."),
    Argument::must("size", Text, "The size of the block, such as `/26`."),
    Argument::may(
        "in",
        Texts,
        "The address space of the network, such as `10.0.0.0/16`, if the plan does not have the network yet.",
    ),
    Argument::may(
        "until",
        Text,
        "When the allocation ends: a date such as 2027-03-31, or a time such as 30d.",
    ),
    OWNER,
    AUTHOR,
];
static RELEASE: &[Argument] = &[
    Argument::must("name", Texts, "A subnet as `NETWORK/SUBNET`, a network, or several of them."),
    Argument::may("ipv6", Switch, "Release only their IPv6 ranges."),
    OWNER,
    AUTHOR,
];
static HISTORY: &[Argument] = &[
    Argument::may("name", Text, "Only what changed this subnet, as `NETWORK/SUBNET`."),
    Argument::may("last", Count(1000), "The number of changes; default: 20."),
];

/// The schema of what is answered where there is no answer.
const PROBLEMS: &[&str] = &["Problems"];

/// The tools on the plan of this store, in the order in which they are shown.
///
/// Nothing is kept between two calls: each opens the store, as a command does. Whoever wants to know before whether
/// the address is right [opens](crate::open) it once.
pub fn tools(plan: OfferedPlan) -> Vec<Tool> {
    let plan = Arc::new(plan);
    let with = |answer: fn(&OfferedPlan, &Arguments<'_>) -> ToolResult| {
        let plan = plan.clone();
        ToolFunction::Holding(Arc::new(move |arguments| answer(&plan, arguments)))
    };
    vec![
        Tool {
            name: "allocate",
            title: "Allocation of a block",
            about: "Takes one free block of the shared plan, now, and keeps it under a name. Asked again for \
                    the same name and owner, it answers with the same block. Nobody else gets its \
                    addresses until it is released.",
            arguments: ALLOCATE,
            example: include_str!("examples/allocate.json"),
            answers: &["Reserved"],
            refuses: PROBLEMS,
            effect: Effect::Adds,
            answer: with(allocated),
        },
        Tool {
            name: "release",
            title: "Release of blocks",
            about: "Takes subnets or whole networks out of the shared plan, so that others can get their \
                    addresses. Only their owner can do that.",
            arguments: RELEASE,
            example: include_str!("examples/release.json"),
            answers: &["Released"],
            refuses: PROBLEMS,
            effect: Effect::Removes,
            answer: with(released),
        },
        Tool {
            name: "history",
            title: "History of the shared plan",
            about: "The last changes of the shared plan, newest first: who changed what, for whom, when, \
                    and with which command.",
            arguments: HISTORY,
            example: include_str!("examples/history.json"),
            answers: &["History"],
            refuses: PROBLEMS,
            effect: Effect::Reads,
            answer: with(changed),
        },
        Tool {
            name: "export",
            title: "The shared plan as a lock",
            about: "Where everything in the shared plan is: its newest version as a lock, which `plan` takes \
                    as `lock`.",
            arguments: &[],
            example: include_str!("examples/export.json"),
            answers: &["Exported"],
            refuses: PROBLEMS,
            effect: Effect::Reads,
            answer: with(exported),
        },
    ]
}
