//! The command as its users type it: the pages of `tests/cmd`, run as they stand.
//!
//! `cargo xtask bless` rewrites what is printed; then read it.

#[test]
fn pages() {
    let cases = trycmd::TestCases::new();
    cases.case("tests/cmd/*.md").env("COLUMNS", "80");
    if cfg!(not(all(feature = "lsp", feature = "mcp", feature = "serve", feature = "store"))) {
        // It lists the commands of these features too.
        cases.skip("tests/cmd/help.md");
    }
}
