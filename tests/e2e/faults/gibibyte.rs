//! A download of a gibibyte that is cut again and again.

use bytes::Bytes;
use futures_util::stream;
use oss_client::transport::Body;
use oss_emulator::{Fault, Injection};

use crate::stage::{KEY, Stage};

const BLOCK: usize = 1 << 20;
const BLOCKS: usize = 1024;

/// Content of which no two blocks are the same, although it takes little memory: each block begins one byte
/// later in the same random bytes.
struct Content(Bytes);

impl Content {
    fn new() -> Self {
        let mut random = fastrand::Rng::with_seed(7);
        let bytes: Vec<u8> = (0..BLOCK + BLOCKS).map(|_| random.u8(..)).collect();
        Self(bytes.into())
    }

    fn block(&self, number: usize) -> Bytes {
        self.0.slice(number..number + BLOCK)
    }

    fn body(&self) -> Body {
        let blocks: Vec<_> = (0..BLOCKS)
            .map(|number| Ok::<_, std::io::Error>(self.block(number)))
            .collect();
        Body::from_stream(stream::iter(blocks), Some((BLOCK * BLOCKS) as u64))
    }

    /// Whether the piece is what stands at this position.
    fn has(&self, mut at: usize, mut piece: &[u8]) -> bool {
        while !piece.is_empty() {
            let block = self.block(at / BLOCK);
            let rest = &block[at % BLOCK..];
            let length = rest.len().min(piece.len());
            if piece[..length] != rest[..length] {
                return false;
            }
            at += length;
            piece = &piece[length..];
        }
        true
    }
}

#[tokio::test]
async fn a_gibibyte_that_is_cut_a_hundred_times_arrives_whole() {
    let (stage, content) = (Stage::new().await, Content::new());
    let bucket = stage.bucket();
    bucket.put_object(KEY).body(content.body()).await.unwrap();
    let cut = Fault::CutBody { at: 10 << 20 };
    stage
        .oss
        .faults()
        .inject(Injection::new(cut).on("GetObject").times(100));
    stage.witness.take_count();
    let mut body = bucket.get_object(KEY).await.unwrap().into_body();
    assert!(body.verification().is_verified());
    let mut received = 0;
    while let Some(piece) = body.chunk().await {
        let piece = piece.unwrap();
        assert!(content.has(received, &piece), "after {received} bytes");
        received += piece.len();
    }
    assert_eq!(received, BLOCK * BLOCKS);
    assert_eq!(stage.witness.take_count(), 101);
}
