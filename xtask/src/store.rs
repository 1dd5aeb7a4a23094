//! `cargo xtask test store`: the tests of stores against servers that run for them on this machine.

use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use crate::step::{StepResult, cargo, command, step, works};

/// A server that ends with its value.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        // It is a process of ours, by its number.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Where what the servers need is installed, once.
fn folder() -> PathBuf {
    xtask::root().join("target").join("servers")
}

/// Starts every server that this machine can have, and runs the races on it.
pub(crate) fn test() -> StepResult {
    fs::create_dir_all(folder()).map_err(|error| format!("target/servers: {error}"))?;
    let mut addresses = vec![];
    let mut servers = vec![];
    let mut variables = vec![];
    for (name, start) in
        [("Azurite", azurite as fn() -> Started), ("moto as S3", moto), ("PostgreSQL", postgres)]
    {
        match start() {
            Ok((server, address, more)) => {
                println!("--- {name} runs for the tests");
                servers.push(server);
                addresses.push(address);
                variables.extend(more);
            }
            Err(why) => println!("--- {name} is skipped: {why}"),
        }
    }
    let mut tests = cargo("test -p ipplan-store --test races in_a_server -- --nocapture");
    tests.env("STORE_TEST", addresses.join(" ")).envs(variables);
    let done = step("Stores on servers", tests);
    drop(servers);
    done
}

/// Ends what it started when it is dropped.
trait Running {}
impl Running for Server {}
impl Running for Database {}

type Started = Result<(Box<dyn Running>, String, Vec<(&'static str, String)>), String>;

fn port() -> Result<u16, String> {
    let bound = TcpListener::bind("127.0.0.1:0").and_then(|it| it.local_addr());
    bound.map(|it| it.port()).map_err(|error| error.to_string())
}

fn spawn(mut command: Command) -> Result<Server, String> {
    let quiet = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    quiet.spawn().map(Server).map_err(|error| error.to_string())
}

/// Runs this to its end, without showing what it prints.
fn done(what: &str, command: Command) -> Result<(), String> {
    if works(command) { Ok(()) } else { Err(format!("{what} did not work")) }
}

fn container(kind: &str, address: &str) -> Result<(), String> {
    let script = "store/tests/servers/container.mjs";
    done("making a container", command("node", &[script, kind, address]))
}

fn azurite() -> Started {
    let program = folder().join("node_modules/azurite/dist/src/blob/main.js");
    if !program.is_file() {
        let prefix = folder().display().to_string();
        let words = ["install", "--no-save", "--prefix", &prefix, "azurite@3.35.0"];
        done("npm install azurite", command("npm", &words))?;
    }
    let (port, program) = (port()?.to_string(), program.display().to_string());
    let words = [
        program.as_str(),
        "--inMemoryPersistence",
        "--silent",
        "--skipApiVersionCheck",
        "--disableTelemetry",
        "--blobPort",
        &port,
    ];
    let server = spawn(command("node", &words))?;
    let address = format!("http://127.0.0.1:{port}");
    container("azure", &address)?;
    let variables = vec![
        ("AZURE_STORAGE_USE_EMULATOR", "true".to_owned()),
        ("AZURITE_BLOB_STORAGE_URL", address),
    ];
    Ok((Box::new(server), "az://plans".to_owned(), variables))
}

fn moto() -> Started {
    let python = folder().join("python");
    let program = python.join("bin/moto_server");
    if !program.is_file() {
        let path = python.display().to_string();
        done("python3 -m venv", command("python3", &["-m", "venv", &path]))?;
        let pip = python.join("bin/pip").display().to_string();
        done("pip install moto", command(&pip, &["install", "--quiet", "moto[s3,server]==5.2.5"]))?;
    }
    let port = port()?.to_string();
    let server = spawn(command(&program.display().to_string(), &["-H", "127.0.0.1", "-p", &port]))?;
    let address = format!("http://127.0.0.1:{port}");
    container("s3", &address)?;
    let variables = vec![
        ("AWS_ENDPOINT", address),
        ("AWS_ALLOW_HTTP", "true".to_owned()),
        ("AWS_REGION", "us-east-1".to_owned()),
        ("AWS_ACCESS_KEY_ID", "test".to_owned()),
        ("AWS_SECRET_ACCESS_KEY", "test".to_owned()),
    ];
    Ok((Box::new(server), "s3://plans".to_owned(), variables))
}

/// A database of its own in a folder of its own.
struct Database {
    server: Option<Server>,
    folder: PathBuf,
}

impl Drop for Database {
    fn drop(&mut self) {
        if let Some(server) = self.server.take() {
            // The server ends its own processes when it is asked to, and waits for none of them.
            let process = server.0.id().to_string();
            let _ = command("kill", &["-QUIT", &process]).status();
            std::thread::sleep(std::time::Duration::from_millis(300));
            drop(server);
        }
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn postgres() -> Started {
    let programs = fs::read_dir("/usr/lib/postgresql").map_err(|_| {
        "it is not installed; on Debian, `apt-get install postgresql` does that".to_owned()
    })?;
    let newest = programs.flatten().map(|it| it.path().join("bin")).max();
    let bin = newest.ok_or_else(|| "it is not installed".to_owned())?;
    let root = works(command("sh", &["-c", "test $(id -u) = 0"]));
    let folder = std::env::temp_dir().join(format!("ipplan-postgres-{}", std::process::id()));
    fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    let place = folder.display().to_string();
    let data = folder.join("data").display().to_string();
    // PostgreSQL refuses to run as root, and Debian has a user for it.
    let run = |program: &str, words: &[&str]| {
        let program = Path::new(&bin).join(program).display().to_string();
        if root {
            let user = ["--reuid=postgres", "--regid=postgres", "--clear-groups", &program];
            command("setpriv", &[&user, words].concat())
        } else {
            command(&program, words)
        }
    };
    if root {
        done("chown", command("chown", &["postgres", &place]))?;
    }
    let words =
        ["-D", &data, "-A", "trust", "-U", "postgres", "--no-sync", "-E", "UTF8", "--locale=C"];
    done("initdb", run("initdb", &words))?;
    let port = port()?.to_string();
    let words = [
        "-D",
        &data,
        "-p",
        &port,
        "-k",
        &place,
        "-c",
        "listen_addresses=127.0.0.1",
        "-c",
        "fsync=off",
    ];
    let server = spawn(run("postgres", &words))?;
    let database = Database { server: Some(server), folder };
    let ready = (0..100).any(|_| {
        std::thread::sleep(std::time::Duration::from_millis(100));
        works(run("pg_isready", &["-h", "127.0.0.1", "-p", &port]))
    });
    if !ready {
        return Err("it does not start".to_owned());
    }
    let address = format!("postgres://postgres@127.0.0.1:{port}/postgres");
    Ok((Box::new(database), address, Vec::new()))
}
