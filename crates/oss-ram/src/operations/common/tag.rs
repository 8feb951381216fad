//! The tags of roles and policies.

use crate::error::Result;
use crate::members::Members;
use crate::operation::OperationRequest;

/// A tag of a role or a policy.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Tag {
    /// The key of the tag.
    pub key: String,
    /// The value of the tag.
    pub value: Option<String>,
}

impl Tag {
    /// Creates a tag from its key and its value.
    pub fn new(key: impl Into<String>, value: impl Into<String>) -> Self {
        let (key, value) = (key.into(), Some(value.into()));
        Self { key, value }
    }

    /// Adds tags to a request.
    pub(crate) fn write(tags: &[Self], request: OperationRequest) -> OperationRequest {
        let numbered = tags.iter().zip(1_usize..);
        numbered.fold(request, |request, (tag, number)| {
            request
                .parameter(format!("Tag.{number}.Key"), &tag.key)
                .optional_parameter(format!("Tag.{number}.Value"), tag.value.as_ref())
        })
    }

    pub(crate) fn read(members: &Members<'_>) -> Result<Self> {
        Ok(Self {
            key: members.text("TagKey")?,
            value: members.maybe_text("TagValue")?,
        })
    }
}
