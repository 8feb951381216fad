//! Error documents that were saved, and are not the answer to a call.

use std::borrow::Cow;
use std::fmt;

use super::refusal::Refusal;
use crate::xml;

/// The `<Error>` document of a refusal that was saved.
///
/// Unlike [`ServiceError`](crate::error::ServiceError), it keeps the elements that repeat the request
/// (`CanonicalRequest` and `StringToSign`). They may contain a security token, so `Debug` shows only
/// the names of the elements.
///
/// ```
/// let text = "<Error><Code>AccessDenied</Code><AccessDeniedDetail>\
///             <AuthAction>oss:PutObject</AuthAction></AccessDeniedDetail></Error>";
/// let document = oss_client::error::ErrorDocument::parse(text).ok_or("no <Error>")?;
/// assert_eq!(document.get("AuthAction"), Some("oss:PutObject"));
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct ErrorDocument(Vec<(String, String)>);

impl ErrorDocument {
    /// Parses the document. Returns `None` if it is not XML or its root is not `<Error>`.
    pub fn parse(text: &str) -> Option<Self> {
        let read = xml::read_with(text.as_bytes(), |root| match root.name() {
            "Error" => xml::leaves(root, &[]).map(Some),
            _ => Ok(None),
        });
        let owned = |(name, text): (&str, Cow<'_, str>)| (name.to_owned(), text.into_owned());
        Some(Self(read.ok()??.into_iter().map(owned).collect()))
    }

    /// Returns the text of an element without children, wherever it is in the document.
    pub fn get(&self, name: &str) -> Option<&str> {
        let member = self.0.iter().find(|(known, _)| known == name);
        member.map(|(_, text)| text.as_str())
    }

    /// Returns the facts of the refusal, from which its class and advice can be had.
    ///
    /// ```
    /// use oss_client::error::{ErrorDocument, RefusalClass};
    ///
    /// let text = "<Error><Code>AccessDenied</Code><EC>0002-00000069</EC></Error>";
    /// let document = ErrorDocument::parse(text).ok_or("no <Error>")?;
    /// assert_eq!(document.refusal().class(), RefusalClass::Authentication);
    /// # Ok::<(), &str>(())
    /// ```
    pub fn refusal(&self) -> Refusal<'_> {
        Refusal::from_members(|name| self.get(name))
    }
}

impl fmt::Debug for ErrorDocument {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = self.0.iter().map(|(name, _)| name);
        f.debug_set().entries(names).finish()
    }
}
