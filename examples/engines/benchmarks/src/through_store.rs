//! The work through `ObjectStore`, which is the same for each store.

use std::sync::Arc;

use bytes::Bytes;
use futures_util::{StreamExt, TryStreamExt, stream};
use object_store_0_14::path::Path;
use object_store_0_14::{GetOptions, GetRange, ObjectStore, ObjectStoreExt, PutPayload, Result};

use crate::content::{LARGE, PARALLEL_PARTS, PART, SMALL, ranges};
use crate::measure::Error;
use crate::scan;
use crate::server::KEYS;
use crate::work::Work;

/// A store and what is put there.
pub(crate) struct ThroughStore {
    store: Arc<dyn ObjectStore>,
    content: Bytes,
}

impl ThroughStore {
    pub(crate) fn new(store: Arc<dyn ObjectStore>, content: Bytes) -> Self {
        Self { store, content }
    }

    pub(crate) async fn run(&self, work: Work) -> Result<(), Error> {
        match work {
            Work::GetSmall(_) => self.get_small().await?,
            Work::GetRanges => self.get_ranges().await?,
            Work::List => self.list().await?,
            Work::Scan => scan::run(Arc::clone(&self.store)).await?,
            Work::GetLarge => self.get_large(None).await?,
            Work::GetLargeRange => self.get_large(Some((0..LARGE).into())).await?,
            Work::Put => self.put().await?,
            Work::PutParts => self.put_parts().await?,
        }
        Ok(())
    }

    async fn get_small(&self) -> Result<()> {
        let object = self.store.get(&Path::from("small")).await?;
        assert_eq!(object.bytes().await?.len() as u64, SMALL);
        Ok(())
    }

    async fn get_ranges(&self) -> Result<()> {
        let ranges = ranges();
        let contents = self
            .store
            .get_ranges(&Path::from("middle"), &ranges)
            .await?;
        assert_eq!(contents.len(), ranges.len());
        for (content, range) in contents.iter().zip(ranges) {
            assert_eq!(content.len() as u64, range.end - range.start);
        }
        Ok(())
    }

    async fn list(&self) -> Result<()> {
        let sizes = self.store.list(None).map_ok(|object| object.size);
        let (mut count, mut bytes) = (0, 0);
        let mut sizes = std::pin::pin!(sizes);
        while let Some(size) = sizes.try_next().await? {
            count += 1;
            bytes += size;
        }
        assert_eq!((count, bytes > 0), (KEYS, true));
        Ok(())
    }

    async fn get_large(&self, range: Option<GetRange>) -> Result<()> {
        let options = GetOptions::new().with_range(range);
        let object = self.store.get_opts(&Path::from("large"), options).await?;
        let mut stream = object.into_stream();
        let mut length = 0;
        while let Some(piece) = stream.try_next().await? {
            length += piece.len() as u64;
        }
        assert_eq!(length, LARGE);
        Ok(())
    }

    async fn put(&self) -> Result<()> {
        let content = PutPayload::from(self.content.clone());
        self.store.put(&Path::from("put"), content).await?;
        Ok(())
    }

    async fn put_parts(&self) -> Result<()> {
        let mut upload = self.store.put_multipart(&Path::from("put")).await?;
        let parts = stream::iter(0..LARGE / PART);
        let parts = parts.map(|_| upload.put_part(self.content.clone().into()));
        let parts = parts.buffer_unordered(PARALLEL_PARTS);
        parts.try_collect::<()>().await?;
        upload.complete().await?;
        Ok(())
    }
}
