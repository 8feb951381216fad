//! Answers requests to the surroundings. Injected faults take effect here.

use std::sync::Arc;

use ::http::Request;
use ::http::header::{DATE, HeaderValue};
use hyper::body::Incoming;

use crate::faults::{Before, Called};
use crate::http::drain::{self, Unread};
use crate::http::{BadHead, Dropped, Headers, RequestBody, ServerResponse};
use crate::runtime::random_uuid;
use crate::state::State;

use super::handle::SurroundingsHandle;
use super::operation::{Listener, Operation};
use super::refusal::Refusal;
use super::visit::Visit;

/// Answers a request to one of the surroundings.
///
/// # Errors
///
/// Returns [`Dropped`] if an injected fault demands that there is no response.
pub(crate) async fn answer(
    state: Arc<State>,
    around: Arc<SurroundingsHandle>,
    listener: Listener,
    request: Request<Incoming>,
) -> Result<ServerResponse, Dropped> {
    let (head, incoming) = request.into_parts();
    let unread = Unread::from_head(&head.method, &head.headers);
    let patience = state.config.body_patience;
    let (mut body, leftover) = RequestBody::from_wire(incoming, None, patience);
    let operation = Operation::at(listener, head.uri.path());
    let whole = body.bytes(LIMIT).await;
    drop(body);
    let id = random_uuid();
    let refuse = |refusal: Refusal| refused(&state, refusal, operation, &id);
    let mut answer = match (whole, Headers::read(&head.headers)) {
        (Ok(Some(body)), Ok(headers)) => {
            let id = id.clone();
            let visit = Visit {
                head,
                headers,
                body,
                id,
            };
            visited(&state, &around, operation, &visit).await?
        }
        (Ok(Some(_)), Err(repeated)) => {
            refuse(Refusal::new(400, "BadRequest", repeated.to_string()))
        }
        _ => refuse(Refusal::new(
            413,
            "BodyTooLong",
            "The request body is longer than 256 KiB, or it is incomplete.",
        )),
    };
    drain::settle(unread, leftover, patience, &mut answer).await;
    if let Ok(date) = HeaderValue::from_str(&state.shown_date().to_http_date()) {
        answer.headers_mut().insert(DATE, date);
    }
    Ok(answer)
}

/// Returns the response to a request whose head is malformed.
pub(crate) fn refuse_head(bad: &BadHead) -> ServerResponse {
    Refusal::new(400, "BadRequest", bad.to_string()).into_response(None, "")
}

/// Returns the response for a refusal, with its reason if there is a request log.
fn refused(
    state: &State,
    refusal: Refusal,
    operation: Option<Operation>,
    id: &str,
) -> ServerResponse {
    let reason = state.config.explains_refusals.then(|| refusal.reason());
    let mut answer = refusal.into_response(operation, id);
    if let Some(reason) = reason {
        answer.extensions_mut().insert(reason);
    }
    answer
}

async fn visited(
    state: &State,
    around: &SurroundingsHandle,
    operation: Option<Operation>,
    visit: &Visit,
) -> Result<ServerResponse, Dropped> {
    let refuse = |refusal: Refusal| refused(state, refusal, operation, &visit.id);
    let Some(known) = operation else {
        return Ok(refuse(Refusal::nothing_here()));
    };
    let fault = state.faults.take_for(Called::Other(known.name()));
    if let Some(fault) = &fault {
        match fault.before().await {
            // These requests name no object that could change.
            Before::GoOn | Before::ChangeObject => {}
            // The body was read to find the operation.
            Before::Drop | Before::CutRequest(_) => return Err(Dropped),
            Before::Refuse(error) => return Ok(refuse(Refusal::injected(&error))),
            Before::Answer(answer) => return Ok(*answer),
        }
    }
    let answer = run(state, around, known, visit).unwrap_or_else(refuse);
    match fault {
        Some(fault) => fault.after(answer).ok_or(Dropped),
        None => Ok(answer),
    }
}

fn run(
    state: &State,
    around: &SurroundingsHandle,
    operation: Operation,
    visit: &Visit,
) -> Result<ServerResponse, Refusal> {
    if visit.head.method != operation.method() {
        return Err(Refusal::new(405, "MethodNotAllowed", "Method Not Allowed"));
    }
    match operation {
        Operation::MetadataToken => asked_for(around.metadata())?.token(state, visit),
        Operation::MetadataRole => asked_for(around.metadata())?.role_list(state, visit),
        Operation::MetadataCredentials => asked_for(around.metadata())?.credentials(state, visit),
        Operation::CredentialsUri => asked_for(around.credentials_uri())?.answer(state, visit),
        Operation::CloudSsoCredentials => asked_for(around.cloud_sso())?.answer(state, visit),
        Operation::OAuthToken => asked_for(around.oauth())?.token(state, visit),
        Operation::OAuthExchange => asked_for(around.oauth())?.exchange(state, visit),
    }
}

/// Returns the service, or 404 if it was not configured.
fn asked_for<T>(service: Option<&T>) -> Result<&T, Refusal> {
    service.ok_or_else(Refusal::nothing_here)
}

/// The maximum length of a request body, in bytes. Real requests to these services are much
/// shorter.
const LIMIT: usize = 256 * 1024;
