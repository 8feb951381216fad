//! The members that most kinds have in common, as values of the library.

use std::time::Duration;

use oss_sign::{
    Addressing, BucketName, CanonicalPath, Credentials, Endpoint, ObjectKey, Request, Resource,
    UtcSeconds,
};
use serde_json::Value;

use super::{failed, number, optional_text, pairs, text};

/// A resource of a case: typed where the names are valid, else the path as it is signed.
pub(super) enum Target {
    Service,
    Bucket(BucketName),
    Object(BucketName, ObjectKey),
    Path(CanonicalPath),
}

impl Target {
    pub(super) fn read(input: &Value) -> Result<Self, String> {
        let bucket = optional_text(input, "bucket").filter(|bucket| !bucket.is_empty());
        let key = optional_text(input, "key").filter(|key| !key.is_empty());
        let path = |path: String| {
            CanonicalPath::new(path)
                .map(Self::Path)
                .map_err(failed("path"))
        };
        match (bucket, key) {
            (None, None) => Ok(Self::Service),
            (None, Some(key)) => path(format!("/{key}")),
            (Some(bucket), None) => match BucketName::new(bucket) {
                Ok(bucket) => Ok(Self::Bucket(bucket)),
                Err(_) => path(format!("/{bucket}/")),
            },
            (Some(bucket), Some(key)) => match (BucketName::new(bucket), ObjectKey::new(key)) {
                (Ok(bucket), Ok(key)) => Ok(Self::Object(bucket, key)),
                _ => path(format!("/{bucket}/{key}")),
            },
        }
    }

    pub(super) fn resource(&self) -> Resource<'_> {
        match self {
            Self::Service => Resource::Service,
            Self::Bucket(bucket) => Resource::Bucket(bucket),
            Self::Object(bucket, key) => Resource::Object(bucket, key),
            Self::Path(path) => Resource::Path(path),
        }
    }
}

pub(super) fn request<'a>(input: &'a Value, target: &'a Target) -> Result<Request<'a>, String> {
    // The cases pin bytes; whether a server would accept such a request is another question.
    let mut request = Request::new(text(input, "method")?, target.resource()).without_checks();
    for (name, value) in pairs(input, "query")? {
        request = request.query(name, value);
    }
    for (name, value) in pairs(input, "headers")? {
        request = request.header(name, value);
    }
    let additional = input.get("additional_headers").and_then(Value::as_array);
    for name in additional.into_iter().flatten() {
        request = request.additional_header(name.as_str().ok_or("additional_headers")?);
    }
    Ok(request)
}

pub(super) fn credentials(input: &Value) -> Result<Credentials, String> {
    let given = input.get("credentials").ok_or("no credentials")?;
    let (id, secret) = (
        text(given, "access_key_id")?,
        text(given, "access_key_secret")?,
    );
    let plain = Credentials::new(id, secret).map_err(failed("credentials"))?;
    match optional_text(given, "security_token") {
        Some(token) => plain.with_security_token(token).map_err(failed("token")),
        None => Ok(plain),
    }
}

pub(super) fn endpoint(input: &Value) -> Result<Endpoint, String> {
    let given = input.get("endpoint").ok_or("no endpoint")?;
    let url = [text(given, "scheme")?, "://", text(given, "host")?].concat();
    let addressing = match text(given, "style")? {
        "virtual" => Addressing::VirtualHost,
        "path" => Addressing::Path,
        "cname" => return Endpoint::cname(&url).map_err(failed("endpoint")),
        other => return Err(format!("the style {other:?} is unknown")),
    };
    let endpoint = Endpoint::parse(&url).map_err(failed("endpoint"))?;
    Ok(endpoint.with_addressing(addressing))
}

pub(super) fn now(input: &Value) -> Result<UtcSeconds, String> {
    number(input, "time_unix").map(UtcSeconds::new)
}

pub(super) fn expires(input: &Value) -> Result<Duration, String> {
    let seconds = number(input, "expires")?;
    u64::try_from(seconds)
        .map(Duration::from_secs)
        .map_err(failed("expires"))
}
