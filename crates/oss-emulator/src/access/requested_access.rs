//! The access that a caller asks for, which authorization allows or refuses.

/// An action that a caller wants to perform, and the bucket or object that it concerns.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RequestedAccess<'a> {
    /// The action, for example `oss:GetObject`. If `version_id` is set, the `…Version` form of the
    /// action is checked instead.
    pub(crate) action: &'a str,
    /// The bucket. It is `None` if the action concerns the service as a whole.
    pub(crate) bucket: Option<&'a str>,
    /// The object key. It is `None` if the action concerns the bucket itself.
    pub(crate) key: Option<&'a str>,
    /// The version of the object. It is `None` for the current version.
    pub(crate) version_id: Option<&'a str>,
}
