//! URLs that the server refuses, and the reason it gives.

use std::time::Duration;

use oss_client::TokenPolicy;
use oss_client::credentials::ProvideCredentials;
use oss_client::presign::ExpiryReason;
use oss_client::sign::{
    BucketName, Credentials, Endpoint, ObjectKey, Request, Resource, SignatureVersion, SourceIp, v4,
};

use super::{HOUR, use_it};
use crate::plain::Plain;
use crate::stage::{BUCKET, KEY, Stage};

const VERSIONS: [SignatureVersion; 2] = [SignatureVersion::V1, SignatureVersion::V4];

async fn stage_with_object() -> Stage {
    let stage = Stage::new().await;
    stage
        .bucket()
        .put_object(KEY)
        .body("kept")
        .send()
        .await
        .unwrap();
    stage
}

#[tokio::test]
async fn a_tampered_url_is_refused() {
    let stage = stage_with_object().await;
    stage
        .bucket()
        .put_object("exampledir/other.txt")
        .body("x")
        .send()
        .await
        .unwrap();
    for version in VERSIONS {
        let get = stage
            .bucket()
            .get_object(KEY)
            .presign(HOUR)
            .signature_version(version);
        let get = get.await.unwrap();
        let (expiry, later) = match version {
            SignatureVersion::V4 => (
                "x-oss-expires=3600".to_owned(),
                "x-oss-expires=3601".to_owned(),
            ),
            _ => {
                let end = get.expires_at().as_i64();
                (format!("Expires={end}"), format!("Expires={}", end + 1))
            }
        };
        let url = get.url();
        let tampered = [
            url.replace("exampleobject.txt", "other.txt"),
            url.replace(&expiry, &later),
            format!("{url}&versionId=null"),
        ];
        for tampered in &tampered {
            assert_ne!(tampered, url);
            let reply = Plain::new("GET", tampered).send().await;
            let refusal = (reply.status, reply.element("Code"));
            assert_eq!(refusal, (403, "SignatureDoesNotMatch"), "{tampered}");
        }
        let other_method = Plain::new("DELETE", url).send().await;
        assert_eq!(other_method.element("Code"), "SignatureDoesNotMatch");
    }
}

#[tokio::test]
async fn a_put_url_takes_no_other_content_type() {
    let stage = stage_with_object().await;
    for version in VERSIONS {
        let put = stage
            .bucket()
            .put_object("exampledir/new")
            .content_type("text/plain");
        let put = put.presign(HOUR).signature_version(version).await.unwrap();
        let reply = Plain::new("PUT", put.url())
            .header("content-type", "text/html")
            .body("x");
        let reply = reply.send().await;
        assert_eq!(
            (reply.status, reply.element("Code")),
            (403, "SignatureDoesNotMatch")
        );
        let head = stage.bucket().head_object("exampledir/new").send().await;
        assert!(head.unwrap_err().is_not_found());
    }
}

#[tokio::test]
async fn a_url_signed_in_the_past_has_expired() {
    let stage = stage_with_object().await;
    let past = stage.now().plus_seconds(-120);
    for version in VERSIONS {
        let get = stage
            .bucket()
            .get_object(KEY)
            .presign(Duration::from_secs(60));
        let get = get.at(past).signature_version(version).await.unwrap();
        assert_eq!(get.expires_at(), past.plus_seconds(60));
        let reply = use_it(&get).await;
        assert_eq!((reply.status, reply.element("Code")), (403, "AccessDenied"));
        assert!(
            reply.element("Message").contains("expired"),
            "{}",
            reply.text()
        );
    }
}

#[tokio::test]
async fn a_url_works_until_its_last_second_and_not_after() {
    let stage = stage_with_object().await;
    for version in VERSIONS {
        let get = stage
            .bucket()
            .get_object(KEY)
            .presign(Duration::from_secs(60));
        let get = get.signature_version(version).await.unwrap();
        stage.advance(Duration::from_secs(59));
        assert_eq!(use_it(&get).await.text(), "kept");
        stage.advance(Duration::from_secs(2));
        assert_eq!(use_it(&get).await.status, 403);
    }
}

#[tokio::test]
async fn a_url_used_from_another_address_is_refused() {
    let stage = stage_with_object().await;
    for version in VERSIONS {
        let here = SourceIp::new([127, 0, 0, 1].into(), 32).unwrap();
        let get = stage.bucket().get_object(KEY).presign(HOUR);
        let get = get
            .signature_version(version)
            .source_ip(here)
            .await
            .unwrap();
        assert_eq!(use_it(&get).await.text(), "kept");
        let elsewhere = Plain::presigned(&get).from([127, 0, 0, 2]).send().await;
        let refusal = (elsewhere.status, elsewhere.element("Code"));
        assert_eq!(refusal, (403, "SignatureDoesNotMatch"));
        // Without leave to forward, a proxy's word counts for nothing.
        let forwarded = Plain::presigned(&get).header("x-forwarded-for", "127.0.0.1");
        assert_eq!(forwarded.from([127, 0, 0, 2]).send().await.status, 403);
    }
}

#[tokio::test]
async fn a_url_of_one_network_is_refused_outside_it() {
    let stage = stage_with_object().await;
    let get = stage
        .bucket()
        .get_object(KEY)
        .presign(HOUR)
        .vpc_id("vpc-inside")
        .await
        .unwrap();
    assert_eq!(use_it(&get).await.status, 403);
    let other = Plain::presigned(&get).header("oss-emulator-vpc-id", "vpc-outside");
    assert_eq!(other.send().await.status, 403);
    let inside = Plain::presigned(&get).header("oss-emulator-vpc-id", "vpc-inside");
    assert_eq!(inside.send().await.text(), "kept");
}

#[tokio::test]
async fn a_key_that_may_not_write_signs_a_url_that_is_refused() {
    let stage = stage_with_object().await;
    let bucket = stage.bucket_with(Stage::user());
    for version in VERSIONS {
        let put = bucket
            .put_object(KEY)
            .presign(HOUR)
            .signature_version(version)
            .await
            .unwrap();
        let reply = Plain::presigned(&put).body("stolen").send().await;
        assert_eq!(reply.refusal(), (403, "AccessDenied", "0003-00000001"));
    }
    let unknown = Credentials::new("LTAI5tNobody", "nobodyssecret").unwrap();
    let get = stage
        .bucket_with(unknown)
        .get_object(KEY)
        .presign(HOUR)
        .await
        .unwrap();
    assert_eq!(use_it(&get).await.element("Code"), "InvalidAccessKeyId");
    let kept = stage.bucket().get_object(KEY).send().await.unwrap();
    assert_eq!(kept.output.body.text().await.unwrap(), "kept");
}

#[tokio::test]
async fn a_url_dies_with_its_token_and_says_so_beforehand() {
    let stage = stage_with_object().await;
    let provider = stage
        .assume_role()
        .duration(Duration::from_secs(900))
        .build()
        .unwrap();
    let bucket = stage.bucket_with(provider);
    for version in VERSIONS {
        let end = stage.now().plus_seconds(900);
        let get = bucket
            .get_object(KEY)
            .presign(2 * HOUR)
            .signature_version(version);
        let get = get.await.unwrap();
        assert_eq!(
            (get.expires_at(), get.expiry_reason()),
            (end, ExpiryReason::Credentials)
        );
        // Signed for longer all the same, it ends with the token.
        let longer = bucket
            .get_object(KEY)
            .presign(2 * HOUR)
            .signature_version(version);
        let longer = longer.token_policy(TokenPolicy::Allow).await.unwrap();
        assert_eq!(longer.expires_at(), end);
        assert_eq!(use_it(&longer).await.text(), "kept");
        stage.advance(Duration::from_secs(901));
        assert_eq!(use_it(&get).await.status, 403);
        let reply = use_it(&longer).await;
        assert_eq!(
            (reply.status, reply.element("Code")),
            (403, "SecurityTokenExpired")
        );
    }
}

#[tokio::test]
async fn the_server_refuses_a_v4_url_that_lives_too_long_with_a_token() {
    let role = oss_emulator::Role::new("longlived").max_session_duration(12 * HOUR);
    let stage = Stage::with(|builder| builder.role(role.policy(ALL_OF_OSS))).await;
    stage
        .bucket()
        .put_object(KEY)
        .body("kept")
        .send()
        .await
        .unwrap();
    let arn = format!("acs:ram::{}:role/longlived", stage.oss.account());
    let provider = stage
        .assume(arn)
        .source(Stage::user())
        .duration(12 * HOUR)
        .build()
        .unwrap();
    let credentials = provider.provide(stage.client().context()).await.unwrap();
    let (name, key) = (
        BucketName::new(BUCKET).unwrap(),
        ObjectKey::new(KEY).unwrap(),
    );
    let request = Request::get(Resource::Object(&name, &key)).without_checks();
    let endpoint: Endpoint = stage.oss.endpoint().try_into().unwrap();
    let signer = v4::Signer::new(&credentials, stage.oss.region(), stage.now()).unwrap();
    let signed = signer
        .presign(&request, &endpoint, stage.now(), 13 * HOUR)
        .unwrap();
    let reply = Plain::new("GET", signed.url()).send().await;
    assert_eq!(reply.status / 100, 4, "{}", reply.text());
    // The client therefore never signs such a URL, whatever the policy.
    let bucket = stage.bucket_with(credentials);
    for policy in [TokenPolicy::Allow, TokenPolicy::Require] {
        let get = bucket
            .get_object(KEY)
            .presign(13 * HOUR)
            .token_policy(policy);
        let error = get.await.unwrap_err();
        assert!(error.to_string().contains("43200"), "{error}");
    }
    let clamped = bucket.get_object(KEY).presign(13 * HOUR).await.unwrap();
    assert_eq!(use_it(&clamped).await.text(), "kept");
}

const ALL_OF_OSS: &str =
    r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"oss:*","Resource":"*"}]}"#;
