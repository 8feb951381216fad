//! The members of every response that contains a session.

use crate::identities::{RoleEntry, Session};
use crate::rpc::Value;

/// Returns the members for the assumed role and the credentials.
pub(super) fn describe(session: &Session, role: &RoleEntry) -> Vec<(&'static str, Value)> {
    let text = |value: &str| Value::Text(value.to_owned());
    let arn = format!(
        "acs:ram::{}:role/{}/{}",
        session.account,
        role.name.to_ascii_lowercase(),
        session.name
    );
    let user = vec![
        (
            "AssumedRoleId",
            Value::Text(format!("{}:{}", role.id, session.name)),
        ),
        ("Arn", Value::Text(arn)),
    ];
    let credentials = vec![
        ("AccessKeyId", text(&session.access_key_id)),
        ("AccessKeySecret", text(session.secret.expose())),
        ("SecurityToken", text(session.token.expose())),
        (
            "Expiration",
            Value::Text(session.expires_at.to_iso_extended()),
        ),
    ];
    vec![
        ("AssumedRoleUser", Value::Members(user)),
        ("Credentials", Value::Members(credentials)),
    ]
}
