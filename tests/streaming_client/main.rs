//! A client that uploads and downloads a large object, and prints how much its memory grew.
//!
//! `streaming-client ENDPOINT REGION BUCKET BYTES`, with the keys in the environment. It is a
//! process of its own, so that its peak memory is that of the client and of nothing else.

use std::error::Error;
use std::io::Write;

use bytes::Bytes;
use futures_util::stream;
use oss_client::credentials::EnvProvider;
use oss_client::integrity::Crc64;
use oss_client::transport::Body;
use oss_client::{Bucket, Client};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [endpoint, region, bucket, bytes] = arguments.as_slice() else {
        return Err("usage: streaming-client ENDPOINT REGION BUCKET BYTES".into());
    };
    let bucket = Client::builder()
        .endpoint(endpoint.as_str())
        .region(region)
        .credentials(EnvProvider::new())
        .build()?
        .bucket(bucket)?;
    let bytes = bytes.parse()?;
    // Everything that is made once, such as the connection, is made before the measurement begins.
    move_both_ways(&bucket, PIECE as u64).await?;
    let before = peak_memory()?;
    move_both_ways(&bucket, bytes).await?;
    let grown = peak_memory()?.saturating_sub(before);
    writeln!(std::io::stdout(), "{grown}")?;
    Ok(())
}

/// Uploads the given number of bytes and downloads them. Both must have the checksum of the content that
/// was generated.
async fn move_both_ways(bucket: &Bucket, bytes: u64) -> Result<()> {
    let put = bucket.put_object(KEY).body(content(bytes));
    let put = put.send().await?;
    let made = checksum(bytes);
    if put.crc64 != Some(made) {
        return Err(format!("{made} was sent and {:?} stored", put.crc64).into());
    }
    let mut body = bucket.get_object(KEY).send().await?.output.body;
    let (mut received, mut length) = (Crc64::new(), 0);
    while let Some(piece) = body.chunk().await {
        let piece = piece?;
        received.update(&piece);
        length += piece.len() as u64;
    }
    if (received.value(), length) != (made, bytes) {
        return Err(format!(
            "{length} bytes came back with the checksum {}",
            received.value()
        )
        .into());
    }
    Ok(())
}

/// Content that is generated while it is sent, in pieces that all differ.
fn content(bytes: u64) -> Body {
    let pieces = (0..bytes.div_ceil(PIECE as u64)).map(move |number| {
        let length = (bytes - number * PIECE as u64).min(PIECE as u64);
        Ok::<_, std::io::Error>(piece(number, length as usize))
    });
    Body::from_stream(stream::iter(pieces), Some(bytes))
}

fn checksum(bytes: u64) -> u64 {
    let mut crc64 = Crc64::new();
    for number in 0..bytes.div_ceil(PIECE as u64) {
        let length = (bytes - number * PIECE as u64).min(PIECE as u64);
        crc64.update(&piece(number, length as usize));
    }
    crc64.value()
}

fn piece(number: u64, length: usize) -> Bytes {
    let mut piece = vec![0x5a; length];
    let mark = number.to_le_bytes();
    let marked = mark.len().min(length);
    if let (Some(begin), Some(mark)) = (piece.get_mut(..marked), mark.get(..marked)) {
        begin.copy_from_slice(mark);
    }
    piece.into()
}

/// Returns the largest amount of resident memory so far, in KiB.
fn peak_memory() -> Result<u64> {
    #[expect(
        clippy::disallowed_methods,
        reason = "the kernel answers at once, and nothing else runs in this process"
    )]
    let status = std::fs::read_to_string("/proc/self/status")?;
    let peak = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))
        .and_then(|peak| peak.trim().strip_suffix(" kB"))
        .ok_or("the kernel tells no peak memory")?;
    Ok(peak.trim().parse()?)
}

const KEY: &str = "large.bin";
const PIECE: usize = 64 * 1024;
