//! The headers of server-side encryption.

use crate::caller::{Ask, Oss};

const ALGORITHM: &str = "x-oss-server-side-encryption";
const DATA: &str = "x-oss-server-side-data-encryption";
const KEY: &str = "x-oss-server-side-encryption-key-id";

/// All requests that create an object or begin to.
fn writes(oss: &Oss) -> [Ask<'_>; 4] {
    [
        oss.object("PUT", "k").body("data"),
        oss.object("POST", "append")
            .query("append", "")
            .query("position", "0"),
        oss.object("PUT", "copy")
            .header("x-oss-copy-source", "/examplebucket/source"),
        oss.object("POST", "parts").query("uploads", ""),
    ]
}

#[tokio::test]
async fn every_write_echoes_its_encryption() {
    for (headers, key) in [
        (vec![(ALGORITHM, "AES256")], ""),
        (vec![(ALGORITHM, "SM4")], ""),
        (
            vec![(ALGORITHM, "KMS"), (DATA, "SM4"), (KEY, "key-a/1:b_c")],
            "key-a/1:b_c",
        ),
    ] {
        let oss = Oss::start().await;
        oss.put("source", "data").await;
        for write in writes(&oss) {
            let write = headers
                .iter()
                .fold(write, |ask, (name, value)| ask.header(name, value));
            let reply = write.send().await;
            assert_eq!(reply.status, 200, "{reply:?}");
            for (name, value) in &headers {
                assert_eq!(reply.header(name), *value);
            }
            assert_eq!(reply.header(KEY), key);
        }
        for object in ["k", "append", "copy"] {
            let got = oss.object("HEAD", object).send().await;
            for (name, value) in &headers {
                assert_eq!(got.header(name), *value, "{object}");
            }
        }
    }
}

#[tokio::test]
async fn the_algorithm_for_the_data_is_ignored_without_the_key_service() {
    for algorithm in ["", "AES256", "SM4"] {
        let oss = Oss::start().await;
        oss.put("source", "data").await;
        for write in writes(&oss) {
            let write = match algorithm {
                "" => write,
                algorithm => write.header(ALGORITHM, algorithm),
            };
            let reply = write.header(DATA, "SM4").send().await;
            assert_eq!(reply.status, 200, "{reply:?}");
            assert_eq!(reply.header(ALGORITHM), algorithm);
            assert_eq!((reply.header(DATA), reply.header(KEY)), ("", ""));
        }
    }
}

#[tokio::test]
async fn a_new_bucket_gets_the_encryption_of_its_request() {
    let oss = Oss::start().await;
    let put = |name, headers: &[(&'static str, &'static str)]| {
        let ask = oss.bucket("PUT").of_bucket(name);
        headers
            .iter()
            .fold(ask, |ask, (name, value)| ask.header(name, value))
    };
    let kms = [(ALGORITHM, "KMS"), (DATA, "SM4"), (KEY, "key-1")];
    assert_eq!(put("encrypted-bucket", &kms).send().await.status, 200);
    let rule = oss.bucket("GET").of_bucket("encrypted-bucket");
    let rule = rule.query("encryption", "").send().await;
    assert_eq!(rule.elements("SSEAlgorithm"), ["KMS"]);
    assert_eq!(rule.elements("KMSDataEncryption"), ["SM4"]);
    assert_eq!(rule.elements("KMSMasterKeyID"), ["key-1"]);
    let unknown = put("other-bucket", &[(ALGORITHM, "ROT13")]).send().await;
    assert_eq!(unknown.outcome(), (400, "InvalidEncryptionAlgorithmError"));
}

#[tokio::test]
async fn without_a_key_the_service_has_one() {
    let oss = Oss::start().await;
    oss.put("source", "data").await;
    let mut keys = Vec::new();
    for write in writes(&oss) {
        let reply = write.header(ALGORITHM, "KMS").send().await;
        keys.push(reply.header(KEY).to_owned());
    }
    assert_eq!(keys[0].len(), 36);
    keys.dedup();
    assert_eq!(keys.len(), 1);
}

#[tokio::test]
async fn what_no_object_can_be_encrypted_with_is_refused() {
    let oss = Oss::start().await;
    oss.put("source", "data").await;
    for (headers, code, message) in [
        (
            vec![(ALGORITHM, "DES")],
            "InvalidEncryptionAlgorithmError",
            "The Encryption request you specified is not valid. Supported value: AES256/SM4/KMS.",
        ),
        (
            vec![(ALGORITHM, "KMS"), (DATA, "AES256")],
            "InvalidDataEncryptionAlgorithmError",
            "The KMS Data Encryption request you specified is not valid. Supported value:SM4",
        ),
        (
            vec![(ALGORITHM, "KMS"), (KEY, "a key")],
            "InvalidParameter",
            "The specified parameter KMS keyId is not valid.",
        ),
        (
            vec![(ALGORITHM, "AES256"), (KEY, "key")],
            "InvalidArgument",
            "This header can only be specified if x-oss-server-side-encryption is KMS.",
        ),
    ] {
        for write in writes(&oss) {
            let write = headers
                .iter()
                .fold(write, |ask, (name, value)| ask.header(name, value));
            let reply = write.send().await;
            assert_eq!(reply.outcome(), (400, code), "{headers:?}");
            assert_eq!(reply.elements("Message"), [message]);
        }
    }
    let list = oss.bucket("GET").send().await;
    assert_eq!(list.elements("Key"), ["source"]);
}
