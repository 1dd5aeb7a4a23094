//! `cargo xtask web`: the app, and what must hold of it and of the npm package.

use std::net::TcpListener;

use crate::node;
use crate::step::{StepResult, step};
use crate::{browser, wasm};

/// Builds the app into `web-demo/dist`: static files that any host can serve under any path.
pub(crate) fn run(_: &[String]) -> StepResult {
    wasm::run(&[])?;
    step("The app", node::script("web-demo", "build"))
}

/// Builds the npm package and the app, and tests both, the app in a real browser.
pub(crate) fn test() -> StepResult {
    node::packages()?;
    step("Format and lints of TypeScript and CSS", node::script_in(".", "lint"))?;
    run(&[])?;
    for (workspace, name) in [("wasm", "the npm package"), ("web-demo", "the app")] {
        step(&format!("Types of {name}"), node::script(workspace, "check"))?;
        step(&format!("Tests of {name}"), node::script(workspace, "test"))?;
    }
    // With packages of its own, so that the others are quickly installed.
    let pulumi = "wasm/examples/pulumi";
    node::install(pulumi, "Install the packages of the Pulumi example")?;
    step("The Pulumi example", node::script_in(pulumi, "test"))?;
    in_browser("The app in a browser", "e2e")
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
