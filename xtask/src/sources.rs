//! The file that says when somebody last looked at each page the catalogue cites.
//!
//! One line a source: the date of the page, the day it was last checked, its address, its title. A
//! test keeps the list as the catalogue is; the days are filled in by hand. The chore reads this file
//! and not the catalogue, so that it runs when the catalogue does not compile.

use std::{fmt, fs, io};

/// The file, from the top of the repository.
pub const PATH: &str = "docs/sources.tsv";

/// The first line of the file.
pub const HEAD: &str = "page\tchecked\turl\ttitle\n";

/// A source, and when somebody last looked at it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SourceRow {
    /// The date in the page's own header.
    pub date: Day,
    /// The day somebody last compared it with the catalogue; `None` if nobody has yet.
    pub checked: Option<Day>,
    /// Its address.
    pub url: String,
    /// Its title.
    pub title: String,
}

impl SourceRow {
    /// The line that stands for it; `None` for one that does not read.
    pub fn parse(line: &str) -> Option<SourceRow> {
        let mut cells = line.split('\t');
        let date = Day::parse(cells.next()?)?;
        let checked = match cells.next()? {
            "" => None,
            day => Some(Day::parse(day)?),
        };
        let (url, title) = (cells.next()?.to_owned(), cells.next()?.to_owned());
        cells.next().is_none().then_some(SourceRow { date, checked, url, title })
    }
}

/// The line of the file.
impl fmt::Display for SourceRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let checked = self.checked.map(|day| day.to_string()).unwrap_or_default();
        write!(f, "{}\t{checked}\t{}\t{}", self.date, self.url, self.title)
    }
}

/// Every row of the file, as they stand there.
///
/// # Errors
///
/// When the file cannot be read, or a line of it does not read.
pub fn read() -> io::Result<Vec<SourceRow>> {
    let text = fs::read_to_string(crate::root().join(PATH))?;
    let row = |line: &str| {
        SourceRow::parse(line)
            .ok_or_else(|| io::Error::other(format!("this line does not read: {line}")))
    };
    text.lines().skip(1).map(row).collect()
}

/// A day, as the days since 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(pub i64);

impl Day {
    /// Reads `2026-11-20`; `None` for anything that is no such day.
    pub fn parse(text: &str) -> Option<Day> {
        if text.len() != 10 {
            return None;
        }
        let mut parts = text.splitn(3, '-').map(|part| part.parse().ok());
        let day = Day::of(parts.next()??, parts.next()??, parts.next()??);
        // A date that does not exist counts as another one, which is not what is written.
        (day.to_string() == text).then_some(day)
    }

    fn of(year: i64, month: i64, day: i64) -> Day {
        // The year starts in March, so that the day that is not always there is its last.
        let year = year - i64::from(month <= 2);
        let month = (month + 9) % 12;
        let leap = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
        // From March on months have 31, 30, 31, 30 and 31 days, and again.
        Day(365 * year + leap + (153 * month + 2) / 5 + day - 1 - 719_468)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut year = 1970 + self.0.div_euclid(366);
        while Day::of(year + 1, 1, 1) <= *self {
            year += 1;
        }
        let mut month = 12;
        while Day::of(year, month, 1) > *self {
            month -= 1;
        }
        write!(f, "{year:04}-{month:02}-{:02}", self.0 - Day::of(year, month, 1).0 + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_follow_each_other() {
        let mut number = Day::of(1999, 12, 31).0;
        for year in 2000..2100 {
            let february = 28 + i64::from(year % 4 == 0);
            let lengths = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
            for (month, length) in (1..).zip(lengths) {
                for day in 1..=length {
                    number += 1;
                    assert_eq!(Day::of(year, month, day).0, number);
                    assert_eq!(Day(number).to_string(), format!("{year}-{month:02}-{day:02}"));
                }
            }
        }
        assert_eq!(Day(0).to_string(), "1970-01-01");
    }

    #[test]
    fn a_day_is_a_real_one() {
        for text in [
            "",
            "2026",
            "2026-11",
            "2026-11-31",
            "2026-2-03",
            "2026-13-01",
            "2026-11-20-1",
            "99999999999999999-01-01",
        ] {
            assert_eq!(Day::parse(text), None, "{text}");
        }
        assert_eq!(Day::parse("2024-02-29").map(|it| it.to_string()), Some("2024-02-29".into()));
    }

    #[test]
    fn a_row_is_its_line() {
        for line in ["2020-01-02\t2026-11-20\thttps://example.com\tA page", "2020-01-02\t\turl\tA"]
        {
            assert_eq!(SourceRow::parse(line).unwrap().to_string(), line);
        }
        for line in ["", "2020-01-02\t\turl", "2020-01-02\tsoon\turl\tA", "2020-01-02\t\turl\tA\tB"]
        {
            assert_eq!(SourceRow::parse(line), None, "{line}");
        }
    }
}
