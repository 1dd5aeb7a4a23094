//! The command as its users type it: the pages of `tests/cmd`, run as they stand.
//!
//! `cargo xtask bless` rewrites what is printed; then read it.

#[test]
fn pages() {
    trycmd::TestCases::new().case("tests/cmd/*.md").env("COLUMNS", "80");
}
