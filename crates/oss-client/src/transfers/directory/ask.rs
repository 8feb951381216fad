//! Whether a file is the same on both sides, where only asking for it says so.

use std::time::{SystemTime, UNIX_EPOCH};

use oss_transport::FileSource;

use super::compare::Compare;
use super::entry::Entry;
use super::names;
use super::setup::{Place, Setup};
use crate::error::{Error, ErrorKind, Result};
use crate::integrity::Crc64;
use crate::operations::object::HeadObjectOutput;

/// The name of the metadata that states when the file of an object was modified. rclone has chosen it.
/// Source: <https://rclone.org/s3/#modification-times-and-hashes>
pub(super) const MTIME: &str = "mtime";

/// How the time of a file is stated: in seconds, with nine digits after the point.
pub(super) fn stated_time(time: SystemTime) -> String {
    let since = time.duration_since(UNIX_EPOCH).unwrap_or_default();
    format!("{}.{:09}", since.as_secs(), since.subsec_nanos())
}

/// Whether both are the same, of which the lists were not sure.
pub(super) async fn is_same(setup: &Setup, source: &Entry, destination: &Entry) -> Result<bool> {
    match setup.rules.compare {
        Compare::Checksum => {
            let name = source.name.as_str();
            let Some(source) = crc64(setup, &setup.from, name).await? else {
                return Ok(false);
            };
            Ok(crc64(setup, &setup.to, name).await? == Some(source))
        }
        _ => by_stated_time(setup, source, destination).await,
    }
}

async fn by_stated_time(setup: &Setup, source: &Entry, destination: &Entry) -> Result<bool> {
    let (object, local) = match (&setup.from, &setup.to) {
        (Place::Local(_), to) => (to, source.modified),
        (from, Place::Local(_)) => (from, destination.modified),
        // The lists have said that the copy is older.
        _ => return Ok(false),
    };
    let Some(local) = local else {
        return Ok(false);
    };
    let stated = time(setup, object, &source.name).await?;
    Ok(stated.is_some_and(|stated| is_same_time(&stated, local)))
}

/// Whether the text states this time, as exactly as it is written.
fn is_same_time(stated: &str, local: SystemTime) -> bool {
    let exact = stated_time(local);
    let stated = stated.trim();
    let (whole, fraction) = stated.split_once('.').unwrap_or((stated, ""));
    let is_number = !whole.is_empty() && stated.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let digits = fraction.trim_end_matches('0');
    is_number
        && exact.split_once('.').is_some_and(|(exact_whole, exact)| {
            whole == exact_whole && exact.trim_end_matches('0') == digits
        })
}

/// Returns when the object says that its file was modified, as it is written there.
async fn time(setup: &Setup, place: &Place, name: &str) -> Result<Option<String>> {
    let Some(mut head) = head(setup, place, name).await? else {
        return Ok(None);
    };
    Ok(head.metadata.remove(MTIME))
}

/// Returns the checksum of a file or an object, if there is one.
async fn crc64(setup: &Setup, place: &Place, name: &str) -> Result<Option<u64>> {
    match place {
        Place::Bucket { .. } => Ok(head(setup, place, name).await?.and_then(|head| head.crc64)),
        Place::Local(root) => {
            let path = names::path(root, name);
            let failed = |error: std::io::Error| {
                Error::new(ErrorKind::Io)
                    .with_message(format!("cannot read {}: {error}", path.display()))
                    .with_source(error)
            };
            let _work = setup.runtime().begin_real_work();
            let mut body = FileSource::open(&path).await.map_err(failed)?.body();
            let mut crc64 = Crc64::new();
            while let Some(piece) = body.chunk().await {
                crc64.update(&piece.map_err(std::io::Error::other).map_err(failed)?);
            }
            Ok(Some(crc64.value()))
        }
    }
}

async fn head(setup: &Setup, place: &Place, name: &str) -> Result<Option<HeadObjectOutput>> {
    let Place::Bucket { bucket, prefix } = place else {
        return Ok(None);
    };
    let call = bucket
        .head_object(format!("{prefix}{name}"))
        .request_payer(setup.object.request_payer.clone());
    let head = call.with_deadline(setup.deadline).send().await?;
    Ok(Some(head.into_output()))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_stated_time_is_exact() {
        let time = UNIX_EPOCH + Duration::new(1_354_040_105, 123_000_000);
        assert_eq!(stated_time(time), "1354040105.123000000");
        assert!(is_same_time("1354040105.123", time));
        assert!(is_same_time("1354040105.123000000", time));
        for other in [
            "1354040105",
            "1354040105.124",
            "1354040106.123",
            "",
            ".",
            "x",
            "1e9",
        ] {
            assert!(!is_same_time(other, time), "{other}");
        }
    }
}
