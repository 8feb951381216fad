//! How much RAM lets an account have.

/// How much RAM lets an account have: the service's own limits, which tests may lower to reach them.
///
/// ```
/// use oss_emulator::Quotas;
///
/// let quotas = Quotas { users: 2, ..Quotas::default() };
/// assert_eq!(quotas.keys_per_user, 2);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotas {
    /// Users of an account: 1000.
    pub users: usize,
    /// Roles of an account: 1000.
    pub roles: usize,
    /// Policies of its own: 1500.
    pub policies: usize,
    /// Access keys of a user: 2.
    pub keys_per_user: usize,
    /// System policies attached to one user: 20.
    pub system_policies_per_user: usize,
    /// Policies of the account attached to one user: 10.
    pub custom_policies_per_user: usize,
    /// System policies attached to one role: 20.
    pub system_policies_per_role: usize,
    /// Policies of the account attached to one role: 5.
    pub custom_policies_per_role: usize,
    /// Versions of a policy: 5.
    pub versions_per_policy: usize,
    /// Bytes of a policy's document: 6144. More than that is refused whatever stands here.
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
