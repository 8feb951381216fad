//! The RPC protocol of STS and RAM, which are served on the same port as OSS: parameters,
//! signatures and responses.

mod acs3;
mod answer;
mod authenticate;
mod claim;
mod error;
mod format;
mod members;
mod parameters;

use std::sync::Arc;

use ::http::Method;
use ::http::header::{ACCEPT, CONTENT_TYPE, HeaderName, HeaderValue};

use crate::access::Caller;
use crate::faults::{Before, Called, Fault};
use crate::http::{Arrival, Dropped};
use crate::http::{Query, ServerResponse};
use crate::route::address;
use crate::runtime::uuid_form;
use crate::state::State;

use format::Format;

pub(crate) use answer::{Answer, Value};
pub(crate) use error::RpcError;
pub(crate) use members::Members;
pub(crate) use parameters::Parameters;

/// The function that performs an action.
pub(crate) type Handler = fn(&State, &Arrival, &Caller, &Parameters) -> Result<Answer, RpcError>;

/// A service that is called by this protocol.
pub(crate) struct Service {
    /// The value of `Version` in calls of this service.
    pub(crate) version: &'static str,
    /// Returns the action of this name, if the service has it.
    pub(crate) find: fn(&str) -> Option<Action>,
}

/// An action of a service.
pub(crate) struct Action {
    signed: bool,
    run: Handler,
}

impl Action {
    /// Creates an action whose calls must be signed.
    pub(crate) fn signed(run: Handler) -> Self {
        Self { signed: true, run }
    }

    /// Creates an action whose calls are not signed, because their parameters contain another
    /// proof. The caller is anonymous.
    pub(crate) fn unsigned(run: Handler) -> Self {
        Self { signed: false, run }
    }
}

/// Returns whether a request is for STS or RAM and not for OSS. This is so if it has an action and
/// a version, as parameters or as headers, or if it posts a URL-encoded form to the service itself.
pub(crate) fn is_for(state: &State, arrival: &Arrival) -> bool {
    let head = &arrival.head;
    if !matches!(head.uri.path(), "" | "/")
        || address::names_bucket(&state.config, &state.store, &arrival.host)
    {
        return false;
    }
    let raw_query = head.uri.query().unwrap_or_default();
    let kind = head.headers.get(CONTENT_TYPE);
    let kind = kind.and_then(|kind| kind.to_str().ok());
    head.headers.contains_key("x-acs-version")
        || Query::names(raw_query, "Version") && Query::names(raw_query, "Action")
        || kind.is_some_and(parameters::names_a_form) && head.method == Method::POST
}

/// Answers a request that is for STS or RAM.
///
/// # Errors
/// Returns [`Dropped`] if an injected fault demands that there is no response.
pub(crate) async fn answer(
    services: &[Service],
    state: &Arc<State>,
    mut arrival: Arrival,
    request_id: &str,
) -> Result<ServerResponse, Dropped> {
    let (id, host) = (uuid_form(request_id), arrival.host.clone());
    let parameters = match Parameters::read(&mut arrival).await {
        Ok(parameters) => parameters,
        Err(error) => {
            let accept = arrival.head.headers.get(ACCEPT);
            let format = Format::wanted(None, accept.and_then(|accept| accept.to_str().ok()));
            return Ok(named(refused(state, error, format, &id, &host), &id));
        }
    };
    let accept = parameters.headers().text("accept");
    let format = Format::wanted(parameters.get("Format"), accept);
    let fault = state.faults.take_for(Called::Other(parameters.action()));
    if let Some(fault) = &fault {
        match fault.before().await {
            // These requests name no object that could change.
            Before::GoOn | Before::ChangeObject => {}
            // The parameters are in the body, which was read to find the operation.
            Before::Drop | Before::CutRequest(_) => return Err(Dropped),
            Before::Refuse(error) => {
                let refusal = refused(state, RpcError::injected(&error), format, &id, &host);
                return Ok(named(refusal, &id));
            }
            Before::Answer(answer) => return Ok(*answer),
        }
    }
    let response = match run(services, state, &arrival, &parameters, fault.as_ref()) {
        Ok(answer) => answer.into_response(format, &id),
        Err(error) => refused(state, error, format, &id, &host),
    };
    let response = named(response, &id);
    match fault {
        Some(fault) => fault.after(response).ok_or(Dropped),
        None => Ok(response),
    }
}

fn run(
    services: &[Service],
    state: &State,
    arrival: &Arrival,
    parameters: &Parameters,
    fault: Option<&Fault>,
) -> Result<Answer, RpcError> {
    let service = services
        .iter()
        .find(|service| service.version == parameters.version());
    let action = service.and_then(|service| (service.find)(parameters.action()));
    let action = action.ok_or_else(RpcError::unknown_action)?;
    let caller = if action.signed {
        authenticate::authenticate(state, arrival, parameters, fault)?
    } else {
        Caller::anonymous()
    };
    (action.run)(state, arrival, &caller, parameters)
}

/// Returns the response for an error, with its reason if there is a request log.
fn refused(state: &State, error: RpcError, format: Format, id: &str, host: &str) -> ServerResponse {
    let reason = state.config.explains_refusals.then(|| error.reason());
    let mut response = error.into_response(format, id, host);
    if let Some(reason) = reason {
        response.extensions_mut().insert(reason);
    }
    response
}

/// Adds the request id to the headers of a response.
fn named(mut response: ServerResponse, id: &str) -> ServerResponse {
    if let Ok(id) = HeaderValue::from_str(id) {
        response.headers_mut().insert(REQUEST_ID, id);
    }
    response
}

const REQUEST_ID: HeaderName = HeaderName::from_static("x-acs-request-id");
