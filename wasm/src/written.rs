//! What a plan and a request can be written as: one table for the writers and for those who list them.

use ipplan::{Plan, Request};
use ipplan_formats::read::Syntax;
use ipplan_formats::{csv, json, lock, markdown, svg, text, toml, yaml};
use serde_json::{Value, json};
use wasm_bindgen::prelude::wasm_bindgen;

/// A format: how to ask for it, what it is called and good for, the end of its files' names, its media type.
pub(crate) struct Written<T> {
    pub(crate) name: &'static str,
    title: &'static str,
    about: &'static str,
    ending: &'static str,
    media_type: &'static str,
    pub(crate) write: fn(&T) -> String,
}

/// What the command prints, byte for byte, and the lock.
pub(crate) const PLANS: &[Written<Plan>] = &[
    Written {
        name: "text",
        title: "Text",
        about: "for people: what goes where, what is left, what to know",
        ending: ".txt",
        media_type: "text/plain",
        write: |plan| plain(&text::plan(plan)),
    },
    Written {
        name: "markdown",
        title: "Markdown",
        about: "tables for a wiki or a pull request",
        ending: ".md",
        media_type: "text/markdown",
        write: markdown::plan,
    },
    Written {
        name: "csv",
        title: "CSV",
        about: "one subnet a row, for a spreadsheet",
        ending: ".plan.csv",
        media_type: "text/csv",
        write: csv::plan,
    },
    Written {
        name: "json",
        title: "JSON",
        about: "everything, with every reason, for programs",
        ending: ".plan.json",
        media_type: "application/json",
        write: |plan| json::text(&json::plan(plan)),
    },
    Written {
        name: "yaml",
        title: "YAML",
        about: "the same as JSON",
        ending: ".plan.yaml",
        media_type: "application/yaml",
        write: |plan| yaml::value(&json::plan(plan)),
    },
    Written {
        name: "svg",
        title: "SVG",
        about: "the address map as a picture",
        ending: ".svg",
        media_type: "image/svg+xml",
        write: svg::plan,
    },
    Written {
        name: "lock",
        title: "Lock",
        about: "where everything is; keep it, so that nothing moves",
        ending: ".lock.json",
        media_type: "application/json",
        write: |plan| lock::write(&plan.lock()),
    },
];

/// The languages of requests.
pub(crate) const REQUESTS: &[(Syntax, Written<Request>)] = &[
    (
        Syntax::Yaml,
        Written {
            name: "yaml",
            title: "YAML",
            about: "what is wanted, to edit by hand",
            ending: ".yaml",
            media_type: "application/yaml",
            write: yaml::request,
        },
    ),
    (
        Syntax::Toml,
        Written {
            name: "toml",
            title: "TOML",
            about: "what is wanted",
            ending: ".toml",
            media_type: "application/toml",
            write: toml::request,
        },
    ),
    (
        Syntax::Json,
        Written {
            name: "json",
            title: "JSON",
            about: "what is wanted, for programs",
            ending: ".json",
            media_type: "application/json",
            write: |request| json::text(&json::request(request)),
        },
    ),
    (
        Syntax::Csv,
        Written {
            name: "csv",
            title: "CSV",
            about: "what is wanted, one subnet a row",
            ending: ".csv",
            media_type: "text/csv",
            write: csv::request,
        },
    ),
];

/// Text without the marks that colour a terminal.
pub(crate) fn plain(text: &str) -> String {
    anstream::adapter::strip_str(text).to_string()
}

/// Everything a plan and a request can be written as.
#[wasm_bindgen]
pub fn formats() -> String {
    let requests = REQUESTS.iter().map(|(_, format)| told(format));
    json!({
        "plan": PLANS.iter().map(told).collect::<Value>(),
        "request": requests.collect::<Value>(),
    })
    .to_string()
}

fn told<T>(format: &Written<T>) -> Value {
    json!({
        "name": format.name,
        "title": format.title,
        "about": format.about,
        "ending": format.ending,
        "media_type": format.media_type,
    })
}
