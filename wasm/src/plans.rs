//! From a request to a placed network, and related questions.

use std::cell::{OnceCell, RefCell};
use std::net::Ipv4Addr;

#[cfg(feature = "read")]
use ipplan::Reach;
use ipplan::{DraftPlan, IpNet, Lock, Plan, Problem, Request, codes, platform};
#[cfg(feature = "read")]
use ipplan_formats::PLANS;
#[cfg(not(feature = "read"))]
use ipplan_formats::Writer;
use ipplan_formats::read::{self, Document, Syntax};
use ipplan_formats::{json, lock, text};
use serde_json::{Value, json as data};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::answer::{TextResult, problems};
use crate::sizes::sized;

/// A request as text, and the name that excerpts of it go by.
pub(crate) struct RequestText<'a> {
    text: &'a str,
    name: &'a str,
    pub(crate) document: Document,
}

impl<'a> RequestText<'a> {
    pub(crate) fn read(
        text: &'a str,
        syntax: &str,
        name: &'a str,
    ) -> Result<RequestText<'a>, String> {
        match requested(text, readable(syntax)?) {
            Ok(document) => Ok(RequestText { text, name, document }),
            Err(refused) => Err(refusal(&refused.problems, text, name, &refused.places)),
        }
    }

    fn refusal(&self, problems: &[Problem]) -> String {
        refusal(problems, self.text, self.name, &self.document.places)
    }

    pub(crate) fn plan(&self, lock: &Lock) -> Result<Plan, String> {
        ipplan::plan(&self.document.request, lock).map_err(|problems| self.refusal(&problems))
    }

    #[cfg(feature = "read")]
    pub(crate) fn reach(&self, from: &str, to: Option<&str>) -> Result<Vec<Reach>, String> {
        let answers = ipplan::reach(&self.document.request, from, to);
        answers.map_err(|problems| self.refusal(&problems))
    }
}

/// Text without the marks that colour a terminal.
fn plain(text: &str) -> String {
    anstream::adapter::strip_str(text).to_string()
}

/// In the module that only plans a plan is data; what writes files for people comes with what reads them.
#[cfg(not(feature = "read"))]
static PLANS: &[Writer<Plan>] = &[
    Writer {
        name: "json",
        title: "JSON",
        about: "",
        ending: ".plan.json",
        media_type: "application/json",
        styled: false,
        write: |plan| json::text(&json::plan(plan)),
    },
    Writer {
        name: "lock",
        title: "Lock",
        about: "",
        ending: ".lock.json",
        media_type: "application/json",
        styled: false,
        write: |plan| lock::write(&plan.lock()),
    },
];

#[cfg(feature = "read")]
use read::request as requested;

/// In the module that only plans a request is data, so no other language is linked.
#[cfg(not(feature = "read"))]
fn requested(text: &str, _: Syntax) -> Result<Document, read::RefusedRequest> {
    read::data_request(text)
}

/// The syntax of that name, if this module reads it.
pub(crate) fn readable(name: &str) -> Result<Syntax, String> {
    let syntax = named("syntax", name, Syntax::ALL.into_iter().map(|it| (it.word(), it)))?;
    if cfg!(feature = "read") || syntax == Syntax::Json {
        return Ok(syntax);
    }
    let message = format!("`ipplan/plan` does not read {name}");
    Err(problem(
        Problem::new(&codes::USAGE, message).at("syntax").hint("import `ipplan`, which does"),
    ))
}

/// Problems with their lines and columns, and as the command shows them.
pub(crate) fn refusal(
    problems: &[Problem],
    text: &str,
    name: &str,
    places: &read::Places,
) -> String {
    let mut value = json::problems_in(problems, places);
    let file = text::File { name, text, places };
    if let Some(object) = value.as_object_mut() {
        object.insert("text".into(), plain(&text::problems_in(problems, &file)).into());
    }
    value.to_string()
}

/// A request with everything that decides its plan.
#[derive(PartialEq)]
pub(crate) struct PlanInput {
    pub(crate) text: String,
    pub(crate) syntax: String,
    pub(crate) lock: Option<String>,
    /// The lock of an earlier draft, where this is one.
    pub(crate) wishes: Option<String>,
}

/// A plan, and the request it came from.
pub(crate) struct Planned {
    asked: PlanInput,
    request: Request,
    /// A plan that is no draft has no problems, and moves nothing.
    draft: DraftPlan,
    /// The text of the lock after it, once it was asked for.
    lock: OnceCell<String>,
}

impl Planned {
    #[cfg(feature = "read")]
    pub(crate) fn plan(&self) -> &Plan {
        &self.draft.plan
    }

    fn lock(&self) -> &str {
        self.lock.get_or_init(|| lock::write(&self.draft.plan.lock()))
    }
}

thread_local! {
    /// The last plan. Programs that show a plan ask for several of its forms, one after the other,
    /// and then for the next plan around its lock.
    static LAST: RefCell<Option<Planned>> = const { RefCell::new(None) };
}

/// Answers from the plan of a request around a lock.
fn of_plan<T>(
    asked: PlanInput,
    name: &str,
    answer: impl FnOnce(&Planned) -> Result<T, String>,
) -> Result<T, String> {
    let planned = match LAST.take() {
        Some(last) if last.asked == asked => last,
        last => planned(asked, name, last.as_ref())?,
    };
    let answer = answer(&planned);
    LAST.set(Some(planned));
    answer
}

fn planned(asked: PlanInput, name: &str, last: Option<&Planned>) -> Result<Planned, String> {
    // What was just written need not be read.
    let known = |text: Option<&str>| match last {
        Some(last) if last.lock.get().map(String::as_str) == text && text.is_some() => {
            Ok(last.draft.plan.lock())
        }
        _ => known(text),
    };
    if let Some(wishes) = asked.wishes.as_deref() {
        let (request, unread) = read_data(&asked.text);
        let lock = known(asked.lock.as_deref()).map_err(problem)?;
        let wishes = known((!wishes.is_empty()).then_some(wishes)).map_err(problem)?;
        let draft = drafted(&request, unread, &lock, &wishes);
        return Ok(Planned { asked, request, draft, lock: OnceCell::new() });
    }
    let source = RequestText::read(&asked.text, &asked.syntax, name)?;
    let known = known(asked.lock.as_deref()).map_err(|wrong| source.refusal(&[wrong]))?;
    let draft = DraftPlan { plan: source.plan(&known)?, problems: Vec::new(), moved: Vec::new() };
    let request = source.document.request;
    Ok(Planned { asked, request, draft, lock: OnceCell::new() })
}

/// A request that is data, and what is wrong with it.
pub(crate) fn read_data(text: &str) -> (Request, Vec<Problem>) {
    match read::data_request(text) {
        Ok(document) => (document.request, Vec::new()),
        Err(refused) => (*refused.request, refused.problems),
    }
}

/// A draft of a request in which something may be wrong already.
pub(crate) fn drafted(
    request: &Request,
    mut unread: Vec<Problem>,
    lock: &Lock,
    wishes: &Lock,
) -> DraftPlan {
    let mut draft = ipplan::draft(request, lock, wishes);
    // A reader that refuses something checks everything, so the same is found twice.
    draft.problems.retain(|problem| !unread.contains(problem));
    unread.append(&mut draft.problems);
    draft.problems = unread;
    draft
}

/// Plans a request around a lock, and writes the plan in any of its formats.
///
/// With `locked` nothing new is placed; `expect` is the hash that the lock must have; with `wishes` it is a draft.
#[wasm_bindgen]
#[expect(clippy::too_many_arguments, reason = "so it comes over the boundary")]
pub fn plan(
    text: String,
    syntax: String,
    name: &str,
    format: &str,
    lock: Option<String>,
    locked: bool,
    expect: Option<String>,
    wishes: Option<String>,
) -> TextResult {
    let writer = named("format", format, PLANS.iter().map(|it| (it.name, it)))?;
    let asked = PlanInput { text, syntax, lock, wishes };
    of_whole_plan(asked, name, locked, expect, |planned| {
        if format == "lock" {
            return Ok(planned.lock().to_owned());
        }
        let written = (writer.write)(&planned.draft.plan);
        Ok(if writer.styled { plain(&written) } else { written })
    })
}

/// Answers from a plan with which nothing is wrong.
pub(crate) fn of_whole_plan<T>(
    asked: PlanInput,
    name: &str,
    locked: bool,
    expect: Option<String>,
    answer: impl FnOnce(&Planned) -> Result<T, String>,
) -> Result<T, String> {
    if let Some(expected) = expect {
        let known = known(asked.lock.as_deref());
        let found = known.and_then(|known| lock::expect(&known, &expected));
        found.map_err(|wrong| refused(&asked.text, &asked.syntax, name, &[wrong]))?;
    }
    of_plan(asked, name, |planned| {
        let Planned { asked, draft, .. } = planned;
        if !draft.problems.is_empty() {
            return Err(problems(draft.problems.clone()));
        }
        if locked {
            let only = draft.plan.only_locked();
            only.map_err(|wrong| refused(&asked.text, &asked.syntax, name, &wrong))?;
        }
        answer(planned)
    })
}

/// Problems shown in the request, unless there are more in the request itself.
fn refused(text: &str, syntax: &str, name: &str, problems: &[Problem]) -> String {
    RequestText::read(text, syntax, name)
        .map_or_else(|more| more, |source| source.refusal(problems))
}

/// The plan as a screen draws it.
#[wasm_bindgen]
pub fn map(text: String, syntax: String, name: &str, lock: Option<String>) -> TextResult {
    of_plan(PlanInput { text, syntax, lock, wishes: None }, name, |planned| {
        let map = json::map(&planned.request, &planned.draft.plan);
        serde_json::to_string(&map).map_err(|error| error.to_string())
    })
}

/// How big a subnet of a plan must be, and why; `null` where there is no such subnet.
#[wasm_bindgen]
pub fn why(
    text: String,
    syntax: String,
    name: &str,
    lock: Option<String>,
    network: &str,
    subnet: &str,
    wishes: Option<String>,
) -> TextResult {
    of_plan(PlanInput { text, syntax, lock, wishes }, name, |planned| {
        let network = planned.draft.plan.networks.get(network);
        let subnet = network.and_then(|network| network.subnets.get(subnet));
        Ok(subnet.map_or(Value::Null, json::planned).to_string())
    })
}

/// The two halves of a network, as a list; empty for a single address.
#[wasm_bindgen]
pub fn halves(network: &str) -> Result<Vec<String>, String> {
    let network = read::network(network).map_err(problem)?;
    let halves = network.subnets(network.prefix_len().saturating_add(1));
    Ok(halves.into_iter().flatten().map(|half| half.to_string()).collect())
}

/// The network that this one is a half of; none for everything.
#[wasm_bindgen]
pub fn whole(network: &str) -> Result<Option<String>, String> {
    let network = read::network(network).map_err(problem)?;
    Ok(network.supernet().map(|whole| whole.to_string()))
}

/// From where to where a network goes, for people who read addresses: JSON.
#[wasm_bindgen]
pub fn bounds(network: &str) -> TextResult {
    let network = read::network(network).map_err(problem)?;
    let (first, last) = (network.network(), network.broadcast());
    // Of every subnet Azure keeps the first four addresses and the last one.
    let usable = match network {
        IpNet::V4(it) if it.prefix_len() <= platform::SMALLEST.newest().value.length() => {
            let (from, to) = (u32::from(it.network()), u32::from(it.broadcast()));
            Some((Ipv4Addr::from(from.saturating_add(4)), Ipv4Addr::from(to.saturating_sub(1))))
        }
        _ => None,
    };
    let mask = matches!(network, IpNet::V4(_)).then(|| network.netmask());
    let usable = usable.map(|(first, last)| data!({ "first": first, "last": last }));
    Ok(data!({ "first": first, "last": last, "mask": mask, "usable": usable }).to_string())
}

/// The lock that a text holds; nothing is locked without one.
pub(crate) fn known(text: Option<&str>) -> Result<Lock, Problem> {
    let Some(text) = text else { return Ok(Lock::default()) };
    lock::read(text).map_err(|problem| {
        let place = if problem.place.is_empty() {
            "lock.json".to_owned()
        } else {
            format!("lock.json:{}", problem.place)
        };
        problem.at(place)
    })
}

/// The differences between two requests, locks or plans: JSON, or text for people.
#[wasm_bindgen]
pub fn diff(
    before: &str,
    before_syntax: &str,
    after: &str,
    after_syntax: &str,
    as_text: bool,
) -> TextResult {
    let before = placed(before, before_syntax, "before")?;
    let changes = ipplan::diff(&before, &placed(after, after_syntax, "after")?);
    Ok(if as_text { plain(&text::diff(&changes)) } else { json::diff(&changes).to_string() })
}

/// How big a subnet must be, as text for people.
#[wasm_bindgen(js_name = sizeText)]
#[expect(clippy::needless_pass_by_value, reason = "so it comes over the boundary")]
pub fn size_text(question: Vec<String>) -> TextResult {
    sized(&question).map(|answer| plain(&text::size(&answer)))
}

/// Where everything is, by a lock, by a plan in JSON, or by a request that is planned for it.
fn placed(text: &str, syntax: &str, name: &str) -> Result<Lock, String> {
    // The module that only plans knows the locks that it writes.
    let known =
        if cfg!(feature = "read") { lock::of_any(text) } else { lock::read(text).ok().map(Ok) };
    match known {
        Some(read) => read.map_err(|wrong| problem(wrong.under(name))),
        None => Ok(RequestText::read(text, syntax, name)?.plan(&Lock::default())?.lock()),
    }
}

/// The meanings of all codes of problems and notices.
#[wasm_bindgen]
pub fn codes() -> String {
    json::codes(codes::ALL).to_string()
}

/// The lock without these subnets (`NETWORK.SUBNET`) and networks, as text.
#[wasm_bindgen]
#[expect(clippy::needless_pass_by_value, reason = "so it comes over the boundary")]
pub fn release(lock: &str, names: Vec<String>) -> TextResult {
    let mut known = lock::read(lock).map_err(problem)?;
    let names = names.iter().map(String::as_str);
    lock::release(&mut known, names, lock::Released::Whole).map_err(problems)?;
    Ok(lock::write(&known))
}

/// The moves after which everything that is wanted fits; `fit_for` has further free blocks, as
/// `hub/24`.
#[wasm_bindgen]
#[expect(clippy::needless_pass_by_value, reason = "so it comes over the boundary")]
pub fn repack(
    text: &str,
    syntax: &str,
    name: &str,
    lock: &str,
    fit_for: Vec<String>,
) -> TextResult {
    let source = RequestText::read(text, syntax, name)?;
    let known = known(Some(lock)).map_err(|wrong| source.refusal(&[wrong]))?;
    let room = read::fit_for(fit_for.iter().map(String::as_str)).map_err(problems)?;
    let repack = ipplan::repack(&source.document.request, &known, &room, ipplan::REPACK_STEPS);
    let repack = repack.map_err(|wrong| source.refusal(&wrong))?;
    Ok(json::repack(&repack, &known).to_string())
}

/// One problem that belongs to no text.
pub(crate) fn problem(problem: Problem) -> String {
    problems(vec![problem])
}

/// The one of these that is named, or a problem that lists them.
pub(crate) fn named<T>(
    what: &str,
    name: &str,
    known: impl Iterator<Item = (&'static str, T)> + Clone,
) -> Result<T, String> {
    let found = known.clone().find(|(known, _)| *known == name);
    found.map(|(_, value)| value).ok_or_else(|| {
        let names: Vec<&str> = known.map(|(name, _)| name).collect();
        let message = format!("`{name}` is not a {what}");
        let hint = format!("use one of {}", names.join(", "));
        problem(Problem::new(&codes::USAGE, message).at(what).hint(hint))
    })
}
