//! The values of `--outgoing-ports`.

use std::ops::RangeInclusive;
use std::str::FromStr;

/// A port, such as `8080`, or a range of ports, such as `9000-9010`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PortRange(pub(super) RangeInclusive<u16>);

impl FromStr for PortRange {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (first, last) = text.split_once('-').unwrap_or((text, text));
        match (first.parse(), last.parse()) {
            (Ok(first), Ok(last)) if 0 < first && first <= last => Ok(Self(first..=last)),
            _ => Err("expected a port as 8080, or a range of ports as 9000-9010".to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_is_one_port_or_two_in_order() {
        assert_eq!("8080".parse(), Ok(PortRange(8080..=8080)));
        assert_eq!("9000-9010".parse(), Ok(PortRange(9000..=9010)));
        for wrong in ["", "0", "-1", "2-1", "a", "1-", "1-2-3", "65536"] {
            assert!(wrong.parse::<PortRange>().is_err(), "{wrong}");
        }
    }
}
