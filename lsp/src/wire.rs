//! Messages in their frames. Anything else is skipped, up to the next frame.

use std::io::{self, BufRead, Read, Write};

use ipplan_formats::Tool;
use lsp_server::Message;

/// The longest message that is read, in bytes: a text of the longest that is read, escaped.
const MOST: u64 = 2 * Tool::MOST_BYTES as u64;
/// The longest line of a head, in bytes.
const LINE: u64 = 4 << 10;

/// One incoming message.
#[derive(Debug)]
pub(crate) enum Incoming {
    /// A message.
    Message(Message),
    /// Something else, and why it is none.
    Other(String),
}

/// The next message; `None` at the end.
pub(crate) fn read(input: &mut impl BufRead) -> io::Result<Option<Incoming>> {
    let Some(length) = head(input)? else { return Ok(None) };
    if length > MOST {
        let skipped = io::copy(&mut input.by_ref().take(length), &mut io::sink())?;
        let message = format!("a message of {length} bytes is longer than {MOST}");
        return Ok((skipped == length).then_some(Incoming::Other(message)));
    }
    let mut body = Vec::new();
    input.by_ref().take(length).read_to_end(&mut body)?;
    if (body.len() as u64) < length {
        return Ok(None);
    }
    Ok(Some(match serde_json::from_slice(&body) {
        Ok(message) => Incoming::Message(message),
        Err(error) => Incoming::Other(format!("not a message of JSON-RPC: {error}")),
    }))
}

/// The length that a head states.
fn head(input: &mut impl BufRead) -> io::Result<Option<u64>> {
    let mut length = None;
    loop {
        let mut line = Vec::new();
        if input.by_ref().take(LINE).read_until(b'\n', &mut line)? == 0 {
            return Ok(None);
        }
        // After something that is no frame, a head may begin in the middle of a line.
        let line = String::from_utf8_lossy(&line).to_ascii_lowercase();
        if let Some((_, stated)) = line.rsplit_once("content-length:") {
            length = stated.trim().parse().ok();
        } else if line.trim().is_empty()
            && let Some(length) = length
        {
            return Ok(Some(length));
        }
    }
}

/// Writes a message, or an answer to what was none.
pub(crate) fn write(output: &mut impl Write, message: &impl serde::Serialize) -> io::Result<()> {
    let body = serde_json::to_vec(message)?;
    write!(output, "Content-Length: {}\r\n\r\n", body.len())?;
    output.write_all(&body)?;
    output.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Vec<bool> {
        let mut input = text.as_bytes();
        let mut found = Vec::new();
        while let Some(next) = read(&mut input).unwrap() {
            found.push(matches!(next, Incoming::Message(_)));
        }
        found
    }

    #[test]
    fn what_is_no_message_is_passed_over() {
        let exit = r#"{"jsonrpc":"2.0","method":"exit"}"#;
        let good = format!("Content-Length: {}\r\n\r\n{exit}", exit.len());
        for (text, found) in [
            (String::new(), vec![]),
            (format!("{good}{good}"), vec![true, true]),
            (format!("content-length:{}\n\n{exit}", exit.len()), vec![true]),
            (format!("Content-Length: 2\r\n\r\n[]{good}"), vec![false, true]),
            (format!("Content-Length: 2\r\n\r\n\u{e9}{good}"), vec![false, true]),
            (format!("nonsense{good}"), vec![true]),
            (format!("\r\n\r\n\0{good}"), vec![true]),
            (format!("Content-Length: -1\r\n\r\n{{}}{good}"), vec![true]),
            (format!("{}\n{good}", "x".repeat(100_000)), vec![true]),
            (format!("Content-Length: 99999\r\n\r\n{good}"), vec![]),
            (format!("Content-Length: 99999999999999999999\r\n\r\n{good}"), vec![true]),
            ("Content-Length: 9999999999999999\r\n\r\n{".to_owned(), vec![]),
        ] {
            assert_eq!(all(&text), found, "{text:.200}");
        }
        let long = " ".repeat(usize::try_from(MOST).unwrap() + 1);
        let text = format!("Content-Length: {}\r\n\r\n{long}{good}", long.len());
        assert_eq!(all(&text), [false, true]);
    }
}
