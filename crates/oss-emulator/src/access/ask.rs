//! A question about access.

/// One question.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ask<'a> {
    /// `oss:GetObject`; with a version the `…Version` form is asked.
    pub(crate) action: &'a str,
    /// None for the service.
    pub(crate) bucket: Option<&'a str>,
    /// None for the bucket itself.
    pub(crate) key: Option<&'a str>,
    pub(crate) version_id: Option<&'a str>,
}
