//! gRPC: one message in, one out, computed on a thread of its own.

use std::convert::Infallible;
use std::future::ready;

use prost::Message;
use tokio::task::spawn_blocking;
use tonic::body::Body;
use tonic::codegen::{BoxFuture, http};
use tonic::server::{Grpc, UnaryService};
use tonic::{Request, Response, Status};
use tonic_prost::ProstCodec;

/// The largest message that is read or written, in bytes; Terraform reads as much.
const MOST_BYTES: usize = 64 << 20;

/// The answer to a call that does not exist.
pub(crate) fn unimplemented() -> BoxFuture<http::Response<Body>, Infallible> {
    Box::pin(ready(Ok(Status::unimplemented("this provider has no such call").into_http())))
}

/// Reads what is asked, and answers it.
pub(crate) fn answer<Q, A>(
    asked: http::Request<Body>,
    compute: impl FnOnce(&Q) -> A + Send + 'static,
) -> BoxFuture<http::Response<Body>, Infallible>
where
    Q: Message + Default + Send + 'static,
    A: Message + Send + 'static,
{
    Box::pin(async move {
        let mut grpc = Grpc::new(ProstCodec::<A, Q>::default())
            .max_decoding_message_size(MOST_BYTES)
            .max_encoding_message_size(MOST_BYTES);
        Ok(grpc.unary(Answering(Some(compute)), asked).await)
    })
}

/// One call. Others are answered while it is computed, which can take as long as a store does.
struct Answering<F>(Option<F>);

impl<Q, A, F> UnaryService<Q> for Answering<F>
where
    Q: Message + Send + 'static,
    A: Message + Send + 'static,
    F: FnOnce(&Q) -> A + Send + 'static,
{
    type Response = A;
    type Future = BoxFuture<Response<A>, Status>;

    fn call(&mut self, request: Request<Q>) -> Self::Future {
        let compute = self.0.take();
        Box::pin(async move {
            let compute =
                compute.ok_or_else(|| Status::internal("the call was answered before"))?;
            let answer = spawn_blocking(move || compute(request.get_ref())).await;
            answer.map(Response::new).map_err(|error| Status::internal(error.to_string()))
        })
    }
}
