//! Gets temporary credentials for a RAM user who may only assume a role, and checks what they allow.

use std::time::Duration;

use oss_client::Error;
use oss_client::credentials::{AssumeRoleProvider, ProvideCredentials};
use oss_client::policy::{Action, SessionPolicy};

use super::report::Report;
use super::{Failure, Setting};

const KEY: &str = "exampledir/exampleobject.txt";

/// Returns the provider of the temporary credentials, for the steps that follow.
pub(super) async fn walk(
    setting: &Setting,
    report: &mut Report<'_>,
) -> Result<AssumeRoleProvider, Failure> {
    user_without_rights(setting, report).await?;

    let mut session = AssumeRoleProvider::builder(&setting.role_arn)
        .session_name("sessiontest")
        .duration(Duration::from_secs(3000))
        .policy(
            SessionPolicy::new()
                .allow([
                    Action::PutObject,
                    Action::GetObject,
                    Action::GetObjectVersion,
                ])
                .on(&setting.bucket, "exampledir/"),
        )
        .source(setting.user.clone());
    if let Some(emulator) = &setting.embedded {
        session = session.sts_endpoint(emulator.sts_endpoint());
    }
    let session = session.build()?;
    let bucket = setting.bucket_as(session.clone())?;

    let credentials = session.provide(bucket.client().context()).await?;
    let id = credentials
        .access_key()
        .map(oss_client::sign::AccessKey::masked_id)
        .unwrap_or_default();
    let until = credentials
        .expires_at()
        .ok_or("temporary credentials have an end")?;
    report.done(
        "AssumeRole with a session policy, for 3000 s",
        format!("{id} until {}", until.to_iso_extended()),
    )?;

    let put = bucket.put_object(KEY).body("hello, world").send().await?;
    report.done(
        &format!("upload {KEY} with them"),
        format!("ETag {}", put.etag),
    )?;
    let got = bucket.get_object(KEY).send().await?;
    let text = got.output.body.text().await?;
    report.done("download it again", format!("{text:?}"))?;

    let refused = refusal(bucket.list_objects_v2().prefix("exampledir/").send().await)?;
    report.done("list: not in the session policy", refused)?;
    let refused = refusal(bucket.delete_object(KEY).send().await)?;
    report.done("delete: not in the session policy", refused)?;
    Ok(session)
}

async fn user_without_rights(setting: &Setting, report: &mut Report<'_>) -> Result<(), Failure> {
    let what = "the RAM user alone cannot touch the bucket";
    if setting.embedded.is_none() {
        report.skipped(what, "it depends on the rights of the user that was given")?;
        return Ok(());
    }
    let bucket = setting.bucket_as(setting.user.clone())?;
    let refused = refusal(bucket.put_object(KEY).body("hello, world").send().await)?;
    report.done(what, refused)?;
    Ok(())
}

/// Returns the status and the code of an error. Fails if the operation was allowed.
pub(super) fn refusal<T>(result: Result<T, Error>) -> Result<String, Failure> {
    let Err(error) = result else {
        return Err("it was allowed although it should be refused".into());
    };
    match error.service() {
        Some(service) => Ok(format!(
            "{} {}",
            service.status(),
            service.code().unwrap_or_default()
        )),
        None => Err(error.into()),
    }
}
