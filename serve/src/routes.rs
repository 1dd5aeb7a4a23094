//! One path for each tool.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use axum::body::{Bytes, HttpBody, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use http_body_util::LengthLimitError;
use ipplan_formats::{RefusalReason, Tool, ToolAnswer};
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;
use tokio::time::timeout;

use crate::limits::Limits;
use crate::refusal::{HttpRefusal, json_response};
use crate::{host, openapi};

/// Everything that is served to those who connect to this address.
pub(crate) fn router(
    listens: SocketAddr,
    tools: Vec<Tool>,
    limits: Limits,
    at_once: usize,
) -> Router {
    let document = Bytes::from(openapi::document(&tools).to_string());
    // Whoever waits for a store keeps no processor busy, and holds nobody up who needs none.
    let turns = Arc::new(Semaphore::new(at_once));
    let waiting = Arc::new(Semaphore::new(limits.waiting));
    let document = move |request: Request| async move {
        no_query(&request).map(|()| json_response(StatusCode::OK, document))
    };
    let mut router = Router::new().route("/openapi.json", get(document));
    let paths: Vec<String> = tools.iter().map(|tool| format!("/{}", tool.name)).collect();
    let nothing_there = nothing_there(&paths.join(", "));
    for (tool, path) in tools.into_iter().zip(paths) {
        let turns = if tool.effect.waits() { waiting.clone() } else { turns.clone() };
        let tool = Arc::new(tool);
        let answer = move |request| answer(tool, request, limits, turns);
        router = router.route(&path, post(answer));
    }
    let nothing_there = move || async { nothing_there };
    router.method_not_allowed_fallback(wrong_method).fallback(nothing_there).layer(from_fn(
        move |request: Request, next: Next| async move {
            let mut response = match host::own(listens, &request) {
                Ok(()) => next.run(request).await,
                Err(refusal) => refusal.into_response(),
            };
            let headers = response.headers_mut();
            headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
            headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
            response
        },
    ))
}

async fn answer(
    tool: Arc<Tool>,
    request: Request,
    limits: Limits,
    turns: Arc<Semaphore>,
) -> Result<Response, HttpRefusal> {
    no_query(&request)?;
    is_json(request.headers())?;
    let body = body(request, limits).await?;
    let late = |_| {
        let message = format!("no answer within {} seconds", limits.answer.as_secs());
        let hint = "ask again later, or ask about less at once";
        HttpRefusal::new(StatusCode::SERVICE_UNAVAILABLE, message, hint)
    };
    let answered = async move {
        // It is given back when the work has ended, also where nobody waits for it any more.
        let turn = turns.acquire_owned().await;
        let work = move || {
            let (status, answer) = asked(&tool, &body);
            drop(turn);
            json_response(status, answer.json.to_string())
        };
        spawn_blocking(work).await
    };
    timeout(limits.answer, answered).await.map_err(late)?.map_err(|_| {
        let message = "the answer could not be made";
        HttpRefusal::new(StatusCode::INTERNAL_SERVER_ERROR, message, "please report it")
    })
}

/// The answer of a tool to a body, with its status.
fn asked(tool: &Tool, body: &[u8]) -> (StatusCode, ToolAnswer) {
    match Tool::arguments_in(body).and_then(|arguments| tool.ask(&arguments)) {
        Ok(answer) => (StatusCode::OK, answer),
        Err(refused) => {
            let status = match refused.reason {
                RefusalReason::Form => StatusCode::BAD_REQUEST,
                RefusalReason::No => StatusCode::UNPROCESSABLE_ENTITY,
                RefusalReason::Unknown => StatusCode::SERVICE_UNAVAILABLE,
            };
            (status, refused.answer)
        }
    }
}

/// The whole body, as long as it is not too long and does not take too long.
async fn body(request: Request, limits: Limits) -> Result<Bytes, HttpRefusal> {
    let too_large = || {
        let message = format!("a body has at most {} bytes", limits.body);
        HttpRefusal::new(StatusCode::PAYLOAD_TOO_LARGE, message, "ask about less at once")
    };
    let body = request.into_body();
    if body.size_hint().lower() > limits.body as u64 {
        return Err(too_large());
    }
    match timeout(limits.ask, to_bytes(body, limits.body)).await {
        Ok(Ok(body)) => Ok(body),
        Ok(Err(error)) => {
            let source = std::error::Error::source(&error);
            let long = source.is_some_and(<dyn std::error::Error>::is::<LengthLimitError>);
            Err(if long {
                too_large()
            } else {
                let message = format!("the body cannot be read: {error}");
                HttpRefusal::new(StatusCode::BAD_REQUEST, message, "send the whole body")
            })
        }
        Err(_) => {
            let message = format!("the body did not come within {} s", limits.ask.as_secs());
            Err(HttpRefusal::new(
                StatusCode::REQUEST_TIMEOUT,
                message,
                "send the whole body at once",
            ))
        }
    }
}

/// A request that a web page can send to any server without asking first is never JSON.
fn is_json(headers: &HeaderMap) -> Result<(), HttpRefusal> {
    let media = headers.get(header::CONTENT_TYPE).map(HeaderValue::to_str);
    let media = media.and_then(Result::ok).and_then(|it| it.split(';').next()).unwrap_or_default();
    let plain = headers.get(header::CONTENT_ENCODING).is_none_or(|it| it == "identity");
    if media.trim().eq_ignore_ascii_case("application/json") && plain {
        return Ok(());
    }
    Err(HttpRefusal::new(
        StatusCode::UNSUPPORTED_MEDIA_TYPE,
        "the body is not JSON that is sent as it is",
        "send the header `Content-Type: application/json`, and no compression",
    ))
}

fn no_query(request: &Request) -> Result<(), HttpRefusal> {
    match request.uri().query() {
        None => Ok(()),
        Some(_) => Err(HttpRefusal::new(
            StatusCode::BAD_REQUEST,
            "a question mark in the path says nothing here",
            "give arguments in the body, as JSON",
        )),
    }
}

fn nothing_there(paths: &str) -> HttpRefusal {
    let message = format!("nothing is at this path; there are {paths}");
    HttpRefusal::new(StatusCode::NOT_FOUND, message, "`/openapi.json` describes them")
}

async fn wrong_method(method: Method) -> HttpRefusal {
    HttpRefusal::new(
        StatusCode::METHOD_NOT_ALLOWED,
        format!("the method {method} is not allowed here"),
        "a tool is asked by POST with its arguments as JSON; `/openapi.json` is read by GET",
    )
}
