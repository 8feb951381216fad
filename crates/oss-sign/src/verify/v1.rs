//! V1 as a server reads and checks it.

use std::borrow::Cow;

use super::access_key_id::check_id;
use super::provided::Provided;
use super::query::Query;
use super::{Mismatch, Reason, Received, same};
use crate::hash::HmacSha1Key;
use crate::headers::{Headers, is_oss};
use crate::v1::{Canonical, Subresources, signature};
use crate::{Secret, SourceIp, UtcSeconds};

/// The time line of V1, as it stands in the request and as it is meant.
pub(in crate::verify) enum Time<'a> {
    Date {
        text: &'a str,
        signed_at: UtcSeconds,
    },
    Expires {
        text: Cow<'a, str>,
        expires_at: UtcSeconds,
    },
}

impl Time<'_> {
    pub(super) fn signed_at(&self) -> Option<UtcSeconds> {
        match self {
            Self::Date { signed_at, .. } => Some(*signed_at),
            Self::Expires { .. } => None,
        }
    }

    pub(super) fn expires_at(&self) -> Option<UtcSeconds> {
        match self {
            Self::Date { .. } => None,
            Self::Expires { expires_at, .. } => Some(*expires_at),
        }
    }

    pub(super) fn text(&self) -> &str {
        match self {
            Self::Date { text, .. } => text,
            Self::Expires { text, .. } => text,
        }
    }
}

/// `x-oss-date` if it is there, else `date`.
pub(super) fn time_of_header<'a>(received: &Received<'a>) -> Result<Time<'a>, Reason> {
    let text = received
        .header("x-oss-date")
        .or_else(|| received.header("date"));
    let text = text.ok_or(Reason::DateMissing)?;
    let signed_at = UtcSeconds::parse_http_date(text).ok_or_else(|| Reason::DateMalformed {
        value: text.to_owned(),
    })?;
    Ok(Time::Date { text, signed_at })
}

/// The signature, the access key id and the time of a signed URL.
pub(super) type InQuery<'a> = (Cow<'a, str>, Cow<'a, str>, Time<'a>);

pub(super) fn in_query<'a>(query: &Query<'a>) -> Result<InQuery<'a>, Reason> {
    let parameter = |name: &'static str| {
        let value = query.cow(name).filter(|value| !value.is_empty());
        value.ok_or(Reason::V1ParameterMissing { name })
    };
    let (id, signature) = (parameter("OSSAccessKeyId")?, parameter("Signature")?);
    check_id(&id)?;
    let text = query
        .cow("Expires")
        .ok_or(Reason::V1ParameterMissing { name: "Expires" })?;
    Ok((signature, id, expires(text)?))
}

/// The end of a URL, in seconds since 1970.
pub(super) fn expires(text: Cow<'_, str>) -> Result<Time<'_>, Reason> {
    let digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let expires_at = text
        .parse()
        .ok()
        .filter(|_| digits)
        .map(UtcSeconds::new)
        .ok_or_else(|| Reason::V1ExpiresMalformed {
            value: text.clone().into_owned(),
        })?;
    Ok(Time::Expires { text, expires_at })
}

pub(super) fn check(
    provided: &Provided<'_>,
    time: &Time<'_>,
    source: Option<SourceIp>,
    secret: &Secret,
) -> Result<(), Reason> {
    let received = &provided.received;
    let source = source.map(SourceIp::address_text);
    let mut subresources = Subresources::new();
    provided
        .query
        .iter()
        .for_each(|(name, value)| subresources.push(name, value));
    if let Some(address) = &source {
        subresources.push("x-oss-ac-source-ip", address.as_str());
    }
    subresources.sort();
    let mut headers = Headers::new();
    for (name, value) in received.headers.iter().filter(|(name, _)| is_oss(name)) {
        headers.push(name, value);
    }
    headers.sort();
    let canonical = Canonical {
        method: received.method,
        content_md5: received.header_bytes("content-md5").unwrap_or_default(),
        content_type: received.header_bytes("content-type").unwrap_or_default(),
        time: time.text().as_bytes(),
        headers: &headers,
        path: &[received.resource_path],
        subresources: &subresources,
    };
    let key = HmacSha1Key::new(secret.expose().as_bytes());
    if same(signature(&canonical, &key).as_str(), &provided.signature) {
        return Ok(());
    }
    Err(Mismatch::from_explanation(
        &canonical.explain(&key),
        &provided.signature,
    ))
}
