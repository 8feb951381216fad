//! Keys, tokens, clocks and regions that the server does not accept.

use std::time::Duration;

use oss_client::credentials::ProvideCredentials;
use oss_client::sign::{Credentials, SignatureVersion};
use oss_client::{Error, ErrorKind};

use crate::evidence::Evidence;
use crate::stage::{KEY, Stage};

/// The answer to one GET with these keys, which nobody can renew.
async fn refusal(stage: &Stage, keys: Credentials, evidence: &mut Evidence) -> Error {
    evidence.credentials(&keys);
    let bucket = stage.bucket_with(keys);
    evidence.show(bucket.client());
    let hour = Duration::from_secs(3600);
    for version in [SignatureVersion::V1, SignatureVersion::V4] {
        let presign = bucket
            .get_object(KEY)
            .presign(hour)
            .signature_version(version);
        if let Ok(presigned) = presign.await {
            evidence.presigned(&presigned);
        }
    }
    let error = bucket.get_object(KEY).send().await.unwrap_err();
    evidence.error(&error);
    evidence.stage(stage);
    error
}

/// The parts of a key.
fn parts(credentials: &Credentials) -> (&str, &str, &str) {
    let key = credentials.access_key().unwrap();
    (
        key.id(),
        key.secret().expose(),
        key.security_token().unwrap().expose(),
    )
}

fn key(id: &str, secret: &str, token: Option<&str>) -> Credentials {
    let credentials = Credentials::new(id, secret).unwrap();
    match token {
        Some(token) => credentials.with_security_token(token).unwrap(),
        None => credentials,
    }
}

pub(super) async fn expired_tampered_and_foreign(evidence: &mut Evidence) {
    let stage = Stage::new().await;
    let context = stage.client().context().clone();
    let session = || async {
        stage
            .assume_role()
            .build()
            .unwrap()
            .provide(&context)
            .await
            .unwrap()
    };
    let (first, second) = (session().await, session().await);
    let (id, secret, token) = parts(&first);
    let tampered = token.replacen(char::is_alphanumeric, "-", 1);
    let foreign = parts(&second).2;
    let cases = [
        (key(id, secret, Some(&tampered)), "InvalidSecurityToken"),
        (
            key(id, secret, Some(foreign)),
            "AccessKeyIdAndSecurityTokenNotMatch",
        ),
        (
            key("STS.NobodyKnowsThisOne", secret, Some(token)),
            "InvalidAccessKeyId",
        ),
    ];
    for (keys, code) in cases {
        let error = refusal(&stage, keys, evidence).await;
        let service = error.service().unwrap();
        assert_eq!(
            (service.status(), service.code()),
            (403, Some(code)),
            "{error}"
        );
    }
    // An id of STS without a token is refused before anything is sent.
    let error = refusal(&stage, key(id, secret, None), evidence).await;
    assert_eq!(*error.kind(), ErrorKind::Credentials, "{error}");
    assert!(error.to_string().contains("token"), "{error}");
    // The object is not there, so the keys were accepted.
    assert!(
        refusal(&stage, key(id, secret, Some(token)), evidence)
            .await
            .is_not_found()
    );
    stage.advance(Duration::from_secs(3601));
    let error = refusal(&stage, key(id, secret, Some(token)), evidence).await;
    assert_eq!(error.code(), Some("SecurityTokenExpired"));
    assert_eq!(*error.kind(), ErrorKind::Token);
    let dead = stage
        .bucket_with(first.clone())
        .get_object(KEY)
        .send()
        .await
        .unwrap_err();
    evidence.error(&dead);
    assert_eq!(
        *dead.kind(),
        ErrorKind::Credentials,
        "known to be dead, not even sent"
    );
}

pub(super) async fn wrong_secret(evidence: &mut Evidence) {
    let stage = Stage::new().await;
    let right = stage.oss.credentials();
    let id = right.access_key().unwrap().id().to_owned();
    let wrong = key(&id, "WRONGSECRETofTheBucket", None);
    for version in [SignatureVersion::V1, SignatureVersion::V4] {
        let client = stage
            .builder_with(wrong.clone())
            .signature_version(version)
            .build()
            .unwrap();
        let bucket = client.bucket(crate::stage::BUCKET).unwrap();
        let error = bucket.put_object(KEY).body("x").send().await.unwrap_err();
        let service = error.service().unwrap();
        assert_eq!(
            (service.status(), service.code()),
            (403, Some("SignatureDoesNotMatch"))
        );
        assert_eq!(error.attempts().len(), 1);
        evidence.error(&error);
    }
    refusal(&stage, wrong, evidence).await;
}

pub(super) async fn clock(evidence: &mut Evidence) {
    let stage = Stage::new().await;
    stage.runtime.set_clock_error(3600);
    let bucket = stage.bucket();
    bucket.put_object(KEY).body("x").send().await.unwrap();
    assert_eq!(stage.witness.take_count(), 2);
    // Correcting does not help when the server contradicts itself.
    stage.oss.faults().set_hidden_skew(7200);
    let error = bucket.get_object(KEY).send().await;
    if let Err(error) = error {
        evidence.error(&error);
        assert_eq!(*error.kind(), ErrorKind::ClockSkew);
        assert!(error.hint().unwrap().contains("clock"));
    }
    stage.oss.faults().clear();
    let stubborn = oss_emulator::Fault::Status {
        status: 403,
        code: "RequestTimeTooSkewed".into(),
        retry_after: None,
    };
    let always = oss_emulator::Injection::new(stubborn).times(u32::MAX);
    stage.oss.faults().inject(always);
    let error = bucket.get_object(KEY).send().await.unwrap_err();
    assert_eq!(*error.kind(), ErrorKind::ClockSkew);
    let text = evidence.error(&error);
    assert!(text.contains("clock"), "{text}");
    evidence.stage(&stage);
}

pub(super) async fn region_mismatch(evidence: &mut Evidence) {
    let stage = Stage::new().await;
    let client = stage.builder().region("cn-beijing").build().unwrap();
    let bucket = client.bucket(crate::stage::BUCKET).unwrap();
    let error = bucket.get_object(KEY).send().await.unwrap_err();
    let text = evidence.error(&error);
    assert_eq!(error.service().unwrap().status() / 100, 4, "{text}");
    let advice = format!("{text} {}", error.hint().unwrap_or_default());
    assert!(
        advice.contains("cn-beijing") && advice.contains("configure the region"),
        "{advice}"
    );
    assert_eq!(error.attempts().len(), 1);
    evidence.stage(&stage);
}
