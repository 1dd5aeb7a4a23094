//! Refusals: problems as JSON, with a status.

use axum::body::Body;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use ipplan::{Problem, codes};
use ipplan_formats::json;

/// A request that is not answered, and how it could be.
#[derive(Clone)]
pub(crate) struct HttpRefusal {
    pub(crate) status: StatusCode,
    message: String,
    hint: &'static str,
}

impl HttpRefusal {
    pub(crate) fn new(
        status: StatusCode,
        message: impl Into<String>,
        hint: &'static str,
    ) -> HttpRefusal {
        HttpRefusal { status, message: message.into(), hint }
    }
}

pub(crate) fn json_response(status: StatusCode, body: impl Into<Body>) -> Response {
    (status, [(header::CONTENT_TYPE, "application/json")], body.into()).into_response()
}

impl IntoResponse for HttpRefusal {
    fn into_response(self) -> Response {
        let problem = Problem::new(&codes::NOT_SERVED, self.message).hint(self.hint);
        json_response(self.status, json::problems(&[problem]).to_string())
    }
}
