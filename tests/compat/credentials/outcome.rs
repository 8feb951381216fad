//! The credentials or the error that were found, in a form that can be compared.

use std::fmt;

/// Keys as they are, or the session that they belong to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    Anonymous,
    Keys(Vec<String>),
    Nothing(String),
    Session(String),
}

impl Outcome {
    /// How the two differ; nothing is nothing, for whatever reason.
    pub(crate) fn differs_from(&self, found: &Self) -> Option<String> {
        let same = match (self, found) {
            (Self::Nothing(_), Self::Nothing(_)) => true,
            // The name of a session that nobody named differs from run to run.
            (Self::Session(right), Self::Session(found)) => match right.strip_suffix('*') {
                Some(begin) => found.starts_with(begin),
                None => right == found,
            },
            (right, found) => right == found,
        };
        (!same).then(|| format!("it gives {found}, not {self}"))
    }

    /// They know no anonymous access.
    pub(crate) fn without_anonymous(self) -> Self {
        match self {
            Self::Anonymous => Self::Nothing(String::new()),
            outcome => outcome,
        }
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Anonymous => f.write_str("anonymous access"),
            Self::Keys(keys) => write!(f, "the keys {keys:?}"),
            Self::Nothing(why) => write!(f, "nothing ({why})"),
            Self::Session(session) => write!(f, "a session of {session}"),
        }
    }
}
