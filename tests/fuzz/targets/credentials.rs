//! The input of `oss-credentials`: configuration files, variables, and responses of services.

use std::sync::Arc;

use oss_credentials::{
    AssumeRoleProvider, CliConfigProvider, Context, CredentialsUriProvider, DefaultChainProvider,
    EcsRoleProvider, Environment, Files, IniProvider, OssutilConfigProvider, ProvideCredentials,
    StaticProvider,
};
use oss_transport::testing::{Answer, ScriptedTransport, SteppedRuntime};

use super::{NOW, block_on, files, text};
use crate::fuzz::Target;

const CLI: &str = "/people/u/.aliyun/config.json";
const INI: &str = "/people/u/.alibabacloud/credentials";
const OSSUTIL: &str = "/people/u/.ossutilconfig";

pub(super) const FILES: Target = Target {
    name: "credential_files",
    seeds: || {
        ["alibabacloud-ini", "aliyun-config", "ossutil"]
            .iter()
            .flat_map(|folder| files(&format!("crates/oss-credentials/tests/samples/{folder}")))
            .collect()
    },
    words: &[
        "[default]",
        "[Credentials]",
        "=",
        ":",
        " # ",
        ";",
        "\u{feff}",
        "\r\n",
        "type = ",
        "\"mode\":\"AK\"",
        "null",
        "\\ud800",
        "access_key_id",
        "ram_role_arn",
        "source_profile",
    ],
    run: |input| {
        block_on(async {
            let files = Files::fixed([
                (CLI, input.to_vec()),
                (INI, input.to_vec()),
                (OSSUTIL, input.to_vec()),
            ]);
            let variables = [("HOME", "/people/u"), ("USERPROFILE", "/people/u")];
            let environment = Environment::fixed(variables);
            let answers = std::iter::repeat_with(|| Answer::status(404)).take(8);
            let cx = context(answers)
                .with_files(files)
                .with_environment(environment);
            read(CliConfigProvider::new(), &cx).await;
            read(IniProvider::new(), &cx).await;
            read(OssutilConfigProvider::new(), &cx).await;
            let name = text(input.get(..input.len().min(40)).unwrap_or_default());
            read(CliConfigProvider::new().profile(name), &cx).await;
        });
    },
    smoke: 1500,
};

pub(super) const ANSWERS: Target = Target {
    name: "credential_answers",
    seeds: || {
        ["sts", "imds", "uri", "oauth", "cloudsso", "process"]
            .iter()
            .flat_map(|folder| files(&format!("crates/oss-credentials/tests/samples/{folder}")))
            .collect()
    },
    words: &[
        "\"Credentials\":{",
        "\"AccessKeyId\":",
        "\"Expiration\":\"",
        "\"Code\":\"Success\"",
        "<Code>",
        "null",
        "{}",
        "[",
        "\\u0000",
        "\n",
        "2026-02-30T25:61:61Z",
    ],
    run: |input| {
        block_on(async {
            for status in [200, 403] {
                let answers = || {
                    std::iter::repeat_with(|| Answer::status(status).body(input.to_vec())).take(8)
                };
                let source = StaticProvider::new("AK", "example-secret").unwrap();
                let role = "acs:ram::1234567890123456:role/ramosstest";
                let role = AssumeRoleProvider::builder(role)
                    .source(source)
                    .build()
                    .unwrap();
                read(role, &context(answers())).await;
                read(EcsRoleProvider::new(), &context(answers())).await;
                let uri = CredentialsUriProvider::new("http://127.0.0.1:1/keys");
                read(uri, &context(answers())).await;
                read(DefaultChainProvider::new(), &context(answers())).await;
            }
        });
    },
    smoke: 800,
};

fn context(answers: impl IntoIterator<Item = Answer>) -> Context {
    let transport = Arc::new(ScriptedTransport::new(answers));
    Context::new(transport, Arc::new(SteppedRuntime::at_unix(NOW)))
        .with_environment(Environment::empty())
}

/// Asks for credentials, and looks at everything that an error says of itself.
async fn read(provider: impl ProvideCredentials, cx: &Context) {
    if let Err(error) = provider.provide(cx).await {
        let shown = format!("{error} {error:?} {:?}", error.hint());
        assert!(!shown.contains("example-secret"), "{shown}");
    }
}
