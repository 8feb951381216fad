//! Settings that cannot be used.

use std::sync::Arc;
use std::time::Duration;

use oss_client::credentials::{
    AssumeRoleBuilder, AssumeRoleProvider, ChainProvider, Context, EnvProvider, Environment,
    ProvideCredentials, StaticProvider,
};
use oss_client::sign::{Credentials, Endpoint, Scheme};
use oss_client::transport::testing::{NoTransport, SteppedRuntime};
use oss_client::{Client, ClientBuilder, ErrorKind};

use crate::evidence::Evidence;
use crate::stage::Stage;

const SECRET: &str = "CONFIGSECRETthatNobodyMaySee";

fn builder() -> ClientBuilder {
    Client::builder()
        .credentials(Credentials::new("LTAI5tConfigKey", SECRET).unwrap())
        .transport(Arc::new(NoTransport::new()))
}

/// What an error says must name these.
fn assert_names(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "{part:?} is missing in: {text}");
    }
}

pub(super) fn endpoints(evidence: &mut Evidence) {
    evidence.secret(SECRET);
    let client = builder()
        .endpoint("oss-cn-hangzhou.aliyuncs.com")
        .build()
        .unwrap();
    assert_eq!(client.endpoint().scheme(), Scheme::Https);
    assert_eq!(client.endpoint().region(), Some("cn-hangzhou"));
    evidence.show(&client);
    for loopback in ["127.0.0.1:9000", "localhost:9000", "[::1]:9000"] {
        let client = builder()
            .endpoint(loopback)
            .region("cn-hangzhou")
            .build()
            .unwrap();
        assert_eq!(client.endpoint().scheme(), Scheme::Http, "{loopback}");
    }
    evidence.secret("ENDPOINTPASSWORD");
    let refused = [
        ("https://oss-cn-hangzhou.aliyuncs.com/examplebucket", "path"),
        ("https://oss-cn-hangzhou.aliyuncs.com?x=1", "query"),
        ("https://oss-cn-hangzhou.aliyuncs.com#x", "fragment"),
        (
            "https://user:ENDPOINTPASSWORD@oss-cn-hangzhou.aliyuncs.com",
            "user",
        ),
        ("ftp://oss-cn-hangzhou.aliyuncs.com", "http or https"),
        ("https://", "host"),
        ("", "host"),
        ("http://127.0.0.1:0", "port"),
        ("http://127.0.0.1:99999", "port"),
        ("https://s3.oss-cn-hangzhou.aliyuncs.com", "S3"),
        ("oss cn hangzhou", "host"),
    ];
    for (endpoint, part) in refused {
        let error = builder()
            .region("cn-hangzhou")
            .endpoint(endpoint)
            .build()
            .unwrap_err();
        assert_eq!(
            *error.kind(),
            ErrorKind::Config {
                setting: "endpoint"
            }
        );
        assert_names(&evidence.error(&error), &["endpoint", part]);
        evidence.show(&builder().endpoint(endpoint));
    }
}

pub(super) fn missing_parts(evidence: &mut Evidence) {
    evidence.secret(SECRET);
    let nowhere = builder().build().unwrap_err();
    assert_names(
        &evidence.error(&nowhere),
        &["endpoint", "neither a region nor an endpoint is set"],
    );
    let unsaid = builder()
        .endpoint("https://static.example.com")
        .build()
        .unwrap_err();
    assert_names(&evidence.error(&unsaid), &["static.example.com", "region"]);
    let other = builder()
        .endpoint("oss-cn-hangzhou.aliyuncs.com")
        .region("cn-beijing");
    let other = other.build().unwrap_err();
    assert_names(
        &evidence.error(&other),
        &["region", "cn-beijing", "cn-hangzhou"],
    );
    for region in ["", "CN HANGZHOU", "cn/hangzhou"] {
        let error = builder().region(region).build().unwrap_err();
        assert_names(&evidence.error(&error), &["region"]);
    }
    let bare = Endpoint::for_region("ap-northeast-1")
        .unwrap()
        .dual_stack()
        .unwrap_err();
    assert_names(&evidence.error(&bare), &["ap-northeast-1", "dual"]);
}

/// A context without network, at the time of the stage.
fn context(variables: &[(&str, &str)]) -> Context {
    let now = crate::stage::NOW.as_i64().try_into().unwrap();
    let variables = variables.iter().copied();
    Context::new(
        Arc::new(NoTransport::new()),
        Arc::new(SteppedRuntime::at_unix(now)),
    )
    .with_environment(Environment::fixed(variables))
}

pub(super) async fn variables(evidence: &mut Evidence) {
    evidence.secret(SECRET);
    evidence.secret("ENVIRONMENTTOKEN");
    let none = EnvProvider::new().provide(&context(&[])).await.unwrap_err();
    let text = format!("{} {}", evidence.error(&none), none.hint().unwrap());
    assert_names(&text, &["OSS_ACCESS_KEY_ID", "OSS_ACCESS_KEY_SECRET"]);
    assert!(none.is_not_configured());
    let half = [
        (
            vec![("OSS_ACCESS_KEY_ID", "LTAI5tConfigKey")],
            "OSS_ACCESS_KEY_SECRET",
        ),
        (vec![("OSS_ACCESS_KEY_SECRET", SECRET)], "OSS_ACCESS_KEY_ID"),
        (
            vec![("ALIBABA_CLOUD_ACCESS_KEY_SECRET", SECRET)],
            "ALIBABA_CLOUD_ACCESS_KEY_ID",
        ),
        (
            vec![
                ("OSS_ACCESS_KEY_ID", "LTAI5tConfigKey"),
                ("OSS_ACCESS_KEY_SECRET", ""),
            ],
            "OSS_ACCESS_KEY_SECRET",
        ),
    ];
    for (variables, missing) in half {
        let context = context(&variables);
        let error = EnvProvider::new().provide(&context).await.unwrap_err();
        assert_names(&evidence.error(&error), &[missing]);
        let chain = ChainProvider::builder()
            .link("environment", EnvProvider::new())
            .build();
        let error = chain.provide(&context).await.unwrap_err();
        assert_names(&evidence.error(&error), &["environment"]);
        evidence.show(&context);
        evidence.show(&chain);
    }
    let whole = context(&[
        ("OSS_ACCESS_KEY_ID", "LTAI5tConfigKey"),
        ("OSS_ACCESS_KEY_SECRET", SECRET),
        ("OSS_SESSION_TOKEN", "ENVIRONMENTTOKEN"),
    ]);
    let credentials = EnvProvider::new().provide(&whole).await.unwrap();
    evidence.credentials(&credentials);
    evidence.show(&whole);
    let broken = context(&[
        ("OSS_ACCESS_KEY_ID", "LTAI5tConfigKey"),
        ("OSS_ACCESS_KEY_SECRET", "CONFIGSECRETthatNobody\u{7}MaySee"),
    ]);
    let error = EnvProvider::new().provide(&broken).await.unwrap_err();
    evidence.secret("CONFIGSECRETthatNobody");
    assert_names(&evidence.error(&error), &["OSS_ACCESS_KEY_SECRET"]);
}

pub(super) fn role_settings(evidence: &mut Evidence) {
    evidence.secret(SECRET);
    let builder = || {
        AssumeRoleProvider::builder("acs:ram::1000000000000001:role/ramosstest")
            .source(StaticProvider::new("LTAI5tConfigKey", SECRET).unwrap())
    };
    evidence.show(&builder());
    evidence.show(&builder().build().unwrap());
    let long_policy = format!(
        "{{\"Version\":\"1\",\"Statement\":[],\"x\":\"{}\"}}",
        "x".repeat(2048)
    );
    let refused: [(AssumeRoleBuilder, &str); 6] = [
        (
            AssumeRoleProvider::builder("ramosstest").source(Stage::user()),
            "acs:ram",
        ),
        (builder().session_name("a b"), "session"),
        (builder().duration(Duration::from_secs(899)), "900"),
        (builder().duration(Duration::from_secs(43_201)), "43200"),
        (builder().policy("not JSON"), "policy"),
        (builder().policy(long_policy), "2048"),
    ];
    for (builder, part) in refused {
        let error = builder.build().unwrap_err();
        assert_names(&evidence.error(&error), &[part]);
    }
    let sourceless = AssumeRoleProvider::builder("acs:ram::1000000000000001:role/r").build();
    assert_names(&evidence.error(&sourceless.unwrap_err()), &["source"]);
}
