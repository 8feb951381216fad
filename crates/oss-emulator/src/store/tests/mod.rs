//! Tests of the store. The same suite runs over every kind of store.

mod appends;
mod buckets;
mod disk;
mod listing;
mod program;
mod removal;
mod stopping;
mod sweep;
mod uploads;
mod versioning;

use bytes::Bytes;
use futures_util::TryStreamExt;
use oss_sign::UtcSeconds;

use super::rows::key::{KeyWriter, Kind};
use super::*;

pub(super) const NOW: UtcSeconds = UtcSeconds::new(1_764_028_800);
pub(super) const OWNER: &str = "1000000000000001";

/// Runs each test of a file over every kind of store. A test is an `async fn` that takes an empty
/// store, which has the bucket `b`.
macro_rules! over_every_store {
    ($($test:ident,)*) => {
        mod in_memory {
            $(
                #[tokio::test]
                async fn $test() {
                    super::$test($crate::store::tests::with_bucket(
                        $crate::store::Store::in_memory(),
                    ).await)
                    .await;
                }
            )*
        }

        mod on_disk {
            $(
                #[tokio::test]
                async fn $test() {
                    let folder = tempfile::tempdir().unwrap();
                    let store = $crate::store::Store::on_disk(folder.path().to_owned());
                    super::$test($crate::store::tests::with_bucket(
                        store.await.unwrap(),
                    ).await)
                    .await;
                }
            )*
        }
    };
}
use over_every_store;

/// Creates the bucket `b` in a store.
pub(super) async fn with_bucket(store: Store) -> Store {
    store
        .put_bucket("b", OWNER, NewBucket::default(), NOW)
        .await
        .unwrap();
    store
}

pub(super) async fn set_versioning(store: &Store, versioning: Versioning) {
    let set = move |bucket: &mut Bucket| {
        bucket.versioning = versioning;
        Ok::<(), StoreError>(())
    };
    store.update_bucket("b", set).await.unwrap().unwrap();
}

pub(super) async fn blob(store: &Store, text: &str) -> NewBlob {
    let mut writer = store.writer();
    let text = Bytes::copy_from_slice(text.as_bytes());
    writer.push(text).await.unwrap();
    writer.finish().await.unwrap()
}

pub(super) fn object(data: &NewBlob) -> Object {
    Object::new(data, StorageClass::Standard, NOW)
}

pub(super) async fn put(store: &Store, key: &str, text: &str) -> Option<VersionId> {
    let data = blob(store, text).await;
    let stored = store.put("b", key, object(&data), data, Overwrite::Allowed);
    stored.await.unwrap().version
}

pub(super) async fn delete(store: &Store, key: &str, version: Option<&VersionId>) -> Deleted {
    store
        .delete("b", key, version, Bypass::No, NOW)
        .await
        .unwrap()
}

/// Reads an object, or one version of it, as text.
pub(super) async fn text(
    store: &Store,
    key: &str,
    version: Option<&VersionId>,
) -> Result<String, StoreError> {
    let (found, data) = store.open("b", key, version).await?;
    read(&data, found.object.size).await
}

pub(super) async fn read(data: &Data, size: u64) -> Result<String, StoreError> {
    let pieces: Vec<Bytes> = data.read(0..size).try_collect().await?;
    Ok(String::from_utf8(pieces.concat()).unwrap())
}

/// Returns how many rows the store has of each kind that belongs to objects and their data.
pub(super) async fn rows_of_objects(store: &Store) -> Vec<(char, usize)> {
    let kinds = [
        Kind::Version,
        Kind::Upload,
        Kind::Part,
        Kind::Segment,
        Kind::Data,
        Kind::References,
    ];
    let counted = store.read(|view| {
        let count = |kind| {
            let prefix = KeyWriter::new(kind).done();
            let rows = view.collect(&prefix, |_, _| Ok(()))?;
            Ok((char::from(kind as u8), rows.len()))
        };
        let all: Result<Vec<_>, StoreError> = kinds.into_iter().map(count).collect();
        all
    });
    let counted = counted.await.unwrap();
    counted.into_iter().filter(|(_, rows)| *rows > 0).collect()
}
