//! Nothing that gives access is ever shown: not in logs, not in errors, not in `Debug`.

use std::io::Write;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use examples::quickstart::{self, Setting};
use oss_client::credentials::{
    CachedProvider, ChainProvider, EnvProvider, Environment, ProvideCredentials, StaticProvider,
};
use oss_client::operations::object::ObjectsToDelete;
use oss_client::sign::{SignatureVersion, v4};
use oss_client::transport::{HyperTransport, SystemRuntime};
use tracing::level_filters::LevelFilter;
use tracing_subscriber::fmt::MakeWriter;

use crate::bad_input;
use crate::evidence::Evidence;
use crate::main_job;
use crate::plain::Plain;
use crate::stage::{BUCKET, KEY, Stage};
use crate::witness::Witness;

/// What is logged on this thread, at every level.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Log {
    /// Listens until the guard is dropped.
    fn listen(&self) -> tracing::subscriber::DefaultGuard {
        let subscriber = tracing_subscriber::fmt()
            .with_max_level(LevelFilter::TRACE)
            .with_span_events(tracing_subscriber::fmt::format::FmtSpan::FULL)
            .with_writer(self.clone())
            .with_ansi(false)
            .finish();
        tracing::subscriber::set_default(subscriber)
    }

    fn text(&self) -> String {
        let bytes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        String::from_utf8(bytes.clone()).unwrap()
    }
}

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let mut log = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        log.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Log {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

#[tokio::test]
async fn bad_input_shows_no_secret() {
    let log = Log::default();
    let _listening = log.listen();
    let mut evidence = Evidence::new();
    bad_input::every(&mut evidence).await;
    let text = log.text();
    assert!(text.contains("oss.operation") && text.contains("an RPC call is sent again"));
    evidence.assert_clean(&text);
}

#[tokio::test]
async fn the_quickstart_shows_no_secret() {
    let log = Log::default();
    let _listening = log.listen();
    let mut evidence = Evidence::new();
    let witness = Witness::new(Arc::new(HyperTransport::builder().build().unwrap()));
    let setting = Setting::embedded().await.unwrap();
    let setting = setting.over(Arc::new(witness.clone()));
    evidence.text(setting.to_string());
    evidence.credentials(setting.user());
    let emulator = setting.emulator().expect("the embedded server");
    evidence.credentials(&emulator.credentials());
    let mut out = Vec::new();
    quickstart::walk(&setting, &mut out).await.unwrap();
    evidence.text(String::from_utf8(out).unwrap());
    evidence.show(emulator);
    assert!(witness.secrets().len() > 50, "{}", witness.secrets().len());
    for secret in witness.secrets() {
        evidence.secret(secret);
    }
    let text = log.text();
    assert!(text.contains("oss.attempt"));
    evidence.assert_clean(&text);
}

#[tokio::test]
async fn the_main_job_shows_no_secret() {
    let log = Log::default();
    let _listening = log.listen();
    let mut evidence = Evidence::new();
    let stage = Stage::new().await;
    let provider = stage
        .assume_role()
        .policy(main_job::put_and_get())
        .build()
        .unwrap();
    evidence.show(&provider);
    let context = stage.client().context().clone();
    evidence.credentials(&provider.provide(&context).await.unwrap());
    for version in [SignatureVersion::V1, SignatureVersion::V4] {
        let builder = stage
            .builder_with(provider.clone())
            .signature_version(version);
        evidence.show(&builder);
        let client = builder.build().unwrap();
        evidence.show(&client);
        evidence.show(client.context());
        walk(&client.bucket(BUCKET).unwrap(), &mut evidence).await;
    }
    evidence.stage(&stage);
    let text = log.text();
    assert!(text.contains("oss.attempt") && text.contains("PutObject"));
    evidence.assert_clean(&text);
}

/// Everything that temporary credentials are used for, and everything that can be looked at.
async fn walk(bucket: &oss_client::Bucket, evidence: &mut Evidence) {
    evidence.show(bucket);
    let put = bucket
        .put_object(KEY)
        .body("content")
        .metadata("colour", "blue");
    evidence.show(&put);
    evidence.show(&put.send().await.unwrap());
    let get = bucket.get_object(KEY);
    evidence.show(&get);
    let object = get.send().await.unwrap();
    evidence.show(&object);
    object.output.body.text().await.unwrap();
    for error in [
        bucket.list_objects_v2().send().await.unwrap_err(),
        bucket.delete_object(KEY).send().await.unwrap_err(),
        bucket
            .delete_multiple_objects(ObjectsToDelete::new([KEY]))
            .send()
            .await
            .unwrap_err(),
        bucket.get_object("elsewhere").send().await.unwrap_err(),
    ] {
        evidence.error(&error);
    }
    let hour = Duration::from_secs(3600);
    let presign = bucket.get_object(KEY).presign(hour);
    evidence.show(&presign);
    let presigned = presign.await.unwrap();
    evidence.presigned(&presigned);
    let tampered = presigned.url().replace("exampleobject", "another");
    assert_eq!(Plain::new("GET", &tampered).send().await.status, 403);
    let put = bucket
        .put_object(KEY)
        .content_type("text/plain")
        .presign(hour)
        .await
        .unwrap();
    evidence.presigned(&put);
    assert_eq!(Plain::presigned(&put).body("x").send().await.status, 200);
    let form = bucket.post_form(KEY).content_length(1..=100);
    evidence.show(&form);
    let form = form.presign(hour).await.unwrap();
    evidence.show(&form);
    for (name, value) in form.fields() {
        let secret = [
            "policy",
            "signature",
            "x-oss-signature",
            "x-oss-security-token",
        ];
        if secret.contains(&name.to_lowercase().as_str()) {
            evidence.secret(value);
        }
    }
}

#[tokio::test]
async fn no_public_value_shows_a_secret() {
    let mut evidence = Evidence::new();
    let stage = Stage::new().await;
    let credentials = stage.oss.credentials();
    let temporary = stage.assume_role().build().unwrap();
    let context = stage.client().context().clone();
    let session = temporary.provide(&context).await.unwrap();
    for credentials in [&credentials, &session] {
        evidence.credentials(credentials);
        let key = credentials.access_key().unwrap();
        evidence.show(key);
        evidence.show(key.secret());
        let signer = v4::Signer::new(credentials, "cn-hangzhou", stage.now()).unwrap();
        evidence.show(&signer);
        evidence.show(&oss_client::sign::v1::Signer::new(credentials));
        let chain = ChainProvider::builder().link("fixed", credentials.clone());
        evidence.show(&chain);
        evidence.show(&chain.build());
        evidence.show(&CachedProvider::new(credentials.clone()));
    }
    let (id, secret) = ("LTAI5tVariable", "VARIABLESECRETthatNobodyMaySee");
    evidence.secret(secret);
    evidence.show(&StaticProvider::new(id, secret).unwrap());
    evidence.show(&EnvProvider::new());
    let environment = Environment::fixed([("OSS_ACCESS_KEY_SECRET", secret)]);
    evidence.show(&environment);
    evidence.show(&context.with_environment(environment));
    evidence.show(&stage.bucket().put_object(KEY));
    evidence.show(&stage.bucket().get_object(KEY));
    evidence.show(&SystemRuntime::new());
    let user = oss_emulator::User::new("shown").access_key(id, secret);
    evidence.show(&user);
    evidence.show(
        &oss_emulator::Emulator::builder()
            .access_key(id, secret)
            .user(user.clone()),
    );
    evidence.show(&oss_emulator::Emulator::builder().root_access_key(id, secret));
    stage.oss.identities().add_user(user).unwrap();
    evidence.show(stage.oss.identities());
    evidence.stage(&stage);
    evidence.assert_clean("");
}
