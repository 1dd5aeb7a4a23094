//! The ranges that the rows of a table list, each with the other content of its row.

use ipplan::{Attached, IpNet, Notice, Problem, Service, SubnetState};

use crate::read::ours::level::{Level, Mark};
use crate::read::ours::networks::Networks;

/// A range of a table.
#[derive(Clone, Debug)]
pub(super) struct Listed {
    pub(super) range: IpNet,
    pub(super) level: Level,
    /// Whether a network is in use as a whole.
    pub(super) full: bool,
    /// Whether this is the range of the network in a row about one of its subnets.
    pub(super) beside: bool,
    pub(super) line: usize,
    pub(super) column: usize,
    /// The index of the other content of its row.
    pub(super) about: usize,
}

/// The content of the columns of a row other than its ranges.
#[derive(Clone, Debug, Default)]
pub(super) struct About {
    pub(super) world: String,
    pub(super) scope: String,
    /// The name of the network, also where a merged cell above says it.
    pub(super) network: String,
    pub(super) subnet: String,
    pub(super) kind: Option<Level>,
    pub(super) status: String,
    pub(super) state: SubnetState,
    pub(super) description: String,
    pub(super) details: Option<Box<Details>>,
    /// The index of the content of the whole row, if this is about one of its subnets.
    pub(super) of: Option<usize>,
}

/// Content that few tables have.
#[derive(Clone, Debug, Default)]
pub(super) struct Details {
    pub(super) region: Option<String>,
    pub(super) id: Option<String>,
    pub(super) delegations: Vec<String>,
    pub(super) endpoints: Vec<String>,
    pub(super) security_group: Attached,
    pub(super) route_table: Attached,
    pub(super) nat_gateway: Attached,
    pub(super) service: Option<&'static Service>,
}

/// A table that was read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Listing {
    pub(super) rows: Vec<Listed>,
    pub(super) abouts: Vec<About>,
    /// The columns that were read, and how many lines there are.
    pub(super) columns: Vec<String>,
    pub(super) lines: usize,
    pub(crate) notices: Vec<Notice>,
    /// Every row that could not be read, with its line.
    pub(crate) wrong: Vec<Wrong>,
    /// Rows without a range, where a table may have such.
    pub(crate) without_range: Vec<usize>,
}

/// A problem of a row.
#[derive(Clone, Debug)]
pub(crate) struct Wrong {
    pub(crate) line: usize,
    pub(crate) column: usize,
    pub(crate) problem: Problem,
}

impl Listing {
    pub(super) fn about(&self, listed: &Listed) -> Option<&About> {
        self.abouts.get(listed.about)
    }

    /// Whether there is no range in it, not even one that could not be read.
    pub(crate) fn is_empty(&self) -> bool {
        self.rows.is_empty() && self.wrong.is_empty()
    }

    /// Where all of it is in one address space, its name makes no difference.
    pub(super) fn in_one_world(&mut self) {
        let Some(first) = self.abouts.first().map(|it| it.world.clone()) else { return };
        if !first.is_empty() && self.abouts.iter().all(|it| it.world == first) {
            self.abouts.iter_mut().for_each(|it| it.world.clear());
        }
    }

    /// Every row that could not be read. The place is `LINE:COLUMN`.
    pub(crate) fn problems(&self) -> Vec<Problem> {
        let place = |it: &Wrong| it.problem.clone().at(format!("{}:{}", it.line, it.column));
        self.wrong.iter().map(place).collect()
    }

    /// The ranges, each with its line.
    pub(crate) fn networks(&self) -> Networks {
        let mut networks = Networks::of_text(self.lines, self.columns.clone());
        for listed in &self.rows {
            let about = self.about(listed);
            let name = about.map_or("", |it| match listed.level {
                Level::Network if !it.network.is_empty() => &it.network,
                _ => &it.subnet,
            });
            let world = about.map(|it| it.world.clone()).unwrap_or_default();
            if listed.level == Level::Unsaid && world.is_empty() && networks.is_plain() {
                networks.push(listed.range, listed.line);
                continue;
            }
            let mark = Mark { full: listed.full, world, ..Mark::of(listed.level, name) };
            networks.push_marked(listed.range, listed.line, mark);
        }
        self.notices.iter().for_each(|notice| networks.notice(notice.clone()));
        networks
    }
}
