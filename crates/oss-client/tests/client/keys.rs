//! Keys that OSS refuses, clocks that STS and OSS teach, and URLs that outlive their keys.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use oss_client::credentials::{
    AssumeRoleProvider, CachedProvider, Context, CredentialsError, ProvideCredentials,
};
use oss_client::sign::{Credentials, UtcSeconds};
use oss_client::transport::Body;
use oss_client::transport::testing::Answer;
use oss_client::{ErrorKind, TokenPolicy};

use crate::scripted::{NOW, Scripted, long_term, refusal, stored, temporary};

/// Gives keys 0, 1 and so on, one for each time it is asked.
#[derive(Clone, Debug, Default)]
struct Vault(Arc<AtomicU32>);

#[async_trait::async_trait]
impl ProvideCredentials for Vault {
    async fn provide(&self, _: &Context) -> Result<Credentials, CredentialsError> {
        let number = self.0.fetch_add(1, Ordering::SeqCst);
        Ok(Credentials::new(format!("LTAIEXAMPLEKEY{number}"), "EXAMPLESECRET").unwrap())
    }
}

fn signed_by(oss: &Scripted, index: usize, id: &str) -> bool {
    let requests = oss.transport.requests();
    let authorization = requests[index].header("authorization").unwrap();
    authorization.contains(id)
}

#[tokio::test]
async fn keys_that_were_rotated_are_fetched_again_also_without_a_token() {
    let answers = [refusal(403, "InvalidAccessKeyId"), stored("x")];
    let oss = Scripted::built(answers, |builder| {
        builder.credentials(CachedProvider::new(Vault::default()))
    });
    oss.bucket.put_object("a").body("x").send().await.unwrap();
    assert!(signed_by(&oss, 0, "LTAIEXAMPLEKEY0") && signed_by(&oss, 1, "LTAIEXAMPLEKEY1"));
}

/// Gives one access key id, with another secret each time it is asked.
#[derive(Clone, Debug, Default)]
struct Corrected(Arc<AtomicU32>);

#[async_trait::async_trait]
impl ProvideCredentials for Corrected {
    async fn provide(&self, _: &Context) -> Result<Credentials, CredentialsError> {
        let number = self.0.fetch_add(1, Ordering::SeqCst);
        Ok(Credentials::new("LTAIEXAMPLEKEY", format!("EXAMPLESECRET{number}")).unwrap())
    }
}

#[tokio::test]
async fn another_secret_of_the_refused_key_is_tried() {
    let answers = [refusal(403, "InvalidAccessKeyId"), stored("x")];
    let oss = Scripted::built(answers, |builder| {
        builder.credentials(CachedProvider::new(Corrected::default()))
    });
    oss.bucket.put_object("a").body("x").send().await.unwrap();
    assert_eq!(oss.sent(), 2);
}

#[tokio::test]
async fn fixed_keys_that_are_refused_end_the_call_at_once_with_a_hint() {
    for (keys, code, kind) in [
        (long_term(), "InvalidAccessKeyId", ErrorKind::Service),
        (temporary(3000), "InvalidAccessKeyId", ErrorKind::Token),
        (temporary(3000), "SecurityTokenExpired", ErrorKind::Token),
        (temporary(3000), "InvalidSecurityToken", ErrorKind::Token),
    ] {
        let answers = [refusal(403, code), stored("x")];
        let oss = Scripted::built(answers, |builder| builder.credentials(keys));
        let error = oss.bucket.get_object("a").send().await.unwrap_err();
        assert_eq!((oss.sent(), error.kind()), (1, &kind), "{code}");
        assert!(error.hint().is_some(), "{code}");
        assert!(oss.runtime.sleeps().is_empty());
    }
}

#[tokio::test]
async fn a_call_that_cannot_be_repeated_still_drops_its_dead_keys() {
    let answers = [refusal(403, "InvalidAccessKeyId"), stored("x")];
    let oss = Scripted::built(answers, |builder| {
        builder.credentials(CachedProvider::new(Vault::default()))
    });
    let once = Body::from_stream(
        futures_util::stream::once(async { Ok::<_, std::io::Error>("x".into()) }),
        Some(1),
    );
    let put = oss.bucket.put_object("a").body(once).send().await;
    assert!(put.unwrap_err().to_string().contains("only once"));
    oss.bucket.put_object("a").body("x").send().await.unwrap();
    assert!(signed_by(&oss, 1, "LTAIEXAMPLEKEY1"));
}

fn role() -> AssumeRoleProvider {
    AssumeRoleProvider::builder("acs:ram::1:role/r")
        .session_name("sessiontest")
        .source(long_term())
        .build()
        .unwrap()
}

fn granted(id: &str, lifetime: i64) -> Answer {
    let ends = UtcSeconds::new(i64::try_from(NOW).unwrap() + lifetime).to_iso_extended();
    Answer::status(200).body(format!(
        r#"{{"Credentials":{{"AccessKeyId":"{id}","AccessKeySecret":"EXAMPLESECRET",
        "SecurityToken":"EXAMPLETOKEN","Expiration":"{ends}"}}}}"#
    ))
}

#[tokio::test]
async fn what_sts_teaches_about_the_clock_oss_requests_use() {
    let date = "Sat, 16 Dec 2023 16:40:57 GMT";
    let answers = [
        refusal_of_sts("InvalidTimeStamp.Expired").header("date", date),
        granted("STS.EXAMPLE", 4800).header("date", date),
        stored("x"),
    ];
    let oss = Scripted::built(answers, |builder| builder.credentials(role()));
    oss.bucket.put_object("a").body("x").send().await.unwrap();
    let requests = oss.transport.requests();
    assert_eq!(requests[2].header("x-oss-date"), Some("20231216T164057Z"));
}

#[tokio::test]
async fn what_oss_teaches_about_the_clock_sts_calls_use() {
    let skewed =
        refusal(403, "RequestTimeTooSkewed").header("date", "Sat, 16 Dec 2023 16:00:57 GMT");
    let answers = [
        granted("STS.ONE", 3600),
        skewed,
        refusal(403, "SecurityTokenExpired"),
        granted("STS.TWO", 3600),
        stored("x"),
    ];
    let oss = Scripted::built(answers, |builder| builder.credentials(role()));
    oss.bucket.put_object("a").body("x").send().await.unwrap();
    let requests = oss.transport.requests();
    let call = std::str::from_utf8(requests[3].body()).unwrap();
    assert!(call.contains("Timestamp=2023-12-16T16%3A00%3A57Z"));
    assert!(signed_by(&oss, 4, "STS.TWO"));
}

fn refusal_of_sts(code: &str) -> Answer {
    Answer::status(400).body(format!(r#"{{"Code":"{code}","Message":"No."}}"#))
}

#[tokio::test]
async fn a_url_of_an_hour_with_ten_minutes_left_gets_new_keys_or_says_both_times() {
    const HOUR: Duration = Duration::from_secs(3600);
    let answers = [granted("STS.ONE", 3600), granted("STS.TWO", 3000 + 3600)];
    let oss = Scripted::built(answers, |builder| builder.credentials(role()));
    let at = |seconds| UtcSeconds::new(i64::try_from(NOW).unwrap() + seconds);
    let presign = || oss.bucket.get_object("a").presign(HOUR);
    assert_eq!(presign().await.unwrap().expires_at(), at(3600));

    oss.runtime.advance(Duration::from_secs(3000));
    let presigned = presign().await.unwrap();
    assert!(presigned.url().contains("STS.TWO"));
    assert_eq!(presigned.expires_at(), at(6600));
    // Just done: a minute later the URL ends with the keys, and nobody is asked.
    oss.runtime.advance(Duration::from_secs(60));
    assert_eq!(presign().await.unwrap().expires_at(), at(6600));
    let require = presign().token_policy(TokenPolicy::Require).await;
    let error = require.unwrap_err().to_string();
    assert!(
        error.contains("3600 s") && error.contains("3540 s"),
        "{error}"
    );
    assert_eq!(oss.sent(), 2);
}
