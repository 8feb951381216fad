//! The responses that `oss-ram` reads.

use std::sync::Arc;

use oss_context::{Context, Environment};
use oss_ram::{Error, PolicyName, Ram};
use oss_sign::Credentials;
use oss_transport::testing::{Answer, ScriptedTransport, SteppedRuntime};

use super::{NOW, block_on, files};
use crate::fuzz::Target;

pub(super) const ANSWERS: Target = Target {
    name: "ram_answers",
    seeds: || {
        let answer = |text: &Vec<u8>| {
            let sample: serde_json::Value = serde_json::from_slice(text).unwrap();
            Some(sample.get("answer")?.to_string().into_bytes())
        };
        files("crates/oss-ram/tests/samples")
            .iter()
            .filter_map(answer)
            .collect()
    },
    words: &[
        "\"IsTruncated\":true",
        "\"Marker\":\"",
        "\"User\":{",
        "\"Users\":",
        "null",
        "[",
        "{",
        "\\ud800",
        "1e400",
    ],
    run: |input| {
        block_on(async {
            let trust = r#"{"Version":"1","Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{"RAM":["acs:ram::1234567890123456:root"]}}]}"#;
            for status in [200, 404] {
                let ram = || ram(status, input);
                let shown = |error: Error| format!("{error:?} {error}");
                let _ = ram().get_user("uploads").send().await.map_err(shown);
                let _ = ram().list_users().send().await.map_err(shown);
                let policy = PolicyName::custom("uploads");
                let _ = ram().get_policy(policy).send().await.map_err(shown);
                let key = ram().create_access_key("uploads").send().await;
                let _ = key.map_err(shown);
                let document =
                    oss_policy::Document::parse(trust, oss_policy::DocumentUse::Trust).unwrap();
                let role = ram().create_role("uploads", document).send().await;
                let _ = role.map_err(shown);
            }
        });
    },
    smoke: 600,
};

fn ram(status: u16, body: &[u8]) -> Ram {
    let transport = ScriptedTransport::new([Answer::status(status).body(body.to_vec())]);
    let runtime = Arc::new(SteppedRuntime::at_unix(NOW));
    let cx = Context::new(Arc::new(transport), runtime).with_environment(Environment::empty());
    Ram::new(
        Arc::new(Credentials::new("AK", "example-secret").unwrap()),
        cx,
    )
}
