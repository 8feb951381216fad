//! Every refusal of a received signature, and the limits of those that hold.

use super::*;
use crate::{Secret, UtcSeconds};

const NOW: UtcSeconds = UtcSeconds::new(1_702_743_657);
const SCOPE: &str = "id/20231216/cn-hangzhou/oss/aliyun_v4_request";
const V4_URL: &str = "x-oss-signature-version=OSS4-HMAC-SHA256&x-oss-date=20231216T162057Z\
    &x-oss-expires=60&x-oss-signature=a";

type HeaderList<'a> = &'a [(&'a str, &'a [u8])];

fn reason(query: &str, headers: HeaderList<'_>) -> Option<Reason> {
    claim(&received(query, headers)).err()
}

fn received<'a>(raw_query: &'a str, headers: HeaderList<'a>) -> Received<'a> {
    Received {
        method: "GET",
        resource_path: "/",
        raw_query,
        headers,
        peer: None,
    }
}

/// With everything else that a V4 header signature needs.
fn reason_for_v4(authorization: &str) -> Option<Reason> {
    let value = format!("OSS4-HMAC-SHA256 {authorization}");
    let headers: [(&str, &[u8]); 3] = [
        ("Authorization", value.as_bytes()),
        ("X-Oss-Date", b"20231216T162057Z"),
        ("X-Oss-Content-Sha256", b"UNSIGNED-PAYLOAD"),
    ];
    reason("", &headers)
}

fn reason_for_v1(authorization: &str) -> Option<Reason> {
    reason("", &[("authorization", authorization.as_bytes())])
}

#[test]
fn unsigned_requests_make_no_claim() {
    let headers: [(&str, &[u8]); 1] = [("date", b"x")];
    assert!(
        claim(&received("prefix=a&Expires=1", &headers))
            .unwrap()
            .is_none()
    );
}

#[test]
fn authorization_is_read_in_every_form_and_refused_by_its_part() {
    for form in [
        format!("Credential={SCOPE},Signature=a"),
        format!("Credential={SCOPE}, Signature=a"),
        format!("Signature=a,  Credential={SCOPE} "),
        format!("Credential={SCOPE}, Signature=a, AdditionalHeaders=authorization"),
    ] {
        assert_eq!(reason_for_v4(&form), None, "{form}");
    }
    let place = Place::Header;
    let name = String::from;
    for (form, reason) in [
        (format!("Credential={SCOPE}"), Reason::V4Fields),
        (
            format!("Credential={SCOPE},Signature=a,Else=b"),
            Reason::V4Fields,
        ),
        (
            format!("Credential={SCOPE},Credential={SCOPE}"),
            Reason::V4Fields,
        ),
        (format!("Credential={SCOPE},Signature"), Reason::V4Fields),
        (
            name("Credential=,Signature=a"),
            Reason::CredentialMissing { place },
        ),
        (
            name("AdditionalHeaders=a,Signature=a"),
            Reason::CredentialMissing { place },
        ),
        (
            format!("Credential={SCOPE},Signature="),
            Reason::SignatureMissing { place },
        ),
        (
            name("Credential=id/20231216/cn-hangzhou/oss,Signature=a"),
            Reason::CredentialMalformed { place },
        ),
        (
            name("Credential=id/20231216/cn-hangzhou/oss/aws4_request,Signature=a"),
            Reason::CredentialMalformed { place },
        ),
        (
            name("Credential=/20231216/cn-hangzhou/oss/aliyun_v4_request,Signature=a"),
            Reason::CredentialMalformed { place },
        ),
        (
            name("Credential=id/2023121/cn-hangzhou/oss/aliyun_v4_request,Signature=a"),
            Reason::CredentialDateMalformed { place },
        ),
        (
            name("Credential=i\u{1}d/20231216/cn-hangzhou/oss/aliyun_v4_request,Signature=a"),
            Reason::IdMalformed,
        ),
        (
            format!("Credential={SCOPE},Signature=a,AdditionalHeaders="),
            Reason::AdditionalHeadersEmpty,
        ),
        (
            format!("Credential={SCOPE},Signature=a,AdditionalHeaders=authorization;"),
            Reason::AdditionalHeaderEmpty,
        ),
        (
            format!("Credential={SCOPE},Signature=a,AdditionalHeaders=a_b"),
            Reason::AdditionalHeaderName { name: name("a_b") },
        ),
        (
            format!("Credential={SCOPE},Signature=a,AdditionalHeaders=host"),
            Reason::AdditionalHeaderAbsent { name: name("host") },
        ),
    ] {
        assert_eq!(reason_for_v4(&form), Some(reason), "{form}");
    }
    for (value, reason) in [
        ("Bearer x", Reason::UnknownAuthorization),
        ("", Reason::UnknownAuthorization),
        ("OSS id", Reason::V1WithoutColon),
        ("OSS :x", Reason::V1WithoutId),
        ("OSS id:", Reason::V1WithoutSignature),
        ("OSS i\u{7}d:x", Reason::IdMalformed),
        ("OSS id:x", Reason::DateMissing),
    ] {
        assert_eq!(reason_for_v1(value), Some(reason), "{value}");
    }
}

#[test]
fn headers_need_a_date_and_the_only_payload() {
    let value = format!("OSS4-HMAC-SHA256 Credential={SCOPE},Signature=a");
    let with = |headers: HeaderList<'_>| {
        let mut all = vec![("authorization", value.as_bytes())];
        all.extend_from_slice(headers);
        reason("", &all)
    };
    assert_eq!(with(&[]), Some(Reason::ContentSha256 { value: None }));
    let payload: (&str, &[u8]) = ("x-oss-content-sha256", b"UNSIGNED-PAYLOAD");
    assert_eq!(with(&[payload]), Some(Reason::DateMissing));
    let malformed = Reason::DateMalformed {
        value: "today".to_owned(),
    };
    assert_eq!(with(&[payload, ("x-oss-date", b"today")]), Some(malformed));
    assert_eq!(
        with(&[payload, ("date", b"Sat, 16 Dec 2023 16:20:57 GMT")]),
        None
    );
}

#[test]
fn urls_need_their_parameters() {
    let place = Place::Query;
    let scope = SCOPE.replace('/', "%2F");
    assert_eq!(
        reason(&format!("{V4_URL}&x-oss-credential={scope}"), &[]),
        None
    );
    for (query, expected) in [
        (V4_URL.to_owned(), Reason::CredentialMissing { place }),
        (
            format!("x-oss-credential={scope}"),
            Reason::UnknownVersion {
                version: String::new(),
            },
        ),
        (
            format!("{V4_URL}&x-oss-credential={scope}").replace("&x-oss-expires=60", ""),
            Reason::ExpiresMissing,
        ),
        (
            format!("{V4_URL}&x-oss-credential={scope}").replace("=60", "=604801"),
            Reason::ExpiresOutOfRange {
                value: "604801".to_owned(),
            },
        ),
        (
            format!("{V4_URL}&x-oss-credential={scope}").replace("=60", "=0"),
            Reason::ExpiresOutOfRange {
                value: "0".to_owned(),
            },
        ),
        (
            format!("{V4_URL}&x-oss-credential={scope}").replace("signature=a", "signature="),
            Reason::SignatureMissing { place },
        ),
        (
            format!("{V4_URL}&x-oss-credential={scope}&x-oss-additional-headers="),
            Reason::AdditionalHeadersEmpty,
        ),
        (
            "Signature=a".to_owned(),
            Reason::V1ParameterMissing {
                name: "OSSAccessKeyId",
            },
        ),
        (
            "OSSAccessKeyId=a".to_owned(),
            Reason::V1ParameterMissing { name: "Signature" },
        ),
        (
            "OSSAccessKeyId=a&Signature=a".to_owned(),
            Reason::V1ParameterMissing { name: "Expires" },
        ),
        (
            "OSSAccessKeyId=a&Signature=a&Expires=+1".to_owned(),
            Reason::V1ExpiresMalformed {
                value: " 1".to_owned(),
            },
        ),
        ("x-oss-signature=%FF".to_owned(), Reason::QueryNotUtf8),
    ] {
        assert_eq!(reason(&query, &[]), Some(expected), "{query}");
    }
    let headers: [(&str, &[u8]); 1] = [("authorization", b"OSS id:x")];
    assert_eq!(reason("Signature=a", &headers), Some(Reason::SignedTwice));
}

#[test]
fn headers_hold_fifteen_minutes_either_way() {
    let headers: [(&str, &[u8]); 2] = [
        ("authorization", b"OSS id:x"),
        ("date", b"Sat, 16 Dec 2023 16:20:57 GMT"),
    ];
    let received = received("", &headers);
    let claim = claim(&received).unwrap().unwrap();
    for (seconds, holds) in [
        (-901, false),
        (-900, true),
        (0, true),
        (900, true),
        (901, false),
    ] {
        assert_eq!(
            claim.check_time(NOW.plus_seconds(seconds)).is_ok(),
            holds,
            "{seconds}"
        );
    }
}

#[test]
fn the_day_of_the_credential_is_the_day_of_signing() {
    let scope = SCOPE.replace("1216", "1217").replace('/', "%2F");
    let query = format!("{V4_URL}&x-oss-credential={scope}");
    let received = received(&query, &[]);
    let claim = claim(&received).unwrap().unwrap();
    let date = "20231217".to_owned();
    let expected = Reason::CredentialDateMismatch {
        date,
        signed_at: NOW,
    };
    assert_eq!(claim.check_time(NOW), Err(expected));
    assert!(claim.check_scope("cn-hangzhou", "oss").is_ok());
    assert!(matches!(
        claim.check_scope("a", "oss"),
        Err(Reason::RegionMismatch { .. })
    ));
    let product = claim.check_scope("cn-hangzhou", "a");
    assert!(matches!(product, Err(Reason::ProductMismatch { .. })));
}

#[test]
fn the_first_of_a_repeated_parameter_counts_and_a_plus_is_a_blank() {
    let query = "OSSAccessKeyId=a+b&OSSAccessKeyId=c&Expires=9&Signature=a%2Bb";
    let received = received(query, &[]);
    let claim = claim(&received).unwrap().unwrap();
    assert_eq!((claim.access_key_id(), claim.signature()), ("a b", "a+b"));
}

#[test]
fn a_source_address_in_the_url_is_held_against_the_client() {
    let check = |query: &str, peer: &str, forwarded: Option<&str>| {
        let query = format!("OSSAccessKeyId=a&Expires=9&Signature=a&{query}");
        let forwarded = forwarded.map(|list| ("X-Forwarded-For", list.as_bytes()));
        let headers: Vec<_> = forwarded.into_iter().collect();
        let peer = Some(peer.parse().unwrap());
        let received = Received {
            peer,
            ..received(&query, &headers)
        };
        claim(&received).unwrap().unwrap().check_source_address()
    };
    let range = "x-oss-ac-source-ip=10.0.0.0&x-oss-ac-subnet-mask=24";
    assert_eq!(check(range, "10.0.0.9", None), Ok(()));
    assert_eq!(check(range, "10.0.1.9", None), Err(Reason::SourceAddress));
    assert_eq!(
        check("x-oss-ac-source-ip=10.0.0.9", "10.0.0.9", None),
        Ok(())
    );
    assert_eq!(
        check("x-oss-ac-source-ip=10.0.0.0/8", "10.9.0.9", None),
        Ok(())
    );
    assert_eq!(
        check("x-oss-ac-source-ip=here", "10.9.0.9", None),
        Err(Reason::SourceAddress)
    );
    assert_eq!(check("", "10.0.0.9", None), Ok(()));
    assert!(matches!(
        check(
            "x-oss-ac-source-ip=10.0.0.0&x-oss-ac-subnet-mask=x",
            "10.0.0.9",
            None
        ),
        Err(Reason::SubnetMaskMalformed { .. })
    ));
    let forwarding = format!("{range}&x-oss-ac-forward-allow=true");
    assert_eq!(
        check(&forwarding, "1.1.1.1", Some("10.0.0.9, 2.2.2.2")),
        Ok(())
    );
    assert_eq!(
        check(range, "1.1.1.1", Some("10.0.0.9")),
        Err(Reason::SourceAddress)
    );
}

#[test]
fn a_mismatch_carries_what_the_server_would_have_signed_and_shows_nothing() {
    let scope = SCOPE.replace('/', "%2F");
    let query = format!("{V4_URL}&x-oss-credential={scope}&x-oss-security-token=TOKEN");
    let received = received(&query, &[]);
    let checked = claim(&received)
        .unwrap()
        .unwrap()
        .check_signature(&Secret::new("secret"));
    let Err(Reason::SignatureMismatch(mismatch)) = checked else {
        panic!("{checked:?}");
    };
    assert!(
        mismatch
            .canonical_request
            .as_deref()
            .unwrap()
            .starts_with("GET\n/\nx-oss-cred")
    );
    assert!(
        mismatch
            .string_to_sign
            .starts_with("OSS4-HMAC-SHA256\n20231216T162057Z\n")
    );
    assert_eq!(mismatch.provided, "a");
    let reason = Reason::SignatureMismatch(mismatch);
    assert!(!format!("{reason:?} {reason}").contains("TOKEN"));
}

#[test]
fn the_signature_of_a_header_and_of_a_url_exclude_each_other() {
    let v4_url = format!("{V4_URL}&x-oss-credential={SCOPE}");
    let v4_header = format!("OSS4-HMAC-SHA256 Credential={SCOPE},Signature=a");
    for header in [&v4_header, "OSS id:a", "Basic a", ""] {
        for query in [
            &v4_url,
            "OSSAccessKeyId=id&Expires=1&Signature=a",
            "x-oss-signature=",
            "Signature",
        ] {
            let found = reason(query, &[("Authorization", header.as_bytes())]);
            assert_eq!(found, Some(Reason::SignedTwice), "{header} {query}");
        }
    }
}

#[test]
fn a_wrong_signature_and_a_malformed_credential_are_different_reasons() {
    let wrong = format!("{V4_URL}&x-oss-credential={SCOPE}");
    let claimed = claim(&received(&wrong, &[])).unwrap().unwrap();
    let secret = Secret::new("secret");
    assert!(matches!(
        claimed.check_signature(&secret),
        Err(Reason::SignatureMismatch(_))
    ));
    let place = Place::Query;
    for (credential, expected) in [
        ("", Reason::CredentialMissing { place }),
        ("id", Reason::CredentialMalformed { place }),
        (
            "id/20231216/cn-hangzhou/oss/aws4_request",
            Reason::CredentialMalformed { place },
        ),
        (
            "/20231216/cn-hangzhou/oss/aliyun_v4_request",
            Reason::CredentialMalformed { place },
        ),
        (
            "id/2023/cn-hangzhou/oss/aliyun_v4_request",
            Reason::CredentialDateMalformed { place },
        ),
    ] {
        let query = format!("{V4_URL}&x-oss-credential={credential}");
        assert_eq!(reason(&query, &[]), Some(expected), "{credential}");
    }
}

#[test]
fn a_kept_key_serves_its_secret_day_and_region_alone() {
    let keys = KeyCache::default();
    let sign = |secret: &str, region: &str, now: UtcSeconds| {
        let credentials = crate::Credentials::new("id", secret).unwrap();
        let signer = crate::v4::Signer::new(&credentials, region, now).unwrap();
        let endpoint = crate::Endpoint::parse("127.0.0.1").unwrap();
        let request = crate::Request::get(crate::Resource::Service);
        let hour = std::time::Duration::from_secs(3600);
        let url = signer.presign(&request, &endpoint, now, hour).unwrap();
        url.url().split_once('?').unwrap().1.to_owned()
    };
    let tomorrow = NOW.plus_seconds(86_400);
    let queries = [
        sign("secret", "cn-hangzhou", NOW),
        sign("secret", "cn-beijing", NOW),
        sign("secret", "cn-hangzhou", tomorrow),
    ];
    for _ in 0..2 {
        for query in &queries {
            let claim = claim(&received(query, &[])).unwrap().unwrap();
            for (secret, holds) in [("secret", true), ("changed", false), ("secret", true)] {
                let checked = claim.check_signature_with(&Secret::new(secret), &keys);
                assert_eq!(checked.is_ok(), holds, "{query} {secret}");
            }
        }
    }
    // The secret was changed on the server, and changed back.
    let changed = sign("changed", "cn-hangzhou", NOW);
    for (query, secret) in [(&changed, "changed"), (&queries[0], "secret")] {
        let claim = claim(&received(query, &[])).unwrap().unwrap();
        assert!(
            claim
                .check_signature_with(&Secret::new(secret), &keys)
                .is_ok()
        );
    }
}

/// With these numbers, work that grows with their product would not end while somebody waits.
#[test]
fn the_work_before_the_signature_is_checked_grows_with_the_bytes() {
    const NUMBER: u32 = 10_000;
    let names: Vec<String> = (0..NUMBER).map(|at| format!("x-oss-meta-{at}")).collect();
    let others: Vec<String> = (0..NUMBER).map(|at| format!("h{at}")).collect();
    let signed_at: (&str, &[u8]) = ("x-oss-date", b"20231216T162057Z");
    let payload: (&str, &[u8]) = ("x-oss-content-sha256", b"UNSIGNED-PAYLOAD");
    let mut headers: Vec<(&str, &[u8])> = names
        .iter()
        .map(|name| (name.as_str(), b"v".as_slice()))
        .collect();
    headers.extend(others.iter().map(|name| (name.as_str(), b"v".as_slice())));
    let query = names
        .iter()
        .map(|name| format!("{name}=v"))
        .collect::<Vec<_>>()
        .join("&");
    let secret = Secret::new("secret");

    let list = others.join(";");
    let authorization =
        format!("OSS4-HMAC-SHA256 Credential={SCOPE},AdditionalHeaders={list},Signature=a");
    let mut with_header = headers.clone();
    with_header.extend([
        signed_at,
        payload,
        ("authorization", authorization.as_bytes()),
    ]);
    let claimed = claim(&received(&query, &with_header)).unwrap().unwrap();
    assert!(claimed.check_signature(&secret).is_err());

    let v4 = format!("{query}&{V4_URL}&x-oss-credential={SCOPE}&x-oss-additional-headers={list}");
    let v1 = format!("{query}&OSSAccessKeyId=id&Expires=1&Signature=a");
    let v2 = format!(
        "{query}&x-oss-signature-version=OSS2&x-oss-access-key-id=id&x-oss-expires=1\
         &x-oss-signature=a&x-oss-additional-headers={list}"
    );
    for query in [v4, v2, v1] {
        let claimed = claim(&received(&query, &headers)).unwrap().unwrap();
        assert!(claimed.check_signature(&secret).is_err());
        assert!(claimed.check_source_address().is_ok());
    }

    let texts: Vec<(&str, &str)> = others.iter().map(|name| (name.as_str(), "v")).collect();
    let call = crate::acs3::Call {
        method: "GET",
        path: "/",
        query: &texts,
        headers: &texts,
        payload_sha256: "",
    };
    let authorization = format!("ACS3-HMAC-SHA256 Credential=id,SignedHeaders={list},Signature=a");
    let claimed = crate::acs3::claim(&call, &authorization).unwrap();
    assert!(claimed.check_signature(&secret).is_err());
    assert!(crate::rpc::verify(&secret, "GET", &texts, "a").is_err());
    assert!(post::claim(&texts).unwrap().is_none());
}
