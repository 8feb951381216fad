//! The parsers of `oss-sign`: endpoints, names, times, requests and forms as a server receives them.

use std::net::IpAddr;

use oss_sign::encode::{percent_decode, percent_decode_query, percent_encode, percent_encode_path};
use oss_sign::verify::{self, Received};
use oss_sign::{BucketName, Credentials, Endpoint, ObjectKey, Resource, Secret, UtcSeconds};

use super::{NOW, text};
use crate::fuzz::Target;

pub(super) const ENDPOINTS: Target = Target {
    name: "endpoints",
    seeds: || {
        let texts = [
            "oss-cn-hangzhou.aliyuncs.com",
            "https://oss-cn-hangzhou-internal.aliyuncs.com",
            "http://127.0.0.1:9000",
            "https://[::1]:8443/prefix",
            "https://examplebucket.oss-accelerate.aliyuncs.com",
            "https://cn-hangzhou.oss.aliyuncs.com",
            "https://static.example.com/",
            "oss-cn-hangzhou",
        ];
        texts.map(|text| text.as_bytes().to_vec()).to_vec()
    },
    words: &[
        "://",
        "aliyuncs.com",
        ".",
        "-internal",
        "oss-",
        "@",
        "[",
        "]",
        ":",
        "%2e",
        "xn--",
        "é",
    ],
    run: |input| {
        let text = text(input);
        let bucket = BucketName::new("examplebucket").unwrap();
        if let Ok(endpoint) = Endpoint::parse(&text) {
            let authority = endpoint.authority();
            assert!(
                !authority.is_empty() && !authority.contains(['/', '@', ' ']),
                "{authority:?}"
            );
            let _ = endpoint.locate(Resource::Bucket(&bucket));
        }
        let _ = Endpoint::for_region(&text);
    },
    smoke: 3000,
};

pub(super) const NAMES_AND_TIMES: Target = Target {
    name: "names_and_times",
    seeds: || {
        let texts = [
            "examplebucket",
            "exampledir/a+b c/é.txt",
            "20260305T070809Z",
            "2026-03-05T07:08:09.000Z",
            "Thu, 05 Mar 2026 07:08:09 GMT",
            "a%20b%2Bc%C3%A9",
        ];
        texts.map(|text| text.as_bytes().to_vec()).to_vec()
    },
    words: &[
        "%",
        "%2",
        "%zz",
        "+",
        "é",
        "\u{10ffff}",
        "../",
        "//",
        "9999-12-31",
        "Z",
        "GMT",
    ],
    run: |input| {
        let text = text(input);
        if let Ok(key) = ObjectKey::new(text.as_str()) {
            assert_eq!(key.as_str(), text);
        }
        let _ = BucketName::new(text.as_str());
        assert_eq!(percent_decode(&percent_encode(&text)).unwrap(), text);
        assert_eq!(percent_decode(&percent_encode_path(&text)).unwrap(), text);
        assert!(!percent_encode(&text).contains('+'));
        let _ = percent_decode(&text);
        let _ = percent_decode_query(&text);
        for time in [
            UtcSeconds::parse_iso_basic(&text),
            UtcSeconds::parse_iso_extended(&text),
            UtcSeconds::parse_http_date(&text),
        ] {
            let written = time.map(UtcSeconds::to_iso_extended);
            let again = written.as_deref().map(UtcSeconds::parse_iso_extended);
            assert_eq!(again.map(Option::unwrap), time);
        }
    },
    smoke: 4000,
};

pub(super) const REQUESTS: Target = Target {
    name: "requests",
    seeds: || {
        let texts = [
            "GET /examplebucket/a.txt\nauthorization: OSS4-HMAC-SHA256 Credential=AK/20251125/cn-hangzhou/oss/aliyun_v4_request,AdditionalHeaders=host,Signature=00\nx-oss-date: 20251125T000000Z\nx-oss-content-sha256: UNSIGNED-PAYLOAD\nhost: examplebucket.oss-cn-hangzhou.aliyuncs.com",
            "PUT /examplebucket/a.txt\nauthorization: OSS AK:c2lnbmF0dXJl\ndate: Tue, 25 Nov 2025 00:00:00 GMT\ncontent-type: text/plain\ncontent-md5: 1B2M2Y8AsgTpgAmY7PhCfg==\nx-oss-object-acl: private",
            "GET /examplebucket/a.txt?x-oss-signature-version=OSS4-HMAC-SHA256&x-oss-credential=AK%2F20251125%2Fcn-hangzhou%2Foss%2Faliyun_v4_request&x-oss-date=20251125T000000Z&x-oss-expires=60&x-oss-signature=00&x-oss-ac-source-ip=127.0.0.1&x-oss-ac-subnet-mask=24\nhost: x",
            "GET /examplebucket/a.txt?OSSAccessKeyId=AK&Expires=1764028860&Signature=c2ln&versionId=null&response-content-type=text%2Fplain&security-token=a%2Bb\nhost: x",
        ];
        texts.map(|text| text.as_bytes().to_vec()).to_vec()
    },
    words: &[
        "authorization: ",
        "x-oss-date: ",
        "AdditionalHeaders=",
        "Credential=",
        "Signature=",
        "&x-oss-expires=",
        "&x-oss-security-token=",
        "&OSSAccessKeyId=",
        "/aliyun_v4_request",
        "%00",
        "\n",
    ],
    run: |input| {
        let text = text(input);
        let mut lines = text.lines();
        let (method, target) = lines
            .next()
            .unwrap_or_default()
            .split_once(' ')
            .unwrap_or_default();
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let headers: Vec<(&str, &[u8])> = lines
            .filter_map(|line| line.split_once(": "))
            .map(|(name, value)| (name, value.as_bytes()))
            .collect();
        let received = Received {
            method,
            resource_path: path,
            raw_query: query,
            headers: &headers,
            peer: Some(IpAddr::from([127, 0, 0, 1])),
        };
        let Ok(Some(claim)) = verify::claim(&received) else {
            return;
        };
        let secret = Secret::new("example-secret");
        let _ = claim.check_signature(&secret);
        let _ = claim.check_time(UtcSeconds::new(NOW.cast_signed()));
        let _ = claim.check_scope("cn-hangzhou", "oss");
        let _ = claim.check_source_address();
        let _ = (
            claim.access_key_id(),
            claim.security_token(),
            claim.expires_at(),
        );
        assert!(!format!("{claim:?}").contains("example-secret"));
    },
    smoke: 4000,
};

pub(super) const FORMS: Target = Target {
    name: "forms",
    seeds: || {
        let credentials = Credentials::new("AK", "example-secret").unwrap();
        let credentials = credentials.with_security_token("token").unwrap();
        let now = UtcSeconds::new(NOW.cast_signed());
        let bucket = BucketName::new("examplebucket").unwrap();
        let policy = || {
            oss_sign::post_policy::PostPolicy::new(UtcSeconds::new(NOW.cast_signed() + 600))
                .bucket(&bucket)
                .key_starts_with("exampledir/")
                .content_length(1..=1024)
        };
        let forms = [
            policy().sign_v4(&credentials, "cn-hangzhou", now).unwrap(),
            policy().sign_v1(&credentials, now).unwrap(),
        ];
        let lines = |form: &oss_sign::post_policy::PostForm| {
            let lines: Vec<String> = form
                .fields()
                .map(|(name, value)| format!("{name}={value}"))
                .collect();
            lines.join("\n").into_bytes()
        };
        forms.iter().map(lines).collect()
    },
    words: &[
        "policy=",
        "\nSignature=",
        "\nx-oss-credential=",
        "eyJ",
        "==",
        "/",
        "\nOSSAccessKeyId=",
        "\nkey=",
    ],
    run: |input| {
        let text = text(input);
        let fields: Vec<(&str, &str)> = text
            .lines()
            .filter_map(|line| line.split_once('='))
            .collect();
        let Ok(Some(claim)) = verify::post::claim(&fields) else {
            return;
        };
        let _ = claim.check_time(UtcSeconds::new(NOW.cast_signed()));
        let _ = claim.check_scope("cn-hangzhou", "oss");
        let _ = claim.check_signature(&Secret::new("example-secret"));
        let _ = (
            claim.policy_text(),
            claim.signed_at(),
            claim.security_token(),
        );
    },
    smoke: 3000,
};
