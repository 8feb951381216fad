//! The `response-*` parameters, which replace headers of the response.

use ::http::{HeaderMap, HeaderName, HeaderValue};

use crate::codes::{Code, OssError};
use crate::http::Query;

/// The headers that replace those of the object.
#[derive(Debug, Default)]
pub(crate) struct Overrides(Vec<(HeaderName, HeaderValue)>);

impl Overrides {
    /// Reads the parameters from a query. Only a signed request may have them.
    ///
    /// # Errors
    ///
    /// Returns `InvalidRequest` if the request is anonymous, `InvalidArgument` if a value cannot
    /// stand in a header.
    pub(crate) fn from_query(query: &Query, anonymous: bool) -> Result<Self, OssError> {
        let mut overrides = Vec::new();
        for (name, header) in PARAMETERS {
            let Some(value) = query.get(name) else {
                continue;
            };
            if anonymous {
                return Err(OssError::new(Code::InvalidRequest).message(
                    "Request specific response headers cannot be used for anonymous GET requests.",
                ));
            }
            let value = HeaderValue::from_bytes(value.as_bytes()).map_err(|_| {
                OssError::invalid_argument(name, value, "A header cannot have this value.")
            })?;
            overrides.push((HeaderName::from_static(header), value));
        }
        Ok(Self(overrides))
    }

    /// Replaces the headers of the response.
    pub(crate) fn apply(self, headers: &mut HeaderMap) {
        for (name, value) in self.0 {
            headers.insert(name, value);
        }
    }
}

const PARAMETERS: [(&str, &str); 6] = [
    ("response-content-type", "content-type"),
    ("response-content-language", "content-language"),
    ("response-expires", "expires"),
    ("response-cache-control", "cache-control"),
    ("response-content-disposition", "content-disposition"),
    ("response-content-encoding", "content-encoding"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_replace_stored_headers() {
        let query =
            Query::read("response-content-type=text%2Fplain&response-expires=never").unwrap();
        let mut headers = HeaderMap::new();
        headers.insert("content-type", "image/png".parse().unwrap());
        Overrides::from_query(&query, false)
            .unwrap()
            .apply(&mut headers);
        assert_eq!(headers["content-type"], "text/plain");
        assert_eq!(headers["expires"], "never");
    }

    #[test]
    fn anonymous_requests_and_line_breaks_are_refused() {
        let refused = |query, anonymous| {
            Overrides::from_query(&Query::read(query).unwrap(), anonymous)
                .unwrap_err()
                .code()
        };
        assert_eq!(
            refused("response-expires=never", true),
            Code::InvalidRequest
        );
        assert_eq!(
            refused("response-expires=a%0D%0Ab", false),
            Code::InvalidArgument
        );
        assert!(Overrides::from_query(&Query::read("versionId=null").unwrap(), true).is_ok());
    }
}
