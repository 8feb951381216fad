//! What was signed is verified, whatever it is; what comes from outside never panics.

#![expect(clippy::unwrap_used, reason = "what the tests are made of is valid")]

use std::net::IpAddr;
use std::time::Duration;

use oss_sign::encode::{percent_decode, percent_decode_query, percent_encode, percent_encode_path};
use oss_sign::post_policy::PostPolicy;
use oss_sign::verify::{Claim, Place, Reason, Received, claim, post};
use oss_sign::{
    BucketName, CanonicalPath, Credentials, Endpoint, ObjectKey, Request, Resource, Secret,
    SourceIp, UtcSeconds, acs3, explain, mask, regions, rpc, v1, v4,
};
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;

const SECRET: &str = "secret";

/// A request of a path, and the values that it borrows.
#[derive(Clone, Debug)]
struct Drawn {
    path: String,
    query: Vec<(String, String)>,
    headers: Vec<(String, String)>,
    additional: Vec<String>,
    token: Option<String>,
    now: i64,
}

fn drawn() -> impl Strategy<Value = Drawn> {
    let path = "/[a-z0-9]{3,9}/\\PC{0,20}";
    let query = btree_map("[a-zA-Z +%é&=/~-]{1,12}", "\\PC{0,12}", 0..20);
    let headers = btree_map(
        prop_oneof![
            "x-oss-[a-z-]{1,8}",
            "X-Oss-Meta-[A-Z]{1,3}",
            "[a-z]{1,6}",
            "content-type"
        ],
        "[\\t !-~é]{0,12}",
        0..20,
    );
    let token = proptest::option::of("[a-zA-Z0-9+/=]{1,40}");
    (
        path,
        query,
        headers,
        vec("[a-zA-Z]{1,6}", 0..4),
        token,
        0..4_000_000_000_i64,
    )
        .prop_map(|(path, query, headers, additional, token, now)| {
            let mut headers: Vec<(String, String)> = headers.into_iter().collect();
            // Names are one whatever their case; a map keeps only equal ones apart.
            headers.sort_by_key(|(name, _)| name.to_ascii_lowercase());
            headers.dedup_by_key(|(name, _)| name.to_ascii_lowercase());
            headers.retain(|(name, _)| !OURS.contains(&name.as_str()));
            Drawn {
                path,
                query: query.into_iter().collect(),
                headers,
                additional,
                token,
                now,
            }
        })
}

const OURS: [&str; 3] = ["date", "host", "x-oss-date"];

impl Drawn {
    fn now(&self) -> UtcSeconds {
        UtcSeconds::new(self.now)
    }

    fn credentials(&self) -> Credentials {
        let credentials = Credentials::new("id", SECRET).unwrap();
        match &self.token {
            Some(token) => credentials.with_security_token(token.as_str()).unwrap(),
            None => credentials,
        }
    }

    fn request<'a>(&'a self, path: &'a CanonicalPath) -> Request<'a> {
        let mut request = Request::put(Resource::Path(path)).without_checks();
        for (name, value) in &self.query {
            request = request.query(name.as_str(), value.as_str());
        }
        for (name, value) in &self.headers {
            request = request.header(name.as_str(), value.as_str());
        }
        for name in &self.additional {
            request = request.additional_header(name.as_str());
        }
        request
    }

    fn raw_query(&self) -> String {
        let pair = |(name, value): &(String, String)| {
            [percent_encode(name), percent_encode(value)].join("=")
        };
        self.query.iter().map(pair).collect::<Vec<_>>().join("&")
    }

    fn received<'a>(&'a self, query: &'a str, headers: &'a [(&'a str, &'a [u8])]) -> Received<'a> {
        let (resource_path, peer) = (self.path.as_str(), None);
        Received {
            method: "PUT",
            resource_path,
            raw_query: query,
            headers,
            peer,
        }
    }

    fn headers(&self) -> Vec<(&str, &[u8])> {
        self.headers
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_bytes()))
            .collect()
    }
}

fn read<'a>(received: &Received<'a>) -> Claim<'a> {
    claim(received).unwrap().unwrap()
}

fn holds(received: &Received<'_>) -> Result<(), Reason> {
    match read(received).check_signature(&Secret::new(SECRET)) {
        Err(Reason::HeaderConflictsWithQuery { .. }) => Ok(()),
        checked => checked,
    }
}

/// The bytes as a server may receive them.
fn base64_of(bytes: &[u8]) -> String {
    use base64::Engine;
    base64::engine::general_purpose::STANDARD.encode(bytes)
}

/// Of the path of a URL only the last byte is changed, so that it stays a path.
fn with_other_path(drawn: &Drawn) -> Drawn {
    Drawn {
        path: drawn.path.clone() + "x",
        ..drawn.clone()
    }
}

proptest! {
    #[test]
    fn v4_headers_verify(drawn in drawn()) {
        let path = CanonicalPath::new(drawn.path.as_str()).unwrap();
        let request = drawn.request(&path);
        let signer = v4::Signer::new(&drawn.credentials(), "cn-hangzhou", drawn.now()).unwrap();
        let signed = signer.sign(&request, drawn.now()).unwrap();
        let mut headers = drawn.headers();
        let set: Vec<(&str, &str)> = signed.iter().collect();
        headers.retain(|(name, _)| !set.iter().any(|(set, _)| set.eq_ignore_ascii_case(name)));
        headers.extend(set.iter().map(|(name, value)| (*name, value.as_bytes())));
        let query = drawn.raw_query();
        let received = drawn.received(&query, &headers);
        prop_assert_eq!(holds(&received), Ok(()));
        prop_assert_eq!(read(&received).check_time(drawn.now()), Ok(()));
        let claim = read(&received);
        prop_assert_eq!(claim.security_token(), drawn.token.as_deref());
        let other = with_other_path(&drawn);
        prop_assert!(holds(&other.received(&query, &headers)).is_err());
    }

    #[test]
    fn v4_urls_verify(drawn in drawn(), seconds in 1_u64..604_801) {
        let path = CanonicalPath::new(drawn.path.as_str()).unwrap();
        let request = drawn.request(&path);
        let signer = v4::Signer::new(&drawn.credentials(), "cn-hangzhou", drawn.now()).unwrap();
        let endpoint = Endpoint::parse("127.0.0.1").unwrap();
        let expires = Duration::from_secs(seconds);
        let presigned = signer.presign(&request, &endpoint, drawn.now(), expires).unwrap();
        let prepared = v4::PreparedRequest::new(&request, &endpoint).unwrap();
        let again = signer.presign_prepared(&prepared, drawn.now(), expires).unwrap();
        prop_assert_eq!(again.url(), presigned.url());
        prop_assert!(again.headers().eq(presigned.headers()));
        let query = presigned.url().split_once('?').unwrap().1.to_owned();
        let headers = drawn.headers();
        let received = drawn.received(&query, &headers);
        prop_assert_eq!(holds(&received), Ok(()));
        let claim = read(&received);
        prop_assert_eq!(claim.place(), Place::Query);
        prop_assert_eq!(claim.expires_at(), Some(presigned.expires_at()));
        prop_assert_eq!(claim.check_time(presigned.expires_at()), Ok(()));
        prop_assert!(claim.check_time(presigned.expires_at().plus_seconds(1)).is_err());
        prop_assert!(claim.check_time(drawn.now().plus_seconds(-901)).is_err());
        prop_assert!(holds(&with_other_path(&drawn).received(&query, &headers)).is_err());
    }

    #[test]
    fn v1_headers_and_urls_verify(drawn in drawn()) {
        let path = CanonicalPath::new(drawn.path.as_str()).unwrap();
        let request = drawn.request(&path);
        let signer = v1::Signer::new(&drawn.credentials());
        let signed = signer.sign(&request, drawn.now()).unwrap();
        let mut headers = drawn.headers();
        let set: Vec<(&str, &str)> = signed.iter().collect();
        headers.retain(|(name, _)| !set.iter().any(|(set, _)| set.eq_ignore_ascii_case(name)));
        headers.extend(set.iter().map(|(name, value)| (*name, value.as_bytes())));
        let query = drawn.raw_query();
        prop_assert_eq!(holds(&drawn.received(&query, &headers)), Ok(()));
        prop_assert!(holds(&with_other_path(&drawn).received(&query, &headers)).is_err());

        let endpoint = Endpoint::parse("127.0.0.1").unwrap();
        let expires = Duration::from_secs(1);
        let presigned = signer.presign(&request, &endpoint, drawn.now(), expires).unwrap();
        let query = presigned.url().split_once('?').unwrap().1.to_owned();
        let headers = drawn.headers();
        prop_assert_eq!(holds(&drawn.received(&query, &headers)), Ok(()));
        prop_assert!(holds(&with_other_path(&drawn).received(&query, &headers)).is_err());
    }

    #[test]
    fn urls_bound_to_addresses_hold_from_these_alone(
        client: IpAddr,
        other: IpAddr,
        mask in 0_u8..33,
        v1: bool,
    ) {
        let range = SourceIp::new(client, mask).unwrap();
        let (bucket, now) = (BucketName::new("abc").unwrap(), UtcSeconds::new(1_702_743_657));
        let request = Request::get(Resource::Bucket(&bucket)).source_ip(range);
        let endpoint = Endpoint::parse("127.0.0.1").unwrap();
        let credentials = Credentials::new("id", SECRET).unwrap();
        let url = if v1 {
            let signer = v1::Signer::new(&credentials);
            signer.presign(&request, &endpoint, now, Duration::from_secs(1)).unwrap().into_url()
        } else {
            let signer = v4::Signer::new(&credentials, "cn-hangzhou", now).unwrap();
            signer.presign(&request, &endpoint, now, Duration::from_secs(1)).unwrap().into_url()
        };
        let query = url.split_once('?').unwrap().1;
        prop_assert!(!query.contains("source-ip"));
        for peer in [client, other] {
            let received = Received {
                method: "GET",
                resource_path: "/abc/",
                raw_query: query,
                headers: &[],
                peer: Some(peer),
            };
            prop_assert_eq!(holds(&received).is_ok(), range.contains(peer));
        }
    }

    #[test]
    fn encoding_reads_back(text in "\\PC*", control in "[\\x00-\\x7f]*") {
        for text in [text, control] {
            let encoded = percent_encode(&text);
            prop_assert!(percent_decode(&encoded).is_some_and(|decoded| decoded == text));
            prop_assert!(percent_decode_query(&encoded).is_some_and(|decoded| decoded == text));
            let path = percent_encode_path(&text);
            prop_assert_eq!(path.matches('/').count(), text.matches('/').count());
            prop_assert!(percent_decode(&path).is_some_and(|decoded| decoded == text));
        }
    }

    #[test]
    fn times_read_back(seconds in -62_167_219_200_i64..253_402_300_800) {
        let time = UtcSeconds::new(seconds);
        prop_assert_eq!(UtcSeconds::parse_iso_basic(&time.to_iso_basic()), Some(time));
        prop_assert_eq!(UtcSeconds::parse_iso_extended(&time.to_iso_extended()), Some(time));
        prop_assert_eq!(UtcSeconds::parse_http_date(&time.to_http_date()), Some(time));
    }

    #[test]
    fn nothing_received_panics(
        query in "\\PC{0,40}",
        authorization in "(OSS|OSS4-HMAC-SHA256|ACS3-HMAC-SHA256)? ?[A-Za-z=,;:/ -]{0,60}",
        bytes: Vec<u8>,
        peer: Option<IpAddr>,
    ) {
        let headers: [(&str, &[u8]); 4] = [
            ("authorization", authorization.as_bytes()),
            ("date", &bytes),
            ("x-oss-content-sha256", b"UNSIGNED-PAYLOAD"),
            ("x-oss-meta", &bytes),
        ];
        for headers in [&headers[..], &headers[1..]] {
            for query in [&query, &(query.clone() + "&x-oss-signature=a"), &(query.clone() + "&Signature=%41")] {
                let raw_query = query.as_str();
                let received =
                    Received { method: "GET", resource_path: "/", raw_query, headers, peer };
                if let Ok(Some(claim)) = claim(&received) {
                    let _ = claim.check_time(UtcSeconds::new(0));
                    let _ = claim.check_source_address();
                    prop_assert!(claim.check_signature(&Secret::new(SECRET)).is_err());
                }
            }
        }
        let call = acs3::Call {
            method: "GET",
            path: "/",
            query: &[],
            headers: &[("host", "a")],
            payload_sha256: "",
        };
        let _ = acs3::claim(&call, &authorization);
        let _ = post::claim(&[("policy", &query), ("Signature", &authorization)]);
        let _ = UtcSeconds::parse_iso_basic(&query);
        let _ = UtcSeconds::parse_http_date(&authorization);
        let _ = Endpoint::parse(&query);
    }
}

proptest! {
    // Each case has several texts and tries all parsers.
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_text_from_outside_panics(
        any in "\\PC{0,60}",
        host in "[a-zA-Z0-9.:\\[\\]@/?#%_-]{0,40}",
        of_oss in "(oss-|s3\\.|vpc100-|cb-)?[a-z0-9.-]{0,20}(-internal)?(\\.oss)?\\.aliyuncs\\.com(:[0-9]{0,6})?",
        digits in "[0-9TZ:. GMT,a-zA-Z-]{0,32}",
        bytes: Vec<u8>,
    ) {
        for text in [&any, &host, &of_oss, &digits] {
            for endpoint in [Endpoint::parse(text), Endpoint::cname(text)].into_iter().flatten() {
                let bucket = BucketName::new("abc").unwrap();
                let _ = endpoint.locate(Resource::Bucket(&bucket));
                let _ = endpoint.clone().with_region(text);
                let _ = endpoint.internal();
            }
            let _ = (regions::near(text), regions::doubt(text).map(|doubt| doubt.to_string()));
            let _ = (percent_decode(text), percent_decode_query(text));
            let _ = (UtcSeconds::parse_iso_basic(text), UtcSeconds::parse_iso_extended(text));
            let _ = UtcSeconds::parse_http_date(text).map(|time| time.to_string());
            let _ = (BucketName::new(text.as_str()), ObjectKey::new(text.as_str()));
            let _ = (explain::compare(text, &any), mask::signed_text(text));
            let _ = mask::without(text.clone(), [any.as_str()]);
            let _ = rpc::verify(&Secret::new(SECRET), text, &[(text, &any)], text);
            let policy = PostPolicy::new(UtcSeconds::new(60)).key_starts_with("").equals(text, &any);
            let _ = policy.sign_v1(&Credentials::new("id", SECRET).unwrap(), UtcSeconds::new(0));
        }
        let encoded = base64_of(&bytes);
        for policy in [any.as_str(), encoded.as_str()] {
            for (version, signature) in [("OSSAccessKeyId", "Signature"), ("x-oss-credential", "x-oss-signature")] {
                let fields = [
                    ("policy", policy),
                    (version, any.as_str()),
                    (signature, host.as_str()),
                    ("x-oss-signature-version", "OSS4-HMAC-SHA256"),
                    ("x-oss-date", digits.as_str()),
                ];
                if let Ok(Some(claim)) = post::claim(&fields) {
                    let _ = claim.check_time(UtcSeconds::new(0));
                    prop_assert!(claim.check_signature(&Secret::new(SECRET)).is_err());
                }
            }
        }
    }
}
