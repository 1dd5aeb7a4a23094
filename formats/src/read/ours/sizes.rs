//! Sizes, as people ask for them.

use ipplan::{Family, PrefixLen, Problem, codes};

/// How many blocks can be asked for at once.
const MOST: usize = 1_000_000;

/// Reads the sizes of blocks that are wanted: `/26`, or `2x/28` for two of them.
///
/// The families are those in which there are addresses. Where that is both, a length up to `/32` is
/// one of IPv4, a longer one of IPv6.
///
/// # Errors
///
/// Every word that is wrong: `not-a-prefix-length`, and `out-of-range` when no block is wanted or
/// more than a million.
///
/// ```
/// use ipplan::{Family, PrefixLen};
/// use ipplan_formats::read::sizes;
///
/// let (large, small) = (PrefixLen::v4(26), PrefixLen::v4(28));
/// assert_eq!(sizes(["/26", "2x/28"], &[Family::V4]), Ok(vec![large, small, small]));
/// assert_eq!(sizes(["64"], &[Family::V4, Family::V6]), Ok(vec![PrefixLen::v6(64)]));
/// assert_eq!(sizes(["/33"], &[Family::V4]).unwrap_err()[0].code.id, "not-a-prefix-length");
/// ```
pub fn sizes<'a>(
    words: impl IntoIterator<Item = &'a str>,
    families: &[Family],
) -> Result<Vec<PrefixLen>, Vec<Problem>> {
    let (mut sizes, mut problems) = (Vec::new(), Vec::new());
    for word in words {
        match size(word, families) {
            Ok((count, length)) if sizes.len() + count <= MOST => {
                sizes.extend(std::iter::repeat_n(length, count));
            }
            Ok(_) => {
                problems.push(out_of_range(format!(
                    "with `{word}`, more than {MOST} blocks are \
                                                    requested"
                )));
            }
            Err(problem) => problems.push(problem),
        }
    }
    if problems.is_empty() { Ok(sizes) } else { Err(problems) }
}

/// Reads the blocks that there has to be room for as well: a network and a prefix length each, such as `hub/24`.
///
/// # Errors
///
/// Every word that is wrong: `not-a-prefix-length`.
///
/// ```
/// use ipplan::PrefixLen;
///
/// let room = ipplan_formats::read::fit_for(["hub/24"]).unwrap();
/// assert_eq!(room, [("hub".to_string(), PrefixLen::v4(24))]);
/// assert_eq!(ipplan_formats::read::fit_for(["hub"]).unwrap_err().len(), 1);
/// ```
pub fn fit_for<'a>(
    words: impl IntoIterator<Item = &'a str>,
) -> Result<Vec<(String, PrefixLen)>, Vec<Problem>> {
    let (mut lengths, mut problems) = (Vec::new(), Vec::new());
    for word in words {
        // A name may have a slash in it; the last one is that of the length.
        let (network, length) = word.rsplit_once('/').unwrap_or((word, ""));
        if let Some(length) = PrefixLen::parse(length, Family::V4).filter(|_| !network.is_empty()) {
            lengths.push((network.to_owned(), length));
        } else {
            let message = format!("`{word}` is not a network with a prefix length");
            let problem = Problem::new(&codes::NOT_A_PREFIX_LENGTH, message).at("fit-for");
            let hint = "write the name of a network and a prefix length from /0 to /32, such as \
                        `hub/24`";
            problems.push(problem.hint(hint));
        }
    }
    if problems.is_empty() { Ok(lengths) } else { Err(problems) }
}

/// A number of blocks and their length.
fn size(word: &str, families: &[Family]) -> Result<(usize, PrefixLen), Problem> {
    let (count, length) = match word.split_once(['x', 'X', '×', '*']) {
        Some((count, length)) => (count.trim(), length.trim()),
        None => ("1", word.trim()),
    };
    let mut lengths = families.iter().filter_map(|family| PrefixLen::parse(length, *family));
    let Some(length) = lengths.next() else {
        let longest = families.iter().map(|family| family.longest()).max().unwrap_or(32);
        let message = format!(
            "`{word}` is not a size: a size is a prefix length from /0 to \
                               /{longest}"
        );
        let problem = Problem::new(&codes::NOT_A_PREFIX_LENGTH, message).at("size");
        let problem = problem.hint("write a size such as `/26`, or `2x/26` for two of them");
        return Err(match holding(length, families) {
            Some(block) => problem.hint(format!("`{block}` holds {length} addresses")),
            None => problem,
        });
    };
    let digits = !count.is_empty() && count.bytes().all(|byte| byte.is_ascii_digit());
    // A number too long to read is out of range as well.
    let number = digits.then(|| count.parse().unwrap_or(usize::MAX));
    match number {
        Some(count @ 1..=MOST) => Ok((count, length)),
        Some(_) => Err(out_of_range(format!("`{word}` requests {count} blocks; use 1 to {MOST}"))),
        None => {
            let message = format!("`{word}` is not a size: `{count}` is not a number");
            let problem = Problem::new(&codes::NOT_A_PREFIX_LENGTH, message).at("size");
            Err(problem.hint("write a size such as `/26`, or `2x/26` for two of them"))
        }
    }
}

/// The block that holds this number of addresses: a number that is too large for a prefix length means that.
fn holding(number: &str, families: &[Family]) -> Option<PrefixLen> {
    let number = number.parse().ok()?;
    families.iter().find_map(|family| PrefixLen::holding(number, *family))
}

fn out_of_range(message: String) -> Problem {
    Problem::new(&codes::OUT_OF_RANGE, message).at("size")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const BOTH: &[Family] = &[Family::V4, Family::V6];

    #[test]
    fn the_family_is_that_of_the_space() {
        let one = |word, families: &[Family]| sizes([word], families).unwrap()[0];
        assert_eq!(one("/24", &[Family::V6]), PrefixLen::v6(24));
        assert_eq!(one("/32", BOTH), PrefixLen::v4(32));
        assert_eq!(one("/33", BOTH), PrefixLen::v6(33));
        assert_eq!(sizes(["3 x /28"], BOTH).unwrap(), [PrefixLen::v4(28); 3]);
    }

    #[test]
    fn a_number_of_addresses_is_told_its_size() {
        let hint = |word: &str| sizes([word], &[Family::V4]).unwrap_err()[0].hints[1].text.clone();
        assert_eq!(hint("64"), "`/26` holds 64 addresses");
        assert_eq!(hint("100"), "`/25` holds 100 addresses");
        assert_eq!(sizes(["/64"], &[Family::V4]).unwrap_err()[0].hints.len(), 1);
        assert_eq!(fit_for(["/24"]).unwrap_err().len(), 1);
    }

    #[test]
    fn every_wrong_word_is_told() {
        let words = ["/129", "0x/28", "1000001x/28", "99999999999999999999x/28", "x/28", "-1x/28"];
        let problems = sizes(words, BOTH).unwrap_err();
        let codes: Vec<&str> = problems.iter().map(|problem| problem.code.id).collect();
        let (length, range) = ("not-a-prefix-length", "out-of-range");
        assert_eq!(codes, [length, range, range, range, length, length]);
        assert!(sizes(["600000x/28", "600000x/28"], BOTH).is_err());
        assert_eq!(sizes(["1000000x/28"], BOTH).unwrap().len(), MOST);
    }

    proptest! {
        #[test]
        fn junk_is_a_problem(word: String) {
            let _ = sizes([word.as_str()], BOTH);
        }
    }
}
