//! An STS that refuses a call or fails, and a server that is not STS.

use oss_client::credentials::{AssumeRoleProvider, CredentialsError, ProvideCredentials};
use oss_client::sign::Credentials;
use oss_client::sign::encode::percent_decode_query;
use oss_client::{Error, ErrorKind};

use crate::evidence::Evidence;
use crate::misbehaving::{Misbehaving, answer};
use crate::stage::{KEY, Stage};

/// What the provider says, as the client passes it on.
fn cause(error: &Error) -> &CredentialsError {
    assert_eq!(*error.kind(), ErrorKind::Credentials, "{error:?}");
    let source = std::error::Error::source(error).expect("a cause");
    source.downcast_ref().expect("an error of credentials")
}

async fn failure(stage: &Stage, provider: AssumeRoleProvider, evidence: &mut Evidence) -> Error {
    evidence.show(&provider);
    let bucket = stage.bucket_with(provider);
    evidence.show(&bucket);
    evidence.show(bucket.client());
    evidence.show(bucket.client().context());
    let error = bucket.get_object(KEY).send().await.unwrap_err();
    evidence.error(&error);
    evidence.stage(stage);
    error
}

pub(super) async fn refusals(evidence: &mut Evidence) {
    let stage = Stage::new().await;
    let arn = |role: &str| format!("acs:ram::{}:role/{role}", stage.oss.account());
    let nobody = Credentials::new("LTAI5tNobodyKnows", "NOBODYSECRETofSts").unwrap();
    let wrong = Credentials::new(crate::stage::USER_ID, "WRONGSECRETofSts").unwrap();
    evidence.credentials(&nobody);
    evidence.credentials(&wrong);
    let refused = [
        (
            stage.assume(arn("missing")).source(Stage::user()),
            404,
            "EntityNotExist.Role",
        ),
        (
            stage.assume(arn("ramosstest")).source(nobody),
            404,
            "InvalidAccessKeyId.NotFound",
        ),
        (
            stage.assume(arn("ramosstest")).source(wrong),
            400,
            "SignatureDoesNotMatch",
        ),
    ];
    for (provider, status, code) in refused {
        let error = failure(&stage, provider.build().unwrap(), evidence).await;
        let service = cause(&error).service().expect("an answer");
        assert_eq!((service.status(), service.code()), (status, Some(code)));
        assert!(service.request_id().is_some());
        assert!(error.hint().is_some(), "{error:?}");
    }
}

pub(super) async fn answers_that_are_none(evidence: &mut Evidence) {
    let stage = Stage::new().await;
    let keys = r#"{"Credentials":{"AccessKeyId":"STS.Canary","AccessKeySecret":"CANARYKEYSECRET","SecurityToken":"CANARYSECURITYTOKEN","Expiration":"#;
    evidence.secret("CANARYKEYSECRET");
    evidence.secret("CANARYSECURITYTOKEN");
    let json = "content-type: application/json\r\n";
    let html = "<html><body>CANARYKEYSECRET Sign in</body></html>";
    let answers = [
        // Truncated, of another form, of a time that is none, and no JSON at all.
        (answer("200 OK", json, keys), 1),
        (answer("200 OK", json, &format!("{keys}\"2025")), 1),
        (
            answer(
                "200 OK",
                json,
                &format!("{keys}\"CANARYSECURITYTOKEN\"}}}}"),
            ),
            1,
        ),
        (
            answer(
                "200 OK",
                json,
                r#"{"Credentials":{"AccessKeySecret":"CANARYKEYSECRET"}}"#,
            ),
            1,
        ),
        (answer("200 OK", json, r#"["CANARYKEYSECRET"]"#), 1),
        (answer("200 OK", "content-type: text/html\r\n", html), 1),
        (answer("200 OK", json, ""), 1),
        (
            answer("404 Not Found", "content-type: text/html\r\n", html),
            1,
        ),
        (
            answer(
                "400 Bad Request",
                json,
                r#"{"Code":"X","Message":"CANARYKEYSEC"#,
            ),
            1,
        ),
        (
            answer("502 Bad Gateway", "content-type: text/html\r\n", html),
            3,
        ),
        (
            answer(
                "500 Internal Server Error",
                json,
                r#"{"Code":"InternalError"}"#,
            ),
            3,
        ),
        (
            answer(
                "307 Temporary Redirect",
                "location: http://127.0.0.1:1/\r\n",
                "",
            ),
            1,
        ),
        (answer("200 OK", json, &"x".repeat(100_000)), 1),
    ];
    for (text, attempts) in answers {
        let server = Misbehaving::answering(text.clone()).await;
        let provider = AssumeRoleProvider::builder("acs:ram::1000000000000001:role/ramosstest")
            .sts_endpoint(server.endpoint())
            .source(Stage::user());
        let error = failure(&stage, provider.build().unwrap(), evidence).await;
        let said = cause(&error).to_string();
        assert!(
            said.contains("127.0.0.1"),
            "who answered is missing in: {said}"
        );
        assert_eq!(server.connections(), attempts, "{text}");
    }
}

pub(super) async fn unreachable(evidence: &mut Evidence) {
    let stage = Stage::new().await;
    for cut in [
        "",
        "HTTP/1.1 200 O",
        "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{\"Cred",
    ] {
        let server = Misbehaving::answering(cut).await;
        let provider = AssumeRoleProvider::builder("acs:ram::1000000000000001:role/ramosstest")
            .sts_endpoint(server.endpoint())
            .source(Stage::user())
            .build()
            .unwrap();
        let error = failure(&stage, provider, evidence).await;
        assert!(cause(&error).is_retryable(), "{error:?}");
        assert_eq!(server.connections(), 3, "{cut:?}");
    }
    let plain = AssumeRoleProvider::builder("acs:ram::1000000000000001:role/ramosstest")
        .sts_endpoint("http://sts.example.com")
        .source(Stage::user())
        .build()
        .unwrap();
    let error = plain.provide(stage.client().context()).await.unwrap_err();
    let text = evidence.error(&error);
    assert!(
        text.contains("sts.example.com") && text.contains("https"),
        "{text}"
    );
}

/// An STS that sends back what it was sent: the token of the source and the signature.
pub(super) async fn echo(evidence: &mut Evidence) {
    let stage = Stage::new().await;
    let source = stage.assume_role().build().unwrap();
    let client = stage.client();
    evidence.credentials(&source.provide(client.context()).await.unwrap());
    for code in ["SignatureDoesNotMatch", "Whatever", "Encoded"] {
        let server = Misbehaving::serving(move |mut peer, _| async move {
            peer.head().await;
            let form = peer.body(100).await;
            let form = String::from_utf8(form).unwrap();
            let decoded = percent_decode_query(&form).unwrap();
            let said = match code {
                "SignatureDoesNotMatch" => format!("no. server string to sign is:{decoded}"),
                "Whatever" => decoded.into_owned(),
                _ => form,
            };
            let body = format!(r#"{{"Code":"{code}","Message":"{said}","RequestId":"{code}"}}"#);
            peer.write(answer("400 Bad Request", "", &body).as_bytes())
                .await;
            peer.finish().await;
        })
        .await;
        let provider = AssumeRoleProvider::builder("acs:ram::1000000000000001:role/ramosstest")
            .sts_endpoint(server.endpoint())
            .source(source.clone());
        let error = failure(&stage, provider.build().unwrap(), evidence).await;
        let service = cause(&error).service().expect("an answer");
        assert_eq!(service.code(), Some(code));
    }
}
