//! A plain list: one network a line.

use ipplan::{Problem, codes};

use crate::read::ours::networks::{Networks, lacking};
use crate::read::syntax::lines::{content, count, lines, place};
use crate::read::syntax::words::quoted;
use crate::read::syntax::{address, ranges};

/// How many addresses without a length are named.
const NAMED: usize = 3;

/// What could be read, and every line that could not.
pub(crate) fn read(text: &[u8]) -> (Networks, Vec<Problem>) {
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
        if word.is_empty() {
            continue;
        }
        match entries(word) {
            Ok(said) => {
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
    (networks, problems)
}

/// What a line says. Of a line that is about something else, the whole is shown.
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
