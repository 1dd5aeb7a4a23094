//! The app as a server sends it: its files, and the headers that go with them.

/// The files by their paths; none where the command was built without the app.
pub(crate) static FILES: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/app.rs"));

/// The content security policy of the app: the one in its own head, and the directives that only a
/// server can send.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' blob: data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; \
    worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// Takes the place of the worker that makes the app work offline: it removes itself, and any worker left
/// at the same port. Otherwise the worker would serve our app in place of whatever uses that port next.
const NO_WORKER: (&str, &[u8]) =
    ("sw.js", b"self.addEventListener('install', () => self.registration.unregister());\n");

/// Media types, by how the names of files end.
const TYPES: &[(&str, &str)] = &[
    (".html", "text/html; charset=utf-8"),
    (".js", "text/javascript; charset=utf-8"),
    (".css", "text/css; charset=utf-8"),
    (".svg", "image/svg+xml"),
    (".png", "image/png"),
    (".wasm", "application/wasm"),
    (".webmanifest", "application/manifest+json"),
];

/// A request.
pub(crate) struct HttpRequest<'a> {
    pub(crate) method: &'a str,
    /// The host that the browser thinks it speaks to: one, or it is not a browser.
    pub(crate) hosts: Vec<&'a str>,
    /// The path, possibly with a query.
    pub(crate) url: &'a str,
}

/// The answer to a request.
#[derive(Debug, PartialEq)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(&'static str, &'static str)>,
    pub(crate) body: &'static [u8],
}

/// The answer to a browser that requests one of these files from a server at this port.
///
/// A foreign name that leads here (DNS rebinding) gets nothing: only the two names of this machine
/// itself do.
pub(crate) fn reply(
    files: &[(&'static str, &'static [u8])],
    port: u16,
    asked: &HttpRequest<'_>,
) -> Reply {
    let own = [format!("127.0.0.1:{port}"), format!("localhost:{port}")];
    let [host] = asked.hosts.as_slice() else {
        return refusal(400, &[], b"A request names exactly one host.\n");
    };
    if !own.iter().any(|own| own == host) {
        return refusal(421, &[], b"This app is not served under that host name.\n");
    }
    if !["GET", "HEAD"].contains(&asked.method) {
        return refusal(405, &[("Allow", "GET, HEAD")], b"Only GET and HEAD are allowed.\n");
    }
    let path = asked.url.split(['?', '#']).next().unwrap_or_default();
    let name = match path.strip_prefix('/') {
        Some("") => "index.html",
        Some(name) => name,
        None => path,
    };
    let Some((name, body)) = [NO_WORKER].iter().chain(files).find(|(known, _)| *known == name)
    else {
        return refusal(404, &[], b"There is no such file.\n");
    };
    let media = TYPES.iter().find(|(ending, _)| name.ends_with(ending));
    let media = media.map_or("application/octet-stream", |(_, media)| media);
    // The names in `assets` change with what is in them.
    let lasts = name.starts_with("assets/");
    let caching = if lasts { "public, max-age=31536000, immutable" } else { "no-cache" };
    let headers = vec![("Content-Type", media), ("Cache-Control", caching)];
    Reply { status: 200, headers: [headers, always()].concat(), body }
}

/// An answer that says no.
pub(crate) fn refusal(
    status: u16,
    more: &[(&'static str, &'static str)],
    body: &'static [u8],
) -> Reply {
    let headers = vec![("Content-Type", "text/plain; charset=utf-8")];
    Reply { status, headers: [headers, more.to_vec(), always()].concat(), body }
}

fn always() -> Vec<(&'static str, &'static str)> {
    vec![
        ("Content-Security-Policy", POLICY),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILES: &[(&str, &[u8])] =
        &[("assets/module-1a.wasm", b"\0asm"), ("index.html", b"<!doctype html>")];

    fn asked(method: &str, host: &str, url: &str) -> Reply {
        reply(FILES, 4711, &HttpRequest { method, hosts: vec![host], url })
    }

    fn get(url: &str) -> Reply {
        asked("GET", "127.0.0.1:4711", url)
    }

    fn header(reply: &Reply, name: &str) -> Option<&'static str> {
        reply.headers.iter().find(|(known, _)| *known == name).map(|(_, value)| *value)
    }

    #[test]
    fn files_have_their_types() {
        for url in ["/", "/index.html", "/?q=1", "/index.html?q=1"] {
            assert_eq!(get(url).body, b"<!doctype html>", "{url}");
            assert_eq!(header(&get(url), "Content-Type"), Some("text/html; charset=utf-8"));
            assert_eq!(header(&get(url), "Cache-Control"), Some("no-cache"));
        }
        let module = get("/assets/module-1a.wasm");
        assert_eq!((module.status, module.body), (200, b"\0asm".as_slice()));
        assert_eq!(header(&module, "Content-Type"), Some("application/wasm"));
        assert!(header(&module, "Cache-Control").unwrap().contains("immutable"));
    }

    #[test]
    fn no_worker_stays() {
        let worker = get("/sw.js");
        assert_eq!(header(&worker, "Content-Type"), Some("text/javascript; charset=utf-8"));
        assert!(worker.body.ends_with(b"self.registration.unregister());\n"));
    }

    #[test]
    fn nothing_else_is_given() {
        for url in ["/no", "/..", "/../Cargo.toml", "/assets/", "//index.html", "index", ""] {
            assert_eq!(get(url).status, 404, "{url}");
        }
    }

    #[test]
    fn only_this_machine_is_answered() {
        for host in ["127.0.0.1:4711", "localhost:4711"] {
            assert_eq!(asked("GET", host, "/").status, 200);
        }
        for host in [
            "",
            "example.org",
            "example.org:4711",
            "127.0.0.1",
            "127.0.0.1:80",
            "localhost:4711.example.org",
        ] {
            let reply = asked("GET", host, "/");
            assert_eq!(reply.status, 421, "{host:?}");
            assert_ne!(reply.body, b"<!doctype html>");
        }
        for hosts in [vec![], vec!["localhost:4711"; 2], vec!["localhost:4711", "example.org"]] {
            assert_eq!(
                reply(FILES, 4711, &HttpRequest { method: "GET", hosts, url: "/" }).status,
                400
            );
        }
    }

    #[test]
    fn the_app_is_read_and_nothing_else() {
        assert_eq!(asked("HEAD", "localhost:4711", "/").status, 200);
        for method in ["POST", "PUT", "DELETE", "OPTIONS", "get"] {
            let reply = asked(method, "localhost:4711", "/");
            assert_eq!((reply.status, header(&reply, "Allow")), (405, Some("GET, HEAD")));
        }
    }

    #[test]
    fn the_policy_is_that_of_the_app() {
        let page = concat!(env!("CARGO_MANIFEST_DIR"), "/../web-demo/index.html");
        let page = std::fs::read_to_string(page).unwrap();
        let own = POLICY.strip_suffix("; frame-ancestors 'none'").unwrap();
        assert!(page.contains(&format!("content=\"{own}\"")));
        for reply in [get("/"), get("/no"), asked("GET", "", "/")] {
            assert_eq!(header(&reply, "Content-Security-Policy"), Some(POLICY));
        }
    }
}
