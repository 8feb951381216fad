//! A client whose server is a script and whose clock is stepped.

use std::sync::Arc;

use oss_client::integrity::Crc64;
use oss_client::sign::{Credentials, UtcSeconds};
use oss_client::transport::testing::{Answer, ScriptedTransport, SteppedRuntime};
use oss_client::{Bucket, Client, ClientBuilder};

pub(crate) const NOW: u64 = 1_702_743_657;

pub(crate) struct Scripted {
    pub(crate) bucket: Bucket,
    pub(crate) transport: ScriptedTransport,
    pub(crate) runtime: SteppedRuntime,
}

impl Scripted {
    pub(crate) fn new(answers: impl IntoIterator<Item = Answer>) -> Self {
        Self::built(answers, |builder| builder)
    }

    pub(crate) fn built(
        answers: impl IntoIterator<Item = Answer>,
        adjust: impl FnOnce(ClientBuilder) -> ClientBuilder,
    ) -> Self {
        let transport = ScriptedTransport::new(answers);
        let runtime = SteppedRuntime::at_unix(NOW);
        let builder = Client::builder()
            .region("cn-hangzhou")
            .credentials(long_term())
            .transport(Arc::new(transport.clone()))
            .runtime(Arc::new(runtime.clone()));
        let bucket = adjust(builder)
            .build()
            .unwrap()
            .bucket("examplebucket")
            .unwrap();
        Self {
            bucket,
            transport,
            runtime,
        }
    }

    /// How many requests went out.
    pub(crate) fn sent(&self) -> usize {
        self.transport.requests().len()
    }
}

pub(crate) fn long_term() -> Credentials {
    Credentials::new("LTAI5tEXAMPLEKEYID", "EXAMPLEKEYSECRET").unwrap()
}

pub(crate) fn temporary(lifetime: i64) -> Credentials {
    let now = i64::try_from(NOW).unwrap();
    Credentials::new("STS.EXAMPLEKEYID", "EXAMPLEKEYSECRET")
        .unwrap()
        .with_security_token("EXAMPLE+TOKEN/==")
        .unwrap()
        .with_expiration(UtcSeconds::new(now + lifetime))
}

/// The answer to an upload of this content.
pub(crate) fn stored(content: impl AsRef<[u8]>) -> Answer {
    Answer::status(200).header("etag", "\"E\"").header(
        "x-oss-hash-crc64ecma",
        &Crc64::checksum(content.as_ref()).to_string(),
    )
}

/// A refusal as OSS words it.
pub(crate) fn refusal(status: u16, code: &str) -> Answer {
    Answer::status(status)
        .header("x-oss-request-id", "5C3D9175B6FC201293AD5C12")
        .body(format!(
            "<?xml version=\"1.0\"?><Error><Code>{code}</Code><Message>No.</Message></Error>"
        ))
}
