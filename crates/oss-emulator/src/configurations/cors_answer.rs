//! What CORS rules mean for a request of a browser.

use ::http::HeaderMap;
use ::http::header::{HeaderName, HeaderValue};
use oss_policy::matching::resource_fits;

use super::cors::{Cors, CorsRule};

/// The headers by which a browser learns that it may use an answer.
#[derive(Clone, Debug)]
pub(crate) struct CorsHeaders(Vec<(&'static str, String)>);

impl Cors {
    /// Answers a preflight request. Returns `None` if no rule allows the request that the browser
    /// wants to send. `headers` is the value of `Access-Control-Request-Headers`.
    pub(crate) fn preflight(
        &self,
        origin: &str,
        method: &str,
        headers: Option<&str>,
    ) -> Option<CorsHeaders> {
        let requested: Vec<&str> = headers
            .unwrap_or_default()
            .split(',')
            .map(str::trim)
            .filter(|name| !name.is_empty())
            .collect();
        let allows = |rule: &&CorsRule| {
            rule.allows(origin, method) && requested.iter().all(|name| rule.allows_header(name))
        };
        let mut answer = self.headers(self.rules.iter().find(allows)?, origin);
        if !requested.is_empty() {
            let list = requested.join(", ");
            answer.0.push(("access-control-allow-headers", list));
        }
        Some(answer)
    }

    /// Returns the headers for the answer to a request that is no preflight request. Returns `None`
    /// if no rule allows it.
    pub(crate) fn actual(&self, origin: &str, method: &str) -> Option<CorsHeaders> {
        let mut rules = self.rules.iter();
        let rule = rules.find(|rule| rule.allows(origin, method))?;
        Some(self.headers(rule, origin))
    }

    fn headers(&self, rule: &CorsRule, origin: &str) -> CorsHeaders {
        let any = rule.allowed_origins.iter().any(|allowed| allowed == "*");
        let origin = if any { "*" } else { origin };
        let methods: Vec<&str> = rule
            .allowed_methods
            .iter()
            .map(|method| method.as_str())
            .collect();
        let mut headers = vec![
            ("access-control-allow-origin", origin.to_owned()),
            ("access-control-allow-methods", methods.join(", ")),
        ];
        if !rule.expose_headers.is_empty() {
            let exposed = rule.expose_headers.join(", ");
            headers.push(("access-control-expose-headers", exposed));
        }
        if let Some(seconds) = rule.max_age_seconds {
            headers.push(("access-control-max-age", seconds.to_string()));
        }
        if self.response_vary == Some(true) {
            headers.push(("vary", "Origin".to_owned()));
        }
        CorsHeaders(headers)
    }
}

impl CorsRule {
    fn allows(&self, origin: &str, method: &str) -> bool {
        let origins = &self.allowed_origins;
        let methods = &self.allowed_methods;
        origins.iter().any(|allowed| resource_fits(allowed, origin))
            && methods.iter().any(|allowed| allowed.as_str() == method)
    }

    /// Returns whether a header may be sent. The headers of a rule are in lower case.
    fn allows_header(&self, name: &str) -> bool {
        let name = name.to_ascii_lowercase();
        let mut allowed = self.allowed_headers.iter();
        allowed.any(|pattern| resource_fits(pattern, &name))
    }
}

impl CorsHeaders {
    /// Adds the headers to a response.
    pub(crate) fn add_to(self, headers: &mut HeaderMap) {
        for (name, value) in self.0 {
            // A value that cannot stand in a header is left out.
            if let Ok(value) = HeaderValue::from_str(&value) {
                headers.append(HeaderName::from_static(name), value);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::document::Document;
    use super::*;

    fn cors() -> Cors {
        let document = "<CORSConfiguration>\
            <CORSRule><AllowedOrigin>http://*.example.com</AllowedOrigin><AllowedMethod>PUT</AllowedMethod>\
            <AllowedHeader>x-oss-*</AllowedHeader><ExposeHeader>ETag</ExposeHeader><MaxAgeSeconds>60</MaxAgeSeconds></CORSRule>\
            <CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule>\
            <ResponseVary>true</ResponseVary></CORSConfiguration>";
        Cors::from_request(document.as_bytes()).unwrap()
    }

    fn shown(headers: Option<CorsHeaders>) -> String {
        let pairs = headers.map(|headers| headers.0).unwrap_or_default();
        let lines = pairs.iter().map(|(name, value)| {
            format!("{}: {value}", name.trim_start_matches("access-control-"))
        });
        lines.collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn the_first_rule_that_allows_everything_answers() {
        let cors = cors();
        let origin = "http://www.example.com";
        assert_eq!(
            shown(cors.preflight(origin, "PUT", Some("X-OSS-Meta-a, x-oss-date"))),
            "allow-origin: http://www.example.com; allow-methods: PUT; expose-headers: ETag; \
             max-age: 60; vary: Origin; allow-headers: X-OSS-Meta-a, x-oss-date"
        );
        assert_eq!(
            shown(cors.preflight("http://other", "GET", None)),
            "allow-origin: *; allow-methods: GET; vary: Origin"
        );
        assert!(
            cors.preflight(origin, "PUT", Some("content-type"))
                .is_none()
        );
        assert!(cors.preflight("http://other", "PUT", None).is_none());
        assert!(cors.preflight(origin, "DELETE", None).is_none());
    }

    #[test]
    fn an_actual_request_needs_no_headers() {
        let cors = cors();
        assert!(
            shown(cors.actual("http://a.example.com", "PUT")).starts_with("allow-origin: http://a")
        );
        assert!(cors.actual("http://other", "PUT").is_none());
    }
}
