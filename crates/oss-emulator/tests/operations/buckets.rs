//! Operations on buckets and the list of them.

use crate::caller::{BUCKET, Oss};

#[tokio::test]
async fn a_bucket_is_made_described_and_deleted() {
    let oss = Oss::start().await;
    let body = "<CreateBucketConfiguration><StorageClass>IA</StorageClass>\
                <DataRedundancyType>ZRS</DataRedundancyType></CreateBucketConfiguration>";
    let put = || oss.bucket("PUT").of_bucket("new-bucket").body(body);
    let made = put().header("x-oss-acl", "public-read").send().await;
    assert_eq!((made.status, made.header("location")), (200, "/new-bucket"));
    assert_eq!(put().send().await.status, 200);

    let info = oss
        .bucket("GET")
        .of_bucket("new-bucket")
        .query("bucketInfo", "")
        .send()
        .await;
    for (name, value) in [
        ("CreationDate", "2025-11-25T12:00:00.000Z"),
        ("ExtranetEndpoint", "oss-cn-hangzhou.aliyuncs.com"),
        ("IntranetEndpoint", "oss-cn-hangzhou-internal.aliyuncs.com"),
        ("Location", "oss-cn-hangzhou"),
        ("StorageClass", "IA"),
        ("DataRedundancyType", "ZRS"),
        ("Name", "new-bucket"),
        ("Grant", "public-read"),
        ("SSEAlgorithm", "None"),
        ("BlockPublicAccess", "false"),
    ] {
        assert_eq!(info.elements(name), [value], "{name}");
    }
    assert_eq!(info.elements("Versioning"), [""; 0]);
    assert_eq!(info.elements("ResourceGroupId").len(), 1);
    let location = oss.bucket("GET").query("location", "").send().await;
    assert_eq!(location.elements("LocationConstraint"), ["oss-cn-hangzhou"]);
    assert_eq!(
        oss.bucket("HEAD")
            .of_bucket("new-bucket")
            .send()
            .await
            .status,
        200
    );

    assert_eq!(
        oss.bucket("DELETE")
            .of_bucket("new-bucket")
            .send()
            .await
            .status,
        204
    );
    let again = oss.bucket("DELETE").of_bucket("new-bucket").send().await;
    assert_eq!(again.outcome(), (404, "NoSuchBucket"));
}

#[tokio::test]
async fn a_bucket_that_differs_is_not_made_again() {
    let oss = Oss::start().await;
    let put = |body: &'static str| oss.bucket("PUT").body(body);
    for (body, outcome) in [
        (
            "<CreateBucketConfiguration><StorageClass>Archive</StorageClass>\
             </CreateBucketConfiguration>",
            (409, "BucketAlreadyExists"),
        ),
        (
            "<CreateBucketConfiguration><LocationConstraint>oss-cn-beijing</LocationConstraint>\
             </CreateBucketConfiguration>",
            (400, "InvalidLocationConstraint"),
        ),
        (
            "<CreateBucketConfiguration><StorageClass>Cheap</StorageClass>\
             </CreateBucketConfiguration>",
            (400, "InvalidArgument"),
        ),
        ("<CreateBucketConfiguration>", (400, "MalformedXML")),
    ] {
        assert_eq!(put(body).send().await.outcome(), outcome, "{body}");
    }
    let acl = oss
        .bucket("PUT")
        .header("x-oss-acl", "default")
        .send()
        .await;
    assert_eq!(acl.outcome(), (400, "InvalidArgument"));
    assert_eq!(acl.elements("ArgumentName"), ["x-oss-acl"]);
}

#[tokio::test]
async fn an_acl_is_set_also_on_a_bucket_that_is_not_there() {
    let oss = Oss::start().await;
    let grant = |bucket: &'static str| {
        let ask = oss.bucket("GET").of_bucket(bucket).query("acl", "");
        async { ask.send().await.elements("Grant").concat() }
    };
    let set = |bucket: &str, acl: &str| {
        oss.bucket("PUT")
            .of_bucket(bucket)
            .query("acl", "")
            .header("x-oss-acl", acl)
    };
    assert_eq!(grant(BUCKET).await, "private");
    assert_eq!(set(BUCKET, "public-read-write").send().await.status, 200);
    assert_eq!(grant(BUCKET).await, "public-read-write");
    let made = set("new-bucket", "public-read").send().await;
    assert_eq!((made.status, made.header("location")), (200, "/new-bucket"));
    assert_eq!(grant("new-bucket").await, "public-read");
    assert_eq!(
        set(BUCKET, "open").send().await.outcome(),
        (400, "InvalidArgument")
    );
    let none = oss.bucket("PUT").query("acl", "").send().await;
    assert_eq!(none.outcome(), (400, "MissingArgument"));
}

#[tokio::test]
async fn a_bucket_with_objects_stays() {
    let oss = Oss::start().await;
    oss.put("k", "x").await;
    let refused = oss.bucket("DELETE").send().await;
    assert_eq!(refused.outcome(), (409, "BucketNotEmpty"));
    assert_eq!(refused.elements("BucketName"), [BUCKET]);
}

#[tokio::test]
async fn statistics_count_by_class() {
    let oss = Oss::start().await;
    oss.put("a", "12345").await;
    oss.object("PUT", "b")
        .header("x-oss-storage-class", "IA")
        .body("123")
        .send()
        .await;
    let stat = oss.bucket("GET").query("stat", "").send().await;
    for (name, value) in [
        ("Storage", "8"),
        ("ObjectCount", "2"),
        ("StandardStorage", "5"),
        ("InfrequentAccessObjectCount", "1"),
        ("InfrequentAccessRealStorage", "3"),
        ("LastModifiedTime", "0"),
        ("DeleteMarkerCount", "0"),
    ] {
        assert_eq!(stat.elements(name), [value], "{name}");
    }
}

#[tokio::test]
async fn buckets_are_listed_whole_or_in_pages() {
    let oss = Oss::start().await;
    for name in ["a-bucket", "b-bucket"] {
        oss.bucket("PUT").of_bucket(name).send().await;
    }
    let all = oss.service("GET").send().await;
    assert_eq!(all.elements("Name"), ["a-bucket", "b-bucket", BUCKET]);
    assert_eq!(all.elements("Region")[0], "cn-hangzhou");
    assert_eq!(all.elements("IsTruncated"), [""; 0]);
    let page = oss
        .service("GET")
        .query("max-keys", "1")
        .query("marker", "a-bucket")
        .send()
        .await;
    assert_eq!(page.elements("Name"), ["b-bucket"]);
    assert_eq!(page.elements("NextMarker"), ["b-bucket"]);
    let none = oss.service("GET").query("prefix", "z").send().await;
    assert!(none.text().contains("<Buckets></Buckets>"));
    let zero = oss.service("GET").query("max-keys", "0").send().await;
    assert_eq!(zero.outcome(), (400, "InvalidArgument"));
}
