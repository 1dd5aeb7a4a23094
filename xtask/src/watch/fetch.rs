//! Where the text of a page is public, and how it is fetched: with `curl`.

use std::process::Stdio;

use crate::step::command;

/// Where the public repositories of the documentation are served as they are.
pub(super) const SOURCE: &str = "https://raw.githubusercontent.com";

/// The site whose pages these repositories hold.
const SITE: &str = "https://learn.microsoft.com/";

/// The folder and repository with the pages below an address; the longest address that matches
/// counts.
const FOLDERS: &[(&str, &str)] = &[
    ("azure/", "MicrosoftDocs/azure-docs/main/articles/"),
    ("azure/aks/", "MicrosoftDocs/azure-aks-docs/main/articles/aks/"),
    ("azure/ai-foundry/", "MicrosoftDocs/azure-ai-docs/main/articles/ai-foundry/"),
    ("azure/azure-monitor/", "MicrosoftDocs/azure-monitor-docs/main/articles/azure-monitor/"),
    ("azure/azure-sql/", "MicrosoftDocs/sql-docs/live/azure-sql/"),
    (
        "azure/container-registry/",
        "MicrosoftDocs/azure-management-docs/main/articles/container-registry/",
    ),
    (
        "azure/container-instances/",
        "MicrosoftDocs/azure-compute-docs/main/articles/container-instances/",
    ),
    ("azure/cosmos-db/", "MicrosoftDocs/azure-databases-docs/main/articles/cosmos-db/"),
    ("azure/dedicated-hsm/", "MicrosoftDocs/azure-security-docs/main/articles/dedicated-hsm/"),
    (
        "azure/devops/managed-devops-pools/",
        "MicrosoftDocs/azure-devops-docs/main/docs/managed-devops-pools/",
    ),
    ("azure/foundry/", "MicrosoftDocs/azure-ai-docs/main/articles/foundry/"),
    ("azure/machine-learning/", "MicrosoftDocs/azure-ai-docs/main/articles/machine-learning/"),
    (
        "azure/managed-instance-apache-cassandra/",
        "MicrosoftDocs/azure-databases-docs/main/articles/managed-instance-apache-cassandra/",
    ),
    ("azure/mysql/", "MicrosoftDocs/azure-databases-docs/main/articles/mysql/"),
    ("azure/payment-hsm/", "MicrosoftDocs/azure-security-docs/main/articles/payment-hsm/"),
    ("azure/postgresql/", "MicrosoftDocs/azure-databases-docs/main/articles/postgresql/"),
    (
        "azure/virtual-machine-scale-sets/",
        "MicrosoftDocs/azure-compute-docs/main/articles/virtual-machine-scale-sets/",
    ),
    ("entra/", "MicrosoftDocs/entra-docs/main/docs/"),
    ("power-platform/", "MicrosoftDocs/power-platform/main/power-platform/"),
];

/// How many texts a page may include.
const INCLUDES: usize = 20;

/// The result of fetching a page.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Fetched {
    /// Its text, with what it includes.
    Text(String),
    /// No public repository is known to hold it.
    Elsewhere,
    /// It is not where it should be: it was moved, or was never there.
    NotThere,
    /// Nobody answered; what was said.
    Failed(String),
}

/// The text of a page.
pub(super) fn page(source: &str, url: &str) -> Fetched {
    let Some(path) = path(url) else { return Fetched::Elsewhere };
    // Most are Markdown; lists of questions are YAML.
    for ending in ["md", "yml"] {
        let place = format!("{source}/{path}.{ending}");
        match get(&place) {
            Ok(Some(text)) => return with_includes(&text, &place),
            Ok(None) => {}
            Err(said) => return Fetched::Failed(said),
        }
    }
    Fetched::NotThere
}

/// Where the page is, from the source on and without its ending.
fn path(url: &str) -> Option<String> {
    let page = url.strip_prefix(SITE)?;
    let page = page.split(['#', '?']).next()?;
    let fits = FOLDERS.iter().filter(|(prefix, _)| page.starts_with(prefix));
    let (prefix, folder) = fits.max_by_key(|(prefix, _)| prefix.len())?;
    Some(format!("{folder}{}", page.strip_prefix(prefix)?))
}

/// The text of a page, followed by the texts that it includes. One that is not there is left out.
fn with_includes(page: &str, place: &str) -> Fetched {
    let mut text = page.to_owned();
    for line in page.lines().filter(|line| line.contains("[!INCLUDE")).take(INCLUDES) {
        let target = line.rsplit_once("](").and_then(|(_, rest)| rest.split(')').next());
        let Some(place) = target.and_then(|target| beside(place, target)) else { continue };
        match get(&place) {
            Ok(included) => {
                text.push('\n');
                text += &included.unwrap_or_default();
            }
            Err(said) => return Fetched::Failed(said),
        }
    }
    Fetched::Text(text)
}

/// A path from the folder of another one; `~` is the top of the repository.
fn beside(place: &str, target: &str) -> Option<String> {
    let (scheme, rest) = place.split_once("://")?;
    let mut parts: Vec<&str> = rest.split('/').collect();
    parts.pop();
    let within = target.strip_prefix("~/");
    if within.is_some() {
        // Host, owner, repository and branch.
        parts.truncate(4);
    }
    for part in within.unwrap_or(target).split('/') {
        match part {
            "." | "" => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    // Never out of the repository that the page is in.
    (parts.len() > 4).then(|| format!("{scheme}://{}", parts.join("/")))
}

/// The content at a place; `None` if there is none.
fn get(place: &str) -> Result<Option<String>, String> {
    let words = ["--silent", "--show-error", "--location", "--max-time", "60", "--retry", "1"];
    let mut curl = command("curl", &words);
    curl.args(["--write-out", "\n%{http_code}", "--", place]).stdin(Stdio::null());
    let output = curl.output().map_err(|error| format!("curl: {error}"))?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).trim().to_owned());
    }
    let text = String::from_utf8_lossy(&output.stdout);
    match text.rsplit_once('\n') {
        Some((text, "200")) => Ok(Some(text.to_owned())),
        Some((_, "404")) => Ok(None),
        Some((_, status)) => Err(format!("{place}: status {status}")),
        None => Err(format!("{place}: no answer")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_in_the_folder_of_its_repository() {
        let at = |page: &str| path(&format!("{SITE}{page}"));
        assert_eq!(
            at("azure/aks/configure-azure-cni#plan").as_deref(),
            Some("MicrosoftDocs/azure-aks-docs/main/articles/aks/configure-azure-cni")
        );
        assert_eq!(
            at("azure/bastion/bastion-faq").as_deref(),
            Some("MicrosoftDocs/azure-docs/main/articles/bastion/bastion-faq")
        );
        assert_eq!(at("data-integration/vnet/data-gateway-faqs"), None);
        assert_eq!(path("https://www.rfc-editor.org/rfc/rfc4632"), None);
    }

    #[test]
    fn what_is_included_is_in_the_same_repository() {
        let page = "http://host/owner/repository/main/articles/app/page.md";
        let at = |target: &str| beside(page, target);
        let limits = "http://host/owner/repository/main/includes/limits.md";
        assert_eq!(at("../../includes/limits.md").as_deref(), Some(limits));
        assert_eq!(at("~/includes/limits.md").as_deref(), Some(limits));
        assert_eq!(at("../../../../../secret"), None);
    }
}
