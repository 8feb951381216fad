//! `oss access explain`.

mod change;
mod documents;
mod question;
mod refusal;
mod unattached;
mod words;

use oss_policy::decide::{self, Decision, Layers};
use oss_policy::{Action, Caller, Request};

use self::documents::Documents;
use crate::args::access::explain::{Args, Who};
use crate::exit::ExitStatus;
use crate::failure::{Failure, Result};
use crate::output::Text;
use crate::session::Session;

/// Decides whether something is allowed, or reads a refusal that was saved, and says why.
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
    refuse_unknown(action, session)?;
    let documents = Documents::gather(args, who, resource, session).await?;
    let account = documents.account.as_str();
    let caller = caller(account, who);
    let resource_text = question::resource(resource, action, account, session);
    let context = question::context(args, action, session)?;
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
        class: None,
        verdict: words::verdict(&decision, who),
        about: None,
        nearest: explanation.nearest,
        change: change::command_or_advice(&decision, &request, &documents, who),
        notes: documents.findings(),
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
        .data(explained.value(), || Text::block(&explained.to_string()))?;
    Ok(status(&decision))
}

/// Refuses an action that does not exist, because what is said about it would be about nothing. An
/// action that is only not known here may be new, so it is decided on, with a warning.
fn refuse_unknown(action: &str, session: &Session) -> Result<()> {
    let Err(unknown) = Action::check(action) else {
        return Ok(());
    };
    let problem = format!("--action {action}: {unknown}");
    if unknown.is_certain() {
        return Err(Failure::usage(problem));
    }
    session.printer().warning(&problem);
    Ok(())
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
