//! Multipart uploads from the first request to the object.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use crc_fast::{CrcAlgorithm, checksum};
use md5::{Digest, Md5};

use crate::caller::{Ask, Oss, Reply};

/// The smallest size of a part that is not the last one.
pub(crate) const SMALLEST: usize = 102_400;

pub(crate) fn begin<'a>(oss: &'a Oss, key: &str) -> Ask<'a> {
    oss.object("POST", key).query("uploads", "")
}

/// Begins an upload, and returns its id.
pub(crate) async fn begun(ask: Ask<'_>) -> String {
    let reply = ask.send().await;
    assert_eq!(reply.status, 200, "{reply:?}");
    reply.elements("UploadId")[0].to_owned()
}

pub(crate) fn part<'a>(oss: &'a Oss, key: &str, id: &str, number: u16) -> Ask<'a> {
    oss.object("PUT", key)
        .query("partNumber", &number.to_string())
        .query("uploadId", id)
}

/// Stores a part, and returns its ETag.
pub(crate) async fn stored(oss: &Oss, key: &str, id: &str, number: u16, data: &[u8]) -> String {
    let reply = part(oss, key, id, number).body(data.to_vec()).send().await;
    assert_eq!(reply.status, 200, "{reply:?}");
    reply.header("etag").to_owned()
}

pub(crate) fn complete<'a>(oss: &'a Oss, key: &str, id: &str, parts: &[(u16, &str)]) -> Ask<'a> {
    let parts: String = parts
        .iter()
        .map(|(number, etag)| {
            format!("<Part><PartNumber>{number}</PartNumber><ETag>{etag}</ETag></Part>")
        })
        .collect();
    oss.object("POST", key).query("uploadId", id).body(format!(
        "<CompleteMultipartUpload>{parts}</CompleteMultipartUpload>"
    ))
}

pub(crate) fn complete_all<'a>(oss: &'a Oss, key: &str, id: &str) -> Ask<'a> {
    oss.object("POST", key)
        .query("uploadId", id)
        .header("x-oss-complete-all", "yes")
}

pub(crate) fn md5_hex(data: &[u8]) -> String {
    Md5::digest(data)
        .iter()
        .map(|byte| format!("{byte:02X}"))
        .collect()
}

fn crc64(data: &[u8]) -> String {
    checksum(CrcAlgorithm::Crc64Xz, data).to_string()
}

/// The document of a reply, without the declaration of XML.
fn document(reply: &Reply) -> &str {
    reply.text().split_once('\n').unwrap().1
}

#[tokio::test]
async fn parts_become_an_object_with_the_properties_of_the_beginning() {
    let oss = Oss::start().await;
    let (one, two) = (vec![b'1'; SMALLEST], b"the rest".to_vec());
    let reply = begin(&oss, "a b/é.txt")
        .header("content-type", "text/plain")
        .header("cache-control", "no-cache")
        .header("x-oss-meta-owner", "me")
        .header("x-oss-storage-class", "IA")
        .header("x-oss-object-acl", "public-read")
        .header("x-oss-tagging", "a=1&b=2")
        .send()
        .await;
    let id = reply.elements("UploadId")[0].to_owned();
    assert_eq!(id.len(), 32);
    assert_eq!(
        document(&reply),
        format!(
            "<InitiateMultipartUploadResult><Bucket>examplebucket</Bucket><Key>a b/é.txt</Key>\
             <UploadId>{id}</UploadId></InitiateMultipartUploadResult>"
        )
    );
    assert_eq!(oss.object("GET", "a b/é.txt").send().await.status, 404);
    let stored_two = part(&oss, "a b/é.txt", &id, 2)
        .header("content-md5", &BASE64.encode(Md5::digest(&two)))
        .body(two.clone())
        .send()
        .await;
    assert_eq!((stored_two.status, stored_two.text()), (200, ""));
    let etag_two = md5_hex(&two);
    assert_eq!(stored_two.header("etag"), format!("\"{etag_two}\""));
    assert_eq!(
        stored_two.header("content-md5"),
        BASE64.encode(Md5::digest(&two))
    );
    assert_eq!(stored_two.header("x-oss-hash-crc64ecma"), crc64(&two));
    // The second part of this number counts.
    stored(&oss, "a b/é.txt", &id, 1, b"replaced").await;
    let etag_one = stored(&oss, "a b/é.txt", &id, 1, &one).await;

    // Quotes around an ETag may be missing, and case does not matter.
    let reply = complete(
        &oss,
        "a b/é.txt",
        &id,
        &[(1, &etag_one), (2, &etag_two.to_lowercase())],
    );
    let reply = reply.send().await;
    assert_eq!(reply.status, 200, "{reply:?}");
    let etag = format!(
        "{}-2",
        md5_hex(format!("{}{etag_two}", md5_hex(&one)).as_bytes())
    );
    let host = oss.server.endpoint();
    assert_eq!(
        document(&reply),
        format!(
            "<CompleteMultipartUploadResult>\
             <Location>{host}/examplebucket/a%20b/%C3%A9.txt</Location>\
             <Bucket>examplebucket</Bucket><Key>a b/é.txt</Key><ETag>\"{etag}\"</ETag>\
             </CompleteMultipartUploadResult>"
        )
    );
    let whole = [one, two].concat();
    assert_eq!(reply.header("etag"), format!("\"{etag}\""));
    assert_eq!(reply.header("x-oss-hash-crc64ecma"), crc64(&whole));
    assert_eq!(reply.header("content-md5"), "");
    assert_eq!(reply.header("x-oss-version-id"), "");

    let got = oss.object("GET", "a b/é.txt").send().await;
    assert_eq!(got.body, whole);
    for (name, value) in [
        ("content-type", "text/plain"),
        ("cache-control", "no-cache"),
        ("x-oss-meta-owner", "me"),
        ("x-oss-storage-class", "IA"),
        ("x-oss-object-type", "Multipart"),
        ("x-oss-tagging-count", "2"),
        ("x-oss-hash-crc64ecma", &crc64(&whole)),
        ("etag", &format!("\"{etag}\"")),
        ("content-md5", ""),
    ] {
        assert_eq!(got.header(name), value, "{name}");
    }
    let range = format!("bytes={}-{}", SMALLEST - 2, SMALLEST + 2);
    let got = oss.object("GET", "a b/é.txt").header("range", &range);
    assert_eq!(got.send().await.text(), "11the");
    let acl = oss.object("GET", "a b/é.txt").query("acl", "").send().await;
    assert_eq!(acl.elements("Grant"), ["public-read"]);
    let again = complete(&oss, "a b/é.txt", &id, &[(1, &etag_one)]);
    assert_eq!(again.send().await.outcome(), (404, "NoSuchUpload"));
}

#[tokio::test]
async fn listed_parts_alone_make_the_object_and_all_parts_if_asked() {
    let oss = Oss::start().await;
    let id = begun(begin(&oss, "k")).await;
    for number in [1, 3, 7] {
        stored(&oss, "k", &id, number, &vec![b'0' + number as u8; SMALLEST]).await;
    }
    let etag = |number: u8| md5_hex(&vec![b'0' + number; SMALLEST]);
    let reply = complete(&oss, "k", &id, &[(1, &etag(1)), (7, &etag(7))]);
    assert_eq!(reply.send().await.status, 200);
    let got = oss.object("GET", "k").send().await;
    assert_eq!(got.body.len(), 2 * SMALLEST);
    assert_eq!((got.body[0], got.body[SMALLEST]), (b'1', b'7'));

    let id = begun(begin(&oss, "all")).await;
    stored(&oss, "all", &id, 2, b"last").await;
    stored(&oss, "all", &id, 1, &vec![b'1'; SMALLEST]).await;
    let both = complete_all(&oss, "all", &id).body("<CompleteMultipartUpload/>");
    let both = both.send().await;
    assert_eq!(both.outcome(), (400, "InvalidArgument"));
    assert_eq!(
        both.elements("Message"),
        ["Should not speficy both complete all header and http body."]
    );
    assert_eq!(both.elements("ArgumentName"), ["x-oss-complete-all"]);
    assert_eq!(both.elements("ArgumentValue"), ["yes"]);
    assert_eq!(both.header("x-oss-ec"), "0042-00000216");
    let reply = complete_all(&oss, "all", &id).query("encoding-type", "url");
    let reply = reply.send().await;
    assert_eq!(reply.elements("EncodingType"), ["url"]);
    let got = oss.object("GET", "all").send().await;
    assert!(got.body.ends_with(b"1last"));
    assert_eq!(got.body.len(), SMALLEST + 4);
}

#[tokio::test]
async fn one_part_may_be_small_and_its_etag_says_that_it_is_one() {
    let oss = Oss::start().await;
    let id = begun(begin(&oss, "k")).await;
    let etag = stored(&oss, "k", &id, 5, b"x").await;
    let reply = complete(&oss, "k", &id, &[(5, &etag)]).send().await;
    let expected = md5_hex(md5_hex(b"x").as_bytes());
    assert_eq!(reply.elements("ETag"), [format!("\"{expected}-1\"")]);
    assert_eq!(oss.object("GET", "k").send().await.text(), "x");
}

#[tokio::test]
async fn sequential_uploads_take_parts_in_order_and_report_the_md5() {
    let oss = Oss::start().await;
    let id = begun(begin(&oss, "k").query("sequential", "")).await;
    let second = part(&oss, "k", &id, 2).body("x").send().await;
    assert_eq!(second.outcome(), (400, "PartNotSequential"));
    let first = vec![b'1'; SMALLEST];
    let etag = stored(&oss, "k", &id, 1, &first).await;
    let again = part(&oss, "k", &id, 1).body("x").send().await;
    assert_eq!(again.outcome(), (409, "PartAlreadyExist"));
    assert_eq!(again.elements("ETag"), [&etag]);
    assert_eq!(again.header("x-oss-ec"), "0042-00000108");
    let copied = part(&oss, "k", &id, 1).header("x-oss-copy-source", "/examplebucket/k");
    assert_eq!(copied.send().await.header("x-oss-ec"), "0042-00000313");
    let last = stored(&oss, "k", &id, 2, b"2").await;
    let whole = [first.as_slice(), b"2"].concat();
    let md5 = BASE64.encode(Md5::digest(&whole));
    let reply = complete(&oss, "k", &id, &[(1, &etag), (2, &last)]);
    assert_eq!(reply.send().await.header("content-md5"), md5);
    for method in ["GET", "HEAD"] {
        let got = oss.object(method, "k").send().await;
        assert_eq!(got.header("content-md5"), md5);
    }
}

#[tokio::test]
async fn encryption_is_echoed_by_every_step() {
    let oss = Oss::start().await;
    let sse = "x-oss-server-side-encryption";
    let reply = begin(&oss, "k").header(sse, "AES256").send().await;
    assert_eq!(reply.header(sse), "AES256");
    let id = reply.elements("UploadId")[0].to_owned();
    let reply = part(&oss, "k", &id, 1).body("x").send().await;
    assert_eq!(reply.header(sse), "AES256");
    let reply = complete_all(&oss, "k", &id).send().await;
    assert_eq!(reply.header(sse), "AES256");
    let got = oss.object("HEAD", "k").send().await;
    assert_eq!(got.header(sse), "AES256");
    let wrong = begin(&oss, "k").header(sse, "DES").send().await;
    assert_eq!(wrong.outcome(), (400, "InvalidEncryptionAlgorithmError"));
}

#[tokio::test]
async fn the_statistics_count_uploads_and_parts() {
    let oss = Oss::start().await;
    let stat = async || {
        let reply = oss.bucket("GET").query("stat", "").send().await;
        [
            "MultipartUploadCount",
            "MultipartPartCount",
            "ObjectCount",
            "Storage",
        ]
        .map(|name| reply.elements(name)[0].to_owned())
    };
    let (a, b) = (begun(begin(&oss, "a")).await, begun(begin(&oss, "b")).await);
    stored(&oss, "a", &a, 1, b"one").await;
    stored(&oss, "a", &a, 1, b"again").await;
    stored(&oss, "b", &b, 1, b"x").await;
    assert_eq!(stat().await, ["2", "2", "0", "0"]);
    complete_all(&oss, "a", &a).send().await;
    assert_eq!(stat().await, ["1", "1", "1", "5"]);
    let abort = oss.object("DELETE", "b").query("uploadId", &b);
    assert_eq!(abort.send().await.status, 204);
    assert_eq!(stat().await, ["0", "0", "1", "5"]);
}
