//! `oss sts assume-role`.

use oss_credentials::{AssumeRoleProvider, ProvideCredentials};
use oss_policy::grant::Grant;
use oss_policy::{Document, DocumentUse};
use oss_sign::Credentials;

use super::format;
use crate::args::sts::{AssumeRole, Format};
use crate::exit::ExitStatus;
use crate::failure::{Failure, Result};
use crate::input;
use crate::session::Session;

/// Assumes the role and prints the keys: the one command that shows a secret.
pub(super) async fn run(args: AssumeRole, session: &Session) -> Result<ExitStatus> {
    let about = format!("assume {}", args.role);
    let credentials = assume(&args, session)
        .await
        .map_err(|failure| failure.about(about))?;
    let printer = session.printer();
    let form = if printer.is_json() {
        Format::Json
    } else {
        args.format
    };
    let text = format::write(&credentials, form)
        .ok_or_else(|| Failure::new(ExitStatus::Internal, "STS gave keys that sign nothing"))?;
    printer.line(text.trim_end())?;
    if let Some(end) = credentials.expires_at() {
        printer.note(&format!("the keys end at {}", end.to_iso_extended()));
    }
    Ok(ExitStatus::Success)
}

async fn assume(args: &AssumeRole, session: &Session) -> Result<Credentials> {
    let mut builder = AssumeRoleProvider::builder(args.role.as_str())
        .source(session.provider())
        .duration(args.duration);
    if let Some(name) = &args.session_name {
        builder = builder.session_name(name);
    }
    if let Some(id) = &args.external_id {
        builder = builder.external_id(id);
    }
    if let Some(policy) = policy(args).await? {
        builder = builder.policy(policy);
    }
    let provider = builder.build()?;
    Ok(provider.provide(&session.context()?).await?)
}

/// The session policy that was given, or the one for the prefix.
async fn policy(args: &AssumeRole) -> Result<Option<String>> {
    if let Some(location) = &args.policy {
        let text = input::read("--policy", location).await?;
        // Without blanks, which count towards the size of a session policy.
        let document = Document::parse_minified(&text, DocumentUse::Session);
        let document =
            document.map_err(|refusal| Failure::usage(format!("--policy: {refusal}")))?;
        return Ok(Some(document.text().to_owned()));
    }
    let Some(url) = &args.policy_prefix else {
        return Ok(None);
    };
    let rights = args.actions.iter().map(|right| right.permission());
    let grant = Grant::new(url.bucket().as_str(), url.key()).permissions(rights);
    let text = grant
        .to_document(DocumentUse::Session)
        .map(|document| document.minified())
        .map_err(|error| Failure::usage(format!("--policy-prefix {url}: {error}")))?;
    Ok(Some(text))
}
