//! Buckets of other regions.

use oss_client::transport::BodyErrorKind;
use oss_client::transport::testing::Answer;
use oss_client::{ClientBuilder, ErrorKind};

use crate::scripted::Scripted;

const BEIJING: &str = "oss-cn-beijing.aliyuncs.com";

fn elsewhere(endpoint: &str) -> Answer {
    Answer::status(403).body(format!(
        "<Error><Code>AccessDenied</Code><Endpoint>{endpoint}</Endpoint></Error>"
    ))
}

fn good() -> Answer {
    Answer::status(200)
        .header("etag", "\"E\"")
        .header("x-oss-hash-crc64ecma", "0")
}

fn following(builder: ClientBuilder) -> ClientBuilder {
    builder.follow_region(true)
}

/// Host and region of the signature of every request.
fn sent_to(oss: &Scripted) -> Vec<(String, String)> {
    let requests = oss.transport.requests();
    let parts = requests.iter().map(|request| {
        let scope = request.header("authorization").unwrap();
        let region = scope.split('/').nth(2).unwrap();
        (request.uri().host().unwrap().to_owned(), region.to_owned())
    });
    parts.collect()
}

fn at(host: &str, region: &str) -> (String, String) {
    (host.to_owned(), region.to_owned())
}

#[tokio::test]
async fn a_bucket_is_found_once_and_remembered() {
    let oss = Scripted::built([elsewhere(BEIJING), good(), good(), good()], following);
    let response = oss.bucket.put_object("a").body("").send().await.unwrap();
    assert_eq!(response.attempts(), 2);
    oss.bucket.put_object("b").body("").send().await.unwrap();
    let other = oss.bucket.client().bucket("otherbucket").unwrap();
    other.put_object("c").body("").send().await.unwrap();
    assert_eq!(
        sent_to(&oss),
        [
            at("examplebucket.oss-cn-hangzhou.aliyuncs.com", "cn-hangzhou"),
            at("examplebucket.oss-cn-beijing.aliyuncs.com", "cn-beijing"),
            at("examplebucket.oss-cn-beijing.aliyuncs.com", "cn-beijing"),
            at("otherbucket.oss-cn-hangzhou.aliyuncs.com", "cn-hangzhou"),
        ]
    );
    assert!(oss.runtime.sleeps().is_empty());
}

#[tokio::test]
async fn the_rest_of_a_download_comes_from_there_too() {
    let crc = oss_client::integrity::Crc64::checksum(b"hello").to_string();
    let whole = Answer::status(200)
        .header("etag", "\"E\"")
        .header("content-length", "5")
        .header("x-oss-hash-crc64ecma", &crc);
    let rest = Answer::status(206)
        .header("etag", "\"E\"")
        .header("content-range", "bytes 3-4/5")
        .body("lo");
    let cut = whole.broken_body("hel", BodyErrorKind::Cut);
    let oss = Scripted::built([elsewhere(BEIJING), cut, rest], following);
    let response = oss.bucket.get_object("a").send().await.unwrap();
    assert_eq!(response.output.body.text().await.unwrap(), "hello");
    let hosts = sent_to(&oss).into_iter().map(|(host, _)| host);
    let beijing = "examplebucket.oss-cn-beijing.aliyuncs.com";
    assert_eq!(hosts.skip(1).collect::<Vec<_>>(), [beijing, beijing]);
}

#[tokio::test]
async fn a_bucket_that_has_moved_again_is_followed_again_but_not_in_circles() {
    let shanghai = "oss-cn-shanghai.aliyuncs.com";
    let answers = [
        elsewhere(BEIJING),
        elsewhere(shanghai),
        elsewhere(shanghai),
        good(),
    ];
    let oss = Scripted::built(answers, following);
    let call = || oss.bucket.put_object("a").body("");
    let error = call().send().await.unwrap_err();
    let endpoint = shanghai.to_owned();
    assert_eq!(*error.kind(), ErrorKind::WrongEndpoint { endpoint });
    call().send().await.unwrap();
    let regions = sent_to(&oss).into_iter().map(|(_, region)| region);
    let expected = ["cn-hangzhou", "cn-beijing", "cn-beijing", "cn-shanghai"];
    assert_eq!(regions.collect::<Vec<_>>(), expected);
}

#[tokio::test]
async fn nothing_is_followed_by_default_or_from_or_to_a_host_of_somebody_else() {
    let is_refused = async |named: &str, adjust: fn(ClientBuilder) -> ClientBuilder| {
        let oss = Scripted::built([elsewhere(named), good()], adjust);
        let error = oss
            .bucket
            .put_object("a")
            .body("")
            .send()
            .await
            .unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::WrongEndpoint { .. }));
        assert_eq!(oss.sent(), 1);
    };
    is_refused(BEIJING, |builder| builder).await;
    is_refused(BEIJING, |b| following(b).endpoint("static.example.com")).await;
    is_refused(BEIJING, |b| following(b).endpoint("http://127.0.0.1:9000")).await;
    is_refused("oss-cn-beijing.example.com", following).await;
    is_refused("oss-cn-hangzhou.aliyuncs.com", following).await;
}
