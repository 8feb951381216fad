//! `oss access token`.

use std::path::Path;

use humantime::format_duration;
use oss_credentials::sts::get_caller_identity;
use oss_credentials::{
    AssumeRoleBuilder, AssumeRoleProvider, Context, CredentialsError, ProvideCredentials,
};
use oss_policy::grant::Grant;
use oss_policy::{Document, DocumentUse, Overlap, Policy};
use oss_ram::Ram;
use oss_sign::Credentials;
use serde_json::Value;
use zeroize::Zeroizing;

use crate::access::{Names, read};
use crate::args::access::token::{GrantSession, Token};
use crate::commands::sts::format;
use crate::exit::ExitStatus;
use crate::failure::{Failure, Result};
use crate::input;
use crate::location::Location;
use crate::session::Session;
use crate::set::SetIfSome;

/// Gets temporary keys of the grant, and prints them.
pub(super) async fn run(args: &Token, session: &Session) -> Result<ExitStatus> {
    let keys = temporary_keys(&args.grant, session).await?;
    format::print(&keys, args.format, session.printer())?;
    Ok(ExitStatus::Success)
}

/// Assumes the role of the grant with the key of the grant.
///
/// # Errors
///
/// There is no key, the session would have no rights, or STS refuses.
pub(super) async fn temporary_keys(args: &GrantSession, session: &Session) -> Result<Credentials> {
    let names = Names::new(&args.name, args.as_documented).map_err(Failure::usage)?;
    let session_policy = session_policy(args)?;
    let cx = session.context()?;
    let keys = match &args.key_file {
        Some(path) => saved_key(path, session).await?,
        None => session.provider().provide(&cx).await?,
    };
    let caller = get_caller_identity(&cx, &keys, &session.settings().sts).await?;
    let role = names.role_arn(&caller.account_id);
    if let Some(document) = &session_policy {
        refuse_empty_session(document, &names, session, &cx).await?;
    }
    let provider = AssumeRoleProvider::builder(&role)
        .source(keys)
        .sts(session.settings().sts.clone())
        .session_name(format!("{}-token", names.grant()))
        .duration(args.duration)
        .set_if_some(
            session_policy.map(|document| document.minified()),
            AssumeRoleBuilder::policy,
        )
        .set_if_some(args.external_id.as_deref(), AssumeRoleBuilder::external_id)
        .build()?;
    let assumed = provider.provide(&cx).await;
    assumed.map_err(|error| {
        let by = caller.arn.rsplit(':').next().unwrap_or_default();
        refused(error, args, &names).about(format!("assume {role} as {by}"))
    })
}

/// A refusal of STS, with what to change about the grant or the command.
fn refused(error: CredentialsError, args: &GrantSession, names: &Names) -> Failure {
    let code = error.service().and_then(|service| service.code());
    let is_too_long = code.is_some_and(|code| code.ends_with("DurationSeconds"));
    let mut failure = Failure::from(error);
    if is_too_long {
        failure = failure.hint(format!(
            "to allow longer sessions of the role: oss access grant {} … --max-session {}",
            names.grant(),
            format_duration(args.duration)
        ));
    }
    match args.key_file {
        Some(_) => failure,
        None => failure.hint(
            "the grant's own key must assume the role: use --key-file FILE or --profile NAME",
        ),
    }
}

/// Returns the session policy, if the keys are to be narrowed.
fn session_policy(args: &GrantSession) -> Result<Option<Document>> {
    let Some(on) = &args.on else {
        return Ok(None);
    };
    let grant = Grant::new(on.bucket().as_str(), on.key()).permissions(args.can.iter().copied());
    let document = grant.to_document(DocumentUse::Session);
    let document = document.map_err(|error| Failure::usage(format!("--on {on}: {error}")))?;
    Ok(Some(document))
}

/// Refuses a session policy that leaves no right of the role.
///
/// STS would return keys for it, with which every request is denied. The key of the grant may not
/// read policies, so the keys of the session are used to read what the role may do. If they may not
/// either, nothing is refused.
async fn refuse_empty_session(
    session_policy: &Document,
    names: &Names,
    session: &Session,
    cx: &Context,
) -> Result<()> {
    let ram = Ram::new(session.provider(), cx.clone());
    let found = match read::policy(&ram, names.rights()).await {
        Ok(Some(found)) => found,
        Ok(None) => return Ok(()),
        Err(error) => {
            tracing::info!(%error, "what the role may do cannot be read");
            return Ok(());
        }
    };
    let Some(document) = found.document else {
        return Ok(());
    };
    let role = [Policy::custom(names.rights().as_str(), document)];
    match session_policy.leaves_of(&role) {
        Overlap::Empty { why } => Err(Failure::usage(format!(
            "the session would have no right of role {}: {why}",
            names.own()
        ))
        .hint("every request would be denied; name a place and rights that the role has")
        .hint(format!(
            "to see what the role may do: {}",
            names.command("show")
        ))),
        _ => Ok(()),
    }
}

/// Reads the key from a file that `oss access grant --key-file` wrote.
async fn saved_key(path: &Path, session: &Session) -> Result<Credentials> {
    let text = input::read("--key-file", &Location::Local(path.to_owned())).await?;
    let text = Zeroizing::new(text);
    if can_others_read(path).await {
        session.printer().warning(&format!(
            "--key-file {0}: other users can read this file; to change that: chmod 600 {0}",
            path.display()
        ));
    }
    let refuse = |problem: &str| {
        Failure::usage(format!("--key-file {}: {problem}", path.display()))
            .hint("expected the file that oss access grant --key-file wrote")
    };
    let value: Value = serde_json::from_str(&text).map_err(|_| refuse("it is not JSON"))?;
    let member = |name: &str| value.get(name).and_then(Value::as_str);
    let (Some(id), Some(secret)) = (member("access_key_id"), member("access_key_secret")) else {
        return Err(refuse("access_key_id or access_key_secret is missing"));
    };
    Credentials::new(id, secret).map_err(|error| refuse(&error.to_string()))
}

#[cfg(unix)]
async fn can_others_read(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    let found = tokio::fs::metadata(path).await;
    found.is_ok_and(|found| found.is_file() && found.permissions().mode() & 0o077 != 0)
}

#[cfg(not(unix))]
async fn can_others_read(_: &Path) -> bool {
    false
}
