//! The words of an answer as sentences: the same ones in text, JSON, pictures and editors.

use ipplan::{DecidedBy, Phase, Size};

use super::number::number;

/// The addresses of a subnet, in numbers that add up: `25 of 32 addresses needed, 7 spare`; only how many there are if
/// no page counts them.
pub fn addresses(size: &Size) -> String {
    let block = number(size.block());
    if size.is_fixed() {
        return format!("{block} addresses");
    }
    format!("{} of {block} addresses needed, {} spare", number(size.need()), number(size.spare()))
}

/// The reason for a size.
pub fn decision(size: &Size) -> String {
    let need = number(size.need());
    match size.decided_by {
        DecidedBy::Need | DecidedBy::Minimum if size.is_fixed() => {
            "the minimum: no addresses are counted".into()
        }
        DecidedBy::Advised if size.is_fixed() => {
            "the advised size: no addresses are counted".into()
        }
        DecidedBy::Asked if size.is_fixed() => "the requested prefix length".into(),
        DecidedBy::Pinned if size.is_fixed() => "its range is fixed".into(),
        DecidedBy::Need => {
            format!("the need: {} is the smallest block that holds {need}", size.prefix_len)
        }
        DecidedBy::Minimum => {
            format!("the minimum: the need of {need} would fit in a smaller block")
        }
        DecidedBy::Advised => format!(
            "the advised size: the need of {need} would fit in a smaller \
                                       block"
        ),
        DecidedBy::Asked => format!("the requested prefix length; {need} addresses are needed"),
        DecidedBy::Pinned => format!("its range is fixed; {need} addresses are needed"),
    }
}

/// When the addresses of a phase are taken.
pub(super) fn phase(phase: Phase) -> &'static str {
    match phase {
        Phase::Steady => "steady use",
        Phase::Scaling => "additional while scaling",
        Phase::Headroom => "headroom",
        Phase::Reserved => "reserved",
    }
}
