//! Names that nobody has checked, in every format that a plan has: each is found again as the text that
//! it is, and nothing else in the file depends on it.

use std::sync::LazyLock;

use ipplan::{Lock, LockedNetwork, Plan, plan};
use ipplan_formats::PLANS;
use proptest::prelude::*;

use super::languages::{self as by, Content};

/// The way to read a format here, and the parts of a plan to find in it.
struct Judge {
    format: &'static str,
    read: fn(&str) -> Content,
    finds: &'static [fn(&Names) -> String],
}

impl Judge {
    fn write(&self, plan: &Plan) -> String {
        let writer = PLANS.iter().find(|writer| writer.name == self.format).unwrap();
        (writer.write)(plan)
    }
}

const fn judge(
    format: &'static str,
    read: fn(&str) -> Content,
    finds: &'static [fn(&Names) -> String],
) -> Judge {
    Judge { format, read, finds }
}

/// The names of a plan, and the remarks of people.
#[derive(Clone, Debug)]
pub(crate) struct Names {
    pub(crate) network: String,
    pub(crate) key: String,
    pub(crate) azure: String,
    pub(crate) region: String,
    pub(crate) note: String,
}

fn network(names: &Names) -> String {
    names.network.clone()
}
fn key(names: &Names) -> String {
    names.key.clone()
}
fn azure(names: &Names) -> String {
    names.azure.clone()
}
fn region(names: &Names) -> String {
    names.region.clone()
}

/// As a screen shows it: every letter that acts stands by its number.
pub(crate) fn shown(text: &str) -> String {
    // The same letters as the writers, by a list of our own: Unicode's categories Cc, Cf where they
    // act on a line, Zl and Zp, and what is no character.
    let acts = |it: char| {
        it.is_control()
            || matches!(u32::from(it), 0xad | 0x61c | 0x180e | 0x200b..=0x200f | 0x2028..=0x202e
                | 0x2060..=0x206f | 0xfeff | 0xfff9..=0xfffb | 0xfffe | 0xffff | 0xe0000..=0xe007f)
    };
    let mut shown = String::new();
    for letter in text.chars() {
        match letter {
            '\t' => shown.push_str("\\t"),
            '\n' => shown.push_str("\\n"),
            '\r' => shown.push_str("\\r"),
            _ if acts(letter) => shown.extend(letter.escape_unicode()),
            _ => shown.push(letter),
        }
    }
    shown
}

/// A cell that no spreadsheet calculates.
fn cell(text: &str) -> String {
    let text = shown(text);
    if text.starts_with(['=', '+', '-', '@']) { format!("'{text}") } else { text }
}

/// No word of a program can hold a NUL.
fn word(text: &str) -> String {
    text.replace('\0', "\\0")
}

const JUDGES: &[Judge] = &[
    judge("text", by::lines, &[]),
    judge("markdown", by::lines, &[]),
    judge(
        "csv",
        by::csv,
        &[|it| cell(&it.network), |it| cell(&it.key), |it| cell(&it.azure), |it| cell(&it.region)],
    ),
    judge("json", by::json, &[network, key, azure, region]),
    judge("yaml", by::yaml, &[network, key, azure, region]),
    // A name that is too long for the picture is cut.
    judge("svg", by::svg, &[]),
    judge("lock", by::json, &[network, key]),
    judge("terraform", by::hcl, &[network, azure, region]),
    judge("bicep", by::bicep, &[network, azure, region]),
    judge("arm", by::arm, &[network, azure, region]),
    judge("tfvars", by::json, &[network, key, azure, region]),
    judge("locals", by::hcl, &[network, key, azure, region]),
    judge("avm", by::hcl, &[network, key, azure, region]),
    judge("avm-bicep", by::bicep, &[network, azure, region]),
    judge("az", by::shell, &[|it| word(&it.network), |it| word(&it.azure), |it| word(&it.region)]),
    judge("mermaid", by::mermaid, &[|it| shown(&it.network), |it| shown(&it.azure)]),
];

const ESTATE: &str = "
networks:
  aa:
    space: 10.0.0.0/24
    region: westeurope
    subnets:
      data: { service: sql-managed-instance, general-purpose: 1 }
  bb: { space: 10.1.0.0/24, region: westeurope, subnets: { web: { service: hosts, addresses: 9 } } }
  cc: { space: 10.2.0.0/24, region: westeurope, subnets: { gateway: vpn-gateway } }
links:
  - peer: [aa, bb]
    subnets: [aa/data, bb/web]
  - peer: [aa, cc]
  - vpn: [cc, office]
sites: { office: 10.200.0.0/16 }
client-pools: { staff: { prefix-length: /24, from: homes } }
pools: { homes: 172.16.0.0/16 }
";

/// A plan with these names wherever a plan has text of people.
pub(crate) fn named(names: &Names) -> Plan {
    let mut plan = plan(&super::request(ESTATE), &Lock::default()).unwrap();
    let Names { network, key, azure, region, note } = names;
    let mut first = plan.networks.remove("aa").unwrap();
    let mut data = first.subnets.remove("data").unwrap();
    data.name.clone_from(azure);
    data.group = Some(note.clone());
    data.was = Some(format!("{note}before"));
    first.subnets.insert(key.clone(), data);
    first.region = Some(region.clone());
    first.isolated = Some(note.clone());
    first.reuse = Some(note.clone());
    let mut second = plan.networks.remove("bb").unwrap();
    second.id = Some(format!("/subscriptions/0/resourceGroups/g{note}/x/{note}"));
    // They keep their order.
    let (other, gone) = (format!("{network}2"), format!("{network}3"));
    plan.networks.clear();
    plan.gone.insert(gone.clone(), LockedNetwork { space: Vec::new(), subnets: [].into() });
    for link in &mut plan.links {
        let link = &mut link.link;
        let texts = link.ends.iter_mut().chain(&mut link.gateway_transit);
        for end in texts.chain(&mut link.remote_gateways) {
            *end = match end.as_str() {
                "aa" => network.clone(),
                "bb" => other.clone(),
                _ => gone.clone(),
            };
        }
        for subnet in &mut link.subnets {
            *subnet = match subnet.as_str() {
                "aa/data" => format!("{network}/{key}"),
                _ => format!("{other}/web"),
            };
        }
    }
    plan.networks.insert(network.clone(), first);
    plan.networks.insert(other, second);
    plan
}

pub(crate) fn plain() -> Names {
    let name = str::to_owned;
    Names {
        network: name("net"),
        key: name("k"),
        azure: name("z"),
        region: name("r"),
        note: name("note"),
    }
}

fn excerpt(text: &str) -> String {
    text.chars().take(4000).collect()
}

/// Where two files begin to have another shape.
fn first(one: &Content, other: &Content) -> String {
    let pairs = one.shape.iter().zip(&other.shape).enumerate();
    let differs = pairs.into_iter().find(|(_, (one, other))| one != other);
    format!("{differs:?}, of {} and {}", one.shape.len(), other.shape.len())
}

/// Every format of such a plan, by its judge.
fn check(names: &Names) {
    /// The content of each format without such names.
    static EXPECTED: LazyLock<Vec<Content>> = LazyLock::new(|| {
        let plan = named(&plain());
        JUDGES.iter().map(|judge| (judge.read)(&judge.write(&plan))).collect()
    });
    let hostile = named(names);
    for (judge, expected) in JUDGES.iter().zip(EXPECTED.iter()) {
        let text = judge.write(&hostile);
        let content = (judge.read)(&text);
        for name in judge.finds {
            let name = name(names);
            let skipped = cfg!(not(unix)) && judge.format == "az";
            let found = skipped || content.texts.contains(&name);
            assert!(found, "{}: {} is not in\n{}", judge.format, excerpt(&name), excerpt(&text));
        }
        let same = content.shape == expected.shape;
        assert!(same, "{}: {}\n{}", judge.format, first(&content, expected), excerpt(&text));
    }
}

#[test]
fn every_format_has_a_judge() {
    let judged = JUDGES.iter().map(|judge| judge.format);
    let written = PLANS.iter().map(|writer| writer.name);
    assert!(written.eq(judged), "a format without a judge, or in another order");
}

/// Text that a language could take for its own.
const OWN: &[&str] = &[
    "${",
    "%{",
    "}",
    "\"",
    "'",
    "\\",
    "\n",
    "\r\n",
    "\r",
    "`",
    "$(touch x)",
    "=1+1",
    "+",
    "@",
    "[",
    "]",
    "[[",
    "//",
    "/*",
    "*/",
    "#",
    "]; }",
    "<br/>",
    "</text>",
    "]]>",
    "<!--",
    "&amp;",
    "|",
    "end",
    "%%{",
    "EOT",
    "<<EOT",
    "\0",
    "\u{202e}",
    "\u{2067}",
    "\u{85}",
    "\u{2028}",
    "'''",
    "\"\"\"",
    "$${",
    "%%",
    "$",
    "%",
    "&&",
    ";",
    "-",
    "é",
    "a",
    "{0}",
    "')",
    "''",
    "__",
    "_",
    "!!",
    ": ",
    "- ",
    "? ",
    "*a",
    "&a",
    "---",
    "...",
    "~",
    "null",
    "true",
    "0x1",
    "\u{feff}",
    "\u{1b}[31m",
    "\u{10ffff}",
    "🏔",
    "[x]",
    "[concat('a')]",
    "/",
    "\\u{41}",
    "{",
    "for",
    "\t",
    " ",
];

fn text() -> impl Strategy<Value = String> {
    let own = prop::sample::select(OWN).prop_map(str::to_owned);
    let part =
        prop_oneof![3 => own, 1 => any::<String>(), 1 => any::<char>().prop_map(String::from)];
    prop::collection::vec(part, 0..6).prop_map(|parts| parts.concat())
}

prop_compose! {
    pub(crate) fn names()(network in text(), key in text(), azure in text(), region in text(), note in text()) -> Names {
        Names { network, key, azure, region, note }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn names_stay_text(names in names()) {
        check(&names);
    }
}

/// Each of them alone is a name that begins and ends with it.
#[test]
fn what_a_language_has_for_itself_stays_text() {
    for own in OWN {
        let name = |_: &str| (*own).to_owned();
        let all = Names {
            network: name(""),
            key: name(""),
            azure: name(""),
            region: name(""),
            note: name(""),
        };
        check(&all);
    }
}

/// Every letter of the planes in which there are any but ideographs, some thousand a name.
#[test]
fn every_letter_stays_text() {
    let all = ('\0'..='\u{1ffff}').chain('\u{e0000}'..='\u{e0fff}').chain('\u{10fff0}'..=char::MAX);
    let letters: Vec<char> = all.collect();
    for letters in letters.chunks(1 << 15) {
        check(&Names { azure: letters.iter().collect(), ..plain() });
    }
}
