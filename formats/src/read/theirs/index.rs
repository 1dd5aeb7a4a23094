//! Every format of others that is read.

use super::az_networks;
use super::azure_ipam;
use super::document;
use super::foreign::Foreign;
use super::ipam_rows;
use super::look::Look;
use super::terraform;
use super::visual_subnet_calc;
#[cfg(feature = "workbooks")]
use super::workbook;

/// The first that knows a text reads it.
pub(crate) static FOREIGN: &[&Foreign] = &[
    &visual_subnet_calc::FORMAT,
    &ipam_rows::NETBOX,
    &ipam_rows::PHPIPAM,
    &azure_ipam::FORMAT,
    &az_networks::FORMAT,
    &terraform::PLAN,
    &terraform::SHOWN_STATE,
    &terraform::STATE,
    &document::FORMAT,
    #[cfg(feature = "workbooks")]
    &workbook::FORMAT,
];

/// The format of a text.
pub(crate) fn format_of(look: &Look<'_>) -> Option<&'static Foreign> {
    FOREIGN.iter().copied().find(|format| (format.knows)(look))
}
