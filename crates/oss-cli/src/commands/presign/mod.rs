//! `oss presign`: a URL that works until it expires, or the fields of an upload form.

mod form;
mod url;

use oss_client::TokenPolicy;
use oss_client::presign::ExpiryReason;
use oss_sign::UtcSeconds;

use crate::args::presign::{Args, Policy};
use crate::exit::ExitStatus;
use crate::failure::Result;
use crate::session::Session;

/// Signs a URL or a form, and prints it.
pub(crate) async fn run(args: Args, session: &Session) -> Result<ExitStatus> {
    if args.form {
        form::run(args, session).await
    } else {
        url::run(args, session).await
    }
}

/// When something signed ends, as far as it is known.
struct End {
    at: UtcSeconds,
    reason: ExpiryReason,
    /// Whether the keys may end before.
    may_be_earlier: bool,
}

/// Warns if it ends before it was asked to, and if it may end earlier than is known.
fn warn_of_early_end(session: &Session, end: &End) {
    let at = end.at.to_iso_extended();
    let printer = session.printer();
    match end.reason {
        ExpiryReason::Credentials => printer.warning(&format!(
            "it ends at {at} already, together with the temporary keys that sign it"
        )),
        ExpiryReason::TokenLimit => printer.warning(&format!(
            "it ends at {at} already: OSS accepts what temporary keys sign for 12 hours at most"
        )),
        _ => {}
    }
    if end.may_be_earlier {
        printer.warning(&format!(
            "it may stop working before {at}: it ends together with the temporary keys that sign \
             it, and when these end is not known"
        ));
    }
}

/// The member `reason` of the JSON form.
fn reason(reason: ExpiryReason) -> &'static str {
    match reason {
        ExpiryReason::Credentials => "token",
        ExpiryReason::TokenLimit => "token-limit",
        _ => "url",
    }
}

fn token_policy(policy: Policy) -> TokenPolicy {
    match policy {
        Policy::Clamp => TokenPolicy::Clamp,
        Policy::Allow => TokenPolicy::Allow,
        Policy::Require => TokenPolicy::Require,
    }
}
