//! What a statement says and what a request has, compared part by part.

use crate::json::quote;
use crate::{Part, Patterns, Request, Statement};

impl Part {
    /// Returns what the statement says in this part, and what the request has there.
    pub(crate) fn compared(self, statement: &Statement, request: &Request<'_>) -> (String, String) {
        match self {
            Self::Principal => {
                let written = statement.principal.as_ref().map(ToString::to_string);
                (written.unwrap_or_default(), request.caller().to_string())
            }
            Self::Action => (statement.actions.to_string(), request.action().to_owned()),
            Self::Resource => {
                let written = statement.resources.as_ref().map(Patterns::to_string);
                (written.unwrap_or_default(), request.resource().to_owned())
            }
            Self::Condition => failing_condition(statement, request),
        }
    }
}

/// Returns the first condition that does not hold, and the values that the request has for its key.
fn failing_condition(statement: &Statement, request: &Request<'_>) -> (String, String) {
    let mut conditions = statement.conditions.iter();
    let Some(condition) = conditions.find(|c| !c.holds(request.context())) else {
        return Default::default();
    };
    let values: Vec<_> = request
        .context()
        .values(&condition.key)
        .map(quote)
        .collect();
    let asked = match values.as_slice() {
        [] => format!("{} is absent", condition.key),
        [one] => format!("{} is {one}", condition.key),
        several => format!("{} is [{}]", condition.key, several.join(", ")),
    };
    (condition.to_string(), asked)
}
