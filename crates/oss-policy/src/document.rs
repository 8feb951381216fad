//! Policy documents: the text as given and the statements read from it.

use std::fmt;
use std::sync::Arc;

use crate::json::{Json, minify};
use crate::{Condition, Principal, Refusal, parse};

/// A policy document that was read and checked.
///
/// It keeps its text byte for byte, as the RAM service does, and is cheap to clone. Two documents
/// are equal when they have the same use and the same statements, however they are spaced.
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
    /// Reads and checks a document.
    ///
    /// What the language leaves without meaning is refused rather than guessed: unknown members
    /// and operators, names that stand twice, empty lists, another `Version` than `"1"`. Patterns
    /// and condition values are taken as they are: one that can never match simply never does.
    ///
    /// # Errors
    ///
    /// A [`Refusal`] that names the first member at fault.
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

    /// Removes the blanks between the tokens first, then reads and checks: for a text that is about
    /// to be sent, of which only what is sent counts against the limit.
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
    /// As [`parse`](Self::parse).
    pub fn parse_minified(text: &str, use_: DocumentUse) -> Result<Self, Refusal> {
        Self::parse(&minify(text), use_)
    }

    /// What the document is for.
    #[must_use]
    pub fn document_use(&self) -> DocumentUse {
        self.0.use_
    }

    /// The text as it was given.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0.text
    }

    /// The text without the blanks between its tokens: the shortest form that still says the same
    /// in the same words. Its `len()` is what counts against the limit.
    #[must_use]
    pub fn minified(&self) -> String {
        minify(&self.0.text)
    }

    /// The statements in the order of the text.
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

/// What a document is for; this decides which members it may have and how long it may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DocumentUse {
    /// Attached to a user, a group or a role: at most 6144 bytes.
    Identity,
    /// Given to `AssumeRole` to narrow one session: at most 2048 bytes.
    Session,
    /// Says who may assume a role: it has principals and no resources, and no limit is known.
    Trust,
    /// Belongs to a bucket: it has principals; at most 16 KiB.
    Bucket,
}

impl DocumentUse {
    /// The greatest size of the text in bytes, blanks included, or `None` without a limit.
    ///
    /// The services count what they receive; whether they count bytes or characters is not
    /// documented, so the stricter reading holds here.
    #[must_use]
    pub const fn limit(self) -> Option<usize> {
        match self {
            Self::Identity => Some(6144),
            Self::Session => Some(2048),
            Self::Trust => None,
            Self::Bucket => Some(16 * 1024),
        }
    }

    fn allows_size(self, size: usize) -> bool {
        // An empty session policy is outside STS's 1..=2048; elsewhere an empty text is no JSON.
        let least = usize::from(self == Self::Session);
        size >= least && self.limit().is_none_or(|limit| size <= limit)
    }
}

impl fmt::Display for DocumentUse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Identity => "an identity policy",
            Self::Session => "a session policy",
            Self::Trust => "a trust policy",
            Self::Bucket => "a bucket policy",
        })
    }
}

/// One statement of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    pub(crate) effect: Effect,
    pub(crate) principal: Option<Principal>,
    pub(crate) actions: Patterns,
    pub(crate) resources: Option<Patterns>,
    pub(crate) conditions: Vec<Condition>,
}

impl Statement {
    /// Whether it allows or denies.
    #[must_use]
    pub fn effect(&self) -> Effect {
        self.effect
    }

    /// For whom, in trust and bucket policies.
    #[must_use]
    pub fn principal(&self) -> Option<&Principal> {
        self.principal.as_ref()
    }

    /// The patterns of `Action` or `NotAction`.
    #[must_use]
    pub fn actions(&self) -> &Patterns {
        &self.actions
    }

    /// The patterns of `Resource` or `NotResource`; trust policies have none.
    #[must_use]
    pub fn resources(&self) -> Option<&Patterns> {
        self.resources.as_ref()
    }

    /// The conditions, of which all must hold.
    #[must_use]
    pub fn conditions(&self) -> &[Condition] {
        &self.conditions
    }
}

/// Whether a statement allows or denies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Effect {
    /// Grants what the statement fits, unless something denies it.
    Allow,
    /// Refuses what the statement fits, whatever allows it.
    Deny,
}

/// The patterns of one member, and whether they say what is meant or what is not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Patterns {
    pub(crate) negated: bool,
    pub(crate) texts: Vec<String>,
}

impl Patterns {
    /// Whether these are the patterns of a `NotAction` or `NotResource`.
    #[must_use]
    pub fn is_negated(&self) -> bool {
        self.negated
    }

    /// The patterns as they were written.
    #[must_use]
    pub fn texts(&self) -> &[String] {
        &self.texts
    }

    /// Whether a text is meant, given what it means that one pattern fits.
    pub(crate) fn mean(&self, fits: impl Fn(&str) -> bool) -> bool {
        self.texts.iter().any(|pattern| fits(pattern)) != self.negated
    }
}

/// A document with the name it has in RAM.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    name: String,
    kind: PolicyKind,
    document: Document,
}

impl Policy {
    /// A policy of the account's own.
    #[must_use]
    pub fn custom(name: impl Into<String>, document: Document) -> Self {
        Self {
            name: name.into(),
            kind: PolicyKind::Custom,
            document,
        }
    }

    /// A policy that Alibaba Cloud maintains.
    #[must_use]
    pub fn system(name: impl Into<String>, document: Document) -> Self {
        Self {
            name: name.into(),
            kind: PolicyKind::System,
            document,
        }
    }

    /// Its name, which decisions give back.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whose policy it is.
    #[must_use]
    pub fn kind(&self) -> PolicyKind {
        self.kind
    }

    /// The document of its default version.
    #[must_use]
    pub fn document(&self) -> &Document {
        &self.document
    }
}

/// Whose a policy is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PolicyKind {
    /// Maintained by Alibaba Cloud, the same in every account.
    System,
    /// Written by the account.
    Custom,
}

impl fmt::Display for Patterns {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let not = if self.negated { "anything but " } else { "" };
        write!(f, "{not}[{}]", self.texts.join(", "))
    }
}
