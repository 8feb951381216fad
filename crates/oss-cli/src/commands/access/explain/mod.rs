//! `oss access explain`.

mod change;
mod documents;
mod refusal;
mod unattached;
mod words;

use oss_policy::decide::{self, Decision, Layers};
use oss_policy::{Caller, Context, Request};

use self::documents::Documents;
use crate::args::access::explain::{Args, Resource, Who};
use crate::exit::ExitStatus;
use crate::failure::{Failure, Result};
use crate::output::json;
use crate::session::Session;

/// Decides, or reads a refusal, and says why.
pub(super) async fn run(args: &Args, session: &Session) -> Result<ExitStatus> {
    if let Some(file) = &args.error {
        return refusal::run(file, args.offline, session).await;
    }
    let (Some(who), Some(action), Some(resource)) = (&args.who, &args.action, &args.resource)
    else {
        return Err(Failure::usage(
            "--as, --action and --resource belong together",
        ));
    };
    let documents = Documents::gather(args, who, resource, session).await?;
    let account = documents.account.as_str();
    let caller = caller(account, who);
    let resource_text = in_full(resource, action, account, session);
    let context = context(args, action, resource, session)?;
    let request = Request::new(&caller, action, &resource_text, &context);
    let layers = Layers {
        session: documents.session.as_ref(),
        identity: &documents.identity,
        bucket: documents.bucket.as_ref(),
        trust: documents.trust.as_ref(),
        ..Layers::default()
    };
    let decision = decide::request(&request, &layers);
    let explanation = decision.explain(&request);
    let mut explained = words::Explained {
        outcome: explanation.outcome(),
        verdict: words::verdict(&decision, who),
        nearest: explanation.nearest,
        change: change::of(&decision, &request, &documents, who),
    };
    if !args.offline
        && let Some(policy) = unattached::find(&decision, &request, session).await
    {
        explained.nearest = Some(format!(
            "policy {policy} allows it and is attached to nothing"
        ));
        explained.change = Some(format!(
            "attach policy {policy} to {}",
            words::in_words(who)
        ));
    }
    session
        .printer()
        .data(explained.value(), || explained.to_string())?;
    Ok(status(&decision))
}

fn status(decision: &Decision) -> ExitStatus {
    match decision.is_allowed() {
        true => ExitStatus::Success,
        false => ExitStatus::Denied,
    }
}

fn caller(account: &str, who: &Who) -> Caller {
    match who {
        Who::User(name) => Caller::user(account, name),
        Who::Role(name, session) => {
            Caller::role_session(account, name, session.as_deref().unwrap_or("explain"))
        }
    }
}

/// The resource as the service asks for it.
fn in_full(resource: &Resource, action: &str, account: &str, session: &Session) -> String {
    let region = match session.settings().region() {
        Some(region) => format!("oss-{}", region.value),
        None => "*".to_owned(),
    };
    match resource {
        Resource::Literal(text) => text.clone(),
        Resource::Role(name) => format!("acs:ram::{account}:role/{}", name.to_lowercase()),
        // A listing asks the bucket; what stands behind it is the prefix.
        Resource::Oss { bucket, key } if key.is_empty() || is_listing(action) => {
            format!("acs:oss:{region}:{account}:{bucket}")
        }
        Resource::Oss { bucket, key } => format!("acs:oss:{region}:{account}:{bucket}/{key}"),
    }
}

fn context(args: &Args, action: &str, resource: &Resource, session: &Session) -> Result<Context> {
    let given = |name: &str| args.with.iter().any(|(known, _)| known == name);
    let mut context = Context::new();
    for (name, value) in &args.with {
        context.insert(name, value);
    }
    if !given("acs:CurrentTime") {
        context.insert("acs:CurrentTime", json::time(session.context()?.now()));
    }
    if !given("acs:SecureTransport") {
        context.insert("acs:SecureTransport", "true");
    }
    if let Resource::Oss { key, .. } = resource
        && is_listing(action)
        && !given("oss:Prefix")
    {
        context.insert("oss:Prefix", key);
    }
    Ok(context)
}

fn is_listing(action: &str) -> bool {
    let listings = ["oss:ListObjects", "oss:ListObjectVersions"];
    listings
        .iter()
        .any(|name| name.eq_ignore_ascii_case(action))
}
