//! Content on its way in: checked, resumed, saved.

use oss_client::integrity::Crc64;
use oss_client::transport::BodyErrorKind;
use oss_client::transport::testing::Answer;
use oss_client::{ByteRange, ETag, ErrorKind};
use tokio::io::AsyncReadExt;

use crate::scripted::{Scripted, refusal, stored};

const TEXT: &str = "0123456789";

fn head(status: u16) -> Answer {
    Answer::status(status)
        .header("etag", "\"E\"")
        .header("x-oss-version-id", "CAEQ")
        .header(
            "x-oss-hash-crc64ecma",
            &Crc64::checksum(TEXT.as_bytes()).to_string(),
        )
}

fn whole() -> Answer {
    head(200).header("content-length", "10")
}

fn rest(first: usize) -> Answer {
    head(206)
        .header("content-range", &format!("bytes {first}-9/10"))
        .header("content-length", &(10 - first).to_string())
}

fn cut(answer: Answer, bytes: &'static str) -> Answer {
    answer.broken_body(bytes, BodyErrorKind::Cut)
}

#[tokio::test]
async fn a_cut_download_goes_on_where_it_ended() {
    let oss = Scripted::new([
        cut(whole(), "0123"),
        cut(rest(4), "45"),
        rest(6).body("6789"),
    ]);
    let object = oss
        .bucket
        .get_object("a")
        .if_match("\"other\"")
        .send()
        .await
        .unwrap();
    assert_eq!(object.output.body.text().await.unwrap(), TEXT);
    let requests = oss.transport.requests();
    assert_eq!(requests[1].header("range"), Some("bytes=4-9"));
    assert_eq!(requests[2].header("range"), Some("bytes=6-9"));
    assert_eq!(requests[1].header("if-match"), Some("\"E\""));
    assert_eq!(requests[1].header("x-oss-range-behavior"), Some("standard"));
    assert_eq!(requests[1].uri().query(), Some("versionId=CAEQ"));
}

#[tokio::test]
async fn progress_begins_the_count_of_failures_anew() {
    let cuts = (0..9).map(|n| {
        let piece = TEXT.get(n..=n).unwrap_or_default();
        cut(if n == 0 { whole() } else { rest(n) }, piece)
    });
    let oss = Scripted::new(cuts.chain([rest(9).body("9")]));
    let object = oss.bucket.get_object("a").send().await.unwrap();
    assert_eq!(object.output.body.text().await.unwrap(), TEXT);
    assert_eq!(oss.sent(), 10);
}

#[tokio::test]
async fn without_progress_it_gives_up() {
    let oss = Scripted::new(
        [cut(whole(), "01")]
            .into_iter()
            .chain((0..9).map(|_| cut(rest(2), ""))),
    );
    let object = oss.bucket.get_object("a").send().await.unwrap();
    let error = object.output.body.text().await.unwrap_err();
    assert_eq!(*error.kind(), ErrorKind::Body);
    assert_eq!(oss.sent(), 4);
}

#[tokio::test]
async fn an_object_that_changed_is_not_mixed_with_its_old_self() {
    let etag = ETag::from("E");
    let other = Answer::status(206)
        .header("etag", "\"F\"")
        .header("content-range", "bytes 4-9/10")
        .body("456789");
    for second in [
        refusal(412, "PreconditionFailed"),
        refusal(404, "NoSuchKey"),
        other,
    ] {
        let oss = Scripted::new([cut(whole(), "0123"), second]);
        let object = oss.bucket.get_object("a").send().await.unwrap();
        let error = object.output.body.text().await.unwrap_err();
        assert_eq!(
            *error.kind(),
            ErrorKind::SourceChanged { etag: etag.clone() }
        );
    }
}

#[tokio::test]
async fn a_rest_that_is_another_range_is_refused() {
    let wrong = head(206)
        .header("content-range", "bytes 3-9/10")
        .body("3456789");
    let whole_again = whole().body(TEXT);
    for second in [wrong, whole_again] {
        let oss = Scripted::new([cut(whole(), "0123"), second]);
        let object = oss.bucket.get_object("a").send().await.unwrap();
        let error = object.output.body.text().await.unwrap_err();
        assert_eq!(*error.kind(), ErrorKind::RangeIgnored);
    }
}

#[tokio::test]
async fn when_all_bytes_are_there_nothing_is_asked() {
    let oss = Scripted::new([cut(whole(), TEXT)]);
    let object = oss.bucket.get_object("a").send().await.unwrap();
    assert_eq!(object.output.body.text().await.unwrap(), TEXT);
    assert_eq!(oss.sent(), 1);
}

#[tokio::test]
async fn damaged_content_is_an_error_at_its_end() {
    let damaged = || whole().body("0123456780");
    let oss = Scripted::new([damaged()]);
    let mut body = oss.bucket.get_object("a").send().await.unwrap().output.body;
    assert_eq!(body.chunk().await.unwrap().unwrap(), "0123456780");
    let error = body.chunk().await.unwrap().unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Integrity { .. }));
    assert!(body.chunk().await.is_none());

    // Nothing was handed out yet: it can be read once more.
    let oss = Scripted::new([damaged(), rest(0).body(TEXT)]);
    let object = oss.bucket.get_object("a").send().await.unwrap();
    assert_eq!(object.output.body.text().await.unwrap(), TEXT);
    let oss = Scripted::new([damaged(), damaged(), damaged()]);
    let object = oss.bucket.get_object("a").send().await.unwrap();
    assert!(matches!(
        object.output.body.text().await.unwrap_err().kind(),
        ErrorKind::Integrity { .. }
    ));
    assert_eq!(oss.sent(), 2);
}

#[tokio::test]
async fn encoded_content_and_ranges_are_not_compared_with_the_objects_checksum() {
    let gzip = Answer::status(200)
        .header("content-encoding", "gzip")
        .header("x-oss-hash-crc64ecma", "1")
        .body("gzipped");
    let oss = Scripted::new([gzip]);
    let object = oss
        .bucket
        .get_object("a")
        .accept_encoding("gzip")
        .send()
        .await
        .unwrap();
    assert_eq!(object.output.body.bytes(100).await.unwrap(), "gzipped");
    let range = head(206)
        .header("content-range", "bytes 2-4/10")
        .header("content-length", "3")
        .body("234");
    let oss = Scripted::new([range]);
    let object = oss.bucket.get_object("a").range(2..5).send().await.unwrap();
    assert_eq!(object.output.body.text().await.unwrap(), "234");
}

#[tokio::test]
async fn the_whole_object_is_never_handed_out_as_a_range() {
    let ask = async |range: ByteRange, answer: Answer| {
        let oss = Scripted::new([answer]);
        oss.bucket
            .get_object("a")
            .range(range)
            .send()
            .await
            .map(|_| ())
    };
    let error = ask((2..5).into(), whole().body(TEXT)).await.unwrap_err();
    assert_eq!(*error.kind(), ErrorKind::RangeIgnored);
    let error = ask((2..5).into(), rest(0).body(TEXT)).await.unwrap_err();
    assert_eq!(*error.kind(), ErrorKind::RangeIgnored);
    // The range is the whole object: 200 says the same.
    ask((0..).into(), whole().body(TEXT)).await.unwrap();
    ask(ByteRange::last(50), whole().body(TEXT)).await.unwrap();
}

#[tokio::test]
async fn content_goes_into_memory_only_up_to_the_limit() {
    let oss = Scripted::new([whole().body(TEXT)]);
    let object = oss.bucket.get_object("a").send().await.unwrap();
    let error = object.output.body.bytes(9).await.unwrap_err();
    assert_eq!(*error.kind(), ErrorKind::TooLarge { limit: 9 });
}

#[tokio::test]
async fn content_is_read_as_asyncread_and_sent_on() {
    let oss = Scripted::new([whole().body(TEXT), whole().body(TEXT), stored(TEXT)]);
    let mut text = String::new();
    let mut body = oss.bucket.get_object("a").send().await.unwrap().output.body;
    body.read_to_string(&mut text).await.unwrap();
    assert_eq!(text, TEXT);
    let object = oss.bucket.get_object("a").send().await.unwrap();
    oss.bucket
        .put_object("b")
        .body(object.output.body)
        .send()
        .await
        .unwrap();
    let put = &oss.transport.requests()[2];
    assert_eq!(
        (put.body().as_ref(), put.header("content-length")),
        (TEXT.as_bytes(), Some("10"))
    );
}

#[tokio::test]
async fn a_file_is_whole_or_not_there() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("a.txt");
    let names = || std::fs::read_dir(directory.path()).unwrap().count();
    let oss = Scripted::new([
        whole().body(TEXT),
        cut(whole(), "01"),
        refusal(404, "NoSuchKey"),
    ]);
    let object = oss.bucket.get_object("a").send().await.unwrap();
    assert_eq!(object.output.body.save_to(&path).await.unwrap(), 10);
    assert_eq!(tokio::fs::read_to_string(&path).await.unwrap(), TEXT);
    let object = oss.bucket.get_object("a").send().await.unwrap();
    assert!(object.output.body.save_to(&path).await.is_err());
    assert_eq!(tokio::fs::read_to_string(&path).await.unwrap(), TEXT);
    assert_eq!(names(), 1);
    let oss = Scripted::new([whole().body(TEXT)]);
    let object = oss.bucket.get_object("a").send().await.unwrap();
    let nowhere = directory.path().join("none/a.txt");
    assert_eq!(
        *object
            .output
            .body
            .save_to(nowhere)
            .await
            .unwrap_err()
            .kind(),
        ErrorKind::Io
    );
}
