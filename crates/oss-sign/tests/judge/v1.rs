//! The kinds `v1-header` and `v1-presign`.

use std::time::Duration;

use oss_sign::verify::KeyCache;
use oss_sign::{UtcSeconds, v1};
use serde_json::Value;

use super::received::{Server, Wire};
use super::request::{Target, credentials, endpoint, now, request};
use super::url::Parts;
use super::v4::{added_headers, headers, wire};
use super::{Got, failed, got, number, pairs, sdk, text};

pub(super) fn header(input: &Value) -> Result<Got, String> {
    let target = Target::read(input)?;
    let (request, credentials) = (request(input, &target)?, credentials(input)?);
    let date_header = match text(input, "date_header")? {
        "date" => v1::DateHeader::Date,
        "x-oss-date" => v1::DateHeader::OssDate,
        other => return Err(format!("the header {other:?} is unknown")),
    };
    let signer = v1::Signer::new(&credentials).with_date_header(date_header);
    let signed = signer.sign(&request, now(input)?).map_err(failed("sign"))?;
    let steps = signer
        .explain(&request, now(input)?)
        .map_err(failed("explain"))?;
    let authorization = signed.value_of_authorization().ok_or("no authorization")?;
    let secret = credentials.access_key().ok_or("anonymous")?.secret();
    let server = Server {
        secret,
        now: time_of_wire(input)?,
        scope: None,
        keys: &KeyCache::default(),
    };
    server.judge(&wire(&request, &signed, authorization))?;
    let signature = authorization.rsplit(':').next().unwrap_or_default();
    if signature != steps.signature() {
        return Err("the steps are those of another signature".to_owned());
    }
    Ok(got([
        ("authorization", authorization.into()),
        ("string_to_sign", steps.string_to_sign().into()),
        ("signature", signature.into()),
        ("added_headers", added_headers(&signed)),
    ]))
}

pub(super) fn presign(input: &Value, source: &str) -> Result<Got, String> {
    let target = Target::read(input)?;
    let (request, credentials) = (request(input, &target)?, credentials(input)?);
    let expires_at = UtcSeconds::new(number(input, "expires_at")?);
    let (now, expires) = (expires_at.plus_seconds(-3600), Duration::from_secs(3600));
    let (signer, endpoint) = (v1::Signer::new(&credentials), endpoint(input)?);
    let url = signer
        .presign(&request, &endpoint, now, expires)
        .map_err(failed("presign"))?;
    let steps = signer
        .explain_presign(&request, &endpoint, now, expires)
        .map_err(failed("explain"))?;
    let parts = Parts::read(url.url(), input)?;
    let secret = credentials.access_key().ok_or("anonymous")?.secret();
    let wire = Wire {
        method: request.method().to_owned(),
        path: request.resource().canonical_path(),
        query: parts.raw_query.clone(),
        headers: headers(&request),
    };
    Server {
        secret,
        now: expires_at,
        scope: None,
        keys: &KeyCache::default(),
    }
    .judge(&wire)?;
    let signature = parts.value("Signature");
    if signature != steps.signature() {
        return Err("the steps are those of another signature".to_owned());
    }
    let [url, url_parts] = parts.members(&sdk::v1(source)?, text(input, "path_rule")?)?;
    let to_sign = ("string_to_sign", steps.string_to_sign().into());
    Ok(got([url, url_parts, to_sign, ("signature", signature)]))
}

/// The caller's `x-oss-date` is the time that the server reads.
fn time_of_wire(input: &Value) -> Result<UtcSeconds, String> {
    let headers = pairs(input, "headers")?;
    let given = headers
        .iter()
        .find(|(name, _)| name.eq_ignore_ascii_case("x-oss-date"));
    match given.and_then(|(_, value)| UtcSeconds::parse_http_date(value.trim())) {
        Some(time) => Ok(time),
        None => now(input),
    }
}
