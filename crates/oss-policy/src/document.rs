//! Policy documents: their text, the statements that were read from it, and their names in RAM.

use std::fmt;
use std::sync::Arc;

use crate::json::{Json, minify};
use crate::{DocumentUse, Refusal, Statement, parse};

/// A policy document that has been parsed and checked.
///
/// The document keeps its text byte for byte, as the RAM service does. It is cheap to clone. Two
/// documents are equal if they have the same use and the same statements, whatever blanks their
/// texts have.
///
/// ```
/// use oss_policy::{Document, DocumentUse};
///
/// # fn main() -> Result<(), oss_policy::Refusal> {
/// let text = r#"{ "Version": "1", "Statement": [
///     { "Effect": "Allow", "Action": "oss:GetObject", "Resource": "acs:oss:*:*:photos/*" } ] }"#;
/// let document = Document::parse(text, DocumentUse::Identity)?;
/// assert_eq!(document.text(), text);
/// assert_eq!(
///     document.minified(),
///     r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"oss:GetObject","Resource":"acs:oss:*:*:photos/*"}]}"#,
/// );
/// # Ok(()) }
/// ```
#[derive(Clone)]
pub struct Document(Arc<Inner>);

struct Inner {
    use_: DocumentUse,
    text: String,
    statements: Vec<Statement>,
}

impl Document {
    /// Returns whether any statement has a condition. If none has, the context of a request makes no
    /// difference.
    pub(crate) fn has_conditions(&self) -> bool {
        let conditional = |statement: &Statement| !statement.conditions.is_empty();
        self.0.statements.iter().any(conditional)
    }

    /// Parses and checks a document.
    ///
    /// Whatever has no meaning in the policy language is an error: unknown members and operators,
    /// members that occur twice, empty lists, and a `Version` other than `"1"`. Patterns and the
    /// values of conditions are not checked. One that can never match is accepted and never matches;
    /// [`pitfalls`](Self::pitfalls) finds some of these.
    ///
    /// # Errors
    ///
    /// Returns a [`Refusal`] that names the first member that is wrong.
    pub fn parse(text: &str, use_: DocumentUse) -> Result<Self, Refusal> {
        if !use_.allows_size(text.len()) {
            return Err(Refusal::length(use_, text.len()));
        }
        let json: Json = serde_json::from_str(text).map_err(|e| Refusal::json(e.to_string()))?;
        let statements = parse::statements(&json, use_)?;
        Ok(Self(Arc::new(Inner {
            use_,
            text: text.to_owned(),
            statements,
        })))
    }

    /// Removes the blanks between the tokens of a text, and then parses and checks it. Use this for a
    /// text that will be sent without blanks, because blanks count towards the size limit.
    ///
    /// ```
    /// use oss_policy::{Document, DocumentUse};
    ///
    /// # fn main() -> Result<(), oss_policy::Refusal> {
    /// let wide = r#"{ "Version": "1", "Statement":
    ///     [ { "Effect": "Allow", "Action": "oss:GetObject", "Resource": "*" } ] }"#;
    /// let text = format!("{wide}{}", " ".repeat(3000));
    /// assert!(Document::parse(&text, DocumentUse::Session).is_err());
    /// assert_eq!(Document::parse_minified(&text, DocumentUse::Session)?.text().len(), 88);
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// Returns the same errors as [`parse`](Self::parse).
    pub fn parse_minified(text: &str, use_: DocumentUse) -> Result<Self, Refusal> {
        Self::parse(&minify(text), use_)
    }

    /// Returns what the document is used for.
    #[must_use]
    pub fn document_use(&self) -> DocumentUse {
        self.0.use_
    }

    /// Returns the text as it was given.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0.text
    }

    /// Returns the text without the blanks between its tokens, which is the shortest form of the same
    /// document. Its length in bytes is what counts towards the size limit if it is sent.
    #[must_use]
    pub fn minified(&self) -> String {
        minify(&self.0.text)
    }

    /// Returns the statements in the order of the text.
    #[must_use]
    pub fn statements(&self) -> &[Statement] {
        &self.0.statements
    }
}

impl PartialEq for Document {
    fn eq(&self, other: &Self) -> bool {
        self.0.use_ == other.0.use_ && self.0.statements == other.0.statements
    }
}

impl Eq for Document {}

impl fmt::Debug for Document {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Document")
            .field("use", &self.0.use_)
            .field("text", &self.0.text)
            .finish()
    }
}

/// A document with the name of its policy in RAM.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    name: String,
    kind: PolicyKind,
    document: Document,
}

impl Policy {
    /// Creates a custom policy, which belongs to the account.
    #[must_use]
    pub fn custom(name: impl Into<String>, document: Document) -> Self {
        Self {
            name: name.into(),
            kind: PolicyKind::Custom,
            document,
        }
    }

    /// Creates a system policy, which Alibaba Cloud maintains.
    #[must_use]
    pub fn system(name: impl Into<String>, document: Document) -> Self {
        Self {
            name: name.into(),
            kind: PolicyKind::System,
            document,
        }
    }

    /// Returns the name of the policy. Decisions name their statements by it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns whether this is a system policy or a custom one.
    #[must_use]
    pub fn kind(&self) -> PolicyKind {
        self.kind
    }

    /// Returns the document, which is that of the policy's default version.
    #[must_use]
    pub fn document(&self) -> &Document {
        &self.document
    }
}

/// Who maintains a policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PolicyKind {
    /// Alibaba Cloud maintains the policy, which is the same in every account.
    System,
    /// The account wrote the policy.
    Custom,
}
