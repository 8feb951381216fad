//! The parameters `x-oss-ac-*`, which restrict where a URL may be used.

use std::net::IpAddr;

use super::{Claim, Place, Reason};
use crate::SourceIp;

impl Claim<'_> {
    /// Returns the address of the client for the restrictions of the URL.
    ///
    /// This is the first address of `X-Forwarded-For` if the URL contains
    /// `x-oss-ac-forward-allow=true` and the request has this header. Otherwise it is the address of the
    /// connection. Anybody can write such a header, so use the result only for restrictions of the URL.
    pub fn client_address(&self) -> Option<IpAddr> {
        let forwarded = self
            .provided
            .received
            .header("x-forwarded-for")
            .filter(|_| self.query("x-oss-ac-forward-allow") == Some("true"))
            .and_then(|list| list.split(',').next())
            .and_then(|first| first.trim().parse().ok());
        forwarded.or(self.provided.received.peer)
    }

    /// Returns the VPC that the URL is restricted to.
    pub fn vpc_id(&self) -> Option<&str> {
        self.query("x-oss-ac-vpc-id")
    }

    /// Checks the address of the client against the source address in the URL, where other SDKs leave
    /// it. If the URL contains none, the check passes, because the signature covers the address.
    ///
    /// # Errors
    ///
    /// Returns [`Reason::SourceAddress`] for a client outside of the range, and
    /// [`Reason::SubnetMaskMalformed`] for a mask that is not a number of bits.
    pub fn check_source_address(&self) -> Result<(), Reason> {
        let Some(written) = self.query("x-oss-ac-source-ip") else {
            return Ok(());
        };
        let (address, bits) = match written.split_once('/') {
            Some((address, bits)) => (address, Some(bits)),
            None => (written, self.query("x-oss-ac-subnet-mask")),
        };
        let address: IpAddr = address.parse().map_err(|_| Reason::SourceAddress)?;
        let range = match bits {
            Some(bits) => range(address, bits)?,
            None => SourceIp::one(address),
        };
        match self.client_address() {
            Some(client) if range.contains(client) => Ok(()),
            _ => Err(Reason::SourceAddress),
        }
    }

    /// The masked address of the client, if the signature covers it although the URL does not contain
    /// it.
    pub(super) fn signed_source(&self) -> Result<Option<SourceIp>, Reason> {
        let hidden =
            self.provided.place == Place::Query && self.query("x-oss-ac-source-ip").is_none();
        match (self.query("x-oss-ac-subnet-mask"), self.client_address()) {
            (Some(mask), Some(client)) if hidden => range(client, mask).map(Some),
            _ => Ok(None),
        }
    }
}

fn range(address: IpAddr, mask: &str) -> Result<SourceIp, Reason> {
    let malformed = || Reason::SubnetMaskMalformed {
        value: mask.to_owned(),
    };
    let bits = mask.parse().map_err(|_| malformed())?;
    SourceIp::new(address, bits).map_err(|_| malformed())
}
