//! One request for one or more ranges.

use bytes::{Bytes, BytesMut};
use oss_client::{Bucket, ETag};

use super::plan::Fetch;
use super::{ContentRange, ReadError};

/// What a request has answered.
pub(super) struct Fetched {
    /// The content from which the bytes are.
    pub(super) etag: Option<ETag>,
    /// The bytes of each range, with its place in the call.
    pub(super) pieces: Vec<(usize, Bytes)>,
}

impl Fetch {
    /// Requests the bytes and keeps those that are wanted.
    pub(super) async fn send(self, bucket: &Bucket, key: &str) -> Result<Fetched, ReadError> {
        let answer = bucket
            .get_object(key)
            .range(self.range.clone())
            .send()
            .await?;
        let ContentRange { range, size } = ContentRange::of(&answer)?;
        let mut pieces = Vec::with_capacity(self.wanted.len());
        for (index, mut wanted) in self.wanted {
            if wanted.start >= size {
                return Err(ReadError::BehindEnd {
                    range: wanted,
                    size,
                });
            }
            wanted.end = wanted.end.min(size);
            let length = usize::try_from(wanted.end - wanted.start).unwrap_or(usize::MAX);
            pieces.push((index, wanted, BytesMut::with_capacity(length)));
        }
        let output = answer.into_output();
        let (etag, mut body) = (output.etag, output.body);
        let mut position = range.start;
        // The ranges are sorted by their first byte, so those before this one are complete.
        let mut open = 0;
        while let Some(chunk) = body.chunk().await.transpose()? {
            let end = position + chunk.len() as u64;
            for (_, wanted, piece) in pieces.iter_mut().skip(open) {
                if wanted.start >= end {
                    break;
                }
                let (from, to) = (wanted.start.max(position), wanted.end.min(end));
                // Both are at most the length of the chunk.
                let within = |at: u64| at.saturating_sub(position) as usize;
                if let Some(bytes) = chunk.get(within(from)..within(to)) {
                    piece.extend_from_slice(bytes);
                }
            }
            while pieces
                .get(open)
                .is_some_and(|(_, wanted, _)| wanted.end <= end)
            {
                open += 1;
            }
            position = end;
        }
        let pieces = pieces
            .into_iter()
            .map(|(index, _, piece)| (index, piece.freeze()))
            .collect();
        Ok(Fetched { etag, pieces })
    }
}
