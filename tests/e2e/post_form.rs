//! Uploads by HTML forms: a browser sends the fields that the client signed.

use std::time::Duration;

use oss_client::Bucket;
use oss_client::post_form::PresignedForm;
use oss_client::presign::ExpiryReason;
use oss_client::sign::SignatureVersion;

use crate::main_job;
use crate::plain::{Plain, Reply};
use crate::stage::{BUCKET, DIRECTORY, KEY, Stage};

const HOUR: Duration = Duration::from_secs(3600);
const VERSIONS: [SignatureVersion; 2] = [SignatureVersion::V1, SignatureVersion::V4];

/// The bucket as the guide's role sees it.
async fn stage_and_bucket(version: SignatureVersion) -> (Stage, Bucket) {
    let stage = Stage::new().await;
    let provider = stage
        .assume_role()
        .policy(main_job::put_and_get())
        .build()
        .unwrap();
    let client = stage
        .builder_with(provider)
        .signature_version(version)
        .build()
        .unwrap();
    let bucket = client.bucket(BUCKET).unwrap();
    (stage, bucket)
}

/// What a browser sends: the fields in their order, some of them as the user changed them, and the
/// file.
async fn submit(form: &PresignedForm, changes: &[(&str, &str)], file: &str) -> Reply {
    let mut body = String::new();
    for (name, value) in form.fields() {
        let changed = changes.iter().find(|(changed, _)| *changed == name);
        let value = changed.map_or(value, |(_, value)| value);
        body.push_str(&format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
        ));
    }
    body.push_str(&format!(
        "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"photo.png\"\r\n\
         Content-Type: image/png\r\n\r\n{file}\r\n--{BOUNDARY}--\r\n"
    ));
    let multipart = format!("multipart/form-data; boundary={BOUNDARY}");
    let post = Plain::new("POST", form.url()).header("content-type", &multipart);
    post.body(body).send().await
}

#[tokio::test]
async fn a_form_uploads_to_the_key_it_was_signed_for() {
    for version in VERSIONS {
        let (stage, bucket) = stage_and_bucket(version).await;
        let form = bucket
            .post_form(KEY)
            .content_length(1..=100)
            .content_type("text/markdown");
        let form = form
            .metadata("colour", "blue")
            .success_action_status(201)
            .presign(HOUR);
        let form = form.await.unwrap();
        assert_eq!(form.expires_at(), stage.now().plus(HOUR));
        let reply = submit(&form, &[], "# hello").await;
        assert_eq!(reply.status, 201, "{}", reply.text());
        assert_eq!(reply.element("Key"), KEY);
        let object = stage.bucket().get_object(KEY).send().await.unwrap();
        assert_eq!(object.content_type.as_deref(), Some("text/markdown"));
        assert_eq!(object.metadata["colour"], "blue");
        assert_eq!(object.output.body.text().await.unwrap(), "# hello");
    }
}

#[tokio::test]
async fn a_form_uploads_below_a_prefix_under_the_name_of_the_file() {
    for version in VERSIONS {
        let (stage, bucket) = stage_and_bucket(version).await;
        let form = bucket
            .post_form_under(DIRECTORY)
            .presign(HOUR)
            .await
            .unwrap();
        let reply = submit(&form, &[], "pixels").await;
        assert_eq!(reply.status, 204, "{}", reply.text());
        let object = stage
            .bucket()
            .get_object("exampledir/photo.png")
            .send()
            .await
            .unwrap();
        assert_eq!(object.output.body.text().await.unwrap(), "pixels");
        let elsewhere = submit(&form, &[("key", "elsewhere/photo.png")], "pixels").await;
        assert_eq!(elsewhere.refusal(), (403, "AccessDenied", "0006-00000227"));
    }
}

#[tokio::test]
async fn a_form_that_was_changed_is_refused() {
    for version in VERSIONS {
        let (stage, bucket) = stage_and_bucket(version).await;
        let form = bucket
            .post_form(KEY)
            .content_length(2..=5)
            .storage_class("IA");
        let form = form.presign(HOUR).await.unwrap();
        let changed = submit(&form, &[("key", "exampledir/other")], "abc").await;
        assert_eq!(
            (changed.status, changed.element("Code")),
            (403, "AccessDenied")
        );
        let dearer = submit(&form, &[("x-oss-storage-class", "Standard")], "abc").await;
        assert_eq!(
            (dearer.status, dearer.element("Code")),
            (403, "AccessDenied")
        );
        let tampered = form
            .fields()
            .find(|(name, _)| name.ends_with("ignature"))
            .unwrap();
        let forged = tampered.1.replacen(char::is_alphanumeric, "0", 3);
        let forged = submit(&form, &[(tampered.0, &forged)], "abc").await;
        assert_eq!(
            (forged.status, forged.element("Code")),
            (403, "SignatureDoesNotMatch")
        );
        assert_eq!(
            submit(&form, &[], "a").await.element("Code"),
            "EntityTooSmall"
        );
        assert_eq!(
            submit(&form, &[], "abcdef").await.element("Code"),
            "EntityTooLarge"
        );
        assert!(
            stage
                .bucket()
                .head_object(KEY)
                .send()
                .await
                .unwrap_err()
                .is_not_found()
        );
        assert_eq!(submit(&form, &[], "abc").await.status, 204);
    }
}

#[tokio::test]
async fn a_form_ends_with_its_policy_or_its_token() {
    for version in VERSIONS {
        let (stage, bucket) = stage_and_bucket(version).await;
        let short = bucket
            .post_form(KEY)
            .presign(Duration::from_secs(60))
            .await
            .unwrap();
        let long = bucket.post_form(KEY).presign(2 * HOUR).await.unwrap();
        assert_eq!(long.expiry_reason(), ExpiryReason::Credentials);
        assert_eq!(long.expires_at(), stage.now().plus(HOUR));
        stage.advance(Duration::from_secs(61));
        let reply = submit(&short, &[], "x").await;
        assert_eq!((reply.status, reply.element("Code")), (403, "AccessDenied"));
        assert!(
            reply.element("Message").contains("expired"),
            "{}",
            reply.text()
        );
        assert_eq!(submit(&long, &[], "x").await.status, 204);
        stage.advance(HOUR);
        assert_eq!(submit(&long, &[], "x").await.status, 403);
    }
}

#[tokio::test]
async fn a_form_gives_no_right_that_its_signer_has_not() {
    let stage = Stage::new().await;
    let form = stage
        .bucket_with(Stage::user())
        .post_form(KEY)
        .presign(HOUR)
        .await
        .unwrap();
    let reply = submit(&form, &[], "x").await;
    assert_eq!((reply.status, reply.element("Code")), (403, "AccessDenied"));
    let (_stage, bucket) = stage_and_bucket(SignatureVersion::V4).await;
    let form = bucket.post_form("outside.txt").presign(HOUR).await.unwrap();
    let reply = submit(&form, &[], "x").await;
    assert_eq!((reply.status, reply.element("EC")), (403, "0003-00000301"));
}

const BOUNDARY: &str = "9431149156168";
