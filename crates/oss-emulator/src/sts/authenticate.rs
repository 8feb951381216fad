//! Who signed a call, by the RPC or the ACS3 signature.

use crate::access::Caller;
use crate::dispatch::Arrival;
use crate::faults::Fault;
use crate::state::State;

use super::error::StsError;
use super::parameters::Parameters;

/// The caller of a call.
pub(crate) fn authenticate(
    _state: &State,
    _arrival: &Arrival,
    _parameters: &Parameters,
    _fault: Option<&Fault>,
) -> Result<Caller, StsError> {
    Err(StsError::missing("Signature"))
}
