//! The protocol around the tools.

use std::io;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use ipplan_formats::{Effect, Tool, ToolResult};
use rmcp::model::{
    CallToolRequestParams, CallToolResponse, CallToolResult, ContentBlock, ErrorData,
    Implementation, JsonObject, ListToolsResult, PaginatedRequestParams, ServerCapabilities,
    ServerConfig, ToolAnnotations,
};
use rmcp::service::{RequestContext, RoleServer, ServerInitializeError};
use rmcp::{ServerHandler, ServiceExt};
use serde_json::Value;
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;

use crate::bounded::Bounded;

/// The instructions that a model gets before its first question.
const INSTRUCTIONS: &str = "Sizes of Azure subnets and where they go. Every number comes with the page of \
    Microsoft's documentation behind it and its date: pass both on. Never estimate the size of a subnet; \
    ask `size`. A plan never moves what its lock has placed, so keep the `lock` of each answer and give \
    it with the next request. No tool reads or writes a file: give the text of files.";

/// The instructions on tools that work on a plan in a store, before their names.
const SHARED: &str = "These work on one plan that many teams share:";

/// The instructions on those of them that change it.
const CHANGING: &str = "Call these only if the user asked for it, with the names that the user gave, because they \
    change the plan for everybody:";

/// Answers that wait for a store, at once.
const WAITING: usize = 16;

/// Answers with these tools on standard input and output until the client closes them.
///
/// # Errors
///
/// Errors of the pipes, and a message of more than [`Tool::MOST_BYTES`].
pub fn serve(tools: Vec<Tool>) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build()?;
    let served = runtime.block_on(answer(tools));
    // A read of standard input that nobody waits for would keep the process.
    runtime.shutdown_background();
    served
}

async fn answer(tools: Vec<Tool>) -> io::Result<()> {
    let input = Bounded::new(tokio::io::stdin(), Tool::MOST_BYTES);
    let exceeded = input.exceeded();
    let tools = Tools { tools, waiting: Arc::new(Semaphore::new(WAITING)) };
    let ended = match tools.serve((input, tokio::io::stdout())).await {
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
struct Tools {
    tools: Vec<Tool>,
    waiting: Arc<Semaphore>,
}

impl Tools {
    /// What a model should know of these tools before it calls one.
    fn instructions(&self) -> String {
        let those = |what: &str, is: fn(Effect) -> bool| {
            let names = self.tools.iter().filter(|tool| is(tool.effect));
            let names: Vec<String> = names.map(|tool| format!("`{}`", tool.name)).collect();
            if names.is_empty() { String::new() } else { format!(" {what} {}.", names.join(", ")) }
        };
        let (shared, changing) = (those(SHARED, Effect::waits), those(CHANGING, Effect::changes));
        format!("{INSTRUCTIONS}{shared}{changing}")
    }

    /// The answer of a tool. One that waits for a store holds nothing else up.
    async fn answer(&self, tool: &Tool, arguments: JsonObject) -> Result<ToolResult, ErrorData> {
        if !tool.effect.waits() {
            return Ok(tool.ask(&arguments));
        }
        // It is given back when the work has ended, also where nobody waits for it any more.
        let turn = self.waiting.clone().acquire_owned().await;
        let tool = tool.clone();
        let work = move || {
            let answer = tool.ask(&arguments);
            drop(turn);
            answer
        };
        spawn_blocking(work)
            .await
            .map_err(|_| ErrorData::internal_error("the answer could not be made", None))
    }
}

impl ServerHandler for Tools {
    fn get_info(&self) -> ServerConfig {
        let implementation = Implementation::new("ipplan", env!("CARGO_PKG_VERSION"))
            .with_title("ipplan: sizes and places of Azure subnets");
        ServerConfig::new(ServerCapabilities::builder().enable_tools().build())
            .with_server_info(implementation)
            .with_instructions(self.instructions())
    }

    async fn list_tools(
        &self,
        _: Option<PaginatedRequestParams>,
        _: RequestContext<RoleServer>,
    ) -> Result<ListToolsResult, ErrorData> {
        Ok(ListToolsResult::with_all_items(self.tools.iter().map(described).collect()))
    }

    async fn call_tool(
        &self,
        asked: CallToolRequestParams,
        _: RequestContext<RoleServer>,
    ) -> Result<CallToolResponse, ErrorData> {
        let Some(tool) = self.tools.iter().find(|tool| tool.name == asked.name) else {
            let names: Vec<&str> = self.tools.iter().map(|tool| tool.name).collect();
            let message =
                format!("there is no tool `{}`; use one of {}", asked.name, names.join(", "));
            return Err(ErrorData::invalid_params(message, None));
        };
        let answer = self.answer(tool, asked.arguments.unwrap_or_default()).await?;
        let (answer, refused) = match answer {
            Ok(answer) => (answer, false),
            Err(refused) => (refused.answer, true),
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
        _ => JsonObject::new(),
    };
    // Whoever asks again for the same changes nothing more.
    let hints = ToolAnnotations::new().idempotent(true).open_world(false);
    let hints = if tool.effect.changes() {
        hints.read_only(false).destructive(tool.effect == Effect::Removes)
    } else {
        hints.read_only(true)
    };
    let described = rmcp::model::Tool::new(tool.name, tool.about, Arc::new(schema));
    described.with_title(tool.title).with_annotations(hints)
}
