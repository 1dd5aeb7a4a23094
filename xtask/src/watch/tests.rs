//! Against a server of its own on this machine, whose pages change.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::thread;

use xtask::numbers::NumberRow;

use super::report::{PageState, WatchReport, report};
use super::snapshot::Snapshot;
use super::watch;

/// Serves these pages, and answers 404 for all others. It ends with the test.
fn server(pages: &[(&str, &str)]) -> String {
    let pages: BTreeMap<String, String> =
        pages.iter().map(|(path, text)| (format!("/{path}"), (*text).to_owned())).collect();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let source = format!("http://{}", listener.local_addr().unwrap());
    thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
            let first = lines.next().unwrap().unwrap();
            // The rest of the head, so that nothing is left when the connection is closed.
            for line in lines.by_ref() {
                if line.unwrap().is_empty() {
                    break;
                }
            }
            let path = first.split(' ').nth(1).unwrap();
            let (status, body) = match pages.get(path) {
                Some(text) => ("200 OK", text.as_str()),
                None if path.contains("broken") => ("500 Internal Server Error", "no"),
                None => ("404 Not Found", "no"),
            };
            let length = body.len();
            let head =
                format!("HTTP/1.1 {status}\r\nContent-Length: {length}\r\nConnection: close");
            write!(stream, "{head}\r\n\r\n{body}").unwrap();
        }
    });
    source
}

const SITE: &str = "https://learn.microsoft.com/azure";
const FOLDER: &str = "MicrosoftDocs/azure-docs/main/articles";

fn rows() -> Vec<NumberRow> {
    let row = |page: &str, value: &str, fact: &str| NumberRow {
        url: if page.contains("://") { page.to_owned() } else { format!("{SITE}/{page}") },
        date: "2026-01-02".to_owned(),
        value: value.to_owned(),
        fact: fact.to_owned(),
    };
    vec![
        row("a/size", "/26", "a: smallest subnet"),
        row("a/size", "2", "a: addresses per instance"),
        row("b/limits", "100", "b: most instances"),
        row("c/dated", "5", "c: addresses"),
        row("d/moved", "5", "d: addresses"),
        row("e/same", "7", "e: addresses"),
        row("https://example.com/page", "7", "f: addresses"),
    ]
}

fn page(date: &str, text: &str) -> String {
    format!("---\ntitle: A page\nms.date: {date}\n---\n\n{text}\n")
}

/// The state of a page by the end of its address.
fn state<'a>(pages: &'a [super::WatchedPage], end: &str) -> &'a PageState {
    &pages.iter().find(|page| page.url.ends_with(end)).unwrap().state
}

#[test]
fn what_changed_is_reported_with_its_facts() {
    let at = |page: &str| format!("{FOLDER}/{page}");
    let (size, limits, dated) = (at("a/size.md"), at("b/limits.yml"), at("c/dated.md"));
    let (moved, same) = (at("d/moved.md"), at("e/same.md"));
    let include = "MicrosoftDocs/azure-docs/main/includes/limits.md";
    let quoted = "[!INCLUDE [limits](../../includes/limits.md)]";
    let old = server(&[
        (&size, &page("01/02/2026", "A **/26** is the smallest.\n\nEach takes 2 addresses.")),
        (&limits, &page("01/02/2026", quoted)),
        (include, "At most 100 instances."),
        (&dated, &page("01/02/2026", "It takes 5.")),
        (&moved, &page("01/02/2026", "It takes 5.")),
        (&same, &page("02/03/2026", "It takes 7.")),
    ]);
    let (pages, before) = watch(&rows(), &Snapshot::new(), &old);
    // Without a snapshot it is the date of our facts that counts.
    let newer = PageState::Newer("2026-01-02".to_owned(), "2026-02-03".to_owned());
    assert_eq!((state(&pages, "size"), state(&pages, "same")), (&PageState::Same, &newer));
    assert_eq!(*state(&pages, "example.com/page"), PageState::Elsewhere);
    assert_eq!(before[&format!("{SITE}/b/limits")].values["100"].count, 1, "of what is included");

    let (pages, again) = watch(&rows(), &before, &old);
    assert_eq!(again, before);
    assert!(!report(&pages).news);

    let new = server(&[
        (&size, &page("03/04/2026", "A **/25** is the smallest.\n\nEach takes `2` addresses.")),
        (&limits, &page("01/02/2026", quoted)),
        (include, "At most 100 instances, or 200."),
        (&dated, &page("03/04/2026", "It  takes 5.\n\nMore about other things.")),
        (&same, &page("02/03/2026", "It takes 7.")),
    ]);
    let (pages, now) = watch(&rows(), &before, &new);
    let said = report(&pages);
    assert!(said.news);
    let PageState::Changed(old, new, values) = state(&pages, "size") else { panic!("{pages:?}") };
    assert_eq!((old.as_str(), new.as_str()), ("2026-01-02", "2026-03-04"));
    // The other value of the page stands where it stood.
    assert_eq!(values.len(), 1);
    assert_eq!((values[0].value.as_str(), values[0].count), ("/26", (1, 0)));
    assert_eq!(values[0].facts, ["a: smallest subnet"]);
    assert!(matches!(state(&pages, "limits"), PageState::Changed(..)));
    assert_eq!(*state(&pages, "same"), PageState::Same);
    assert_eq!(*state(&pages, "moved"), PageState::NotThere);
    for line in [
        "Of 6 pages, 2 have other lines around our numbers, and 1 say the same.",
        "### `/26`: in 1 lines, now in 0\n\n- a: smallest subnet",
        "    at most 100 instances, or 200.",
        "- https://learn.microsoft.com/azure/c/dated: 2026-01-02, now 2026-03-04",
        "## Not there any more\n\n- https://learn.microsoft.com/azure/d/moved",
    ] {
        assert!(said.text.contains(line), "no {line:?} in\n{}", said.text);
    }
    assert_eq!(said.short(), said.text);
    let long = WatchReport { text: "a line\n".repeat(10_000), news: true };
    assert!(long.short().len() < 65_536 && long.short().contains("not all"));
    // What could not be read is not forgotten.
    assert!(now.contains_key(&format!("{SITE}/d/moved")));
}

#[test]
fn a_server_that_fails_is_no_change() {
    let rows = [NumberRow {
        url: format!("{SITE}/a/broken"),
        date: "2026-01-02".to_owned(),
        value: "5".to_owned(),
        fact: "a: addresses".to_owned(),
    }];
    let (pages, _) = watch(&rows, &Snapshot::new(), &server(&[]));
    assert!(
        matches!(&pages[0].state, PageState::Failed(said) if said.contains("500")),
        "{pages:?}"
    );
    let (pages, _) = watch(&rows, &Snapshot::new(), "http://127.0.0.1:1");
    assert!(matches!(&pages[0].state, PageState::Failed(_)), "{pages:?}");
}
