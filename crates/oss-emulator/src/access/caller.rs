//! Who sent a request.

use std::sync::Arc;

use crate::identities::{Register, Session};

/// The caller after authentication.
#[derive(Clone, Debug)]
pub(crate) struct Caller {
    /// Who that is for policies.
    pub(crate) who: oss_policy::Caller,
    /// The key the request was signed with.
    pub(crate) access_key_id: Option<String>,
    /// The session, when the caller holds temporary credentials.
    pub(crate) session: Option<Arc<Session>>,
    /// The identities as this request sees them.
    pub(crate) view: Arc<Register>,
}

impl Caller {
    /// Without a signature.
    pub(crate) fn anonymous() -> Self {
        Self {
            who: oss_policy::Caller::anonymous(),
            access_key_id: None,
            session: None,
            view: Arc::default(),
        }
    }

    /// Whether there was no signature at all.
    pub(crate) fn is_anonymous(&self) -> bool {
        matches!(self.who, oss_policy::Caller::Anonymous)
    }

    /// The account that the caller belongs to: the owner of what it creates.
    pub(crate) fn account(&self) -> Option<&str> {
        self.who.account()
    }
}
