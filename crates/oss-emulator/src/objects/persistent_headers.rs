//! `x-oss-persistent-headers`: further headers that are stored with an object.

use std::collections::HashSet;

use ::http::{HeaderName, HeaderValue};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;

use crate::codes::{Code, OssError};

/// Reads `name:base64(value),…`.
///
/// # Errors
///
/// Returns `InvalidArgument` if the list is malformed or repeats a name, and if it names a header
/// that an object must not set: the headers of the connection, those of the response itself, and
/// those that decide how far a browser trusts a site.
pub(super) fn read(list: &str) -> Result<Vec<(HeaderName, HeaderValue)>, OssError> {
    let mut names = HashSet::new();
    let mut headers = Vec::new();
    for item in list.split(',') {
        let (name, value) = read_item(item).ok_or_else(malformed)?;
        if !is_allowed(name.as_str()) {
            return Err(OssError::invalid_argument(
                NAME,
                name.as_str(),
                format!("The header {name} cannot be kept with an object."),
            ));
        }
        if !names.insert(name.clone()) || headers.len() == MOST {
            return Err(malformed());
        }
        headers.push((name, value));
    }
    Ok(headers)
}

fn read_item(item: &str) -> Option<(HeaderName, HeaderValue)> {
    let (name, value) = item.trim().split_once(':')?;
    let name = HeaderName::from_bytes(name.trim().as_bytes()).ok()?;
    let value = BASE64.decode(value.trim()).ok()?;
    Some((name, HeaderValue::from_bytes(&value).ok()?))
}

fn malformed() -> OssError {
    OssError::new(Code::InvalidArgument).message(
        "x-oss-persistent-headers must be a list of name:base64(value), with at most 100 names and \
         each name once.",
    )
}

fn is_allowed(name: &str) -> bool {
    let begins = |beginning: &&str| name.starts_with(*beginning);
    KEPT.contains(&name)
        || KEPT_GROUPS.iter().any(begins)
        || !(OF_THE_ANSWER.contains(&name) || GROUPS_OF_THE_ANSWER.iter().any(begins))
}

pub(super) const NAME: &str = "x-oss-persistent-headers";
const MOST: usize = 100;

/// Allowed although a group below excludes them: an upload may set them as plain headers too.
const KEPT: [&str; 4] = [
    "content-disposition",
    "content-encoding",
    "content-language",
    "content-type",
];
const KEPT_GROUPS: [&str; 2] = ["x-oss-meta-", "x-oss-server-side-"];

const GROUPS_OF_THE_ANSWER: [&str; 6] = [
    "access-control-",
    "content-",
    "cross-origin-",
    "proxy-",
    "sec-",
    "x-oss-",
];

const OF_THE_ANSWER: [&str; 34] = [
    "accept-ranges",
    "age",
    "allow",
    "alt-svc",
    "authorization",
    "clear-site-data",
    "connection",
    "cookie",
    "date",
    "etag",
    "host",
    "keep-alive",
    "last-modified",
    "location",
    "nel",
    "origin-agent-cluster",
    "permissions-policy",
    "range",
    "referrer-policy",
    "refresh",
    "report-to",
    "reporting-endpoints",
    "retry-after",
    "server",
    "service-worker-allowed",
    "set-cookie",
    "strict-transport-security",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "vary",
    "via",
    "www-authenticate",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(list: &str) -> bool {
        read(list).is_err_and(|error| error.code() == Code::InvalidArgument)
    }

    #[test]
    fn names_and_values_are_read() {
        let headers = read("x-a:MQ==, Content-Language: ZW4=,x-oss-meta-b:").unwrap();
        let texts: Vec<(&str, &[u8])> = headers
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_bytes()))
            .collect();
        let expected: [(&str, &[u8]); 3] = [
            ("x-a", b"1"),
            ("content-language", b"en"),
            ("x-oss-meta-b", b""),
        ];
        assert_eq!(texts, expected);
    }

    #[test]
    fn other_forms_are_refused() {
        // The last value is a line break.
        for list in [
            "",
            "x-a",
            "x-a=1",
            "x-a:1",
            "x a:MQ==",
            ":MQ==",
            "x-a:MQ==,",
            "x-a:DQo=",
        ] {
            assert!(refused(list), "{list}");
        }
        assert!(refused("x-a:MQ==,X-A:Mg=="));
        let many = |count: usize| {
            let items: Vec<String> = (0..count).map(|at| format!("x-{at}:")).collect();
            items.join(",")
        };
        assert!(read(&many(MOST)).is_ok());
        assert!(refused(&many(MOST + 1)));
    }

    #[test]
    fn an_object_cannot_say_what_is_the_answers_to_say() {
        for name in [
            "Set-Cookie",
            "location",
            "content-range",
            "content-length",
            "content-security-policy",
            "transfer-encoding",
            "x-oss-request-id",
            "x-oss-hash-crc64ecma",
            "access-control-allow-origin",
            "strict-transport-security",
            "www-authenticate",
            "etag",
        ] {
            assert!(refused(&format!("{name}:MQ==")), "{name}");
        }
    }
}
