//! The transfers of this crate.

use std::path::Path;

use bytes::Bytes;
use futures_util::{StreamExt, stream};
use oss_client::Client;
use oss_client::sign::Credentials;
use oss_client::transfers::{Transfers, UploadSource};

use crate::work::{BUCKET, PIECE, SIZE};

fn transfers(url: &str) -> Transfers {
    let keys = Credentials::new("LTAI5tExampleKeyId", "example-secret").expect("keys");
    Client::builder()
        .endpoint(url)
        .region("cn-hangzhou")
        .credentials(keys)
        .build()
        .expect("a client")
        .transfers()
}

pub(crate) async fn download_stream(url: &str) {
    let download = transfers(url).download(BUCKET, "large");
    let mut stream = download.into_stream().await.expect("an object");
    while let Some(piece) = stream.chunk().await {
        drop(piece.expect("a piece"));
    }
}

pub(crate) async fn download_file(url: &str, folder: &Path) {
    let path = folder.join("downloaded");
    let download = transfers(url).download(BUCKET, "large");
    download.to_file(&path).await.expect("a file");
    std::fs::remove_file(&path).expect("it was downloaded");
}

pub(crate) async fn upload_file(url: &str, folder: &Path) {
    let path = folder.join("source");
    let upload = transfers(url).upload(BUCKET, "large", &path);
    assert_eq!(upload.send().await.expect("an object").size, SIZE);
}

pub(crate) async fn upload_stream(url: &str) {
    let pieces = stream::iter(0..SIZE / PIECE as u64);
    // Each piece is memory of its own, as those of a real stream are.
    let pieces = pieces.map(|_| Ok::<_, std::io::Error>(Bytes::from(vec![7; PIECE])));
    let source = UploadSource::stream(pieces, None);
    let upload = transfers(url).upload(BUCKET, "large", source);
    assert_eq!(upload.send().await.expect("an object").size, SIZE);
}
