//! URLs that look right but must not work.

use std::net::{IpAddr, Ipv4Addr};
use std::time::{Duration, SystemTime};

use oss_client::credentials::AssumeRoleProvider;
use oss_client::policy::{Action, SessionPolicy};
use oss_client::sign::{SourceIp, UtcSeconds};
use oss_client::transport::Body;

use super::plain_http::PlainHttp;
use super::report::Report;
use super::{Failure, Setting};

const KEY: &str = "exampledir/exampleobject.txt";
const MINUTE: Duration = Duration::from_secs(60);

pub(super) async fn walk(
    setting: &Setting,
    session: &AssumeRoleProvider,
    report: &mut Report<'_>,
) -> Result<(), Failure> {
    let bucket = setting.bucket_as(session.clone())?;
    let http = PlainHttp::of(setting)?;

    let reader = session.with_policy(
        SessionPolicy::new()
            .allow([Action::GetObject])
            .on(&setting.bucket, "exampledir/"),
    )?;
    let put = setting
        .bucket_as(reader)?
        .put_object(KEY)
        .presign(MINUTE)
        .await?;
    let answer = http.use_url(&put, "not allowed").await?;
    report.done(
        "a PUT URL of a key that may not write: signed, but",
        answer.refused()?,
    )?;

    let get = bucket.get_object(KEY).presign(MINUTE).await?;
    let tampered = get.url().replace("exampleobject", "anotherobject");
    let answer = http.use_url_as(&get, &tampered, Body::empty()).await?;
    report.done("a URL whose key was changed", answer.refused()?)?;

    #[expect(
        clippy::disallowed_methods,
        reason = "the program is where time comes from"
    )]
    let an_hour_ago = UtcSeconds::from(SystemTime::now()).plus_seconds(-3600);
    let get = bucket
        .get_object(KEY)
        .presign(MINUTE)
        .at(an_hour_ago)
        .await?;
    let answer = http.use_url(&get, Body::empty()).await?;
    report.done("a URL for a minute, signed an hour ago", answer.refused()?)?;

    // 192.0.2.0/24 is reserved for documentation, so no request comes from there.
    let elsewhere = SourceIp::new(IpAddr::V4(Ipv4Addr::new(192, 0, 2, 1)), 24)?;
    let get = bucket
        .get_object(KEY)
        .presign(MINUTE)
        .source_ip(elsewhere)
        .await?;
    let answer = http.use_url(&get, Body::empty()).await?;
    report.done("a URL for 192.0.2.0/24, used from here", answer.refused()?)?;
    Ok(())
}
