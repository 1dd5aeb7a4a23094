//! Serving a few files to this machine: one request a connection, and nothing that a client does can keep
//! others waiting or fill the memory.

use std::io::{self, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use crate::app::{self, HttpRequest, Reply};

/// Paths and what is there.
pub(crate) type Files = &'static [(&'static str, &'static [u8])];

/// How many connections are served at once; a browser opens six.
const MOST: usize = 64;
/// The longest head of a request, in bytes, and the most headers in it.
const LONGEST: usize = 16 << 10;
const MOST_HEADERS: usize = 100;
/// How much is read at once, in bytes.
const PIECE: usize = 1 << 10;

/// How long a client may take.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Patience {
    /// For sending the head of its request.
    pub(crate) ask: Duration,
    /// For taking the answer.
    pub(crate) take: Duration,
}

impl Patience {
    /// Enough for every browser on the same machine.
    pub(crate) const USUAL: Patience =
        Patience { ask: Duration::from_secs(10), take: Duration::from_secs(30) };
}

/// Answers all connections, for ever.
pub(crate) fn serve(listener: &TcpListener, files: Files, port: u16, patience: Patience) {
    let open = AtomicUsize::new(0);
    thread::scope(|scope| {
        for stream in listener.incoming() {
            let Ok(stream) = stream else {
                // Such as too many open files: some will be closed.
                thread::sleep(Duration::from_millis(50));
                continue;
            };
            if open.fetch_add(1, Ordering::Relaxed) >= MOST {
                open.fetch_sub(1, Ordering::Relaxed);
                continue;
            }
            let open = &open;
            let answer = move || {
                // A client that has gone away wants nothing any more.
                let _ = answer(&stream, files, port, patience);
                open.fetch_sub(1, Ordering::Relaxed);
            };
            if thread::Builder::new().spawn_scoped(scope, answer).is_err() {
                open.fetch_sub(1, Ordering::Relaxed);
            }
        }
    });
}

fn answer(stream: &TcpStream, files: Files, port: u16, patience: Patience) -> io::Result<()> {
    let head = head_of(stream, &Deadline::after(patience.ask))?;
    let (reply, body) = match parse(&head, &mut [httparse::EMPTY_HEADER; MOST_HEADERS]) {
        Some(asked) => (app::reply(files, port, &asked), asked.method != "HEAD"),
        None if head.len() >= LONGEST => {
            (app::refusal(431, &[], b"The request is too long.\n"), true)
        }
        None => (app::refusal(400, &[], b"This is not a request in HTTP.\n"), true),
    };
    let deadline = Deadline::after(patience.take);
    write(stream, &reply, body, &deadline)?;
    // A connection with something unread in it is reset, and the answer may be lost with it.
    stream.shutdown(Shutdown::Write)?;
    let deadline = Deadline::after(patience.ask.min(Duration::from_secs(1)));
    let (mut rest, mut stream) = ([0; 4096], stream);
    for _ in 0..MOST {
        stream.set_read_timeout(Some(deadline.left()?))?;
        if stream.read(&mut rest)? == 0 {
            break;
        }
    }
    Ok(())
}

/// The head of a request, or as much of it as came or is read.
fn head_of(mut stream: &TcpStream, deadline: &Deadline) -> io::Result<Vec<u8>> {
    let (mut head, mut more) = (Vec::new(), [0; PIECE]);
    let ended = |head: &[u8]| {
        // The last three bytes that were known may be a part of the end.
        let new = head.get(head.len().saturating_sub(PIECE + 3)..).unwrap_or_default();
        new.windows(4).any(|it| it == b"\r\n\r\n") || new.windows(2).any(|it| it == b"\n\n")
    };
    while !ended(&head) && head.len() < LONGEST {
        stream.set_read_timeout(Some(deadline.left()?))?;
        match stream.read(&mut more)? {
            0 => break,
            count => head.extend(more.iter().take(count)),
        }
    }
    Ok(head)
}

/// The request in a head; `None` if the head is incomplete.
fn parse<'a>(
    head: &'a [u8],
    headers: &'a mut [httparse::Header<'a>; MOST_HEADERS],
) -> Option<HttpRequest<'a>> {
    let mut request = httparse::Request::new(headers);
    if !request.parse(head).is_ok_and(|parsed| parsed.is_complete()) {
        return None;
    }
    let hosts = request.headers.iter().filter(|header| header.name.eq_ignore_ascii_case("host"));
    let hosts = hosts.map(|host| str::from_utf8(host.value).unwrap_or_default()).collect();
    Some(HttpRequest { method: request.method?, hosts, url: request.path? })
}

fn write(mut stream: &TcpStream, reply: &Reply, body: bool, deadline: &Deadline) -> io::Result<()> {
    let length = reply.body.len().to_string();
    let mut head = format!("HTTP/1.1 {} {}\r\n", reply.status, reason(reply.status));
    for (name, value) in &reply.headers {
        head.extend([name, ": ", value, "\r\n"]);
    }
    head.extend(["Content-Length: ", &length, "\r\nConnection: close\r\n\r\n"]);
    let body = if body { reply.body } else { &[] };
    for mut part in [head.as_bytes(), body] {
        while !part.is_empty() {
            stream.set_write_timeout(Some(deadline.left()?))?;
            match stream.write(part)? {
                0 => return Err(io::ErrorKind::WriteZero.into()),
                count => part = part.get(count..).unwrap_or_default(),
            }
        }
    }
    Ok(())
}

const fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        400 => "Bad Request",
        404 => "Not Found",
        405 => "Method Not Allowed",
        421 => "Misdirected Request",
        431 => "Request Header Fields Too Large",
        _ => "Unknown",
    }
}

/// A moment at which something has to be done.
struct Deadline(Instant);

impl Deadline {
    fn after(time: Duration) -> Deadline {
        Deadline(Instant::now() + time)
    }

    /// The time that is left, which is never zero: that would mean for ever.
    fn left(&self) -> io::Result<Duration> {
        let left = self.0.saturating_duration_since(Instant::now());
        if left.is_zero() { Err(io::ErrorKind::TimedOut.into()) } else { Ok(left) }
    }
}

#[cfg(test)]
mod tests {
    use std::net::{Ipv4Addr, SocketAddr};

    use super::*;

    const SHORT: Patience =
        Patience { ask: Duration::from_millis(500), take: Duration::from_millis(1500) };

    /// A server with a small file and one that no buffer of a connection holds.
    fn served(patience: Patience) -> SocketAddr {
        let large: &'static [u8] = vec![b'x'; 64 << 20].leak();
        let files: Files =
            vec![("index.html", b"<!doctype html>".as_slice()), ("large", large)].leak();
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let address = listener.local_addr().unwrap();
        thread::spawn(move || serve(&listener, files, address.port(), patience));
        address
    }

    fn ask(address: SocketAddr, request: &str) -> String {
        let mut stream = TcpStream::connect(address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8(answer).unwrap()
    }

    fn get(address: SocketAddr, path: &str) -> String {
        ask(address, &format!("GET {path} HTTP/1.1\r\nHost: {address}\r\n\r\n"))
    }

    #[test]
    fn files_are_given_whole() {
        let address = served(Patience::USUAL);
        let index = get(address, "/");
        assert!(index.starts_with("HTTP/1.1 200 OK\r\nContent-Type: text/html"), "{index}");
        let rest = "\r\nContent-Length: 15\r\nConnection: close\r\n\r\n<!doctype html>";
        assert!(index.ends_with(rest), "{index}");
        assert!(get(address, "/large").ends_with(&"x".repeat(64 << 20)));
        let head = ask(address, &format!("HEAD / HTTP/1.1\r\nHost: {address}\r\n\r\n"));
        assert!(head.contains("Content-Length: 15\r\n") && head.ends_with("\r\n\r\n"), "{head}");
        let post = format!("POST / HTTP/1.1\r\nHost: {address}\r\nContent-Length: 3\r\n\r\nabc");
        assert!(ask(address, &post).starts_with("HTTP/1.1 405 "));
    }

    #[test]
    fn a_head_may_come_in_pieces() {
        let address = served(Patience::USUAL);
        let mut stream = TcpStream::connect(address).unwrap();
        for byte in format!("GET / HTTP/1.1\r\nhost:{address}\r\n\r\n").bytes() {
            stream.write_all(&[byte]).unwrap();
        }
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
    }

    #[test]
    fn slow_clients_keep_nobody_waiting() {
        // So much patience that whoever had to wait for a slow client would get no answer here.
        let hour = Duration::from_secs(60 * 60);
        let address = served(Patience { ask: hour, take: hour });
        let slow: Vec<TcpStream> = (0..MOST - 10)
            .map(|at| {
                let mut stream = TcpStream::connect(address).unwrap();
                // Some never read, some never end their request.
                let end = if at % 2 == 0 { "\r\n\r\n" } else { "\r\n" };
                write!(stream, "GET /large HTTP/1.1\r\nHost: {address}{end}").unwrap();
                stream
            })
            .collect();
        for _ in 0..20 {
            assert!(get(address, "/").starts_with("HTTP/1.1 200 "));
        }
        drop(slow);
    }

    #[test]
    fn slow_clients_are_left_after_a_while() {
        let address = served(SHORT);
        let slow: Vec<TcpStream> = (0..MOST + 10)
            .map(|_| {
                let mut stream = TcpStream::connect(address).unwrap();
                // It may be one more than are served at once.
                let _ = write!(stream, "GET /large HTTP/1.1\r\nHost: {address}\r\n\r\n");
                stream
            })
            .collect();
        thread::sleep(SHORT.ask + SHORT.take + Duration::from_secs(2));
        assert!(get(address, "/").starts_with("HTTP/1.1 200 "));
        drop(slow);
    }

    #[test]
    fn heads_are_bounded() {
        let address = served(Patience::USUAL);
        let mut stream = TcpStream::connect(address).unwrap();
        write!(stream, "GET / HTTP/1.1\r\nHost: {address}\r\nX: ").unwrap();
        let mut sent = 0_u64;
        let piece = vec![b'x'; 1 << 16];
        // 200 MB, if only somebody took them.
        while sent < 200 << 20 && stream.write_all(&piece).is_ok() {
            sent += piece.len() as u64;
        }
        assert!(sent < 100 << 20, "{sent} bytes were taken");
        let many = "X: 1\r\n".repeat(MOST_HEADERS + 1);
        let many = ask(address, &format!("GET / HTTP/1.1\r\nHost: {address}\r\n{many}\r\n"));
        assert!(many.starts_with("HTTP/1.1 400 "), "{many}");
        let long = "x".repeat(LONGEST);
        let long = ask(address, &format!("GET /{long} HTTP/1.1\r\nHost: {address}\r\n\r\n"));
        assert!(long.starts_with("HTTP/1.1 431 "), "{long}");
        for rubbish in ["\r\n\r\n", "GET\r\n\r\n", "\0\n\n", "GET / HTTP/9.9\r\n\r\n", "a b c\n\n"]
        {
            assert!(ask(address, rubbish).starts_with("HTTP/1.1 400 "), "{rubbish:?}");
        }
    }

    #[test]
    fn there_is_exactly_one_host() {
        let address = served(Patience::USUAL);
        let own = format!("Host: {address}\r\n");
        for (hosts, status) in [
            (own.clone(), 200),
            (String::new(), 400),
            (format!("{own}{own}"), 400),
            (format!("{own}HOST: example.org\r\n"), 400),
            (format!("Host: example.org\r\n{own}"), 400),
            ("Host: example.org\r\n".to_owned(), 421),
        ] {
            let answer = ask(address, &format!("GET / HTTP/1.1\r\n{hosts}\r\n"));
            assert!(answer.starts_with(&format!("HTTP/1.1 {status} ")), "{hosts}: {answer}");
            assert_eq!(answer.contains("<!doctype"), status == 200);
        }
    }
}
