//! RAM users that are added to a server.

use oss_sign::Secret;

use super::policy::policy_name;

/// A RAM user to be added to a server: a name, access keys, and policies that say what the user may
/// do. A user without policies may do nothing.
///
/// ```
/// use oss_emulator::User;
///
/// // Step 1 of the guide: a user who may do nothing but ask for temporary credentials.
/// let user = User::new("ramtest")
///     .access_key("LTAI5tExample", "secret")
///     .policy(r#"{"Version":"1","Statement":[{"Effect":"Allow",
///         "Action":"sts:AssumeRole","Resource":"*"}]}"#);
/// ```
#[derive(Clone, Debug)]
pub struct User {
    pub(crate) account: Option<String>,
    pub(crate) name: String,
    pub(crate) keys: Vec<(String, Secret)>,
    /// The names and the JSON texts of the policies.
    pub(super) policies: Vec<(String, String)>,
}

impl User {
    /// Creates a user of the server's account that has no access keys and no rights.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            account: None,
            name: name.into(),
            keys: Vec::new(),
            policies: Vec::new(),
        }
    }

    /// Sets the account of the user. The default is the account of the server.
    pub fn account(self, account: impl Into<String>) -> Self {
        Self {
            account: Some(account.into()),
            ..self
        }
    }

    /// Adds an access key. It is checked by [`Builder::start`](crate::Builder::start).
    pub fn access_key(mut self, id: impl Into<String>, secret: impl Into<String>) -> Self {
        self.keys.push((id.into(), Secret::new(secret)));
        self
    }

    /// Attaches a policy, given as the JSON text that the RAM console accepts. It is checked when
    /// the user is added to a server.
    pub fn policy(self, text: impl Into<String>) -> Self {
        let name = policy_name(&self.name, self.policies.len() + 1);
        self.named_policy(name, text)
    }

    /// Attaches a policy with a name, by which refusals refer to it.
    pub fn named_policy(mut self, name: impl Into<String>, text: impl Into<String>) -> Self {
        self.policies.push((name.into(), text.into()));
        self
    }
}
