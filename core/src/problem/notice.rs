//! Notices: something to know about a valid answer.

use alloc::borrow::Cow;
use core::fmt;

use serde::Serialize;

use crate::fact::Source;

use super::code::Code;

/// Something a person should know about a valid answer.
///
/// ```
/// use ipplan::{Options, services::app_service, size};
///
/// let answer = size(&app_service::SERVICE.with(&app_service::INSTANCES, 3), &Options::default());
/// let notices = &answer.unwrap().subnets[0].notices;
/// assert!(notices.iter().any(|notice| notice.code.id == "under-advice"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Notice {
    /// The kind.
    pub code: &'static Code,
    /// The message, as one sentence without a full stop.
    pub message: Cow<'static, str>,
    /// The page that says so, if it is a page.
    pub source: Option<&'static Source>,
}

/// The message alone.
impl fmt::Display for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}
