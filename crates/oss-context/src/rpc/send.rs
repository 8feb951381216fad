//! Sends a call over a transport.

use std::time::Duration;

use bytes::Bytes;
use http::{Method, Request, Response, header};
use oss_sign::UtcSeconds;
use oss_transport::{Body, Timeouts};
use zeroize::Zeroizing;

use super::attempts::{ATTEMPT, Attempts};
use super::call::RpcCall;
use crate::context::Context;
use crate::error::{CredentialsError, parse_error};
use crate::exchange::{USER_AGENT, mark_direct, no_answer, read};
use crate::race::within;

/// The successful response of an RPC service: a JSON document of at most 64 KiB, unless
/// [`RpcCall::largest_answer`] sets another limit.
///
/// The body may contain keys, so `Debug` only shows its length, and it is overwritten when it is
/// dropped.
pub struct RpcAnswer {
    host: String,
    body: Zeroizing<Vec<u8>>,
}

impl RpcAnswer {
    /// Returns the host that answered.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// Returns the body.
    pub fn body(&self) -> &[u8] {
        &self.body
    }
}

impl std::fmt::Debug for RpcAnswer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "RpcAnswer({}, {} bytes)", self.host, self.body.len())
    }
}

impl RpcCall<'_> {
    /// Sends the call. It is sent up to three times within 25 s, each time with a new time and a new
    /// nonce.
    ///
    /// If there is no response, or the service has an internal error or received too many calls, the
    /// call is sent again after a random wait. If the service refuses the time of the call, it is sent
    /// once more with the server's time, which the context then uses too. If the nonce was used before,
    /// the call is sent once more with a new one. [`RpcCall::repeat`] restricts this for actions that
    /// must not be executed twice, and [`RpcCall::pace`] allows longer waits.
    ///
    /// # Errors
    ///
    /// [`CredentialsError::Service`] if the service answered with an error,
    /// [`CredentialsError::Transport`] and [`CredentialsError::Timeout`] if it did not answer, and
    /// [`CredentialsError::TooLarge`] if the response is larger than [`RpcCall::largest_answer`].
    ///
    /// # Cancel safety
    ///
    /// Dropping the future cancels the call, but the service may have executed it.
    pub async fn send(&self, cx: &Context) -> Result<RpcAnswer, CredentialsError> {
        let mut attempts = Attempts::begin(cx, self.repeat, self.pace);
        loop {
            let limit = attempts.next(cx);
            match self.send_once(cx, limit).await {
                Ok(answer) => return Ok(answer),
                Err(error) => attempts.failed(cx, error).await?,
            }
        }
    }

    /// Sends the call once and waits for at most `limit`, for callers that repeat it themselves with
    /// [`Attempts`].
    ///
    /// # Errors
    ///
    /// The same as for [`send`](Self::send).
    pub async fn send_once(
        &self,
        cx: &Context,
        limit: Duration,
    ) -> Result<RpcAnswer, CredentialsError> {
        let host = self.endpoint.authority();
        let form = self.form(cx.now(), &nonce(cx))?;
        let request = self.request(form.body)?;
        let exchange = async {
            let response = cx
                .transport()
                .send(request)
                .await
                .map_err(|error| no_answer(host, error))?;
            learn_clock(cx, &response);
            let status = response.status();
            Ok((
                status,
                read(host, response.into_body(), self.largest_answer).await?,
            ))
        };
        let (status, body) = within(cx.runtime(), limit, exchange)
            .await
            .unwrap_or_else(|| {
                let what = format!("the call of {host}");
                Err(CredentialsError::Timeout { what, after: limit })
            })?;
        if status.is_success() {
            return Ok(RpcAnswer {
                host: host.to_owned(),
                body,
            });
        }
        let signed = form.string_to_sign.as_ref().map(|text| text.as_str());
        // A server may echo what it received. Secrets of the request must not get into the error.
        let error = parse_error(host, status.as_u16(), &body, signed)
            .without(self.secrets(form.signature.as_deref()));
        Err(CredentialsError::Service(Box::new(error)))
    }

    fn request(&self, body: Zeroizing<String>) -> Result<Request<Body>, CredentialsError> {
        let mut request = Request::builder()
            .method(Method::POST)
            .uri(format!("{}/", self.endpoint))
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::ACCEPT, "application/json")
            .header(header::USER_AGENT, USER_AGENT)
            .body(Body::from(Bytes::from_owner(body)))
            .map_err(|_| {
                let host = self.endpoint.authority();
                CredentialsError::invalid_configuration("RPC endpoint", host, "is not a host")
            })?;
        request
            .extensions_mut()
            .insert(Timeouts::new().first_byte(ATTEMPT).idle_read(ATTEMPT));
        mark_direct(&mut request);
        Ok(request)
    }
}

/// Updates the clock offset from the date of a response. A refusal because of a wrong time is the most
/// important case.
fn learn_clock(cx: &Context, response: &Response<Body>) {
    let date = response
        .headers()
        .get(header::DATE)
        .and_then(|date| date.to_str().ok());
    if let Some(date) = date.and_then(|date| httpdate::parse_http_date(date).ok()) {
        cx.clock_offset()
            .learn(UtcSeconds::from(date), cx.local_now());
    }
}

/// 128 random bits, which are different in each attempt.
fn nonce(cx: &Context) -> String {
    let mut bytes = [0; 16];
    cx.runtime().random(&mut bytes);
    format!("{:032x}", u128::from_be_bytes(bytes))
}
