//! How the official SDKs write a URL: the order of its parameters, and what they escape.

use oss_sign::encode::{percent_encode, percent_encode_path};

/// How parameters are written: one line per SDK and version of the signature.
pub(super) struct Style {
    /// `*` stands for the caller's parameters.
    order: &'static [&'static str],
    /// ali-oss encodes as `encodeURIComponent` does, and writes an empty value with its `=`.
    javascript: bool,
}

pub(super) fn v4(source: &str) -> Result<Style, String> {
    let order = match name(source) {
        "oss2" => OSS2_V4,
        "alibabacloud-oss-v2" => PYTHON_V4,
        "ali-oss" => JAVASCRIPT_V4,
        _ => return Err(format!("the order of parameters of {source} is unknown")),
    };
    Ok(Style {
        order,
        javascript: name(source) == "ali-oss",
    })
}

pub(super) fn v1(source: &str) -> Result<Style, String> {
    let order = match name(source) {
        "oss2" => OSS2_V1,
        "alibabacloud-oss-v2" => PYTHON_V1,
        "ali-oss" => JAVASCRIPT_V1,
        _ => return Err(format!("the order of parameters of {source} is unknown")),
    };
    Ok(Style {
        order,
        javascript: name(source) == "ali-oss",
    })
}

/// The query of STS calls by aliyun-python-sdk-core.
pub(super) fn rpc() -> Style {
    Style {
        order: CORE_RPC,
        javascript: false,
    }
}

impl Style {
    /// The query with these decoded pairs.
    pub(super) fn query(&self, pairs: &[(String, String)]) -> String {
        let own = |name: &str| self.order.contains(&name);
        let mut written = Vec::new();
        for place in self.order {
            let here = |name: &str| {
                if *place == "*" {
                    !own(name)
                } else {
                    name == *place
                }
            };
            let pairs = pairs.iter().filter(|(name, _)| here(name));
            written.extend(pairs.map(|(name, value)| self.pair(name, value)));
        }
        written.join("&")
    }

    fn pair(&self, name: &str, value: &str) -> String {
        let encode = if self.javascript {
            encode_uri_component
        } else {
            percent_encode
        };
        match value {
            "" if !self.javascript && self.order != CORE_RPC => encode(name),
            _ => [encode(name), "=".to_owned(), encode(value)].concat(),
        }
    }
}

/// A key in the path of a URL, by the rule that the case names.
pub(super) fn path(key: &str, rule: &str) -> Result<String, String> {
    let javascript = |key: &str| encode_uri_component(key).replace("%2F", "/");
    match rule {
        "escape-all" => Ok(percent_encode(key)),
        "keep-slash" => Ok(percent_encode_path(key)),
        "js" => Ok(javascript(key)),
        "js-quote" => Ok(javascript(key).replace('\'', "%27")),
        other => Err(format!("the path rule {other:?} is unknown")),
    }
}

/// `encodeURIComponent` also keeps `! ' ( ) *`.
fn encode_uri_component(text: &str) -> String {
    let kept = [
        ("%21", "!"),
        ("%27", "'"),
        ("%28", "("),
        ("%29", ")"),
        ("%2A", "*"),
    ];
    kept.iter()
        .fold(percent_encode(text), |text, (escaped, plain)| {
            text.replace(escaped, plain)
        })
}

fn name(source: &str) -> &str {
    source.split(' ').next().unwrap_or_default()
}

const OSS2_V4: &[&str] = &[
    "*",
    "x-oss-security-token",
    "x-oss-date",
    "x-oss-expires",
    "x-oss-signature-version",
    "x-oss-credential",
    "x-oss-additional-headers",
    "x-oss-signature",
];
const PYTHON_V4: &[&str] = &[
    "*",
    "x-oss-signature-version",
    "x-oss-date",
    "x-oss-expires",
    "x-oss-credential",
    "x-oss-security-token",
    "x-oss-additional-headers",
    "x-oss-signature",
];
const JAVASCRIPT_V4: &[&str] = &[
    "*",
    "x-oss-additional-headers",
    "x-oss-credential",
    "x-oss-date",
    "x-oss-expires",
    "x-oss-signature-version",
    "x-oss-security-token",
    "x-oss-signature",
];
const OSS2_V1: &[&str] = &[
    "*",
    "security-token",
    "OSSAccessKeyId",
    "Expires",
    "Signature",
];
const PYTHON_V1: &[&str] = &[
    "*",
    "OSSAccessKeyId",
    "Expires",
    "security-token",
    "Signature",
];
const JAVASCRIPT_V1: &[&str] = &[
    "OSSAccessKeyId",
    "Expires",
    "Signature",
    "*",
    "security-token",
];
const CORE_RPC: &[&str] = &[
    "RoleArn",
    "RoleSessionName",
    "DurationSeconds",
    "Policy",
    "*",
    "SecurityToken",
    "Version",
    "Action",
    "Format",
    "RegionId",
    "Timestamp",
    "SignatureMethod",
    "SignatureType",
    "SignatureVersion",
    "SignatureNonce",
    "AccessKeyId",
    "Signature",
];
