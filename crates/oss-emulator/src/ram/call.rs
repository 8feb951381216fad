//! A RAM call: its caller, its parameters, and the identities that it reads or changes.

use std::sync::Arc;

use oss_sign::UtcSeconds;

use crate::access::Caller;
use crate::config::Quotas;
use crate::http::Arrival;
use crate::identities::Register;
use crate::rpc::{Parameters, RpcError};
use crate::state::State;

/// A RAM call whose signature is valid.
pub(super) struct Call<'a> {
    pub(super) state: &'a State,
    pub(super) arrival: &'a Arrival,
    pub(super) caller: &'a Caller,
    parameters: &'a Parameters,
}

impl<'a> Call<'a> {
    pub(super) fn new(
        state: &'a State,
        arrival: &'a Arrival,
        caller: &'a Caller,
        parameters: &'a Parameters,
    ) -> Self {
        Self {
            state,
            arrival,
            caller,
            parameters,
        }
    }

    /// Returns the value of a parameter. An empty parameter counts as absent.
    pub(super) fn get(&self, name: &str) -> Option<&'a str> {
        self.parameters.get(name)
    }

    /// Returns the value of a required parameter, or the error that names it.
    pub(super) fn require(&self, name: &'static str) -> Result<&'a str, RpcError> {
        self.parameters.require(name)
    }

    /// Returns the user agent of the caller.
    pub(super) fn user_agent(&self) -> Option<&'a str> {
        self.parameters.headers().text("user-agent")
    }

    /// Returns the value of a parameter that is true or false. It is false if the parameter is
    /// absent. Case is ignored, because Python clients send `True`.
    pub(super) fn flag(&self, name: &'static str) -> Result<bool, RpcError> {
        match self.get(name).map(str::to_ascii_lowercase).as_deref() {
            Some("true") => Ok(true),
            Some("false") | None => Ok(false),
            Some(_) => Err(RpcError::invalid_value(name)),
        }
    }

    /// Returns the name of the operation, such as `CreateUser`.
    pub(super) fn operation(&self) -> &'a str {
        self.parameters.action()
    }

    /// Returns the account that the call concerns, which is the account of the caller.
    pub(super) fn account(&self) -> &'a str {
        self.caller.account().unwrap_or_default()
    }

    pub(super) fn now(&self) -> UtcSeconds {
        self.state.clock.now()
    }

    pub(super) fn quotas(&self) -> &'a Quotas {
        &self.state.config.quotas
    }

    /// Returns the current identities. RAM calls see all changes at once, even if these propagate
    /// to OSS and STS later.
    pub(super) fn register(&self) -> Arc<Register> {
        self.state.identities.current()
    }

    /// Changes the identities. If `edit` fails, nothing is changed.
    pub(super) fn change<T>(
        &self,
        edit: impl FnOnce(&mut Register) -> Result<T, RpcError>,
    ) -> Result<T, RpcError> {
        self.state.identities.change(edit)
    }
}
