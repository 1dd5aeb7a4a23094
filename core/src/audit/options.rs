//! The options of an audit.

use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec::Vec;

use crate::fact::Edition;
use crate::problem::Code;

use super::finding::{Finding, Severity};

/// The options of an audit: the edition of the pages, and how strict it is.
///
/// ```
/// use ipplan::{AuditOptions, Finding, Severity, codes};
///
/// let options = AuditOptions {
///     deny: vec![&codes::UNDER_ADVICE],
///     allow: vec![(&codes::OVERLAPPING, "a lab".into())],
///     ..AuditOptions::default()
/// };
/// let mut findings = [
///     Finding::new(Severity::Notice, &codes::UNDER_ADVICE, "a /26 is advised"),
///     Finding::new(Severity::Error, &codes::OVERLAPPING, "`a` overlaps `b`"),
/// ];
/// options.judge(&mut findings);
/// assert_eq!(findings[0].severity, Severity::Error);
/// assert_eq!(findings[1].allowed.as_deref(), Some("a lab"));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct AuditOptions {
    /// The date whose documents are used; the newest by default.
    pub edition: Option<Edition>,
    /// The files, by their numbers, that are requests: they state what is wanted and are checked by
    /// [`check`](crate::check()), so only conflicts with other files are judged here.
    pub requests: BTreeSet<usize>,
    /// Kinds of findings that become errors, with any severity of their own.
    pub deny: Vec<&'static Code>,
    /// Whether warnings are errors.
    pub deny_warnings: bool,
    /// Kinds of findings that are accepted, each with the reason. A kind that is denied too is accepted.
    pub allow: Vec<(&'static Code, String)>,
}

/// The newest edition, no requests, nothing denied, nothing accepted.
impl Default for AuditOptions {
    fn default() -> AuditOptions {
        AuditOptions {
            edition: None,
            requests: BTreeSet::new(),
            deny: Vec::new(),
            deny_warnings: false,
            allow: Vec::new(),
        }
    }
}

impl AuditOptions {
    /// Turns denied findings into errors, marks accepted ones, and sorts the worst first, then in the
    /// order of the files.
    ///
    /// ```
    /// use ipplan::{AuditOptions, Finding, Severity, codes};
    ///
    /// let options = AuditOptions { deny_warnings: true, ..AuditOptions::default() };
    /// let mut findings = [Finding::new(Severity::Warning, &codes::NEARLY_FULL, "`web` is full")];
    /// options.judge(&mut findings);
    /// assert!(findings[0].fails());
    /// ```
    pub fn judge(&self, findings: &mut [Finding]) {
        for finding in findings.iter_mut() {
            let denied = self.deny.contains(&finding.code);
            if denied || self.deny_warnings && finding.severity == Severity::Warning {
                finding.severity = Severity::Error;
            }
            let reason = self.allow.iter().find(|(code, _)| *code == finding.code);
            finding.allowed = reason.map(|(_, why)| why.clone());
        }
        findings.sort_by_cached_key(|finding| {
            let first = finding.origins.first();
            (finding.severity, first.map(|it| (it.file, it.line, it.column)))
        });
    }
}
