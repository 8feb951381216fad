//! The headers of a request, each read once.

use std::fmt;

use ::http::Uri;
use ::http::header::{HOST, HeaderMap, HeaderName, HeaderValue};

/// The headers of a request, with one value for each name, as bytes and as text.
///
/// Signatures cover the bytes, while policies and handlers use the text. Both are read once, in
/// here, so that they cannot differ. A header that can have only one value is refused if it is
/// repeated. The values of other repeated headers are joined with commas, as signatures do it.
#[derive(Clone, Default)]
pub(crate) struct Headers(HeaderMap<Field>);

#[derive(Clone)]
struct Field {
    value: HeaderValue,
    text: String,
}

/// The error for a header that is repeated although it can have only one value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RepeatedHeader(pub(crate) HeaderName);

impl fmt::Display for RepeatedHeader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "The header {} is given more than once.", self.0)
    }
}

impl Headers {
    /// Reads the headers of a request as they were received.
    ///
    /// # Errors
    /// Returns [`RepeatedHeader`] if a header is repeated that can have only one value.
    pub(crate) fn read(received: &HeaderMap) -> Result<Self, RepeatedHeader> {
        let mut fields = HeaderMap::with_capacity(received.keys_len());
        for name in received.keys() {
            let mut values = received.get_all(name).iter();
            let Some(first) = values.next() else { continue };
            let rest: Vec<&HeaderValue> = values.collect();
            if !rest.is_empty() && is_single(name.as_str()) {
                return Err(RepeatedHeader(name.clone()));
            }
            fields.insert(name.clone(), Field::new(joined(first, &rest)));
        }
        Ok(Self(fields))
    }

    /// Replaces the `Host` header by the host of the request target if the target is absolute, as
    /// RFC 9112, section 3.2.2 requires it.
    pub(crate) fn with_target(mut self, target: &Uri) -> Self {
        let host = target.authority().map(::http::uri::Authority::as_str);
        if let Some(Ok(host)) = host.map(HeaderValue::from_str) {
            self.0.insert(HOST, Field::new(host));
        }
        self
    }

    /// Returns the value of a header as text, without blanks at its ends.
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(|field| field.text.as_str())
    }

    /// Returns whether the request has the header, with or without a value.
    pub(crate) fn contains(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// Iterates over all headers. Names are in lower case, values are the bytes that were received.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.0
            .iter()
            .map(|(name, field)| (name.as_str(), field.value.as_bytes()))
    }

    /// Iterates over all headers as text. Names are in lower case.
    pub(crate) fn texts(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(name, field)| (name.as_str(), field.text.as_str()))
    }

    /// Returns the headers that an upload by an HTML form has. The fields of the form stand for
    /// headers; the `x-oss-*` headers and the content headers of the request itself are left out.
    ///
    /// # Errors
    /// Returns the name of the field if its name or its value cannot stand in a header.
    pub(crate) fn with_form<'f>(
        &self,
        fields: impl Iterator<Item = (&'f str, &'f str)>,
    ) -> Result<Self, &'f str> {
        let kept = self.0.iter().filter(|(name, _)| !stands_for(name.as_str()));
        let mut headers: HeaderMap<Field> = kept
            .map(|(name, field)| (name.clone(), field.clone()))
            .collect();
        for (field, value) in fields.filter(|(field, _)| stands_for(field)) {
            let name = HeaderName::from_bytes(field.as_bytes()).map_err(|_| field)?;
            let value = HeaderValue::from_bytes(value.as_bytes()).map_err(|_| field)?;
            headers.insert(name, Field::new(value));
        }
        Ok(Self(headers))
    }

    /// Creates headers for a test.
    #[cfg(test)]
    pub(crate) fn from_pairs(pairs: &[(&str, &[u8])]) -> Self {
        let mut map = HeaderMap::new();
        for (name, value) in pairs {
            let name = HeaderName::from_bytes(name.as_bytes()).unwrap();
            map.append(name, HeaderValue::from_bytes(value).unwrap());
        }
        Self::read(&map).unwrap()
    }
}

impl Field {
    /// A value that is not UTF-8 is read as Latin-1, which some clients send.
    fn new(value: HeaderValue) -> Self {
        let bytes = value.as_bytes();
        let text = match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => bytes.iter().map(|&byte| char::from(byte)).collect(),
        };
        Self { value, text }
    }
}

/// Joins the values of a repeated header with commas, as signatures do it.
fn joined(first: &HeaderValue, rest: &[&HeaderValue]) -> HeaderValue {
    if rest.is_empty() {
        return first.clone();
    }
    let mut all = first.as_bytes().to_vec();
    for value in rest {
        all.push(b',');
        all.extend_from_slice(value.as_bytes());
    }
    // This cannot fail, because each value and the comma are legal.
    HeaderValue::from_bytes(&all).unwrap_or_else(|_| first.clone())
}

/// Returns whether a header can have only one value. This is so for the headers of OSS and RAM and
/// for the headers of HTTP that are not lists.
fn is_single(name: &str) -> bool {
    name.starts_with("x-oss-") || name.starts_with("x-acs-") || SINGLE.contains(&name)
}

/// Returns whether a form field of this name stands for a header.
fn stands_for(name: &str) -> bool {
    name.starts_with("x-oss-") || CONTENT.contains(&name)
}

/// The content headers of HTTP that are stored with an object.
pub(crate) const CONTENT: [&str; 6] = [
    "cache-control",
    "content-disposition",
    "content-encoding",
    "content-language",
    "content-type",
    "expires",
];

const SINGLE: [&str; 26] = [
    "access-control-request-method",
    "authorization",
    "cache-control",
    "content-disposition",
    "content-encoding",
    "content-language",
    "content-length",
    "content-md5",
    "content-range",
    "content-type",
    "date",
    "encoding-type",
    "etag",
    "expires",
    "host",
    "if-modified-since",
    "if-range",
    "if-unmodified-since",
    "last-modified",
    "oss-emulator-vpc-id",
    "origin",
    "range",
    "referer",
    "user-agent",
    "x-aliyun-ecs-metadata-token",
    "x-aliyun-ecs-metadata-token-ttl-seconds",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> Result<Headers, String> {
        let mut map = HeaderMap::new();
        for (name, value) in pairs {
            let name = HeaderName::from_bytes(name.as_bytes()).unwrap();
            map.append(name, value.parse().unwrap());
        }
        Headers::read(&map).map_err(|repeated| repeated.to_string())
    }

    #[test]
    fn a_header_of_one_value_is_refused_when_it_is_repeated() {
        for name in [
            "X-OSS-Object-ACL",
            "x-oss-meta-a",
            "x-acs-action",
            "Host",
            "Content-Type",
            "Range",
            "Authorization",
        ] {
            let refused = read(&[(name, "a"), ("accept", "x"), (name, "a")]);
            let lower = name.to_ascii_lowercase();
            assert_eq!(
                refused.err(),
                Some(format!("The header {lower} is given more than once."))
            );
        }
    }

    #[test]
    fn a_repeated_list_is_one_list() {
        let headers = read(&[("if-match", "\"A\""), ("If-Match", "\"B\"")]).unwrap();
        assert_eq!(headers.text("if-match"), Some("\"A\",\"B\""));
        assert_eq!(headers.iter().count(), 1);
    }

    #[test]
    fn an_absolute_target_names_the_host() {
        let headers = Headers::from_pairs(&[("host", b"a.localhost")]);
        let with = |target: &str| headers.clone().with_target(&target.parse().unwrap());
        assert_eq!(with("/k").text("host"), Some("a.localhost"));
        assert_eq!(
            with("http://b.localhost/k").text("host"),
            Some("b.localhost")
        );
    }

    #[test]
    fn text_beyond_ascii_has_one_reading() {
        let headers = Headers::from_pairs(&[("x-oss-a", "é".as_bytes()), ("x-oss-b", b"\xE9")]);
        assert_eq!(headers.text("x-oss-a"), Some("é"));
        assert_eq!(headers.text("x-oss-b"), Some("é"));
        let bytes: Vec<&[u8]> = headers.iter().map(|(_, value)| value).collect();
        assert_eq!(bytes, ["é".as_bytes(), b"\xE9"]);
    }

    #[test]
    fn the_fields_of_a_form_replace_the_headers_that_they_stand_for() {
        let request = Headers::from_pairs(&[
            ("x-oss-object-acl", b"private"),
            ("content-type", b"multipart/form-data"),
            ("user-agent", b"browser"),
        ]);
        let fields = [("x-oss-tagging", "a=1"), ("key", "k"), ("user-agent", "x")];
        let headers = request.with_form(fields.into_iter()).unwrap();
        assert_eq!(headers.text("x-oss-tagging"), Some("a=1"));
        assert_eq!(headers.text("user-agent"), Some("browser"));
        for gone in ["x-oss-object-acl", "content-type", "key"] {
            assert!(!headers.contains(gone), "{gone}");
        }
        let broken = [("x-oss-meta-a", "1\r\nx: 2")];
        assert_eq!(
            request.with_form(broken.into_iter()).err(),
            Some("x-oss-meta-a")
        );
    }
}
