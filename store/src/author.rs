//! The author of a change to a store, and its purpose.

/// The author of a change, and its purpose.
#[derive(Clone, Debug, Default)]
pub struct Author {
    /// For whom: what is placed is theirs.
    pub owner: String,
    /// The person or pipeline that runs the command.
    pub author: String,
    /// The command.
    pub command: String,
    /// The release of ipplan.
    pub release: String,
    /// The hash of what is asked for.
    pub hash: String,
    /// When a reservation ends, in seconds since 1970.
    pub until: Option<u64>,
    /// Whether nobody else may place it, because it is meant for one version only.
    pub alone: bool,
}

/// Variables with the repository of a pipeline, and with the user of one.
const OWNERS: [&str; 4] =
    ["IPPLAN_OWNER", "GITHUB_REPOSITORY", "BUILD_REPOSITORY_NAME", "CI_PROJECT_PATH"];
const AUTHORS: [&str; 4] =
    ["IPPLAN_AUTHOR", "GITHUB_ACTOR", "BUILD_REQUESTEDFOR", "GITLAB_USER_LOGIN"];
const USERS: [&str; 2] = ["USER", "USERNAME"];

/// The author and the owner where the environment names none.
const UNKNOWN: &str = "unknown";
const NOBODY: &str = "nobody";

/// The author of a change and its owner, in words.
///
/// ```
/// assert_eq!(ipplan_store::who("ada", "shop"), "ada for shop");
/// assert_eq!(ipplan_store::who("unknown", "nobody"), "an unknown author");
/// ```
#[must_use]
pub fn who(author: &str, owner: &str) -> String {
    let author = if author == UNKNOWN { "an unknown author" } else { author };
    if owner == NOBODY { author.to_owned() } else { format!("{author} for {owner}") }
}

/// Who asks for a change, and by which command.
#[derive(Clone, Copy, Debug)]
pub struct Caller<'c> {
    /// For whom, if it is said.
    pub owner: Option<&'c str>,
    /// The person or pipeline, if it is said.
    pub author: Option<&'c str>,
    /// The command without its arguments, such as `ipplan next`.
    pub command: &'c str,
}

impl Caller<'_> {
    /// For whom: without anything said, the [owner of the environment](owner_of_environment).
    #[must_use]
    pub fn owner(&self) -> String {
        self.owner.map_or_else(owner_of_environment, str::to_owned)
    }

    /// The author of a change by this release, with these arguments of the command. Without anything said, it is
    /// `IPPLAN_AUTHOR`, or the user of the pipeline or of the machine.
    #[must_use]
    pub fn author(&self, arguments: &str, hash: String) -> Author {
        let known = self.author.map(str::to_owned);
        let author = known.or_else(|| variable(&AUTHORS)).or_else(|| variable(&USERS));
        Author {
            owner: self.owner(),
            author: author.unwrap_or_else(|| UNKNOWN.into()),
            command: format!("{} {arguments}", self.command),
            release: env!("CARGO_PKG_VERSION").into(),
            hash,
            until: None,
            alone: false,
        }
    }
}

/// The default owner of everything that is placed: `IPPLAN_OWNER`, the repository of the pipeline, or the user of
/// the machine.
#[must_use]
pub fn owner_of_environment() -> String {
    variable(&OWNERS).or_else(|| variable(&USERS)).unwrap_or_else(|| NOBODY.into())
}

/// The address of the store in `IPPLAN_STORE`.
#[must_use]
pub fn address_of_environment() -> Option<String> {
    variable(&["IPPLAN_STORE"])
}

fn variable(names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| std::env::var(name).ok().filter(|it| !it.is_empty()))
}
