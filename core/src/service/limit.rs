//! Limits of a service that hold in a subnet of any size.

use alloc::borrow::Cow;

use crate::fact::Source;

use super::input::{Count, Input};

/// The least and the most of one input, given the others.
///
/// ```
/// use ipplan::{Edition, services::application_gateway::*};
///
/// let given = SERVICE.with(&INSTANCES, 2).check(Edition::newest()).unwrap();
/// let limit = &given.limits()[0];
/// assert_eq!((limit.input.name, limit.least, limit.most), ("instances", 0, 125));
/// assert_eq!(limit.because, "a v2 gateway has at most 125 instances");
/// ```
#[derive(Clone, Debug)]
pub struct Limit {
    /// The input that is limited.
    pub input: &'static Input<Count>,
    /// The least it may be.
    pub least: u64,
    /// The most it may be.
    pub most: u64,
    /// Why, as the end of a sentence: "a Basic plan has at most 3 instances".
    pub because: Cow<'static, str>,
    /// The page that says so, if it is a page.
    pub source: Option<&'static Source>,
}

impl Limit {
    /// A limit with this maximum.
    ///
    /// ```
    /// use ipplan::{Limit, platform, services::hosts};
    ///
    /// let page = platform::RESERVED.newest().source;
    /// let limit = Limit::at_most(&hosts::ADDRESSES, 251, "a /24 leaves 251 addresses", page);
    /// assert_eq!((limit.least, limit.most), (0, 251));
    /// assert_eq!(limit.source, Some(page));
    /// ```
    pub fn at_most(
        input: &'static Input<Count>,
        most: u64,
        because: impl Into<Cow<'static, str>>,
        source: &'static Source,
    ) -> Limit {
        Limit { input, least: 0, most, because: because.into(), source: Some(source) }
    }

    /// A limit that follows from the inputs themselves, so it needs no page.
    ///
    /// ```
    /// use ipplan::{Limit, services::hosts};
    ///
    /// let limit = Limit::between(&hosts::ADDRESSES, 2, 8, "there are 2 to 8 servers");
    /// assert_eq!((limit.least, limit.most), (2, 8));
    /// assert!(limit.source.is_none());
    /// ```
    pub fn between(
        input: &'static Input<Count>,
        least: u64,
        most: u64,
        because: impl Into<Cow<'static, str>>,
    ) -> Limit {
        Limit { input, least, most, because: because.into(), source: None }
    }
}
