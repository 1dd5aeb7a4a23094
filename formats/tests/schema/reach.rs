//! Reach, by every kind of step, and without a way.

use ipplan_formats::json;
use ipplan_formats::read::{self, Syntax};

use crate::described::Schema;

const REQUEST: &str = "
sites:
  office: 10.200.0.0/16
client-pools:
  staff: { at: 172.31.0.0/24, network: hub }
networks:
  hub:
    space: 10.0.0.0/24
    subnets: { gateway: vpn-gateway }
  data:
    space: 10.0.1.0/24
    subnets: { db: { service: sql-managed-instance, general-purpose: 1 } }
  east:
    space: 10.0.2.0/24
    subnets: { gateway: expressroute-gateway }
  alone: { space: 10.0.3.0/24 }
  wan-a: { space: 10.0.4.0/24 }
  wan-b: { space: 10.0.5.0/24 }
links:
  - peer: [hub, data]
    gateway: hub
  - vpn: [hub, office]
  - expressroute: [east, office]
  - virtual-wan: [wan-a, wan-b]
";

#[test]
fn ways() {
    let schema = Schema::of("reach");
    let request = read::request(REQUEST, Syntax::Yaml).unwrap().request;
    for from in ["hub", "office", "data/db", "staff", "alone", "wan-a"] {
        let answers = ipplan::reach(&request, from, None).unwrap();
        let json = serde_json::to_value(json::reach(&answers)).unwrap();
        schema.holds(&json);
    }
    let office = ipplan::reach(&request, "office", Some("data")).unwrap();
    assert!(office[0].ports.unwrap().0.contains("1433"));
    assert_eq!(office[0].steps.len(), 2);
}
