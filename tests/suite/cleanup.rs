//! Removes everything below the prefix of the suite, including old versions.

use oss_client::operations::object::ObjectIdentifier;

use super::{Failed, Place};

/// Removes objects until none is left. Returns how many objects and versions were removed.
pub(super) async fn remove_everything(place: &Place) -> Result<usize, Failed> {
    Ok(remove_objects(place).await? + remove_versions(place).await?)
}

async fn remove_objects(place: &Place) -> Result<usize, Failed> {
    let mut removed = 0;
    loop {
        let list = place.bucket.list_objects_v2().prefix(&place.prefix);
        let page = list.send().await?;
        if page.objects.is_empty() {
            return Ok(removed);
        }
        removed += page.objects.len();
        let keys: Vec<_> = page
            .output
            .objects
            .into_iter()
            .map(|object| object.key)
            .collect();
        place.bucket.delete_multiple_objects(keys).send().await?;
    }
}

/// Removes old versions and delete markers. If the keys may not list versions, these stay in the bucket.
async fn remove_versions(place: &Place) -> Result<usize, Failed> {
    let mut removed = 0;
    loop {
        let list = place.bucket.list_object_versions().prefix(&place.prefix);
        let page = match list.send().await {
            Ok(page) => page.into_output(),
            Err(error) if error.is_access_denied() => return Ok(removed),
            Err(error) => return Err(error.into()),
        };
        let versions = page
            .versions
            .into_iter()
            .map(|version| (version.key, version.version_id));
        let markers = page
            .delete_markers
            .into_iter()
            .map(|marker| (marker.key, marker.version_id));
        let left: Vec<_> = versions
            .chain(markers)
            .map(|(key, version_id)| ObjectIdentifier::new(key).version_id(version_id))
            .collect();
        if left.is_empty() {
            return Ok(removed);
        }
        removed += left.len();
        place.bucket.delete_multiple_objects(left).send().await?;
    }
}
