//! `cargo xtask sources`: how old every source is, and when somebody last looked.

use std::time::{SystemTime, UNIX_EPOCH};

use xtask::sources::{Day, PATH, SourceRow};

use crate::step::StepResult;

/// The number of days after which a page should be read again.
const STALE: i64 = 180;

/// Lists every source, the oldest page first, and then those that nobody has looked at for long.
pub(crate) fn run(_: &[String]) -> StepResult {
    let mut rows = xtask::sources::read().map_err(|error| format!("{PATH}: {error}"))?;
    // As they stand in the file, where several have one date.
    rows.sort_by_key(|row| row.date);
    let today = today().ok_or("The clock of this machine is before 1970.")?;
    print!("{}", report(&rows, today));
    Ok(())
}

fn today() -> Option<Day> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
    Some(Day(i64::try_from(since.as_secs() / 86_400).ok()?))
}

fn report(rows: &[SourceRow], today: Day) -> String {
    let lines = |rows: &[&SourceRow]| rows.iter().map(|row| line(row)).collect::<String>();
    let all: Vec<&SourceRow> = rows.iter().collect();
    let long_ago = |row: &&SourceRow| row.checked.is_none_or(|day| today.0 - day.0 > STALE);
    let stale: Vec<&SourceRow> = rows.iter().filter(long_ago).collect();
    let (oldest_first, unchecked, many) = (lines(&all), lines(&stale), stale.len());
    format!(
        "page        checked     title\n{oldest_first}\n\
         Not checked for {STALE} days, on {today}: {many} of {}\n{unchecked}",
        rows.len(),
    )
}

fn line(row: &SourceRow) -> String {
    let checked = row.checked.map_or("never".to_owned(), |day| day.to_string());
    format!("{}  {checked:10}  {}\n                        {}\n", row.date, row.title, row.url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_looked_at_for_180_days_is_stale() {
        let row = |checked: &str| SourceRow {
            date: Day::parse("2020-01-02").unwrap(),
            checked: Day::parse(checked),
            url: "https://example.com".to_owned(),
            title: format!("Page checked {checked:?}"),
        };
        let rows = [row("2026-01-01"), row("2026-01-02"), row("")];
        let text = report(&rows, Day::parse("2026-07-01").unwrap());
        let (all, stale) = text.split_once("\nNot checked").unwrap();
        assert_eq!(all.matches("Page checked").count(), 3);
        assert!(stale.contains("on 2026-07-01: 2 of 3\n"), "{stale}");
        assert!(stale.contains("2026-01-01") && stale.contains("never"));
    }
}
