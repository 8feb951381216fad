//! An upload form (POST policy).

use oss_client::post_form::PresignedForm;
use oss_sign::SignatureVersion;

use super::{End, reason, token_policy, warn_of_early_end};
use crate::args::presign::Args;
use crate::exit::ExitStatus;
use crate::failure::{Failure, Result};
use crate::output::json::{self, Object};
use crate::output::lines::Lines;
use crate::session::Session;

pub(super) async fn run(args: Args, session: &Session) -> Result<ExitStatus> {
    let form = sign(&args, session)
        .await
        .map_err(|failure| failure.about(format!("presign {}", args.url)))?;
    let end = End {
        at: form.expires_at(),
        reason: form.expiry_reason(),
        may_be_earlier: form.may_end_earlier(),
    };
    warn_of_early_end(session, &end);
    let printer = session.printer();
    if args.max_size == Some(0) {
        printer.warning("--max-size 0: the form accepts only an empty file");
    }
    if args.curl {
        printer.data(value(&form), || form.to_curl())?;
    } else {
        printer.note(
            "send these fields to the URL by POST as multipart/form-data, and the file as the \
             last field, named file",
        );
        printer.data(value(&form), || lines(&form))?;
    }
    Ok(ExitStatus::Success)
}

async fn sign(args: &Args, session: &Session) -> Result<PresignedForm> {
    let bucket = session.bucket(args.url.bucket())?;
    let key = args.url.key();
    let mut form = if key.ends_with('/') {
        bucket.post_form_under(key)
    } else {
        bucket.post_form(key)
    };
    if let Some(most) = args.max_size {
        form = form.content_length(0..=most);
    }
    if let Some(content_type) = &args.content_type {
        form = form.content_type(content_type);
    }
    for (name, value) in &args.headers {
        form = form.field(name, value);
    }
    let mut presign = form
        .presign(args.expires)
        .token_policy(token_policy(args.token_policy));
    if args.v1 {
        presign = presign.signature_version(SignatureVersion::V1);
    }
    presign.await.map_err(Failure::from)
}

fn value(form: &PresignedForm) -> Object {
    let fields: serde_json::Map<_, _> = form
        .fields()
        .map(|(name, value)| (name.to_owned(), value.into()))
        .collect();
    Object::default()
        .with("url", form.url())
        .with("method", "POST")
        .with("fields", fields)
        .with("expires_at", json::time(form.expires_at()))
        .with("reason", reason(form.expiry_reason()))
}

fn lines(form: &PresignedForm) -> Lines {
    let mut lines = Lines::default();
    lines.text("url", form.url());
    for (name, value) in form.fields() {
        lines.text(name, value);
    }
    lines
}
