//! Where something was read.

use alloc::string::String;

/// Where something was read.
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
    /// Which of the files of the inventory, from 0.
    pub file: usize,
    /// The path in a structured file, such as `[0].subnets[2].addressPrefix` in JSON, or the address of
    /// a Terraform resource; empty in files of lines.
    pub path: String,
    /// The line, from 1; 0 where that is not known.
    pub line: usize,
    /// The column, from 1; 0 where that is not known.
    pub column: usize,
}

/// The path, or `LINE:COLUMN` where there is none.
impl core::fmt::Display for Origin {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        if self.path.is_empty() && self.line > 0 {
            write!(f, "{}:{}", self.line, self.column.max(1))
        } else {
            f.write_str(&self.path)
        }
    }
}
