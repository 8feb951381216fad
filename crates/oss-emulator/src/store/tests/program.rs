//! A program of changes, each of which is one transaction, and a description of what a store contains.

use bytes::Bytes;

use super::*;
use crate::store::bucket::configuration::{ConfigurationKind, Slot};
use crate::store::content::writer::NewBlob;
use crate::store::rows::key;
use crate::store::rows::row::Upload;
use crate::store::uploads::complete::Chosen;
use crate::store::uploads::parts::PartPlace;
use crate::store::uploads::upload::UploadId;

/// One change.
#[derive(Clone, Copy, Debug)]
pub(super) enum Step {
    Create(&'static str),
    Version(&'static str),
    Configure(&'static str, Option<&'static str>),
    Put(&'static str, &'static str, usize),
    Append(&'static str, &'static str, usize),
    Copy(&'static str, &'static str, &'static str),
    Protect(&'static str, &'static str),
    Delete(&'static str, &'static str),
    DeleteOldest(&'static str, &'static str),
    Begin(&'static str, &'static str),
    Part(&'static str, &'static str, u16, usize),
    Complete(&'static str, &'static str),
    Abort(&'static str, &'static str),
    Drop(&'static str),
}

/// Changes of every kind, with data in rows and in files.
pub(super) const PROGRAM: &[Step] = {
    use Step::*;
    &[
        Create("b"),
        Create("v"),
        Version("v"),
        Put("b", "small", 10),
        Put("b", "large", 30_000),
        Configure("b", Some("<first/>")),
        Put("b", "small", 20),
        Put("b", "large", 400_000),
        Put("v", "key", 10),
        Put("v", "key", 20_000),
        Put("v", "key", 30),
        Delete("v", "key"),
        Append("b", "log", 100),
        Append("b", "log", 50_000),
        Append("b", "log", 7),
        Begin("b", "parts"),
        Part("b", "parts", 1, 120_000),
        Part("b", "parts", 2, 50),
        Part("b", "parts", 1, 110_000),
        Copy("b", "large", "copy"),
        Complete("b", "parts"),
        Delete("b", "large"),
        Configure("b", Some("<second/>")),
        Begin("b", "given up"),
        Part("b", "given up", 7, 20_000),
        Protect("b", "copy"),
        Abort("b", "given up"),
        DeleteOldest("v", "key"),
        Delete("b", "copy"),
        Configure("b", None),
        Put("b", "small", 0),
        Create("gone"),
        Configure("gone", Some("<third/>")),
        Drop("gone"),
        Put("b", "large", 9_000),
    ]
};

impl Step {
    /// Makes the change. The data is different for each place in the program.
    pub(super) async fn run(self, store: &Store, place: usize) -> Result<(), StoreError> {
        match self {
            Self::Create(bucket) => {
                let created = store.put_bucket(bucket, OWNER, NewBucket::default(), NOW);
                created.await.map(drop)
            }
            Self::Version(bucket) => {
                update(store, bucket, |bucket| {
                    bucket.versioning = Versioning::Enabled;
                })
                .await
            }
            Self::Configure(bucket, document) => {
                update(store, bucket, move |bucket| {
                    let configurations = &mut bucket.configurations;
                    match document {
                        Some(document) => {
                            configurations.insert(ConfigurationKind::Cors, "", Slot::new(document));
                        }
                        None => drop(configurations.remove(ConfigurationKind::Cors, "")),
                    }
                })
                .await
            }
            Self::Put(bucket, key, len) => {
                let data = data(store, place, len).await?;
                let stored = store.put(bucket, key, object(&data), data, Overwrite::Allowed);
                stored.await.map(drop)
            }
            Self::Append(bucket, key, len) => {
                let data = data(store, place, len).await?;
                let position = match store.find(bucket, key, None).await {
                    Ok(found) => found.object.size,
                    Err(_) => 0,
                };
                let new = object(&data);
                store
                    .append(bucket, key, position, data, new, None)
                    .await
                    .map(drop)
            }
            Self::Copy(bucket, from, to) => {
                let found = store.find(bucket, from, None).await?;
                let object = Object::clone(&found.object);
                let copied = store.copy(&found, bucket, to, object, Overwrite::Allowed);
                copied.await.map(drop)
            }
            Self::Protect(bucket, key) => {
                let protect = |object: &mut Object| {
                    object.acl = ObjectAcl::Private;
                    Ok::<(), StoreError>(())
                };
                store
                    .update_object(bucket, key, None, protect)
                    .await?
                    .map(drop)
            }
            Self::Delete(bucket, key) => store
                .delete(bucket, key, None, Bypass::No, NOW)
                .await
                .map(drop),
            Self::DeleteOldest(bucket, key) => {
                let page = store.list_versions(bucket, all_versions()).await?;
                let oldest = page.items().filter(|listed| listed.key == key).last();
                let id = oldest.map(|listed| listed.id.clone());
                store
                    .delete(bucket, key, id.as_ref(), Bypass::No, NOW)
                    .await
                    .map(drop)
            }
            Self::Begin(bucket, key) => store.begin_upload(bucket, key, upload()).await.map(drop),
            Self::Part(bucket, key, number, len) => {
                let part = PartPlace {
                    bucket: bucket.to_owned(),
                    key: key.to_owned(),
                    upload: upload_of(store, bucket, key).await?,
                    number,
                };
                store
                    .put_part(part, data(store, place, len).await?, NOW)
                    .await
            }
            Self::Complete(bucket, key) => {
                let id = upload_of(store, bucket, key).await?;
                let completion = Completion {
                    chosen: Chosen::All,
                    md5: None,
                    acl: None,
                    rules: Overwrite::Allowed.into(),
                    now: NOW,
                };
                let done = store.complete_upload(bucket, key, id, completion);
                done.await.map(drop)
            }
            Self::Abort(bucket, key) => {
                let id = upload_of(store, bucket, key).await?;
                store.abort_upload(bucket, key, id).await
            }
            Self::Drop(bucket) => store.delete_bucket(bucket).await,
        }
    }
}

async fn update(
    store: &Store,
    bucket: &str,
    change: impl FnOnce(&mut Bucket) + Send + 'static,
) -> Result<(), StoreError> {
    let change = |bucket: &mut Bucket| {
        change(bucket);
        Ok::<(), StoreError>(())
    };
    store.update_bucket(bucket, change).await?
}

/// Writes data in pieces of a size that divides nothing.
pub(super) async fn data(store: &Store, place: usize, len: usize) -> Result<NewBlob, StoreError> {
    let pattern: Vec<u8> = (0..251).map(|at| (at + place) as u8).collect();
    let mut bytes = pattern.repeat(len / pattern.len() + 1);
    bytes.truncate(len);
    let mut writer = store.writer();
    for piece in bytes.chunks(9_999) {
        writer.push(Bytes::copy_from_slice(piece)).await?;
    }
    writer.finish().await
}

fn upload() -> Upload {
    Upload {
        initiated: NOW,
        sequential: false,
        class: StorageClass::Standard,
        acl: ObjectAcl::Default,
        headers: Vec::new(),
        tags: Vec::new(),
        lock: Lock::default(),
    }
}

async fn upload_of(store: &Store, bucket: &str, key: &str) -> Result<UploadId, StoreError> {
    let query = ListQuery {
        limit: 100,
        ..ListQuery::default()
    };
    let page = store.list_uploads(bucket, query, None).await?;
    let found = page.items().find(|listed| listed.key == key);
    found
        .map(|listed| listed.id)
        .ok_or(StoreError::NoSuchUpload)
}

fn all_versions() -> VersionQuery<'static> {
    VersionQuery {
        keys: ListQuery {
            limit: 1000,
            ..ListQuery::default()
        },
        version: None,
    }
}

/// Describes everything in a store: buckets with their configurations and counts, versions with the
/// checksums of the data that is read, and uploads with their parts. The ids of versions and uploads
/// are left out, because they differ from store to store.
pub(super) async fn describe(store: &Store) -> Result<String, StoreError> {
    let mut lines = Vec::new();
    for bucket in store.buckets(OWNER).await? {
        let name = bucket.name.as_str();
        let configured = bucket.configurations.document(ConfigurationKind::Cors, "");
        let counts = store.counts(name).await?;
        lines.push(format!(
            "{name} {:?} {configured:?} {counts:?}",
            bucket.versioning
        ));
        for listed in store.list_versions(name, all_versions()).await?.items() {
            let content = match &listed.object {
                None => "marker".to_owned(),
                Some(object) => {
                    let (_, data) = store.open(name, &listed.key, Some(&listed.id)).await?;
                    let pieces: Vec<Bytes> = data.read(0..object.size).try_collect().await?;
                    let read = pieces.concat();
                    let crc = crc_fast::checksum(crc_fast::CrcAlgorithm::Crc64Xz, &read);
                    assert_eq!((read.len() as u64, crc), (object.size, object.crc64));
                    format!("{object:?}")
                }
            };
            lines.push(format!("{name}/{} {} {content}", listed.key, listed.latest));
        }
        let query = ListQuery {
            limit: 1000,
            ..ListQuery::default()
        };
        for listed in store.list_uploads(name, query, None).await?.items() {
            let (parts, _) = store.parts(name, &listed.key, listed.id, 0, 1000).await?;
            let parts = parts.iter().map(|listed| (listed.number, listed.part.md5));
            lines.push(format!(
                "{name}/{} {:?}",
                listed.key,
                parts.collect::<Vec<_>>()
            ));
        }
    }
    Ok(lines.join("\n"))
}

/// Returns the numbers of the blobs that have files, according to the rows.
pub(super) async fn blobs_with_files(store: &Store) -> Result<Vec<u64>, StoreError> {
    store
        .read(|view| {
            let (prefix, mut blobs) = (key::references(0)[..1].to_vec(), Vec::new());
            let mut from = prefix.clone();
            while let Some((key, _)) = view.seek_within(&prefix, &from)? {
                blobs.push(u64::from_be_bytes(key[1..].try_into().unwrap()));
                from = crate::store::engine::view::next_key(key);
            }
            Ok(blobs)
        })
        .await
}
