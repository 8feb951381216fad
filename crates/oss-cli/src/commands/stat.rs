//! `oss stat`.

use oss_client::operations::object::HeadObjectOutput;

use crate::args::stat::Args;
use crate::exit::ExitStatus;
use crate::failure::{Failure, Result};
use crate::output::json::{self, Object};
use crate::output::lines::Lines;
use crate::session::Session;

/// Shows the metadata of one object.
pub(crate) async fn run(args: Args, session: &Session) -> Result<ExitStatus> {
    let Args { url, version_id } = args;
    let call = session.bucket(url.bucket())?.head_object(url.key());
    let call = call.version_id(version_id);
    let head = call.send().await.map_err(|error| {
        let resource = format!("{}/{}", url.bucket(), url.key());
        Failure::from(error)
            .needing("oss:GetObject", resource)
            .about(format!("stat {url}"))
    })?;
    let printer = session.printer();
    printer.data(value(&url.to_string(), &head), || {
        lines(&url.to_string(), &head)
    })?;
    Ok(ExitStatus::Success)
}

fn value(url: &str, head: &HeadObjectOutput) -> Object {
    let metadata: serde_json::Map<_, _> = head
        .metadata
        .iter()
        .map(|(name, value)| (name.clone(), value.clone().into()))
        .collect();
    Object::default()
        .with("url", url)
        .with("size", head.content_length)
        .with("last_modified", json::time(head.last_modified))
        .with("etag", head.etag.as_str())
        .with_some("crc64", head.crc64.map(|crc64| crc64.to_string()))
        .with_some("content_type", head.content_type.as_deref())
        .with_some("content_encoding", head.content_encoding.as_deref())
        .with_some("content_disposition", head.content_disposition.as_deref())
        .with_some("cache_control", head.cache_control.as_deref())
        .with_some("expires", head.expires.as_deref())
        .with("storage_class", head.storage_class.as_str())
        .with("type", head.object_type.as_str())
        .with_some("version_id", head.version_id.as_deref())
        .with_some(
            "encryption",
            head.server_side_encryption
                .as_ref()
                .map(ToString::to_string),
        )
        .with_some(
            "encryption_key",
            head.server_side_encryption_key_id.as_deref(),
        )
        .with_some("restore", head.restore.as_deref())
        .with_some("tags", head.tagging_count)
        .with("metadata", metadata)
}

/// Returns the same members, one line each. User metadata has the names `meta.NAME`.
fn lines(url: &str, head: &HeadObjectOutput) -> Lines {
    let value = serde_json::Value::from(value(url, head));
    let mut lines = Lines::default();
    for (name, value) in value.as_object().into_iter().flatten() {
        if name != "metadata" {
            lines.value(&name.replace('_', "-"), value);
        }
    }
    for (name, value) in &head.metadata {
        lines.text(&format!("meta.{name}"), value);
    }
    lines
}
