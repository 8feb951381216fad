//! A refusal that was saved, read and explained.

use oss_client::error::{Refusal, RefusalClass};
use oss_ram::operations::diagnosis::Diagnosis;
use oss_ram::{Ram, Response};

use super::words::Explained;
use crate::commands::refusal::{Reading, Saved};
use crate::exit::ExitStatus;
use crate::failure::Result;
use crate::location::Location;
use crate::output::Text;
use crate::session::Session;

/// Says what the refusal is about, why the request was refused, and what to change.
pub(super) async fn run(file: &Location, offline: bool, session: &Session) -> Result<ExitStatus> {
    let saved = Saved::read(file).await?;
    let decoded = match saved.get("EncodedDiagnosticMessage") {
        Some(message) if !offline => decode(message, session).await,
        _ => None,
    };
    let explained = explain(&saved, decoded.as_ref());
    session
        .printer()
        .data(explained.value(), || Text::block(&explained.to_string()))?;
    Ok(ExitStatus::Denied)
}

/// What RAM knows about the refusal. Keys that may not ask RAM get an explanation without that.
async fn decode(message: &str, session: &Session) -> Option<Diagnosis> {
    let ram = Ram::new(session.provider(), session.context().ok()?);
    let decoded = ram.decode_diagnostic_message(message).send().await;
    decoded.ok().map(Response::into_output)
}

fn explain(saved: &Saved, decoded: Option<&Diagnosis>) -> Explained {
    let refusal = saved.refusal();
    let decoded_action = || decoded?.action.as_deref();
    let refusal = Refusal {
        action: refusal.action.or_else(decoded_action),
        resource: decoded.and_then(|decoded| decoded.resource.as_deref()),
        ..refusal
    };
    let reading = Reading::new(&refusal);
    let about = match reading.class {
        RefusalClass::Access => None,
        class => Some(class.to_string()),
    };
    let matched = decoded.map(|decoded| decoded.matched_policies.join(", "));
    Explained {
        outcome: reading.outcome(),
        class: Some(reading.class.as_str()),
        verdict: reading.cause,
        about,
        nearest: matched.filter(|policies| !policies.is_empty()),
        change: reading.change.map(|change| match refusal.code {
            "SignatureDoesNotMatch" => format!("{change}; {COMPARE}"),
            _ => change,
        }),
        notes: Vec::new(),
    }
}

/// The text that was signed is not known here, so the line that differs can only be shown where
/// the request is.
const COMPARE: &str = "oss sign explain URL --error FILE shows the line that differs";
