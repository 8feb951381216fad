//! The parameters of a call, which are in its query and in its body.

use bytes::Bytes;
use oss_sign::comparisons::Counted;

use crate::http::{Arrival, BadQuery, Headers, Query, RepeatedHeader};

use super::error::RpcError;

/// The parameters and headers of a call. They are read once, so that the action uses exactly the
/// values that the signature covers.
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
    /// Returns an error if a parameter or a header is repeated, if text is not UTF-8, or if the
    /// body is too long or incomplete.
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
        let parameters = Self {
            all,
            query,
            headers,
            body,
        };
        parameters.check_places()?;
        Ok(parameters)
    }

    /// Checks that the action and the version are the same in the parameters and in the headers, if
    /// they are in both.
    fn check_places(&self) -> Result<(), RpcError> {
        for (name, header) in [("Action", ACTION), ("Version", VERSION)] {
            if let (Some(one), Some(other)) = (self.all.get(name), self.headers.text(header))
                && one != other
            {
                return Err(RpcError::invalid_parameter(format!(
                    "The parameter {name} is {one}, and the header {header} is {other}."
                )));
            }
        }
        Ok(())
    }

    /// Returns the value of a parameter. A parameter with an empty value counts as absent.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.all.get(name).filter(|value| !value.is_empty())
    }

    /// Returns the value of a required parameter.
    ///
    /// # Errors
    /// Returns the error that names the parameter if it is absent.
    pub(crate) fn require(&self, name: &'static str) -> Result<&str, RpcError> {
        self.get(name).ok_or_else(|| RpcError::missing(name))
    }

    /// Returns the action, as `AssumeRole`, or an empty text if the call has none.
    pub(crate) fn action(&self) -> &str {
        self.placed("Action", ACTION)
    }

    /// Returns the version of the API, as `2015-04-01`, or an empty text if the call has none.
    pub(crate) fn version(&self) -> &str {
        self.placed("Version", VERSION)
    }

    /// Returns the headers of the call.
    pub(crate) fn headers(&self) -> &Headers {
        &self.headers
    }

    /// Returns all parameters, which the RPC signature covers.
    pub(super) fn pairs(&self) -> Vec<(Counted<&str>, &str)> {
        self.all.counted().collect()
    }

    /// Returns the parameters of the query, which the ACS3 signature covers.
    pub(super) fn query(&self) -> &Query {
        &self.query
    }

    /// Returns the body, whose hash the ACS3 signature covers.
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

/// Returns whether the body is a form. A body without a content type counts as one, because some
/// clients leave it out.
fn is_form(headers: &Headers) -> bool {
    headers.text("content-type").is_none_or(names_a_form)
}

/// Returns whether a content type is that of a URL-encoded form.
pub(super) fn names_a_form(content_type: &str) -> bool {
    let kind = content_type.split(';').next().unwrap_or_default().trim();
    kind.eq_ignore_ascii_case("application/x-www-form-urlencoded")
}

const ACTION: &str = "x-acs-action";
const VERSION: &str = "x-acs-version";
/// The longest body of a call, in bytes. The longest parameter is a SAML response of 100 000
/// characters, which URL encoding can triple. The limit is not much higher, because the body is
/// read before the caller is known.
const LIMIT: usize = 1024 * 1024;
