//! Whether a session policy and a role have any rights in common, whatever the request.
//!
//! The result is cautious: that there are none, or that there are some, is only said if it is
//! certain. Keys that look like the fields of an ARN are not considered.

mod conditions;
mod glob;

use glob::{Slash, meet};

use crate::{Action, Document, Effect, Level, Patterns, Policy, Statement};

/// The rights that a session policy and a role have in common.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Overlap {
    /// There are none: no request can be allowed by both.
    Empty {
        /// The difference between the two statements that come nearest to each other.
        why: String,
    },
    /// There are some: at least one request is allowed by both.
    Something,
    /// Patterns and conditions alone do not say whether there are any.
    Unknown,
}

impl Document {
    /// Returns what this document, as a session policy, has in common with the policies of a role.
    ///
    /// STS issues temporary credentials even if they have no rights at all, and then every request is
    /// denied. Check this before calling STS.
    ///
    /// ```
    /// use oss_policy::grant::{Grant, Permission};
    /// use oss_policy::{DocumentUse, Overlap, Policy};
    ///
    /// # fn main() -> Result<(), oss_policy::grant::GrantError> {
    /// let upload = Grant::new("examplebucket", "incoming/").permissions([Permission::Upload]);
    /// let role = [Policy::custom("uploads", upload.to_document(DocumentUse::Identity)?)];
    /// let elsewhere = Grant::new("examplebucket", "outgoing/").permissions([Permission::Upload]);
    /// let session = elsewhere.to_document(DocumentUse::Session)?;
    /// assert!(matches!(session.leaves_of(&role), Overlap::Empty { .. }));
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn leaves_of(&self, role: &[Policy]) -> Overlap {
        let mine = || allows(self);
        let theirs = || role.iter().flat_map(|policy| allows(policy.document()));
        let mut nearest = Pair::empty(0, "neither allows anything".to_owned());
        for statement in mine() {
            for other in theirs() {
                nearest = nearest.or(Pair::from_statements(statement, other));
            }
        }
        let denies = denies(self).chain(role.iter().flat_map(|p| denies(p.document())));
        match nearest {
            Pair::Empty { why, .. } => Overlap::Empty { why },
            Pair::Something if denies.count() > 0 => Overlap::Unknown,
            Pair::Something => Overlap::Something,
            Pair::Unknown => Overlap::Unknown,
        }
    }
}

fn allows(document: &Document) -> impl Iterator<Item = &Statement> {
    with_effect(document, Effect::Allow)
}

fn denies(document: &Document) -> impl Iterator<Item = &Statement> {
    with_effect(document, Effect::Deny)
}

fn with_effect(document: &Document, effect: Effect) -> impl Iterator<Item = &Statement> {
    let statements = document.statements().iter();
    statements.filter(move |statement| statement.effect() == effect)
}

/// What two Allow statements have in common.
enum Pair {
    /// `parts` is how many of action, resource and condition they have in common.
    Empty {
        parts: u8,
        why: String,
    },
    Unknown,
    Something,
}

impl Pair {
    fn empty(parts: u8, why: String) -> Self {
        Self::Empty { parts, why }
    }

    /// Returns the better of two: certainty that there is something, then doubt, then the nearer miss.
    fn or(self, other: Self) -> Self {
        match (&self, &other) {
            (Self::Something, _) => self,
            (_, Self::Something) => other,
            (Self::Unknown, _) => self,
            (_, Self::Unknown) => other,
            (Self::Empty { parts: a, .. }, Self::Empty { parts: b, .. }) if a > b => self,
            (Self::Empty { .. }, Self::Empty { .. }) => other,
        }
    }

    fn from_statements(session: &Statement, role: &Statement) -> Self {
        let pairs = [
            (session.actions(), role.actions()),
            match (session.resources(), role.resources()) {
                (Some(a), Some(b)) => (a, b),
                _ => return Self::Unknown,
            },
        ];
        if pairs.iter().any(|(a, b)| a.is_negated() || b.is_negated()) {
            return Self::Unknown;
        }
        let [actions, resources] = pairs;
        let shared: Vec<Action> = shared_actions(actions).collect();
        if shared.is_empty() {
            let (a, b) = actions;
            return if any_meet(a, b, |a, b| {
                meet(&a.to_lowercase(), &b.to_lowercase(), Slash::Any)
            }) {
                // The actions are not known here, and so is the kind of resource that they are asked on.
                Self::Unknown
            } else {
                let why = format!("the session allows the actions {a}, the role {b}");
                Self::empty(0, why)
            };
        }
        let (a, b) = resources;
        let listings = [session, role].into_iter().any(is_for_listings);
        let asked = |action: &Action| !listings || action.level() == Level::Listing;
        if !shared.iter().any(asked) {
            let why = "the keys oss:Prefix and oss:Delimiter exist for listings, which one of the \
                       two does not allow";
            return Self::empty(1, why.to_owned());
        }
        let reach = |action: &&Action| any_meet(a, b, |a, b| resources_meet(a, b, action.level()));
        if !shared
            .iter()
            .filter(|a| asked(a))
            .any(|action| reach(&action))
        {
            let name = shared.first().map_or("", Action::as_str);
            return Self::empty(
                1,
                format!("for {name}, the session reaches {a}, the role {b}"),
            );
        }
        conditions::shared(session, role)
    }
}

/// Returns the known actions that both sides mean.
fn shared_actions<'a>(
    (a, b): (&'a Patterns, &'a Patterns),
) -> impl Iterator<Item = Action> + use<'a> {
    let fits = |patterns: &Patterns, action: &Action| {
        patterns.mean(|pattern| crate::matching::action_fits(pattern, action.as_str()))
    };
    Action::all().filter(move |action| fits(a, action) && fits(b, action))
}

/// Returns whether the conditions require a key that only listings have.
fn is_for_listings(statement: &Statement) -> bool {
    let of_listings = |key: &str| {
        let keys = ["oss:Prefix", "oss:Delimiter"];
        keys.iter().any(|known| known.eq_ignore_ascii_case(key))
    };
    let conditions = statement.conditions().iter();
    conditions
        .filter(|condition| !condition.operator().is_negated())
        .any(|condition| of_listings(condition.key()))
}

fn any_meet(a: &Patterns, b: &Patterns, meet: impl Fn(&str, &str) -> bool) -> bool {
    let (a, b) = (a.texts(), b.texts());
    a.iter().any(|a| b.iter().any(|b| meet(a, b)))
}

/// Returns whether two patterns have a resource in common on which actions of this level are asked.
/// What stands before the bucket is compared field by field, so that a star there does not extend
/// into the next field.
fn resources_meet(a: &str, b: &str, level: Level) -> bool {
    let slash = match level {
        Level::Object => Slash::Some,
        Level::Listing | Level::Bucket => Slash::None,
        Level::Service | Level::Role => Slash::Any,
    };
    match (fields(a), fields(b)) {
        (Some(a), Some(b)) => {
            let (name_a, before_a) = a.split_last().unwrap_or((&"", &[]));
            let (name_b, before_b) = b.split_last().unwrap_or((&"", &[]));
            let names = if a.get(1) == Some(&"ram") {
                meet(&name_a.to_lowercase(), &name_b.to_lowercase(), slash)
            } else {
                meet(name_a, name_b, slash)
            };
            let mut before = before_a.iter().zip(before_b);
            names && before.all(|(a, b)| meet(a, b, Slash::Any))
        }
        // A pattern that is not an ARN, such as `*`, extends over all fields.
        _ => meet(a, b, Slash::Any),
    }
}

/// Splits an ARN into its five fields.
fn fields(pattern: &str) -> Option<Vec<&str>> {
    let fields: Vec<_> = pattern.splitn(5, ':').collect();
    (fields.len() == 5 && fields.first() == Some(&"acs")).then_some(fields)
}

#[cfg(test)]
mod tests;
