//! A schema, and how much of it answers have shown.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::error::Error;

use jsonschema::{Retrieve, Uri, Validator};
use serde_json::{Value, json};

/// The schema of that name.
fn file(name: &str) -> Value {
    let path = format!("{}/schema/{name}", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// One schema may refer to the file of another.
struct Beside;

impl Retrieve for Beside {
    fn retrieve(&self, uri: &Uri<String>) -> Result<Value, Box<dyn Error + Send + Sync>> {
        Ok(file(uri.path().as_str().trim_start_matches('/')))
    }
}

pub(crate) struct Schema {
    root: Value,
    validator: Validator,
    /// The properties that some answer had, as pointers into the schema.
    seen: RefCell<BTreeSet<String>>,
}

impl Schema {
    pub(crate) fn of(name: &str) -> Schema {
        Schema::new(file(&format!("{name}.json")))
    }

    /// One of the definitions of the schema of that name.
    pub(crate) fn part(name: &str, definition: &str) -> Schema {
        let definitions = &file(&format!("{name}.json"))["$defs"];
        Schema::new(json!({ "$ref": format!("#/$defs/{definition}"), "$defs": definitions }))
    }

    fn new(root: Value) -> Schema {
        jsonschema::draft202012::meta::validate(&root).unwrap();
        let validator = jsonschema::options().with_retriever(Beside).build(&root).unwrap();
        Schema { root, validator, seen: RefCell::default() }
    }

    pub(crate) fn is_valid(&self, answer: &Value) -> bool {
        self.validator.is_valid(answer)
    }

    #[track_caller]
    pub(crate) fn holds(&self, answer: &Value) {
        let errors = self.validator.iter_errors(answer);
        let errors: Vec<_> = errors.map(|it| format!("{} at {}", it, it.instance_path())).collect();
        assert!(errors.is_empty(), "{errors:#?}\n{answer:#}");
        self.mark(&self.root, "", answer);
    }

    /// Every property that the schema describes was in some answer: none is left of older ones.
    #[track_caller]
    pub(crate) fn all_of_it_occurred(&self) {
        let mut described = BTreeSet::new();
        properties(&self.root, "", &mut described);
        let seen = self.seen.borrow();
        let never: Vec<&String> = described.difference(&seen).collect();
        assert!(never.is_empty(), "no answer had {never:#?}");
    }

    fn mark(&self, schema: &Value, at: &str, answer: &Value) {
        // What is in a file of its own is marked with that file.
        if let Some(pointer) = schema["$ref"].as_str().and_then(|it| it.strip_prefix('#')) {
            self.mark(self.root.pointer(pointer).unwrap(), pointer, answer);
        }
        for choice in ["oneOf", "allOf"] {
            for (index, part) in schema[choice].as_array().into_iter().flatten().enumerate() {
                self.mark(part, &format!("{at}/{choice}/{index}"), answer);
            }
        }
        for (key, inner) in answer.as_object().into_iter().flatten() {
            let property = &schema["properties"][key];
            if property.is_null() {
                self.mark(&schema["additionalProperties"], at, inner);
            } else {
                let at = format!("{at}/properties/{key}");
                self.mark(property, &at, inner);
                self.seen.borrow_mut().insert(at);
            }
        }
        for item in answer.as_array().into_iter().flatten() {
            self.mark(&schema["items"], &format!("{at}/items"), item);
        }
    }
}

/// The properties that a schema describes, as pointers into it.
fn properties(schema: &Value, at: &str, found: &mut BTreeSet<String>) {
    if let Some(described) = schema["properties"].as_object() {
        found.extend(described.keys().map(|key| format!("{at}/properties/{key}")));
    }
    match schema {
        Value::Object(parts) => {
            for (key, part) in parts {
                properties(part, &format!("{at}/{key}"), found);
            }
        }
        Value::Array(parts) => {
            for (index, part) in parts.iter().enumerate() {
                properties(part, &format!("{at}/{index}"), found);
            }
        }
        _ => {}
    }
}
