//! Comparison of IPv4 and IPv6 addresses with networks.

use std::net::IpAddr;

/// Returns whether an address lies in a network, which is written as `10.0.0.0/8` or as one address.
pub(super) fn is_in(address: &str, network: &str) -> bool {
    let Ok(address) = address.parse::<IpAddr>() else {
        return false;
    };
    Network::read(network).is_some_and(|network| network.contains(address))
}

/// A network in CIDR notation. Bits of the address beyond the prefix have no meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Network {
    address: IpAddr,
    /// The length of the prefix in bits.
    fixed: u32,
}

impl Network {
    /// Reads `address/bits`, or a single address, which is a network of one address. Returns `None` for
    /// any other text.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let (address, fixed) = match text.split_once('/') {
            Some((address, bits)) => (address, Some(prefix_length(bits)?)),
            None => (text, None),
        };
        let address: IpAddr = address.parse().ok()?;
        let fixed = fixed.unwrap_or(width(address));
        (fixed <= width(address)).then_some(Self { address, fixed }.unmapped())
    }

    fn contains(self, address: IpAddr) -> bool {
        match (self.address, address.to_canonical()) {
            (IpAddr::V4(network), IpAddr::V4(address)) => {
                let differing = u32::from(network) ^ u32::from(address);
                differing.leading_zeros() >= self.fixed
            }
            (IpAddr::V6(network), IpAddr::V6(address)) => {
                let differing = u128::from(network) ^ u128::from(address);
                differing.leading_zeros() >= self.fixed
            }
            _ => false,
        }
    }

    /// Returns whether some address lies in both networks. Two networks either have no address in
    /// common, or one of them contains the other.
    pub(crate) fn overlaps(self, other: Self) -> bool {
        self.contains(other.address) && self.fixed <= other.fixed
            || other.contains(self.address) && other.fixed <= self.fixed
    }

    /// Converts an IPv4-mapped network such as `::ffff:10.0.0.0/104` to the IPv4 network `10.0.0.0/8`.
    ///
    /// A server that listens on both address families sees its IPv4 clients with mapped addresses, and
    /// [`contains`](Self::contains) converts these in the same way.
    fn unmapped(self) -> Self {
        match (self.address.to_canonical(), self.address) {
            (IpAddr::V4(address), IpAddr::V6(_)) if self.fixed >= 96 => Self {
                address: address.into(),
                fixed: self.fixed - 96,
            },
            _ => self,
        }
    }
}

/// Returns how many bits an address of this family has.
fn width(address: IpAddr) -> u32 {
    if address.is_ipv4() { 32 } else { 128 }
}

/// Reads the digits behind the slash. `u32::from_str` alone would also accept a plus sign.
fn prefix_length(text: &str) -> Option<u32> {
    let digits_only = text.bytes().all(|byte| byte.is_ascii_digit());
    if digits_only { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_address_is_in_its_network_whatever_host_bits_the_network_has() {
        for (address, network) in [
            ("172.31.4.5", "172.16.0.0/12"),
            ("10.1.2.3", "10.9.9.9/8"),
            ("203.0.113.9", "203.0.113.9"),
            ("203.0.113.9", "203.0.113.9/32"),
            ("203.0.113.9", "0.0.0.0/0"),
            ("2001:db8::1", "2001:db8::/32"),
            ("2001:DB8:0:0:0:0:0:1", "2001:db8::1"),
            ("2001:db8::1", "::/0"),
            ("::ffff:10.0.0.7", "10.0.0.0/8"),
            ("10.200.0.7", "::ffff:10.0.0.0/104"),
        ] {
            assert!(is_in(address, network), "{address} {network}");
        }
    }

    #[test]
    fn an_address_outside_of_another_family_or_unreadable_is_not_in_it() {
        for (address, network) in [
            ("172.32.0.1", "172.16.0.0/12"),
            ("203.0.113.8", "203.0.113.9/32"),
            ("2001:db9::1", "2001:db8::/32"),
            ("11.0.0.7", "::ffff:10.0.0.0/104"),
            ("10.0.0.1", "::/0"),
            ("2001:db8::1", "0.0.0.0/0"),
            ("10.0.0.1", "10.0.0.0/33"),
            ("10.0.0.1", "10.0.0.0/+8"),
            ("10.0.0.1", "10.0.0.0/"),
            ("10.0.0.1", "10.0.0/8"),
            ("10.0.0.1", "10.0.0.*"),
            ("10.0.0.1/8", "10.0.0.0/8"),
            ("", "0.0.0.0/0"),
        ] {
            assert!(!is_in(address, network), "{address} {network}");
        }
    }

    proptest! {
        #[test]
        fn a_network_contains_exactly_the_addresses_that_share_its_fixed_bits(
            a in any::<u32>(), b in any::<u32>(), fixed in 0u32..=32,
        ) {
            let text = |bits: u32| std::net::Ipv4Addr::from(bits).to_string();
            let mask = u32::MAX.checked_shl(32 - fixed).unwrap_or(0);
            let network = format!("{}/{fixed}", text(a));
            prop_assert_eq!(is_in(&text(b), &network), a & mask == b & mask);
        }
    }
}
