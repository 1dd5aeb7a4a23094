//! The resource `ipplan_allocation`: its attributes, how they are validated, and how a change is planned. Nothing here
//! needs the store.

use ipplan::{IpNet, Problem, codes};
use ipplan_formats::json;
use ipplan_store::decide::WantedBlock;
use rmpv::Value as Packed;

use crate::diagnostics::{of_problems, path};
use crate::messages::{
    Diagnostic, DynamicValue, PlanRequest, PlanResponse, Schema, SchemaAttribute, SchemaBlock,
};
use crate::settings::ProviderSettings;
use crate::values::{ObjectEntries, entries, get, pack_entries, set, unknown};

/// Its name in a configuration.
pub(crate) const NAME: &str = "ipplan_allocation";

/// The description of the resource.
pub(crate) const ABOUT: &str = "One block of a plan in a store, for a subnet or for anything else. It is placed when it is \
    created, around everything that is in the store by then, and never moves after that.";

/// Attributes whose change makes another allocation. The others change in place.
const REPLACED_BY: [&str; 4] = ["name", "prefix_length", "owner", "store"];

pub(crate) fn attributes() -> Vec<SchemaAttribute> {
    let one = |name: &str, of_type: &str, description: &str| SchemaAttribute {
        name: name.to_owned(),
        r#type: of_type.into(),
        description: description.to_owned(),
        ..SchemaAttribute::default()
    };
    let required = |it: SchemaAttribute| SchemaAttribute { required: true, ..it };
    let optional = |it: SchemaAttribute| SchemaAttribute { optional: true, ..it };
    let computed = |it: SchemaAttribute| SchemaAttribute { computed: true, ..it };
    vec![
        required(one(
            "name",
            "\"string\"",
            "`NETWORK/SUBNET`: the network of the store, and the name of the block in it. Another name makes another \
             allocation.",
        )),
        required(one(
            "prefix_length",
            "\"number\"",
            "The size of the block, such as 26; more than 32 for IPv6. Another size makes another allocation.",
        )),
        optional(one(
            "in",
            "[\"list\",\"string\"]",
            "The address space of the network, such as `[\"10.0.0.0/16\"]`, with which it is created if the store does \
             not have it. A network keeps its space.",
        )),
        computed(optional(one(
            "owner",
            "\"string\"",
            "The owner, who alone can release it. Default: the `owner` of the provider. Another owner makes another \
             allocation.",
        ))),
        optional(one(
            "store",
            "\"string\"",
            "The address of the store, in place of the `store` of the provider. Another store makes another allocation.",
        )),
        optional(one(
            "until",
            "\"string\"",
            "When the allocation ends: a day such as `2027-03-31`, or a time such as `2027-03-31T12:00:00Z`. Its \
             addresses are free an hour later.",
        )),
        computed(one("address_prefix", "\"string\"", "Where it is, such as `10.0.0.0/26`.")),
    ]
}

pub(crate) fn schema() -> Schema {
    let block = SchemaBlock {
        attributes: attributes(),
        description: ABOUT.to_owned(),
        ..SchemaBlock::default()
    };
    Schema { version: 0, block: Some(block) }
}

pub(crate) fn diagnostics(problems: &[Problem]) -> Vec<Diagnostic> {
    of_problems(&json::problems(problems), &attributes())
}

/// The problems of its arguments, as far as they are known.
pub(crate) fn validate(config: Option<&DynamicValue>) -> Vec<Diagnostic> {
    let config = entries(config).unwrap_or_default();
    let name = get(&config, "name").as_str().map(|it| WantedBlock::named(it).map(|_| ()));
    let size = match get(&config, "prefix_length") {
        Packed::Nil | Packed::Ext(..) => None,
        size => Some(sized(size).map(|_| ())),
    };
    let until = get(&config, "until").as_str().map(|it| until(it).map(|_| ()));
    let space = spaces(&config).map(|_| ());
    let all = [name, size, until, Some(space)].into_iter().flatten();
    diagnostics(&all.filter_map(Result::err).collect::<Vec<_>>())
}

/// The size of the block.
pub(crate) fn sized(size: &Packed) -> Result<ipplan::PrefixLen, Problem> {
    let wrong = |shown: String| {
        let message = format!("`{shown}` is not the length of a prefix");
        let problem = Problem::new(&codes::WRONG_TYPE, message).at("prefix_length");
        problem.hint("write a whole number such as 26, at most 128")
    };
    let text = size.as_u64().map_or_else(|| size.to_string(), |it| it.to_string());
    WantedBlock::sized(&text).map_err(|problem| {
        if problem.code == &codes::USAGE { wrong(text) } else { problem.at("prefix_length") }
    })
}

/// The address space of the network.
pub(crate) fn spaces(config: &[(Packed, Packed)]) -> Result<Vec<IpNet>, Problem> {
    let given = get(config, "in").as_array().map(Vec::as_slice).unwrap_or_default();
    let one = |it: &str| {
        it.parse::<IpNet>().map_err(|_| {
            let problem = Problem::new(&codes::BAD_SPACE, format!("`{it}` is not a prefix"));
            problem.at("in").hint("write the address space as prefixes such as 10.0.0.0/16")
        })
    };
    given.iter().filter_map(Packed::as_str).map(one).collect()
}

/// The end of a reservation, in seconds since 1970.
pub(crate) fn until(text: &str) -> Result<u64, Problem> {
    ipplan_store::seconds(text).ok_or_else(|| {
        let problem = Problem::new(&codes::USAGE, format!("`{text}` is not a day or a time"));
        problem
            .at("until")
            .hint("write a day such as 2027-03-31; every plan would start a duration again")
    })
}

/// Where it will be is not known before it is applied, and stays what it is from then on.
pub(crate) fn plan(settings: &ProviderSettings, asked: &PlanRequest) -> PlanResponse {
    let prior = entries(asked.prior_state.as_ref());
    let mut planned = entries(asked.proposed_new_state.as_ref());
    let mut requires_replace = Vec::new();
    match (&prior, &mut planned) {
        (Some(prior), Some(planned)) => {
            let other = REPLACED_BY.iter().filter(|name| get(prior, name) != get(planned, name));
            requires_replace = other.map(|name| path(name)).collect();
        }
        (None, Some(planned)) => create(settings, planned),
        (_, None) => {}
    }
    PlanResponse {
        planned_state: Some(pack_entries(planned)),
        requires_replace,
        diagnostics: Vec::new(),
    }
}

fn create(settings: &ProviderSettings, planned: &mut ObjectEntries) {
    set(planned, "address_prefix", &unknown());
    if get(planned, "owner").is_nil() {
        let owner = settings.owner().map_or_else(unknown, Packed::from);
        set(planned, "owner", &owner);
    }
}
