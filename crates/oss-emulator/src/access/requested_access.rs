//! The question that authorization answers.

/// Asks whether an action on a resource is allowed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RequestedAccess<'a> {
    /// The action, as `oss:GetObject`. If there is a version, the `…Version` form of the action is
    /// checked instead.
    pub(crate) action: &'a str,
    /// The bucket, or `None` for the service.
    pub(crate) bucket: Option<&'a str>,
    /// The key, or `None` for the bucket itself.
    pub(crate) key: Option<&'a str>,
    pub(crate) version_id: Option<&'a str>,
}
