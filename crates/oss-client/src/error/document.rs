//! An error document that lies in a file, and not in the answer to a call.

use std::fmt;

use super::Refusal;
use crate::xml::{self, Element};

/// The `<Error>` document of a refusal, read for people who look into it later.
///
/// Unlike [`ServiceError`](crate::error::ServiceError) it keeps what repeats the request
/// (`CanonicalRequest`, `StringToSign`), which may hold a security token; so `Debug` shows names
/// only.
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
    /// Reads the document; `None` if it is not XML or its root is not `<Error>`.
    pub fn parse(text: &str) -> Option<Self> {
        let root = xml::parse(text.as_bytes()).ok()?;
        let mut members = Vec::new();
        collect(&root, &mut members);
        (root.name() == "Error").then_some(Self(members))
    }

    /// The text of an element that has no others in it, wherever it stands.
    pub fn get(&self, name: &str) -> Option<&str> {
        let member = self.0.iter().find(|(known, _)| known == name);
        member.map(|(_, text)| text.as_str())
    }

    /// The facts of the refusal, for its class and for advice about it.
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

fn collect(element: &Element<'_>, members: &mut Vec<(String, String)>) {
    for child in element.all_children() {
        if child.all_children().is_empty() {
            members.push((child.name().to_owned(), child.own_text().to_owned()));
        } else {
            collect(child, members);
        }
    }
}
