//! The inputs with which a subnet is shown: those of an example, or others that need the subnet.

use ipplan::{Answer, Input, InputKind, Options, Service, Size, SubnetRule, Value, Workload, size};

use super::super::text::stated;
use super::page::code;

/// The example whose sum says most: of those that the newest edition answers, the one with the most
/// lines, and of these the first. Where it counts none of what is counted first, ten of that.
pub(super) fn sample(service: &'static Service) -> Option<Workload> {
    let answered = |workload: &Workload| size(workload, &Options::default()).ok();
    let lines =
        |answer: Answer| answer.subnets.iter().map(|size| size.demand.terms().len()).sum::<usize>();
    let rated = service.examples.iter().filter_map(|example| {
        let workload = example.of(service);
        Some((lines(answered(&workload)?), workload))
    });
    let (_, best) = rated.reduce(|best, next| if next.0 > best.0 { next } else { best })?;
    let none = |input: &&&Input| {
        let given = answered(&best).map(|it| it.given);
        given.is_some_and(|it| it.value(input).is_none_or(|it| it == Value::Count(0)))
    };
    let counted = service.inputs.iter().find(|input| matches!(input.kind, InputKind::Count { .. }));
    let ten = counted.filter(none).map(|input| best.clone().with(input.name, 10));
    Some(ten.filter(|ten| answered(ten).is_some()).unwrap_or(best))
}

/// The answer to the sample, if it wants this subnet; else with the first other word of a choice or
/// state of a switch that makes it do so.
pub(super) fn wanting(rule: &SubnetRule, sample: &Workload) -> Option<Answer> {
    let others = sample.service().inputs.iter().flat_map(|input| {
        let with = |value: &str| sample.clone().with(input.name, value);
        match input.kind {
            InputKind::Count { .. } | InputKind::Cidr { .. } => Vec::new(),
            InputKind::Switch => ["true", "false"].map(with).to_vec(),
            InputKind::Choice { choices } => choices.iter().map(|it| with(it.name)).collect(),
        }
    });
    let workloads = std::iter::once(sample.clone()).chain(others);
    let mut answers = workloads.filter_map(|it| size(&it, &Options::default()).ok());
    answers.find(|answer| (rule.wanted)(&answer.given))
}

/// The inputs of an answer that another one lacks.
pub(super) fn beyond(answer: &Answer, base: &Answer) -> String {
    let base: Vec<_> = stated(&base.given).map(|(input, value)| (input.name, value)).collect();
    let given = stated(&answer.given).map(|(input, value)| (input.name, value));
    let more = given.filter(|it| !base.contains(it));
    let more: Vec<String> = more.map(|(name, it)| format!(", with `{name} {it}`")).collect();
    more.concat()
}

/// The size of that subnet in an answer that wants it.
pub(super) fn size_of<'a>(rule: &SubnetRule, answer: &'a Answer) -> Option<&'a Size> {
    let wanted = answer.service().subnets.iter().filter(|it| (it.wanted)(&answer.given));
    wanted.zip(&answer.subnets).find(|(it, _)| std::ptr::eq(*it, rule)).map(|(_, size)| size)
}

/// The inputs of an answer, as the end of a sentence.
pub(super) fn given(answer: &Answer) -> String {
    let inputs: Vec<String> =
        stated(&answer.given).map(|(it, value)| code(&format!("{} {value}", it.name))).collect();
    match inputs.as_slice() {
        [] if answer.service().inputs.is_empty() => "in every case".into(),
        [] => "without inputs".into(),
        inputs => format!("for {}", inputs.join(", ")),
    }
}
