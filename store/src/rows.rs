//! A version as rows of the tables on which the database itself decides.

use std::collections::BTreeSet;

use ipplan::{IpNet, Lock, LockedSubnet, place};
use tokio_postgres::Transaction;

use crate::sql::execute;
use crate::version::Version;

/// A row of the tables that the database judges.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum JudgedRow {
    Space { network: String, net: IpNet },
    Block { network: String, subnet: String, net: IpNet, owner: String, gone: bool },
}

impl JudgedRow {
    pub(crate) async fn delete(
        &self,
        it: &Transaction<'_>,
        plan: &str,
    ) -> Result<(), tokio_postgres::Error> {
        match self {
            JudgedRow::Space { network, net } => {
                let sql = "delete from ipplan.space where plan = $1 and network = $2 and net = $3::text::cidr";
                execute(it, sql, &[plan, network, &net.to_string()]).await
            }
            JudgedRow::Block { network, subnet, net, .. } => {
                let sql = "delete from ipplan.block where plan = $1 and network = $2 and subnet = $3 \
                           and net = $4::text::cidr";
                execute(it, sql, &[plan, network, subnet, &net.to_string()]).await
            }
        }
        .map(drop)
    }

    pub(crate) async fn insert(
        &self,
        it: &Transaction<'_>,
        plan: &str,
    ) -> Result<(), tokio_postgres::Error> {
        match self {
            JudgedRow::Space { network, net } => {
                let sql =
                    "insert into ipplan.space (plan, network, net) select $1, $2, $3::text::cidr";
                execute(it, sql, &[plan, network, &net.to_string()]).await
            }
            JudgedRow::Block { network, subnet, net, owner, gone } => {
                let sql = "insert into ipplan.block (plan, network, subnet, net, owner, gone) \
                           select $1, $2, $3, $4::text::cidr, $5, $6::text::boolean";
                let (net, gone) = (net.to_string(), gone.to_string());
                execute(it, sql, &[plan, network, subnet, &net, owner, &gone]).await
            }
        }
        .map(drop)
    }
}

/// The content of a version, as rows in order.
pub(crate) fn rows(text: &str, number: i64) -> BTreeSet<JudgedRow> {
    let number = u64::try_from(number).unwrap_or_default();
    let version = Version::read_plan(number, text).unwrap_or_default();
    let Lock { networks, client_pools } = &version.lock;
    let block = |network: &str, subnet: &str, it: &LockedSubnet| {
        let place = place::subnet(network, subnet);
        let owner = version.holders.get(&place).map(|it| it.owner.clone()).unwrap_or_default();
        let gone = it.gone;
        let (network, subnet) = (network.to_owned(), subnet.to_owned());
        let row = move |net| JudgedRow::Block {
            network: network.clone(),
            subnet: subnet.clone(),
            net,
            owner: owner.clone(),
            gone,
        };
        it.keeps().map(row).collect::<Vec<JudgedRow>>()
    };
    let mut rows = BTreeSet::new();
    for (name, network) in networks {
        rows.extend(
            network.space.iter().map(|net| JudgedRow::Space { network: name.clone(), net: *net }),
        );
        rows.extend(network.subnets.iter().flat_map(|(key, it)| block(name, key, it)));
    }
    rows.extend(client_pools.iter().flat_map(|(key, it)| block(ipplan::CLIENT_POOLS, key, it)));
    rows
}
