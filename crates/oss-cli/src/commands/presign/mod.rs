//! `oss presign`: a URL that works until it expires, or the fields of an upload form.

mod curl;
mod form;
mod url;

use oss_sign::{ExpiryReason, UtcSeconds};

use crate::args::presign::Args;
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

/// Says so when the temporary keys end it before it was asked to.
fn warn_of_early_end(session: &Session, reason: ExpiryReason, at: UtcSeconds) {
    if reason == ExpiryReason::Credentials {
        session.printer().warning(&format!(
            "it ends at {} already, with the temporary keys that sign it",
            at.to_iso_extended()
        ));
    }
}

/// The member `reason` of the JSON form.
fn reason(reason: ExpiryReason) -> &'static str {
    match reason {
        ExpiryReason::Url => "url",
        ExpiryReason::Credentials => "token",
    }
}
