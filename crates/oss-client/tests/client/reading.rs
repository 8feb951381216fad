//! Every way of reading content begins where the one before it ended, and gives the exact bytes.

use bytes::Bytes;
use futures_util::stream;
use oss_client::body::{ObjectBody, Verification};
use oss_client::integrity::Crc64;
use oss_client::transport::testing::Answer;
use oss_client::transport::{Body, BodyErrorKind};
use oss_client::{Error, ErrorKind};
use proptest::prelude::*;
use tokio::io::AsyncReadExt;

use crate::scripted::Scripted;

const TEXT: &str = "0123456789";

/// A response with `sent`, in these pieces, of an object whose checksum is that of `object`.
fn whole(object: &[u8], sent: &[u8], pieces: &[usize]) -> Answer {
    Answer::status(200)
        .header("etag", "\"E\"")
        .header("x-oss-hash-crc64ecma", &Crc64::checksum(object).to_string())
        .header("content-length", &sent.len().to_string())
        .body(split(sent, pieces))
}

fn split(mut content: &[u8], pieces: &[usize]) -> Body {
    let mut parts = Vec::new();
    for length in pieces {
        let (part, rest) = content.split_at((*length).min(content.len()));
        parts.push(Ok::<_, std::io::Error>(Bytes::copy_from_slice(part)));
        content = rest;
    }
    parts.push(Ok(Bytes::copy_from_slice(content)));
    Body::from_stream(stream::iter(parts), None)
}

async fn body(oss: &Scripted) -> ObjectBody {
    oss.bucket.get_object("a").send().await.unwrap().output.body
}

fn damaged(at: usize) -> Vec<u8> {
    let mut bytes = TEXT.as_bytes().to_vec();
    bytes[at] ^= 1;
    bytes
}

#[tokio::test]
async fn what_asyncread_has_begun_is_not_lost() {
    let folder = tempfile::tempdir().unwrap();
    for way in ["bytes", "text", "chunk", "save_to", "copy"] {
        let oss = Scripted::new([whole(TEXT.as_bytes(), TEXT.as_bytes(), &[6])]);
        let mut body = body(&oss).await;
        let mut begun = [0; 4];
        body.read_exact(&mut begun).await.unwrap();
        assert_eq!((&begun, body.remaining()), (b"0123", Some(6)));
        let rest = match way {
            "bytes" => body.bytes(6).await.unwrap().to_vec(),
            "text" => body.text().await.unwrap().into_bytes(),
            "chunk" => {
                let first = body.chunk().await.unwrap().unwrap();
                assert_eq!((first.as_ref(), body.remaining()), (&b"45"[..], Some(4)));
                let second = body.chunk().await.unwrap().unwrap();
                assert!(body.chunk().await.is_none());
                [first, second].concat()
            }
            "save_to" => {
                let path = folder.path().join("rest");
                assert_eq!(body.save_to(&path).await.unwrap(), 6);
                tokio::fs::read(path).await.unwrap()
            }
            _ => Body::from(body).bytes(100).await.unwrap().to_vec(),
        };
        assert_eq!(rest, b"456789", "{way}");
    }
}

#[tokio::test]
async fn damage_behind_what_was_read_is_mended_and_the_rest_is_only_the_rest() {
    for read in [1, 4, 6] {
        let oss = Scripted::new([
            whole(TEXT.as_bytes(), &damaged(8), &[5, 2]),
            whole(TEXT.as_bytes(), TEXT.as_bytes(), &[3]),
        ]);
        let mut body = body(&oss).await;
        let mut begun = vec![0; read];
        body.read_exact(&mut begun).await.unwrap();
        assert_eq!(body.text().await.unwrap(), TEXT[read..], "{read}");
        assert_eq!(oss.sent(), 2);
    }
}

#[tokio::test]
async fn damage_in_what_was_read_already_is_an_error() {
    let oss = Scripted::new([
        whole(TEXT.as_bytes(), &damaged(2), &[5]),
        whole(TEXT.as_bytes(), TEXT.as_bytes(), &[]),
    ]);
    let mut body = body(&oss).await;
    body.chunk().await.unwrap().unwrap();
    let error = body.text().await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Integrity { .. }));
    assert!(error.to_string().contains("read before"), "{error}");
}

#[tokio::test]
async fn a_response_that_is_shorter_than_the_object_is_mended() {
    let short = &TEXT.as_bytes()[..5];
    let oss = Scripted::new([
        whole(TEXT.as_bytes(), short, &[]),
        whole(TEXT.as_bytes(), TEXT.as_bytes(), &[]),
    ]);
    assert_eq!(body(&oss).await.text().await.unwrap(), TEXT);
    let again = &oss.transport.requests()[1];
    assert_eq!(
        (again.header("range"), again.header("if-match")),
        (None, Some("\"E\""))
    );
}

#[tokio::test]
async fn after_an_error_nothing_looks_complete() {
    let failed = async || {
        let oss = Scripted::new([whole(TEXT.as_bytes(), &damaged(3), &[])]);
        let mut body = body(&oss).await;
        body.chunk().await.unwrap().unwrap();
        body.chunk().await.unwrap().unwrap_err();
        assert!(body.chunk().await.is_none());
        body
    };
    let is_integrity = |error: &Error| matches!(error.kind(), ErrorKind::Integrity { .. });
    assert!(is_integrity(&failed().await.bytes(100).await.unwrap_err()));
    assert!(is_integrity(&failed().await.text().await.unwrap_err()));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a");
    assert!(is_integrity(
        &failed().await.save_to(&path).await.unwrap_err()
    ));
    assert!(!path.exists());
    let error = failed().await.read_u8().await.unwrap_err();
    assert!(is_integrity(&error.downcast::<Error>().unwrap()));
}

#[tokio::test]
async fn content_says_whether_it_is_verified() {
    let ask = async |answer: Answer, adjust: &str| {
        let oss = Scripted::new([answer]);
        let call = oss.bucket.get_object("a");
        let call = match adjust {
            "range" => call.range(2..5),
            "process" => call.process("image/info"),
            _ => call,
        };
        call.send().await.unwrap().body.verification()
    };
    let content = TEXT.as_bytes();
    let found = ask(whole(content, content, &[]), "").await;
    assert_eq!((found, found.is_verified()), (Verification::Crc64, true));
    let gzip = whole(content, content, &[]).header("content-encoding", "gzip");
    assert_eq!(ask(gzip, "").await, Verification::Encoded);
    let processed = whole(content, content, &[]);
    assert_eq!(ask(processed, "process").await, Verification::Processed);
    let part = Answer::status(206)
        .header("x-oss-hash-crc64ecma", "1")
        .header("content-range", "bytes 2-4/10")
        .body("234");
    assert_eq!(ask(part, "range").await, Verification::Part);
    let without = Answer::status(200)
        .header("content-length", "10")
        .body(TEXT);
    let found = ask(without, "").await;
    assert_eq!(
        (found, found.is_verified()),
        (Verification::NoChecksum, false)
    );
}

/// How the content is read after some beginning.
#[derive(Clone, Copy, Debug)]
enum End {
    Bytes,
    Chunks,
    Reader,
    SaveTo,
}

/// What happens to the response on its way.
#[derive(Clone, Debug)]
enum Fate {
    Whole,
    CutAfter(usize),
    DamagedAt(usize),
}

fn fate() -> impl Strategy<Value = Fate> {
    prop_oneof![
        Just(Fate::Whole),
        (0_usize..40).prop_map(Fate::CutAfter),
        (0_usize..40).prop_map(Fate::DamagedAt),
    ]
}

/// The script of the server: the first response, and the one that mends it.
fn script(content: &[u8], fate: &Fate, pieces: &[usize]) -> Vec<Answer> {
    match fate {
        Fate::CutAfter(at) if *at < content.len() => {
            let first = whole(content, content, &[]);
            let cut = stream::iter([
                Ok(Bytes::copy_from_slice(&content[..*at])),
                Err(oss_client::transport::BodyError::new(BodyErrorKind::Cut)),
            ]);
            let last = content.len() - 1;
            let rest = Answer::status(206)
                .header("etag", "\"E\"")
                .header(
                    "content-range",
                    &format!("bytes {at}-{last}/{}", content.len()),
                )
                .body(split(&content[*at..], pieces));
            vec![first.body(Body::from_stream(cut, None)), rest]
        }
        Fate::DamagedAt(at) if *at < content.len() => {
            let mut sent = content.to_vec();
            sent[*at] ^= 0x40;
            vec![
                whole(content, &sent, pieces),
                whole(content, content, pieces),
            ]
        }
        _ => vec![whole(content, content, pieces)],
    }
}

/// Reads the content in these steps: 0 for a chunk, otherwise so many bytes.
async fn read(mut body: ObjectBody, steps: &[usize], end: End) -> (Vec<u8>, Result<(), ()>) {
    let mut read = Vec::new();
    for step in steps {
        if *step == 0 {
            match body.chunk().await.transpose() {
                Ok(piece) => read.extend_from_slice(&piece.unwrap_or_default()),
                Err(_) => return (read, Err(())),
            }
        } else {
            let mut buffer = vec![0; *step];
            match body.read(&mut buffer).await {
                Ok(length) => read.extend_from_slice(&buffer[..length]),
                Err(_) => return (read, Err(())),
            }
        }
    }
    let left = body.remaining().unwrap();
    let ended = match end {
        End::Bytes => body
            .bytes(1000)
            .await
            .map(|rest| read.extend_from_slice(&rest)),
        End::SaveTo => {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("rest");
            let saved = body.save_to(&path).await;
            if saved.is_ok() {
                read.extend(tokio::fs::read(path).await.unwrap());
            }
            saved.map(|length| assert_eq!(length, left))
        }
        End::Chunks => loop {
            match body.chunk().await.transpose() {
                Ok(Some(piece)) => read.extend_from_slice(&piece),
                Ok(None) => break Ok(()),
                Err(error) => break Err(error),
            }
        },
        End::Reader => body
            .read_to_end(&mut read)
            .await
            .map(|_| ())
            .map_err(|error| error.downcast().unwrap()),
    };
    (read, ended.map_err(|_| ()))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// Any interleaving of reads over any split of the response gives exactly the object, or an
    /// error where damage was handed out before it could be known.
    #[test]
    fn any_interleaving_gives_exactly_the_object(
        content in prop::collection::vec(any::<u8>(), 0..40),
        pieces in prop::collection::vec(0_usize..12, 0..6),
        steps in prop::collection::vec(0_usize..8, 0..6),
        end in prop_oneof![Just(End::Bytes), Just(End::Chunks), Just(End::Reader), Just(End::SaveTo)],
        fate in fate(),
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let (read, ended) = runtime.block_on(async {
            let oss = Scripted::new(script(&content, &fate, &pieces));
            read(body(&oss).await, &steps, end).await
        });
        match (fate, ended) {
            (_, Ok(())) => prop_assert_eq!(read, content),
            (Fate::DamagedAt(at), Err(())) if at < content.len() => {
                // A mended reading starts anew only if nothing damaged was handed out.
                let handed_out_damage = read.get(at).is_some_and(|byte| *byte != content[at]);
                let cannot_start_anew = matches!(end, End::Chunks | End::Reader);
                prop_assert!(handed_out_damage || cannot_start_anew);
            }
            (fate, Err(())) => prop_assert!(false, "{fate:?} failed after {read:?}"),
        }
    }
}
