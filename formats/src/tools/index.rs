//! All tools.

use super::arguments::ArgumentKind::{
    Document, Files, Inputs, PlanFormat, ServiceName, Switch, Text, Texts,
};
use super::arguments::ToolArgument as Argument;
use super::tool::ToolFunction::Pure;
use super::tool::{Effect, Tool};
use super::{lists, plans, sizes};

const SERVICE: Argument = Argument::must(
    "service",
    ServiceName,
    "A service of Azure, such as `app-service` or `bastion`. `services` lists them.",
);
const INPUTS: Argument = Argument::may(
    "inputs",
    Inputs,
    "Its inputs by name, such as {\"instances\": 10}. `services` says which it has.",
);
const EDITION: Argument =
    Argument::may("edition", Text, "Use the documentation as of this date, such as 2023-07.");
const HEADROOM: Argument = Argument::may(
    "headroom",
    Text,
    "Keep this percentage free in addition to the peak, such as 20%.",
);
const REQUEST: Argument = Argument::must(
    "request",
    Document,
    "The request: YAML, TOML, CSV or JSON, as text, or as an object.",
);

/// The schema of the answers of most tools to a question that has no answer.
const PROBLEMS: &[&str] = &["Problems"];

/// All of them, in the order in which they are shown.
pub static TOOLS: &[Tool] = &[
    Tool {
        name: "size",
        title: "Size of a subnet",
        about: "How big the subnet of an Azure service must be: a prefix length, with the sum of the \
                addresses and the page and date behind each number. Ask it instead of estimating.",
        arguments: &[
            SERVICE,
            INPUTS,
            Argument::may("fit", Text, "`need` for the smallest size, or `advised`."),
            HEADROOM,
            EDITION,
            Argument::may("cidr", Text, "Show the range at this base address, such as 10.1.0.0."),
        ],
        example: include_str!("examples/size.json"),
        answers: &["Size"],
        refuses: PROBLEMS,
        effect: Effect::None,
        answer: Pure(sizes::size),
    },
    Tool {
        name: "capacity",
        title: "Capacity of a subnet",
        about: "How many instances, nodes or addresses of an Azure service fit in a subnet of a given \
                size, or of every size, and what limits it.",
        arguments: &[
            SERVICE,
            INPUTS,
            Argument::may("in", Text, "A size of subnet, such as /26; without it, every size."),
            Argument::may("for", Text, "The input to compute; without it, the main input."),
            HEADROOM,
            EDITION,
        ],
        example: include_str!("examples/capacity.json"),
        answers: &["Capacity"],
        refuses: PROBLEMS,
        effect: Effect::None,
        answer: Pure(sizes::capacity),
    },
    Tool {
        name: "services",
        title: "Services",
        about: "The Azure services that can be sized. With words that only one service answers to, \
                all of its details: inputs with their ranges, rules for its subnet, limits, sources.",
        arguments: &[Argument::may("words", Text, "A service, or words to search for.")],
        example: include_str!("examples/services.json"),
        answers: &["Services", "Catalogue"],
        refuses: PROBLEMS,
        effect: Effect::None,
        answer: Pure(sizes::services),
    },
    Tool {
        name: "plan",
        title: "Plan of networks",
        about: "Where all subnets of a request go, around what a lock says is placed already: nothing \
                that is placed ever moves. Gives the plan and the next lock.\n\nA request such as\n\n\
                networks:\n  hub:\n    space: 10.0.0.0/22\n    subnets:\n      gateway: vpn-gateway\n      \
                web: { service: app-service, instances: 10 }\n      vms: { service: hosts, addresses: \
                40, reserve: /25 }\n\nA network can take its space from a pool (`pools: { company: \
                10.0.0.0/12 }`, then `from: company`), `avoid` lists ranges to keep free, and `at` \
                pins a subnet.",
        arguments: &[
            REQUEST,
            Argument::may(
                "lock",
                Document,
                "The lock of the plan before; without it, everything is placed from scratch.",
            ),
            Argument::may(
                "existing",
                Files,
                "Files that say which networks exist, in any format that `ipplan show` reads.",
            ),
            Argument::may("locked", Switch, "Refuse to place what the lock does not have."),
            Argument::may("expect", Text, "The hash that the lock must have."),
            Argument::may(
                "format",
                PlanFormat,
                "Also write the plan in this format, such as `terraform`.",
            ),
        ],
        example: include_str!("examples/plan.json"),
        answers: &["PlanAndLock"],
        refuses: PROBLEMS,
        effect: Effect::None,
        answer: Pure(plans::plan),
    },
    Tool {
        name: "next",
        title: "Next free ranges",
        about: "Where the next subnets of given sizes go in an address space, around what is used; or \
                the proof that they do not fit.",
        arguments: &[
            Argument::must("sizes", Texts, "Sizes such as `/26`, or `2x/28`."),
            Argument::must(
                "in",
                Texts,
                "The address space: networks, or the text of a list, a CSV table or JSON.",
            ),
            Argument::may("used", Texts, "What is used, in the same way."),
            Argument::may("from_top", Switch, "Start at the highest addresses."),
        ],
        example: include_str!("examples/next.json"),
        answers: &["Placements"],
        refuses: &["Problems", "DoesNotFit"],
        effect: Effect::None,
        answer: Pure(lists::next),
    },
    Tool {
        name: "check",
        title: "Check of files",
        about: "What is wrong with networks: a request, a lock, or files of others such as Terraform, \
                ARM templates (also what Bicep compiles to), `az network vnet list` and lists of CIDRs. \
                Overlaps, subnets that are too small for their service, missing delegations, and more, \
                each with a code.",
        arguments: &[
            Argument::must("files", Files, "The files, each with its name and text."),
            EDITION,
        ],
        example: include_str!("examples/check.json"),
        answers: &["Check"],
        refuses: PROBLEMS,
        effect: Effect::None,
        answer: Pure(plans::check),
    },
    Tool {
        name: "reach",
        title: "Who reaches whom",
        about: "Which networks, sites and client pools have a way to each other over the links of a \
                request (peerings, gateways, ExpressRoute), through what, and why not.",
        arguments: &[
            REQUEST,
            Argument::must("from", Text, "A network, a site or a client pool."),
            Argument::may("to", Text, "Another one; without it, all of them."),
        ],
        example: include_str!("examples/reach.json"),
        answers: &["Reach"],
        refuses: PROBLEMS,
        effect: Effect::None,
        answer: Pure(plans::reach),
    },
    Tool {
        name: "explain",
        title: "Meaning of a code",
        about: "What the code of a problem or a notice means.",
        arguments: &[Argument::may(
            "code",
            Text,
            "A code, such as `out-of-range`; without it, all codes.",
        )],
        example: include_str!("examples/explain.json"),
        answers: &["Explain"],
        refuses: PROBLEMS,
        effect: Effect::None,
        answer: Pure(sizes::explain),
    },
];

impl Tool {
    /// The tool of that name.
    pub fn named(name: &str) -> Option<&'static Tool> {
        TOOLS.iter().find(|tool| tool.name == name)
    }
}
