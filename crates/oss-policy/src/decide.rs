//! The decision over layers, and the statements that made it.
//!
//! [`access`] follows the order in which OSS asks: the session policy ends it unless it allows;
//! then identity policies (for resources of the caller's own account only) and bucket policy, of
//! which any Deny ends it and any Allow is enough; then the owner's own key; then the access
//! control lists. [`assume`] follows STS: session, identity and trust policy must all allow, and
//! a Deny anywhere wins. [`request`] takes either.

use crate::acl::LastStep;
use crate::layer::{Sheets, Verdict};
use crate::{Acls, Caller, Document, Layer, Part, Policy, Request, StatementRef};

/// The policies that have a say in one request. What is absent has none.
#[derive(Debug, Clone, Copy, Default)]
pub struct Layers<'a> {
    /// The session policy of the caller's token.
    pub session: Option<&'a Document>,
    /// What is attached to the caller: his own, his groups', or his role's.
    pub identity: &'a [Policy],
    /// The bucket's policy; only for [`access`].
    pub bucket: Option<&'a Document>,
    /// The trust policy of the role; only for [`assume`].
    pub trust: Option<&'a Document>,
    /// The access control lists of bucket and object; only for [`access`].
    pub acls: Acls,
}

/// What came out, and by what.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Decision {
    /// Allowed.
    Allow {
        /// One statement per layer that had to agree.
        by: Vec<StatementRef>,
        /// What allowed it in the end, if that was no statement.
        last_step: Option<LastStep>,
    },
    /// A Deny fits the request.
    ExplicitDeny {
        /// The first Deny of each layer that has one.
        by: Vec<StatementRef>,
    },
    /// Nothing denies it, but a layer that had to allow it does not.
    ImplicitDeny {
        /// The layer without an Allow.
        missing: Layer,
        /// The Allow of that layer that comes nearest.
        near: Option<Near>,
    },
    /// Such a caller may not ask at all.
    Refused {
        /// Why.
        reason: Reason,
    },
}

/// An Allow that misses the request in one part only.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Near {
    /// Where it stands.
    pub at: StatementRef,
    /// The part that does not fit.
    pub fails: Part,
    /// What the part says.
    pub written: String,
    /// What the request has there.
    pub asked: String,
}

/// Why a caller may not ask at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Reason {
    /// The account's own key may never assume a role.
    RootMayNotAssume,
    /// A request without a signature cannot assume a role.
    AnonymousMayNotAssume,
}

impl Decision {
    /// Whether the request may go on.
    #[must_use]
    pub fn is_allowed(&self) -> bool {
        matches!(self, Self::Allow { .. })
    }
}

/// Decides whether a caller may do an action on a resource.
///
/// ```
/// use oss_policy::{Caller, Context, Document, DocumentUse, Policy, Request};
/// use oss_policy::decide::{self, Decision, Layers};
///
/// # fn main() -> Result<(), oss_policy::Refusal> {
/// let text = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"oss:GetObject",
///     "Resource":"acs:oss:*:*:photos/2014/*"}]}"#;
/// let policies = [Policy::custom("reader", Document::parse(text, DocumentUse::Identity)?)];
/// let layers = Layers { identity: &policies, ..Layers::default() };
///
/// let caller = Caller::user("1234567890123456", "alice");
/// let context = Context::new();
/// let photo = "acs:oss:oss-cn-hangzhou:1234567890123456:photos/2014/a.jpg";
///
/// let read = Request::new(&caller, "oss:GetObject", photo, &context);
/// assert!(decide::access(&read, &layers).is_allowed());
///
/// let write = Request::new(&caller, "oss:PutObject", photo, &context);
/// let Decision::ImplicitDeny { near: Some(near), .. } = decide::access(&write, &layers) else {
///     panic!("nothing allows writing");
/// };
/// assert_eq!((near.at.policy.as_str(), near.fails.as_str()), ("reader", "action"));
/// # Ok(()) }
/// ```
#[must_use]
pub fn access(request: &Request<'_>, layers: &Layers<'_>) -> Decision {
    let session = layers
        .session
        .map(|document| Sheets::single(Layer::Session, Some(document)));
    let mut by = Vec::new();
    if let Some(session) = &session {
        match session.verdict(request) {
            Verdict::Allow(statement) => by.push(statement),
            Verdict::Deny(statement) => {
                return Decision::ExplicitDeny {
                    by: vec![statement],
                };
            }
            Verdict::Silent => return implicit(session, request),
        }
    }
    match identity_or_bucket(request, layers) {
        Ok(Some(statement)) => {
            by.push(statement);
            Decision::Allow {
                by,
                last_step: None,
            }
        }
        Ok(None) => match last_step(request, layers.acls) {
            Some(step) => Decision::Allow {
                by,
                last_step: Some(step),
            },
            None => implicit(&asked_last(request, layers), request),
        },
        Err(denies) => Decision::ExplicitDeny { by: denies },
    }
}

/// Decides whether a caller may assume a role: `request` is a [`Request::assume_role`].
///
/// ```
/// use oss_policy::{Caller, Context, Document, DocumentUse, Request};
/// use oss_policy::decide::{self, Layers};
///
/// # fn main() -> Result<(), oss_policy::Refusal> {
/// let text = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole",
///     "Principal":{"Service":["ecs.aliyuncs.com"]}}]}"#;
/// let trust = Document::parse(text, DocumentUse::Trust)?;
/// let layers = Layers { trust: Some(&trust), ..Layers::default() };
/// let (service, context) = (Caller::service("ecs.aliyuncs.com"), Context::new());
/// let request = Request::assume_role(&service, "1234567890123456", "Worker", &context);
/// assert!(decide::assume(&request, &layers).is_allowed());
/// # Ok(()) }
/// ```
#[must_use]
pub fn assume(request: &Request<'_>, layers: &Layers<'_>) -> Decision {
    match request.caller() {
        Caller::Root { .. } => {
            return Decision::Refused {
                reason: Reason::RootMayNotAssume,
            };
        }
        Caller::Anonymous => {
            return Decision::Refused {
                reason: Reason::AnonymousMayNotAssume,
            };
        }
        _ => {}
    }
    let session = layers
        .session
        .map(|document| Sheets::single(Layer::Session, Some(document)));
    let with_identity = request.caller().has_identity_policies();
    let identity = with_identity.then(|| Sheets::named(layers.identity));
    let trust = Sheets::single(Layer::Trust, layers.trust);
    all_must_allow(request, session.into_iter().chain(identity).chain([trust]))
}

/// Decides a request of either kind: `sts:AssumeRole` by [`assume`], everything else by [`access`].
#[must_use]
pub fn request(request: &Request<'_>, layers: &Layers<'_>) -> Decision {
    if request.action().eq_ignore_ascii_case("sts:AssumeRole") {
        assume(request, layers)
    } else {
        access(request, layers)
    }
}

fn all_must_allow<'a>(request: &Request<'_>, layers: impl Iterator<Item = Sheets<'a>>) -> Decision {
    let (mut allows, mut denies, mut missing) = (Vec::new(), Vec::new(), None);
    for sheets in layers {
        match sheets.verdict(request) {
            Verdict::Deny(statement) => denies.push(statement),
            Verdict::Allow(statement) => allows.push(statement),
            Verdict::Silent => missing = missing.or(Some(sheets)),
        }
    }
    match missing {
        _ if !denies.is_empty() => Decision::ExplicitDeny { by: denies },
        Some(sheets) => implicit(&sheets, request),
        None => Decision::Allow {
            by: allows,
            last_step: None,
        },
    }
}

/// The two layers of which one Allow suffices and one Deny forbids: `Err` has the denies.
fn identity_or_bucket(
    request: &Request<'_>,
    layers: &Layers<'_>,
) -> Result<Option<StatementRef>, Vec<StatementRef>> {
    let bucket = Sheets::single(Layer::BucketPolicy, layers.bucket);
    let identity = asks_identity(request).then(|| Sheets::named(layers.identity));
    let (mut allow, mut denies) = (None, Vec::new());
    for sheets in identity.into_iter().chain([bucket]) {
        match sheets.verdict(request) {
            Verdict::Deny(statement) => denies.push(statement),
            Verdict::Allow(statement) => allow = allow.or(Some(statement)),
            Verdict::Silent => {}
        }
    }
    if denies.is_empty() {
        Ok(allow)
    } else {
        Err(denies)
    }
}

/// A foreign caller's own policies are not asked: what his account grants opens no other's bucket.
fn asks_identity(request: &Request<'_>) -> bool {
    request.caller().has_identity_policies() && request.is_own()
}

/// The layer that an implicit deny names.
fn asked_last<'a>(request: &Request<'_>, layers: &Layers<'a>) -> Sheets<'a> {
    if asks_identity(request) {
        Sheets::named(layers.identity)
    } else {
        Sheets::single(Layer::BucketPolicy, layers.bucket)
    }
}

fn last_step(request: &Request<'_>, acls: Acls) -> Option<LastStep> {
    let is_owner = matches!(request.caller(), Caller::Root { .. }) && request.is_own();
    if is_owner {
        Some(LastStep::Owner)
    } else {
        acls.allow(request)
    }
}

fn implicit(sheets: &Sheets<'_>, request: &Request<'_>) -> Decision {
    let near = sheets.nearest(request).map(|(at, fails, statement)| {
        let (written, asked) = fails.compared(statement, request);
        Near {
            at,
            fails,
            written,
            asked,
        }
    });
    Decision::ImplicitDeny {
        missing: sheets.layer(),
        near,
    }
}
