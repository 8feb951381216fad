//! V4 as a server reads and checks it.

use std::borrow::Cow;

use super::authorization::{CredentialParts, Fields};
use super::provided::Provided;
use super::query::Query;
use super::{KeyCache, Mismatch, Place, Reason, Received, same};
use crate::encode::push_encoded_path;
use crate::headers::{Headers, Names, is_always_signed, trim};
use crate::pairs::Pairs;
use crate::v4::{
    ALGORITHM, Additional, Canonical, DayKey, MAX_EXPIRY_SECONDS, UNSIGNED_PAYLOAD, Uri, explain,
    signature,
};
use crate::{Secret, SourceIp, UtcSeconds};

/// What a V4 signature says: the scope, the time, the additional headers.
pub(in crate::verify) struct Scoped<'a> {
    credential: Cow<'a, str>,
    parts: CredentialParts,
    pub(super) signed_at: UtcSeconds,
    /// Of URLs.
    pub(super) expires: Option<u64>,
    pub(super) additional: Cow<'a, str>,
}

impl Scoped<'_> {
    pub(super) fn id(&self) -> &str {
        self.parts.id(&self.credential)
    }

    pub(super) fn date(&self) -> &str {
        self.parts.date(&self.credential)
    }

    pub(super) fn region(&self) -> &str {
        self.parts.region(&self.credential)
    }

    pub(super) fn product(&self) -> &str {
        self.parts.product(&self.credential)
    }

    pub(super) fn check_scope(&self, region: &str, product: &str) -> Result<(), Reason> {
        self.parts.check_scope(&self.credential, region, product)
    }

    /// Checks something with the key of the day.
    fn with_key(
        &self,
        secret: &Secret,
        keys: Option<&KeyCache>,
        check: impl FnOnce(&DayKey) -> Result<(), Reason>,
    ) -> Result<(), Reason> {
        let credential = &self.credential;
        self.parts.with_key(credential, secret, keys, check)
    }

    pub(super) fn expires_at(&self) -> Option<UtcSeconds> {
        let expires = i64::try_from(self.expires?).unwrap_or(i64::MAX);
        Some(self.signed_at.plus_seconds(expires))
    }
}

pub(super) fn in_header<'a>(
    received: &Received<'a>,
    fields: Fields<'a>,
) -> Result<(Cow<'a, str>, Scoped<'a>), Reason> {
    let place = Place::Header;
    let parts = CredentialParts::read(&fields.credential, place)?;
    if fields.signature.is_empty() {
        return Err(Reason::SignatureMissing { place });
    }
    check_additional(received, &fields.additional)?;
    let content = received.header("x-oss-content-sha256");
    if content != Some(UNSIGNED_PAYLOAD) {
        return Err(Reason::ContentSha256 {
            value: content.map(str::to_owned),
        });
    }
    let date = received
        .header("x-oss-date")
        .or_else(|| received.header("date"));
    let date = date.ok_or(Reason::DateMissing)?;
    let signed_at = UtcSeconds::parse_iso_basic(date)
        .or_else(|| UtcSeconds::parse_http_date(date))
        .ok_or_else(|| Reason::DateMalformed {
            value: date.to_owned(),
        })?;
    let Fields {
        credential,
        signature,
        additional,
    } = fields;
    Ok((
        signature,
        Scoped {
            credential,
            parts,
            signed_at,
            expires: None,
            additional,
        },
    ))
}

pub(super) fn in_query<'a>(
    received: &Received<'a>,
    query: &Query<'a>,
) -> Result<(Cow<'a, str>, Scoped<'a>), Reason> {
    let place = Place::Query;
    let version = query.get("x-oss-signature-version").unwrap_or_default();
    if version != ALGORITHM {
        return Err(Reason::UnknownVersion {
            version: version.to_owned(),
        });
    }
    let credential = query.cow("x-oss-credential").unwrap_or_default();
    let parts = CredentialParts::read(&credential, place)?;
    let signature = query.cow("x-oss-signature").unwrap_or_default();
    if signature.is_empty() {
        return Err(Reason::SignatureMissing { place });
    }
    let date = query.get("x-oss-date").ok_or(Reason::DateMissing)?;
    let signed_at = UtcSeconds::parse_iso_basic(date).ok_or_else(|| Reason::DateMalformed {
        value: date.to_owned(),
    })?;
    let expires = query.get("x-oss-expires").ok_or(Reason::ExpiresMissing)?;
    let expires = seconds(expires)
        .filter(|seconds| (1..=MAX_EXPIRY_SECONDS).contains(seconds))
        .ok_or_else(|| Reason::ExpiresOutOfRange {
            value: expires.to_owned(),
        })?;
    let additional = query.cow("x-oss-additional-headers");
    if additional.as_deref() == Some("") {
        return Err(Reason::AdditionalHeadersEmpty);
    }
    let additional = additional.unwrap_or_default();
    check_additional(received, &additional)?;
    let expires = Some(expires);
    let scoped = Scoped {
        credential,
        parts,
        signed_at,
        expires,
        additional,
    };
    Ok((signature, scoped))
}

pub(super) fn check(
    provided: &Provided<'_>,
    scoped: &Scoped<'_>,
    source: Option<SourceIp>,
    secret: &Secret,
    keys: Option<&KeyCache>,
) -> Result<(), Reason> {
    let room = provided.received.resource_path.len() + provided.received.raw_query.len() + 100;
    let (mut text, mut pairs) = (String::with_capacity(room), Pairs::new());
    push_encoded_path(&mut text, provided.received.resource_path);
    let path_end = text.len();
    for (name, value) in provided.query.iter() {
        if provided.place == Place::Header || name != "x-oss-signature" {
            pairs.push(&mut text, name, value);
        }
    }
    if let Some(range) = source {
        pairs.push(
            &mut text,
            "x-oss-ac-source-ip",
            range.address_text().as_str(),
        );
    }
    // A parameter that came twice is signed twice.
    let _ = pairs.sort(&text);
    let additional = Additional::from_list(&scoped.additional);
    let headers = signed_headers(&provided.received, &additional);
    let canonical = Canonical {
        method: provided.received.method,
        uri: Uri {
            bucket: None,
            path: text.get(..path_end).unwrap_or_default(),
        },
        query: (&pairs, &text),
        headers: &headers,
        additional: &additional,
    };
    let time = scoped.signed_at.iso_basic();
    scoped.with_key(secret, keys, |day| {
        if same(
            signature(&canonical, &time, day).as_str(),
            &provided.signature,
        ) {
            return Ok(());
        }
        let explanation = explain(&canonical, &time, day);
        Err(Mismatch::from_explanation(
            &explanation,
            &provided.signature,
        ))
    })?;
    check_conflicts(provided, &additional, &headers)
}

fn signed_headers<'a>(received: &Received<'a>, additional: &Additional<'_>) -> Headers<'a> {
    let mut headers = Headers::new();
    for (name, value) in received.headers {
        if is_always_signed(name) || additional.contains(name) {
            headers.push(name, value);
        }
    }
    headers.sort();
    headers
}

fn check_additional(received: &Received<'_>, list: &str) -> Result<(), Reason> {
    if list.is_empty() {
        return Ok(());
    }
    let carried = Names::new(received.headers.iter().map(|(name, _)| *name));
    for name in list.split(';') {
        if name.is_empty() {
            return Err(Reason::AdditionalHeaderEmpty);
        }
        if name.contains('_') {
            return Err(Reason::AdditionalHeaderName {
                name: name.to_owned(),
            });
        }
        if !carried.contains(name) {
            return Err(Reason::AdditionalHeaderAbsent {
                name: name.to_owned(),
            });
        }
    }
    Ok(())
}

/// In a V4 URL, a parameter with the name of a signed header must have its value.
fn check_conflicts(
    provided: &Provided<'_>,
    additional: &Additional<'_>,
    signed: &Headers<'_>,
) -> Result<(), Reason> {
    if provided.place == Place::Header {
        return Ok(());
    }
    let may_conflict = |name: &str| is_always_signed(name) || additional.contains(name);
    for (name, value) in provided.query.iter().filter(|(name, _)| may_conflict(name)) {
        if signed.values(name).any(|v| trim(v) != value.as_bytes()) {
            return Err(Reason::HeaderConflictsWithQuery {
                name: name.to_owned(),
            });
        }
    }
    Ok(())
}

/// Digits only; `parse` alone would accept a sign.
fn seconds(text: &str) -> Option<u64> {
    text.bytes()
        .all(|b| b.is_ascii_digit())
        .then(|| text.parse().ok())?
}
