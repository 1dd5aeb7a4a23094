//! Input whose lines have a largest length.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, ready};

use tokio::io::{AsyncRead, ReadBuf};

/// Input that ends at a line that is longer than allowed. A client that waits for an answer to that line
/// sees the end at once.
pub(crate) struct Bounded<R> {
    inner: R,
    most: usize,
    /// Bytes of the line that has begun.
    line: usize,
    exceeded: Arc<AtomicBool>,
}

impl<R> Bounded<R> {
    pub(crate) fn new(inner: R, most: usize) -> Bounded<R> {
        Bounded { inner, most, line: 0, exceeded: Arc::default() }
    }

    /// Becomes true where it ended because of a long line.
    pub(crate) fn exceeded(&self) -> Arc<AtomicBool> {
        self.exceeded.clone()
    }
}

impl<R: AsyncRead + Unpin> AsyncRead for Bounded<R> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        ready!(Pin::new(&mut self.inner).poll_read(context, buffer))?;
        let read = buffer.filled().get(before..).unwrap_or_default();
        for (index, part) in read.split(|byte| *byte == b'\n').enumerate() {
            self.line = if index == 0 { self.line + part.len() } else { part.len() };
            if self.line > self.most {
                self.exceeded.store(true, Ordering::Relaxed);
                buffer.set_filled(before);
                return Poll::Ready(Ok(()));
            }
        }
        Poll::Ready(Ok(()))
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::AsyncReadExt;

    use super::*;

    fn read(text: &str, most: usize) -> (String, bool) {
        let mut bounded = Bounded::new(text.as_bytes(), most);
        let exceeded = bounded.exceeded();
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let mut all = Vec::new();
        // In small pieces, as a pipe may give them.
        runtime.block_on(async {
            let mut piece = [0; 3];
            while let Ok(count @ 1..) = bounded.read(&mut piece).await {
                all.extend_from_slice(&piece[..count]);
            }
        });
        (String::from_utf8(all).unwrap(), exceeded.load(Ordering::Relaxed))
    }

    #[test]
    fn a_long_line_ends_it() {
        assert_eq!(read("12345\n12345\n", 5), ("12345\n12345\n".to_owned(), false));
        let (read_, exceeded) = read("12345\n123456\n1\n", 5);
        assert!(exceeded && "12345\n12345".starts_with(&read_), "{read_:?}");
        assert_eq!(read("\n\n\n\n\n\n\n", 0).0.len(), 7);
    }
}
