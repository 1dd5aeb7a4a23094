//! How a subnet becomes larger: in place, or elsewhere in its network.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use ipnet::IpNet;

use super::audited::{AuditedNetwork, AuditedSubnet, length};
use super::finding::listed;
use crate::address::{PrefixLen, gaps};
use crate::problem::Hint;

/// The hint that gives a subnet the wanted size.
pub(super) fn hint(
    network: &AuditedNetwork<'_>,
    subnet: &AuditedSubnet<'_>,
    wanted: PrefixLen,
) -> Hint {
    let free = network.free();
    let Some(range) = subnet.largest() else { return Hint::from("enlarge the subnet") };
    if let Some((larger, beside)) = in_place(free, range, wanted) {
        let beside: Vec<String> = beside.iter().map(|it| format!("{it}")).collect();
        let (are, make) = if beside.len() == 1 { ("is", "makes") } else { ("are", "make") };
        return Hint::from(format!(
            "{} beside it {are} free, which {make} {larger}, but only once nothing is deployed in it",
            listed(&beside)
        ));
    }
    match next_free(free, wanted) {
        Some(block) => Hint::from(format!(
            "it cannot grow in place; the next free {wanted} of `{}` is {block}",
            network.name
        )),
        None if network.network.space.is_empty() => Hint::from(format!("use a {wanted} or larger")),
        None => Hint::from(format!(
            "`{}` has no free {wanted}: add a prefix to its address space, and create the subnet there",
            network.name
        )),
    }
}

/// The block of that size around a range, and the free blocks that make it of it.
pub(super) fn in_place(
    free: &[IpNet],
    range: IpNet,
    wanted: PrefixLen,
) -> Option<(IpNet, Vec<IpNet>)> {
    if !wanted.is_larger_than(length(range)) || wanted.family() != length(range).family() {
        return None;
    }
    let larger = IpNet::new(range.network(), wanted.length()).ok()?.trunc();
    let beside: Vec<IpNet> = gaps(&[larger], &[range]).ok()?.collect();
    // Free blocks are lowest first and apart, so the one that may hold a block is the last before it.
    let is_free = |block: &IpNet| {
        let after = free.partition_point(|it| {
            (it.network(), it.prefix_len()) <= (block.network(), block.prefix_len())
        });
        let before = after.checked_sub(1).and_then(|at| free.get(at));
        before.is_some_and(|it| it.contains(block))
    };
    beside.iter().all(is_free).then_some((larger, beside))
}

/// The first block of that size in the smallest free block that holds it.
pub(super) fn next_free(free: &[IpNet], wanted: PrefixLen) -> Option<IpNet> {
    let holds = free.iter().filter(|block| {
        length(**block).family() == wanted.family() && block.prefix_len() <= wanted.length()
    });
    let best = holds.min_by_key(|block| (core::cmp::Reverse(block.prefix_len()), **block))?;
    IpNet::new(best.network(), wanted.length()).ok()
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;

    fn nets(texts: &[&str]) -> Vec<IpNet> {
        texts.iter().map(|it| it.parse().unwrap()).collect()
    }

    #[test]
    fn a_subnet_grows_into_what_is_free_beside_it() {
        let free = nets(&["10.0.0.32/27", "10.0.0.224/27", "10.0.2.0/23"]);
        let place = |range: &str, length| {
            let (larger, beside) = in_place(&free, range.parse().unwrap(), PrefixLen::v4(length))?;
            Some((larger.to_string(), beside.len()))
        };
        assert_eq!(place("10.0.0.192/27", 26), Some(("10.0.0.192/26".into(), 1)));
        assert_eq!(place("10.0.0.0/27", 26), Some(("10.0.0.0/26".into(), 1)));
        assert_eq!(place("10.0.0.0/27", 25), None); // .64 to .127 is not free
        assert_eq!(place("10.0.0.192/27", 27), None); // it has that size
        let more = nets(&["10.0.0.32/27", "10.0.0.64/26"]);
        let (larger, beside) =
            in_place(&more, "10.0.0.0/27".parse().unwrap(), PrefixLen::v4(25)).unwrap();
        assert_eq!((larger.to_string().as_str(), beside.len()), ("10.0.0.0/25", 2));
    }

    #[test]
    fn the_next_block_is_in_the_smallest_that_holds_it() {
        let free = nets(&["10.0.2.0/23", "10.0.16.64/26", "10.0.17.0/26"]);
        let next = |length| next_free(&free, PrefixLen::v4(length)).map(|it| it.to_string());
        assert_eq!(next(26).as_deref(), Some("10.0.16.64/26"));
        assert_eq!(next(25).as_deref(), Some("10.0.2.0/25"));
        assert_eq!(next(22), None);
    }
}
