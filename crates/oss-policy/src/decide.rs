//! Decisions: whether a request is allowed, and which statements decided it.
//!
//! [`access`] asks in the order of OSS. If there is a session policy, it must allow the request.
//! Then come the identity policies (only for resources of the caller's own account) and the bucket
//! policy: a Deny in any of them denies the request, and otherwise one Allow is enough. After them,
//! the key of the owner's account is allowed everything. The access control lists are asked last.
//!
//! [`assume`] follows STS: the session policy, the identity policies and the trust policy must all
//! allow it, and a Deny in any of them denies it. [`request`] decides both kinds of requests.

use crate::acl::LastStep;
use crate::layer::{LayerPolicies, Verdict};
use crate::{Acls, Caller, Document, Layer, Part, Policy, Request, StatementRef};

/// The policies by which one request is decided. What is absent is not asked.
#[derive(Debug, Clone, Copy, Default)]
pub struct Layers<'a> {
    /// The session policy of the caller's temporary credentials.
    pub session: Option<&'a Document>,
    /// The policies that are attached to the caller, to its groups, or to its role.
    pub identity: &'a [Policy],
    /// The policy of the bucket. Only [`access`] reads it.
    pub bucket: Option<&'a Document>,
    /// The trust policy of the role. Only [`assume`] reads it.
    pub trust: Option<&'a Document>,
    /// The access control lists of bucket and object. Only [`access`] reads them.
    pub acls: Acls,
}

impl Layers<'_> {
    /// Returns whether any statement has a condition. If none has, the context of a request makes no
    /// difference, and a caller need not collect it.
    ///
    /// ```
    /// use oss_policy::decide::Layers;
    /// use oss_policy::{Document, DocumentUse, Policy};
    ///
    /// # fn main() -> Result<(), oss_policy::Refusal> {
    /// let text = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"oss:*","Resource":"*",
    ///     "Condition":{"Bool":{"acs:SecureTransport":"true"}}}]}"#;
    /// let policies = [Policy::custom("https", Document::parse(text, DocumentUse::Identity)?)];
    /// assert!(Layers { identity: &policies, ..Layers::default() }.have_conditions());
    /// assert!(!Layers::default().have_conditions());
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn have_conditions(&self) -> bool {
        let identity = self.identity.iter().map(Policy::document);
        let others = [self.session, self.bucket, self.trust];
        let mut all = identity.chain(others.into_iter().flatten());
        all.any(Document::has_conditions)
    }
}

/// The outcome of a decision, and what led to it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Decision {
    /// The request is allowed.
    Allow {
        /// The Allow statements that were needed, one from each layer that had to allow it.
        by: Vec<StatementRef>,
        /// What allowed the request in the end, if that was not a statement.
        last_step: Option<LastStep>,
    },
    /// A Deny statement matches the request.
    ExplicitDeny {
        /// The first matching Deny of each layer that has one.
        by: Vec<StatementRef>,
    },
    /// No statement denies the request, but a layer that has to allow it does not.
    ImplicitDeny {
        /// The layer in which no Allow matches.
        missing: Layer,
        /// The Allow of that layer that misses the request in one part only, if there is one.
        near: Option<Near>,
    },
    /// Callers of this kind can never make the request.
    Refused {
        /// Why they cannot.
        reason: Reason,
    },
}

/// An Allow statement that misses the request in one part only.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Near {
    /// The place of the statement.
    pub at: StatementRef,
    /// The part that does not match.
    pub fails: Part,
    /// What the statement says in that part.
    pub written: String,
    /// What the request has in that part.
    pub asked: String,
}

/// Why a caller can never make a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Reason {
    /// The account's own key may never assume a role.
    RootMayNotAssume,
    /// A request without a signature cannot assume a role.
    AnonymousMayNotAssume,
}

impl Decision {
    /// Returns whether the request is allowed.
    #[must_use]
    pub fn is_allowed(&self) -> bool {
        matches!(self, Self::Allow { .. })
    }
}

/// Decides whether a caller may perform an action on a resource.
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
        .map(|document| LayerPolicies::single(Layer::Session, Some(document)));
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

/// Decides whether a caller may assume a role. Create the request with [`Request::assume_role`].
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
        .map(|document| LayerPolicies::single(Layer::Session, Some(document)));
    let with_identity = request.caller().has_identity_policies();
    let identity = with_identity.then(|| LayerPolicies::named(layers.identity));
    let trust = LayerPolicies::single(Layer::Trust, layers.trust);
    all_must_allow(request, session.into_iter().chain(identity).chain([trust]))
}

/// Decides a request of either kind: `sts:AssumeRole` as [`assume`] does, and everything else as
/// [`access`] does.
#[must_use]
pub fn request(request: &Request<'_>, layers: &Layers<'_>) -> Decision {
    if request.action().eq_ignore_ascii_case("sts:AssumeRole") {
        assume(request, layers)
    } else {
        access(request, layers)
    }
}

fn all_must_allow<'a>(
    request: &Request<'_>,
    layers: impl Iterator<Item = LayerPolicies<'a>>,
) -> Decision {
    let (mut allows, mut denies, mut missing) = (Vec::new(), Vec::new(), None);
    for policies in layers {
        match policies.verdict(request) {
            Verdict::Deny(statement) => denies.push(statement),
            Verdict::Allow(statement) => allows.push(statement),
            Verdict::Silent => missing = missing.or(Some(policies)),
        }
    }
    match missing {
        _ if !denies.is_empty() => Decision::ExplicitDeny { by: denies },
        Some(policies) => implicit(&policies, request),
        None => Decision::Allow {
            by: allows,
            last_step: None,
        },
    }
}

/// Asks the two layers of which one Allow is enough and one Deny denies. `Err` contains the denies.
fn identity_or_bucket(
    request: &Request<'_>,
    layers: &Layers<'_>,
) -> Result<Option<StatementRef>, Vec<StatementRef>> {
    let bucket = LayerPolicies::single(Layer::BucketPolicy, layers.bucket);
    let identity = asks_identity(request).then(|| LayerPolicies::named(layers.identity));
    let (mut allow, mut denies) = (None, Vec::new());
    for policies in identity.into_iter().chain([bucket]) {
        match policies.verdict(request) {
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

/// The policies of a caller of another account are not asked, because an account cannot grant rights
/// on the buckets of another one.
fn asks_identity(request: &Request<'_>) -> bool {
    request.caller().has_identity_policies() && request.is_own()
}

/// Returns the layer that an implicit deny names.
fn asked_last<'a>(request: &Request<'_>, layers: &Layers<'a>) -> LayerPolicies<'a> {
    if asks_identity(request) {
        LayerPolicies::named(layers.identity)
    } else {
        LayerPolicies::single(Layer::BucketPolicy, layers.bucket)
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

fn implicit(policies: &LayerPolicies<'_>, request: &Request<'_>) -> Decision {
    let near = policies.nearest(request).map(|(at, fails, statement)| {
        let (written, asked) = fails.compared(statement, request);
        Near {
            at,
            fails,
            written,
            asked,
        }
    });
    Decision::ImplicitDeny {
        missing: policies.layer(),
        near,
    }
}
