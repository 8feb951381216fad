//! Our URLs taken apart, and put together again as another SDK writes them.

use oss_sign::encode::{percent_decode, percent_decode_query, percent_encode, percent_encode_path};
use serde_json::{Value, json};

use super::request::{Target, endpoint};
use super::sdk::{self, Style};
use super::{Got, failed, got, optional_text, text};

/// A URL of ours.
pub(super) struct Parts {
    scheme: String,
    host: String,
    /// Decoded, up to the key: `/`, with path style `/BUCKET/`.
    before_key: String,
    /// Decoded.
    key: String,
    /// Decoded, in our order.
    pub(super) query: Vec<(String, String)>,
    pub(super) raw_query: String,
}

impl Parts {
    /// Takes a URL apart. Its path must be what the library promises: slashes kept, but escaped
    /// in keys with a dot segment.
    pub(super) fn read(url: &str, input: &Value) -> Result<Self, String> {
        let (scheme, rest) = url.split_once("://").ok_or("no scheme")?;
        let (place, raw_query) = rest.split_once('?').unwrap_or((rest, ""));
        let at = place.find('/').ok_or("no path")?;
        let (host, path) = place.split_at(at);
        let decoded = percent_decode(path).ok_or("the path is not UTF-8")?;
        let before_key = before_key(input)?;
        let key = decoded
            .strip_prefix(&before_key)
            .ok_or("the path has another beginning")?;
        let dots = key
            .split('/')
            .any(|segment| segment == "." || segment == "..");
        let encode = if dots {
            percent_encode
        } else {
            percent_encode_path
        };
        if path != before_key.clone() + &encode(key) {
            return Err(format!("the path {path} is not in our form"));
        }
        let pieces = raw_query.split('&').filter(|piece| !piece.is_empty());
        let pairs = pieces.map(|piece| {
            let (name, value) = piece.split_once('=').unwrap_or((piece, ""));
            let decode = |text| percent_decode_query(text).map(String::from);
            Some((decode(name)?, decode(value)?))
        });
        Ok(Self {
            scheme: scheme.to_owned(),
            host: host.to_owned(),
            key: key.to_owned(),
            before_key,
            query: pairs
                .collect::<Option<_>>()
                .ok_or("the query is not UTF-8")?,
            raw_query: raw_query.to_owned(),
        })
    }

    /// The members `url` and `url_parts`, written as the SDK does.
    pub(super) fn members(
        &self,
        style: &Style,
        rule: &str,
    ) -> Result<[(&'static str, Value); 2], String> {
        let path = self.path(rule)?;
        let url = [
            &self.scheme,
            "://",
            &self.host,
            &path,
            "?",
            &style.query(&self.query),
        ]
        .concat();
        let mut sorted = self.query.clone();
        sorted.sort();
        let parts = json!({
            "scheme": self.scheme,
            "host": self.host,
            "path": path,
            "query": sorted,
        });
        Ok([("url", url.into()), ("url_parts", parts)])
    }

    pub(super) fn value(&self, name: &str) -> Value {
        let found = self.query.iter().find(|(n, _)| n == name);
        found.map_or(Value::Null, |(_, value)| value.as_str().into())
    }

    fn path(&self, rule: &str) -> Result<String, String> {
        Ok(self.before_key.clone() + &sdk::path(&self.key, rule)?)
    }
}

/// The kind `resource-escape`: the URL alone.
pub(super) fn escape(input: &Value) -> Result<Got, String> {
    let target = Target::read(input)?;
    let url = endpoint(input)?
        .locate(target.resource())
        .map_err(failed("locate"))?
        .url();
    let parts = Parts::read(&url, input)?;
    let path = parts.path(text(input, "path_rule")?)?;
    Ok(got([
        (
            "url",
            [&parts.scheme, "://", &parts.host, &path].concat().into(),
        ),
        ("decoded_path", (parts.before_key + &parts.key).into()),
    ]))
}

fn before_key(input: &Value) -> Result<String, String> {
    let style = text(input.get("endpoint").ok_or("no endpoint")?, "style")?;
    match optional_text(input, "bucket").filter(|bucket| style == "path" && !bucket.is_empty()) {
        Some(bucket) => Ok(format!("/{bucket}/")),
        None => Ok("/".to_owned()),
    }
}
