//! No secret stands in a log, an error or a `Debug`.

use std::time::Duration;

use oss_client::operations::cname::CertificateConfiguration;
use oss_client::operations::website::MirrorAuth;
use oss_client::transport::TransportErrorKind as Kind;
use oss_client::transport::testing::Answer;

use crate::printed::Printed;
use crate::scripted::{Scripted, long_term, refusal, temporary};

#[tokio::test]
async fn nothing_that_is_printed_holds_a_secret() {
    let printed = Printed::default();
    let guard = printed.subscribe();
    let mut signatures = Vec::new();
    for keys in [long_term(), temporary(30_000)] {
        let oss = Scripted::built(
            [
                refusal(503, "SlowDown"),
                refusal(403, "RequestTimeTooSkewed")
                    .header("date", "Sat, 16 Dec 2023 17:20:57 GMT"),
                Answer::error(Kind::Interrupted, true),
                Answer::status(200).header("x-oss-hash-crc64ecma", "1"),
                Answer::status(403).body(echo()),
            ],
            |builder| builder.credentials(keys.clone()),
        );
        let call = oss.bucket.put_object("a").callback("eyJhIjoiU0VDUkVUIn0=");
        let operation = format!(
            "{:?}",
            oss.bucket.put_object("a").callback("eyJhIjoiU0VDUkVUIn0=")
        );
        printed.add(operation);
        let outcome = call.body("x").with_repeat_ambiguous(true).send().await;
        record(&printed, &outcome.unwrap_err());
        let presigned = oss
            .bucket
            .get_object("a")
            .presign(Duration::from_secs(60))
            .await
            .unwrap();
        let form = oss
            .bucket
            .post_form("a")
            .presign(Duration::from_secs(60))
            .await
            .unwrap();
        let client = oss.bucket.client();
        printed.add(format!(
            "{presigned} {presigned:?} {form:?} {client:?} {:?}",
            oss.bucket
        ));
        let (_, signature) = presigned.url().split_once("x-oss-signature=").unwrap();
        signatures.push(signature.to_owned());
        for request in oss.transport.requests() {
            let header = request.header("authorization").unwrap();
            signatures.push(header.rsplit("Signature=").next().unwrap().to_owned());
        }
    }
    drop(guard);
    let text = printed.text();
    for event in [
        "oss.operation",
        "oss.attempt",
        "retry",
        "throttled",
        "clock skew corrected",
    ] {
        assert!(text.contains(event), "{event} in {text}");
    }
    let secrets = [
        "EXAMPLEKEYSECRET",
        "EXAMPLE+TOKEN",
        "EXAMPLE%2BTOKEN",
        "LTAI5tEXAMPLEKEYID",
        "STS.EXAMPLEKEYID",
        "eyJhIjoiU0VDUkVUIn0=",
        "OSS4-HMAC-SHA256",
    ];
    for secret in secrets
        .into_iter()
        .chain(signatures.iter().map(String::as_str))
    {
        assert!(!text.contains(secret), "{secret} in {text}");
    }
}

/// A refusal that repeats the request, as OSS does.
fn echo() -> &'static str {
    "<Error><Code>SignatureDoesNotMatch</Code><OSSAccessKeyId>LTAI5tEXAMPLEKEYID</OSSAccessKeyId>\
     <SignatureProvided>EXAMPLEKEYSECRET</SignatureProvided><StringToSign>OSS4-HMAC-SHA256\n\
     </StringToSign><CanonicalRequest>PUT\n/a\n\nx-oss-security-token:EXAMPLE+TOKEN/==\n\
     </CanonicalRequest></Error>"
}

fn record(printed: &Printed, error: &oss_client::Error) {
    printed.add(format!("{error} {error:?} {:?}", error.hint()));
    let mut source = std::error::Error::source(error);
    while let Some(cause) = source {
        printed.add(format!("{cause} {cause:?}"));
        source = cause.source();
    }
}

#[tokio::test]
async fn what_the_answer_to_a_head_echoes_is_masked() {
    let document = "<Error><Code>AccessDenied</Code><Message>EXAMPLE+TOKEN/==</Message></Error>";
    let hidden = base64::Engine::encode(&base64::engine::general_purpose::STANDARD, document);
    let oss = Scripted::built(
        [Answer::status(403).header("x-oss-err", &hidden)],
        |builder| builder.credentials(temporary(30_000)),
    );
    let error = oss.bucket.head_object("a").send().await.unwrap_err();
    assert_eq!(error.code(), Some("AccessDenied"));
    assert_eq!(error.service().unwrap().message(), "****");
}

#[test]
fn structures_show_of_a_secret_only_that_it_is_there() {
    let auth = MirrorAuth::new()
        .access_key_id("EXAMPLEKEYID")
        .access_key_secret("SECRET");
    let certificate = CertificateConfiguration::new().private_key("SECRET");
    let printed = format!("{auth:?} {certificate:?}");
    assert!(!printed.contains("SECRET"), "{printed}");
    assert!(
        printed.contains("access_key_secret: Some(\"****\")"),
        "{printed}"
    );
    assert!(printed.contains("private_key: Some(\"****\")"), "{printed}");
}
