//! The protocol around the tools.

use std::io;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use ipplan_formats::{TOOLS, Tool};
use rmcp::model::{
    CallToolRequestParams, CallToolResponse, CallToolResult, ContentBlock, ErrorData,
    Implementation, ListToolsResult, PaginatedRequestParams, ServerCapabilities, ServerConfig,
    ToolAnnotations,
};
use rmcp::service::{RequestContext, RoleServer, ServerInitializeError};
use rmcp::{ServerHandler, ServiceExt};
use serde_json::Value;

use crate::bounded::Bounded;

/// The instructions that a model gets before its first question.
const INSTRUCTIONS: &str = "Sizes of Azure subnets and where they go. Every number comes with the page of \
    Microsoft's documentation behind it and its date: pass both on. Never estimate the size of a subnet; \
    ask `size`. A plan never moves what its lock has placed, so keep the `lock` of each answer and give \
    it with the next request. No tool reads or writes a file: give the text of files.";

/// Answers on standard input and output until the client closes them.
///
/// # Errors
///
/// Errors of the pipes, and a message of more than [`Tool::MOST_BYTES`].
pub fn serve() -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build()?;
    let served = runtime.block_on(answer());
    // A read of standard input that nobody waits for would keep the process.
    runtime.shutdown_background();
    served
}

async fn answer() -> io::Result<()> {
    let input = Bounded::new(tokio::io::stdin(), Tool::MOST_BYTES);
    let exceeded = input.exceeded();
    let ended = match Tools.serve((input, tokio::io::stdout())).await {
        Ok(running) => running.waiting().await.map(drop).map_err(io::Error::other),
        // Whoever goes away before saying anything wants nothing.
        Err(ServerInitializeError::ConnectionClosed(_)) => Ok(()),
        Err(error) => Err(io::Error::other(error)),
    };
    if exceeded.load(Ordering::Relaxed) {
        let message = format!("a message has more than {} bytes", Tool::MOST_BYTES);
        return Err(io::Error::new(io::ErrorKind::InvalidData, message));
    }
    ended
}

/// The tools as the protocol wants them.
struct Tools;

impl ServerHandler for Tools {
    fn get_info(&self) -> ServerConfig {
        let implementation = Implementation::new("ipplan", env!("CARGO_PKG_VERSION"))
            .with_title("ipplan: sizes and places of Azure subnets");
        ServerConfig::new(ServerCapabilities::builder().enable_tools().build())
            .with_server_info(implementation)
            .with_instructions(INSTRUCTIONS)
    }

    async fn list_tools(
        &self,
        _: Option<PaginatedRequestParams>,
        _: RequestContext<RoleServer>,
    ) -> Result<ListToolsResult, ErrorData> {
        Ok(ListToolsResult::with_all_items(TOOLS.iter().map(described).collect()))
    }

    async fn call_tool(
        &self,
        asked: CallToolRequestParams,
        _: RequestContext<RoleServer>,
    ) -> Result<CallToolResponse, ErrorData> {
        let Some(tool) = Tool::named(&asked.name) else {
            let names: Vec<&str> = TOOLS.iter().map(|tool| tool.name).collect();
            let message =
                format!("there is no tool `{}`; use one of {}", asked.name, names.join(", "));
            return Err(ErrorData::invalid_params(message, None));
        };
        let (answer, refused) = match tool.ask(&asked.arguments.unwrap_or_default()) {
            Ok(answer) => (answer, false),
            Err(refused) => (refused, true),
        };
        let content = vec![ContentBlock::text(answer.text)];
        let mut result =
            if refused { CallToolResult::error(content) } else { CallToolResult::success(content) };
        result.structured_content = Some(answer.json);
        Ok(result.into())
    }
}

/// A tool as the protocol describes it.
fn described(tool: &Tool) -> rmcp::model::Tool {
    let schema = match tool.schema() {
        Value::Object(schema) => schema,
        _ => rmcp::model::JsonObject::new(),
    };
    let only_reads = ToolAnnotations::new().read_only(true).idempotent(true).open_world(false);
    let described = rmcp::model::Tool::new(tool.name, tool.about, Arc::new(schema));
    described.with_title(tool.title).with_annotations(only_reads)
}
