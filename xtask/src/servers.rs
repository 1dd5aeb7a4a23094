//! Servers for the tests of stores: on loopback, with nothing kept, and ended with their value.

use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crate::step::{command, works};
use crate::tools;

/// The servers that run, and the variables by which tests find them.
#[derive(Default)]
pub(crate) struct Servers {
    /// In the order in which they end.
    running: Vec<Running>,
    pub(crate) variables: Vec<(&'static str, String)>,
}

/// A server that ends when the value is dropped.
enum Running {
    Process(Child),
    /// A database, which ends its own processes when it is asked to.
    Database(Child),
    Folder(PathBuf),
}

impl Drop for Running {
    fn drop(&mut self) {
        match self {
            Running::Process(child) => {
                // It is a process of ours, by its number.
                let _ = child.kill();
                let _ = child.wait();
            }
            Running::Database(child) => {
                let _ = command("kill", &["-QUIT", &child.id().to_string()]).status();
                let _ = child.wait();
            }
            Running::Folder(path) => drop(fs::remove_dir_all(path)),
        }
    }
}

type Started = Result<(), String>;
type Start = fn(&mut Servers) -> Started;

impl Servers {
    /// Starts every server that this machine can have, and says which it cannot.
    pub(crate) fn start() -> Result<Servers, String> {
        fs::create_dir_all(folder()).map_err(|error| format!("target/servers: {error}"))?;
        let mut servers = Servers::default();
        let all: [(&str, Start); 5] = [
            ("Azurite", Servers::azurite),
            ("Azurite with TLS", Servers::azurite_tls),
            ("moto as S3", Servers::moto),
            ("PostgreSQL", Servers::postgres),
            ("PgBouncer", Servers::pooler),
        ];
        for (name, start) in all {
            match start(&mut servers) {
                Ok(()) => println!("--- {name} runs for the tests"),
                Err(why) => println!("--- {name} is skipped: {why}"),
            }
        }
        Ok(servers)
    }

    fn set(&mut self, name: &'static str, value: impl Into<String>) {
        self.variables.push((name, value.into()));
    }

    fn get(&self, name: &str) -> Option<&str> {
        self.variables.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }

    fn process(&mut self, mut command: Command) -> Started {
        let child = spawn(&mut command)?;
        self.running.push(Running::Process(child));
        Ok(())
    }

    fn azurite(&mut self) -> Started {
        let address = format!("http://127.0.0.1:{}", self.azurite_with(&[])?);
        container("azure", &address)?;
        self.set("AZURE_STORAGE_USE_EMULATOR", "true");
        self.set("AZURITE_BLOB_STORAGE_URL", address);
        self.set("STORE_TEST_AZURE", "az://plans");
        Ok(())
    }

    /// The same with a certificate that only clients trust which are configured to do so.
    fn azurite_tls(&mut self) -> Started {
        let (key, certificate) = certificate(&folder())?;
        let words = ["--key", &key, "--cert", &certificate];
        let address = format!("https://127.0.0.1:{}", self.azurite_with(&words)?);
        self.set("STORE_TEST_TLS", address);
        self.set("STORE_TEST_CERTIFICATE", certificate);
        Ok(())
    }

    fn azurite_with(&mut self, words: &[&str]) -> Result<String, String> {
        let program = folder().join("node_modules/azurite/dist/src/blob/main.js");
        if !program.is_file() {
            let prefix = folder().display().to_string();
            let words = ["install", "--no-save", "--prefix", &prefix, "azurite@3.35.0"];
            done("npm install azurite", command("npm", &words))?;
        }
        let (port, program) = (port()?, program.display().to_string());
        let mut azurite = command("node", &[&program, "--inMemoryPersistence", "--silent"]);
        azurite.args(["--skipApiVersionCheck", "--disableTelemetry", "--blobPort", &port]);
        azurite.args(words);
        self.process(azurite)?;
        let here = format!("127.0.0.1:{port}");
        until("Azurite", || std::net::TcpStream::connect(&here).is_ok())?;
        Ok(port)
    }

    /// Twice: one that takes everybody, and one that knows nobody.
    fn moto(&mut self) -> Started {
        let python = folder().join("python");
        if !python.join("bin/moto_server").is_file() {
            let path = python.display().to_string();
            done("python3 -m venv", command("python3", &["-m", "venv", &path]))?;
            let pip = python.join("bin/pip").display().to_string();
            let words = ["install", "--quiet", "moto[s3,server]==5.2.5"];
            done("pip install moto", command(&pip, &words))?;
        }
        let python = python.join("bin/python").display().to_string();
        for (variable, strict) in [("AWS_ENDPOINT", false), ("STORE_TEST_STRICT_S3", true)] {
            let port = port()?;
            let mut moto = command(&python, &["store/tests/servers/s3.py", &port]);
            if strict {
                // The one action is that the bucket is created.
                moto.env("INITIAL_NO_AUTH_ACTION_COUNT", "1");
            }
            self.process(moto)?;
            let address = format!("http://127.0.0.1:{port}");
            container("s3", &address)?;
            self.set(variable, address);
        }
        self.set("AWS_ALLOW_HTTP", "true");
        self.set("AWS_REGION", "us-east-1");
        self.set("AWS_ACCESS_KEY_ID", "test");
        self.set("AWS_SECRET_ACCESS_KEY", "test");
        self.set("STORE_TEST_S3", "s3://plans");
        Ok(())
    }

    /// A database of its own in a folder of its own, with a role that reads and one with a password (`right`).
    fn postgres(&mut self) -> Started {
        let there = || fs::read_dir("/usr/lib/postgresql").ok().into_iter().flatten().flatten();
        if there().next().is_none() {
            tools::debian("PostgreSQL", &["postgresql"])?;
        }
        let newest = there().map(|it| it.path().join("bin")).max();
        let bin = newest.ok_or_else(|| "it is not installed".to_owned())?;
        let folder = std::env::temp_dir().join(format!("ipplan-postgres-{}", std::process::id()));
        fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
        let place = folder.display().to_string();
        let data = folder.join("data").display().to_string();
        let run = |program: &str, words: &[&str]| unprivileged(&bin.join(program), words);
        // It ends last, when no server uses it any more.
        let remove = Running::Folder(folder.clone());
        if root() {
            done("chown", command("chown", &["postgres", &place]))?;
        }
        let words =
            ["-D", &data, "-A", "trust", "-U", "postgres", "--no-sync", "-E", "UTF8", "--locale=C"];
        done("initdb", run("initdb", &words))?;
        let access = folder.join("data/pg_hba.conf");
        let access_rules =
            "host all guarded 127.0.0.1/32 scram-sha-256\nhost all all 127.0.0.1/32 trust\n";
        fs::write(&access, access_rules).map_err(|error| error.to_string())?;
        let (key, certificate) = certificate(&folder)?;
        if root() {
            done("chown", command("chown", &["postgres", &key, &certificate]))?;
        }
        let port = port()?;
        let mut server = run("postgres", &["-D", &data, "-p", &port, "-k", &place]);
        let tls = [format!("ssl_key_file={key}"), format!("ssl_cert_file={certificate}")];
        for setting in ["listen_addresses=127.0.0.1", "fsync=off", "ssl=on", &tls[0], &tls[1]] {
            server.args(["-c", setting]);
        }
        self.running.push(Running::Database(spawn(&mut server)?));
        self.running.push(remove);
        let here = ["-h", "127.0.0.1", "-p", &port, "-U", "postgres"];
        until("PostgreSQL", || works(run("pg_isready", &here)))?;
        let users = "create role reader login; create role guarded login password 'right'; \
                     alter default privileges grant usage on schemas to reader; \
                     alter default privileges grant select on tables to reader;";
        done("psql", run("psql", &[&here[..], &["-c", users]].concat()))?;
        self.set("STORE_TEST_POSTGRES", format!("postgres://postgres@127.0.0.1:{port}/postgres"));
        self.set("STORE_TEST_POSTGRES_CERTIFICATE", certificate);
        Ok(())
    }

    /// Gives each transaction another one of few connections.
    fn pooler(&mut self) -> Started {
        let address = self.get("STORE_TEST_POSTGRES").ok_or("there is no PostgreSQL")?;
        let behind = address.rsplit(':').next().and_then(|it| it.split('/').next());
        let behind = behind.unwrap_or_default().to_owned();
        let program = Path::new("/usr/sbin/pgbouncer");
        if !program.is_file() {
            tools::debian("PgBouncer", &["pgbouncer"])?;
        }
        let folder = std::env::temp_dir().join(format!("ipplan-pooler-{}", std::process::id()));
        fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
        let (port, settings) = (port()?, folder.join("pgbouncer.ini"));
        let text = format!(
            "[databases]\n* = host=127.0.0.1 port={behind} user=postgres\n[pgbouncer]\n\
             listen_addr = 127.0.0.1\nlisten_port = {port}\nunix_socket_dir =\nauth_type = any\n\
             pool_mode = transaction\ndefault_pool_size = 4\nmax_client_conn = 100\n"
        );
        fs::write(&settings, text).map_err(|error| error.to_string())?;
        self.running.insert(0, Running::Folder(folder));
        let mut server = unprivileged(program, &["-q", &settings.display().to_string()]);
        self.running.insert(0, Running::Process(spawn(&mut server)?));
        let here = format!("127.0.0.1:{port}");
        until("PgBouncer", || std::net::TcpStream::connect(&here).is_ok())?;
        self.set("STORE_TEST_POOLER", format!("postgres://postgres@{here}/postgres"));
        Ok(())
    }
}

/// Where what the servers need is installed, once.
fn folder() -> PathBuf {
    xtask::root().join("target").join("servers")
}

fn port() -> Result<String, String> {
    let bound = TcpListener::bind("127.0.0.1:0").and_then(|it| it.local_addr());
    bound.map(|it| it.port().to_string()).map_err(|error| error.to_string())
}

fn spawn(command: &mut Command) -> Result<Child, String> {
    let quiet = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    quiet.spawn().map_err(|error| error.to_string())
}

/// Runs this to its end, without showing what it prints.
fn done(what: &str, command: Command) -> Started {
    if works(command) { Ok(()) } else { Err(format!("{what} did not work")) }
}

fn until(what: &str, mut ready: impl FnMut() -> bool) -> Started {
    // A minute: the first start from a cold disk takes many seconds.
    let ready = (0..600).any(|_| {
        std::thread::sleep(Duration::from_millis(100));
        ready()
    });
    if ready { Ok(()) } else { Err(format!("{what} does not start")) }
}

fn container(kind: &str, address: &str) -> Started {
    let script = "store/tests/servers/container.mjs";
    done("making a container", command("node", &[script, kind, address]))
}

/// A key, and a certificate for this machine alone.
fn certificate(folder: &Path) -> Result<(String, String), String> {
    let file = |name: &str| folder.join(name).display().to_string();
    let (key, certificate) = (file("key.pem"), file("certificate.pem"));
    let words = "req -x509 -newkey rsa:2048 -nodes -days 30 -subj /CN=127.0.0.1 \
                 -addext subjectAltName=IP:127.0.0.1 -addext basicConstraints=CA:FALSE";
    let mut words: Vec<&str> = words.split_whitespace().collect();
    words.extend(["-keyout", &key, "-out", &certificate]);
    done("openssl req", command("openssl", &words))?;
    Ok((key, certificate))
}

fn root() -> bool {
    works(command("sh", &["-c", "test $(id -u) = 0"]))
}

/// PostgreSQL and its pooler refuse to run as root, and Debian has a user for them.
fn unprivileged(program: &Path, words: &[&str]) -> Command {
    let program = program.display().to_string();
    if root() {
        let user = ["--reuid=postgres", "--regid=postgres", "--clear-groups", &program];
        command("setpriv", &[&user, words].concat())
    } else {
        command(&program, words)
    }
}
