//! The kind `rtmp`.

use std::time::Duration;

use oss_sign::{BucketName, UtcSeconds, rtmp};
use serde_json::Value;

use super::request::{credentials, endpoint};
use super::url::Parts;
use super::{Got, failed, got, number, pairs, sdk, text};

pub(super) fn run(input: &Value, source: &str) -> Result<Got, String> {
    let bucket = BucketName::new(text(input, "bucket")?).map_err(failed("bucket"))?;
    let published = rtmp::publish_url(
        &credentials(input)?,
        &endpoint(input)?,
        &bucket,
        text(input, "channel")?,
        &pairs(input, "params")?,
        UtcSeconds::new(number(input, "expires_at")? - 3600),
        Duration::from_secs(3600),
    );
    let published = published.map_err(failed("publish"))?;
    let parts = Parts::read(published.url(), input)?;
    let signature = parts.value("Signature");
    let [url, url_parts] = parts.members(&sdk::v1(source)?, "keep-slash")?;
    Ok(got([url, url_parts, ("signature", signature)]))
}
