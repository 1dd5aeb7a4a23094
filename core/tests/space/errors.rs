//! The texts of errors, word for word, and answers as JSON.

use ipplan::{Family, IpNet, PrefixLen, Space, SpaceError};

fn net(text: &str) -> IpNet {
    text.parse().unwrap()
}

#[test]
fn messages() {
    let declare = |prefixes: &[&str]| {
        Space::new(&prefixes.iter().map(|it| net(it)).collect::<Vec<_>>()).unwrap_err().to_string()
    };
    assert_eq!(declare(&["10.0.0.1/8"]), "10.0.0.1/8 has host bits set: the network is 10.0.0.0/8");
    assert_eq!(declare(&["10.1.0.0/16", "10.0.0.0/8"]), "10.0.0.0/8 and 10.1.0.0/16 overlap");
    assert_eq!(declare(&["fd00::/8", "10.0.0.0/8", "fd00::/8"]), "fd00::/8 and fd00::/8 overlap");

    let mut space = Space::new(&[net("10.0.0.0/24"), net("10.0.1.0/24")]).unwrap();
    let error = space.carve_at(net("10.0.0.0/23")).unwrap_err();
    assert_eq!(error.to_string(), "10.0.0.0/23 is not inside a single declared prefix");
    let error = space.release(net("10.0.0.0/28")).unwrap_err();
    assert_eq!(error.to_string(), "10.0.0.0/28 is not taken: 10.0.0.0 is free");
    let error = space.release(net("10.0.0.3/28")).unwrap_err();
    assert_eq!(error, SpaceError::HostBits { network: net("10.0.0.3/28") });
    space.reserve(net("10.0.0.5/32"));
    let error = space.carve_at(net("10.0.0.0/28")).unwrap_err();
    assert_eq!(error.to_string(), "10.0.0.0/28 is not free: 10.0.0.5 is taken");
    let range = |first: &str, last: &str| (first.parse().unwrap(), last.parse().unwrap());
    for (first, last) in [range("10.0.0.2", "10.0.0.1"), range("10.0.0.2", "fd00::")] {
        assert_eq!(space.reserve_range(first, last), Err(SpaceError::NoRange { first, last }));
    }
}

#[test]
fn json() {
    let mut space = Space::new(&[net("10.0.0.0/26"), net("10.1.0.0/26")]).unwrap();
    space.reserve(net("10.0.0.0/26"));
    space.reserve(net("10.1.0.1/32"));
    let shortfall = space.carve_all(&[PrefixLen::v4(27), PrefixLen::v4(27)]).unwrap_err();
    let expected = serde_json::json!({
        "prefix_length": 27,
        "wanted": 2,
        "free": 1,
        "largest_free": [
            { "address_prefix": "10.0.0.0/26", "prefix_length": null },
            { "address_prefix": "10.1.0.0/26", "prefix_length": 27 },
        ],
    });
    assert_eq!(serde_json::to_value(&shortfall).unwrap(), expected);
    assert_eq!(
        shortfall.to_string(),
        "2 x /27 are needed in blocks of that size or larger, but 1 is free"
    );
    let addresses = serde_json::json!({ "total": 128, "free": 63, "used": 65 });
    assert_eq!(serde_json::to_value(space.addresses(Family::V4)).unwrap(), addresses);
    let fits = serde_json::json!({ "27": 1, "28": 3, "29": 7, "30": 15, "31": 31, "32": 63 });
    assert_eq!(serde_json::to_value(space.fits(Family::V4)).unwrap(), fits);
}
