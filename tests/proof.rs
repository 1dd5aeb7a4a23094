//! The proof of a plan, checked by the program that shares no code with the planner.
//!
//! Random requests are planned; what holds has to be accepted, and refused once one thing in it is changed.

use ipplan::{IpNet, Lock, Network, Request, Service, Subnet};
use ipplan_formats::proof;
use ipplan_verify::{Verdict, check};
use serde_json::Value;

/// How many plans and refusals, each with one change.
const PLANS: usize = 10_000;

/// The next of a row of numbers that look random.
struct Random(u64);

impl Random {
    fn below(&mut self, most: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most
    }

    fn pick<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }
}

/// Services with an input and the most of it that is asked.
const SERVICES: &[(&str, &str, usize)] = &[
    ("hosts", "addresses", 200),
    ("app-service", "instances", 30),
    ("application-gateway", "instances", 125),
    ("sql-managed-instance", "general-purpose", 20),
    ("bastion", "", 0),
    ("private-endpoints", "endpoints", 50),
];

fn request(random: &mut Random) -> Request {
    let mut request = Request::default();
    let pool = format!("10.9.0.0/{}", 20 + random.below(5)).parse().unwrap();
    request.pools.insert("company".into(), vec![pool]);
    for number in 0..=random.below(3) {
        let space = format!("10.{number}.0.0/{}", 20 + random.below(5)).parse().unwrap();
        // Room for one, two or four subnets with IPv6.
        let ipv6 = format!("fd00:{number}::/{}", 62 + random.below(3)).parse().unwrap();
        let kind = random.below(5);
        let mut network = match kind {
            0 => Network::from_pool("company"),
            1 => Network::within(vec![space, ipv6]),
            _ => Network::within(vec![space]),
        };
        for subnet in 0..=random.below(5) {
            let (service, input, most) = random.pick(SERVICES);
            let mut workload = Service::named(service).unwrap().workload();
            if !input.is_empty() {
                workload = workload.with(*input, 1 + random.below(*most) as u64);
            }
            let mut wanted = Subnet::of(workload);
            wanted.headroom = Some(u32::try_from(random.below(3) * 20).unwrap());
            wanted.ipv6 = kind == 1 && service == &"hosts";
            network = network.with(format!("{service}-{subnet}"), wanted);
        }
        request = request.with(format!("net{number}"), network);
    }
    request
}

fn proofs() -> impl Iterator<Item = (String, Verdict)> {
    let mut random = Random(7);
    std::iter::repeat_with(move || {
        let request = request(&mut random);
        // Planned once more around what is gone by then.
        let lock = match random.below(3) {
            0 => ipplan::plan(&self::request(&mut random), &Lock::default()).map(|it| it.lock()),
            _ => Ok(Lock::default()),
        };
        proved(&request, &lock.unwrap_or_default())
    })
    .flatten()
    .take(PLANS)
}

fn proved(request: &Request, lock: &Lock) -> Option<(String, Verdict)> {
    if let Ok(plan) = ipplan::plan(request, lock) {
        return Some((proof::plan(request, &plan), Verdict::Fits));
    }
    let refusals = ipplan::refusals(request, lock);
    let proof = || (proof::refusals(request, &refusals), Verdict::DoesNotFit);
    (!refusals.is_empty()).then(proof)
}

/// The statements of a proof, as values to change.
fn statements(proof: &str) -> Vec<Value> {
    serde_json::from_str(proof).unwrap()
}

fn text(statements: &[Value]) -> String {
    let lines: Vec<String> = statements.iter().map(Value::to_string).collect();
    lines.join("\n")
}

/// The statements of a kind.
fn of_kind<'a>(statements: &'a mut [Value], kind: &str) -> Vec<&'a mut Value> {
    statements.iter_mut().filter_map(|it| it.get_mut(kind)).collect()
}

/// Writes another prefix in place of the one there: the next of its size, or the one of twice the size.
fn other(prefix: &mut Value, larger: bool) {
    let net: IpNet = prefix.as_str().unwrap().parse().unwrap();
    let other = net.supernet().unwrap();
    let other = if larger {
        other
    } else {
        other.subnets(net.prefix_len()).unwrap().find(|half| *half != net).unwrap()
    };
    *prefix = Value::from(other.to_string());
}

type Change = fn(&mut [Value], &mut Random) -> Option<()>;

/// Every way to change a proof in one place.
const CHANGES: &[(&str, Change)] = &[
    ("a block moved", |all, random| {
        let mut subnets = of_kind(all, "subnet");
        let at = random.below(subnets.len().max(1));
        other(&mut subnets.get_mut(at)?["at"], false);
        Some(())
    }),
    ("a block grown", |all, random| {
        let mut subnets = of_kind(all, "subnet");
        let at = random.below(subnets.len().max(1));
        other(&mut subnets.get_mut(at)?["at"], true);
        Some(())
    }),
    ("a need lowered", |all, random| {
        let mut sums = of_kind(all, "sum");
        let at = random.below(sums.len().max(1));
        let need = &mut sums.get_mut(at)?["need"];
        *need = Value::from(need.as_u64()? - 1);
        Some(())
    }),
    ("a count lowered", |all, random| {
        let mut sums = of_kind(all, "sum");
        let at = random.below(sums.len().max(1));
        let count = &mut sums.get_mut(at)?["sum"][0][1];
        *count = Value::from(count.as_u64()? - 1);
        Some(())
    }),
    ("a source removed", |all, random| {
        let mut sums = of_kind(all, "sum");
        let at = random.below(sums.len().max(1));
        let terms = sums.get_mut(at)?["sum"].as_array_mut()?;
        let term = random.below(terms.len());
        if terms[term][3] == "the request" {
            return None;
        }
        terms[term][3] = Value::from("");
        Some(())
    }),
    ("a network widened", |all, random| {
        let mut spaces = of_kind(all, "space");
        let at = random.below(spaces.len().max(1));
        other(&mut spaces.get_mut(at)?["prefix"], true);
        Some(())
    }),
    ("a free block moved", |all, random| {
        let mut free = of_kind(all, "free");
        let at = random.below(free.len().max(1));
        other(&mut free.get_mut(at)?["at"], false);
        Some(())
    }),
    ("a count of what is free raised", |all, random| {
        let mut counts = of_kind(all, "count");
        let at = random.below(counts.len().max(1));
        let free = &mut counts.get_mut(at)?["free"];
        *free = Value::from(free.as_u64()? + 1);
        Some(())
    }),
    ("what is wanted doubled", |all, random| {
        let mut wanted = of_kind(all, "wanted");
        let at = random.below(wanted.len().max(1));
        let length = &mut wanted.get_mut(at)?["prefix_length"];
        *length = Value::from(length.as_u64()? - 1);
        Some(())
    }),
    ("the verdict turned", |all, _| {
        let verdict = of_kind(all, "verdict").pop()?;
        *verdict = Value::from(if *verdict == "fits" { "does-not-fit" } else { "fits" });
        Some(())
    }),
];

#[test]
fn what_holds_is_accepted_and_refused_once_one_thing_is_changed() {
    let mut random = Random(11);
    let (mut accepted, mut refused) = ([0, 0], vec![0; CHANGES.len()]);
    for (proof, verdict) in proofs() {
        assert_eq!(check(&proof), Ok(verdict), "{proof}");
        accepted[usize::from(verdict == Verdict::Fits)] += 1;
        // A change that the proof has no place for is another one.
        let (number, after) = loop {
            let mut statements = statements(&proof);
            let number = random.below(CHANGES.len());
            if CHANGES[number].1(&mut statements, &mut random).is_some() {
                break (number, text(&statements));
            }
        };
        assert!(check(&after).is_err(), "{}, and accepted:\n{after}", CHANGES[number].0);
        refused[number] += 1;
    }
    assert_eq!(refused.iter().sum::<usize>(), PLANS);
    assert!(
        accepted.iter().chain(&refused).all(|count| *count > PLANS / 50),
        "{accepted:?} {refused:?}"
    );
}

fn proof_of(text: &str) -> (String, Verdict) {
    use ipplan_formats::read::{self, Syntax};
    let request = read::request(text, Syntax::Yaml).unwrap().request;
    proved(&request, &Lock::default()).unwrap()
}

/// By hand: a pool of 256 addresses, in which a declared network and a range to avoid leave a /25 and a
/// /27. The network wants a /26 and two /27, which is one /25; the other one a /26.
#[test]
fn a_pool_without_room_is_proved() {
    let (proof, verdict) = proof_of(
        "avoid: { range: 10.0.0.192/27, why: reserved by hand }
pools: { company: 10.0.0.0/24 }
networks:
  hub: { space: 10.0.0.224/27 }
  spoke:
    from: company
    subnets:
      a: { service: hosts, addresses: 50 }
      b: { service: hosts, addresses: 20 }
      c: { service: hosts, addresses: 20 }
  other: { from: company, prefix-length: /25 }
",
    );
    assert_eq!((check(&proof), verdict), (Ok(Verdict::DoesNotFit), Verdict::DoesNotFit), "{proof}");
    for line in [
        r#"{"kept":{"at":"10.0.0.192/27","why":"10.0.0.192/27 is to be avoided: reserved by hand"}}"#,
        r#"{"kept":{"at":"10.0.0.224/27","why":"hub declares it"}}"#,
        r#"{"wanted":{"name":"other","sum":null,"members":[25],"prefix_length":25}}"#,
        r#"{"wanted":{"name":"spoke","sum":null,"members":[26,27,27],"prefix_length":25}}"#,
        r#"{"count":{"prefix_length":25,"wanted":2,"free":1}}"#,
    ] {
        assert!(proof.contains(line), "{line}\n{proof}");
        // Not one of them can be left out.
        let without = proof.replace(&format!("{line},\n"), "");
        assert!(check(&without).is_err(), "{line}");
    }
}

/// By hand: a /63 has two /64, and three subnets want one.
#[test]
fn a_network_without_room_for_ipv6_is_proved() {
    let (proof, verdict) = proof_of(
        "networks:
  hub:
    space: [10.0.0.0/24, \"fd00::/63\"]
    subnets:
      a: { service: hosts, addresses: 20, ipv6: true }
      b: { service: hosts, addresses: 20, ipv6: true }
      c: { service: hosts, addresses: 20, ipv6: true }
",
    );
    assert_eq!((check(&proof), verdict), (Ok(Verdict::DoesNotFit), Verdict::DoesNotFit), "{proof}");
    assert!(proof.contains(r#"{"count":{"prefix_length":64,"wanted":3,"free":2}}"#), "{proof}");
    for (from, to) in [
        (r#""wanted":3,"free":2"#, r#""wanted":3,"free":1"#),
        (r#""wanted":3,"free":2"#, r#""wanted":4,"free":2"#),
        (r#""members":[64],"prefix_length":64"#, r#""members":[63],"prefix_length":64"#),
        (r#"{"free":{"at":"fd00::/63"}},"#, r#"{"free":{"at":"fd00::/64"}},"#),
        (r#"{"free":{"at":"fd00::/63"}},"#, ""),
    ] {
        assert!(check(&proof).is_ok() && proof.contains(from), "{from}\n{proof}");
        assert!(check(&proof.replacen(from, to, 1)).is_err(), "{to}");
    }
}

/// A check that takes longer than the plan is one that nobody runs. How long it takes is for a bench; that
/// it grows no faster than the plan, and that names of all kinds stand in it, is shown here.
#[test]
fn the_estate_is_proved() {
    let text =
        std::fs::read_to_string(xtask::root().join("tests/cases/estate/request.yaml")).unwrap();
    let request =
        ipplan_formats::read::request(&text, ipplan_formats::read::Syntax::Yaml).unwrap().request;
    let plan = ipplan::plan(&request, &Lock::default()).unwrap();
    assert_eq!(check(&proof::plan(&request, &plan)), Ok(Verdict::Fits));
}
