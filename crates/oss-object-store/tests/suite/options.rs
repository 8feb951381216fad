//! Stores from options, URLs and the environment.

use object_store_0_14::path::Path;
use object_store_0_14::{Error, ObjectStoreExt};
use oss_client::credentials::Environment;
use oss_client::sign::Credentials;
use oss_emulator::{Role, Surroundings};
use oss_object_store::{ConfigError, OssStore, v0_13, v0_14};

use crate::server::{BUCKET, Kept, Server};

fn keys(server: &Server) -> (String, String) {
    let credentials = server.oss.credentials();
    let key = credentials.access_key().unwrap();
    (key.id().to_owned(), key.secret().expose().to_owned())
}

async fn works(store: &OssStore) {
    let path = Path::from("probe");
    store.put(&path, "x".into()).await.unwrap();
    store.delete(&path).await.unwrap();
}

#[tokio::test]
async fn options_of_table_formats_are_enough() {
    let server = Server::start(Kept::InMemory).await;
    let (id, secret) = keys(&server);
    // Names as in environment variables, as in other libraries, and short ones.
    for [key_id, key_secret, endpoint, region] in [
        [
            "OSS_ACCESS_KEY_ID",
            "OSS_ACCESS_KEY_SECRET",
            "OSS_ENDPOINT",
            "OSS_REGION",
        ],
        [
            "oss_access_key_id",
            "oss_secret_access_key",
            "oss_endpoint",
            "oss_region",
        ],
        ["access_key_id", "access_key_secret", "endpoint", "region"],
        [
            "ALIBABA_CLOUD_ACCESS_KEY_ID",
            "ALIBABA_CLOUD_ACCESS_KEY_SECRET",
            "endpoint_url",
            "region",
        ],
    ] {
        let store = OssStore::builder()
            .url(format!("oss://{BUCKET}/exampledir/"))
            .environment(Environment::empty())
            .options([
                (key_id, id.as_str()),
                (key_secret, &secret),
                (endpoint, server.oss.endpoint()),
                (region, server.oss.region()),
            ])
            .build()
            .unwrap();
        assert_eq!(store.to_string(), format!("oss://{BUCKET}/exampledir"));
        works(&store).await;
    }
}

#[tokio::test]
async fn the_environment_is_enough() {
    let server = Server::start(Kept::InMemory).await;
    let (id, secret) = keys(&server);
    let environment = Environment::fixed([
        ("OSS_ACCESS_KEY_ID", id.as_str()),
        ("OSS_ACCESS_KEY_SECRET", &secret),
        ("OSS_ENDPOINT", server.oss.endpoint()),
        ("OSS_REGION", server.oss.region()),
        ("OSS_BUCKET", BUCKET),
    ]);
    let store = OssStore::builder()
        .environment(environment)
        .build()
        .unwrap();
    works(&store).await;
}

/// Keys of the environment that belong to somebody else are not mixed with those of the options.
#[tokio::test]
async fn keys_in_options_replace_those_of_the_environment_as_a_whole() {
    let role = Role::new("writer").policy(
        r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"oss:*","Resource":"*"}]}"#,
    );
    let surroundings = Surroundings::new().credentials_uri("writer");
    let server = Server::start_with(Kept::InMemory, |builder| {
        builder.role(role).surroundings(surroundings)
    })
    .await;
    let (id, secret) = keys(&server);
    let elsewhere = Environment::fixed([
        ("OSS_ACCESS_KEY_ID", "SOMEBODYELSE"),
        ("OSS_ACCESS_KEY_SECRET", "another-secret"),
        ("OSS_SESSION_TOKEN", "another-token"),
        ("OSS_ENDPOINT", server.oss.endpoint()),
        ("OSS_REGION", server.oss.region()),
    ]);
    let builder = || {
        OssStore::builder()
            .bucket(BUCKET)
            .environment(elsewhere.clone())
    };
    let store = builder()
        .option("oss_access_key_id", id)
        .option("oss_access_key_secret", secret)
        .build()
        .unwrap();
    works(&store).await;

    let uri = server.oss.surroundings().credentials_uri().unwrap().uri();
    let store = builder().option("ALIBABA_CLOUD_CREDENTIALS_URI", uri);
    works(&store.build().unwrap()).await;

    let error = builder()
        .build()
        .unwrap()
        .head(&Path::from("a"))
        .await
        .unwrap_err();
    assert!(matches!(error, Error::Unauthenticated { .. }), "{error}");
}

#[tokio::test]
async fn a_role_with_a_session_policy_is_assumed() {
    let server = Server::start(Kept::InMemory).await;
    let (id, secret) = keys(&server);
    let policy = format!(
        r#"{{"Version":"1","Statement":[{{"Effect":"Allow","Action":["oss:GetObject","oss:PutObject","oss:DeleteObject"],
            "Resource":"acs:oss:*:*:{BUCKET}/exampledir/*"}}]}}"#
    );
    let (role, sts) = (server.oss.role_arn(), server.oss.sts_endpoint());
    let builder = OssStore::builder()
        .environment(Environment::empty())
        .bucket(BUCKET)
        .endpoint(server.oss.endpoint())
        .region(server.oss.region())
        .options([
            ("oss_access_key_id", id.as_str()),
            ("oss_access_key_secret", &secret),
            ("oss_role_arn", &role),
            ("oss_role_session_name", "query"),
            ("oss_session_policy", &policy),
            ("oss_sts_endpoint", sts),
        ]);
    works(&builder.clone().prefix("exampledir").build().unwrap()).await;
    let outside = builder.build().unwrap();
    let error = outside
        .put(&Path::from("outside"), "x".into())
        .await
        .unwrap_err();
    assert!(matches!(error, Error::PermissionDenied { .. }), "{error}");
}

#[test]
fn wrong_options_are_refused_by_name_and_without_secrets() {
    let builder = || {
        OssStore::builder()
            .environment(Environment::empty())
            .bucket(BUCKET)
    };
    let here = || builder().region("cn-hangzhou");
    for (builder, expected) in [
        (builder(), "oss_region is missing"),
        (builder().region("cn hangzhou"), "oss_region"),
        (
            OssStore::builder().environment(Environment::empty()),
            "oss_bucket is missing",
        ),
        (
            here().option("oss_acces_key_id", "exposed"),
            "did you mean \"oss_access_key_id\"?",
        ),
        (
            here().option("oss_access_key_id", "LTAIEXAMPLE"),
            "oss_access_key_secret is missing",
        ),
        (
            here().option("oss_access_key_secret", "exposed"),
            "oss_access_key_id is missing",
        ),
        (
            here().option("oss_session_token", "exposed"),
            "oss_access_key_id is missing",
        ),
        (
            here().option("oss_timeout", "soon"),
            "oss_timeout: \"soon\" is not a duration",
        ),
        (
            here().option("oss_read_budget", "-1"),
            "oss_read_budget: \"-1\" is not a number",
        ),
        (
            here().option("oss_skip_signature", "perhaps"),
            "is not true or false",
        ),
        (
            here().option("oss_addressing_style", "host"),
            "is not virtual, path or cname",
        ),
        (
            here().option("oss_signature_version", "v2"),
            "is not v1 or v4",
        ),
        (
            here().parallel_reads(0),
            "oss_parallel_reads: 0 requests at once read nothing",
        ),
        (
            here().url("oss://anotherbucket"),
            "is another bucket than that of the URL",
        ),
        (here().bucket("No"), "bucket"),
        (
            here().option("oss_session_policy", "{}"),
            "oss_role_arn is missing: settings of a session were given",
        ),
        (
            here()
                .credentials(oss_client::credentials::EnvProvider::new())
                .option("oss_session_policy", "{}"),
            "oss_session_policy: a provider of credentials was given too",
        ),
        (
            here().options([
                ("oss_skip_signature", "true"),
                ("oss_access_key_id", "LTAIEXAMPLE"),
                ("oss_access_key_secret", "exposed"),
            ]),
            "cannot be anonymous and use keys",
        ),
    ] {
        let shown = format!("{builder:?}");
        let error = builder.build().unwrap_err().to_string();
        assert!(
            error.contains(expected),
            "{error} should contain {expected}"
        );
        assert!(
            !error.contains("exposed") && !shown.contains("exposed"),
            "{error} {shown}"
        );
    }
}

#[test]
fn a_client_that_is_given_has_its_own_settings() {
    let keys = Credentials::new("EXAMPLEKEYID", "EXAMPLEKEYSECRET").unwrap();
    let client = oss_client::Client::builder()
        .region("cn-hangzhou")
        .credentials(keys.clone());
    let builder = OssStore::builder()
        .bucket(BUCKET)
        .client(client.build().unwrap());
    builder.clone().build().unwrap();
    for builder in [
        builder.clone().credentials(keys),
        builder.clone().option("oss_session_policy", "{}"),
        builder.clone().option("oss_timeout", "30s"),
        builder.option("ALIBABA_CLOUD_CREDENTIALS_URI", "http://127.0.0.1/"),
    ] {
        let error = builder.build().unwrap_err();
        assert!(matches!(error, ConfigError::InvalidValue { .. }), "{error}");
    }
}

#[test]
fn a_url_gives_engines_the_store_of_the_bucket_and_the_path() {
    let url = "oss://examplebucket/exampledir/a%20b.parquet"
        .parse()
        .unwrap();
    // The last option is for another store.
    let options = [("oss_region", "cn-hangzhou"), ("aws_region", "us-east-1")];
    let (store, path) = v0_14::parse_url_opts(&url, options).unwrap();
    assert_eq!(store.to_string(), "oss://examplebucket");
    assert_eq!(path, Path::from("exampledir/a b.parquet"));
    let (_, path) = v0_13::parse_url_opts(&url, options).unwrap();
    assert_eq!(path.as_ref(), "exampledir/a b.parquet");
    let misspelt = v0_14::parse_url_opts(&url, [("oss_regoin", "cn-hangzhou")]).unwrap_err();
    assert!(
        matches!(misspelt, Error::UnknownConfigurationKey { .. }),
        "{misspelt}"
    );
}
