//! gRPC: which call is which.

use std::convert::Infallible;
use std::future::{Ready, ready};
use std::sync::Arc;
use std::task::{Context, Poll};

use prost::Message;
use tokio::sync::Notify;
use tonic::body::Body;
use tonic::codegen::{BoxFuture, Service, http};
use tonic::server::{Grpc, UnaryService};
use tonic::{Request, Response, Status};
use tonic_prost::ProstCodec;

use crate::messages::{CallRequest, HealthResponse, NoRequest, NoResponse, ReadRequest};
use crate::provider;

/// The largest message that is read or written, in bytes; Terraform reads as much.
const MOST_BYTES: usize = 64 << 20;

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

fn unimplemented() -> BoxFuture<http::Response<Body>, Infallible> {
    Box::pin(ready(Ok(Status::unimplemented("this provider has no such call").into_http())))
}

fn answer<Q, A>(
    asked: http::Request<Body>,
    compute: fn(&Q) -> A,
) -> BoxFuture<http::Response<Body>, Infallible>
where
    Q: Message + Default + Send + 'static,
    A: Message + Send + 'static,
{
    Box::pin(async move {
        let mut grpc = Grpc::new(ProstCodec::<A, Q>::default())
            .max_decoding_message_size(MOST_BYTES)
            .max_encoding_message_size(MOST_BYTES);
        Ok(grpc.unary(Answering(compute), asked).await)
    })
}

/// One call, computed while its client waits.
struct Answering<Q, A>(fn(&Q) -> A);

impl<Q, A> UnaryService<Q> for Answering<Q, A> {
    type Response = A;
    type Future = Ready<Result<Response<A>, Status>>;

    fn call(&mut self, request: Request<Q>) -> Self::Future {
        ready(Ok(Response::new((self.0)(request.get_ref()))))
    }
}
