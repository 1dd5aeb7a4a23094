//! The README, run as it stands from the top of the repository.

#[test]
fn readme() {
    let top = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
    std::env::set_current_dir(top).unwrap();
    trycmd::TestCases::new().case("README.md").env("COLUMNS", "80");
}
