//! `oss sts assume-role`.

use oss_credentials::{AssumeRoleBuilder, AssumeRoleProvider, ProvideCredentials};
use oss_policy::grant::Grant;
use oss_policy::{Document, DocumentUse};
use oss_sign::Credentials;

use super::format;
use crate::args::sts::{AssumeRole, RoleSession};
use crate::exit::ExitStatus;
use crate::failure::{Failure, Result};
use crate::input;
use crate::session::Session;
use crate::set::SetIfSome;

/// Assumes the role and prints the keys.
pub(super) async fn run(args: &AssumeRole, session: &Session) -> Result<ExitStatus> {
    let credentials = assume(&args.role, session).await?;
    format::print(&credentials, args.format, session.printer())?;
    Ok(ExitStatus::Success)
}

/// Assumes the role.
///
/// # Errors
///
/// The arguments contradict each other, there are no keys to ask with, or STS refuses.
pub(super) async fn assume(args: &RoleSession, session: &Session) -> Result<Credentials> {
    let assumed = request(args, session).await;
    assumed.map_err(|failure| failure.about(format!("assume {}", args.role)))
}

async fn request(args: &RoleSession, session: &Session) -> Result<Credentials> {
    let policy = policy(args, session).await?;
    let provider = AssumeRoleProvider::builder(args.role.as_str())
        .source(session.provider())
        .sts(session.settings().sts.clone())
        .duration(args.duration)
        .set_if_some(
            args.session_name.as_deref(),
            AssumeRoleBuilder::session_name,
        )
        .set_if_some(args.external_id.as_deref(), AssumeRoleBuilder::external_id)
        .set_if_some(policy, AssumeRoleBuilder::policy)
        .build()?;
    Ok(provider.provide(&session.context()?).await?)
}

/// Returns the session policy that was given, or the one for the prefix.
async fn policy(args: &RoleSession, session: &Session) -> Result<Option<String>> {
    if let Some(location) = &args.policy {
        let text = input::read("--policy", location).await?;
        // Blanks count towards the size of a session policy, so they are removed.
        let document = Document::parse_minified(&text, DocumentUse::Session);
        let document =
            document.map_err(|refusal| Failure::usage(format!("--policy: {refusal}")))?;
        for finding in document.pitfalls() {
            session.printer().warning(&format!("--policy: {finding}"));
        }
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
