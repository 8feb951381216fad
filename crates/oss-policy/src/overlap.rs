//! Whether a session policy leaves anything of a role, without knowing a request.
//!
//! The answer is cautious: "nothing" and "something" are only said where they are certain, as far
//! as names go. A key that imitates the fields of an ARN is left aside.

mod conditions;
mod glob;

use glob::{Slash, meet};

use crate::{Action, Document, Effect, Level, Patterns, Policy, Statement};

/// What a session policy leaves of the rights of a role.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Overlap {
    /// No request can be allowed by both.
    Empty {
        /// What they do not have in common, of the pair of statements that comes nearest.
        why: String,
    },
    /// Some request is allowed by both.
    Something,
    /// It depends on what patterns and conditions alone do not tell.
    Unknown,
}

impl Document {
    /// What this policy, as a session policy, leaves of what the role's policies allow.
    ///
    /// A token whose session policy leaves nothing is given out all the same, and then everything
    /// is denied: ask before asking for the token.
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
                nearest = nearest.or(Pair::of(statement, other));
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
    of(document, Effect::Allow)
}

fn denies(document: &Document) -> impl Iterator<Item = &Statement> {
    of(document, Effect::Deny)
}

fn of(document: &Document, effect: Effect) -> impl Iterator<Item = &Statement> {
    let statements = document.statements().iter();
    statements.filter(move |statement| statement.effect() == effect)
}

/// What two Allows have in common.
enum Pair {
    /// `parts`: how many of action, resource and condition they share.
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

    /// The better of two: certainty of something, then doubt, then the nearer miss.
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

    fn of(session: &Statement, role: &Statement) -> Self {
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
                // Only actions without a name here: on what they are asked is not known.
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
        conditions::of(session, role)
    }
}

/// The actions with a name here that both sides mean.
fn shared_actions<'a>(
    (a, b): (&'a Patterns, &'a Patterns),
) -> impl Iterator<Item = Action> + use<'a> {
    let fits = |patterns: &Patterns, action: &Action| {
        patterns.mean(|pattern| crate::matching::action_fits(pattern, action.as_str()))
    };
    Action::all().filter(move |action| fits(a, action) && fits(b, action))
}

/// Whether the conditions ask for a key that other requests do not have.
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

/// Whether two patterns have a resource in common on which actions of this level are asked: what
/// stands before the bucket is compared field by field, so that a star there reaches no further.
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
        // A pattern that is no ARN, such as `*`, reaches over the fields.
        _ => meet(a, b, Slash::Any),
    }
}

/// The five fields of an ARN.
fn fields(pattern: &str) -> Option<Vec<&str>> {
    let fields: Vec<_> = pattern.splitn(5, ':').collect();
    (fields.len() == 5 && fields.first() == Some(&"acs")).then_some(fields)
}

#[cfg(test)]
mod tests;
