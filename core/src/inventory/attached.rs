//! The resources attached to a subnet, with everything that files say about them.

use alloc::vec::Vec;

use super::attachments::ExistingAttachment;
use super::existing::Attached;
use super::inventory::Inventory;
use crate::service::AttachmentKind;

/// Why what is attached is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NotFound {
    /// No file has it.
    Nowhere,
    /// There are several of that name.
    Several,
    /// Parts of it are not known.
    Gaps,
}

impl Inventory {
    /// The attached resource with all of its rules and routes, in whichever file they are; `None` if
    /// nothing is known to be attached.
    pub(crate) fn attached(
        &self,
        kind: AttachmentKind,
        attached: &Attached,
    ) -> Option<Result<ExistingAttachment, NotFound>> {
        let Attached::Named(name) = attached else { return None };
        let named = ExistingAttachment {
            id: Some(name.clone()),
            ..ExistingAttachment::of(kind, name.rsplit('/').next().unwrap_or_default())
        };
        let same = |it: &&ExistingAttachment| it.kind == kind && it.is_same(&named);
        let mut declared =
            self.attachments.iter().filter(|it| it.is_declared).filter(same).collect::<Vec<_>>();
        let by_id = |it: &&ExistingAttachment| {
            it.id.as_ref().is_some_and(|id| id.eq_ignore_ascii_case(name))
        };
        if declared.iter().any(by_id) {
            declared.retain(by_id);
        }
        let Some((first, others)) = declared.split_first() else {
            return Some(Err(NotFound::Nowhere));
        };
        // Two files may say the same of one resource.
        if others.iter().any(|it| it.id.is_none() || it.id != first.id) {
            return Some(Err(NotFound::Several));
        }
        let mut whole = ExistingAttachment::clone(first);
        let parts = self.attachments.iter().filter(|it| !it.is_declared && it.kind == kind);
        for part in parts.filter(|it| it.is_same(first)) {
            whole.has_gaps |= part.has_gaps;
            whole.rules.extend_from_slice(&part.rules);
            whole.routes.extend_from_slice(&part.routes);
        }
        if whole.has_gaps {
            return Some(Err(NotFound::Gaps));
        }
        whole.rules.sort_by_key(|rule| rule.priority);
        Some(Ok(whole))
    }
}
