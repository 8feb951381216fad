//! Removes everything below the prefix of the suite, including old versions.

use oss_client::operation::{OperationRequest, Response};
use oss_client::operations::structures::{Delete, ObjectIdentifier};
use oss_client::{Error, Operation};

use super::{Failed, Place};

/// Removes objects until none is left. Returns how many objects and versions were removed.
pub(super) async fn remove_everything(place: &Place) -> Result<usize, Failed> {
    let mut removed = remove_objects(place).await?;
    while let Some(versions) = versions(place).await? {
        let objects = versions
            .iter()
            .map(|(key, version)| ObjectIdentifier::new(key.as_str()).version_id(version.as_str()));
        removed += versions.len();
        let delete = Delete::new(objects);
        place.bucket.delete_multiple_objects(delete).send().await?;
    }
    Ok(removed)
}

async fn remove_objects(place: &Place) -> Result<usize, Failed> {
    let mut removed = 0;
    loop {
        let list = place.bucket.list_objects_v2().prefix(place.prefix.as_str());
        let page = list.send().await?;
        if page.contents.is_empty() {
            return Ok(removed);
        }
        removed += page.contents.len();
        let keys = page
            .contents
            .into_iter()
            .filter_map(|object| object.key)
            .map(ObjectIdentifier::new);
        let delete = Delete::new(keys);
        place.bucket.delete_multiple_objects(delete).send().await?;
    }
}

/// Returns the keys and the versions of everything that is left, or `None` if there is nothing. It also
/// returns `None` if the keys may not list versions; old versions then stay in the bucket.
async fn versions(place: &Place) -> Result<Option<Vec<(String, String)>>, Failed> {
    let list = ListObjectVersions {
        place_prefix: place.prefix.clone(),
        bucket: place.name.clone(),
    };
    match place.bucket.client().call(list).send().await {
        Ok(versions) if versions.is_empty() => Ok(None),
        Ok(versions) => Ok(Some(versions)),
        Err(error) if error.is_access_denied() => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// The operation that lists the first page of the versions and delete markers below a prefix.
struct ListObjectVersions {
    bucket: oss_client::sign::BucketName,
    place_prefix: String,
}

impl Operation for ListObjectVersions {
    type Output = Vec<(String, String)>;
    const NAME: &'static str = "ListObjectVersions";

    fn request(self) -> Result<OperationRequest, Error> {
        let request = OperationRequest::bucket(http::Method::GET, self.bucket);
        Ok(request
            .query("versions", "")
            .query("prefix", self.place_prefix))
    }

    fn response(response: Response) -> Result<Self::Output, Error> {
        let text = String::from_utf8_lossy(response.document()).into_owned();
        let entries = text.split("<Key>").skip(1);
        let entry = |entry: &str| {
            let key = entry.split_once("</Key>")?.0.to_owned();
            let version = entry
                .split_once("<VersionId>")?
                .1
                .split_once("</VersionId>")?
                .0;
            Some((key, version.to_owned()))
        };
        Ok(entries.filter_map(entry).collect())
    }
}
