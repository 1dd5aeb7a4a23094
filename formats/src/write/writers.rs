//! Everything that a plan and a request can be written as: what the flags of the command, the lists of
//! the npm package and the page offer is made of these two tables.

use ipplan::{Plan, Request};

use super::ours::{self, toml, yaml};
use super::show::{self, json, junit, markdown, sarif, svg, text};
use super::theirs::deploy;
use crate::check::CheckReport;
use crate::lockfile;
use crate::read::Syntax;
use crate::review::ReviewReport;

/// One of the formats that something can be written in, as text or as something else.
///
/// ```
/// let names = ipplan_formats::PLANS.iter().map(|writer| writer.name);
/// assert!(names.eq(["text", "markdown", "csv", "json", "yaml", "svg", "lock", "terraform", "bicep", "arm", "tfvars",
///     "locals", "avm", "avm-bicep", "az", "mermaid"]));
/// ```
#[derive(Debug)]
pub struct Writer<T: 'static, W: 'static = String> {
    /// How to ask for it, in lower case.
    pub name: &'static str,
    /// The name for people.
    pub title: &'static str,
    /// The purpose, in a few words.
    pub about: &'static str,
    /// How the names of its files end.
    pub ending: &'static str,
    /// Its media type.
    pub media_type: &'static str,
    /// Whether it has the marks that colour a terminal; where there is none, they are taken out.
    pub styled: bool,
    /// Writes it.
    pub write: fn(&T) -> W,
}

impl<T, W> Writer<T, W> {
    /// The last part of the ending: what says to other programs how to open the file.
    ///
    /// ```
    /// let csv = ipplan_formats::PLANS.iter().find(|writer| writer.name == "csv").unwrap();
    /// assert_eq!((csv.ending, csv.extension()), (".plan.csv", "csv"));
    /// ```
    pub fn extension(&self) -> &'static str {
        self.ending.rsplit('.').next().unwrap_or_default()
    }
}

/// The formats of a plan.
///
/// ```
/// let svg = ipplan_formats::PLANS.iter().find(|writer| writer.name == "svg").unwrap();
/// assert_eq!((svg.ending, svg.media_type), (".svg", "image/svg+xml"));
/// ```
pub static PLANS: &[Writer<Plan>] = &[
    Writer {
        name: "text",
        title: "Text",
        about: "for people: what goes where, what is left, what to know",
        ending: ".txt",
        media_type: "text/plain",
        styled: true,
        write: text::plan,
    },
    Writer {
        name: "markdown",
        title: "Markdown",
        about: "tables for a wiki or a pull request",
        ending: ".md",
        media_type: "text/markdown",
        styled: false,
        write: markdown::plan,
    },
    Writer {
        name: "csv",
        title: "CSV",
        about: "one subnet a row, for a spreadsheet; without links",
        ending: ".plan.csv",
        media_type: "text/csv",
        styled: false,
        write: show::csv::plan,
    },
    Writer {
        name: "json",
        title: "JSON",
        about: "everything, with every reason, for programs",
        ending: ".plan.json",
        media_type: "application/json",
        styled: false,
        write: |plan| json::text(&json::plan(plan)),
    },
    Writer {
        name: "yaml",
        title: "YAML",
        about: "the same as JSON",
        ending: ".plan.yaml",
        media_type: "application/yaml",
        styled: false,
        write: |plan| yaml::value(&json::plan(plan)),
    },
    Writer {
        name: "svg",
        title: "SVG",
        about: "the address map as a picture",
        ending: ".svg",
        media_type: "image/svg+xml",
        styled: false,
        write: svg::plan,
    },
    Writer {
        name: "lock",
        title: "Lock",
        about: "where everything is; keep it, so that nothing moves",
        ending: ".lock.json",
        media_type: "application/json",
        styled: false,
        write: |plan| lockfile::write(&plan.lock()),
    },
    Writer {
        name: "terraform",
        title: "Terraform",
        about: "a root module: a resource for each network and subnet",
        ending: ".tf",
        media_type: "text/plain",
        styled: false,
        write: deploy::terraform,
    },
    Writer {
        name: "bicep",
        title: "Bicep",
        about: "for a resource group: a resource for each network, a list of its subnets",
        ending: ".bicep",
        media_type: "text/plain",
        styled: false,
        write: deploy::bicep,
    },
    Writer {
        name: "arm",
        title: "ARM template",
        about: "the same as Bicep, in JSON",
        ending: ".arm.json",
        media_type: "application/json",
        styled: false,
        write: deploy::arm,
    },
    Writer {
        name: "tfvars",
        title: "Terraform variables",
        about: "the map `networks`, for Terraform code of your own",
        ending: ".auto.tfvars.json",
        media_type: "application/json",
        styled: false,
        write: deploy::tfvars,
    },
    Writer {
        name: "locals",
        title: "Terraform locals",
        about: "the same map as a local value",
        ending: ".locals.tf",
        media_type: "text/plain",
        styled: false,
        write: deploy::locals,
    },
    Writer {
        name: "avm",
        title: "Azure Verified Module",
        about: "Terraform inputs of the verified module for networks",
        ending: ".avm.tf",
        media_type: "text/plain",
        styled: false,
        write: deploy::avm,
    },
    Writer {
        name: "avm-bicep",
        title: "Azure Verified Module in Bicep",
        about: "the same for its module in Bicep",
        ending: ".avm.bicep",
        media_type: "text/plain",
        styled: false,
        write: deploy::avm_bicep,
    },
    Writer {
        name: "az",
        title: "Azure CLI script",
        about: "commands for bash, which can be run again",
        ending: ".az.sh",
        media_type: "text/x-shellscript",
        styled: false,
        write: deploy::az,
    },
    Writer {
        name: "mermaid",
        title: "Mermaid",
        about: "a diagram for a wiki or a pull request",
        ending: ".mmd",
        media_type: "text/vnd.mermaid",
        styled: false,
        write: deploy::mermaid,
    },
];

/// A plan as a workbook of a spreadsheet, which is not text; or why it cannot be written.
///
/// ```
/// use ipplan::{Lock, Network, Request, plan};
///
/// let hub = Network::within(vec!["10.0.0.0/24".parse().unwrap()]);
/// let plan = plan(&Request::default().with("hub", hub), &Lock::default()).unwrap();
/// let file = (ipplan_formats::WORKBOOK.write)(&plan).unwrap();
/// assert!(file.starts_with(b"PK")); // a ZIP archive
/// ```
#[cfg(feature = "workbooks")]
pub static WORKBOOK: Writer<Plan, Result<Vec<u8>, String>> = Writer {
    name: "xlsx",
    title: "Excel",
    about: "a workbook: a sheet of all networks, and one for each, with formulas",
    ending: ".xlsx",
    media_type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    styled: false,
    write: show::workbook::plan,
};

/// The formats of the review of a change.
///
/// ```
/// let names = ipplan_formats::REVIEWS.iter().map(|writer| writer.name);
/// assert!(names.eq(["text", "markdown", "json", "svg", "sarif"]));
/// ```
pub static REVIEWS: &[Writer<ReviewReport>] = &[
    Writer {
        name: "text",
        title: "Text",
        about: "for people: what changes, and what is wrong that was not before",
        ending: ".txt",
        media_type: "text/plain",
        styled: true,
        write: text::review,
    },
    Writer {
        name: "markdown",
        title: "Markdown",
        about: "a comment on a pull request, with maps",
        ending: ".md",
        media_type: "text/markdown",
        styled: false,
        write: markdown::review,
    },
    Writer {
        name: "json",
        title: "JSON",
        about: "every change and finding, for programs",
        ending: ".review.json",
        media_type: "application/json",
        styled: false,
        write: |review| json::text(&json::review(review)),
    },
    Writer {
        name: "svg",
        title: "SVG",
        about: "the networks that change, before and after, as a picture",
        ending: ".svg",
        media_type: "image/svg+xml",
        styled: false,
        write: svg::review,
    },
    Writer {
        name: "sarif",
        title: "SARIF",
        about: "what changes and the new findings, for code hosts",
        ending: ".sarif",
        media_type: "application/sarif+json",
        styled: false,
        write: sarif::review,
    },
];

/// The formats of the report of a check.
///
/// ```
/// let names = ipplan_formats::CHECKS.iter().map(|writer| writer.name);
/// assert!(names.eq(["text", "json", "sarif", "junit"]));
/// ```
pub static CHECKS: &[Writer<CheckReport>] = &[
    Writer {
        name: "text",
        title: "Text",
        about: "for people: the findings of each network",
        ending: ".txt",
        media_type: "text/plain",
        styled: true,
        write: text::check,
    },
    Writer {
        name: "json",
        title: "JSON",
        about: "every finding, and what was read of each file, for programs",
        ending: ".check.json",
        media_type: "application/json",
        styled: false,
        write: |report| json::text(&json::check(report)),
    },
    Writer {
        name: "sarif",
        title: "SARIF",
        about: "for code hosts, which show it beside the lines of a change",
        ending: ".sarif",
        media_type: "application/sarif+json",
        styled: false,
        write: sarif::check,
    },
    Writer {
        name: "junit",
        title: "JUnit XML",
        about: "for build servers, which show it as tests",
        ending: ".xml",
        media_type: "application/xml",
        styled: false,
        write: junit::check,
    },
];

/// The formats of a request: each syntax once.
///
/// ```
/// use ipplan_formats::read::Syntax;
///
/// let syntaxes = ipplan_formats::REQUESTS.iter().map(|(syntax, _)| *syntax);
/// assert!(syntaxes.eq([Syntax::Yaml, Syntax::Toml, Syntax::Json, Syntax::Csv]));
/// ```
pub static REQUESTS: &[(Syntax, Writer<Request>)] = &[
    (
        Syntax::Yaml,
        Writer {
            name: "yaml",
            title: "YAML",
            about: "what is wanted, to edit by hand",
            ending: ".yaml",
            media_type: "application/yaml",
            styled: false,
            write: yaml::request,
        },
    ),
    (
        Syntax::Toml,
        Writer {
            name: "toml",
            title: "TOML",
            about: "what is wanted",
            ending: ".toml",
            media_type: "application/toml",
            styled: false,
            write: toml::request,
        },
    ),
    (
        Syntax::Json,
        Writer {
            name: "json",
            title: "JSON",
            about: "what is wanted, for programs",
            ending: ".json",
            media_type: "application/json",
            styled: false,
            write: |request| json::text(&json::request(request)),
        },
    ),
    (
        Syntax::Csv,
        Writer {
            name: "csv",
            title: "CSV",
            about: "what is wanted, one subnet a row",
            ending: ".csv",
            media_type: "text/csv",
            styled: false,
            write: ours::csv::request,
        },
    ),
];

/// A request file in a syntax: what [`read::request`](crate::read::request) reads back the same.
///
/// ```
/// use ipplan::{Network, Request};
/// use ipplan_formats::read::{self, Syntax};
///
/// let hub = Network::within(vec!["10.0.0.0/24".parse().unwrap()]);
/// let request = Request::default().with("hub", hub);
/// for syntax in Syntax::ALL {
///     let text = ipplan_formats::request(&request, syntax);
///     assert_eq!(read::request(&text, syntax).unwrap().request, request);
/// }
/// ```
pub fn request(request: &Request, syntax: Syntax) -> String {
    let writer = REQUESTS.iter().find(|(it, _)| *it == syntax);
    debug_assert!(writer.is_some(), "every syntax has a writer");
    writer.map(|(_, writer)| (writer.write)(request)).unwrap_or_default()
}
