//! One call of RAM: who asks for what, and the register it reads or changes.

use std::sync::Arc;

use oss_sign::UtcSeconds;

use crate::access::Caller;
use crate::config::Quotas;
use crate::http::Arrival;
use crate::identities::Register;
use crate::rpc::{Parameters, RpcError};
use crate::state::State;

use super::permission::{self, Resource};

/// A call whose signature holds.
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

    /// A parameter; one that is empty counts as absent.
    pub(super) fn get(&self, name: &str) -> Option<&'a str> {
        self.parameters.get(name)
    }

    /// Or the error that names it.
    pub(super) fn require(&self, name: &'static str) -> Result<&'a str, RpcError> {
        self.parameters.require(name)
    }

    /// The caller's program, as it names itself.
    pub(super) fn user_agent(&self) -> Option<&'a str> {
        self.parameters.headers().text("user-agent")
    }

    /// `True` and `true` are one: clients write their own language.
    pub(super) fn flag(&self, name: &'static str) -> Result<bool, RpcError> {
        match self.get(name).map(str::to_ascii_lowercase).as_deref() {
            Some("true") => Ok(true),
            Some("false") | None => Ok(false),
            Some(_) => Err(RpcError::invalid_value(name)),
        }
    }

    /// `CreateUser`.
    pub(super) fn operation(&self) -> &'a str {
        self.parameters.action()
    }

    /// The account that the call is about: the caller's.
    pub(super) fn account(&self) -> &'a str {
        self.caller.account().unwrap_or_default()
    }

    pub(super) fn now(&self) -> UtcSeconds {
        self.state.clock.now()
    }

    pub(super) fn quotas(&self) -> &'a Quotas {
        &self.state.config.quotas
    }

    /// What there is. RAM reads its own writes at once, however long they take to spread.
    pub(super) fn register(&self) -> Arc<Register> {
        self.state.identities.current()
    }

    /// Changes what there is, wholly or not at all.
    pub(super) fn change<T>(
        &self,
        edit: impl FnOnce(&mut Register) -> Result<T, RpcError>,
    ) -> Result<T, RpcError> {
        self.state.identities.change(edit)
    }

    /// Refuses the caller who may not do this operation to the resource.
    pub(super) fn permit(&self, resource: &Resource<'_>) -> Result<(), RpcError> {
        permission::check(self, resource)
    }
}
