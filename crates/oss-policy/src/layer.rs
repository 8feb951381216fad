//! Layers: all policies of one kind together, and what they say about a request.

use std::fmt;

use crate::{Document, Effect, Policy, Request, Statement};

/// A kind of policy. The policies of one kind are asked together, and the kinds one after another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Layer {
    /// The session policy of temporary credentials.
    Session,
    /// The policies that are attached to the user, to its groups, or to the role.
    Identity,
    /// The policy of the bucket.
    BucketPolicy,
    /// The trust policy of a role, which says who may assume it.
    Trust,
}

impl Layer {
    /// Returns the name: `session`, `identity`, `bucket_policy` or `trust`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Session => "session",
            Self::Identity => "identity",
            Self::BucketPolicy => "bucket_policy",
            Self::Trust => "trust",
        }
    }
}

impl fmt::Display for Layer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Session => "session policy",
            Self::Identity => "identity policies",
            Self::BucketPolicy => "bucket policy",
            Self::Trust => "trust policy",
        })
    }
}

/// The place of a statement.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub struct StatementRef {
    /// The layer that the statement belongs to.
    pub layer: Layer,
    /// The name of the policy, or `session`, `bucket` or `trust` for policies without a name.
    pub policy: String,
    /// The index of the statement in its document, beginning with zero.
    pub statement: usize,
}

/// A part of a statement. A request matches a statement if it matches every part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Part {
    /// `Principal`.
    Principal,
    /// `Action` or `NotAction`.
    Action,
    /// `Resource` or `NotResource`.
    Resource,
    /// `Condition`.
    Condition,
}

impl Part {
    /// Returns the name: `principal`, `action`, `resource` or `condition`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Principal => "principal",
            Self::Action => "action",
            Self::Resource => "resource",
            Self::Condition => "condition",
        }
    }

    /// Returns whether the request matches this part of the statement. An absent part always matches.
    pub(crate) fn fits(self, statement: &Statement, request: &Request<'_>) -> bool {
        use crate::matching::{action_fits, resource_fits};
        match self {
            Self::Principal => statement
                .principal
                .as_ref()
                .is_none_or(|p| p.means(request.caller())),
            Self::Action => statement.actions.mean(|p| action_fits(p, request.action())),
            Self::Resource => statement
                .resources
                .as_ref()
                .is_none_or(|patterns| patterns.mean(|p| resource_fits(p, request.resource()))),
            Self::Condition => statement
                .conditions
                .iter()
                .all(|c| c.holds(request.context())),
        }
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The parts in the order in which a reader compares them.
pub(crate) const PARTS: [Part; 4] = [
    Part::Principal,
    Part::Action,
    Part::Resource,
    Part::Condition,
];

/// What a layer says about a request.
pub(crate) enum Verdict {
    /// A Deny matches; this is the first one.
    Deny(StatementRef),
    /// An Allow matches and no Deny does; this is the first Allow.
    Allow(StatementRef),
    /// No statement matches.
    Silent,
}

/// The policies of one layer.
pub(crate) struct LayerPolicies<'a> {
    layer: Layer,
    documents: Vec<(&'a str, &'a Document)>,
}

impl<'a> LayerPolicies<'a> {
    /// Creates the identity layer, which has any number of named policies.
    pub(crate) fn named(policies: &'a [Policy]) -> Self {
        let documents = policies
            .iter()
            .map(|policy| (policy.name(), policy.document()));
        Self {
            layer: Layer::Identity,
            documents: documents.collect(),
        }
    }

    /// Creates a layer of at most one document, which is named after the layer.
    pub(crate) fn single(layer: Layer, document: Option<&'a Document>) -> Self {
        let name = if layer == Layer::BucketPolicy {
            "bucket"
        } else {
            layer.as_str()
        };
        Self {
            layer,
            documents: document
                .into_iter()
                .map(|document| (name, document))
                .collect(),
        }
    }

    pub(crate) fn layer(&self) -> Layer {
        self.layer
    }

    /// Returns a matching Deny if there is one, or else a matching Allow. The order of the statements
    /// only determines which of several is named.
    pub(crate) fn verdict(&self, request: &Request<'_>) -> Verdict {
        let matching = |effect| {
            let mut statements = self.statements().filter(|(_, s)| s.effect == effect);
            statements.find(|(_, s)| PARTS.iter().all(|part| part.fits(s, request)))
        };
        match (matching(Effect::Deny), matching(Effect::Allow)) {
            (Some((deny, _)), _) => Verdict::Deny(deny.named()),
            (None, Some((allow, _))) => Verdict::Allow(allow.named()),
            (None, None) => Verdict::Silent,
        }
    }

    /// Returns the first Allow that misses the request in exactly one part.
    pub(crate) fn nearest(
        &self,
        request: &Request<'_>,
    ) -> Option<(StatementRef, Part, &'a Statement)> {
        let mut allows = self.statements().filter(|(_, s)| s.effect == Effect::Allow);
        allows.find_map(|(place, statement)| {
            let mut failing = PARTS
                .into_iter()
                .filter(|part| !part.fits(statement, request));
            match (failing.next(), failing.next()) {
                (Some(part), None) => Some((place.named(), part, statement)),
                _ => None,
            }
        })
    }

    fn statements(&self) -> impl Iterator<Item = (Place<'a>, &'a Statement)> {
        let layer = self.layer;
        self.documents.iter().flat_map(move |&(policy, document)| {
            let statements = document.statements().iter().enumerate();
            statements.map(move |(index, s)| {
                (
                    Place {
                        layer,
                        policy,
                        index,
                    },
                    s,
                )
            })
        })
    }
}

/// The place of a statement without owned names, which are only needed for the statement that decides.
#[derive(Clone, Copy)]
struct Place<'a> {
    layer: Layer,
    policy: &'a str,
    index: usize,
}

impl Place<'_> {
    fn named(self) -> StatementRef {
        let Self {
            layer,
            policy,
            index,
        } = self;
        StatementRef {
            layer,
            policy: policy.to_owned(),
            statement: index,
        }
    }
}
