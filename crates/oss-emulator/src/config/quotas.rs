//! The limits of RAM.

/// The limits of RAM for one account.
///
/// The defaults are the limits of the real service. Tests may lower them, so that few calls are
/// enough to reach them.
///
/// ```
/// use oss_emulator::Quotas;
///
/// let quotas = Quotas { users: 2, ..Quotas::default() };
/// assert_eq!(quotas.keys_per_user, 2);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotas {
    /// The number of users in an account. The default is 1000.
    pub users: usize,
    /// The number of roles in an account. The default is 1000.
    pub roles: usize,
    /// The number of custom policies in an account. The default is 1500.
    pub policies: usize,
    /// The number of access keys of one user. The default is 2.
    pub keys_per_user: usize,
    /// The number of system policies attached to one user. The default is 20.
    pub system_policies_per_user: usize,
    /// The number of custom policies attached to one user. The default is 10.
    pub custom_policies_per_user: usize,
    /// The number of system policies attached to one role. The default is 20.
    pub system_policies_per_role: usize,
    /// The number of custom policies attached to one role. The default is 5.
    pub custom_policies_per_role: usize,
    /// The number of versions of one policy. The default is 5.
    pub versions_per_policy: usize,
    /// The length of a policy document in bytes. The default is 6144. A higher value has no
    /// effect, because no policy may be longer.
    pub policy_document: usize,
}

impl Default for Quotas {
    fn default() -> Self {
        Self {
            users: 1000,
            roles: 1000,
            policies: 1500,
            keys_per_user: 2,
            system_policies_per_user: 20,
            custom_policies_per_user: 10,
            system_policies_per_role: 20,
            custom_policies_per_role: 5,
            versions_per_policy: 5,
            policy_document: 6144,
        }
    }
}
