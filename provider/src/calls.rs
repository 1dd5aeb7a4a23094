//! Which call is which.

use std::convert::Infallible;
use std::sync::Arc;
use std::task::{Context, Poll};

use tokio::sync::Notify;
use tonic::body::Body;
use tonic::codegen::{BoxFuture, Service, http};

use crate::grpc::{answer, unimplemented};
use crate::messages::{CallRequest, HealthResponse, NoRequest, NoResponse, ReadRequest};
use crate::provider;

/// Everything that is served.
#[derive(Clone)]
pub(crate) struct Dispatch {
    /// Told when the client wants the process to end.
    pub(crate) shutdown: Arc<Notify>,
}

impl Service<http::Request<Body>> for Dispatch {
    type Response = http::Response<Body>;
    type Error = Infallible;
    type Future = BoxFuture<Self::Response, Infallible>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, asked: http::Request<Body>) -> Self::Future {
        let path = asked.uri().path();
        if let Some(name) = path.strip_prefix("/tfplugin6.Provider/") {
            return match name {
                "GetMetadata" => answer(asked, |_: &NoRequest| provider::metadata()),
                "GetProviderSchema" => answer(asked, |_: &NoRequest| provider::schema()),
                "GetFunctions" => answer(asked, |_: &NoRequest| provider::functions()),
                "CallFunction" => answer(asked, |it: &CallRequest| provider::call(it)),
                "ReadDataSource" => answer(asked, |it: &ReadRequest| provider::read(it)),
                // There is nothing to configure, and what is wrong is said when it is read.
                "ValidateProviderConfig"
                | "ValidateDataResourceConfig"
                | "ConfigureProvider"
                | "StopProvider" => answer(asked, |_: &NoRequest| NoResponse {}),
                _ => unimplemented(),
            };
        }
        match path {
            "/grpc.health.v1.Health/Check" => {
                answer(asked, |_: &NoRequest| HealthResponse { status: 1 })
            }
            "/plugin.GRPCController/Shutdown" => {
                self.shutdown.notify_one();
                answer(asked, |_: &NoRequest| NoResponse {})
            }
            _ => unimplemented(),
        }
    }
}
