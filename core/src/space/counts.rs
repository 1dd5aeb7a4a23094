//! How many addresses there are.

use serde::Serialize;

/// Counts of addresses. All of IPv6 has one more address than [`u128::MAX`], and is counted as
/// that.
///
/// ```
/// use ipplan::{Addresses, Family, Space};
///
/// let space = Space::new(&["10.0.0.0/24".parse().unwrap()]).unwrap();
/// assert_eq!(space.addresses(Family::V4), Addresses { total: 256, free: 256, used: 0 });
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Addresses {
    /// Those of the declared prefixes.
    pub total: u128,
    /// Those that can be carved.
    pub free: u128,
    /// Those that can't.
    pub used: u128,
}

impl Addresses {
    /// The part of the addresses that is used, from 0 to 1; 0 when there are none.
    ///
    /// ```
    /// use ipplan::{Family, Space};
    ///
    /// assert_eq!(Space::new(&[]).unwrap().addresses(Family::V4).utilisation(), 0.0);
    /// ```
    #[expect(clippy::cast_precision_loss, reason = "a ratio is read by people")]
    pub fn utilisation(&self) -> f64 {
        if self.total == 0 { 0.0 } else { self.used as f64 / self.total as f64 }
    }
}
