//! The sources from which content can be uploaded, and the ways to receive it.

use bytes::Bytes;
use futures_util::{TryStreamExt, stream};
use oss_client::transport::Body;
use oss_client::{Bucket, ErrorKind};
use tokio::io::AsyncReadExt;

use crate::stage::{KEY, Stage};

const CONTENT: &str = "content of many sources";

async fn stored(bucket: &Bucket) -> String {
    let object = bucket.get_object(KEY).send().await.unwrap();
    object.output.body.text().await.unwrap()
}

/// A stream of two pieces.
fn pieces() -> impl futures_util::Stream<Item = Result<Bytes, std::io::Error>> + Send + 'static {
    let (first, second) = CONTENT.split_at(7);
    stream::iter([first, second].map(|piece| Ok(Bytes::from_static(piece.as_bytes()))))
}

#[tokio::test]
async fn content_comes_from_bytes_files_readers_and_streams() {
    let stage = Stage::new().await;
    let bucket = stage.bucket();
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("upload.txt");
    tokio::fs::write(&path, CONTENT).await.unwrap();
    let length = Some(CONTENT.len() as u64);
    let reader = || tokio::io::BufReader::new(CONTENT.as_bytes());
    let sources = [
        ("text", Body::from(CONTENT)),
        ("vector", Body::from(CONTENT.as_bytes().to_vec())),
        ("bytes", Body::from(Bytes::from(CONTENT))),
        (
            "rope",
            Body::rope([Bytes::from(&CONTENT[..3]), Bytes::from(&CONTENT[3..])]),
        ),
        ("file", Body::from_file(&path).await.unwrap()),
        ("reader", Body::from_reader(reader(), length)),
        (
            "reader of unknown length",
            Body::from_reader(reader(), None),
        ),
        ("stream", Body::from_stream(pieces(), length)),
        (
            "stream of unknown length",
            Body::from_stream(pieces(), None),
        ),
    ];
    for (source, body) in sources {
        bucket.put_object(KEY).body(body).send().await.unwrap();
        assert_eq!(stored(&bucket).await, CONTENT, "from {source}");
        bucket.delete_object(KEY).send().await.unwrap();
    }
}

#[tokio::test]
async fn content_goes_into_bytes_text_streams_readers_and_files() {
    let stage = Stage::new().await;
    let bucket = stage.bucket();
    bucket.put_object(KEY).body(CONTENT).send().await.unwrap();
    let body = || async { bucket.get_object(KEY).send().await.unwrap().output.body };
    assert_eq!(body().await.bytes(100).await.unwrap(), CONTENT);
    assert_eq!(body().await.text().await.unwrap(), CONTENT);
    let pieces: Vec<Bytes> = body().await.try_collect().await.unwrap();
    assert_eq!(pieces.concat(), CONTENT.as_bytes());
    let mut text = String::new();
    body()
        .await
        .into_reader()
        .read_to_string(&mut text)
        .await
        .unwrap();
    assert_eq!(text, CONTENT);
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("download.txt");
    tokio::fs::write(&path, "what was there before, and longer than it")
        .await
        .unwrap();
    assert_eq!(
        body().await.save_to(&path).await.unwrap(),
        CONTENT.len() as u64
    );
    assert_eq!(tokio::fs::read_to_string(&path).await.unwrap(), CONTENT);
}

#[tokio::test]
async fn content_larger_than_the_caller_wants_is_refused() {
    let stage = Stage::new().await;
    let bucket = stage.bucket();
    bucket.put_object(KEY).body(CONTENT).send().await.unwrap();
    let body = bucket.get_object(KEY).send().await.unwrap().output.body;
    let error = body.bytes(CONTENT.len() - 1).await.unwrap_err();
    let limit = CONTENT.len() as u64 - 1;
    assert_eq!(*error.kind(), ErrorKind::TooLarge { limit });
}

#[tokio::test]
async fn an_object_passes_through_to_another_without_being_held() {
    let stage = Stage::new().await;
    let bucket = stage.bucket();
    let large = "0123456789".repeat(100_000);
    bucket
        .put_object(KEY)
        .body(large.clone())
        .send()
        .await
        .unwrap();
    let body = bucket.get_object(KEY).send().await.unwrap().output.body;
    bucket
        .put_object("copy.txt")
        .body(body)
        .send()
        .await
        .unwrap();
    let copy = bucket.get_object("copy.txt").send().await.unwrap();
    assert_eq!(copy.output.body.text().await.unwrap(), large);
}

#[tokio::test]
async fn empty_objects_are_objects() {
    let stage = Stage::new().await;
    let bucket = stage.bucket();
    bucket.put_object(KEY).send().await.unwrap();
    let object = bucket.get_object(KEY).send().await.unwrap();
    assert_eq!(object.content_length, Some(0));
    assert_eq!(object.output.body.text().await.unwrap(), "");
}

#[tokio::test]
async fn a_digest_that_the_caller_gives_is_checked_by_the_server() {
    let stage = Stage::new().await;
    let bucket = stage.bucket();
    let digest = oss_client::integrity::content_md5(CONTENT.as_bytes());
    bucket
        .put_object(KEY)
        .body(CONTENT)
        .content_md5(digest.clone())
        .send()
        .await
        .unwrap();
    let error = bucket
        .put_object(KEY)
        .body("another")
        .content_md5(digest)
        .send()
        .await;
    assert_eq!(error.unwrap_err().code(), Some("InvalidDigest"));
    assert_eq!(stored(&bucket).await, CONTENT);
}

#[tokio::test]
async fn many_transfers_share_one_client() {
    let stage = Stage::new().await;
    let bucket = stage.bucket();
    let transfers = (0..32).map(|number: usize| {
        let bucket = bucket.clone();
        async move {
            let (key, content) = (format!("many/{number}"), number.to_string().repeat(50_000));
            bucket
                .put_object(&key)
                .body(content.clone())
                .send()
                .await
                .unwrap();
            let object = bucket.get_object(&key).send().await.unwrap();
            assert_eq!(object.output.body.text().await.unwrap(), content);
        }
    });
    futures_util::future::join_all(transfers).await;
}
