//! Mirrors: an object that a bucket does not have is fetched from another server, and stored.

use ::http::header::{HeaderName, HeaderValue};
use ::http::{HeaderMap, StatusCode, Uri};

use crate::codes::{Code, OssError};
use crate::configurations::{MirrorHeaders, Redirect, RoutingRule, capacity};
use crate::http::Headers;
use crate::objects::{Expected, receive_fetched, refuse};
use crate::outgoing::{self, FetchError};
use crate::state::State;
use crate::store::{Bucket, Overwrite, WriteRules};

use super::routing::{self, Failed};

/// Fetches the object that a request has not found from the origin of a rule, and stores it.
///
/// # Errors
///
/// Returns 404 `NoSuchKey` if the origin does not have the object either, 424 `MirrorFailed` if it
/// does not answer as it should, and 501 if the rule has a setting that the server does not implement.
pub(super) async fn mirror(
    state: &State,
    bucket: &Bucket,
    rule: &RoutingRule,
    failed: &Failed<'_>,
) -> Result<(), OssError> {
    let redirect = &rule.redirect;
    if let Some(setting) = not_implemented(redirect) {
        let message = format!("This server does not implement mirrors with {setting}.");
        return Err(OssError::new(Code::NotImplemented).message(message));
    }
    let url = origin(rule, failed).ok_or_else(|| OssError::new(Code::MirrorFailed))?;
    let headers = passed(redirect.mirror_headers.as_ref(), failed.headers);
    let follow = redirect.mirror_follow_redirect != Some(false);
    let answer = outgoing::fetch(&state.sources(), url, &headers, follow).await;
    let answer = answer.map_err(|error| match error {
        FetchError::Status(StatusCode::NOT_FOUND) => {
            OssError::new(Code::NoSuchKey).with("Key", failed.key)
        }
        other => OssError::new(Code::MirrorFailed).message(other.to_string()),
    })?;
    let md5 = answer.head.headers.get("content-md5").cloned();
    let md5 = md5.as_ref().and_then(|md5| md5.to_str().ok());
    let expected = Expected {
        md5: md5.filter(|_| redirect.mirror_check_md5 == Some(true)),
        class: None,
    };
    let now = state.clock.now();
    let received = receive_fetched(answer, &state.store, bucket, &expected, now).await;
    let (object, data) = received
        .map_err(|error| OssError::new(Code::MirrorFailed).message(error.text().to_owned()))?;
    let rules = WriteRules {
        overwrite: Overwrite::Allowed,
        capacity: capacity(bucket),
    };
    let store = &state.store;
    let put = store.put(&bucket.name, failed.key, object, data, rules);
    let stored = put.await.map(drop);
    stored.map_err(|error| refuse(error, &::http::Method::GET, &bucket.name, failed.key))
}

/// Returns the name of a setting of the rule that the server does not implement.
fn not_implemented(redirect: &Redirect) -> Option<&'static str> {
    let settings = [
        ("MirrorURLSlave", redirect.mirror_url_slave.is_some()),
        ("MirrorAuth", redirect.mirror_auth.is_some()),
        ("MirrorUsingRole", redirect.mirror_using_role == Some(true)),
        ("MirrorDstVpcId", redirect.mirror_dst_vpc_id.is_some()),
        (
            "MirrorIsExpressTunnel",
            redirect.mirror_is_express_tunnel == Some(true),
        ),
        ("MirrorTunnelId", redirect.mirror_tunnel_id.is_some()),
        ("MirrorProxyPass", redirect.mirror_proxy_pass == Some(true)),
        ("MirrorAsyncStatus", redirect.mirror_async_status.is_some()),
        ("MirrorTaggings", redirect.mirror_taggings.is_some()),
        (
            "MirrorUserLastModified",
            redirect.mirror_user_last_modified == Some(true),
        ),
        (
            "MirrorSaveOssMeta",
            redirect.mirror_save_oss_meta == Some(true),
        ),
        (
            "MirrorMultiAlternates",
            redirect.mirror_multi_alternates.is_some(),
        ),
        (
            "MirrorReturnHeaders",
            redirect.mirror_return_headers.is_some(),
        ),
        (
            "TransparentMirrorResponseCodes",
            redirect.transparent_mirror_response_codes.is_some(),
        ),
    ];
    let set = settings.into_iter().find(|(_, is_set)| *is_set);
    set.map(|(name, _)| name)
}

/// Returns the URL of the object at the origin.
fn origin(rule: &RoutingRule, failed: &Failed<'_>) -> Option<Uri> {
    let redirect = &rule.redirect;
    let path = routing::encoded_path(&routing::new_key(rule, failed.key));
    let mirror = redirect.mirror_url.as_deref()?;
    let passes = redirect
        .mirror_pass_query_string
        .or(redirect.pass_query_string);
    let query = match passes {
        Some(true) => unsigned(failed.raw_query),
        _ => String::new(),
    };
    format!("{mirror}{path}{query}").parse().ok()
}

/// Returns a query without the parameters of a signature, which is meant for this server alone. It
/// begins with a question mark unless it is empty.
fn unsigned(raw_query: &str) -> String {
    let of_signature = |parameter: &&str| {
        let name = parameter.split('=').next().unwrap_or_default();
        SIGNATURE.iter().any(|own| name.eq_ignore_ascii_case(own))
    };
    let parameters = raw_query
        .split('&')
        .filter(|parameter| !of_signature(parameter));
    match parameters.collect::<Vec<_>>().join("&") {
        none if none.is_empty() => none,
        query => format!("?{query}"),
    }
}

/// Returns the headers that the origin receives.
fn passed(rules: Option<&MirrorHeaders>, request: &Headers) -> HeaderMap {
    let mut headers = HeaderMap::from_iter([(MARK, HeaderValue::from_static("true"))]);
    let Some(rules) = rules else {
        return headers;
    };
    let named =
        |names: &[String], name: &str| names.iter().any(|own| own.eq_ignore_ascii_case(name));
    for (name, value) in request.iter() {
        let asked = rules.pass_all == Some(true) || named(&rules.pass, name);
        let kept = OWN.contains(&name) || name.starts_with("x-oss-");
        if asked && !kept && !named(&rules.remove, name) {
            add(&mut headers, name, value);
        }
    }
    for pair in &rules.set {
        add(&mut headers, &pair.key, pair.value.as_bytes());
    }
    headers
}

fn add(headers: &mut HeaderMap, name: &str, value: &[u8]) {
    let name = HeaderName::from_bytes(name.as_bytes());
    if let (Ok(name), Ok(value)) = (name, HeaderValue::from_bytes(value)) {
        headers.insert(name, value);
    }
}

/// The header of requests to an origin. A request with it never leads to another mirror, because the
/// origin can be this server and the requests would not end.
pub(super) const MARK: HeaderName = HeaderName::from_static("oss-emulator-mirror");

/// The headers that concern only the request to this server, or the connection to it. With a range or
/// a condition the origin would not answer with the whole object.
const OWN: [&str; 15] = [
    "accept-encoding",
    "authorization",
    "connection",
    "content-length",
    "date",
    "expect",
    "host",
    "if-match",
    "if-modified-since",
    "if-none-match",
    "if-range",
    "if-unmodified-since",
    "range",
    "te",
    "transfer-encoding",
];

/// The parameters of signatures in URLs.
const SIGNATURE: [&str; 11] = [
    "Expires",
    "OSSAccessKeyId",
    "Signature",
    "security-token",
    "x-oss-additional-headers",
    "x-oss-credential",
    "x-oss-date",
    "x-oss-expires",
    "x-oss-security-token",
    "x-oss-signature",
    "x-oss-signature-version",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::configurations::{Document, Website};

    fn rule(settings: &str) -> RoutingRule {
        let document = format!(
            "<WebsiteConfiguration><RoutingRules><RoutingRule><RuleNumber>1</RuleNumber>\
             <Condition><KeyPrefixEquals>m/</KeyPrefixEquals>\
             <HttpErrorCodeReturnedEquals>404</HttpErrorCodeReturnedEquals></Condition>\
             <Redirect><RedirectType>Mirror</RedirectType><MirrorURL>http://localhost:1/o/</MirrorURL>\
             {settings}</Redirect></RoutingRule></RoutingRules></WebsiteConfiguration>"
        );
        let website = Website::from_request(document.as_bytes()).unwrap();
        website.routing.unwrap().rules.remove(0)
    }

    fn origin_of(settings: &str) -> String {
        let headers = Headers::default();
        let failed = Failed {
            status: 404,
            key: "m/ä b",
            headers: &headers,
            raw_query: "x-oss-signature=s&a=1&Expires=2&b",
            host: "b.localhost",
            secure: false,
        };
        origin(&rule(settings), &failed).unwrap().to_string()
    }

    #[test]
    fn the_origin_is_asked_for_the_key_without_the_signature() {
        assert_eq!(origin_of(""), "http://localhost:1/o/m/%C3%A4%20b");
        let passing = "<PassQueryString>true</PassQueryString>";
        assert_eq!(
            origin_of(passing),
            "http://localhost:1/o/m/%C3%A4%20b?a=1&b"
        );
        let replacing = "<ReplaceKeyPrefixWith>n/</ReplaceKeyPrefixWith>";
        assert_eq!(origin_of(replacing), "http://localhost:1/o/n/%C3%A4%20b");
    }

    #[test]
    fn headers_are_passed_as_the_rule_says() {
        let request = Headers::from_pairs(&[
            ("authorization", b"secret"),
            ("x-oss-date", b"now"),
            ("range", b"bytes=0-1"),
            ("x-a", b"1"),
            ("x-b", b"2"),
            ("x-c", b"3"),
        ]);
        let names = |settings: &str| {
            let rule = rule(&format!("<MirrorHeaders>{settings}</MirrorHeaders>"));
            let headers = passed(rule.redirect.mirror_headers.as_ref(), &request);
            let mut all: Vec<String> = headers
                .iter()
                .filter(|(name, _)| **name != MARK)
                .map(|(name, value)| format!("{name}={}", value.to_str().unwrap()))
                .collect();
            all.sort();
            all.join(" ")
        };
        let without_rules = passed(None, &request);
        assert_eq!(without_rules.keys().collect::<Vec<_>>(), [&MARK]);
        assert_eq!(
            names("<PassAll>true</PassAll><Remove>X-B</Remove>"),
            "x-a=1 x-c=3"
        );
        assert_eq!(names("<Pass>x-a</Pass><Pass>range</Pass>"), "x-a=1");
        assert_eq!(names("<Set><Key>x-d</Key><Value>4</Value></Set>"), "x-d=4");
    }
}
