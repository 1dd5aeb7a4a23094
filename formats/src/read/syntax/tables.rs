//! Tables in a text for people: Markdown, and columns under a rule of dashes as commands print them.

/// A table: its rows, the header first.
pub(crate) struct TextTable {
    /// The last heading above it, and its line.
    pub(crate) heading: Option<(usize, String)>,
    pub(crate) rows: Vec<TextRow>,
}

/// A row with its cells and the columns of the text at which they begin.
pub(crate) struct TextRow {
    pub(crate) line: usize,
    pub(crate) cells: Vec<String>,
    pub(crate) begins: Vec<usize>,
}

/// The text that every rule under a header contains.
const RULE: &str = "--";

/// The borders of columns that a rule under a header shows.
enum Rule {
    /// Bars separate them.
    Bars,
    /// They begin at these characters.
    At(Vec<usize>),
}

/// Whether a text has a table.
pub(crate) fn has_table(text: &[u8]) -> bool {
    let text = String::from_utf8_lossy(text);
    // Most lists have no rule, and a list may be long.
    if !text.contains(RULE) {
        return false;
    }
    let mut above = "";
    text.lines().any(|line| {
        let found = rule(above, line).is_some();
        above = line;
        found
    })
}

/// Every table of a text, and the lines that are in none.
pub(crate) fn tables(text: &str) -> (Vec<TextTable>, Vec<(usize, &str)>) {
    let (mut tables, mut others) = (Vec::new(), Vec::new());
    let mut heading: Option<(usize, String)> = None;
    let mut lines = (1..).zip(text.lines()).peekable();
    while let Some((number, line)) = lines.next() {
        let Some(rule) = lines.peek().and_then(|(_, next)| rule(line, next)) else {
            if let Some(title) = title(line) {
                heading = Some((number, title));
            }
            others.push((number, line));
            continue;
        };
        lines.next();
        let mut rows = vec![row(line, number, &rule)];
        while let Some((number, line)) = lines.next_if(|(_, line)| goes_on(line, &rule)) {
            rows.push(row(line, number, &rule));
        }
        tables.push(TextTable { heading: heading.clone(), rows });
    }
    (tables, others)
}

/// The text of a heading, or of a line that is bold as a whole.
fn title(line: &str) -> Option<String> {
    let line = line.trim();
    let bold = line.strip_prefix("**").and_then(|it| it.trim_end_matches(':').strip_suffix("**"));
    let text = line.strip_prefix('#').map(|it| it.trim_start_matches('#')).or(bold)?;
    Some(unmarked(text))
}

/// `|---|:--:|` or `-----  ----` below a line of names.
fn rule(above: &str, line: &str) -> Option<Rule> {
    let line = line.trim_end();
    if above.trim().is_empty() || !line.contains(RULE) {
        return None;
    }
    if line.contains('|') {
        let is_rule = line.chars().all(|it| "|-: +".contains(it));
        return (is_rule && above.contains('|')).then_some(Rule::Bars);
    }
    if !line.chars().all(|it| it == '-' || it == ' ') {
        return None;
    }
    let letters: Vec<char> = line.chars().collect();
    let begins = letters.iter().enumerate().filter(|(at, letter)| {
        let before = at.checked_sub(1).and_then(|at| letters.get(at));
        **letter == '-' && before.is_none_or(|before| *before == ' ')
    });
    let begins: Vec<usize> = begins.map(|(at, _)| at).collect();
    (begins.len() > 1).then_some(Rule::At(begins))
}

fn goes_on(line: &str, rule: &Rule) -> bool {
    match rule {
        Rule::Bars => line.contains('|'),
        Rule::At(_) => !line.trim().is_empty(),
    }
}

fn row(line: &str, number: usize, rule: &Rule) -> TextRow {
    let letters: Vec<char> = line.chars().collect();
    let mut parts: Vec<(usize, usize)> = Vec::new();
    match rule {
        Rule::Bars => {
            let mut begin = 0;
            for (at, letter) in letters.iter().enumerate() {
                let escaped = at.checked_sub(1).and_then(|at| letters.get(at)) == Some(&'\\');
                if *letter == '|' && !escaped {
                    parts.push((begin, at));
                    begin = at + 1;
                }
            }
            parts.push((begin, letters.len()));
            let blank = |(begin, end): &(usize, usize)| {
                letters.get(*begin..*end).is_some_and(|it| it.iter().all(|it| it.is_whitespace()))
            };
            if parts.first().is_some_and(blank) {
                parts.remove(0);
            }
            if parts.last().is_some_and(blank) {
                parts.pop();
            }
        }
        Rule::At(begins) => {
            for (index, begin) in begins.iter().enumerate() {
                let end = begins.get(index + 1).copied().unwrap_or(letters.len());
                parts.push((*begin, end.min(letters.len())));
            }
        }
    }
    // A cell begins with its first letter.
    for (begin, end) in &mut parts {
        let cell = letters.get(*begin..*end).unwrap_or_default();
        *begin += cell.iter().take_while(|it| it.is_whitespace()).count();
    }
    let cells = parts.iter().map(|(begin, end)| {
        let cell: String = letters.get(*begin..*end).unwrap_or_default().iter().collect();
        unmarked(&cell)
    });
    TextRow {
        line: number,
        cells: cells.collect(),
        begins: parts.iter().map(|(begin, _)| begin + 1).collect(),
    }
}

/// A text without what makes it bold, code, a link or several lines.
fn unmarked(text: &str) -> String {
    let mut text = text.replace("\\|", "|").replace("&nbsp;", " ");
    for line_break in ["<br>", "<br/>", "<br />", "<BR>"] {
        text = text.replace(line_break, "\n");
    }
    for mark in ["**", "__", "`", "~~"] {
        text = text.replace(mark, "");
    }
    // A link is its text.
    while let Some(middle) = text.find("](") {
        let begin = text.get(..middle).and_then(|it| it.rfind('['));
        let end = text.get(middle..).and_then(|it| it.find(')')).map(|at| middle + at);
        let (Some(begin), Some(end)) = (begin, end) else { break };
        let parts = (text.get(..begin), text.get(begin + 1..middle), text.get(end + 1..));
        let (Some(before), Some(shown), Some(after)) = parts else { break };
        text = format!("{before}{shown}{after}");
    }
    let text = text.trim();
    let slanted = text.strip_prefix(['*', '_']).and_then(|it| it.strip_suffix(['*', '_']));
    slanted.unwrap_or(text).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<Vec<Vec<String>>> {
        let rows = |table: &TextTable| table.rows.iter().map(|row| row.cells.clone()).collect();
        tables(text).0.iter().map(rows).collect()
    }

    #[test]
    fn tables_of_documents() {
        let text = "# Plan\n\n| Name | CIDR |\n|:--|---|\n| `web` | **10.0.0.0/24** |\n\
                    [db](x.md) | 10.0.1.0/24<br>fd00::/64\nend\n";
        assert_eq!(
            read(text),
            [[["Name", "CIDR"], ["web", "10.0.0.0/24"], ["db", "10.0.1.0/24\nfd00::/64"]]]
        );
        let (found, others) = tables(text);
        assert_eq!(found[0].heading, Some((1, "Plan".to_owned())));
        assert_eq!((found[0].rows[1].line, &found[0].rows[1].begins[..]), (5, &[3, 11][..]));
        assert_eq!(others, [(1, "# Plan"), (2, ""), (7, "end")]);
        assert!(has_table(text.as_bytes()));
    }

    #[test]
    fn columns_under_dashes() {
        let text = "Name    AddressPrefix\n------  -------------\nweb     10.0.0.0/24\n\nend";
        assert_eq!(read(text), [[["Name", "AddressPrefix"], ["web", "10.0.0.0/24"]]]);
        for none in ["---\na: 1\n---\n", "Title\n-----\ntext", "# a | b\n", "", "|\n|--", "-- --"] {
            assert!(read(none).is_empty() || none == "|\n|--", "{none:?}");
        }
    }
}
