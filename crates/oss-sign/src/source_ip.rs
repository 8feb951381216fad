//! The addresses that may use a presigned URL.

use std::fmt::{self, Write as _};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use crate::Error;
use crate::text::Text;

/// A range of addresses that may use a presigned URL: an address, and the number of its leading bits
/// that are compared.
///
/// The other bits are set to zero, because the server does the same with the address of the client.
/// `192.168.7.9/24` and `192.168.7.0/24` are therefore the same range.
///
/// ```
/// use oss_sign::SourceIp;
///
/// let range = SourceIp::new([192, 168, 7, 9].into(), 24)?;
/// assert_eq!(range.to_string(), "192.168.7.0/24");
/// assert!(range.contains([192, 168, 7, 200].into()));
/// assert!(SourceIp::new([192, 168, 7, 9].into(), 33).is_err());
/// # Ok::<(), oss_sign::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SourceIp {
    address: IpAddr,
    mask: u8,
}

impl SourceIp {
    /// Creates a range from an address and the number of leading bits that are compared. For a single
    /// address this is 32, or 128 with IPv6.
    ///
    /// # Errors
    ///
    /// Returns [`Error::InvalidSourceIp`] if the mask is longer than the address.
    pub fn new(address: IpAddr, mask: u8) -> Result<Self, Error> {
        let address = address.to_canonical();
        let bits = if address.is_ipv4() { 32 } else { 128 };
        if mask > bits {
            return Err(Error::InvalidSourceIp {
                range: format!("{address}/{mask}"),
                reason: "a mask has at most 32 bits, or 128 with IPv6",
            });
        }
        Ok(Self {
            address: masked(address, mask),
            mask,
        })
    }

    /// Creates a range of one address.
    pub fn one(address: IpAddr) -> Self {
        let address = address.to_canonical();
        Self {
            address,
            mask: if address.is_ipv4() { 32 } else { 128 },
        }
    }

    /// Returns the first address of the range.
    pub fn address(self) -> IpAddr {
        self.address
    }

    /// Returns the number of leading bits that are compared.
    pub fn mask(self) -> u8 {
        self.mask
    }

    /// The masked address as it is signed.
    pub(crate) fn address_text(self) -> Text<45> {
        let mut text = Text::new();
        // Writing into a `Text` never fails.
        let _ = write!(text, "{}", self.address);
        text
    }

    /// Returns whether an address is in the range.
    pub fn contains(self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        address.is_ipv4() == self.address.is_ipv4() && masked(address, self.mask) == self.address
    }
}

impl fmt::Display for SourceIp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.address, self.mask)
    }
}

fn masked(address: IpAddr, mask: u8) -> IpAddr {
    // A shift by all bits overflows, and then nothing of the address is left.
    match address {
        IpAddr::V4(address) => {
            let bits = u32::MAX.checked_shl(32 - u32::from(mask)).unwrap_or(0);
            IpAddr::V4(Ipv4Addr::from(u32::from(address) & bits))
        }
        IpAddr::V6(address) => {
            let bits = u128::MAX.checked_shl(128 - u32::from(mask)).unwrap_or(0);
            IpAddr::V6(Ipv6Addr::from(u128::from(address) & bits))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_masked() {
        for (address, mask, expected) in [
            ("10.1.2.3", 0, "0.0.0.0/0"),
            ("10.1.2.3", 31, "10.1.2.2/31"),
            ("10.1.2.3", 32, "10.1.2.3/32"),
            ("2001:db8:1:2::3", 48, "2001:db8:1::/48"),
            ("2001:db8::1", 0, "::/0"),
            ("::ffff:10.1.2.3", 24, "10.1.2.0/24"),
        ] {
            let range = SourceIp::new(address.parse().unwrap(), mask).unwrap();
            assert_eq!(range.to_string(), expected);
            assert!(range.contains(address.parse().unwrap()));
        }
        assert!(SourceIp::new("::1".parse().unwrap(), 129).is_err());
        assert!(!SourceIp::one("10.1.2.3".parse().unwrap()).contains("::1".parse().unwrap()));
    }
}
