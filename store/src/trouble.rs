//! Errors of a store, for people.
//!
//! The errors of engines can be many lines, are in the words of a library, and can repeat an address
//! with a signature in it. So only our own sentences are shown, if the case is known.

use std::error::Error;
use std::io::{self, ErrorKind};

use tokio_postgres::error::SqlState;

use crate::error::StoreError;

/// Words that an engine uses for a case, what it means for a store, and what to try.
struct Case {
    words: &'static [&'static str],
    says: &'static str,
    hint: &'static str,
    passing: bool,
}

/// Cases of clouds, in the order in which they are tried: later ones have words that many errors contain.
const CLOUDS: &[Case] = &[
    Case {
        words: &[
            "ContainerNotFound",
            "NoSuchBucket",
            "ContainerBeingDeleted",
            "bucket does not exist",
        ],
        says: "has no such container or bucket",
        hint: "create it first: ipplan creates files, and no containers",
        passing: false,
    },
    Case {
        words: &["QuotaExceeded", "InsufficientStorage", "status: 507", "AccountIsDisabled"],
        says: "has no room left",
        hint: "nothing was written; look at the quota of the account",
        passing: false,
    },
    Case {
        words: &["invalid peer certificate", "UnknownIssuer", "certificate"],
        says: "has a certificate that this machine does not trust",
        hint: "install the certificate of whoever issued it, or name its file in SSL_CERT_FILE",
        passing: false,
    },
    Case {
        words: &["URL scheme is not allowed"],
        says: "cannot be reached without encryption",
        hint: "use an address with https:, or set AWS_ALLOW_HTTP=true for a test server",
        passing: false,
    },
    Case {
        words: &[
            "169.254.",
            "metadata.google.internal",
            "latest/api/token",
            "/metadata/",
            "az account get-access-token",
            "azure cli",
            "Azure CLI",
            "AzureCli",
        ],
        says: NO_CREDENTIALS,
        hint: SIGN_IN,
        passing: false,
    },
    Case {
        words: &[
            "AuthenticationFailed",
            "AuthorizationFailure",
            "AuthorizationPermissionMismatch",
            "InvalidAccessKeyId",
            "InvalidAuthenticationInfo",
            "SignatureDoesNotMatch",
            "AccessDenied",
            " 401 ",
            " 403 ",
        ],
        says: DENIED,
        hint: "check the credentials in the environment, and the permissions of their identity",
        passing: false,
    },
    Case {
        words: &[
            "error sending request",
            "dns error",
            "Connection refused",
            "tcp connect",
            "timed out",
            "HTTP error",
        ],
        says: "cannot be reached",
        hint: "check the address and the network",
        passing: true,
    },
    Case {
        words: &["status code: 5", "Server returned", "429", "status: 5", " 500 ", " 503 "],
        says: "is busy or failing",
        hint: "repeat it later",
        passing: true,
    },
    Case {
        words: &["credential", "Credential", "token", "private key", "PEM", "Base64", "base64"],
        says: NO_CREDENTIALS,
        hint: SIGN_IN,
        passing: false,
    },
];

/// The message for a database without our tables.
pub(crate) const NO_PLAN: &str = "has no plan yet";

const DENIED: &str = "cannot be used: access is denied";
const NO_CREDENTIALS: &str = "needs credentials, and no valid ones were found";
const SIGN_IN: &str = "set them in the environment, or sign in; docs/store.md lists how";

/// The error for files: `what` names the failed operation, such as `read`.
pub(crate) fn of_files(name: &str, what: &str, error: &object_store::Error) -> StoreError {
    let said = |says: &str| StoreError::new(format!("the store {name} {says}"));
    if name.starts_with("`file:") {
        return of_disk(name, what, error);
    }
    let text = whole(error);
    let known = CLOUDS.iter().find(|case| case.words.iter().any(|word| text.contains(word)));
    match known {
        Some(case) => StoreError { passing: case.passing, ..said(case.says).hint(case.hint) },
        None if denied(error) => said(DENIED).hint(
            "check the credentials in the environment, and the permissions of their identity",
        ),
        None => said(&format!("cannot be {what}: {}", first(&text))),
    }
}

/// The error for a database.
pub(crate) fn of_postgres(name: &str, error: &tokio_postgres::Error) -> StoreError {
    if let Some(known) = error.as_db_error() {
        let code = known.code();
        let says = known.message();
        return match *code {
            SqlState::INVALID_PASSWORD | SqlState::INVALID_AUTHORIZATION_SPECIFICATION => {
                StoreError::new(format!("the store {name} cannot be opened: access is denied"))
                    .hint("check PGUSER and PGPASSWORD in the environment")
            }
            SqlState::INVALID_CATALOG_NAME => {
                StoreError::new(format!("the store {name} has no such database"))
                    .hint("create it first: ipplan creates tables, and no databases")
            }
            SqlState::INSUFFICIENT_PRIVILEGE => {
                StoreError::new(format!("the store {name} cannot be used: {says}"))
                    .hint("docs/store.md lists the permissions that are needed")
            }
            SqlState::DISK_FULL => StoreError::new(format!("the store {name} is full"))
                .hint("nothing was written; make room, and repeat it"),
            SqlState::UNDEFINED_TABLE => StoreError::new(format!("the store {name} {NO_PLAN}")),
            SqlState::EXCLUSION_VIOLATION => {
                StoreError::new(format!("the store {name} refused an overlap: {says}"))
                    .hint("somebody changed the table `ipplan.block` by hand; nothing was written")
            }
            SqlState::READ_ONLY_SQL_TRANSACTION => {
                StoreError::passing(format!("the store {name} is read-only at the moment"))
            }
            SqlState::TOO_MANY_CONNECTIONS
            | SqlState::T_R_DEADLOCK_DETECTED
            | SqlState::T_R_SERIALIZATION_FAILURE
            | SqlState::ADMIN_SHUTDOWN
            | SqlState::CRASH_SHUTDOWN
            | SqlState::CANNOT_CONNECT_NOW
            | SqlState::LOCK_NOT_AVAILABLE
            | SqlState::QUERY_CANCELED
            | SqlState::IDLE_IN_TRANSACTION_SESSION_TIMEOUT => {
                StoreError::passing(format!("the store {name} is busy: {says}"))
            }
            _ => StoreError::new(format!("the store {name} cannot be used: {says}")),
        };
    }
    let text = whole(error);
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let failed = |how: &str| StoreError::new(format!("the store {name} {how}"));
    if error.is_closed() {
        return StoreError::passing(format!("the store {name} has closed the connection"));
    }
    if has(&["password missing", "authentication"]) {
        return failed(NO_CREDENTIALS).hint("set PGUSER and PGPASSWORD in the environment");
    }
    if has(&["does not support TLS"]) {
        return failed("does not offer encryption")
            .hint("turn TLS on in the server; `?sslmode=disable` is for tests");
    }
    if has(&["certificate", "UnknownIssuer"]) {
        return failed("has a certificate that this machine does not trust").hint(
            "install the certificate of whoever issued it, or name its file in SSL_CERT_FILE",
        );
    }
    let refused = kind(error) == Some(ErrorKind::ConnectionRefused);
    let reached = if refused {
        "cannot be reached: nothing listens at this address"
    } else {
        "cannot be reached"
    };
    StoreError { passing: true, ..failed(reached).hint("check the address and the network") }
}

fn denied(error: &object_store::Error) -> bool {
    use object_store::Error;
    matches!(error, Error::PermissionDenied { .. } | Error::Unauthenticated { .. })
}

fn of_disk(name: &str, what: &str, error: &object_store::Error) -> StoreError {
    let said = |says: &str| StoreError::new(format!("the store {name} {says}"));
    match kind(error) {
        Some(ErrorKind::StorageFull | ErrorKind::QuotaExceeded) => {
            said("is full").hint("nothing was written; make room, and repeat it")
        }
        Some(ErrorKind::FileTooLarge) => said("does not take a file as large as the plan")
            .hint("nothing was written; raise the limit, as `ulimit -f` shows it, or prune"),
        Some(ErrorKind::ReadOnlyFilesystem) => said("is read-only")
            .hint("`export`, `history` and `plan --locked` work; others need to write"),
        Some(ErrorKind::PermissionDenied) => said(&format!("cannot be {what}: access is denied"))
            .hint("check the permissions of the folder and of the files in it"),
        _ => said(&format!("cannot be {what}: {}", first(&whole(error)))),
    }
}

/// The kind of error that the system reported.
fn kind(error: &dyn Error) -> Option<ErrorKind> {
    let mut at = error.source();
    while let Some(error) = at {
        if let Some(error) = error.downcast_ref::<io::Error>() {
            return Some(error.kind());
        }
        at = error.source();
    }
    None
}

/// An error with everything below it.
pub(crate) fn whole(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut below = error.source();
    while let Some(error) = below {
        let more = error.to_string();
        if !text.contains(&more) {
            text = format!("{text}: {more}");
        }
        below = error.source();
    }
    text
}

/// The first line, without what the library puts in front, and without what an address can ask with.
pub(crate) fn first(text: &str) -> &str {
    let first = text.lines().next().unwrap_or_default();
    let first = first.split('?').next().unwrap_or_default();
    match first.split_once(" error: ") {
        Some((front, rest)) if front.starts_with("Generic ") => rest,
        _ => first,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn generic(source: impl Into<Box<dyn Error + Send + Sync>>) -> object_store::Error {
        object_store::Error::Generic { store: "test", source: source.into() }
    }

    #[test]
    fn a_disk_says_why() {
        for (kind, says) in [
            (ErrorKind::StorageFull, "the store `file:x` is full"),
            (ErrorKind::QuotaExceeded, "the store `file:x` is full"),
            (
                ErrorKind::FileTooLarge,
                "the store `file:x` does not take a file as large as the plan",
            ),
            (ErrorKind::ReadOnlyFilesystem, "the store `file:x` is read-only"),
            (ErrorKind::PermissionDenied, "the store `file:x` cannot be written: access is denied"),
        ] {
            let error = of_files("`file:x`", "written", &generic(io::Error::from(kind)));
            assert_eq!((error.message.as_str(), error.passing), (says, false));
            assert!(error.hint.is_some());
        }
    }

    #[test]
    fn a_cloud_says_why_and_nothing_that_is_secret() {
        let url = "for url (https://a.blob.core.windows.net/c?sig=secret)";
        for (text, says, passing) in [
            ("status code: 404: ContainerNotFound", "has no such container or bucket", false),
            ("status: 403: AuthenticationFailed", DENIED, false),
            (
                "error sending request: invalid peer certificate: UnknownIssuer",
                "has a certificate that this machine does not trust",
                false,
            ),
            ("error sending request: http://169.254.169.254/", NO_CREDENTIALS, false),
            ("error sending request: Connection refused", "cannot be reached", true),
            ("Server returned non-2xx status code: 503", "is busy or failing", true),
            (
                "what nobody knows",
                "cannot be read: what nobody knows for url (https://a.blob.core.windows.net/c",
                false,
            ),
        ] {
            let error = of_files("`az://c`", "read", &generic(format!("{text} {url}")));
            assert_eq!(error.message, format!("the store `az://c` {says}"), "{text}");
            assert_eq!(error.passing, passing, "{text}");
            assert!(!format!("{error:?}").contains("secret"), "{error:?}");
        }
    }
}
