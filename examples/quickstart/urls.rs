//! Presigned URLs, which are made by one program and used by another.

use std::net::{IpAddr, Ipv4Addr};
use std::time::Duration;

use oss_client::Bucket;
use oss_client::credentials::{AssumeRoleProvider, ProvideCredentials};
use oss_client::operations::common::{StorageClass, VersioningStatus};
use oss_client::sign::{Credentials, SignatureVersion, SourceIp};
use oss_client::transport::Body;

use super::plain_http::PlainHttp;
use super::report::Report;
use super::setting::VPC;
use super::{Failure, Setting};

const KEY: &str = "exampledir/exampleobject.txt";
/// A key with characters that must be encoded.
const ODD_KEY: &str = "exampledir/a+b c/é.txt";
const MINUTE: Duration = Duration::from_secs(60);

pub(super) async fn walk(
    setting: &Setting,
    session: &AssumeRoleProvider,
    report: &mut Report<'_>,
) -> Result<(), Failure> {
    let bucket = setting.bucket_as(session.clone())?;
    let http = PlainHttp::of(setting)?;

    let versions = keep_versions(setting, report).await?;
    let text = "temporary access ".repeat(200);
    let put = bucket
        .put_object(KEY)
        .content_type("text/plain")
        .storage_class(StorageClass::Ia)
        .presign(MINUTE)
        .await?;
    let answer = http.use_url(&put, text.clone()).await?.accepted()?;
    report.done(
        "V4 PUT: content type and storage class are signed",
        answer.status,
    )?;

    let mut get = bucket
        .get_object(KEY)
        .accept_encoding("gzip")
        .traffic_limit(819_200);
    let mut what = "V4 GET: gzip, traffic limit";
    if versions {
        let head = bucket.head_object(KEY).send().await?;
        let version_id = head.version_id.as_deref();
        get = get.version_id(version_id.ok_or("the bucket keeps versions")?);
        what = "V4 GET: versionId, gzip, traffic limit";
    }
    let url = get.presign(MINUTE).await?;
    let answer = http.use_url(&url, Body::empty()).await?.accepted()?;
    let encoding = answer.encoding.unwrap_or_else(|| "no coding".to_owned());
    report.done(what, format!("{}, {encoding}", answer.status))?;

    restricted(setting, session, &http, report).await?;

    let url = bucket
        .get_object(KEY)
        .presign(MINUTE)
        .signature_version(SignatureVersion::V1)
        .await?;
    let answer = http.use_url(&url, Body::empty()).await?.accepted()?;
    report.done(
        "V1 GET",
        format!("{}, {} bytes", answer.status, answer.body.len()),
    )?;

    let credentials = session.provide(bucket.client().context()).await?;
    odd_key(&bucket, &credentials, &http, report).await?;

    let url = bucket
        .get_object(KEY)
        .presign(Duration::from_secs(7200))
        .await?;
    let token_ends = credentials.expires_at();
    if Some(url.expires_at()) != token_ends {
        return Err(format!(
            "the URL claims to live until {}",
            url.expires_at().to_iso_extended()
        )
        .into());
    }
    report.done(
        "a URL for 7200 s, signed with a token that ends earlier",
        format!(
            "until {}, with the token",
            url.expires_at().to_iso_extended()
        ),
    )?;
    Ok(())
}

/// Checks that every `+` in a URL is encoded, because some servers and programs read `+` as a space.
async fn odd_key(
    bucket: &Bucket,
    credentials: &Credentials,
    http: &PlainHttp,
    report: &mut Report<'_>,
) -> Result<(), Failure> {
    let put = bucket.put_object(ODD_KEY).presign(MINUTE).await?;
    http.use_url(&put, "odd").await?.accepted()?;
    let get = bucket.get_object(ODD_KEY).presign(MINUTE).await?;
    let answer = http.use_url(&get, Body::empty()).await?.accepted()?;
    if put.url().contains('+') || get.url().contains('+') {
        return Err("a URL contains a + that is not encoded".into());
    }
    let token = credentials
        .access_key()
        .and_then(|key| key.security_token());
    let pluses = token.map_or(0, |token| token.expose().matches('+').count());
    let what = format!("the key {ODD_KEY}, {pluses} + in the token");
    report.done(&what, format!("{:?}", answer.body))?;
    Ok(())
}

/// Enables versioning if the embedded server is used.
async fn keep_versions(setting: &Setting, report: &mut Report<'_>) -> Result<bool, Failure> {
    let what = "the owner switches versioning on";
    let Some(emulator) = &setting.embedded else {
        report.skipped(what, "it would change the bucket's configuration")?;
        return Ok(false);
    };
    let owner = setting.bucket_as(emulator.credentials())?;
    owner
        .put_bucket_versioning(VersioningStatus::Enabled)
        .send()
        .await?;
    report.done(what, "Enabled")?;
    Ok(true)
}

/// Presigns a URL that works from one network and one VPC only. A request that a proxy forwards counts as
/// a request of the client for which it is forwarded.
async fn restricted(
    setting: &Setting,
    session: &AssumeRoleProvider,
    http: &PlainHttp,
    report: &mut Report<'_>,
) -> Result<(), Failure> {
    let what = "V4 GET: source address with mask, VPC, forwarding";
    if setting.embedded.is_none() {
        report.skipped(
            what,
            "the address and VPC that the service sees are not known here",
        )?;
        return Ok(());
    }
    let network = SourceIp::new(IpAddr::V4(Ipv4Addr::new(192, 0, 2, 0)), 24)?;
    let url = setting
        .bucket_as(session.clone())?
        .get_object(KEY)
        .presign(MINUTE)
        .source_ip(network)
        .vpc_id(VPC)
        .forward_allow(true)
        .await?;
    let answer = http.forward(&url, "192.0.2.17").await?.accepted()?;
    report.done(what, answer.status)?;
    Ok(())
}
