//! The limits for clients.

use std::time::Duration;

use ipplan_formats::Tool;

/// The limits for clients.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Connections at once; more wait until one is closed. At least 1.
    pub connections: usize,
    /// The longest body of a request, in bytes.
    pub body: usize,
    /// The longest time for sending a head, and again for a body.
    pub ask: Duration,
    /// Answers that wait for a store, at once; more wait for their turn. At least 1.
    pub waiting: usize,
    /// The longest time for an answer, from when the whole request is there.
    pub answer: Duration,
    /// How long a connection is kept for further requests.
    pub keep: Duration,
    /// The time to finish for requests in progress if the server is told to stop, or if a connection has
    /// reached its time limit.
    pub end: Duration,
}

/// Enough for every question of a person or a pipeline.
impl Default for Limits {
    fn default() -> Limits {
        Limits {
            connections: 64,
            body: Tool::MOST_BYTES,
            ask: Duration::from_secs(10),
            waiting: 16,
            answer: Duration::from_secs(30),
            keep: Duration::from_secs(120),
            end: Duration::from_secs(9),
        }
    }
}
