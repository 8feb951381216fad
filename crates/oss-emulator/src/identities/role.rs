//! RAM roles that are added to a server.

use std::time::Duration;

use super::policy::policy_name;

/// A RAM role to be added to a server: who may assume it, and what its sessions may do.
///
/// By default the role trusts its own account, which means that every user and role of the account
/// may assume it if their own policies allow `sts:AssumeRole`. Use [`Role::trust`] to change that.
///
/// ```
/// use oss_emulator::Role;
///
/// // Step 3 of the guide: a role that may put and get in one bucket.
/// let role = Role::new("ramosstest").policy(r#"{"Version":"1","Statement":[{"Effect":"Allow",
///     "Action":["oss:PutObject","oss:GetObject"],
///     "Resource":["acs:oss:*:*:examplebucket","acs:oss:*:*:examplebucket/*"]}]}"#);
/// ```
#[derive(Clone, Debug)]
pub struct Role {
    pub(crate) account: Option<String>,
    pub(crate) name: String,
    trust: Option<String>,
    /// The names and the JSON texts of the policies.
    pub(super) policies: Vec<(String, String)>,
    pub(super) max_session: Duration,
}

impl Role {
    /// Creates a role of the server's account that has no rights.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            account: None,
            name: name.into(),
            trust: None,
            policies: Vec::new(),
            max_session: Duration::from_secs(3600),
        }
    }

    /// Sets the account of the role. The default is the account of the server.
    pub fn account(self, account: impl Into<String>) -> Self {
        Self {
            account: Some(account.into()),
            ..self
        }
    }

    /// Sets the trust policy, as JSON text. It is checked when the role is added to a server.
    pub fn trust(self, text: impl Into<String>) -> Self {
        Self {
            trust: Some(text.into()),
            ..self
        }
    }

    /// Attaches a policy, given as JSON text. It is checked when the role is added to a server.
    pub fn policy(self, text: impl Into<String>) -> Self {
        let name = policy_name(&self.name, self.policies.len() + 1);
        self.named_policy(name, text)
    }

    /// Attaches a policy with a name, by which refusals refer to it.
    pub fn named_policy(mut self, name: impl Into<String>, text: impl Into<String>) -> Self {
        self.policies.push((name.into(), text.into()));
        self
    }

    /// Sets the longest duration of a session of the role. The default is one hour; RAM accepts
    /// from 1 to 12 hours.
    pub fn max_session_duration(self, max_session: Duration) -> Self {
        Self {
            max_session,
            ..self
        }
    }

    pub(super) fn trust_text(&self, account: &str) -> String {
        let own = || {
            format!(
                r#"{{"Version":"1","Statement":[{{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{{"RAM":["acs:ram::{}:root"]}}}}]}}"#,
                account
            )
        };
        self.trust.clone().unwrap_or_else(own)
    }
}
