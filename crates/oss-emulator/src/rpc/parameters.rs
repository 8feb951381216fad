//! The parameters of a call: query and form as one set, action and version from wherever they stand.

use bytes::Bytes;

use crate::http::{Arrival, BadQuery, Headers, Query, RepeatedHeader};

use super::error::RpcError;

/// Everything that a call says, read once: its signature covers these values, and its action uses
/// them.
pub(crate) struct Parameters {
    /// The parameters of the query and of a form in the body.
    all: Query,
    /// The parameters of the query alone; ACS3 signs them apart from the body.
    query: Query,
    headers: Headers,
    /// The body as it came; ACS3 signs its hash.
    body: Bytes,
}

impl Parameters {
    /// Reads the head and the body of a call.
    ///
    /// # Errors
    /// A parameter or a header that is repeated, text that is not UTF-8, a body that is too long or
    /// that breaks off.
    pub(crate) async fn read(arrival: &mut Arrival) -> Result<Self, RpcError> {
        let headers = Headers::read(&arrival.head.headers)?;
        let raw_query = arrival.head.uri.query().unwrap_or_default();
        let query = Query::read_form(&[raw_query])?;
        let body = match arrival.body.bytes(LIMIT).await {
            Ok(Some(body)) => body,
            Ok(None) => return Err(RpcError::invalid_parameter("The body is too long.")),
            Err(_) => return Err(RpcError::invalid_parameter("The body is incomplete.")),
        };
        let all = if is_form(&headers) {
            let form = std::str::from_utf8(&body).map_err(|_| BadQuery::NotUtf8)?;
            Query::read_form(&[raw_query, form])?
        } else {
            query.clone()
        };
        Ok(Self {
            all,
            query,
            headers,
            body,
        })
    }

    /// The value of a parameter. One that is empty counts as absent.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.all.get(name).filter(|value| !value.is_empty())
    }

    /// The value of a parameter that must be there.
    ///
    /// # Errors
    /// The error that names the parameter.
    pub(crate) fn require(&self, name: &'static str) -> Result<&str, RpcError> {
        self.get(name).ok_or_else(|| RpcError::missing(name))
    }

    /// The action, as `AssumeRole`; empty if the call has none.
    pub(crate) fn action(&self) -> &str {
        self.placed("Action", "x-acs-action")
    }

    /// The version of the API, as `2015-04-01`; empty if the call has none.
    pub(crate) fn version(&self) -> &str {
        self.placed("Version", "x-acs-version")
    }

    /// The headers of the call.
    pub(crate) fn headers(&self) -> &Headers {
        &self.headers
    }

    /// All parameters, which the RPC signature covers.
    pub(super) fn pairs(&self) -> &[(String, String)] {
        self.all.pairs()
    }

    /// The parameters of the query, which the ACS3 signature covers.
    pub(super) fn query(&self) -> &Query {
        &self.query
    }

    /// The body, whose hash the ACS3 signature covers.
    pub(super) fn body(&self) -> &[u8] {
        &self.body
    }

    fn placed(&self, name: &str, header: &str) -> &str {
        let parameter = self.all.get(name);
        parameter
            .or_else(|| self.headers.text(header))
            .unwrap_or_default()
    }
}

impl From<BadQuery> for RpcError {
    fn from(bad: BadQuery) -> Self {
        Self::invalid_parameter(bad.to_string())
    }
}

impl From<RepeatedHeader> for RpcError {
    fn from(repeated: RepeatedHeader) -> Self {
        Self::invalid_parameter(repeated.to_string())
    }
}

/// Some clients post a form without saying so; a body of another type has no parameters.
fn is_form(headers: &Headers) -> bool {
    headers.text("content-type").is_none_or(names_a_form)
}

/// Whether a content type is that of a URL-encoded form.
pub(super) fn names_a_form(content_type: &str) -> bool {
    let kind = content_type.split(';').next().unwrap_or_default().trim();
    kind.eq_ignore_ascii_case("application/x-www-form-urlencoded")
}

/// The longest body of a call, in bytes. The longest that a call needs is a SAML response of 100 000
/// characters, which its encoding may triple, and nobody is known when it is read.
const LIMIT: usize = 1024 * 1024;
