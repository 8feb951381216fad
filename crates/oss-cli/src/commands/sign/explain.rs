//! `oss sign explain`.

use oss_client::error::RefusalClass;
use oss_sign::verify::{Reason, claim};

use super::answer;
use super::damage::{self, Examined};
use super::request::{Head, Typed};
use super::restored::{self, Checker};
use super::shown::{lines, value};
use super::texts::{Texts, texts_of_request};
use super::unsigned::sign;
use super::verdict::{self, Verdict};
use crate::args::sign::Explain;
use crate::commands::refusal::Saved;
use crate::exit::ExitStatus;
use crate::failure::{Failure, Result};
use crate::session::Session;

/// Shows the steps of a signature, and says whether OSS would accept it and why not.
pub(super) async fn run(args: Explain, session: &Session) -> Result<ExitStatus> {
    let saved = match &args.error {
        Some(file) => Some(Saved::read(file).await?),
        None => None,
    };
    let (texts, verdict) = match Head::read(&args).await? {
        Some(head) => explain_request(head, &args, saved.as_ref(), session).await?,
        None => match &saved {
            Some(saved) => (None, answer::alone(saved)),
            None => {
                return Err(Failure::usage(
                    "give the URL of the request, or --request FILE",
                ));
            }
        },
    };
    let printer = session.printer();
    printer.data(value(texts.as_ref(), &verdict), || {
        lines(texts.as_ref(), &verdict)
    })?;
    Ok(verdict.status)
}

async fn explain_request(
    head: Head,
    args: &Explain,
    saved: Option<&Saved>,
    session: &Session,
) -> Result<(Option<Texts>, Verdict)> {
    let examined = damage::examine(&head.target);
    let typed = Typed::new(&head, &head.target, args.bucket.as_deref());
    let restored = Typed::new(&head, &examined.link, args.bucket.as_deref());
    let cx = session.context()?;
    let keys = session.keys(&cx).await;
    let checker = Checker {
        keys: keys.as_ref().ok().map(|keys| keys.credentials.clone()),
        now: cx.now(),
    };
    let other = saved.filter(|saved| is_of_something_else(saved));
    if let Some(saved) = other {
        let texts = restored.ok().and_then(|typed| texts_of_request(&typed));
        return Ok((texts, answer::alone(saved)));
    }
    if !examined.damages.is_empty() {
        let texts = typed.ok().and_then(|typed| texts_of_request(&typed));
        return Ok((texts, damaged(&examined, restored, &checker)));
    }
    let typed = typed?;
    let claim = match claim(&typed.received(&typed.headers())) {
        Ok(Some(_)) => None,
        Ok(None) => Some(Ok(())),
        Err(reason) => Some(Err(reason)),
    };
    match claim {
        None => {
            let texts = texts_of_request(&typed);
            let verdict = match (&saved, &texts) {
                (Some(saved), Some(texts)) => answer::beside(texts, saved),
                _ => restored::check(&head, &typed, args.bucket.as_deref(), &checker),
            };
            Ok((texts, verdict))
        }
        Some(Err(reason)) => Ok((None, malformed(&reason, saved))),
        Some(Ok(())) => {
            let keys = keys?;
            let now = typed.time().unwrap_or(checker.now);
            let explanation = sign(&typed, args, session, &keys.credentials, now)?;
            let texts = Texts {
                canonical_request: explanation.canonical_request().map(str::to_owned),
                string_to_sign: explanation.string_to_sign().to_owned(),
            };
            let verdict = match saved {
                Some(saved) => answer::beside(&texts, saved),
                None => verdict::unsigned(&typed.raw_query),
            };
            Ok((Some(texts), verdict))
        }
    }
}

/// Whether OSS refused the request for a reason that no signature has a part in.
fn is_of_something_else(saved: &Saved) -> bool {
    let class = saved.refusal().class();
    !matches!(class, RefusalClass::Authentication | RefusalClass::Unknown)
}

/// The link was changed: in what, and what comes out when that is undone.
fn damaged(examined: &Examined, restored: Result<Typed>, checker: &Checker) -> Verdict {
    let after = match restored {
        Ok(typed) if !examined.is_cut => restored::outcome(&typed, checker),
        _ => None,
    };
    verdict::damaged(&examined.damages, after)
}

/// The signature cannot be read; what OSS answered to it says more where it is known.
fn malformed(reason: &Reason, saved: Option<&Saved>) -> Verdict {
    match saved {
        Some(saved) => answer::alone(saved),
        None => verdict::malformed(reason),
    }
}
