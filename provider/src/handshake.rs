//! How Terraform starts a plugin: two variables in the environment, and one line on standard output that says
//! where the plugin listens.

use std::io::Write;
use std::sync::Arc;
use std::{env, io};

use data_encoding::BASE64_NOPAD;
use tokio::sync::Notify;
use tokio_stream::Stream;
use tonic::transport::server::Connected;
use tonic::transport::{Identity, Server, ServerTlsConfig};

use crate::calls::Dispatch;

/// Set by Terraform, so that nobody takes a plugin for a program.
const COOKIE: (&str, &str) =
    ("TF_PLUGIN_MAGIC_COOKIE", "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2");

/// Serves until Terraform ends it.
pub(crate) fn run() -> Result<(), String> {
    if env::var(COOKIE.0).as_deref() != Ok(COOKIE.1) {
        return Err("This is a provider of Terraform and OpenTofu, which start it themselves.\n\
                    How to use it: https://github.com/ipplan/ipplan/tree/main/provider/docs"
            .to_owned());
    }
    let versions = env::var("PLUGIN_PROTOCOL_VERSIONS").unwrap_or_else(|_| "6".to_owned());
    if !versions.split(',').any(|version| version.trim() == "6") {
        return Err(format!(
            "This provider speaks protocol 6, which Terraform has since 0.15; this one speaks {versions}."
        ));
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.map_err(|error| error.to_string())?.block_on(serve()).map_err(|error| error.to_string())
}

type Failure = Box<dyn std::error::Error>;

async fn serve() -> Result<(), Failure> {
    let mut server = Server::builder();
    let mut certificate = String::new();
    // Terraform has a certificate for this connection and wants one of ours: all that it trusts is in the line.
    if env::var_os("PLUGIN_CLIENT_CERT").is_some_and(|it| !it.is_empty()) {
        let own = rcgen::generate_simple_self_signed(["localhost".to_owned()])?;
        let identity = Identity::from_pem(own.cert.pem(), own.signing_key.serialize_pem());
        server = server.tls_config(ServerTlsConfig::new().identity(identity))?;
        certificate = BASE64_NOPAD.encode(own.cert.der());
    }
    let shutdown = Arc::new(Notify::new());
    let calls = Dispatch::until(shutdown.clone());
    listen(server, calls, &certificate, shutdown).await
}

/// A socket in a folder that only this user may enter.
#[cfg(unix)]
async fn listen(
    server: Server,
    calls: Dispatch,
    certificate: &str,
    shutdown: Arc<Notify>,
) -> Result<(), Failure> {
    let folder = tempfile::Builder::new().prefix("ipplan").tempdir()?;
    let path = folder.path().join("plugin");
    let listener = tokio::net::UnixListener::bind(&path)?;
    announce("unix", &path.to_string_lossy(), certificate)?;
    let incoming = tokio_stream::wrappers::UnixListenerStream::new(listener);
    until(server, calls, incoming, shutdown).await
}

#[cfg(not(unix))]
async fn listen(
    server: Server,
    calls: Dispatch,
    certificate: &str,
    shutdown: Arc<Notify>,
) -> Result<(), Failure> {
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await?;
    announce("tcp", &listener.local_addr()?.to_string(), certificate)?;
    let incoming = tokio_stream::wrappers::TcpListenerStream::new(listener);
    until(server, calls, incoming, shutdown).await
}

async fn until<IO>(
    server: Server,
    calls: Dispatch,
    incoming: impl Stream<Item = io::Result<IO>>,
    shutdown: Arc<Notify>,
) -> Result<(), Failure>
where
    IO: tokio::io::AsyncRead + tokio::io::AsyncWrite + Connected + Unpin + Send + 'static,
{
    let ended = async move { shutdown.notified().await };
    tokio::select! {
        end = server.serve_with_incoming_shutdown(calls, incoming, ended) => Ok(end?),
        // Whoever presses Ctrl+C ends Terraform, which then ends its plugins in order.
        () = ignore_interrupts() => Ok(()),
    }
}

async fn ignore_interrupts() {
    while tokio::signal::ctrl_c().await.is_ok() {}
}

/// The line: the version of the handshake, of the protocol, and where to go.
fn announce(network: &str, address: &str, certificate: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "1|6|{network}|{address}|grpc|{certificate}")?;
    out.flush()
}

/// Prints a message for a person who started it by hand.
pub(crate) fn complain(message: &str) {
    let _ = writeln!(io::stderr(), "{message}");
}
