//! The options of an answer.

use alloc::format;

use serde::Serialize;

use crate::fact::Edition;
use crate::problem::{Problem, codes};

/// The options of an answer: the edition of the documents, the needed or the advised size, and the
/// headroom.
///
/// ```
/// use ipplan::{Edition, Fit, Options};
///
/// let options = Options { fit: Fit::Advised, headroom: 20, ..Options::default() };
/// assert_eq!(options.edition, Edition::newest());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// The date whose documents are used.
    pub edition: Edition,
    /// The smallest size that holds the need, or at least the advised one.
    pub fit: Fit,
    /// The percentage of the peak to keep free; at most [`Options::MOST_HEADROOM`].
    pub headroom: u32,
}

impl Options {
    /// The most headroom that makes sense, in percent.
    ///
    /// ```
    /// use ipplan::Options;
    ///
    /// assert_eq!(Options::read_headroom("1000%").unwrap(), Options::MOST_HEADROOM);
    /// assert!(Options::read_headroom("1001%").is_err());
    /// ```
    pub const MOST_HEADROOM: u32 = 1_000;

    /// Reads headroom: `20%` or `20`.
    ///
    /// # Errors
    ///
    /// `not-a-percentage` for anything else, and for more than 1000 %.
    ///
    /// ```
    /// use ipplan::Options;
    ///
    /// assert_eq!(Options::read_headroom("20%").unwrap(), 20);
    /// assert!(Options::read_headroom("-5%").is_err());
    /// ```
    pub fn read_headroom(text: &str) -> Result<u32, Problem> {
        let digits = text.strip_suffix('%').unwrap_or(text);
        let plain = digits.bytes().all(|byte| byte.is_ascii_digit());
        let percent = digits.parse().ok().filter(|p| plain && *p <= Options::MOST_HEADROOM);
        percent.ok_or_else(|| {
            let message = format!("`{text}` is not a percentage from 0% to 1000%");
            Problem::new(&codes::NOT_A_PERCENTAGE, message).at("headroom").hint(
                "write a \
                                                                                 percentage such \
                                                                                 as `20%`",
            )
        })
    }
}

/// The newest edition, the needed size, no headroom.
impl Default for Options {
    fn default() -> Options {
        Options { edition: Edition::newest(), fit: Fit::Need, headroom: 0 }
    }
}

/// The size to choose.
///
/// ```
/// use ipplan::{Fit, Options, services::app_service::*, size};
///
/// let sized = |fit| {
///     let options = Options { fit, ..Options::default() };
///     size(&SERVICE.with(&INSTANCES, 2), &options).unwrap().subnets[0].prefix_len.to_string()
/// };
/// assert_eq!((sized(Fit::Need).as_str(), sized(Fit::Advised).as_str()), ("/28", "/26"));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fit {
    /// The smallest that holds the need and that Azure accepts.
    #[default]
    Need,
    /// That size, or the one that the page advises if it is larger.
    Advised,
}
