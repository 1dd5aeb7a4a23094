//! A cache for subnets with the same workloads, which are common: their workloads are checked once,
//! and each of their sizes is calculated once and shared.

use alloc::collections::BTreeMap;
use alloc::collections::btree_map::Entry;
use alloc::format;
use alloc::sync::Arc;
use alloc::vec::Vec;

use crate::fact::Edition;
use crate::problem::{Notice, Problem, codes};
use crate::service::{CheckedWorkload, Workload};
use crate::size::{Fit, FixedSize, Named, Options, Size, full, newer_than_pages, settle, wanted};

/// The workloads of the subnets of one plan, each combination once.
pub(super) struct SizeCache<'a> {
    edition: Edition,
    /// The notice for every size.
    notice: Option<Notice>,
    known: BTreeMap<&'a [Workload], Contents>,
}

/// The workloads of a subnet, checked, and the sizes calculated for them so far.
pub(super) struct Contents {
    pub(super) holds: Arc<[CheckedWorkload]>,
    /// The roles of the subnets of a service that needs several; empty if one subnet holds all.
    pub(super) roles: Vec<&'static str>,
    notice: Option<Notice>,
    sizes: BTreeMap<(usize, Fit, u32, Option<FixedSize>), Arc<Size>>,
}

impl<'a> SizeCache<'a> {
    pub(super) fn new(edition: Edition) -> SizeCache<'a> {
        SizeCache { edition, notice: newer_than_pages(edition), known: BTreeMap::new() }
    }

    pub(super) fn checked(
        &mut self,
        workloads: &'a [Workload],
    ) -> Result<&mut Contents, Vec<Problem>> {
        match self.known.entry(workloads) {
            Entry::Occupied(known) => Ok(known.into_mut()),
            Entry::Vacant(new) => {
                let holds = check(workloads, self.edition)?;
                let roles: Vec<&str> =
                    holds.iter().take(1).flat_map(wanted).map(|it| it.rule.role).collect();
                let id = holds.first().map(|given| given.service().id);
                let of_one_service = holds.iter().all(|given| Some(given.service().id) == id);
                let alike = holds
                    .iter()
                    .all(|given| wanted(given).map(|it| it.rule.role).eq(roles.iter().copied()));
                // Workloads of one service that want the same subnets share each of them.
                if let Some(id) = id.filter(|_| of_one_service && !alike) {
                    return Err(alloc::vec![other_subnets(id)]);
                }
                let several = roles.len() > 1 && of_one_service;
                Ok(new.insert(Contents {
                    holds: holds.into(),
                    roles: if several { roles } else { Vec::new() },
                    notice: self.notice.clone(),
                    sizes: BTreeMap::new(),
                }))
            }
        }
    }
}

impl Contents {
    /// The size of a subnet whose service is known only by its name.
    pub(super) fn size_by_name(
        &self,
        named: &[Named],
        options: &Options,
        asked: Option<&FixedSize>,
    ) -> Result<Arc<Size>, Problem> {
        let mut size = full(named, options, asked)?;
        size.notices.splice(0..0, self.notice.clone());
        Ok(Arc::new(size))
    }

    /// The name that Azure insists on for the subnet of this role, or for the only one.
    pub(super) fn required_name(&self, role: Option<&str>, edition: Edition) -> Option<&str> {
        let parts = self.holds.iter().flat_map(wanted);
        let mut parts = parts.filter(|part| role.is_none_or(|role| part.rule.role == role));
        parts.find_map(|part| Some(part.rule.required_name?.at(edition)?.value))
    }

    /// The size of a subnet; where the service needs several, of the one with that number.
    pub(super) fn size(
        &mut self,
        number: usize,
        options: &Options,
        asked: Option<FixedSize>,
    ) -> Result<Arc<Size>, Problem> {
        let Options { fit, headroom, .. } = *options;
        match self.sizes.entry((number, fit, headroom, asked)) {
            Entry::Occupied(known) => Ok(Arc::clone(known.get())),
            Entry::Vacant(new) => {
                let asked = new.key().3.as_ref();
                let role = self.roles.get(number);
                let parts = self.holds.iter().flat_map(wanted);
                let parts = parts.filter(|part| role.is_none_or(|role| part.rule.role == *role));
                let mut size = match parts.collect::<Vec<_>>().as_slice() {
                    [] => full(&[], options, asked)?,
                    parts => settle(parts, options, asked)?,
                };
                size.notices.splice(0..0, self.notice.clone());
                Ok(Arc::clone(new.insert(Arc::new(size))))
            }
        }
    }
}

/// Workloads of one service that have no subnet to share.
fn other_subnets(id: &str) -> Problem {
    let message = format!("the workloads of {id} need different subnets, so they cannot share one");
    let problem = Problem::new(&codes::MUST_BE_ALONE, message).at("holds");
    problem.hint("give each of them an entry of its own")
}

/// Every workload after its checks, or everything that is wrong with any.
fn check(workloads: &[Workload], edition: Edition) -> Result<Vec<CheckedWorkload>, Vec<Problem>> {
    let (mut holds, mut problems) = (Vec::new(), Vec::new());
    for (i, workload) in workloads.iter().enumerate() {
        match workload.check(edition) {
            Ok(given) => holds.push(given),
            Err(more) if workloads.len() == 1 => problems.extend(more),
            Err(more) => {
                let under = format!("holds.{i}");
                problems.extend(more.into_iter().map(|it| it.under(&under)));
            }
        }
    }
    if problems.is_empty() { Ok(holds) } else { Err(problems) }
}
