//! `cargo xtask web`: the app, and what must hold of it and of the npm package.

use std::net::TcpListener;
use std::sync::OnceLock;

use crate::node;
use crate::step::{StepResult, step};
use crate::{browser, wasm};

/// Builds the app into `web-demo/dist`: static files that any host can serve under any path.
pub(crate) fn run(_: &[String]) -> StepResult {
    wasm::run(&[])?;
    step("The app", node::script("web-demo", "build"))
}

/// The same, once for all parts of the tests that need it.
fn built() -> StepResult {
    static BUILT: OnceLock<StepResult> = OnceLock::new();
    BUILT.get_or_init(|| node::packages().and_then(|()| run(&[]))).clone()
}

/// Lints TypeScript and CSS, and tests the npm package.
pub(crate) fn npm() -> StepResult {
    node::packages()?;
    step("Format and lints of TypeScript and CSS", node::script_in(".", "lint"))?;
    built()?;
    checked("wasm", "the npm package")?;
    // With packages of its own, so that the others are quickly installed.
    let pulumi = "wasm/examples/pulumi";
    node::install(pulumi, "Install the packages of the Pulumi example")?;
    step("The Pulumi example", node::script_in(pulumi, "test"))
}

/// Tests the app without a browser.
pub(crate) fn app() -> StepResult {
    built()?;
    checked("web-demo", "the app")
}

/// Tests the app in a real browser.
pub(crate) fn browser() -> StepResult {
    built()?;
    in_browser("The app in a browser", "e2e")
}

fn checked(workspace: &str, name: &str) -> StepResult {
    step(&format!("Types of {name}"), node::script(workspace, "check"))?;
    step(&format!("Tests of {name}"), node::script(workspace, "test"))
}

/// Builds the app, and measures it and the npm package in the browser.
pub(crate) fn bench() -> StepResult {
    run(&[])?;
    in_browser("The app, measured in a browser", "bench")
}

fn in_browser(heading: &str, script: &str) -> StepResult {
    let browser = browser::chromium()?;
    let mut command = node::script("web-demo", script);
    // CI: uses a server of its own, apart from any others on this machine.
    command.env("CHROMIUM", browser).env("CI", "1").env("PORT", free_port()?);
    step(heading, command)
}

/// A port that nobody listens on. It is free again when the server asks for it.
fn free_port() -> Result<String, String> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).and_then(|it| it.local_addr());
    listener.map(|address| address.port().to_string()).map_err(|error| error.to_string())
}
