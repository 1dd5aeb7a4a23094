//! Plain addresses: virtual machines, network interfaces, anything that takes one address each.

use super::prelude::*;
use crate::service::platform::other::{
    AWS, AWS_2018, AWS_2022, GCP, GCP_PAGE, GCP_USING, NONE, OCI, OCI_PAGE, RFC_4632,
};
use crate::service::platform::{
    AZURE, DUAL_STACK, FACTS, FAQ_2024 as FAQ, Platform, SEVERAL_PREFIXES,
};

/// Plain addresses.
pub static SERVICE: Service = Service {
    id: "hosts",
    name: "Plain addresses",
    aliases: &["host", "plain-addresses"],
    keywords: &["load balancer", "network interface", "nic"],
    group: Group::Compute,
    about: "Anything that uses one address each: network interfaces of virtual machines, front \
            ends of load balancers, private endpoints. In Azure, in another cloud, or outside any \
            cloud.",
    inputs: &[&ADDRESSES, &PLATFORM],
    subnets: &[SubnetRule {
        shareable: true,
        ipv6: Some(&DUAL_STACK),
        several_prefixes: Some(&SEVERAL_PREFIXES),
        platform,
        demand: |given| Demand::none().asked(given.count(&ADDRESSES), "addresses needed"),
        ..SubnetRule::ORDINARY
    }],
    facts: FACTS,
    notes: &[
        Note {
            code: &codes::FIXED_SIZE,
            message: "in AWS an existing block cannot be made larger or smaller",
            source: &AWS_2018,
            applies: |given, _| on(given, &AWS),
        },
        Note {
            code: &codes::FIXED_SIZE,
            message: "in Google Cloud the primary range of a subnet can be expanded, never reduced",
            source: &GCP_USING,
            applies: |given, _| on(given, &GCP),
        },
        Note {
            code: &codes::FIXED_SIZE,
            message: "of Oracle Cloud, older pages say that a subnet cannot be resized, newer \
                      ones that it can",
            source: &OCI_PAGE,
            applies: |given, _| on(given, &OCI),
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "AWS clears the host bits of a range instead of refusing it: 100.68.0.18/18 \
                      becomes 100.68.0.0/18",
            source: &AWS_2022,
            applies: |given, _| on(given, &AWS),
        },
    ],
    examples: EXAMPLES,
    ..Service::PLAIN
};

/// Addresses wanted.
pub const ADDRESSES: Input<Count> =
    Input::count("addresses", "number of addresses", 1, 4_294_967_295).also(&["count", "hosts"]);
/// The cloud, whose rules for every subnet hold.
pub const PLATFORM: Input<OneOf> =
    Input::choice("platform", "platform whose rules apply to the subnet", &PLATFORMS)
        .or_choice("azure")
        .also(&["cloud"]);

/// The clouds by their words, each with its rules for every subnet.
#[rustfmt::skip] // a table
static CLOUDS: [(Choice, &Platform); 5] = [
    (Choice::new("azure", "Azure: 5 addresses reserved, /29 or larger").citing(&FAQ), &AZURE),
    (Choice::new("aws", "Amazon Web Services: 5 addresses reserved, /28 to /16").citing(&AWS_2022), &AWS),
    (Choice::new("gcp", "Google Cloud: 4 addresses reserved, /29 or larger").citing(&GCP_PAGE), &GCP),
    (Choice::new("oci", "Oracle Cloud: 3 addresses reserved, /30 to /16").citing(&OCI_PAGE), &OCI),
    (Choice::new("none", "no cloud: nothing reserved, any size"), &NONE),
];
static PLATFORMS: [Choice; 5] = {
    let [(azure, _), (aws, _), (gcp, _), (oci, _), (none, _)] = CLOUDS;
    [azure, aws, gcp, oci, none]
};

/// The rules of the cloud chosen; the input has a default.
fn platform(given: &Given) -> &'static Platform {
    let chosen = given.choice(&PLATFORM);
    let cloud = CLOUDS.iter().find(|(choice, _)| Some(choice) == chosen);
    cloud.map_or(&AZURE, |(_, platform)| platform)
}

fn on(given: &Given, cloud: &'static Platform) -> bool {
    core::ptr::eq(platform(given), cloud)
}

const fn usable(length: u8, addresses: u64) -> Expect {
    Expect::Usable { within: PrefixLen::v4(length), addresses }
}

const EXAMPLES: &[Example] = &[
    Example {
        id: "VNET-01",
        given: &[("addresses", "251")],
        expect: &[Expect::Need(256), Expect::Prefix(PrefixLen::v4(24))],
        source: &FAQ,
        remark: "the page lists the five addresses kept in 192.168.1.0/24",
    },
    Example {
        id: "VNET-02",
        given: &[("addresses", "3")],
        expect: &[usable(29, 3), Expect::Prefix(PrefixLen::v4(29))],
        source: &FAQ,
        remark: "",
    },
    Example {
        id: "AWS-01",
        given: &[("addresses", "251"), ("platform", "aws")],
        expect: &[usable(24, 251), Expect::Need(256), Expect::Prefix(PrefixLen::v4(24))],
        source: &AWS_2022,
        remark: "the page lists the five addresses kept in 10.0.0.0/24",
    },
    Example {
        id: "AWS-smallest",
        given: &[("addresses", "1"), ("platform", "aws")],
        expect: &[usable(28, 11), Expect::Prefix(PrefixLen::v4(28))],
        source: &AWS_2018,
        remark: "the smallest block is a /28 with 16 addresses",
    },
    Example {
        id: "GCP-01",
        given: &[("addresses", "252"), ("platform", "gcp")],
        expect: &[usable(24, 252), Expect::Need(256), Expect::Prefix(PrefixLen::v4(24))],
        source: &GCP_PAGE,
        remark: "the page lists the four addresses kept in 10.1.2.0/24",
    },
    Example {
        id: "OCI-smallest",
        given: &[("addresses", "1"), ("platform", "oci")],
        expect: &[usable(30, 1), Expect::Prefix(PrefixLen::v4(30))],
        source: &OCI_PAGE,
        remark: "the first two addresses and the last are kept",
    },
    Example {
        id: "NONE-one",
        given: &[("addresses", "1"), ("platform", "none")],
        expect: &[Expect::Need(1), Expect::Prefix(PrefixLen::v4(32))],
        source: &RFC_4632,
        remark: "a single address is a /32",
    },
];
