//! The caller of a request.

use std::sync::Arc;

use crate::identities::{Register, Session};

/// The caller of a request, as authentication has determined it.
#[derive(Clone, Debug)]
pub(crate) struct Caller {
    /// The identity of the caller, as policies see it.
    pub(crate) who: oss_policy::Caller,
    /// The key the request was signed with.
    pub(crate) access_key_id: Option<String>,
    /// The session, if the caller has temporary credentials.
    pub(crate) session: Option<Arc<Session>>,
    /// The identities as this request sees them.
    pub(crate) view: Arc<Register>,
}

impl Caller {
    /// Creates the caller of a request without a signature.
    pub(crate) fn anonymous() -> Self {
        Self {
            who: oss_policy::Caller::anonymous(),
            access_key_id: None,
            session: None,
            view: Arc::default(),
        }
    }

    /// Returns whether the request had no signature.
    pub(crate) fn is_anonymous(&self) -> bool {
        matches!(self.who, oss_policy::Caller::Anonymous)
    }

    /// Returns the account of the caller, which owns the buckets that the caller creates.
    pub(crate) fn account(&self) -> Option<&str> {
        self.who.account()
    }
}
