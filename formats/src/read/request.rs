//! Reads requests, and reports texts that are not requests.

use ipplan::{Problem, codes};

use crate::read::answer::{Kind, Read};
use crate::read::ours::found::{Found, FoundRequest};
use crate::read::ours::request::{Document, RefusedRequest, request_or};
use crate::read::ours::sniff::Sniffed;
use crate::read::syntax::encoding::{not_utf8, utf8};
use crate::read::syntax::syntax::Syntax;
use crate::read::theirs::{self, Look};

/// Reads a request.
///
/// In YAML (TOML and JSON say the same in their own way):
///
/// ```yaml
/// edition: 2026-10                  # the day whose documents answer; else the newest
/// fit: need                         # or advised
/// headroom: 20%
/// avoid:                            # ranges that nothing may be placed in
///   - 10.255.0.0/16
///   - { range: 172.16.0.0/16, why: on-premises }
/// pools:
///   company: 10.0.0.0/12            # one prefix, or a list
/// networks:
///   hub:
///     space: [10.0.0.0/22, fd00:10::/56]
///     region: westeurope
///     subnets:
///       gateway: vpn-gateway        # a service that needs nothing else said
///       web: { service: app-service, instances: 10, scaling: false }
///       shared:
///         holds:                    # several in one subnet
///           - { service: hosts, addresses: 20 }
///           - vpn-gateway
///         at: 10.0.1.0/26           # where it has to be
///         prefix-length: /26        # how large it has to be
///         group: front              # side by side with others of the group
///         reserve: /25              # room to grow into
///         fit: advised              # where it differs from the request's
///         headroom: 10%
///         ipv6: true                # a /64 of the network's IPv6 space
///         was: old-name             # the name that a lock knows
///   spoke:
///     from: company                 # out of the pool, as large as its subnets need
///     prefix-length: /24            # or so large
/// ```
///
/// A table (CSV, with commas, semicolons or tabs) has one subnet a row: the columns `network`, `space`
/// or `pool`, `region`, `subnet` and `service`, and any of the keys of a subnet and of the inputs of
/// services. Rows of one subnet hold their services together; a row without a subnet declares a network.
/// A row without a network applies to the whole request: the `space` of a `pool`, a range to `avoid` and
/// `why`, or `edition`, `fit` and `headroom`. Several networks in one cell are separated by spaces, and
/// an apostrophe at the start of a cell means text as it is.
///
/// # Errors
///
/// Every problem that can be found. The place of a problem is a path into the request
/// (`networks.hub.subnets.web.at`), or `LINE:COLUMN` where the text itself is wrong; the
/// [places](RefusedRequest::places) know where both are.
///
/// Problems that only the core can find, such as a pool that does not exist, are left to the core;
/// they have the same kind of place. Only if there are other problems are the inputs of services
/// checked here as well, so that all come in one list.
///
/// ```
/// use ipplan_formats::read::{self, Syntax};
///
/// let text = "networks:\n  hub:\n    space: 10.0.0.0/22\n    subnets:\n      gateway: vpn-gateway\n";
/// let document = read::request(text, Syntax::Yaml).unwrap();
/// assert_eq!(document.request.networks["hub"].subnets.len(), 1);
/// assert_eq!(document.places.at("networks.hub.subnets.gateway").unwrap().line, 5);
///
/// let refused = read::request(&text.replace("22", "21").replace("0.0/", "4.0/"), Syntax::Yaml);
/// let refused = refused.unwrap_err();
/// assert_eq!(refused.problems[0].hints, ["10.0.0.0/21"]);
/// assert_eq!(refused.places.of(&refused.problems[0]).unwrap().to_string(), "3:12");
/// ```
pub fn request(text: &str, syntax: Syntax) -> Result<Document, RefusedRequest> {
    request_or(text, syntax, |text, root| {
        known(&Look { bytes: text.as_bytes(), file: "", root: Some(root) })
    })
}

/// Reads a request in a syntax that is known.
///
/// ```
/// use ipplan_formats::read::{Syntax, request_in};
///
/// let read = request_in(b"\xff\xfef\0i\0t\0:\0 \0n\0e\0e\0d\0", Syntax::Yaml);
/// assert!(read.problems.is_empty());
/// ```
pub fn request_in(bytes: &[u8], syntax: Syntax) -> Read {
    let bytes = utf8(bytes);
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let (request, mut problems, mut places) = match request(&text, syntax) {
        Ok(Document { request, places }) => (request, Vec::new(), places),
        Err(RefusedRequest { request, problems, places }) => (*request, problems, places),
    };
    if let Some(at) = std::str::from_utf8(&bytes).err() {
        let problem = not_utf8(&text, at.valid_up_to());
        places.add_of(&problem);
        problems.insert(0, problem);
    }
    let (kind, syntax, notices) = (Kind::Request, Some(syntax), Vec::new());
    Read { kind, syntax, request, lock: None, inventory: None, problems, notices, places, text }
}

/// Reads a text as a request, even if it does not look like one.
pub(super) fn asked(text: &Sniffed<'_>) -> Found {
    let found = |request, problems, places| {
        Found::Request(Box::new(FoundRequest { request, lock: None, problems, places }))
    };
    match request(&text.text(), text.syntax.unwrap_or(Syntax::Yaml)) {
        Ok(Document { request, places }) => found(request, Vec::new(), places),
        Err(RefusedRequest { request, problems, places }) => found(*request, problems, places),
    }
}

/// The problem of a text in a format that is not a request.
pub(super) fn known(look: &Look<'_>) -> Option<Problem> {
    let Some(format) = theirs::format_of(look) else { return theirs::refused(look) };
    let message = format!("this is not a request, but in another format: {}", format.name);
    let hint = "`ipplan convert` makes a request of it";
    Some(Problem::new(&codes::UNREAD_FORMAT, message).hint(hint))
}
