//! ListObjects, ListObjectsV2 and the empty lists.

use crate::caller::{BUCKET, Oss};

async fn with_keys(keys: &[&str]) -> Oss {
    let oss = Oss::start().await;
    for key in keys {
        oss.put(key, "x").await;
    }
    oss
}

#[tokio::test]
async fn the_first_version_pages_by_markers() {
    let oss = with_keys(&["a", "b/1", "b/2", "c d"]).await;
    let list = || {
        oss.bucket("GET")
            .query("delimiter", "/")
            .query("encoding-type", "url")
            .query("max-keys", "2")
    };
    let page = list().send().await;
    assert_eq!(page.header("content-type"), "application/xml");
    let head = format!(
        "<ListBucketResult><Name>{BUCKET}</Name><Prefix></Prefix><Marker></Marker>\
         <MaxKeys>2</MaxKeys><Delimiter>%2F</Delimiter><EncodingType>url</EncodingType>\
         <IsTruncated>true</IsTruncated><NextMarker>b%2F</NextMarker><Contents><Key>a</Key>\
         <LastModified>2025-11-25T12:00:00.000Z</LastModified>\
         <ETag>\"9DD4E461268C8034F5C8564E155C67A6\"</ETag><Type>Normal</Type><Size>1</Size>\
         <StorageClass>Standard</StorageClass><Owner><ID>1000000000000001</ID>\
         <DisplayName>1000000000000001</DisplayName></Owner></Contents>\
         <CommonPrefixes><Prefix>b%2F</Prefix></CommonPrefixes></ListBucketResult>"
    );
    assert_eq!(page.text().split_once('\n').unwrap().1, head);
    let rest = list().query("marker", "b/").send().await;
    assert_eq!(rest.elements("Key"), ["c%20d"]);
    assert_eq!(rest.elements("IsTruncated"), ["false"]);
}

/// Clients that do not ask for `encoding-type=url` get keys as they are, even with characters that XML
/// 1.0 forbids. A reference to such a character would be refused by every parser.
#[tokio::test]
async fn control_characters_of_keys_are_not_escaped() {
    let oss = with_keys(&["a\u{1}\n\u{c}", "b<&>"]).await;
    let list = oss.bucket("GET").send().await;
    for key in ["<Key>a\u{1}\n\u{c}</Key>", "<Key>b&lt;&amp;&gt;</Key>"] {
        assert!(list.text().contains(key), "{}", list.text());
    }
}

#[tokio::test]
async fn the_second_version_pages_by_tokens() {
    let oss = with_keys(&["a", "b", "c", "d"]).await;
    let list = || oss.bucket("GET").query("list-type", "2");
    let page = list()
        .query("max-keys", "2")
        .query("start-after", "a")
        .send()
        .await;
    assert_eq!(page.elements("Key"), ["b", "c"]);
    assert_eq!(page.elements("KeyCount"), ["2"]);
    assert_eq!(page.elements("Owner"), [""; 0]);
    let token = page.elements("NextContinuationToken")[0];
    let rest = list()
        .query("continuation-token", token)
        .query("start-after", "a")
        .query("fetch-owner", "true")
        .send()
        .await;
    assert_eq!(rest.elements("Key"), ["d"]);
    assert_eq!(rest.elements("ContinuationToken"), [token]);
    assert_eq!(rest.elements("ID"), ["1000000000000001"]);
    let unknown = list().query("continuation-token", "unknown").send().await;
    assert_eq!(unknown.outcome(), (400, "InvalidArgument"));
    assert_eq!(unknown.elements("ArgumentName"), ["continuation-token"]);
}

#[tokio::test]
async fn an_empty_bucket_has_an_empty_listing() {
    let oss = Oss::start().await;
    let page = oss.bucket("GET").query("list-type", "2").send().await;
    let expected = format!(
        "<ListBucketResult><Name>{BUCKET}</Name><Prefix></Prefix><MaxKeys>100</MaxKeys>\
         <IsTruncated>false</IsTruncated><KeyCount>0</KeyCount></ListBucketResult>"
    );
    assert_eq!(page.text().split_once('\n').unwrap().1, expected);
}

#[tokio::test]
async fn parameters_out_of_bounds_are_refused() {
    let oss = Oss::start().await;
    let long = "a".repeat(1024);
    for (name, value) in [
        ("max-keys", "0"),
        ("max-keys", "-1"),
        ("max-keys", "1001"),
        ("max-keys", "x"),
        ("delimiter", "//"),
        ("encoding-type", "base64"),
        ("prefix", &long),
        ("marker", &long),
    ] {
        let page = oss.bucket("GET").query(name, value).send().await;
        assert_eq!(page.outcome(), (400, "InvalidArgument"), "{name}={value}");
        assert_eq!(page.elements("ArgumentName"), [name]);
    }
}

#[tokio::test]
async fn there_are_no_uploads_and_no_live_channels() {
    let oss = Oss::start().await;
    let uploads = oss
        .bucket("GET")
        .query("uploads", "")
        .query("prefix", "a")
        .send()
        .await;
    assert_eq!(uploads.status, 200);
    assert_eq!(uploads.elements("MaxUploads"), ["1000"]);
    assert_eq!(uploads.elements("Upload"), [""; 0]);
    let channels = oss.bucket("GET").query("live", "").send().await;
    assert_eq!(channels.elements("IsTruncated"), ["false"]);
}
