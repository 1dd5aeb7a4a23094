//! The indexes are generated: after adding or removing a file, run `cargo xtask bless`.

use snapbox::Data;

#[test]
fn indexes_list_the_files_beside_them() {
    for index in xtask::index::ALL {
        for (path, text) in index.files().unwrap() {
            snapbox::assert_data_eq!(text, Data::read_from(&path, None).raw());
        }
    }
}
