//! Where wanted blocks go, or why they cannot.

use ipplan::{Balance, IpNet, Problem, Shortfall};

use super::page::{BOLD, TextPage, count, styled};
use super::problem::{head, hints};

/// Networks, one a line: a list, as the commands read it.
///
/// ```
/// let networks = ["10.0.0.0/26".parse().unwrap(), "fd00::/64".parse().unwrap()];
/// assert_eq!(ipplan_formats::text::list(networks), "10.0.0.0/26\nfd00::/64\n");
/// ```
pub fn list(networks: impl IntoIterator<Item = IpNet>) -> String {
    networks.into_iter().fold(String::new(), |list, network| list + &network.to_string() + "\n")
}

/// The proof that wanted blocks don't fit: the sum at every size, what each declared prefix could
/// still give, and what would mend it.
///
/// ```
/// use ipplan::{Balance, PrefixLen, Space, does_not_fit};
///
/// let space = Space::new(&["10.0.0.0/24".parse().unwrap()]).unwrap();
/// let wanted = [PrefixLen::v4(25), PrefixLen::v4(24)];
/// let shortfall = space.clone().carve_all(&wanted).unwrap_err();
/// let problem = does_not_fit(&space, &[], &wanted, &shortfall);
/// let balances = Balance::of(&space, &wanted);
/// let text = ipplan_formats::text::shortfall(&shortfall, &balances, &problem);
/// assert!(text.contains("does-not-fit"));
/// ```
pub fn shortfall(shortfall: &Shortfall, balances: &[Balance], problem: &Problem) -> String {
    let mut page = TextPage::default();
    head(&mut page, problem);
    page.gap();
    let rows: Vec<[String; 3]> = balances
        .iter()
        .map(|it| [it.prefix_length.to_string(), count(it.wanted), count(it.free)])
        .collect();
    let wide = |column: usize, least: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells.map(String::len).max().unwrap_or(0).max(least)
    };
    let (wanted, free) = (wide(1, 6), wide(2, 6));
    page.line(styled(BOLD, format!("  {:>13}  {:>wanted$}  {:>free$}", "size", "wanted", "free")));
    for (balance, [size, want, have]) in balances.iter().zip(&rows) {
        let mark = if balance.wanted > balance.free { "  too few" } else { "" };
        page.line(format!("  {size:>4} or larger  {want:>wanted$}  {have:>free$}{mark}"));
    }
    page.gap();
    let widest = shortfall.largest_free.iter().map(|it| it.address_prefix.to_string().len()).max();
    let width = widest.unwrap_or(0);
    page.line(styled(BOLD, format!("  {:width$}  largest free block", "declared")));
    for largest in shortfall.largest_free.iter().take(MOST) {
        let size = largest.prefix_length.map_or("none".into(), |length| length.to_string());
        page.line(format!("  {:width$}  {size}", largest.address_prefix.to_string()));
    }
    let more = shortfall.largest_free.len().saturating_sub(MOST);
    if more > 0 {
        page.line(format!("  and {more} more"));
    }
    if !problem.hints.is_empty() {
        page.gap();
    }
    hints(&mut page, problem);
    page.finish()
}

/// How many declared prefixes are shown.
const MOST: usize = 20;
