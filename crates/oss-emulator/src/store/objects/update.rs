//! Changing the properties of objects.

use super::object::Object;
use super::version_id::VersionId;
use super::versions;
use crate::store::error::StoreError;
use crate::store::handle::Store;

impl Store {
    /// Changes the properties of the current object of a key, or of the object of the given version.
    /// `update` gets a copy of the properties, and what it leaves becomes the object. The data, its
    /// length and its checksums must stay as they are. If `update` returns an error nothing
    /// changes, and its error is the inner result. Otherwise the inner result contains what
    /// `update` has returned, and the version id for the response.
    ///
    /// # Errors
    ///
    /// Returns an error if there is no such object.
    pub(crate) async fn update_object<T, E>(
        &self,
        bucket: &str,
        key: &str,
        version: Option<&VersionId>,
        update: impl FnOnce(&mut Object) -> Result<T, E> + Send + 'static,
    ) -> Result<Result<(T, Option<VersionId>), E>, StoreError>
    where
        T: Send + 'static,
        E: Send + 'static,
    {
        let (bucket, key, version) = (bucket.to_owned(), key.to_owned(), version.cloned());
        self.change(move |view, changes| {
            let bucket = view.catalog().bucket(&bucket)?;
            let (placed, object) = versions::find(view, bucket, &key, version.as_ref())?;
            let mut object = Object::clone(&object);
            let result = update(&mut object);
            Ok(result.map(|result| {
                let id = versions::shown(bucket, &placed.version.id);
                let content = placed.version.content;
                versions::replace(changes, bucket, placed, object, content);
                (result, id)
            }))
        })
        .await
    }
}
