//! The functions of Terraform that compute ranges.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use ipplan::IpNet;

/// A range as numbers; IPv4 is counted in the same way.
#[derive(Clone, Copy, Debug, PartialEq)]
struct CidrRange {
    first: u128,
    length: u32,
    bits: u32,
}

impl CidrRange {
    /// Host bits are dropped, as Terraform drops them.
    fn of(text: &str) -> Result<CidrRange, String> {
        let net: IpNet = text.trim().parse().map_err(|_| format!("`{text}` is not a network"))?;
        let (first, bits) = match net.network() {
            IpAddr::V4(it) => (u128::from(u32::from(it)), 32),
            IpAddr::V6(it) => (u128::from(it), 128),
        };
        Ok(CidrRange { first, length: u32::from(net.prefix_len()), bits })
    }

    /// The number of addresses after the first.
    fn last_offset(self) -> u128 {
        ones(self.bits - self.length)
    }

    fn last(self) -> u128 {
        self.first | self.last_offset()
    }

    fn address(self, number: u128) -> IpAddr {
        match u32::try_from(number) {
            Ok(number) if self.bits == 32 => Ipv4Addr::from(number).into(),
            _ => Ipv6Addr::from(number).into(),
        }
    }
}

impl std::fmt::Display for CidrRange {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.address(self.first), self.length)
    }
}

/// A number with this many bits, all of them one.
fn ones(bits: u32) -> u128 {
    1_u128.checked_shl(bits).map_or(u128::MAX, |it| it - 1)
}

/// `cidrsubnet(prefix, newbits, netnum)`: the subnet of that number, of those that are `newbits` longer.
pub(super) fn subnet(prefix: &str, new_bits: i64, number: i64) -> Result<String, String> {
    let range = CidrRange::of(prefix)?;
    let new_bits = u32::try_from(new_bits).map_err(|_| "`newbits` is negative".to_owned())?;
    let length = range.length.saturating_add(new_bits);
    if length > range.bits {
        return Err(format!("{range} has no room for {new_bits} more bits"));
    }
    let number = u128::try_from(number).map_err(|_| "`netnum` is negative".to_owned())?;
    if number > ones(new_bits) {
        return Err(format!("{new_bits} more bits of {range} have no subnet {number}"));
    }
    let first = range.first | number.checked_shl(range.bits - length).unwrap_or(0);
    Ok(CidrRange { first, length, ..range }.to_string())
}

/// `cidrsubnets(prefix, newbits...)`: subnets of these lengths side by side, each at the next place that
/// its length allows.
pub(super) fn subnets(prefix: &str, new_bits: &[i64]) -> Result<Vec<String>, String> {
    let range = CidrRange::of(prefix)?;
    let (mut subnets, mut next) = (Vec::new(), Some(range.first));
    for new in new_bits {
        let new = u32::try_from(*new).ok().filter(|new| (1..=32).contains(new));
        let new = new.ok_or("`newbits` is not from 1 to 32")?;
        let length = range.length + new;
        if length > range.bits {
            return Err(format!("{range} has no room for {new} more bits"));
        }
        let size = ones(range.bits - length);
        let first = next.and_then(|next| Some(next.checked_add(size)? & !size));
        let first = first.filter(|first| first | size <= range.last());
        let first = first.ok_or_else(|| format!("{range} has no room left"))?;
        subnets.push(CidrRange { first, length, ..range }.to_string());
        next = (first | size).checked_add(1);
    }
    Ok(subnets)
}

/// `cidrhost(prefix, hostnum)`: the address of that number; a negative one counts from the end.
pub(super) fn host(prefix: &str, number: i64) -> Result<String, String> {
    let range = CidrRange::of(prefix)?;
    let offset = match u128::try_from(number) {
        Ok(number) => Some(number).filter(|it| *it <= range.last_offset()),
        Err(_) => range.last_offset().checked_sub(u128::from(number.unsigned_abs()) - 1),
    };
    let offset = offset.ok_or_else(|| format!("{range} has no host {number}"))?;
    Ok(range.address(range.first | offset).to_string())
}

/// `cidrnetmask(prefix)`: the mask of an IPv4 network, dotted.
pub(super) fn mask(prefix: &str) -> Result<String, String> {
    let range = CidrRange::of(prefix)?;
    if range.bits != 32 {
        return Err("an IPv6 network has no mask".to_owned());
    }
    Ok(range.address(ones(32) & !range.last_offset()).to_string())
}

/// `cidrcontains(outer, inner)` of `OpenTofu`: whether a network holds another, or an address.
pub(super) fn contains(outer: &str, inner: &str) -> Result<bool, String> {
    let outer = CidrRange::of(outer)?;
    let inner = match inner.parse::<IpAddr>() {
        Ok(address) => CidrRange::of(&IpNet::from(address).to_string())?,
        Err(_) => CidrRange::of(inner)?,
    };
    Ok(outer.bits == inner.bits && outer.first <= inner.first && inner.last() <= outer.last())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The examples that the pages of the functions print.
    #[test]
    fn as_documented() {
        assert_eq!(subnet("172.16.0.0/12", 4, 2).unwrap(), "172.18.0.0/16");
        assert_eq!(subnet("10.1.2.0/24", 4, 15).unwrap(), "10.1.2.240/28");
        assert_eq!(
            subnet("fd00:fd12:3456:7890::/56", 16, 162).unwrap(),
            "fd00:fd12:3456:7800:a200::/72"
        );
        assert_eq!(
            subnets("10.1.0.0/16", &[4, 4, 8, 4]).unwrap(),
            ["10.1.0.0/20", "10.1.16.0/20", "10.1.32.0/24", "10.1.48.0/20"]
        );
        assert_eq!(
            subnets("fd00:fd12:3456:7890::/56", &[16, 16, 16, 32]).unwrap(),
            [
                "fd00:fd12:3456:7800::/72",
                "fd00:fd12:3456:7800:100::/72",
                "fd00:fd12:3456:7800:200::/72",
                "fd00:fd12:3456:7800:300::/88"
            ]
        );
        assert_eq!(host("10.12.112.0/20", 16).unwrap(), "10.12.112.16");
        assert_eq!(host("10.12.112.0/20", 268).unwrap(), "10.12.113.12");
        assert_eq!(host("10.12.112.0/20", -1).unwrap(), "10.12.127.255");
        assert_eq!(host("fd00:fd12:3456:7890:00a2::/72", 34).unwrap(), "fd00:fd12:3456:7890::22");
        assert_eq!(mask("172.16.0.0/12").unwrap(), "255.240.0.0");
    }

    #[test]
    fn at_the_edges() {
        assert_eq!(subnet("10.0.0.0/32", 0, 0).unwrap(), "10.0.0.0/32");
        assert_eq!(subnet("0.0.0.0/0", 32, 4_294_967_295).unwrap(), "255.255.255.255/32");
        assert_eq!(subnet("::/0", 1, 1).unwrap(), "8000::/1");
        assert_eq!(subnet("10.0.3.7/16", 8, 1).unwrap(), "10.0.1.0/24");
        assert!(subnet("10.0.0.0/16", 17, 0).is_err());
        assert!(subnet("10.0.0.0/16", 8, 256).is_err());
        assert!(subnet("10.0.0.0/16", -1, 0).is_err());
        assert!(subnet("10.0.0.0/16", 8, -1).is_err());
        assert!(subnet("10.0.0.0/99", 8, 1).is_err());
        assert!(subnets("10.0.0.0/30", &[1, 1, 1]).is_err());
        assert!(subnets("255.255.255.254/31", &[1, 1, 1]).is_err());
        assert!(subnets("10.0.0.0/30", &[0]).is_err());
        assert!(host("10.0.0.0/30", 4).is_err());
        assert_eq!(host("10.0.0.0/30", -4).unwrap(), "10.0.0.0");
        assert!(host("10.0.0.0/30", -5).is_err());
        assert_eq!(host("0.0.0.0/0", -1).unwrap(), "255.255.255.255");
        assert!(mask("::/0").is_err());
        assert_eq!(mask("0.0.0.0/0").unwrap(), "0.0.0.0");
        assert!(contains("10.0.0.0/8", "10.1.0.0/16").unwrap());
        assert!(contains("10.0.0.0/8", "10.1.2.3").unwrap());
        assert!(!contains("10.1.0.0/16", "10.0.0.0/8").unwrap());
    }

    /// Subnets of one length are those of `subnet`, in order.
    #[test]
    fn side_by_side_is_by_number() {
        for (prefix, bits) in [("10.4.0.0/14", 5_i64), ("fd00::/48", 4), ("192.168.7.0/24", 8)] {
            let count = 1_usize << bits;
            let all = subnets(prefix, &vec![bits; count]).unwrap();
            for (number, one) in all.iter().enumerate() {
                let number = i64::try_from(number).unwrap();
                assert_eq!(*one, subnet(prefix, bits, number).unwrap());
            }
        }
    }
}
