//! `oss whoami`.

use oss_credentials::sts::{CallerIdentity, get_caller_identity};
use oss_sign::{AccessKey, Endpoint};

use crate::exit::ExitStatus;
use crate::failure::Result;
use crate::output::json::{self, Object};
use crate::output::lines::Lines;
use crate::session::{Keys, Session};

/// Shows the keys, where they come from, and whose they are.
pub(crate) async fn run(session: &Session) -> Result<ExitStatus> {
    let cx = session.context()?;
    let keys = session.keys(&cx).await?;
    // The keys are shown even if STS cannot be reached.
    let identity = match keys.credentials.is_anonymous() {
        true => Ok(None),
        false => get_caller_identity(&cx, &keys.credentials, &session.settings().sts)
            .await
            .map(Some),
    };
    let known = identity.as_ref().ok().and_then(Option::as_ref);
    let value = value(&keys, known, session);
    session.printer().data(value.clone(), || lines(&value))?;
    identity?;
    Ok(ExitStatus::Success)
}

fn value(keys: &Keys, identity: Option<&CallerIdentity>, session: &Session) -> serde_json::Value {
    let settings = session.settings();
    let endpoint = settings.endpoint().ok();
    let passed: Vec<serde_json::Value> = keys
        .passed
        .iter()
        .map(|passed| {
            let object = Object::default().with("source", passed.link.as_str());
            object.with("reason", passed.reason.as_str()).into()
        })
        .collect();
    let key = keys.credentials.access_key();
    let id = key.map_or_else(|| "none (anonymous)".to_owned(), AccessKey::masked_id);
    Object::default()
        .with("source", keys.winner.as_str())
        .with_some("path", keys.credentials.source())
        .with("access_key_id", id)
        .with_some("expires_at", keys.credentials.expires_at().map(json::time))
        .with_some("type", identity.map(|known| known.identity_type.as_str()))
        .with_some("account", identity.map(|known| known.account_id.as_str()))
        .with_some("arn", identity.map(|known| known.arn.as_str()))
        .with_some(
            "region",
            endpoint.as_ref().and_then(|endpoint| endpoint.region()),
        )
        .with_some("endpoint", endpoint.as_ref().map(Endpoint::authority))
        .with("passed", passed)
        .into()
}

fn lines(value: &serde_json::Value) -> Lines {
    let mut lines = Lines::default();
    for (name, value) in value.as_object().into_iter().flatten() {
        if name != "passed" {
            lines.value(&name.replace('_', "-"), value);
        }
    }
    let passed = value.get("passed").and_then(|passed| passed.as_array());
    for passed in passed.into_iter().flatten() {
        let text = |name: &str| {
            passed
                .get(name)
                .and_then(|text| text.as_str())
                .unwrap_or_default()
        };
        lines.text(
            "passed-over",
            &format!("{} ({})", text("source"), text("reason")),
        );
    }
    lines
}
