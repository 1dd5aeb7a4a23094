//! The examples in every language of tools that deploy: the output for their requests.

use std::fs;
use std::path::Path;

use ipplan::{Lock, plan};
use ipplan_formats::read::{self, Syntax};
use ipplan_formats::{PLANS, WORKBOOK};
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
