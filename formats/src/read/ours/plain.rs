//! A plain list: one network a line, followed by its name as a comment or in words.

use std::collections::BTreeMap;
use std::net::IpAddr;

use ipplan::{Problem, codes};

use crate::read::ours::networks::{Networks, lacking};
use crate::read::syntax::lines::{content, count, lines, place};
use crate::read::syntax::words::quoted;
use crate::read::syntax::{address, ranges};

/// How many addresses without a length are named.
const NAMED: usize = 3;

/// A list that was read, and every line that could not be.
pub(crate) struct PlainList {
    pub(crate) networks: Networks,
    /// The name of each network that is alone in its line, by index.
    pub(crate) names: BTreeMap<usize, String>,
    /// The place of each is `LINE:COLUMN`.
    pub(crate) problems: Vec<Problem>,
}

pub(crate) fn read(text: &[u8]) -> PlainList {
    let mut names = BTreeMap::new();
    let mut networks = Networks::of_text(count(text), Vec::new());
    let mut problems = Vec::new();
    let (mut bare, mut bares) = (Vec::new(), 0);
    let mut is_bare = |line: &[u8], number: usize| {
        bares += 1;
        if bare.len() < NAMED {
            bare.push((String::from_utf8_lossy(line).into_owned(), number));
        }
    };
    for (number, line) in (1..).zip(lines(text)) {
        if let Some(network) = address::usual(line) {
            networks.push(network.into(), number);
            if network.prefix_len() == 32 && line.ends_with(b".0") {
                is_bare(line, number);
            }
            continue;
        }
        let (before, word) = content(line);
        if word.is_empty() || word.starts_with(b";") || word.starts_with(b"//") {
            continue;
        }
        let (word, behind) = with_words(word);
        match entries(word) {
            Ok(said) => {
                if let ([ranges::Said::Network(_)], Some(name)) =
                    (said.as_slice(), behind.or_else(|| comment(line)))
                {
                    names.insert(networks.networks().len(), name);
                }
                if said.iter().any(|it| it.lacks_length()) {
                    is_bare(word, number);
                }
                for network in said.into_iter().flat_map(ranges::Said::networks) {
                    networks.push(network, number);
                }
            }
            Err(wrong) => {
                let at = place(number, before);
                problems.extend(wrong.into_iter().map(|problem| problem.at(at.clone())));
            }
        }
    }
    if bares > 0 {
        let first: Vec<String> = bare
            .into_iter()
            .map(|(word, line)| format!("{} in line {line}", quoted(&word)))
            .collect();
        networks.notice(lacking(&first, bares));
    }
    PlainList { networks, names, problems }
}

/// A network and its name: `10.0.0.0/24 web`. If the line has other addresses or numbers, the words are
/// not a name.
fn with_words(line: &[u8]) -> (&[u8], Option<String>) {
    let words = || {
        let end = line.iter().position(|byte| b" \t;".contains(byte))?;
        let (network, rest) = line.split_at_checked(end)?;
        let rest = std::str::from_utf8(rest).ok()?.trim_start_matches([' ', '\t', ';', '/', '-']);
        let apart = |word: &str| word.parse::<IpAddr>().is_err() && !word.contains(['/', ',', ';']);
        let is_name = rest.starts_with(char::is_alphabetic) && rest.split_whitespace().all(apart);
        // A comma makes it a row of a table, which says in its first line what is what.
        (network.contains(&b'/') && !network.ends_with(b",") && is_name)
            .then(|| (network, Some(rest.to_owned())))
    };
    words().unwrap_or((line, None))
}

/// The text of a comment after a network.
fn comment(line: &[u8]) -> Option<String> {
    let start = line.iter().position(|byte| *byte == b'#')?;
    let text = String::from_utf8_lossy(line.get(start..)?);
    let text = text.trim_start_matches('#').trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// The networks of a line. A problem shows the whole line if it is not about a network.
fn entries(word: &[u8]) -> Result<Vec<ranges::Said>, Vec<Problem>> {
    let word = String::from_utf8_lossy(word);
    match ranges::ranges(&word) {
        Ok(said) if said.is_empty() => Err(vec![address::not_a_network(&word)]),
        Err(problems) if problems.iter().any(is_of_a_word) => {
            Err(vec![address::not_a_network(&word)])
        }
        read => read,
    }
}

fn is_of_a_word(problem: &Problem) -> bool {
    problem.code == &codes::NOT_A_NETWORK && problem.message.ends_with("is not a network")
}
