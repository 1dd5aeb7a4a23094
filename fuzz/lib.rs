//! Functions that several targets share.

use ipplan_formats::read::{self, Document, RefusedRequest, Syntax};

/// A request. The first byte is the letter of its syntax; the seeds are written that way.
pub fn request(bytes: &[u8]) -> Option<(&str, Result<Document, RefusedRequest>)> {
    let (first, text) = bytes.split_first()?;
    let syntax = match first {
        b'y' => Syntax::Yaml,
        b't' => Syntax::Toml,
        b'j' => Syntax::Json,
        b'c' => Syntax::Csv,
        _ => return None,
    };
    let text = std::str::from_utf8(text).ok()?;
    Some((text, read::request(text, syntax)))
}
