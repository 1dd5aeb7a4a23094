//! Which call is which.

use std::convert::Infallible;
use std::sync::Arc;
use std::task::{Context, Poll};

use tokio::sync::Notify;
use tonic::body::Body;
use tonic::codegen::{BoxFuture, Service, http};

use crate::grpc::{answer, unimplemented};
use crate::messages::{
    ImportRequest, NoRequest, NoResponse, PlanRequest, ReadRequest, UpgradeRequest,
};
use crate::{resources, schema};

/// Everything that is served.
#[derive(Clone)]
pub(crate) struct Dispatch {
    /// Told when the client wants the process to end.
    shutdown: Arc<Notify>,
}

impl Dispatch {
    pub(crate) fn until(shutdown: Arc<Notify>) -> Dispatch {
        Dispatch { shutdown }
    }
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
        let name = path.strip_prefix("/tfplugin6.Provider/");
        match name.unwrap_or(path) {
            "GetProviderSchema" => answer(asked, |_: &NoRequest| schema::all()),
            "PlanResourceChange" => answer(asked, |it: &PlanRequest| resources::plan(it)),
            "ReadResource" => answer(asked, |it: &ReadRequest| resources::read(it)),
            "ImportResourceState" => answer(asked, |it: &ImportRequest| resources::import(it)),
            "UpgradeResourceState" => answer(asked, |it: &UpgradeRequest| resources::upgrade(it)),
            "ValidateProviderConfig"
            | "ValidateResourceConfig"
            | "ConfigureProvider"
            | "StopProvider" => answer(asked, |_: &NoRequest| NoResponse {}),
            "/plugin.GRPCController/Shutdown" => {
                self.shutdown.notify_one();
                answer(asked, |_: &NoRequest| NoResponse {})
            }
            _ => unimplemented(),
        }
    }
}
