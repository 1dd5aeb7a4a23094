//! The indexes are generated: after adding or removing a file, run `cargo xtask bless`.

use snapbox::Data;

#[test]
fn indexes_list_the_files_beside_them() {
    for index in xtask::index::ALL {
        let written = Data::read_from(&index.path(), None).raw();
        snapbox::assert_data_eq!(index.text().unwrap(), written);
    }
}
