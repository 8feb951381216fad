//! Steps with keys, tokens and policies.

use std::time::Duration;

use oss_client::Error;
use oss_client::operations::common::ObjectAcl;
use oss_client::policy::{Action, SessionPolicy};
use oss_client::presign::ExpiryReason;
use oss_client::sign::Credentials;

use crate::suite::{Failed, Place, ensure};

const QUARTER: Duration = Duration::from_secs(900);

pub(super) async fn temporary(place: &Place) -> Result<(), Failed> {
    let session = place.assume().duration(QUARTER).build()?;
    let bucket = place.bucket_as(session)?;
    let key = place.key("session.txt");
    bucket
        .put_object(key.as_str())
        .body("by a session")
        .send()
        .await?;
    let text = bucket
        .get_object(key.as_str())
        .send()
        .await?
        .output
        .body
        .text()
        .await?;
    ensure!(text == "by a session", "{text:?}");
    Ok(())
}

pub(super) async fn narrowed(place: &Place) -> Result<(), Failed> {
    let policy = SessionPolicy::new()
        .allow([Action::PutObject])
        .on(place.name.as_str(), place.key("narrow/"));
    let session = place.assume().duration(QUARTER).policy(policy).build()?;
    let bucket = place.bucket_as(session)?;
    bucket
        .put_object(place.key("narrow/a.txt"))
        .body("x")
        .send()
        .await?;
    let outside = bucket
        .put_object(place.key("outside.txt"))
        .body("x")
        .send()
        .await;
    ensure!(
        outside.as_ref().is_err_and(Error::is_access_denied),
        "outside the prefix: {outside:?}"
    );
    let read = bucket.get_object(place.key("narrow/a.txt")).send().await;
    ensure!(
        read.as_ref().is_err_and(Error::is_access_denied),
        "another action: {read:?}"
    );
    Ok(())
}

pub(super) async fn token_ends(place: &Place) -> Result<(), Failed> {
    let session = place.assume().duration(QUARTER).build()?;
    let bucket = place.bucket_as(session)?;
    let day = Duration::from_secs(12 * 3600);
    let presigned = bucket
        .get_object(place.key("stored.txt"))
        .presign(day)
        .await?;
    ensure!(
        presigned.expiry_reason() == ExpiryReason::Credentials,
        "the URL ends at {:?} because of {:?}",
        presigned.expires_at(),
        presigned.expiry_reason()
    );
    Ok(())
}

pub(super) async fn wrong_secret(place: &Place) -> Result<(), Failed> {
    let Some(key) = place.credentials.access_key() else {
        return Ok(());
    };
    let wrong = Credentials::new(key.id(), "another-secret")?;
    let wrong = match key.security_token() {
        Some(token) => wrong.with_security_token(token.expose())?,
        None => wrong,
    };
    let bucket = place.bucket_as(wrong)?;
    let answer = bucket.get_object(place.key("stored.txt")).send().await;
    let code = answer.as_ref().err().and_then(|error| error.code());
    ensure!(code == Some("SignatureDoesNotMatch"), "{answer:?}");
    Ok(())
}

pub(super) async fn unsigned(place: &Place) -> Result<(), Failed> {
    let bucket = place.bucket_as(Credentials::anonymous())?;
    let answer = bucket
        .put_object(place.key("unsigned.txt"))
        .body("x")
        .send()
        .await;
    ensure!(
        answer.as_ref().is_err_and(Error::is_access_denied),
        "{answer:?}"
    );
    Ok(())
}

pub(super) async fn object_acl(place: &Place) -> Result<(), Failed> {
    let key = place.key("acl.txt");
    place.put(&key, "x").await?;
    place
        .bucket
        .put_object_acl(key.as_str(), "private")
        .send()
        .await?;
    let output = place.bucket.get_object_acl(key.as_str()).send().await?;
    ensure!(output.acl == ObjectAcl::Private, "{:?}", output.acl);
    Ok(())
}

pub(super) async fn bucket_acl(place: &Place) -> Result<(), Failed> {
    let output = place.bucket.get_bucket_acl().send().await?;
    ensure!(!output.owner.id.is_empty(), "{:?}", output.owner);
    Ok(())
}

pub(super) async fn versioning(place: &Place) -> Result<(), Failed> {
    place.bucket.get_bucket_versioning().send().await?;
    Ok(())
}
