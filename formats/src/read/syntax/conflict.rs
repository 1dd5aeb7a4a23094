//! Merges that were not finished: their markers are in none of the languages, and mean the same in all.

use ipplan::codes;

use crate::read::syntax::tree::{Fault, Spot};

/// The hint for a conflict in a request, or in another file that people write.
pub(crate) const IN_A_REQUEST: &str = "resolve the conflict, and remove the three lines of markers";
/// The hint for a conflict in a lock.
pub(crate) const IN_A_LOCK: &str = "use one side completely (`git checkout --ours` or `--theirs`), \
                                    then plan again: the subnets of the other side are placed again";

/// The first marker of a merge that was not finished.
pub(crate) fn markers(text: &str, hint: &str) -> Option<Fault> {
    // Most texts have none, and can be long.
    text.find("<<<<<<<")?;
    let is = |line: &str, marker: &str| {
        line.strip_prefix(marker).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    let lines = || text.lines().map(str::trim_end).zip(1_usize..);
    let begins = |(line, _): &(&str, usize)| is(line, "<<<<<<<");
    let (line, number) = lines().find(begins)?;
    let mut rest = lines().skip(number);
    let mut has = |marker: &str| rest.any(|(line, _)| is(line, marker));
    if !has("=======") || !has(">>>>>>>") {
        return None;
    }
    let at = Spot { line: number, column: 1, width: line.chars().count() };
    Some(Fault::new(&codes::MERGE_CONFLICT, at, "an unfinished merge starts here").hint(hint))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_all_three_markers_count() {
        let place = |text: &str| markers(text, "").map(|fault| fault.problem.place);
        let whole = "a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> theirs\n";
        assert_eq!(place(whole).unwrap(), "2:1");
        assert_eq!(place(&whole.replace('\n', "\r\n")).unwrap(), "2:1");
        assert!(place(&whole.replace("=======\n", "")).is_none());
        assert!(place(&whole.replace("\n>>>>>>>", "\n# >>>>>>>")).is_none());
        assert!(place(&whole.replace("<<<<<<< ", "# <<<<<<< ")).is_none());
        assert!(place("").is_none());
    }
}
