//! A RAM role, to be added to a server.

use std::time::Duration;

use super::policy::policy_name;

/// A RAM role: who may assume it, and what its sessions may do.
///
/// Without [`Role::trust`] it trusts its own account: all users and roles of it that may call
/// `sts:AssumeRole` themselves.
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
    pub(super) account: Option<String>,
    pub(super) name: String,
    trust: Option<String>,
    /// Name and text.
    pub(super) policies: Vec<(String, String)>,
    pub(super) max_session: Duration,
}

impl Role {
    /// A role of the server's account, without rights.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            account: None,
            name: name.into(),
            trust: None,
            policies: Vec::new(),
            max_session: Duration::from_secs(3600),
        }
    }

    /// Puts the role into another account.
    pub fn account(self, account: impl Into<String>) -> Self {
        Self {
            account: Some(account.into()),
            ..self
        }
    }

    /// The trust policy, as JSON text. Checked when added.
    pub fn trust(self, text: impl Into<String>) -> Self {
        Self {
            trust: Some(text.into()),
            ..self
        }
    }

    /// Attaches a policy, as JSON text. Checked when added.
    pub fn policy(self, text: impl Into<String>) -> Self {
        let name = policy_name(&self.name, self.policies.len() + 1);
        self.named_policy(name, text)
    }

    /// Attaches a policy with a name, which decisions report.
    pub fn named_policy(mut self, name: impl Into<String>, text: impl Into<String>) -> Self {
        self.policies.push((name.into(), text.into()));
        self
    }

    /// The longest session it gives, one hour by default; RAM allows 3600 to 43200 seconds.
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
