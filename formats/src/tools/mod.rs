//! Questions as JSON, and answers as JSON with their text: what programs that speak for people offer as
//! tools and functions. Reads no files.

mod answers;
mod arguments;
mod index;
mod lists;
mod plans;
mod sizes;
mod tool;

pub use answers::answer_schemas;
pub use arguments::{ArgumentKind, Arguments, ToolArgument};
pub use index::TOOLS;
pub use tool::{Effect, RefusalReason, Tool, ToolAnswer, ToolFunction, ToolRefusal, ToolResult};
