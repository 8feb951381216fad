//! What a received request says about its signature.

use std::borrow::Cow;
use std::fmt;

use super::authorization::Authorization;
use super::provided::Provided;
use super::query::Query;
use super::{KeyCache, Place, Reason, Received, v1, v2, v4};
use crate::{Secret, UtcSeconds};

/// What a received request says about its signature. It is well-formed but not yet proved.
pub struct Claim<'a> {
    pub(super) provided: Provided<'a>,
    pub(super) signed: Signed<'a>,
}

/// The version of a received signature.
///
/// This is a [`SignatureVersion`](crate::SignatureVersion) or V2, which is accepted from older clients
/// but which this crate does not make.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ClaimVersion {
    /// HMAC-SHA1 over the method, the resource and a few headers.
    V1,
    /// HMAC-SHA256 over the method, the resource, all parameters and a few headers, with the secret as
    /// its key.
    V2,
    /// HMAC-SHA256 over the whole request except its body, with a key for one day and one region.
    V4,
}

/// The parts that differ between the versions.
pub(super) enum Signed<'a> {
    V1 {
        id: Cow<'a, str>,
        time: v1::Time<'a>,
    },
    V2(v2::Claimed<'a>),
    V4(v4::Scoped<'a>),
}

/// Reads what a request says about its signature. Returns `None` for an anonymous request.
///
/// # Errors
///
/// Returns the [`Reason`] why the signature is malformed, or [`Reason::SignedTwice`] for a request with
/// a signature in its header and another one in its URL.
pub fn claim<'a>(received: &Received<'a>) -> Result<Option<Claim<'a>>, Reason> {
    let query = Query::parse(received.raw_query)?;
    let in_url = match query.iter().map(|(name, _)| name).find_map(version_of) {
        // If a URL has parameters of both versions, the newer version decides.
        Some(_) if query.get("x-oss-signature-version") == Some(v2::ALGORITHM) => {
            Some(ClaimVersion::V2)
        }
        Some(_)
            if query
                .iter()
                .any(|(n, _)| version_of(n) == Some(ClaimVersion::V4)) =>
        {
            Some(ClaimVersion::V4)
        }
        found => found,
    };
    let header = received.header_bytes("authorization");
    match (header, in_url) {
        (None, None) => Ok(None),
        (Some(_), Some(_)) => Err(Reason::SignedTwice),
        (Some(value), None) => {
            let value = std::str::from_utf8(value).map_err(|_| Reason::UnknownAuthorization)?;
            in_header(*received, query, value).map(Some)
        }
        (None, Some(version)) => in_query(*received, query, version).map(Some),
    }
}

/// The version whose URLs have a parameter of this name. Those of V2 differ from V4 in a value.
fn version_of(name: &str) -> Option<ClaimVersion> {
    match name {
        "x-oss-signature" | "x-oss-signature-version" | "x-oss-credential" => {
            Some(ClaimVersion::V4)
        }
        "OSSAccessKeyId" | "Signature" => Some(ClaimVersion::V1),
        _ => None,
    }
}

fn in_header<'a>(
    received: Received<'a>,
    query: Query<'a>,
    value: &'a str,
) -> Result<Claim<'a>, Reason> {
    let (signature, signed) = match Authorization::read(value)? {
        Authorization::V4(fields) => {
            let (signature, scoped) = v4::in_header(&received, fields)?;
            (signature, Signed::V4(scoped))
        }
        Authorization::V2(fields) => {
            let (signature, claimed) = v2::Claimed::new(fields, v2::time_of_header(&received)?);
            (signature, Signed::V2(claimed))
        }
        Authorization::V1 { id, signature } => {
            let (id, time) = (id.into(), v1::time_of_header(&received)?);
            (signature.into(), Signed::V1 { id, time })
        }
    };
    let provided = Provided {
        received,
        query,
        place: Place::Header,
        signature,
    };
    Ok(Claim { provided, signed })
}

fn in_query<'a>(
    received: Received<'a>,
    query: Query<'a>,
    version: ClaimVersion,
) -> Result<Claim<'a>, Reason> {
    let (signature, signed) = match version {
        ClaimVersion::V4 => {
            let (signature, scoped) = v4::in_query(&received, &query)?;
            (signature, Signed::V4(scoped))
        }
        ClaimVersion::V2 => {
            let (fields, time) = v2::in_query(&query)?;
            let (signature, claimed) = v2::Claimed::new(fields, time);
            (signature, Signed::V2(claimed))
        }
        ClaimVersion::V1 => {
            let (signature, id, time) = v1::in_query(&query)?;
            (signature, Signed::V1 { id, time })
        }
    };
    let provided = Provided {
        received,
        query,
        place: Place::Query,
        signature,
    };
    Ok(Claim { provided, signed })
}

impl<'a> Claim<'a> {
    /// Returns the id of the access key that the request says it is signed with.
    pub fn access_key_id(&self) -> &str {
        match &self.signed {
            Signed::V1 { id, .. } => id,
            Signed::V2(claimed) => &claimed.id,
            Signed::V4(scoped) => scoped.id(),
        }
    }

    /// Returns the security token of the request.
    pub fn security_token(&self) -> Option<&str> {
        match (self.provided.place, self.version()) {
            (Place::Header, _) => self.provided.received.header("x-oss-security-token"),
            (Place::Query, ClaimVersion::V4) => self.provided.query.get("x-oss-security-token"),
            (Place::Query, ClaimVersion::V1 | ClaimVersion::V2) => {
                self.provided.query.get("security-token")
            }
        }
    }

    /// Returns the version of the signature.
    pub fn version(&self) -> ClaimVersion {
        match self.signed {
            Signed::V1 { .. } => ClaimVersion::V1,
            Signed::V2(_) => ClaimVersion::V2,
            Signed::V4(_) => ClaimVersion::V4,
        }
    }

    /// Returns the place of the signature.
    pub fn place(&self) -> Place {
        self.provided.place
    }

    /// Returns the received signature.
    pub fn signature(&self) -> &str {
        &self.provided.signature
    }

    /// Returns the region that the request is signed for, or `None` for V1 and V2.
    pub fn region(&self) -> Option<&str> {
        self.scoped().map(v4::Scoped::region)
    }

    /// Returns the product that the request is signed for, or `None` for V1 and V2.
    pub fn product(&self) -> Option<&str> {
        self.scoped().map(v4::Scoped::product)
    }

    /// Returns the time of signing, or `None` for a V1 or V2 URL, which does not contain it.
    pub fn signed_at(&self) -> Option<UtcSeconds> {
        match &self.signed {
            Signed::V4(scoped) => Some(scoped.signed_at),
            Signed::V1 { time, .. } | Signed::V2(v2::Claimed { time, .. }) => time.signed_at(),
        }
    }

    /// Returns the last second in which a URL is valid, or `None` for a signature in a header.
    pub fn expires_at(&self) -> Option<UtcSeconds> {
        match &self.signed {
            Signed::V4(scoped) => scoped.expires_at(),
            Signed::V1 { time, .. } | Signed::V2(v2::Claimed { time, .. }) => time.expires_at(),
        }
    }

    /// Returns the number of seconds for which a V4 URL is valid, or `None` for any other signature.
    pub fn expires_seconds(&self) -> Option<u64> {
        self.scoped()?.expires
    }

    /// Returns the names of the additional headers, in the order of the request.
    pub fn additional_headers(&self) -> impl Iterator<Item = &str> {
        let list: &str = match &self.signed {
            Signed::V1 { .. } => "",
            Signed::V2(claimed) => &claimed.additional,
            Signed::V4(scoped) => &scoped.additional,
        };
        list.split(';').filter(|name| !name.is_empty())
    }

    /// Returns the first value of a query parameter, decoded. A parameter without a value has an empty
    /// one.
    pub fn query(&self, name: &str) -> Option<&str> {
        self.provided.query.get(name)
    }

    /// Compares the received signature with the one that the request should have, in constant time.
    ///
    /// If a URL contains `x-oss-ac-subnet-mask` but not `x-oss-ac-source-ip`, the masked address of the
    /// client is a part of what is signed. A request from any other network then has another signature.
    ///
    /// # Errors
    ///
    /// Returns [`Reason::SignatureMismatch`] with what the server would have signed,
    /// [`Reason::SubnetMaskMalformed`] for a mask that is not a number of bits, and
    /// [`Reason::HeaderConflictsWithQuery`] for a V4 URL with a parameter that differs from the signed
    /// header of the same name.
    pub fn check_signature(&self, secret: &Secret) -> Result<(), Reason> {
        self.check(secret, None)
    }

    /// Compares the signature as [`check_signature`](Self::check_signature) does, with a key from a
    /// cache. V1 and V2 signatures need no derived key and do not use the cache.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`check_signature`](Self::check_signature).
    pub fn check_signature_with(&self, secret: &Secret, keys: &KeyCache) -> Result<(), Reason> {
        self.check(secret, Some(keys))
    }

    fn check(&self, secret: &Secret, keys: Option<&KeyCache>) -> Result<(), Reason> {
        let source = self.signed_source()?;
        match &self.signed {
            Signed::V1 { time, .. } => v1::check(&self.provided, time, source, secret),
            Signed::V2(claimed) => {
                let v2::Claimed {
                    additional, time, ..
                } = claimed;
                v2::check(&self.provided, additional, time, source, secret)
            }
            Signed::V4(scoped) => v4::check(&self.provided, scoped, source, secret, keys),
        }
    }

    pub(super) fn scoped(&self) -> Option<&v4::Scoped<'a>> {
        match &self.signed {
            Signed::V4(scoped) => Some(scoped),
            Signed::V1 { .. } | Signed::V2(_) => None,
        }
    }
}

impl fmt::Debug for Claim<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Claim")
            .field("version", &self.version())
            .field("place", &self.provided.place)
            .finish_non_exhaustive()
    }
}
