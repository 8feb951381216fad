//! The routing rules of a website.

use percent_encoding::utf8_percent_encode;

use crate::configurations::{Protocol, RedirectType, RoutingCondition, RoutingRule, Website};
use crate::http::Headers;
use crate::objects::RESERVED;

/// What a rule says about a request that failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Route {
    /// The client is sent to another URL.
    Redirect { status: u16, location: String },
    /// Another object is the answer.
    Internal { key: String },
}

/// A request that failed.
pub(super) struct Failed<'r> {
    pub(super) status: u16,
    pub(super) key: &'r str,
    pub(super) headers: &'r Headers,
    pub(super) raw_query: &'r str,
    /// The host of the request, to which a rule without a host redirects.
    pub(super) host: &'r str,
    pub(super) secure: bool,
}

/// Returns the first rule that applies to a request.
pub(super) fn rule<'w>(website: &'w Website, failed: &Failed<'_>) -> Option<&'w RoutingRule> {
    let rules = website.routing.as_ref()?.rules.iter();
    let applies = |condition: &Option<RoutingCondition>| match condition {
        Some(condition) => holds(condition, failed),
        None => true,
    };
    let applying = rules.filter(|rule| applies(&rule.condition));
    applying.min_by_key(|rule| rule.number)
}

/// Returns what the first rule says that applies to a request. It is `None` for the rule of a mirror,
/// because the object was not found at its origin either.
pub(super) fn route(website: &Website, failed: &Failed<'_>) -> Option<Route> {
    let rule = rule(website, failed)?;
    let key = new_key(rule, failed.key);
    match rule.redirect.kind {
        RedirectType::Mirror => None,
        RedirectType::Internal => Some(Route::Internal { key }),
        _ => Some(Route::Redirect {
            status: rule.redirect.status.unwrap_or(302),
            location: location(rule, failed, &key),
        }),
    }
}

fn holds(condition: &RoutingCondition, failed: &Failed<'_>) -> bool {
    let (prefix, suffix) = (&condition.key_prefix, &condition.key_suffix);
    prefix
        .as_ref()
        .is_none_or(|prefix| failed.key.starts_with(prefix))
        && suffix
            .as_ref()
            .is_none_or(|suffix| failed.key.ends_with(suffix))
        && condition
            .http_error
            .is_none_or(|status| status == failed.status)
        && condition.headers.iter().all(|header| {
            let Some(value) = failed.headers.text(&header.key.to_ascii_lowercase()) else {
                return false;
            };
            let (equals, starts, ends) = (&header.equals, &header.starts_with, &header.ends_with);
            equals.as_ref().is_none_or(|equals| equals == value)
                && starts
                    .as_ref()
                    .is_none_or(|starts| value.starts_with(starts))
                && ends.as_ref().is_none_or(|ends| value.ends_with(ends))
        })
}

/// Returns the key to which a rule leads.
pub(super) fn new_key(rule: &RoutingRule, key: &str) -> String {
    let redirect = &rule.redirect;
    let prefix = rule.condition.as_ref();
    let prefix = prefix.and_then(|condition| condition.key_prefix.as_deref());
    if let Some(text) = &redirect.replace_key_with {
        return text.replace("${key}", key);
    }
    match &redirect.replace_key_prefix_with {
        Some(replacement) if redirect.enable_replace_prefix != Some(false) => {
            format!(
                "{replacement}{}",
                key.strip_prefix(prefix.unwrap_or_default()).unwrap_or(key)
            )
        }
        _ => key.to_owned(),
    }
}

/// Percent-encodes a key for the path of a URL.
pub(super) fn encoded_path(key: &str) -> String {
    let parts = key.split('/');
    let parts = parts.map(|part| utf8_percent_encode(part, RESERVED).to_string());
    parts.collect::<Vec<String>>().join("/")
}

fn location(rule: &RoutingRule, failed: &Failed<'_>, key: &str) -> String {
    let redirect = &rule.redirect;
    let scheme = match redirect.protocol {
        Some(Protocol::Http) => "http",
        Some(Protocol::Https) => "https",
        None if failed.secure => "https",
        None => "http",
    };
    let host = redirect.host.as_deref().unwrap_or(failed.host);
    let path = encoded_path(key);
    let query = match redirect.pass_query_string == Some(true) && !failed.raw_query.is_empty() {
        true => format!("?{}", failed.raw_query),
        false => String::new(),
    };
    format!("{scheme}://{host}/{path}{query}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::configurations::Document;

    fn website(rules: &str) -> Website {
        let document = format!(
            "<WebsiteConfiguration><RoutingRules>{rules}</RoutingRules></WebsiteConfiguration>"
        );
        Website::from_request(document.as_bytes()).unwrap()
    }

    fn failed(key: &str) -> Option<Route> {
        let rules = "\
            <RoutingRule><RuleNumber>2</RuleNumber><Condition><KeyPrefixEquals>old/</KeyPrefixEquals></Condition>\
            <Redirect><RedirectType>External</RedirectType><Protocol>https</Protocol><HostName>example.com</HostName>\
            <ReplaceKeyPrefixWith>new/</ReplaceKeyPrefixWith><HttpRedirectCode>301</HttpRedirectCode>\
            <PassQueryString>true</PassQueryString></Redirect></RoutingRule>\
            <RoutingRule><RuleNumber>1</RuleNumber><Condition><KeySuffixEquals>.htm</KeySuffixEquals>\
            <HttpErrorCodeReturnedEquals>404</HttpErrorCodeReturnedEquals>\
            <IncludeHeader><Key>X-Kind</Key><StartsWith>te</StartsWith></IncludeHeader></Condition>\
            <Redirect><RedirectType>Internal</RedirectType><ReplaceKeyWith>pages/${key}l</ReplaceKeyWith></Redirect></RoutingRule>";
        let headers = Headers::from_pairs(&[("x-kind", b"test".as_slice())]);
        let failed = Failed {
            status: 404,
            key,
            headers: &headers,
            raw_query: "a=b",
            host: "b.localhost",
            secure: false,
        };
        route(&website(rules), &failed)
    }

    #[test]
    fn the_rule_with_the_least_number_that_applies_decides() {
        let internal = Route::Internal {
            key: "pages/old/a.html".to_owned(),
        };
        assert_eq!(failed("old/a.htm"), Some(internal));
        let redirect = Route::Redirect {
            status: 301,
            location: "https://example.com/new/a%20b?a=b".to_owned(),
        };
        assert_eq!(failed("old/a b"), Some(redirect));
        assert_eq!(failed("other"), None);
    }
}
