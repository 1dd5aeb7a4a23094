//! The pages of the registry, made from the signatures and schemas. `cargo xtask bless` writes them.

use std::fmt::Write;
use std::path::Path;

use snapbox::{Data, assert_data_eq};

use crate::allocation;
use crate::functions::{ALL, Offered};
use crate::messages::SchemaAttribute;
use crate::settings;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn example(path: &str) -> String {
    std::fs::read_to_string(root().join("examples").join(path)).unwrap()
}

fn page(path: &str, text: &str) {
    assert_data_eq!(text.to_owned(), Data::read_from(&root().join("docs").join(path), None).raw());
}

fn head(title: &str, about: &str) -> String {
    let about = about.split("\n\n").next().unwrap_or_default();
    format!(
        "---\npage_title: \"{title} - ipplan\"\nsubcategory: \"\"\ndescription: |-\n  {about}\n---\n\n"
    )
}

/// Text in which a piece of a request is a block of its own.
fn prose(about: &str) -> String {
    let block = |part: &str| {
        if part.starts_with("networks:") {
            format!("```yaml\n{part}\n```")
        } else {
            part.to_owned()
        }
    };
    about.split("\n\n").map(block).collect::<Vec<_>>().join("\n\n")
}

fn function(it: &Offered) -> String {
    let signature = it.signature();
    let example = example(&format!("functions/{}/function.tf", it.name));
    let of = |name: &str, of_type: &[u8]| {
        format!("{name} {}", String::from_utf8_lossy(of_type).trim_matches('"'))
    };
    let options = signature.variadic_parameter.as_ref().unwrap();
    let mut words: Vec<String> =
        signature.parameters.iter().map(|it| of(&it.name, &it.r#type)).collect();
    words.push(format!("{}...", of(&options.name, &options.r#type)));
    let mut text = head(&format!("{} function", it.name), &signature.description);
    let _ = write!(
        text,
        "# function: {}\n\n{}\n\n## Example Usage\n\n```terraform\n{example}```\n\n## Signature\n\n```text\n{}({}) dynamic\n```\n\n## Arguments\n\n",
        it.name,
        prose(&signature.description),
        it.name,
        words.join(", "),
    );
    for (index, parameter) in signature.parameters.iter().enumerate() {
        let null = if parameter.allow_null_value { ", may be null" } else { "" };
        let _ = writeln!(
            text,
            "{}. `{}` ({}{null}) {}",
            index + 1,
            parameter.name,
            String::from_utf8_lossy(&parameter.r#type).trim_matches('"'),
            parameter.description
        );
    }
    let _ = writeln!(text, "\nAn object with options may follow:\n");
    for option in options.description.lines() {
        let _ = writeln!(text, "- {option}");
    }
    text + "\n" + answer(it)
}

fn answer(it: &Offered) -> &'static str {
    match it.name {
        "plan" => {
            "## Answer\n\n`networks` by name, each with `location`, `address_space`, and `subnets` by name with \
             `name`, `address_prefixes`, `delegation` and the `reasons` for the size; `lock`, the text of the next lock; \
             `notices`. With `format`, `text` takes the place of `networks`.\n\nWith a lock, what it does not have \
             is refused, because Terraform may read more than once: let `ipplan plan --lock` place it first. \
             `locked = false` places it, and the next lock is in the answer.\n"
        }
        "size" => {
            "## Answer\n\n`prefix_length`, `addresses` with `need`, `usable`, `spare`, `decision`, the sum in `terms`, \
             `delegation`, `required_name`, `notices` and `sources`. Of a service that needs several subnets, \
             `subnets` with a `role` each. It is the JSON of `ipplan size`.\n"
        }
        "capacity" => {
            "## Answer\n\n`input`, and `capacity` with one row for each size: `prefix_length`, `most`, and what \
             limits it in `because`. It is the JSON of `ipplan capacity`.\n"
        }
        _ => {
            "## Answer\n\n`placements`, one for each size in its order, with `prefix_length` and `address_prefix`. What \
             does not fit is an error that says how much is missing. It is the JSON of `ipplan next`.\n"
        }
    }
}

fn data_source(it: &Offered) -> String {
    let block = it.schema().block.unwrap();
    let example = example(&format!("data-sources/ipplan_{}/data-source.tf", it.name));
    let title = format!("ipplan_{} Data Source", it.name);
    let mut text = head(&title, &block.description);
    let _ = write!(
        text,
        "# ipplan_{} (Data Source)\n\n{}\n\nFrom Terraform 1.8 and OpenTofu 1.7 on, the function `{}` answers the \
         same without state.\n\n## Example Usage\n\n```terraform\n{example}```\n",
        it.name,
        prose(&block.description),
        it.name,
    );
    text + &schema(&block.attributes)
}

fn resource() -> String {
    let block = allocation::schema().block.unwrap();
    let folder = "resources/ipplan_allocation";
    let mut text = head("ipplan_allocation Resource", &block.description);
    let _ = write!(
        text,
        "# ipplan_allocation (Resource)\n\n{}\n\nThe [store](../../../docs/store.md) is the one that `ipplan next` and \
         `ipplan plan --store` use, so pipelines with and without Terraform share one plan.\n\n\
         - Several Terraform runs can allocate at the same time; no two blocks overlap, and nothing stays locked.\n\
         - A block that somebody has released outside of Terraform is created again by the next apply. One that is in the store already, \
         for the same owner, is found again, with a warning.\n\
         - A store that is empty, while the state says otherwise, is an error: its address is wrong, or it was not \
         brought along.\n\
         - A network stays in the store after its last block is gone; `ipplan release NETWORK` removes it.\n\
         - After an import, the first plan sets `in`, if there is one, in place.\n\n\
         ## Example Usage\n\n```terraform\n{}```\n{}\n## Import\n\n```sh\n{}```\n",
        block.description,
        example(&format!("{folder}/resource.tf")),
        schema(&block.attributes),
        example(&format!("{folder}/import.sh")),
    );
    text
}

/// Whether an attribute belongs to a group.
type Fits = fn(&SchemaAttribute) -> bool;

fn schema(attributes: &[SchemaAttribute]) -> String {
    let mut text = "\n## Schema\n".to_owned();
    let groups: [(&str, Fits); 3] = [
        ("Required", |it| it.required),
        ("Optional", |it| it.optional),
        ("Read-Only", |it| it.computed && !it.optional),
    ];
    for (title, fits) in groups {
        let attributes: Vec<&SchemaAttribute> = attributes.iter().filter(|it| fits(it)).collect();
        if attributes.is_empty() {
            continue;
        }
        let _ = writeln!(text, "\n### {title}\n");
        for attribute in attributes {
            let of_type = String::from_utf8_lossy(&attribute.r#type);
            let of_type = match of_type.as_ref() {
                "[\"list\",\"string\"]" => "List of String".to_owned(),
                other if other.starts_with('[') => {
                    "List of Object with `name` and `text`".to_owned()
                }
                "\"bool\"" => "Boolean".to_owned(),
                other => {
                    let word = other.trim_matches('"');
                    word[..1].to_uppercase() + &word[1..]
                }
            };
            let _ = writeln!(text, "- `{}` ({of_type}) {}", attribute.name, attribute.description);
        }
    }
    text
}

#[test]
fn pages() {
    for it in &ALL {
        page(&format!("functions/{}.md", it.name), &function(it));
        page(&format!("data-sources/{}.md", it.name), &data_source(it));
    }
    page("resources/allocation.md", &resource());
    let attributes = settings::schema().block.unwrap().attributes;
    let index = std::fs::read_to_string(root().join("docs/index.md")).unwrap();
    assert!(index.contains(&schema(&attributes)), "docs/index.md needs{}", schema(&attributes));
}
