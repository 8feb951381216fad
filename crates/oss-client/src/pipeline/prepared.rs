//! A request that lacks only its signature.

use std::time::Duration;

use bytes::Bytes;
use http::header::{HeaderName, HeaderValue};
use http::{Method, StatusCode};
use oss_sign::{Endpoint, Location, encode};
use oss_transport::Timeouts;

use crate::config::Config;
use crate::error::{Result, Subject};
use crate::multipart_form::FileChecksum;
use crate::pipeline::headers::header;
use crate::range::ByteRange;
use crate::request::{Answer, Idempotency, Target};

/// A request that lacks only its signature. The body is kept apart, because it can often be used
/// only once, while the rest is used for every attempt.
#[derive(Clone)]
pub(crate) struct Prepared {
    pub(crate) operation: &'static str,
    pub(crate) method: Method,
    pub(crate) target: Target,
    /// Where the request is sent. A request that is to be presigned has no location, because the
    /// signer writes its URL.
    pub(crate) location: Option<Location>,
    /// The endpoint of another region, if the bucket was found there.
    pub(crate) route: Option<Endpoint>,
    pub(crate) query: Vec<(String, String)>,
    pub(crate) headers: Vec<(HeaderName, HeaderValue)>,
    pub(crate) answer: Answer,
    pub(crate) idempotency: Idempotency,
    pub(crate) checks_crc64: bool,
    /// The checksum of the file in a form, which stands for that of the body.
    pub(crate) file_checksum: Option<FileChecksum>,
    pub(crate) unsigned: bool,
    /// A status that means success, beside those that always do.
    pub(crate) success_status: Option<StatusCode>,
    pub(crate) timeouts: Timeouts,
    pub(crate) attempt_timeout: Option<Duration>,
    /// The document in the body, if that is what the body contains.
    pub(crate) document: Option<Bytes>,
}

impl Prepared {
    /// Returns what an error is about. The text is made only for errors.
    pub(crate) fn subject(&self) -> Subject {
        Subject {
            operation: self.operation,
            resource: self.target.to_string(),
        }
    }

    /// Returns the URL, query included.
    pub(crate) fn url(&self) -> String {
        let mut url = self
            .location
            .as_ref()
            .map(Location::url)
            .unwrap_or_default();
        for (index, (name, value)) in self.query.iter().enumerate() {
            url.push(if index == 0 { '?' } else { '&' });
            url.push_str(&encode::percent_encode(name));
            if !value.is_empty() {
                url.push('=');
                url.push_str(&encode::percent_encode(value));
            }
        }
        url
    }

    /// Returns the host to which the request is sent, with its port.
    pub(crate) fn host(&self) -> &str {
        let location = self.location.as_ref();
        location.map_or("", |location| &location.authority)
    }

    /// Returns the endpoint to which the request is sent.
    pub(crate) fn endpoint<'a>(&'a self, config: &'a Config) -> &'a Endpoint {
        self.route.as_ref().unwrap_or(&config.endpoint)
    }

    /// Returns the value of a header.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let (_, value) = self
            .headers
            .iter()
            .find(|(known, _)| known.as_str() == name)?;
        value.to_str().ok()
    }

    /// Returns the value of a query parameter, as plain text.
    pub(crate) fn query(&self, name: &str) -> Option<&str> {
        let (_, value) = self.query.iter().find(|(known, _)| known == name)?;
        Some(value)
    }

    /// Returns whether the query has this parameter.
    pub(crate) fn has_query(&self, name: &str) -> bool {
        self.query.iter().any(|(known, _)| known == name)
    }

    /// Returns the range of bytes that is asked for.
    pub(crate) fn range(&self) -> Option<ByteRange> {
        ByteRange::parse(self.header("range")?)
    }

    /// Replaces the header of this name, or adds it.
    pub(crate) fn replace_header(&mut self, name: &'static str, value: &str) -> Result<()> {
        self.headers.retain(|(known, _)| known.as_str() != name);
        self.headers.push(header(name, value)?);
        Ok(())
    }
}
