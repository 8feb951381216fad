//! Documents that are lost, cut, of another kind, or none of OSS at all.

use oss_client::operations::object::{ObjectIdentifier, ObjectsToDelete};
use oss_client::transport::testing::Answer;
use oss_client::{Client, ErrorKind};

use crate::scripted::{Scripted, stored};

type Result<T> = std::result::Result<T, oss_client::Error>;

const PAGE: &str =
    "<!DOCTYPE html><html><head><title>Log in</title></head><body><p>Hi</body></html>";

/// Calls every operation that is told by `call` against this answer, given twice: what is safe is
/// asked once more.
async fn kinds(answer: impl Fn() -> Answer) -> Vec<(&'static str, Result<()>)> {
    let oss = || Scripted::new([answer(), answer()]);
    let client = |oss: &Scripted| -> Client { oss.bucket.client().clone() };
    let (a, b, c, d, e, f) = (oss(), oss(), oss(), oss(), oss(), oss());
    vec![
        (
            "ListObjectsV2",
            a.bucket.list_objects_v2().send().await.map(|_| ()),
        ),
        (
            "GetBucketAcl",
            b.bucket.get_bucket_acl().send().await.map(|_| ()),
        ),
        (
            "GetBucketVersioning",
            c.bucket.get_bucket_versioning().send().await.map(|_| ()),
        ),
        (
            "CopyObject",
            d.bucket.copy_object("b", "a").send().await.map(|_| ()),
        ),
        (
            "GetObjectAcl",
            e.bucket.get_object_acl("a").send().await.map(|_| ()),
        ),
        (
            "ListBuckets",
            client(&f).list_buckets().send().await.map(|_| ()),
        ),
    ]
}

fn is_protocol(result: &Result<()>) -> bool {
    matches!(result, Err(error) if *error.kind() == ErrorKind::Protocol)
}

#[tokio::test]
async fn a_lost_document_is_never_one_that_says_nothing() {
    let cut = "<?xml version=\"1.0\"?><ListBucketResult><Name>examplebucket</Name><Contents><Key>a";
    for body in ["", "  ", cut, "<Other/>", "{}", PAGE] {
        for (operation, result) in kinds(|| Answer::status(200).body(body)).await {
            assert!(
                is_protocol(&result),
                "{operation} with {body:?}: {result:?}"
            );
        }
    }
}

#[tokio::test]
async fn a_page_in_place_of_nothing_is_an_error() {
    let page = || {
        Answer::status(200)
            .header("content-type", "text/html")
            .body(PAGE)
    };
    let untyped = || {
        Answer::status(200)
            .header("x-oss-request-id", "1")
            .body(PAGE)
    };
    for answer in [&page as &dyn Fn() -> Answer, &untyped] {
        let bucket = || Scripted::new([answer(), answer()]).bucket;
        for (operation, result) in [
            (
                "PutObject",
                bucket()
                    .put_object("a")
                    .body("hello")
                    .send()
                    .await
                    .map(|_| ()),
            ),
            (
                "PutObjectAcl",
                bucket()
                    .put_object_acl("a", "private")
                    .send()
                    .await
                    .map(|_| ()),
            ),
            (
                "DeleteObject",
                bucket().delete_object("a").send().await.map(|_| ()),
            ),
            ("PutBucket", bucket().put_bucket().send().await.map(|_| ())),
            (
                "DeleteBucket",
                bucket().delete_bucket().send().await.map(|_| ()),
            ),
            (
                "PutBucketAcl",
                bucket().put_bucket_acl("private").send().await.map(|_| ()),
            ),
        ] {
            assert!(is_protocol(&result), "{operation}: {result:?}");
        }
    }
    // The content of an object may be a page, but not one without any header of OSS.
    let bucket = Scripted::new([page(), page()]).bucket;
    let got = bucket.get_object("a").send().await.map(|_| ());
    assert!(is_protocol(&got), "{got:?}");
    let bucket = Scripted::new([page().header("etag", "\"E\"")]).bucket;
    let got = bucket.get_object("a").send().await.unwrap();
    assert_eq!(got.output.body.text().await.unwrap(), PAGE);
    let bucket = Scripted::new([page(), page()]).bucket;
    let head = bucket.head_object("a").send().await.map(|_| ());
    assert!(is_protocol(&head), "{head:?}");
}

#[tokio::test]
async fn only_a_callback_answers_an_upload() {
    let bucket = Scripted::new([stored("").body("{\"ok\":true}")]).bucket;
    let put = bucket
        .put_object("a")
        .callback("e30=")
        .send()
        .await
        .unwrap();
    assert_eq!(put.callback_result.as_deref(), Some("{\"ok\":true}"));
}

#[tokio::test]
async fn keys_that_a_batch_deletion_leaves_out_are_told() {
    let deleted = |keys: &[&str]| {
        let keys: String = keys
            .iter()
            .map(|key| format!("<Deleted><Key>{key}</Key></Deleted>"))
            .collect();
        Answer::status(200).body(format!("<DeleteResult>{keys}</DeleteResult>"))
    };
    let ask = async |answer: Answer, delete: ObjectsToDelete| {
        let bucket = Scripted::new([answer]).bucket;
        let response = bucket.delete_multiple_objects(delete).send().await.unwrap();
        let told = response.output.not_deleted.into_iter();
        told.map(|object| (object.key, object.code))
            .collect::<Vec<_>>()
    };
    let loud = || ObjectsToDelete::new(["a", "b&", "c"]);
    let left_out = [("b&".to_owned(), None)];
    assert_eq!(ask(deleted(&["a", "c"]), loud()).await, left_out);
    assert_eq!(ask(deleted(&["a", "b&amp;", "c"]), loud()).await, []);
    // A lost document does not read as one that reports nothing.
    assert_eq!(ask(Answer::status(200), loud()).await.len(), 3);

    let quiet = || ObjectsToDelete::new(["a", "b"]).quiet(true);
    let failed = Answer::status(200)
        .body("<DeleteResult><Error><Key>b</Key><Code>AccessDenied</Code></Error></DeleteResult>");
    let refused = [("b".to_owned(), Some("AccessDenied".to_owned()))];
    assert_eq!(ask(failed, quiet()).await, refused);
    assert_eq!(ask(Answer::status(200), quiet()).await, []);
}

#[tokio::test]
async fn versions_that_a_batch_deletion_leaves_out_are_told() {
    let ask = async |deleted: &str| {
        let document =
            format!("<DeleteResult><Deleted><Key>a</Key>{deleted}</Deleted></DeleteResult>");
        let bucket = Scripted::new([Answer::status(200).body(document)]).bucket;
        let version = |id: &str| ObjectIdentifier::new("a").version_id(id);
        let delete = ObjectsToDelete::new([version("1"), version("2")]);
        let response = bucket.delete_multiple_objects(delete).send().await.unwrap();
        let told = response.output.not_deleted.into_iter();
        told.filter_map(|object| object.version_id)
            .collect::<Vec<_>>()
    };
    assert_eq!(ask("<VersionId>1</VersionId>").await, ["2"]);
    let marker = "<VersionId>1</VersionId><DeleteMarkerVersionId>2</DeleteMarkerVersionId>";
    assert!(ask(marker).await.is_empty());
    // A server that names no version may speak of any.
    assert!(ask("").await.is_empty());
}

#[tokio::test]
async fn headers_with_names_of_the_world_are_readable() {
    let name = "attachment; filename=\"bericht für Jürgen.pdf\"";
    let mut response = http::Response::new(oss_client::transport::Body::empty());
    let value = http::HeaderValue::from_bytes(name.as_bytes()).unwrap();
    response.headers_mut().insert("content-disposition", value);
    let bucket = Scripted::new([Answer::response(response)]).bucket;
    let object = bucket.get_object("a").send().await.unwrap();
    assert_eq!(object.content_disposition.as_deref(), Some(name));
}

#[tokio::test]
async fn a_header_that_oss_always_sends_must_be_there_and_readable() {
    let head = |leave_out: &str, size: &str| {
        let answer = [
            ("content-length", size),
            ("etag", "\"E\""),
            ("last-modified", "Sat, 17 May 2031 08:12:45 GMT"),
            ("x-oss-version-id", "CAEQNhiBgM"),
        ];
        let kept = answer.iter().filter(|(name, _)| *name != leave_out);
        kept.fold(Answer::status(200), |answer, (name, value)| {
            answer.header(name, value)
        })
    };
    let ask = async |leave_out: &str, size: &str| {
        let bucket = Scripted::new([head(leave_out, size), head(leave_out, size)]).bucket;
        bucket.get_object_meta("a").send().await
    };
    let whole = ask("", "11").await.unwrap();
    assert_eq!((whole.content_length, whole.etag.as_str()), (11, "E"));
    assert_eq!(
        ask("x-oss-version-id", "11").await.unwrap().version_id,
        None
    );
    for name in ["content-length", "etag", "last-modified"] {
        let error = ask(name, "11").await.unwrap_err();
        assert_eq!(*error.kind(), ErrorKind::Protocol, "{name}");
        assert!(
            error.to_string().contains(&format!("no header {name}")),
            "{error}"
        );
    }
    let error = ask("", "eleven").await.unwrap_err();
    assert!(
        error
            .to_string()
            .contains("content-length of the response is \"eleven\""),
        "{error}"
    );
}
