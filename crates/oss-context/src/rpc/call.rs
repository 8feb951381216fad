//! One call of an RPC service: its parameters, its signature and its body.

use std::fmt;

use oss_sign::encode::percent_encode;
use oss_sign::{AccessKey, Credentials, Secret, UtcSeconds};
use zeroize::Zeroizing;

use super::RpcEndpoint;
use crate::error::CredentialsError;
use crate::exchange::MAX_ANSWER;

/// A call of an RPC service: an action of an API version at an endpoint, with its parameters.
///
/// It is sent as a POST request with all parameters in the body, so that policies and tokens do not
/// appear in URLs and logs. Without credentials the call is not signed, as required by actions whose
/// parameters prove the identity of the caller. `Debug` shows the names of parameters, never their
/// values.
///
/// ```no_run
/// use oss_context::Context;
/// use oss_context::rpc::{RpcCall, RpcEndpoint};
/// use oss_sign::Credentials;
///
/// # async fn example(cx: &Context, credentials: &Credentials) -> Result<(), Box<dyn std::error::Error>> {
/// let endpoint = RpcEndpoint::parse("ram.aliyuncs.com")?;
/// let answer = RpcCall::new(&endpoint, "2015-05-01", "GetRole")
///     .parameter("RoleName", "uploader")
///     .signed_by(credentials)
///     .send(cx)
///     .await?;
/// println!("{} bytes of JSON", answer.body().len());
/// # Ok(()) }
/// ```
pub struct RpcCall<'a> {
    pub(super) endpoint: &'a RpcEndpoint,
    version: &'a str,
    action: &'a str,
    parameters: Vec<(&'a str, Secret)>,
    proof: Option<Secret>,
    pub(super) credentials: Option<&'a Credentials>,
    pub(super) repeat: Repeat,
    pub(super) pace: Pace,
    pub(super) largest_answer: usize,
}

/// When [`RpcCall::send`] may send a call again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Repeat {
    /// Whenever another attempt may succeed. The action may be executed twice. This is the default.
    #[default]
    Freely,
    /// Only after an attempt that was certainly not executed: it was not sent, or it was refused
    /// because of throttling, its time or its nonce. This is meant for actions such as
    /// CreateAccessKey, which must not be executed twice if a response is lost.
    OnlyIfUnexecuted,
}

/// How long [`RpcCall::send`] continues if the service answers that there were too many calls.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pace {
    /// As for other temporary errors: three attempts within 25 s. This is the default.
    #[default]
    Brief,
    /// For up to two minutes, with waits of 1 s to 20 s. This is meant for administration, where many
    /// calls follow each other and waiting is better than stopping half-way.
    Patient,
}

/// The body of one attempt, and the string that was signed for it.
pub(super) struct Form {
    pub(super) body: Zeroizing<String>,
    pub(super) string_to_sign: Option<Zeroizing<String>>,
    pub(super) signature: Option<String>,
}

impl<'a> RpcCall<'a> {
    /// Creates a call without parameters. It is not signed.
    pub fn new(endpoint: &'a RpcEndpoint, version: &'a str, action: &'a str) -> Self {
        Self {
            endpoint,
            version,
            action,
            parameters: Vec::new(),
            proof: None,
            credentials: None,
            repeat: Repeat::default(),
            pace: Pace::default(),
            largest_answer: MAX_ANSWER,
        }
    }

    /// Adds a parameter of the action.
    #[must_use]
    pub fn parameter(mut self, name: &'a str, value: impl Into<String>) -> Self {
        self.parameters.push((name, Secret::new(value)));
        self
    }

    /// Adds a parameter that proves the identity of the caller, such as the token of an identity
    /// provider. No error shows its value, even if the service echoes it.
    #[must_use]
    pub fn proof(mut self, name: &'a str, value: &Secret) -> Self {
        self.proof = Some(value.clone());
        self.parameters.push((name, value.clone()));
        self
    }

    /// Sets the credentials that sign the call. With anonymous credentials, which are the default, it is
    /// not signed.
    #[must_use]
    pub fn signed_by(mut self, credentials: &'a Credentials) -> Self {
        self.credentials = Some(credentials);
        self
    }

    /// Sets when the call may be sent again. The default is [`Repeat::Freely`].
    #[must_use]
    pub fn repeat(mut self, repeat: Repeat) -> Self {
        self.repeat = repeat;
        self
    }

    /// Sets how long to continue if the service answers that there were too many calls. The default is
    /// [`Pace::Brief`].
    #[must_use]
    pub fn pace(mut self, pace: Pace) -> Self {
        self.pace = pace;
        self
    }

    /// Sets the largest response that is accepted, in bytes. The default is 64 KiB.
    #[must_use]
    pub fn largest_answer(mut self, bytes: usize) -> Self {
        self.largest_answer = bytes;
        self
    }

    /// All texts of the call that no error may show, including `signature`.
    pub(super) fn secrets<'s>(
        &'s self,
        signature: Option<&'s str>,
    ) -> impl Iterator<Item = &'s str> {
        let key = self.credentials.and_then(Credentials::access_key);
        let secrets = [
            key.map(AccessKey::secret),
            key.and_then(AccessKey::security_token),
            self.proof.as_ref(),
        ];
        let secrets = secrets.into_iter().flatten().map(Secret::expose);
        secrets.chain(signature)
    }

    /// The body for an attempt at `now` with this nonce.
    pub(super) fn form(&self, now: UtcSeconds, nonce: &str) -> Result<Form, CredentialsError> {
        let timestamp = now.to_iso_extended();
        let mut parameters = vec![
            ("Action", self.action),
            ("Version", self.version),
            ("Format", "JSON"),
            ("Timestamp", timestamp.as_str()),
        ];
        parameters.extend(
            self.parameters
                .iter()
                .map(|(name, value)| (*name, value.expose())),
        );
        let Some(key) = self.credentials.and_then(Credentials::access_key) else {
            return Ok(Form {
                body: encode(&parameters),
                string_to_sign: None,
                signature: None,
            });
        };
        parameters.extend([
            ("AccessKeyId", key.id()),
            ("SignatureMethod", "HMAC-SHA1"),
            ("SignatureVersion", "1.0"),
            ("SignatureNonce", nonce),
        ]);
        parameters.extend(
            key.security_token()
                .map(|token| ("SecurityToken", token.expose())),
        );
        let string_to_sign = Zeroizing::new(oss_sign::rpc::string_to_sign("POST", &parameters));
        let signature =
            oss_sign::rpc::sign(key.secret(), "POST", &parameters).map_err(|error| {
                CredentialsError::invalid_configuration("RPC call", self.action, error.to_string())
            })?;
        parameters.push(("Signature", &signature));
        Ok(Form {
            body: encode(&parameters),
            string_to_sign: Some(string_to_sign),
            signature: Some(signature.clone()),
        })
    }
}

fn encode(parameters: &[(&str, &str)]) -> Zeroizing<String> {
    // Each byte becomes at most three. A buffer of full size never moves, so that it leaves no copy of a
    // secret behind.
    let length: usize = parameters
        .iter()
        .map(|(name, value)| 3 * (name.len() + value.len()) + 2)
        .sum();
    let mut body = Zeroizing::new(String::with_capacity(length));
    for (name, value) in parameters {
        if !body.is_empty() {
            body.push('&');
        }
        body.push_str(&percent_encode(name));
        body.push('=');
        body.push_str(&Zeroizing::new(percent_encode(value)));
    }
    body
}

impl fmt::Debug for RpcCall<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self.parameters.iter().map(|(name, _)| name).collect();
        f.debug_struct("RpcCall")
            .field("endpoint", &self.endpoint)
            .field("version", &self.version)
            .field("action", &self.action)
            .field("parameters", &names)
            .field("credentials", &self.credentials)
            .field("repeat", &self.repeat)
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unsigned_call_carries_public_parameters_only() {
        let endpoint = RpcEndpoint::parse("sts.aliyuncs.com").unwrap();
        let call = RpcCall::new(&endpoint, "2015-04-01", "AssumeRoleWithOIDC")
            .parameter("OIDCToken", "CANARY a+b");
        let form = call.form(UtcSeconds::new(0), "nonce").unwrap();
        assert_eq!(
            form.body.as_str(),
            "Action=AssumeRoleWithOIDC&Version=2015-04-01&Format=JSON\
             &Timestamp=1970-01-01T00%3A00%3A00Z&OIDCToken=CANARY%20a%2Bb"
        );
        assert!(form.string_to_sign.is_none());
        assert!(!format!("{call:?}").contains("CANARY"));
    }
}
