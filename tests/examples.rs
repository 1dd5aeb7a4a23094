//! The examples in every language of tools that deploy, and the pictures of the pages: the output for their requests.

use std::fs;
use std::path::Path;

use ipplan::{AuditOptions, Lock, plan};
use ipplan_formats::read::{self, Syntax};
use ipplan_formats::{PLANS, WORKBOOK, lock, review, svg};
use snapbox::data::DataFormat;
use snapbox::{Data, assert_data_eq};

#[test]
fn examples_are_what_their_requests_come_to() {
    for name in ["landing-zone", "managed-instances"] {
        let examples = xtask::root().join("examples");
        let text = fs::read_to_string(examples.join(format!("{name}.yaml"))).unwrap();
        let request = read::request(&text, Syntax::Yaml).unwrap().request;
        let plan = plan(&request, &Lock::default()).unwrap();
        for writer in PLANS.iter().skip_while(|writer| writer.name != "terraform") {
            let file = examples.join(Path::new(&format!("{name}{}", writer.ending)));
            assert_data_eq!((writer.write)(&plan), Data::read_from(&file, None).raw());
        }
        let book = examples.join(format!("{name}{}", WORKBOOK.ending));
        let expected = Data::read_from(&book, Some(DataFormat::Binary));
        assert_data_eq!(Data::binary((WORKBOOK.write)(&plan).unwrap()), expected.raw());
    }
}

/// What `main.tf` and `main.bicep` read; `cargo xtask judge` has both of them carried out.
#[test]
fn code_of_your_own_reads_what_the_command_writes() {
    let folder = xtask::root().join("examples/own-code");
    let text = fs::read_to_string(folder.join("net.yaml")).unwrap();
    let request = read::request(&text, Syntax::Yaml).unwrap().request;
    let plan = plan(&request, &Lock::default()).unwrap();
    for (name, file) in [("tfvars", "ipplan.auto.tfvars.json"), ("json", "net.plan.json")] {
        let writer = PLANS.iter().find(|writer| writer.name == name).unwrap();
        let expected = Data::read_from(&folder.join(file), None).raw();
        assert_data_eq!((writer.write)(&plan), expected);
    }
}

/// The picture of docs/pull-requests.md: what happens if `grown.yaml` is planned without its lock.
#[test]
fn the_picture_of_a_review_is_what_the_command_draws() {
    let read = |name: &str| fs::read_to_string(xtask::root().join("examples").join(name)).unwrap();
    let request = read::request(&read("grown.yaml"), Syntax::Yaml).unwrap().request;
    let head = lock::write(&plan(&request, &Lock::default()).unwrap().lock());
    let (base, head) = (read("grown.lock.json"), head.as_bytes());
    let options = AuditOptions::default();
    let base = ("grown.lock.json", base.as_bytes());
    let review = review(base, ("anew.lock.json", head), &options).unwrap();
    let file = xtask::root().join("docs/pictures/review.svg");
    assert_data_eq!(svg::review(&review), Data::read_from(&file, None).raw());
}
