//! The kind of a problem or notice.

use core::fmt;

use serde::{Serialize, Serializer};

/// A short stable word for a kind of [`Problem`](crate::Problem) or [`Notice`](crate::Notice), with its meaning.
///
/// ```
/// use ipplan::Code;
///
/// let code = Code::named("out-of-range").unwrap();
/// assert!(code.meaning.contains("range"));
/// ```
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// The word, such as `out-of-range`.
    pub id: &'static str,
    /// Its meaning and what to do, in a few sentences.
    pub meaning: &'static str,
}

/// The word itself.
impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id)
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id)
    }
}
