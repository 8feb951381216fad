//! What every test plays on: a script, a clock, and how to read what was sent.

use std::collections::BTreeMap;
use std::sync::Arc;

use oss_context::{Context, Environment};
use oss_ram::Ram;
use oss_sign::Credentials;
use oss_sign::encode::percent_decode_query;
use oss_transport::testing::{Answer, RecordedRequest, ScriptedTransport, SteppedRuntime};
use serde_json::Value;

pub(crate) const SECRET: &str = "SampleAdminSecret/+aB=cD~9";

/// A client whose calls meet these answers, with the transport that records them.
pub(crate) fn ram(answers: impl IntoIterator<Item = Answer>) -> (Ram, ScriptedTransport) {
    let transport = ScriptedTransport::new(answers);
    let keys = Credentials::new("LTAI5tSampleAdminKey0001", SECRET).unwrap();
    let runtime = SteppedRuntime::at_unix(1_772_694_489);
    let cx = Context::new(Arc::new(transport.clone()), Arc::new(runtime))
        .with_environment(Environment::empty());
    (Ram::new(Arc::new(keys), cx), transport)
}

/// An answer of this status with this JSON.
pub(crate) fn answer(status: u16, body: &Value) -> Answer {
    Answer::status(status).body(body.to_string())
}

/// A sample by the name of its operation.
pub(crate) fn sample(operation: &str) -> Value {
    let path = format!(
        "{}/tests/samples/{operation}.json",
        env!("CARGO_MANIFEST_DIR")
    );
    #[expect(clippy::disallowed_methods, reason = "a test may wait for its file")]
    let text = std::fs::read_to_string(path).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// The parameters of a form body.
pub(crate) fn form(request: &RecordedRequest) -> BTreeMap<String, String> {
    let body = std::str::from_utf8(request.body()).unwrap();
    let decode = |text: &str| percent_decode_query(text).unwrap().into_owned();
    let pairs = body.split('&').map(|pair| pair.split_once('=').unwrap());
    pairs
        .map(|(name, value)| (decode(name), decode(value)))
        .collect()
}
