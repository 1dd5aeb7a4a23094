//! gRPC: one message in, one out.

use std::convert::Infallible;
use std::future::{Ready, ready};

use prost::Message;
use tonic::body::Body;
use tonic::codegen::{BoxFuture, http};
use tonic::server::{Grpc, UnaryService};
use tonic::{Request, Response, Status};
use tonic_prost::ProstCodec;

/// The largest message that is read or written, in bytes; Terraform reads as much.
const MOST_BYTES: usize = 64 << 20;

/// What is answered to a call that there is not.
pub(crate) fn unimplemented() -> BoxFuture<http::Response<Body>, Infallible> {
    Box::pin(ready(Ok(Status::unimplemented("this provider has no such call").into_http())))
}

/// Reads what is asked, and answers it.
pub(crate) fn answer<Q, A>(
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
