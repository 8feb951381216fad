//! Access control lists, and callers without a key.

use oss_client::Bucket;
use oss_client::credentials::AnonymousProvider;
use oss_client::operations::common::{BucketAcl, ObjectAcl};
use oss_client::sign::Credentials;
use oss_emulator::User;

use crate::plain::Plain;
use crate::stage::{BUCKET, KEY, Stage};

async fn anonymous() -> (Stage, Bucket) {
    let stage = Stage::new().await;
    stage
        .bucket()
        .put_object(KEY)
        .body("shared")
        .send()
        .await
        .unwrap();
    let bucket = stage.bucket_with(AnonymousProvider::new());
    (stage, bucket)
}

#[tokio::test]
async fn nobody_reads_a_private_bucket() {
    let (stage, bucket) = anonymous().await;
    let error = bucket.get_object(KEY).send().await.unwrap_err();
    assert!(error.is_access_denied());
    assert!(error.hint().unwrap().contains("not signed"), "{error:?}");
    let url = format!("{}/{BUCKET}/{KEY}", stage.oss.endpoint());
    let reply = Plain::new("GET", &url).send().await;
    assert_eq!(reply.refusal(), (403, "AccessDenied", "0003-00000001"));
}

#[tokio::test]
async fn everybody_reads_a_public_bucket_and_nobody_writes_it() {
    let (stage, bucket) = anonymous().await;
    stage
        .bucket()
        .put_bucket_acl("public-read")
        .send()
        .await
        .unwrap();
    let acl = stage.bucket().get_bucket_acl().send().await.unwrap();
    assert_eq!(acl.acl, BucketAcl::PublicRead);
    let object = bucket.get_object(KEY).send().await.unwrap();
    assert_eq!(object.output.body.text().await.unwrap(), "shared");
    let url = format!("{}/{BUCKET}/{KEY}", stage.oss.endpoint());
    assert_eq!(Plain::new("GET", &url).send().await.text(), "shared");
    assert!(
        bucket
            .put_object(KEY)
            .body("x")
            .send()
            .await
            .unwrap_err()
            .is_access_denied()
    );
    assert!(
        bucket
            .delete_object(KEY)
            .send()
            .await
            .unwrap_err()
            .is_access_denied()
    );
    assert!(
        bucket
            .put_bucket_acl("private")
            .send()
            .await
            .unwrap_err()
            .is_access_denied()
    );
}

#[tokio::test]
async fn everybody_writes_where_that_is_allowed() {
    let (stage, bucket) = anonymous().await;
    stage
        .bucket()
        .put_bucket_acl("public-read-write")
        .send()
        .await
        .unwrap();
    bucket
        .put_object("from/nobody.txt")
        .body("x")
        .send()
        .await
        .unwrap();
    bucket.delete_object(KEY).send().await.unwrap();
    assert!(
        stage
            .bucket()
            .head_object(KEY)
            .send()
            .await
            .unwrap_err()
            .is_not_found()
    );
}

#[tokio::test]
async fn an_object_may_be_more_or_less_open_than_its_bucket() {
    let (stage, bucket) = anonymous().await;
    stage
        .bucket()
        .put_object_acl(KEY, "public-read")
        .send()
        .await
        .unwrap();
    let acl = stage.bucket().get_object_acl(KEY).send().await.unwrap();
    assert_eq!(acl.acl, ObjectAcl::PublicRead);
    assert!(bucket.get_object(KEY).send().await.is_ok());
    stage
        .bucket()
        .put_bucket_acl("public-read")
        .send()
        .await
        .unwrap();
    stage
        .bucket()
        .put_object("secret.txt")
        .acl("private")
        .body("x")
        .send()
        .await
        .unwrap();
    assert!(
        bucket
            .get_object("secret.txt")
            .send()
            .await
            .unwrap_err()
            .is_access_denied()
    );
    stage
        .bucket()
        .put_object_acl("secret.txt", "default")
        .send()
        .await
        .unwrap();
    assert!(bucket.get_object("secret.txt").send().await.is_ok());
}

#[tokio::test]
async fn without_a_key_no_header_of_the_answer_is_chosen() {
    let (stage, bucket) = anonymous().await;
    stage
        .bucket()
        .put_bucket_acl("public-read")
        .send()
        .await
        .unwrap();
    let get = bucket.get_object(KEY).response_content_type("text/html");
    let error = get.send().await.unwrap_err();
    assert_eq!(
        (error.service().unwrap().status(), error.code()),
        (400, Some("InvalidRequest"))
    );
}

#[tokio::test]
async fn without_a_key_there_is_nothing_to_presign_with() {
    let (_stage, bucket) = anonymous().await;
    let presign = bucket
        .get_object(KEY)
        .presign(std::time::Duration::from_secs(60));
    let error = presign.await.unwrap_err();
    assert!(error.to_string().contains("anonymous"), "{error}");
}

#[tokio::test]
async fn another_account_has_only_what_is_public() {
    let other = User::new("neighbour").account("2000000000000002");
    let other = other
        .access_key("LTAI5tNeighbour", "neighboursecret")
        .policy(
            r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"oss:*","Resource":"*"}]}"#,
        );
    let stage = Stage::with(|builder| builder.user(other)).await;
    stage
        .bucket()
        .put_object(KEY)
        .body("shared")
        .send()
        .await
        .unwrap();
    let neighbour = Credentials::new("LTAI5tNeighbour", "neighboursecret").unwrap();
    let bucket = stage.bucket_with(neighbour);
    assert!(
        bucket
            .get_object(KEY)
            .send()
            .await
            .unwrap_err()
            .is_access_denied()
    );
    stage
        .bucket()
        .put_object_acl(KEY, "public-read")
        .send()
        .await
        .unwrap();
    assert!(bucket.get_object(KEY).send().await.is_ok());
}

#[tokio::test]
async fn a_bucket_name_belongs_to_whoever_had_it_first() {
    let stage =
        Stage::with(|builder| builder.bucket_owned_by("2000000000000002", "takenbucket")).await;
    let taken = stage.client().bucket("takenbucket").unwrap();
    let error = taken.put_bucket().send().await.unwrap_err();
    assert_eq!(error.code(), Some("BucketAlreadyExists"));
    assert!(error.is_already_exists());
}
