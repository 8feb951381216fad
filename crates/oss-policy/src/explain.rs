//! Decisions explained: which statement decided, which came nearest, and what to change.

mod change;
mod compare;

use std::fmt;

use crate::{Decision, LastStep, Layer, Near, PARTS, Part, Reason, Request, StatementRef};

/// The explanation of a decision. `Display` writes one line for each part.
///
/// The sentences are written for people, and their words may change between versions. Programs
/// should look at the [`Decision`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Explanation {
    outcome: &'static str,
    /// The outcome, and the statement or the layer that decided.
    pub verdict: String,
    /// The Allow statement that came nearest, and the part of it that does not match.
    pub nearest: Option<String>,
    /// What would have to change for the request to be allowed, where that is known.
    pub change: Option<String>,
}

impl Decision {
    /// Explains the decision. `request` must be the request that was decided.
    ///
    /// ```
    /// use oss_policy::{Caller, Context, Document, DocumentUse, Policy, Request};
    /// use oss_policy::decide::{self, Layers};
    ///
    /// # fn main() -> Result<(), oss_policy::Refusal> {
    /// let text = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"oss:ListObjects",
    ///     "Resource":"acs:oss:*:*:photos/*"}]}"#;
    /// let policies = [Policy::custom("reader", Document::parse(text, DocumentUse::Identity)?)];
    /// let layers = Layers { identity: &policies, ..Layers::default() };
    /// let (caller, context) = (Caller::user("1", "alice"), Context::new());
    /// let photos = "acs:oss:oss-cn-hangzhou:1:photos";
    /// let request = Request::new(&caller, "oss:ListObjects", photos, &context);
    /// let explanation = decide::access(&request, &layers).explain(&request).to_string();
    /// assert_eq!(explanation, "\
    /// denied   no statement of the identity policies of user alice of account 1 allows \
    /// oss:ListObjects on acs:oss:oss-cn-hangzhou:1:photos (implicit)
    /// nearest  policy reader, statement 0: action and condition fit, resource \
    /// acs:oss:oss-cn-hangzhou:1:photos is not in [acs:oss:*:*:photos/*]
    /// change   this action is asked on the bucket, which bucket/* does not contain: \
    /// add acs:oss:*:*:photos to the resources");
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn explain(&self, request: &Request<'_>) -> Explanation {
        let what = format!("{} on {}", request.action(), request.resource());
        let (outcome, verdict) = match self {
            Self::Allow { .. } => ("allowed", format!("{what}, by {}", self.grounds())),
            Self::ExplicitDeny { .. } => (
                "denied",
                format!("{what}, by {} (explicit)", self.grounds()),
            ),
            Self::ImplicitDeny { missing, .. } => {
                let caller = request.caller();
                let verdict = format!("no statement of the {missing} of {caller} allows {what}");
                ("denied", verdict + " (implicit)")
            }
            Self::Refused { reason } => ("refused", format!("{what}: {reason}")),
        };
        let nearest = match self {
            Self::ImplicitDeny { near, .. } => near.as_ref().map(nearest),
            _ => None,
        };
        Explanation {
            outcome,
            verdict,
            nearest,
            change: change::advice(self, request),
        }
    }

    /// Names the statements, and the last step, that decided.
    fn grounds(&self) -> String {
        let (by, step) = match self {
            Self::Allow { by, last_step } => (by.as_slice(), last_step.map(|s| s.to_string())),
            Self::ExplicitDeny { by } => (by.as_slice(), None),
            _ => (&[] as &[_], None),
        };
        let all: Vec<_> = by.iter().map(StatementRef::to_string).chain(step).collect();
        all.join(" and ")
    }
}

impl Explanation {
    /// Returns `allowed`, `denied`, or `refused` for callers that can never make the request.
    #[must_use]
    pub fn outcome(&self) -> &'static str {
        self.outcome
    }
}

impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:<8} {}", self.outcome, self.verdict)?;
        for (name, line) in [("nearest", &self.nearest), ("change", &self.change)] {
            if let Some(line) = line {
                write!(f, "\n{name:<8} {line}")?;
            }
        }
        Ok(())
    }
}

impl fmt::Display for Decision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Allow { .. } => write!(f, "allowed by {}", self.grounds()),
            Self::ExplicitDeny { .. } => write!(f, "denied by {}", self.grounds()),
            Self::ImplicitDeny { missing, near } => {
                write!(f, "no statement of the {missing} allows it")?;
                near.as_ref()
                    .map_or(Ok(()), |near| write!(f, "; nearest is {}", nearest(near)))
            }
            Self::Refused { reason } => write!(f, "refused: {reason}"),
        }
    }
}

/// Describes the nearest Allow: its place, the parts that match, and the one that does not.
fn nearest(near: &Near) -> String {
    let Near {
        at,
        fails,
        written,
        asked,
    } = near;
    let is_there = |part: &&Part| match at.layer {
        Layer::Session | Layer::Identity => **part != Part::Principal,
        Layer::Trust => **part != Part::Resource,
        Layer::BucketPolicy => true,
    };
    let fitting = PARTS.iter().filter(is_there).filter(|part| *part != fails);
    let fitting: Vec<_> = fitting.map(|part| part.as_str()).collect();
    let fitting = match fitting.as_slice() {
        [a, b, c] => format!("{a}, {b} and {c}"),
        two => two.join(" and "),
    };
    match fails {
        Part::Condition => {
            format!("{at}: {fitting} fit, condition {written} does not hold: {asked}")
        }
        part => format!("{at}: {fitting} fit, {part} {asked} is not in {written}"),
    }
}

impl fmt::Display for StatementRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.layer {
            Layer::Identity => write!(f, "policy {}, statement {}", self.policy, self.statement),
            layer => write!(f, "the {layer}, statement {}", self.statement),
        }
    }
}

impl fmt::Display for LastStep {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Owner => "the owner's own key",
            Self::ObjectAcl => "the object's ACL",
            Self::BucketAcl => "the bucket's ACL",
        })
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::RootMayNotAssume => "an account's own key may never assume a role",
            Self::AnonymousMayNotAssume => "a request without a signature cannot assume a role",
        })
    }
}

#[cfg(test)]
mod tests;
