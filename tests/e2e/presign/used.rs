//! Presigned URLs that are used by a plain HTTP client.

use std::io::Read;

use oss_client::operations::common::StorageClass;
use oss_client::sign::{Endpoint, SignatureVersion, SourceIp};
use tokio::time::Instant;

use super::{HOUR, use_it};
use crate::plain::{Plain, address_of};
use crate::stage::{KEY, Stage};

const VERSIONS: [SignatureVersion; 2] = [SignatureVersion::V1, SignatureVersion::V4];

#[tokio::test]
async fn a_put_url_stores_with_the_content_type_and_class_it_was_signed_for() {
    let stage = Stage::new().await;
    let provider = stage.assume_role().build().unwrap();
    let bucket = stage.bucket_with(provider);
    for version in VERSIONS {
        let put = bucket
            .put_object(KEY)
            .content_type("text/markdown")
            .storage_class("IA");
        let put = put.presign(HOUR).signature_version(version).await.unwrap();
        assert_eq!(put.method(), "PUT");
        let reply = Plain::presigned(&put).body("# hello").send().await;
        assert_eq!(reply.status, 200, "{}", reply.text());
        let head = stage.bucket().head_object(KEY).send().await.unwrap();
        assert_eq!(head.content_type.as_deref(), Some("text/markdown"));
        assert_eq!(head.storage_class, StorageClass::Ia);
        let get = bucket
            .get_object(KEY)
            .presign(HOUR)
            .signature_version(version);
        assert_eq!(use_it(&get.await.unwrap()).await.text(), "# hello");
        stage.bucket().delete_object(KEY).send().await.unwrap();
    }
}

#[tokio::test]
async fn a_get_url_names_a_version() {
    let stage = Stage::new().await;
    let bucket = stage.bucket();
    bucket
        .put_bucket_versioning("Enabled")
        .send()
        .await
        .unwrap();
    let first = bucket.put_object(KEY).body("first").send().await.unwrap();
    bucket.put_object(KEY).body("second").send().await.unwrap();
    for version in VERSIONS {
        let get = bucket
            .get_object(KEY)
            .version_id(first.version_id.clone().unwrap());
        let get = get.presign(HOUR).signature_version(version).await.unwrap();
        assert_eq!(use_it(&get).await.text(), "first");
        let head = bucket
            .head_object(KEY)
            .presign(HOUR)
            .signature_version(version);
        let reply = use_it(&head.await.unwrap()).await;
        assert_eq!((reply.status, reply.header("content-length")), (200, "6"));
    }
}

#[tokio::test]
async fn a_get_url_is_answered_compressed_to_whoever_takes_gzip() {
    let stage = Stage::new().await;
    let text = "hello world ".repeat(1000);
    stage
        .bucket()
        .put_object(KEY)
        .body(text.clone())
        .send()
        .await
        .unwrap();
    let get = stage.bucket().get_object(KEY).presign(HOUR).await.unwrap();
    let reply = Plain::presigned(&get)
        .header("accept-encoding", "gzip")
        .send()
        .await;
    assert_eq!(reply.header("content-encoding"), "gzip");
    assert!(reply.body.len() < text.len() / 10);
    let mut unpacked = String::new();
    let mut decoder = flate2::read::GzDecoder::new(reply.body.as_ref());
    decoder.read_to_string(&mut unpacked).unwrap();
    assert_eq!(unpacked, text);
    assert_eq!(use_it(&get).await.text(), text);
}

#[tokio::test]
async fn a_traffic_limit_becomes_a_parameter_and_limits() {
    let stage = Stage::new().await;
    let bytes = vec![7; 200_000];
    stage
        .bucket()
        .put_object(KEY)
        .body(bytes.clone())
        .send()
        .await
        .unwrap();
    let get = stage.bucket().get_object(KEY).traffic_limit(819_200);
    let get = get.presign(HOUR).await.unwrap();
    assert!(get.url().contains("x-oss-traffic-limit=819200"));
    assert!(get.headers().all(|(name, _)| name != "x-oss-traffic-limit"));
    let started = Instant::now();
    assert_eq!(use_it(&get).await.body, bytes);
    // 200 000 bytes at 102 400 bytes/s take almost two seconds.
    assert!(
        started.elapsed().as_millis() > 1000,
        "{:?}",
        started.elapsed()
    );
}

#[tokio::test]
async fn a_url_may_be_bound_to_addresses_a_network_and_forwarding() {
    let stage = Stage::new().await;
    stage
        .bucket()
        .put_object(KEY)
        .body("x")
        .send()
        .await
        .unwrap();
    for version in VERSIONS {
        let near = SourceIp::new([127, 0, 0, 99].into(), 24).unwrap();
        let get = stage.bucket().get_object(KEY).presign(HOUR);
        let get = get
            .signature_version(version)
            .source_ip(near)
            .vpc_id("t4nlw426y44rd3iq4xxxx");
        let get = get.await.unwrap();
        assert!(!get.url().contains("x-oss-ac-source-ip"), "{}", get.url());
        assert!(get.url().contains("x-oss-ac-subnet-mask=24"));
        let inside = Plain::presigned(&get).header("oss-emulator-vpc-id", "t4nlw426y44rd3iq4xxxx");
        assert_eq!(inside.send().await.text(), "x");

        let office = SourceIp::one([203, 0, 113, 7].into());
        let get = stage.bucket().get_object(KEY).presign(HOUR);
        let get = get
            .signature_version(version)
            .source_ip(office)
            .forward_allow(true);
        let get = get.await.unwrap();
        let forwarded = Plain::presigned(&get).header("x-forwarded-for", "203.0.113.7, 10.0.0.1");
        assert_eq!(forwarded.send().await.text(), "x");
    }
}

#[tokio::test]
async fn a_url_carries_response_headers_of_its_own() {
    let stage = Stage::new().await;
    stage
        .bucket()
        .put_object(KEY)
        .body("x")
        .send()
        .await
        .unwrap();
    for version in VERSIONS {
        let get = stage
            .bucket()
            .get_object(KEY)
            .response_content_type("text/x-é");
        let get = get.response_content_disposition("attachment; filename=\"a b+c.txt\"");
        let reply = use_it(&get.presign(HOUR).signature_version(version).await.unwrap()).await;
        assert_eq!(reply.status, 200, "{}", reply.text());
        let disposition = "attachment; filename=\"a b+c.txt\"";
        assert_eq!(reply.header("content-disposition"), disposition);
    }
}

#[tokio::test]
async fn urls_for_hosts_of_oss_and_for_domains_work_at_those_hosts() {
    let stage = Stage::with(|builder| builder.cname("static.example.com", "examplebucket")).await;
    stage
        .bucket()
        .put_object(KEY)
        .body("x")
        .send()
        .await
        .unwrap();
    let hosts = [
        (
            Endpoint::for_region("cn-hangzhou").unwrap(),
            "https://examplebucket.oss-cn-hangzhou.aliyuncs.com/",
        ),
        (
            Endpoint::cname("http://static.example.com").unwrap(),
            "http://static.example.com/",
        ),
    ];
    for (endpoint, start) in hosts {
        for version in VERSIONS {
            let endpoint = endpoint.clone().with_region("cn-hangzhou").unwrap();
            let get = stage
                .bucket()
                .get_object(KEY)
                .presign(HOUR)
                .endpoint(endpoint);
            let get = get.signature_version(version).await.unwrap();
            assert!(get.url().starts_with(start), "{}", get.url());
            let plain = Plain::presigned(&get).to(address_of(stage.oss.endpoint()));
            assert_eq!(plain.send().await.text(), "x");
        }
    }
}

#[tokio::test]
async fn a_client_may_have_an_endpoint_for_urls_alone() {
    let stage = Stage::with(|builder| builder.cname("static.example.com", "examplebucket")).await;
    let public = Endpoint::cname("http://static.example.com").unwrap();
    let client = stage.builder().presign_endpoint(public).build().unwrap();
    let bucket = client.bucket("examplebucket").unwrap();
    bucket.put_object(KEY).body("x").send().await.unwrap();
    let get = bucket.get_object(KEY).presign(HOUR).await.unwrap();
    assert!(
        get.url()
            .starts_with("http://static.example.com/exampledir/")
    );
    let plain = Plain::presigned(&get).to(address_of(stage.oss.endpoint()));
    assert_eq!(plain.send().await.text(), "x");
}
