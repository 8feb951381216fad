//! `oss access explain`.

mod change;
mod documents;
mod question;
mod refusal;
mod unattached;
mod words;

use oss_policy::decide::{self, Decision, Layers};
use oss_policy::{Caller, Request};

use self::documents::Documents;
use crate::args::access::explain::{Args, Who};
use crate::exit::ExitStatus;
use crate::failure::{Failure, Result};
use crate::output::Text;
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
        .data(explained.value(), || Text::block(&explained.to_string()))?;
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
