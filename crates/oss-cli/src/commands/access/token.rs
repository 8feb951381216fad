//! `oss access token`.

use std::path::Path;
use std::sync::Arc;

use humantime::format_duration;
use oss_credentials::sts::{StsEndpoint, get_caller_identity};
use oss_credentials::{AssumeRoleProvider, Context, ProvideCredentials};
use oss_policy::grant::Grant;
use oss_policy::{Document, DocumentUse, Overlap, Policy};
use oss_ram::Ram;
use oss_sign::Credentials;
use serde_json::Value;
use zeroize::Zeroizing;

use crate::access::{Names, read};
use crate::args::access::token::Args;
use crate::args::sts::Format;
use crate::commands::sts::format;
use crate::exit::ExitStatus;
use crate::failure::{Failure, Result};
use crate::input;
use crate::location::Location;
use crate::session::Session;

/// Assumes the grant's role with the grant's key, and prints the keys.
pub(super) async fn run(args: Args, session: &Session) -> Result<ExitStatus> {
    let names = Names::new(&args.name, args.as_documented).map_err(Failure::usage)?;
    let narrowed = narrowed(&args)?;
    let cx = session.context()?;
    let provider: Arc<dyn ProvideCredentials> = match &args.key_file {
        Some(path) => Arc::new(saved(path).await?),
        None => session.provider(),
    };
    let keys = provider.provide(&cx).await?;
    let caller = get_caller_identity(&cx, &keys, &StsEndpoint::new()).await?;
    let role = names.role_arn(&caller.account_id);
    if let Some(document) = &narrowed {
        refuse_nothing(document, &names, session, &cx).await?;
    }
    let mut builder = AssumeRoleProvider::builder(&role)
        .source(keys)
        .session_name(format!("{}-token", names.grant()))
        .duration(args.duration);
    if let Some(document) = &narrowed {
        builder = builder.policy(document.minified());
    }
    if let Some(id) = &args.external_id {
        builder = builder.external_id(id);
    }
    let given = builder.build()?.provide(&cx).await;
    let given = given.map_err(|error| {
        let by = caller.arn.rsplit(':').next().unwrap_or_default();
        let code = error.service().and_then(|service| service.code());
        let too_long = code.is_some_and(|code| code.ends_with("DurationSeconds"));
        let mut failure = Failure::from(error).about(format!("assume {role} as {by}"));
        if too_long {
            let longer = format_duration(args.duration);
            failure = failure.hint(format!(
                "a role allows longer sessions by: oss access grant {} … --max-session {longer}",
                names.grant()
            ));
        }
        if args.key_file.is_none() {
            failure.hint("the grant's own key assumes the role: --key-file FILE or --profile NAME")
        } else {
            failure
        }
    })?;
    let printer = session.printer();
    let form = if printer.is_json() {
        Format::Json
    } else {
        args.format
    };
    let text = format::write(&given, form)
        .ok_or_else(|| Failure::new(ExitStatus::Internal, "STS gave keys that sign nothing"))?;
    printer.line(text.trim_end())?;
    if let Some(end) = given.expires_at() {
        printer.note(&format!("the keys end at {}", end.to_iso_extended()));
    }
    Ok(ExitStatus::Success)
}

/// The session policy, if the keys shall be narrowed.
fn narrowed(args: &Args) -> Result<Option<Document>> {
    let Some(on) = &args.on else {
        return Ok(None);
    };
    let grant = Grant::new(on.bucket().as_str(), on.key()).permissions(args.can.iter().copied());
    let document = grant.to_document(DocumentUse::Session);
    let document = document.map_err(|error| Failure::usage(format!("--on {on}: {error}")))?;
    Ok(Some(document))
}

/// A token that opens nothing is given out as readily as any other, so it is not asked for.
///
/// The grant's key may not read policies; the keys at hand perhaps may. Where nobody may, the
/// question stays open.
async fn refuse_nothing(
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
            "the session would have nothing in common with role {}: {why}",
            names.own()
        ))
        .hint("everything would be denied; name a place and rights that the role has")
        .hint(format!("what it has: {}", names.command("show")))),
        _ => Ok(()),
    }
}

/// The key of a file that `grant` wrote.
async fn saved(path: &Path) -> Result<Credentials> {
    let text = input::read("--key-file", &Location::Local(path.to_owned())).await?;
    let text = Zeroizing::new(text);
    let refuse = |problem: &str| {
        Failure::usage(format!("--key-file {}: {problem}", path.display()))
            .hint("it is the file that oss access grant --key-file wrote")
    };
    let value: Value = serde_json::from_str(&text).map_err(|_| refuse("it is not JSON"))?;
    let member = |name: &str| value.get(name).and_then(Value::as_str);
    let (Some(id), Some(secret)) = (member("access_key_id"), member("access_key_secret")) else {
        return Err(refuse("it has no access_key_id or access_key_secret"));
    };
    Credentials::new(id, secret).map_err(|error| refuse(&error.to_string()))
}
