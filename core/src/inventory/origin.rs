//! The place where something was read.

use alloc::string::String;

/// The place where something was read.
///
/// ```
/// use ipplan::Origin;
///
/// let origin = Origin { file: 0, path: "[0].subnets[2]".into(), line: 40, column: 7 };
/// assert_eq!(origin.to_string(), "[0].subnets[2]");
/// assert_eq!(Origin { path: String::new(), ..origin }.to_string(), "40:7");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Origin {
    /// The index of the file in the inventory, from 0.
    pub file: usize,
    /// The path in a structured file, such as `[0].subnets[2].addressPrefix` in JSON, or the address of
    /// a Terraform resource; empty in files of lines.
    pub path: String,
    /// The line, from 1; 0 if it is not known.
    pub line: usize,
    /// The column, from 1; 0 if it is not known.
    pub column: usize,
}

/// The path, or `LINE:COLUMN` if there is none.
impl core::fmt::Display for Origin {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        if self.path.is_empty() && self.line > 0 {
            write!(f, "{}:{}", self.line, self.column.max(1))
        } else {
            f.write_str(&self.path)
        }
    }
}
