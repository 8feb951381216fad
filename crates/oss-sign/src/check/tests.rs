//! What is refused, and the reasons that are given.

use super::*;
use crate::{BucketName, Endpoint, ObjectKey, Resource, UtcSeconds};

fn reason(result: Result<(), Error>) -> String {
    result.unwrap_err().to_string()
}

#[test]
fn a_header_without_effect_is_refused_and_the_right_way_named() {
    let request = Request::get(Resource::Service).header("VersionID", "1");
    assert!(reason(request.check()).contains(".version_id()"));
    assert!(
        Request::get(Resource::Service)
            .version_id("1")
            .check()
            .is_ok()
    );
}

#[test]
fn what_no_signature_can_carry_is_refused_with_the_field() {
    let get = || Request::get(Resource::Service);
    for (request, field) in [
        (Request::new("", Resource::Service), "method"),
        (Request::new("get", Resource::Service), "method"),
        (Request::new("GET\n", Resource::Service), "method"),
        (get().header("x-oss-meta-a", "1\n2"), "x-oss-meta-a"),
        (get().header("x-oss-meta-a", "1\r2"), "x-oss-meta-a"),
        (get().header("x-oss-meta-a", "1\u{0}2"), "x-oss-meta-a"),
        (get().header("x-oss: a", "1"), "x-oss: a"),
        (get().header("", "1"), "name is empty"),
        (get().query("x-oss-signature", "1"), "x-oss-signature"),
        (get().query("OSSAccessKeyId", "1"), "OSSAccessKeyId"),
    ] {
        let reason = reason(request.check());
        assert!(reason.contains(field), "{reason}");
    }
}

/// What `check_presign` says, and what the signer says, which must be the same.
fn presigned(
    request: &Request<'_>,
    credentials: &Credentials,
    version: SignatureVersion,
    expires: Duration,
) -> Result<(), Error> {
    let checked = request.check_presign(credentials, version, expires);
    let (now, endpoint) = (
        UtcSeconds::new(1_702_743_657),
        Endpoint::for_region("cn-hangzhou"),
    );
    let endpoint = endpoint.unwrap();
    let signed = match version {
        SignatureVersion::V1 => {
            v1::Signer::new(credentials).presign(request, &endpoint, now, expires)
        }
        SignatureVersion::V4 => v4::Signer::new(credentials, "cn-hangzhou", now)
            .unwrap()
            .presign(request, &endpoint, now, expires),
    };
    assert_eq!(checked, signed.map(|_| ()));
    checked
}

const BOTH: [SignatureVersion; 2] = [SignatureVersion::V1, SignatureVersion::V4];
const MINUTE: Duration = Duration::from_secs(60);

fn keys() -> Credentials {
    Credentials::new("id", "secret").unwrap()
}

#[test]
fn the_validity_of_a_url_has_bounds() {
    let temporary = keys().with_security_token("token").unwrap();
    let request = Request::get(Resource::Service);
    let check = |credentials: &Credentials, version, seconds| {
        presigned(&request, credentials, version, Duration::from_secs(seconds))
    };
    for version in BOTH {
        for expires in [Duration::ZERO, Duration::from_millis(400), Duration::MAX] {
            let reason = reason(presigned(&request, &keys(), version, expires));
            assert!(reason.starts_with("expiry of"), "{reason}");
        }
        assert!(check(&keys(), version, 1).is_ok());
        let tail = Duration::from_millis(1_999);
        assert!(presigned(&request, &keys(), version, tail).is_ok());
    }
    assert!(
        reason(presigned(
            &request,
            &keys(),
            BOTH[1],
            Duration::from_millis(400)
        ))
        .contains("400ms")
    );
    assert!(check(&temporary, SignatureVersion::V4, 43_200).is_ok());
    assert!(reason(check(&temporary, SignatureVersion::V4, 43_201)).contains("43200"));
    assert!(check(&keys(), SignatureVersion::V4, 604_800).is_ok());
    assert!(reason(check(&keys(), SignatureVersion::V4, 604_801)).contains("604800"));
    assert!(check(&temporary, SignatureVersion::V1, 604_801).is_ok());
}

#[test]
fn traffic_limits_have_bounds_wherever_they_are_set() {
    let get = || Request::get(Resource::Service);
    for limit in [0, 1, 245_760, 819_199, 838_860_801, u64::MAX] {
        let reason = reason(get().traffic_limit(limit).check());
        assert!(reason.contains("819200 to 838860800"), "{reason}");
    }
    for limit in ["", "+819200", " 819200", "100KiB", "819200.0"] {
        for request in [
            get().header("X-Oss-Traffic-Limit", limit),
            get().query("x-oss-traffic-limit", limit),
        ] {
            assert!(request.check().is_err(), "{limit:?}");
            for version in BOTH {
                assert!(presigned(&request, &keys(), version, MINUTE).is_err());
            }
        }
    }
    assert!(get().traffic_limit(819_200).check().is_ok());
    assert!(get().traffic_limit(838_860_800).check().is_ok());
    let twice = get()
        .traffic_limit(819_200)
        .header("x-oss-traffic-limit", "819200");
    assert!(reason(twice.check()).contains("more than once"));
}

#[test]
fn what_makes_the_server_refuse_a_url_is_refused_first() {
    let (bucket, key) = (
        BucketName::new("abc").unwrap(),
        ObjectKey::new("k").unwrap(),
    );
    let put = || Request::put(Resource::Object(&bucket, &key));
    let copy = || put().header("x-oss-copy-source", "/abc/l");
    for version in BOTH {
        for (request, part) in [
            (put().header("If-None-Match", "*"), "uploads"),
            (put().header("if-match", "a"), "uploads"),
            (put().header("if-modified-since", "a"), "uploads"),
            (put().header("if-unmodified-since", "a"), "uploads"),
            (copy().header("if-match", "a"), "x-oss-copy-source-if-match"),
            (
                put().header("content-md5", "900150983cd24fb0d6963f7d28e17f72"),
                "Base64",
            ),
            (
                put().header("Content-MD5", "kAFQmDzST7DWlj99KOF/"),
                "Base64",
            ),
            (put().header("content-md5", ""), "Base64"),
            (put().header("x-oss-date", "20231216T162057Z"), "parameter"),
            (put().header("x-oss-security-token", "a"), "parameter"),
            (put().header("authorization", "a"), "signer"),
        ] {
            let reason = reason(presigned(&request, &keys(), version, MINUTE));
            assert!(reason.contains(part), "{reason}");
            let unchecked = request.without_checks();
            assert!(presigned(&unchecked, &keys(), version, MINUTE).is_ok());
        }
        for request in [
            put().header("content-md5", "kAFQmDzST7DWlj99KOF/cg=="),
            put().query("tagging", "").header("if-match", "a"),
            Request::get(Resource::Object(&bucket, &key)).header("if-none-match", "a"),
            copy().header("x-oss-copy-source-if-match", "a"),
        ] {
            assert_eq!(presigned(&request, &keys(), version, MINUTE), Ok(()));
        }
    }
}

#[test]
fn an_additional_header_is_signed_or_refused() {
    let get = || Request::get(Resource::Service);
    let bound = get()
        .header("content-length", "3")
        .additional_header("Content-Length");
    assert_eq!(
        presigned(&bound, &keys(), SignatureVersion::V4, MINUTE),
        Ok(())
    );
    for bound in [bound, get().additional_header("host")] {
        let by_v1 = presigned(&bound, &keys(), SignatureVersion::V1, MINUTE);
        assert!(reason(by_v1).contains("sign with V4"));
    }
    let absent = get().additional_header("content-disposition");
    for version in BOTH {
        let reason = reason(presigned(&absent, &keys(), version, MINUTE));
        assert!(reason.contains("does not carry"), "{reason}");
    }
    let content_type = get()
        .header("content-type", "a")
        .additional_header("content-type");
    assert_eq!(
        presigned(&content_type, &keys(), SignatureVersion::V1, MINUTE),
        Ok(())
    );
}

#[test]
fn the_host_of_a_url_is_signed_without_being_given() {
    let (bucket, now) = (
        BucketName::new("abc").unwrap(),
        UtcSeconds::new(1_702_743_657),
    );
    let endpoint = Endpoint::for_region("cn-hangzhou").unwrap();
    let signer = v4::Signer::new(&keys(), "cn-hangzhou", now).unwrap();
    let request = Request::get(Resource::Bucket(&bucket)).additional_header("Host");
    let steps = signer
        .explain_presign(&request, &endpoint, now, MINUTE)
        .unwrap();
    let canonical = steps.canonical_request().unwrap();
    assert!(
        canonical.contains("\nhost:abc.oss-cn-hangzhou.aliyuncs.com\n\nhost\n"),
        "{canonical}"
    );
    let presigned = signer.presign(&request, &endpoint, now, MINUTE).unwrap();
    assert_eq!(presigned.headers().count(), 0);
    assert!(presigned.url().contains("x-oss-additional-headers=host&"));
    // A header has no URL that says which host it goes to.
    assert!(reason(signer.sign(&request, now).map(|_| ())).contains("Host"));
    let own = request.header("host", "abc.oss-cn-hangzhou.aliyuncs.com");
    assert!(signer.sign(&own, now).is_ok());
    assert!(signer.presign(&own, &endpoint, now, MINUTE).is_ok());
    let other = Endpoint::cname("static.example.com").unwrap();
    let refused = signer.presign(&own, &other, now, MINUTE).map(|_| ());
    assert!(reason(refused).contains("another host"));
}

#[test]
fn a_url_is_not_signed_for_the_host_of_another_region() {
    let now = UtcSeconds::new(1_702_743_657);
    let signer = v4::Signer::new(&keys(), "cn-beijing", now).unwrap();
    let request = Request::get(Resource::Service);
    for (endpoint, is_right) in [
        (Endpoint::for_region("cn-beijing"), true),
        (Endpoint::for_region("cn-hangzhou"), false),
        (Endpoint::parse("127.0.0.1"), true),
        (Endpoint::cname("static.example.com"), true),
        (
            Endpoint::parse("127.0.0.1").and_then(|e| e.with_region("cn-hangzhou")),
            false,
        ),
        (Endpoint::parse("oss-accelerate.aliyuncs.com"), true),
        (
            Endpoint::parse("oss-cn-beijing-internal.aliyuncs.com"),
            true,
        ),
    ] {
        let endpoint = endpoint.unwrap();
        let signed = signer.presign(&request, &endpoint, now, MINUTE).map(|_| ());
        assert_eq!(signed.is_ok(), is_right, "{endpoint:?}");
        if let Err(error) = signed {
            assert!(error.to_string().contains("cn-hangzhou"), "{error}");
        }
    }
    let product = v4::Signer::for_product(&keys(), "cn-beijing", "oss-cloudbox", now).unwrap();
    let endpoint = Endpoint::for_region("cn-beijing").unwrap();
    assert!(product.presign(&request, &endpoint, now, MINUTE).is_err());
}

#[test]
fn signers_of_headers_check_as_well() {
    let now = UtcSeconds::new(1_702_743_657);
    let v4 = v4::Signer::new(&keys(), "cn-hangzhou", now).unwrap();
    let v1 = v1::Signer::new(&keys());
    let get = || Request::get(Resource::Service);
    for request in [
        get().header("versionId", "1"),
        get().traffic_limit(1),
        get().additional_header("range"),
        get().query("a", "1").query("a", "2"),
    ] {
        assert!(request.check().is_err());
        assert!(v4.sign(&request, now).is_err());
        assert!(v1.sign(&request, now).is_err());
    }
}

#[test]
fn nobody_can_send_a_signed_date() {
    let credentials = Credentials::new("id", "secret").unwrap();
    let request = Request::get(Resource::Service)
        .header("Date", "x")
        .additional_header("Date");
    let checked =
        request.check_presign(&credentials, SignatureVersion::V4, Duration::from_secs(60));
    assert!(reason(checked).contains("browser"));
}

#[test]
fn stray_headers_are_those_that_nothing_knows() {
    let request = Request::get(Resource::Service)
        .header("Content-Type", "text/plain")
        .header("Range", "bytes=0-1")
        .header("x-meta-author", "alice")
        .header("abc", "1")
        .additional_header("ABC");
    assert_eq!(
        request.stray_headers().collect::<Vec<_>>(),
        ["x-meta-author"]
    );
}
