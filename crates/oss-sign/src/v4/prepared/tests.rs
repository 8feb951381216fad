//! A prepared request gives the same URLs as the request that it was made from.

use super::*;
use crate::{BucketName, Credentials, ObjectKey, Resource, SourceIp};

const NOW: UtcSeconds = UtcSeconds::new(1_702_743_657);
const MINUTE: Duration = Duration::from_secs(60);

fn object(key: &str) -> (BucketName, ObjectKey) {
    (
        BucketName::new("examplebucket").unwrap(),
        ObjectKey::new(key).unwrap(),
    )
}

fn signers() -> [Signer; 2] {
    let plain = Credentials::new("ak", "sk").unwrap();
    let with_token = plain.clone().with_security_token("CAIS+/=").unwrap();
    [plain, with_token].map(|credentials| Signer::new(&credentials, "cn-hangzhou", NOW).unwrap())
}

#[test]
fn parameters_stand_anywhere_between_those_of_the_signature() {
    let (bucket, key) = object("exampleobject");
    let endpoint = Endpoint::for_region("cn-hangzhou").unwrap();
    let names = [
        "",
        "a b",
        "x-oss-a",
        "x-oss-credentiaL",
        "x-oss-d",
        "x-oss-e",
        "x-oss-process",
        "x-oss-signature-a",
        "x-oss-traffic-limit",
        "z",
    ];
    for selection in 0..1_usize << names.len() {
        let chosen = names
            .iter()
            .enumerate()
            .filter(|(at, _)| selection >> at & 1 == 1);
        let request = chosen.fold(
            Request::get(Resource::Object(&bucket, &key)),
            |r, (_, name)| r.query(*name, "819200"),
        );
        let prepared = PreparedRequest::new(&request, &endpoint).unwrap();
        for signer in signers() {
            let plain = signer.presign(&request, &endpoint, NOW, MINUTE).unwrap();
            let again = signer.presign_prepared(&prepared, NOW, MINUTE).unwrap();
            assert_eq!(again.url(), plain.url());
        }
    }
}

#[test]
fn hosts_paths_headers_addresses_and_days_are_those_of_the_plain_way() {
    let range = SourceIp::new([10, 1, 2, 3].into(), 24).unwrap();
    let endpoints = [
        Endpoint::for_region("cn-hangzhou").unwrap(),
        Endpoint::parse("http://127.0.0.1:9000").unwrap(),
    ];
    for (key, endpoint) in ["a b/c", "a/../b"]
        .into_iter()
        .flat_map(|key| endpoints.each_ref().map(|e| (key, e)))
    {
        let (bucket, key) = object(key);
        let request = Request::put(Resource::Object(&bucket, &key))
            .header("Content-Type", " text/plain ")
            .header("content-length", "3")
            .header("x-not-signed", "1")
            .additional_header("Content-Length")
            .additional_header("host")
            .source_ip(range);
        let prepared = PreparedRequest::new(&request, endpoint).unwrap();
        for (signer, now) in signers()
            .into_iter()
            .flat_map(|s| [(s.clone(), NOW), (s, NOW.plus_seconds(86_400))])
        {
            let plain = signer.presign(&request, endpoint, now, MINUTE).unwrap();
            let again = signer.presign_prepared(&prepared, now, MINUTE).unwrap();
            assert_eq!(again.url(), plain.url());
            assert_eq!(again.method(), "PUT");
            assert!(again.headers().eq(plain.headers()));
            assert_eq!(again.expires_at(), plain.expires_at());
        }
    }
}

#[test]
fn errors_are_those_of_the_plain_way() {
    let (bucket, key) = object("exampleobject");
    let request = || Request::get(Resource::Object(&bucket, &key));
    let (hangzhou, beijing) = (
        Endpoint::for_region("cn-hangzhou").unwrap(),
        Endpoint::for_region("cn-beijing").unwrap(),
    );
    let [plain, with_token] = signers();
    let anonymous = Signer::new(&Credentials::anonymous(), "cn-hangzhou", NOW).unwrap();
    let cases = [
        (request(), &hangzhou, &plain, 0),
        (request(), &hangzhou, &plain, 604_801),
        (request(), &hangzhou, &with_token, 43_201),
        (request(), &beijing, &plain, 60),
        (request(), &hangzhou, &anonymous, 60),
        (
            request().query("a", "1").query("a", "2"),
            &hangzhou,
            &plain,
            60,
        ),
        (request().query("x-oss-date", "1"), &hangzhou, &plain, 60),
        (request().traffic_limit(1), &hangzhou, &plain, 60),
        (request().header("versionId", "1"), &hangzhou, &plain, 60),
        (request().header("x-oss-date", "1"), &hangzhou, &plain, 60),
        (request().additional_header("range"), &hangzhou, &plain, 60),
        (
            request().header("host", "a").additional_header("host"),
            &hangzhou,
            &plain,
            60,
        ),
    ];
    for (request, endpoint, signer, seconds) in cases {
        let expires = Duration::from_secs(seconds);
        let prepared = PreparedRequest::new(&request, endpoint);
        let again = prepared.and_then(|p| signer.presign_prepared(&p, NOW, expires));
        let plain = signer.presign(&request, endpoint, NOW, expires);
        assert_eq!(again.unwrap_err(), plain.unwrap_err());
    }
}

#[test]
fn debug_shows_neither_headers_nor_parameters() {
    let (bucket, key) = object("exampleobject");
    let request = Request::get(Resource::Object(&bucket, &key))
        .query("callback-var", "hidden")
        .header("x-oss-server-side-encryption-customer-key", "hidden");
    let endpoint = Endpoint::for_region("cn-hangzhou").unwrap();
    let prepared = PreparedRequest::new(&request, &endpoint).unwrap();
    assert!(!format!("{prepared:?}").contains("hidden"));
}
