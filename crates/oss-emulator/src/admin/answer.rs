//! The requests that the admin port answers.

use std::sync::Arc;
use std::time::Duration;

use ::http::{Method, Request, StatusCode};
use hyper::body::Incoming;
use serde::Deserialize;
use serde_json::json;

use crate::callback::{PEM, PUBLIC_KEY_PATH};
use crate::http::{Arrival, BadHead, Dropped, Peer, ServerResponse, response};
use crate::state::State;

use super::{fault_text, metrics};

/// Answers a request to the admin port.
pub(crate) async fn answer(
    state: Arc<State>,
    peer: Peer,
    request: Request<Incoming>,
) -> Result<ServerResponse, Dropped> {
    let (mut arrival, _) = Arrival::new(request, peer, state.config.body_patience);
    let body = match arrival.body.bytes(BODY).await {
        Ok(Some(body)) => body,
        Ok(None) => return Ok(refused("the body has more than 64 KiB")),
        Err(error) => return Ok(refused(&format!("the body cannot be read: {error:?}"))),
    };
    let (method, path) = (&arrival.head.method, arrival.head.uri.path());
    let Some(known) = METHODS.iter().find(|(known, _)| *known == path) else {
        let paths = METHODS.map(|(path, _)| path).join(", ");
        let text = format!("there is no {path}; the admin port knows {paths}");
        return Ok(failed(StatusCode::NOT_FOUND, &text));
    };
    Ok(match (path, method) {
        (HEALTH, &Method::GET) => response::json(200, json!({"status": "ok"}).to_string()),
        (METRICS, &Method::GET) => metrics::answer(&state).await,
        (RESET, &Method::POST) => reset(&state).await,
        (FAULTS, &Method::POST) => done(fault_text::inject(&state.faults, &body)),
        (FAULTS, &Method::DELETE) => {
            state.faults.clear();
            response::empty(StatusCode::NO_CONTENT)
        }
        (PUBLIC_KEY_PATH, &Method::GET | &Method::HEAD) => callback_key(&state).await,
        (CLOCK, &Method::GET) => now(&state),
        (CLOCK, &Method::POST) => match serde_json::from_slice::<Advance>(&body) {
            Ok(advance) => {
                state
                    .clock
                    .advance(Duration::from_secs(advance.advance_seconds));
                now(&state)
            }
            Err(error) => refused(&format!(
                "the body is not {{\"advance_seconds\": SECONDS}}: {error}"
            )),
        },
        _ => failed(
            StatusCode::METHOD_NOT_ALLOWED,
            &format!("{path} is asked with {}", known.1),
        ),
    })
}

/// Returns the response to a request whose head is malformed.
pub(crate) fn refuse_head(bad: &BadHead) -> ServerResponse {
    refused(&bad.to_string())
}

async fn reset(state: &State) -> ServerResponse {
    match state.reset().await {
        Ok(()) => response::empty(StatusCode::NO_CONTENT),
        Err(error) => failed(StatusCode::INTERNAL_SERVER_ERROR, &error.to_string()),
    }
}

async fn callback_key(state: &State) -> ServerResponse {
    match state.callback_key.public_pem().await {
        Ok(pem) => response::text(PEM, pem.to_owned()),
        Err(_) => failed(
            StatusCode::INTERNAL_SERVER_ERROR,
            "the key for callbacks cannot be made",
        ),
    }
}

fn now(state: &State) -> ServerResponse {
    let now = state.clock.now().to_iso_extended();
    response::json(200, json!({ "now": now }).to_string())
}

fn done(result: Result<(), String>) -> ServerResponse {
    match result {
        Ok(()) => response::empty(StatusCode::NO_CONTENT),
        Err(reason) => refused(&reason),
    }
}

fn refused(reason: &str) -> ServerResponse {
    failed(StatusCode::BAD_REQUEST, reason)
}

fn failed(status: StatusCode, reason: &str) -> ServerResponse {
    response::json(status.as_u16(), json!({ "error": reason }).to_string())
}

/// The body of a request that moves the clock.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Advance {
    advance_seconds: u64,
}

const HEALTH: &str = "/-/health";
const METRICS: &str = "/-/metrics";
const RESET: &str = "/-/reset";
const FAULTS: &str = "/-/faults";
const CLOCK: &str = "/-/clock";

/// The paths with the methods by which they are asked.
const METHODS: [(&str, &str); 6] = [
    (HEALTH, "GET"),
    (METRICS, "GET"),
    (RESET, "POST"),
    (FAULTS, "POST or DELETE"),
    (PUBLIC_KEY_PATH, "GET or HEAD"),
    (CLOCK, "GET or POST"),
];

/// The size limit for bodies, in bytes.
const BODY: usize = 64 * 1024;
