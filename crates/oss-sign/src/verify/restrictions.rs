//! `x-oss-ac-*`: from where a URL may be used.

use std::net::IpAddr;

use super::{Claim, Place, Reason};
use crate::SourceIp;

impl Claim<'_> {
    /// The address that counts: the first of `X-Forwarded-For` if the URL allows forwarding
    /// (`x-oss-ac-forward-allow=true`) and the header is there, else the peer's.
    pub fn client_address(&self) -> Option<IpAddr> {
        let forwarded = self
            .received
            .header("x-forwarded-for")
            .filter(|_| self.query("x-oss-ac-forward-allow") == Some("true"))
            .and_then(|list| list.split(',').next())
            .and_then(|first| first.trim().parse().ok());
        forwarded.or(self.received.peer)
    }

    /// The VPC that the URL is restricted to.
    pub fn vpc_id(&self) -> Option<&str> {
        self.query("x-oss-ac-vpc-id")
    }

    /// Whether a source address that stands in the URL itself, as other SDKs leave it there,
    /// allows the client. Without one the signature has decided already.
    ///
    /// # Errors
    ///
    /// [`Reason::SourceAddress`], [`Reason::SubnetMaskMalformed`].
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

    /// The masked address of the client, where it takes part in the signature without standing in
    /// the URL.
    pub(super) fn signed_source(&self) -> Result<Option<SourceIp>, Reason> {
        let hidden = self.place == Place::Query && self.query("x-oss-ac-source-ip").is_none();
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
