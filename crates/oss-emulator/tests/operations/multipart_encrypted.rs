//! Multipart uploads whose data the client has encrypted.

use crate::caller::{Ask, Oss};
use crate::multipart::{SMALLEST, begin, begun, complete, complete_all, part, stored};

const PREFIX: &str = "x-oss-meta-client-side-encryption-";
const ENVELOPE: [(&str, &str); 6] = [
    ("key", "a2V5"),
    ("start", "c3RhcnQ="),
    ("cek-alg", "AES/CTR/NoPadding"),
    ("wrap-alg", "RSA/NONE/PKCS1Padding"),
    ("data-size", "204810"),
    ("part-size", "102400"),
];

fn encrypted<'a>(oss: &'a Oss, changed: &[(&str, Option<&str>)]) -> Ask<'a> {
    ENVELOPE.iter().fold(begin(oss, "k"), |ask, (name, value)| {
        let value = match changed.iter().find(|(other, _)| other == name) {
            Some((_, value)) => *value,
            None => Some(*value),
        };
        match value {
            Some(value) => ask.header(&format!("{PREFIX}{name}"), value),
            None => ask,
        }
    })
}

#[tokio::test]
async fn the_beginning_names_everything_that_is_needed_to_decrypt() {
    let oss = Oss::start().await;
    for (name, value, ec) in [
        ("key", None, "0005-00000401"),
        ("start", None, ""),
        ("cek-alg", None, ""),
        ("wrap-alg", None, ""),
        ("data-size", None, "0005-00000406"),
        ("part-size", None, "0005-00000407"),
        ("data-size", Some("x"), "0005-00000408"),
        ("part-size", Some("0"), "0005-00000409"),
        ("part-size", Some("16"), "0005-00000410"),
    ] {
        let reply = encrypted(&oss, &[(name, value)]).send().await;
        assert_eq!(reply.outcome(), (400, "InvalidEncryptionRequest"), "{name}");
        assert_eq!(reply.header("x-oss-ec"), ec, "{name}");
    }
    let id = begun(encrypted(&oss, &[])).await;
    let list = oss.object("GET", "k").query("uploadId", &id).send().await;
    for (element, value) in [
        ("ClientEncryptionKey", "a2V5"),
        ("ClientEncryptionStart", "c3RhcnQ="),
        ("ClientEncryptionCekAlg", "AES/CTR/NoPadding"),
        ("ClientEncryptionWrapAlg", "RSA/NONE/PKCS1Padding"),
        ("ClientEncryptionDataSize", "204810"),
        ("ClientEncryptionPartSize", "102400"),
    ] {
        assert_eq!(list.elements(element), [value]);
    }
}

#[tokio::test]
async fn every_part_has_the_size_that_was_announced() {
    let oss = Oss::start().await;
    let id = begun(encrypted(&oss, &[])).await;
    let refused = async |number: u16, size: usize, message: &str| {
        let reply = part(&oss, "k", &id, number)
            .body(vec![0; size])
            .send()
            .await;
        assert_eq!(reply.outcome(), (400, "InvalidEncryptionRequest"));
        assert!(reply.elements("Message")[0].contains(message), "{reply:?}");
    };
    refused(1, 10, "The partSize must same with init_multipart setted").await;
    refused(3, 11, "the rest of the data").await;
    refused(4, 10, "greater than the number of parts").await;
    let first = stored(&oss, "k", &id, 1, &vec![1; SMALLEST]).await;
    let other = part(&oss, "k", &id, 2)
        .header(&format!("{PREFIX}start"), "b3RoZXI=")
        .body(vec![2; SMALLEST])
        .send()
        .await;
    assert_eq!(other.outcome(), (400, "InvalidEncryptionRequest"));
    assert_eq!(other.header("x-oss-ec"), "0005-00000413");
    let same = part(&oss, "k", &id, 2)
        .header(&format!("{PREFIX}start"), "c3RhcnQ=")
        .header(&format!("{PREFIX}part-size"), "102400")
        .body(vec![2; SMALLEST])
        .send()
        .await;
    assert_eq!(same.status, 200);
    let missing = complete(&oss, "k", &id, &[(1, &first)]).send().await;
    assert_eq!(missing.outcome(), (400, "InvalidEncryptionRequest"));
    let missing = complete_all(&oss, "k", &id).send().await;
    assert_eq!(missing.outcome(), (400, "InvalidEncryptionRequest"));
    stored(&oss, "k", &id, 3, &[3; 10]).await;
    assert_eq!(complete_all(&oss, "k", &id).send().await.status, 200);
    let got = oss.object("HEAD", "k").send().await;
    assert_eq!(got.header("content-length"), "204810");
    assert_eq!(got.header(&format!("{PREFIX}key")), "a2V5");
}

#[tokio::test]
async fn a_part_is_copied_only_from_data_that_is_not_encrypted() {
    let oss = Oss::start().await;
    let id = begun(encrypted(&oss, &[])).await;
    oss.put("plain", "0123456789").await;
    let sealed = oss.object("PUT", "sealed").body("0123456789");
    let sealed = sealed.header(&format!("{PREFIX}key"), "a2V5");
    assert_eq!(sealed.send().await.status, 200);
    let copy = async |number, source: &str, range: &str| {
        let source = format!("/examplebucket/{source}");
        let copy = part(&oss, "k", &id, number).header("x-oss-copy-source", &source);
        let copy = copy.header("x-oss-copy-source-range", range);
        copy.send().await
    };
    let refused = copy(3, "sealed", "bytes=0-9").await;
    assert_eq!(refused.outcome(), (400, "InvalidEncryptionRequest"));
    assert_eq!(
        refused.elements("Message"),
        ["Client encryption doesn't support upload part copy."]
    );
    // A copied part has the size that was announced, like any other part.
    let short = copy(3, "plain", "bytes=0-8").await;
    assert_eq!(short.outcome(), (400, "InvalidEncryptionRequest"));
    assert_eq!(copy(3, "plain", "bytes=0-9").await.status, 200);
}
