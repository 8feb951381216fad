//! The operations on objects, through sockets.

use std::collections::BTreeMap;
use std::error::Error;
use std::time::Duration;

use oss_client::error::ServiceError;
use oss_client::operations::common::{BucketAcl, ObjectAcl, StorageClass, VersioningStatus};
use oss_client::{Bucket, ByteRange, Client, ErrorKind};
use oss_emulator::Emulator;

type Outcome = Result<(), Box<dyn Error>>;

async fn start() -> Result<(Emulator, Bucket), Box<dyn Error>> {
    let oss = Emulator::builder().bucket("examplebucket").start().await?;
    let client = Client::builder()
        .endpoint(oss.endpoint())
        .region(oss.region())
        .credentials(oss.credentials())
        .build()?;
    let bucket = client.bucket("examplebucket")?;
    Ok((oss, bucket))
}

#[tokio::test]
async fn what_is_put_can_be_got_with_all_its_properties() -> Outcome {
    let (_oss, bucket) = start().await?;
    let key = "exampledir/a+b c/é.txt";
    let put = bucket
        .put_object(key)
        .storage_class(StorageClass::Ia)
        .cache_control("no-cache")
        .metadata("origin", "dock-7")
        .body("hello world")
        .send()
        .await?;
    assert!(!put.recovered());
    let object = bucket.get_object(key).send().await?;
    assert_eq!(object.content_type.as_deref(), Some("text/plain"));
    assert_eq!(object.storage_class, Some(StorageClass::Ia));
    assert_eq!(object.cache_control.as_deref(), Some("no-cache"));
    assert_eq!(
        object.metadata,
        BTreeMap::from([("origin".into(), "dock-7".into())])
    );
    assert_eq!(object.etag.as_ref(), Some(&put.etag));
    assert_eq!(object.output.body.text().await?, "hello world");
    let head = bucket.head_object(key).send().await?;
    assert_eq!(head.content_length, 11);
    let meta = bucket.get_object_meta(key).send().await?;
    assert_eq!(meta.etag, put.etag);
    Ok(())
}

#[tokio::test]
async fn ranges_are_exact_or_refused() -> Outcome {
    let (_oss, bucket) = start().await?;
    bucket.put_object("a").body("0123456789").send().await?;
    let read = async |range: ByteRange| {
        bucket
            .get_object("a")
            .range(range)
            .send()
            .await?
            .output
            .body
            .text()
            .await
    };
    assert_eq!(read((2..5).into()).await?, "234");
    assert_eq!(read((7..).into()).await?, "789");
    assert_eq!(read(ByteRange::last(2)).await?, "89");
    assert_eq!(read((8..100).into()).await?, "89");
    let error = read((10..).into()).await.unwrap_err();
    assert_eq!(error.service().map(ServiceError::status), Some(416));
    let error = read((5..5).into()).await.unwrap_err();
    assert_eq!(*error.kind(), ErrorKind::InvalidRequest);
    Ok(())
}

#[tokio::test]
async fn conditions_answer_by_status() -> Outcome {
    let (_oss, bucket) = start().await?;
    let put = bucket.put_object("a").body("x").send().await?;
    let same = bucket
        .get_object("a")
        .if_none_match(&put.etag)
        .send()
        .await
        .unwrap_err();
    assert!(same.is_not_modified());
    let other = bucket
        .get_object("a")
        .if_match("\"0\"")
        .send()
        .await
        .unwrap_err();
    assert!(other.is_precondition_failed());
    let none = bucket.head_object("none").send().await.unwrap_err();
    assert!(none.is_not_found());
    assert_eq!(none.code(), Some("NoSuchKey"));
    let again = bucket
        .put_object("a")
        .forbid_overwrite(true)
        .body("y")
        .send()
        .await
        .unwrap_err();
    assert!(again.is_already_exists());
    Ok(())
}

#[tokio::test]
async fn objects_are_copied_listed_and_deleted() -> Outcome {
    let (_oss, bucket) = start().await?;
    for key in ["dir/a b+c", "dir/é", "dir/sub/x", "other"] {
        bucket.put_object(key).body("x").send().await?;
    }
    bucket.copy_object("dir/copy", "dir/a b+c").send().await?;
    let mut keys = Vec::new();
    let mut items = bucket.list_objects_v2().prefix("dir/").max_keys(1).items();
    while let Some(object) = items.next().await.transpose()? {
        keys.push(object.key);
    }
    assert_eq!(keys, ["dir/a b+c", "dir/copy", "dir/sub/x", "dir/é"]);
    let page = bucket
        .list_objects_v2()
        .prefix("dir/")
        .delimiter("/")
        .send()
        .await?;
    let prefixes: Vec<_> = page
        .common_prefixes
        .iter()
        .map(|group| &group.prefix)
        .collect();
    assert_eq!(prefixes, ["dir/sub/"]);
    let deleted = bucket
        .delete_multiple_objects(["dir/copy", "dir/é"])
        .send()
        .await?;
    assert_eq!(deleted.deleted.len(), 2);
    bucket.delete_object("other").send().await?;
    assert!(
        bucket
            .head_object("other")
            .send()
            .await
            .unwrap_err()
            .is_not_found()
    );
    Ok(())
}

#[tokio::test]
async fn buckets_are_made_configured_listed_and_removed() -> Outcome {
    let (_oss, bucket) = start().await?;
    let client = bucket.client();
    let other = client.bucket("otherbucket")?;
    other.put_bucket().send().await?;
    let list = client.list_buckets().send().await?;
    let names: Vec<_> = list.buckets.iter().map(|bucket| &bucket.name).collect();
    assert_eq!(names, ["examplebucket", "otherbucket"]);
    other.put_bucket_acl("public-read").send().await?;
    assert_eq!(
        other.get_bucket_acl().send().await?.acl,
        BucketAcl::PublicRead
    );
    assert_eq!(other.get_bucket_versioning().send().await?.status, None);
    other.put_bucket_versioning("Enabled").send().await?;
    let versioning = other.get_bucket_versioning().send().await?;
    assert_eq!(versioning.status, Some(VersioningStatus::Enabled));
    let first = other.put_object("a").body("1").send().await?;
    other.put_object("a").body("2").send().await?;
    let old = other
        .get_object("a")
        .version_id(first.output.version_id)
        .send()
        .await?;
    assert_eq!(old.output.body.text().await?, "1");
    other.put_object_acl("a", "private").send().await?;
    let acl = other.get_object_acl("a").send().await?;
    assert_eq!(acl.acl, ObjectAcl::Private);
    assert_eq!(
        other.delete_bucket().send().await.unwrap_err().code(),
        Some("BucketNotEmpty")
    );
    bucket.delete_bucket().send().await?;
    Ok(())
}

#[tokio::test]
async fn a_presigned_request_works_by_a_plain_client() -> Outcome {
    let (_oss, bucket) = start().await?;
    bucket.put_object("a").body("hello").send().await?;
    let presigned = bucket
        .get_object("a")
        .presign(Duration::from_secs(60))
        .await?;
    let transport = bucket.client().context().transport();
    let request = http::Request::get(presigned.url()).body(oss_client::transport::Body::empty())?;
    let response = transport.send(request).await?;
    assert_eq!(response.status(), 200);
    assert_eq!(response.into_body().bytes(100).await?, "hello");
    Ok(())
}
