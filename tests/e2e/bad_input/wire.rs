//! Invalid responses from servers and proxies.

use oss_client::sign::SignatureVersion;
use oss_client::{Bucket, ErrorKind};
use oss_emulator::{Fault, Injection};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use crate::evidence::Evidence;
use crate::misbehaving::{Misbehaving, answer};
use crate::plain::address_of;
use crate::stage::{BUCKET, KEY, Stage};

fn bucket_at(stage: &Stage, server: &Misbehaving) -> Bucket {
    let client = stage.builder().endpoint(server.endpoint().as_str());
    client.build().unwrap().bucket(BUCKET).unwrap()
}

pub(super) async fn closed_in_the_head(evidence: &mut Evidence) {
    let stage = Stage::new().await;
    for head in [
        "",
        "HTTP/1.1 2",
        "HTTP/1.1 200 OK\r\ncontent-le",
        "HTTP/1.1 200 OK\r\n",
    ] {
        let server = Misbehaving::answering(head).await;
        let error = bucket_at(&stage, &server)
            .get_object(KEY)
            .send()
            .await
            .unwrap_err();
        evidence.error(&error);
        assert_eq!(*error.kind(), ErrorKind::Interrupted, "{head:?}: {error:?}");
        assert_eq!(server.connections(), 4, "{head:?}");
    }
    for head in [
        "SSH-2.0-OpenSSH_9.6\r\n\r\n",
        "HTTP/1.1 2OO OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
    ] {
        let server = Misbehaving::answering(head).await;
        let error = bucket_at(&stage, &server)
            .get_object(KEY)
            .send()
            .await
            .unwrap_err();
        evidence.error(&error);
        assert_eq!(*error.kind(), ErrorKind::Protocol, "{head:?}: {error:?}");
    }
    evidence.stage(&stage);
}

pub(super) async fn closed_in_the_body(evidence: &mut Evidence) {
    let stage = Stage::new().await;
    // Without an ETag nothing can be resumed.
    let cut = "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nonly this";
    let server = Misbehaving::answering(cut).await;
    let object = bucket_at(&stage, &server)
        .get_object(KEY)
        .send()
        .await
        .unwrap();
    evidence.show(&object);
    let error = object.output.body.text().await.unwrap_err();
    evidence.error(&error);
    assert_eq!((error.kind(), server.connections()), (&ErrorKind::Body, 1));
    let chunked = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n9\r\nonly this\r\n";
    let server = Misbehaving::answering(chunked).await;
    let object = bucket_at(&stage, &server)
        .get_object(KEY)
        .send()
        .await
        .unwrap();
    assert_eq!(
        *object.output.body.text().await.unwrap_err().kind(),
        ErrorKind::Body
    );
    // A document is asked for again, as often as any answer that does not come.
    let server = Misbehaving::answering(cut).await;
    let error = bucket_at(&stage, &server)
        .list_objects_v2()
        .send()
        .await
        .unwrap_err();
    evidence.error(&error);
    assert_eq!((error.kind(), server.connections()), (&ErrorKind::Body, 4));
    evidence.stage(&stage);
}

pub(super) async fn wrong_lengths(evidence: &mut Evidence) {
    let stage = Stage::new().await;
    let etag = "etag: \"E\"\r\n";
    let lengths = ["-1", "1x", "99999999999999999999999999", "3, 4"];
    for length in lengths {
        let text = format!("HTTP/1.1 200 OK\r\n{etag}content-length: {length}\r\n\r\nabc");
        let server = Misbehaving::answering(text).await;
        let error = match bucket_at(&stage, &server).get_object(KEY).send().await {
            Ok(object) => object.output.body.text().await.unwrap_err(),
            Err(error) => error,
        };
        evidence.error(&error);
        assert_eq!(*error.kind(), ErrorKind::Protocol, "{length}: {error:?}");
    }
    // More bytes than announced: the object is what the head says, and the rest is no answer to
    // anything.
    let long = format!("HTTP/1.1 200 OK\r\n{etag}content-length: 3\r\n\r\nabcdef");
    let server = Misbehaving::answering(long).await;
    let bucket = bucket_at(&stage, &server);
    for _ in 0..2 {
        let object = bucket.get_object(KEY).send().await.unwrap();
        assert_eq!(object.output.body.text().await.unwrap(), "abc");
    }
    assert_eq!(server.connections(), 2);
    evidence.stage(&stage);
}

pub(super) async fn documents_that_are_none(evidence: &mut Evidence) {
    let stage = Stage::new().await;
    let deep = format!("<ListBucketResult>{}", "<a>".repeat(100_000));
    let bomb = "<!DOCTYPE a [<!ENTITY lol \"lol\"><!ENTITY lols \"&lol;&lol;&lol;\">]><ListBucketResult><Name>&lols;</Name></ListBucketResult>";
    let external = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><ListBucketResult><Name>&x;</Name></ListBucketResult>";
    let documents = [
        ("plain text", "element"),
        ("{\"json\": true}", "element"),
        ("<ListBucketResult><Name>", "ends inside"),
        ("<ListBucketResult></Other>", "ListBucketResult"),
        (&deep, "nested deeper"),
        (bomb, "document type"),
        (external, "document type"),
        (
            "<ListBucketResult><Name>&unknown;</Name></ListBucketResult>",
            "unknown",
        ),
        (
            "<ListBucketResult><MaxKeys>many</MaxKeys></ListBucketResult>",
            "MaxKeys",
        ),
        ("<Other/>", "Other"),
        ("<html><body><p>Sign in</body></html>", ""),
    ];
    for (document, part) in documents {
        let text = answer("200 OK", "content-type: application/xml\r\n", document);
        let server = Misbehaving::answering(text).await;
        let bucket = bucket_at(&stage, &server);
        let error = bucket.list_objects_v2().send().await.unwrap_err();
        let said = evidence.error(&error);
        assert_eq!(*error.kind(), ErrorKind::Protocol, "{said}");
        assert!(said.contains(part) && said.len() < 1000, "{part}: {said}");
        assert_eq!(error.attempts().len(), 2, "{document:.40}: {error:?}");
        // As an error document it is no more dangerous, and the status still tells.
        let server = Misbehaving::answering(answer("404 Not Found", "", document)).await;
        let error = bucket_at(&stage, &server)
            .get_object(KEY)
            .send()
            .await
            .unwrap_err();
        evidence.error(&error);
        assert!(
            error.is_not_found() && error.to_string().len() < 1000,
            "{error}"
        );
    }
    evidence.stage(&stage);
}

pub(super) async fn redirect(evidence: &mut Evidence) {
    let stage = Stage::new().await;
    let redirect = || Fault::Redirect {
        location: "http://examplebucket.oss-cn-beijing.aliyuncs.com/k?signature=STOLEN".into(),
    };
    evidence.secret("signature=STOLEN");
    for operation in ["GetObject", "PutObject", "ListObjectsV2"] {
        stage
            .oss
            .faults()
            .inject(Injection::new(redirect()).on(operation));
    }
    let bucket = stage.bucket();
    let errors = [
        bucket.get_object(KEY).send().await.unwrap_err(),
        bucket.put_object(KEY).body("x").send().await.unwrap_err(),
        bucket.list_objects_v2().send().await.unwrap_err(),
    ];
    for error in errors {
        let said = evidence.error(&error);
        assert!(
            matches!(error.kind(), ErrorKind::WrongEndpoint { .. }),
            "{said}"
        );
        assert!(said.contains("oss-cn-beijing.aliyuncs.com"), "{said}");
        assert!(
            error.hint().unwrap().contains("use the endpoint"),
            "{error:?}"
        );
        assert_eq!(error.attempts().len(), 1);
    }
    assert_eq!(stage.witness.take_count(), 3);
    evidence.stage(&stage);
}

/// A server that sends back what it was sent, signature and token included: as OSS does, as a
/// careless server might, and as a page for people would.
pub(super) async fn everything_echoed(evidence: &mut Evidence) {
    let stage = Stage::new().await;
    let forms: [fn(&str) -> String; 3] = [
        |head| {
            format!(
                "<Error><Code>SignatureDoesNotMatch</Code><Message>no</Message>\
                 <StringToSign>{head}</StringToSign><SignatureProvided>{head}</SignatureProvided>\
                 <CanonicalRequest>{head}</CanonicalRequest></Error>"
            )
        },
        |head| format!("<Error><Code>X</Code><Message>{head}</Message><Got>{head}</Got></Error>"),
        |head| format!("you sent: {head}"),
    ];
    for status in ["400 Bad Request", "403 Forbidden", "500 Oops", "200 OK"] {
        for form in forms {
            let server = Misbehaving::serving(move |mut peer, _| async move {
                let body = form(&peer.head().await);
                peer.write(answer(status, "", &body).as_bytes()).await;
                peer.finish().await;
            })
            .await;
            for version in [SignatureVersion::V1, SignatureVersion::V4] {
                let client = stage
                    .builder_with(stage.assume_role().build().unwrap())
                    .signature_version(version)
                    .endpoint(server.endpoint().as_str());
                let bucket = client.build().unwrap().bucket(BUCKET).unwrap();
                let error = bucket.get_bucket_acl().send().await.unwrap_err();
                evidence.error(&error);
            }
        }
    }
    evidence.stage(&stage);
}

pub(super) async fn keys_that_are_not_utf_8(evidence: &mut Evidence) {
    let stage = Stage::new().await;
    for key in ["%ff", "a%c3%28b", "%ed%a0%80", "caf%e9"] {
        let request =
            format!("GET /{BUCKET}/{key} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
        let address = address_of(stage.oss.endpoint());
        let mut stream = tokio::net::TcpStream::connect(address).await.unwrap();
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut reply = String::new();
        stream.read_to_string(&mut reply).await.unwrap();
        assert!(reply.starts_with("HTTP/1.1 400 "), "{reply}");
        assert!(reply.contains("<Code>InvalidArgument</Code>"), "{reply}");
        assert!(
            reply.contains("The characters encoding must be utf-8."),
            "{reply}"
        );
        evidence.text(reply);
    }
}
