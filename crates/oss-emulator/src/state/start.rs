//! What a server has from the start: its buckets, and the objects of a folder.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use bytes::Bytes;
use oss_sign::{BucketName, ObjectKey, UtcSeconds};
use tokio::fs;
use tokio::io::AsyncReadExt;

use crate::error::Error;
use crate::identities::Register;
use crate::store::{NewBucket, Object, Overwrite, Store, StoreError};

/// What a server has from the start, and has again after a reset.
#[derive(Debug)]
pub(crate) struct StartContent {
    /// The account of buckets that name no other.
    pub(crate) account: String,
    /// The buckets with their owners.
    pub(crate) buckets: Vec<(Option<String>, String)>,
    /// A folder whose folders are buckets, and whose files are objects of these buckets.
    pub(crate) seed: Option<PathBuf>,
    /// The users, keys, roles and policies.
    pub(crate) register: Arc<Register>,
}

impl StartContent {
    /// Creates everything that does not exist yet.
    ///
    /// # Errors
    ///
    /// Returns an error if a bucket cannot be created, or if a file cannot be read or stored.
    pub(crate) async fn fill(&self, store: &Store, now: UtcSeconds) -> Result<(), Error> {
        for (owner, bucket) in &self.buckets {
            let owner = owner.as_ref().unwrap_or(&self.account);
            create_bucket(store, bucket, owner, now).await?;
        }
        if let Some(folder) = &self.seed {
            for (bucket, path) in entries(folder).await? {
                if path.is_dir() {
                    BucketName::new(&bucket).map_err(Error::Bucket)?;
                    create_bucket(store, &bucket, &self.account, now).await?;
                    seed_bucket(store, &bucket, path, now).await?;
                }
            }
        }
        Ok(())
    }
}

async fn create_bucket(
    store: &Store,
    bucket: &str,
    owner: &str,
    now: UtcSeconds,
) -> Result<(), Error> {
    let created = store.put_bucket(bucket, owner, NewBucket::default(), now);
    let (name, account) = (bucket.to_owned(), owner.to_owned());
    created.await.map(drop).map_err(|error| match error {
        StoreError::TooManyBuckets => Error::TooManyBuckets { name, account },
        StoreError::BucketTaken => Error::BucketTaken { name, account },
        other => Error::Store(other.to_string()),
    })
}

/// Stores the files below a folder, except for those whose keys have an object already. Symbolic
/// links are left out, because they can lead outside of the folder.
async fn seed_bucket(
    store: &Store,
    bucket: &str,
    folder: PathBuf,
    now: UtcSeconds,
) -> Result<(), Error> {
    let mut folders = vec![(String::new(), folder)];
    while let Some((prefix, folder)) = folders.pop() {
        for (name, path) in entries(&folder).await? {
            let key = format!("{prefix}{name}");
            let failed = |error| Error::Seed(path.clone(), error);
            let kind = fs::symlink_metadata(&path).await.map_err(failed)?;
            if kind.is_dir() {
                folders.push((format!("{key}/"), path));
            } else if kind.is_file() && store.find(bucket, &key, None).await.is_err() {
                ObjectKey::new(&key)
                    .map_err(|error| Error::Seed(path.clone(), io::Error::other(error)))?;
                seed_object(store, bucket, &key, &path, now)
                    .await
                    .map_err(failed)?;
            }
        }
    }
    Ok(())
}

async fn seed_object(
    store: &Store,
    bucket: &str,
    key: &str,
    path: &Path,
    now: UtcSeconds,
) -> io::Result<()> {
    let failed = |error: StoreError| io::Error::other(error.to_string());
    let mut file = fs::File::open(path).await?;
    let mut writer = store.writer();
    loop {
        let mut piece = Vec::with_capacity(PIECE);
        if (&mut file)
            .take(PIECE as u64)
            .read_to_end(&mut piece)
            .await?
            == 0
        {
            break;
        }
        writer.push(Bytes::from(piece)).await.map_err(failed)?;
    }
    let data = writer.finish().await.map_err(failed)?;
    let class = store.bucket(bucket).map_err(failed)?.class;
    let object = Object::new(&data, class, now);
    let stored = store.put(bucket, key, object, data, Overwrite::Allowed);
    stored.await.map(drop).map_err(failed)
}

/// Returns the entries of a folder with their names, sorted by name.
async fn entries(folder: &Path) -> Result<Vec<(String, PathBuf)>, Error> {
    let failed = |error| Error::Seed(folder.to_owned(), error);
    let mut reader = fs::read_dir(folder).await.map_err(failed)?;
    let mut entries = Vec::new();
    while let Some(entry) = reader.next_entry().await.map_err(failed)? {
        let name = entry.file_name().into_string().map_err(|_| {
            let reason = "the name of a file is not UTF-8, so it cannot be an object key";
            Error::Seed(entry.path(), io::Error::other(reason))
        })?;
        entries.push((name, entry.path()));
    }
    entries.sort();
    Ok(entries)
}

/// How many bytes of a file are read at a time.
const PIECE: usize = 256 * 1024;
