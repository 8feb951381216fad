//! What happens to the oldest version of a policy that has five.

/// What happens to the versions of a policy that has five already, when another one is created.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RotateStrategy {
    /// Nothing is deleted, so that the request fails.
    None,
    /// The oldest version that is not the default one is deleted.
    DeleteOldestNonDefaultVersionWhenLimitExceeded,
}

impl RotateStrategy {
    /// Returns the name of the strategy in the API.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::None => "None",
            Self::DeleteOldestNonDefaultVersionWhenLimitExceeded => {
                "DeleteOldestNonDefaultVersionWhenLimitExceeded"
            }
        }
    }
}
