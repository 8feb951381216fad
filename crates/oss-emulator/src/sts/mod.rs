//! STS on the same port: AssumeRole and GetCallerIdentity, over the RPC and the ACS3 signature.

mod acs3;
mod answer;
mod assume_role;
mod authenticate;
mod caller_identity;
mod error;
mod nonces;
mod parameters;

use std::sync::Arc;

use ::http::Method;
use ::http::header::CONTENT_TYPE;

use crate::access::Caller;
use crate::dispatch::{Arrival, Dropped};
use crate::faults::{Before, Fault};
use crate::http::{Query, ServerResponse};
use crate::route::address;
use crate::state::State;

use answer::{Answer, Format};
use error::StsError;
use parameters::Parameters;

pub(crate) use nonces::Nonces;

/// Whether a request is for STS and not for OSS: it carries an action and a version, as parameters
/// or as headers, or it posts a plain form to the service itself.
pub(crate) fn is_for(state: &State, arrival: &Arrival) -> bool {
    let head = &arrival.head;
    if !matches!(head.uri.path(), "" | "/") || address::names_bucket(&state.config, &arrival.host) {
        return false;
    }
    let query = Query::parse(head.uri.query().unwrap_or_default());
    let form = head.headers.get(CONTENT_TYPE).is_some_and(|kind| {
        kind.as_bytes()
            .to_ascii_lowercase()
            .starts_with(b"application/x-www-form-urlencoded")
    });
    head.headers.contains_key("x-acs-version")
        || query.contains("Version") && query.contains("Action")
        || form && head.method == Method::POST
}

/// Answers a request that is for STS.
///
/// # Errors
/// When a fault says that there is no answer.
pub(crate) async fn answer(
    state: &Arc<State>,
    mut arrival: Arrival,
    request_id: &str,
) -> Result<ServerResponse, Dropped> {
    let (id, host) = (uuid_form(request_id), arrival.host.clone());
    let parameters = match Parameters::read(&mut arrival).await {
        Ok(parameters) => parameters,
        Err(error) => {
            let format = Format::of(&arrival.head.headers, None);
            return Ok(error.into_response(format, &id, &host));
        }
    };
    let format = Format::of(&arrival.head.headers, Some(&parameters));
    let fault = state.faults.meet(parameters.action());
    if let Some(fault) = &fault {
        match fault.before().await {
            Before::GoOn => {}
            Before::Drop => return Err(Dropped),
            Before::Refuse(error) => {
                return Ok(StsError::injected(&error).into_response(format, &id, &host));
            }
            Before::Answer(answer) => return Ok(*answer),
        }
    }
    let response = match run(state, &arrival, &parameters, fault.as_ref()) {
        Ok(answer) => answer.into_response(format, &id),
        Err(error) => error.into_response(format, &id, &host),
    };
    match fault {
        Some(fault) => fault.after(response).ok_or(Dropped),
        None => Ok(response),
    }
}

fn run(
    state: &State,
    arrival: &Arrival,
    parameters: &Parameters,
    fault: Option<&Fault>,
) -> Result<Answer, StsError> {
    let action: fn(&State, &Arrival, &Caller, &Parameters) -> Result<Answer, StsError> =
        match (parameters.version(), parameters.action()) {
            ("2015-04-01", "AssumeRole") => assume_role::assume_role,
            ("2015-04-01", "GetCallerIdentity") => caller_identity::get_caller_identity,
            _ => return Err(StsError::unknown_action()),
        };
    let caller = authenticate::authenticate(state, arrival, parameters, fault)?;
    action(state, arrival, &caller, parameters)
}

/// 24 digits of ours in the shape of STS's ids.
fn uuid_form(request_id: &str) -> String {
    let digits: Vec<char> = request_id
        .chars()
        .chain("00000000".chars())
        .take(32)
        .collect();
    let mut text = String::with_capacity(36);
    for (index, digit) in digits.into_iter().enumerate() {
        if matches!(index, 8 | 12 | 16 | 20) {
            text.push('-');
        }
        text.push(digit);
    }
    text
}
