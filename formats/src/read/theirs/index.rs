//! Every format of others that is read.

use ipplan::{Inventory, InventoryFile};

use super::foreign::Foreign;
use super::look::Look;
#[cfg(feature = "workbooks")]
use super::workbook;
use super::{
    arm, azure, azure_ipam, document, ipam_rows, subnet_calc_link, terraform, visual_subnet_calc,
};

/// The first that knows a text reads it.
pub(crate) static FOREIGN: &[&Foreign] = &[
    &arm::SNAPSHOT,
    &arm::TEMPLATE,
    &arm::PARAMETERS,
    &terraform::PLAN,
    &terraform::SHOWN_STATE,
    &terraform::STATE,
    &terraform::CODE,
    &terraform::VALUES,
    &visual_subnet_calc::FORMAT,
    &subnet_calc_link::FORMAT,
    &ipam_rows::NETBOX,
    &ipam_rows::PHPIPAM,
    &azure_ipam::FORMAT,
    &azure::ANSWERS,
    &document::FORMAT,
    #[cfg(feature = "workbooks")]
    &workbook::FORMAT,
];

/// The content of files of a format: one, and those that it takes.
pub(crate) fn read_files(format: &Foreign, files: &[Look<'_>]) -> Inventory {
    let named = files.iter().map(|look| InventoryFile {
        name: look.file.to_owned(),
        format: format_of(look).unwrap_or(format).name.to_owned(),
        ..InventoryFile::default()
    });
    let mut inventory = Inventory { files: named.collect(), ..Inventory::default() };
    (format.read)(files, &mut inventory);
    (format.finish)(&mut inventory);
    inventory
}

/// The format of a text.
pub(crate) fn format_of(look: &Look<'_>) -> Option<&'static Foreign> {
    FOREIGN.iter().copied().find(|format| (format.knows)(look))
}
