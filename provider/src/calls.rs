//! Which call is which.

use std::convert::Infallible;
use std::sync::Arc;
use std::task::{Context, Poll};

use tokio::sync::Notify;
use tonic::body::Body;
use tonic::codegen::{BoxFuture, Service, http};

use crate::grpc::{answer, unimplemented};
use crate::messages::{
    ApplyRequest, CallRequest, ConfigureRequest, HealthResponse, ImportRequest, NoRequest,
    NoResponse, PlanRequest, ReadRequest, UpgradeRequest, ValidateRequest, ValidateResponse,
};
use crate::provider::{self, Configured};
use crate::{allocation, settings, stored};

/// Everything that is served.
#[derive(Clone)]
pub(crate) struct Dispatch {
    /// Told when the client wants the process to end.
    shutdown: Arc<Notify>,
    /// The settings that Terraform has configured.
    configured: Configured,
}

impl Dispatch {
    pub(crate) fn until(shutdown: Arc<Notify>) -> Dispatch {
        Dispatch { shutdown, configured: Configured::default() }
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
        if let Some(name) = path.strip_prefix("/tfplugin6.Provider/") {
            let given = self.configured.clone();
            return match name {
                "GetMetadata" => answer(asked, |_: &NoRequest| provider::metadata()),
                "GetProviderSchema" => answer(asked, |_: &NoRequest| provider::schema()),
                "GetFunctions" => answer(asked, |_: &NoRequest| provider::functions()),
                "CallFunction" => answer(asked, |it: &CallRequest| provider::call(it)),
                "ReadDataSource" => answer(asked, |it: &ReadRequest| provider::read(it)),
                "ConfigureProvider" => {
                    answer(asked, move |it: &ConfigureRequest| given.configure(it))
                }
                "ValidateResourceConfig" => answer(asked, |it: &ValidateRequest| {
                    ValidateResponse { diagnostics: allocation::validate(it.config.as_ref()) }
                }),
                "UpgradeResourceState" => {
                    answer(asked, |it: &UpgradeRequest| provider::upgrade(it))
                }
                "ValidateProviderConfig" => answer(asked, |it: &ConfigureRequest| {
                    ValidateResponse { diagnostics: settings::validate(it.config.as_ref()) }
                }),
                "ReadResource" => {
                    answer(asked, move |it: &ReadRequest| stored::read(&given.settings(), it))
                }
                "PlanResourceChange" => {
                    answer(asked, move |it: &PlanRequest| allocation::plan(&given.settings(), it))
                }
                "ApplyResourceChange" => {
                    answer(asked, move |it: &ApplyRequest| stored::apply(&given.settings(), it))
                }
                "ImportResourceState" => {
                    answer(asked, move |it: &ImportRequest| stored::import(&given.settings(), it))
                }
                // What is wrong is said when it is read; what began goes on to its end.
                "ValidateDataResourceConfig" | "StopProvider" => {
                    answer(asked, |_: &NoRequest| NoResponse {})
                }
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
