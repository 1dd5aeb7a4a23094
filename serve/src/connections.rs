//! Connections: as many at once, and for as long, as the limits allow.

use std::future::Future;
use std::io;
use std::net::TcpListener;
use std::sync::Arc;
use std::thread::available_parallelism;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use ipplan_formats::Tool;
use tokio::net::TcpStream;
use tokio::sync::{Semaphore, watch};
use tokio::time::{sleep, timeout};

use crate::limits::Limits;
use crate::routes::router;

/// The longest head of a request, in bytes.
const HEAD: usize = 16 << 10;

/// Answers clients with these tools until the process is told to stop, by Ctrl+C or a signal.
///
/// # Errors
///
/// Errors of the listener, or of the signals of the system.
pub fn serve(listener: TcpListener, tools: Vec<Tool>) -> io::Result<()> {
    serve_until(listener, tools, Limits::default(), async {
        // A system without signals cannot report one, so the server goes on.
        if stopped().await.is_err() {
            std::future::pending::<()>().await;
        }
    })
}

/// Answers clients until that has happened; then it finishes the requests in progress and accepts no
/// more.
///
/// # Errors
///
/// Errors of the listener.
pub fn serve_until(
    listener: TcpListener,
    tools: Vec<Tool>,
    limits: Limits,
    stop: impl Future<Output = ()>,
) -> io::Result<()> {
    let at_once = available_parallelism().map_or(1, std::num::NonZero::get);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .max_blocking_threads(at_once + limits.waiting)
        .build()?;
    let served = runtime.block_on(async {
        listener.set_nonblocking(true)?;
        let listens = listener.local_addr()?;
        let listener = tokio::net::TcpListener::from_std(listener)?;
        let router = router(listens, tools, limits, at_once);
        let (stopping, told) = watch::channel(());
        tokio::select! {
            () = accept(&listener, &router, limits, &told) => {}
            () = stop => {}
        }
        drop((listener, told));
        // Each connection sees it, ends, and lets go of its end.
        let _ = stopping.send(());
        let _ = timeout(limits.end, stopping.closed()).await;
        Ok(())
    });
    // Work that nobody waits for would keep the process.
    runtime.shutdown_background();
    served
}

async fn accept(
    listener: &tokio::net::TcpListener,
    router: &Router,
    limits: Limits,
    told: &watch::Receiver<()>,
) {
    let places = Arc::new(Semaphore::new(limits.connections));
    // It is never closed.
    while let Ok(place) = places.clone().acquire_owned().await {
        let Ok((stream, _)) = listener.accept().await else {
            // Such as too many open files: some will be closed.
            sleep(Duration::from_millis(50)).await;
            continue;
        };
        let (router, told) = (router.clone(), told.clone());
        tokio::spawn(async move {
            connection(stream, router, limits, told).await;
            drop(place);
        });
    }
}

/// Answers one request after the other, until the client has no more, the server is told to stop, or the
/// connection has reached its time limit.
async fn connection(
    stream: TcpStream,
    router: Router,
    limits: Limits,
    mut told: watch::Receiver<()>,
) {
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(limits.ask).max_buf_size(HEAD);
    let service = TowerToHyperService::new(router);
    let mut answering = Box::pin(http.serve_connection(TokioIo::new(stream), service));
    tokio::select! {
        // A client that has gone away wants nothing any more.
        _ = answering.as_mut() => return,
        _ = told.changed() => {}
        () = sleep(limits.keep) => {}
    }
    answering.as_mut().graceful_shutdown();
    let _ = timeout(limits.end, answering).await;
}

#[cfg(unix)]
async fn stopped() -> io::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut asked, mut told) =
        (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    tokio::select! {
        _ = asked.recv() => {}
        _ = told.recv() => {}
    }
    Ok(())
}

#[cfg(not(unix))]
async fn stopped() -> io::Result<()> {
    tokio::signal::ctrl_c().await
}
