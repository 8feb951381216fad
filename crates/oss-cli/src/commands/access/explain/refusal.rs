//! The body of a refusal, read and explained.

use oss_client::error::ErrorDocument;
use oss_policy::Denial;
use oss_ram::{DecodeDiagnosticMessage, Diagnosis, Ram};
use serde_json::Value;

use super::words::Explained;
use crate::exit::ExitStatus;
use crate::failure::{Failure, Result};
use crate::input;
use crate::location::Location;
use crate::output::Text;
use crate::session::Session;

/// Says what denied it, and what to change.
pub(super) async fn run(file: &Location, offline: bool, session: &Session) -> Result<ExitStatus> {
    let text = input::read("--error", file).await?;
    let body = Body::parse(&text).ok_or_else(|| {
        Failure::usage("--error: it is no refusal of OSS, STS or RAM")
            .hint("save the body of the answer, XML or JSON, such as by curl --output")
    })?;
    let decoded = match body.get("EncodedDiagnosticMessage") {
        Some(message) if !offline => decode(message, session).await,
        _ => None,
    };
    let explained = explain(&body, decoded.as_ref())?;
    session
        .printer()
        .data(explained.value(), || Text::block(&explained.to_string()))?;
    Ok(ExitStatus::Denied)
}

/// What RAM knows about it; whoever may not ask does without.
async fn decode(message: &str, session: &Session) -> Option<Diagnosis> {
    let ram = Ram::new(session.provider(), session.context().ok()?);
    let decoded = ram.send(&DecodeDiagnosticMessage::new(message)).await;
    decoded.ok().map(|answer| answer.diagnosis)
}

fn explain(body: &Body, decoded: Option<&Diagnosis>) -> Result<Explained> {
    let code = body.get("Code").unwrap_or_default();
    let denial = Denial {
        code,
        message: body.get("Message").unwrap_or_default(),
        ec: body.get("EC"),
        action: body
            .get("AuthAction")
            .or_else(|| decoded?.action.as_deref()),
        resource: decoded.and_then(|decoded| decoded.resource.as_deref()),
        principal_type: body.get("AuthPrincipalType"),
        principal: body.get("AuthPrincipalDisplayName"),
        principal_owner: body.get("AuthPrincipalOwnerId"),
        policy_type: body.get("PolicyType"),
        no_permission_type: body.get("NoPermissionType"),
        anonymous: false,
    };
    let Some(advice) = denial.advice() else {
        return Err(Failure::usage(format!(
            "--error: {code} is not a refusal for want of rights"
        ))
        .hint("oss sign explain --error explains refusals of signatures"));
    };
    let matched = decoded.map(|decoded| decoded.matched_policies.join(", "));
    Ok(Explained {
        outcome: "denied",
        verdict: advice.cause,
        nearest: matched.filter(|policies| !policies.is_empty()),
        change: Some(advice.change),
    })
}

/// The members of a refusal, whatever it is written in.
#[derive(Debug)]
enum Body {
    Json(Value),
    Xml(ErrorDocument),
}

impl Body {
    /// Headers may stand before it, as tools print them.
    fn parse(text: &str) -> Option<Self> {
        let start = text.find(['{', '<'])?;
        let body = text.get(start..)?.trim();
        if let Some(document) = ErrorDocument::parse(body) {
            return Some(Self::Xml(document));
        }
        let value: Value = serde_json::from_str(body).ok()?;
        value.get("Code").is_some().then_some(Self::Json(value))
    }

    fn get(&self, name: &str) -> Option<&str> {
        let found = match self {
            Self::Xml(document) => document.get(name),
            Self::Json(value) => value
                .get(name)
                .or_else(|| value.get("AccessDeniedDetail")?.get(name))
                .and_then(Value::as_str),
        };
        found.filter(|text| !text.is_empty())
    }
}
