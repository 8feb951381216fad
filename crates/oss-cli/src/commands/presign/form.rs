//! An upload form (POST policy).

use oss_client::post_form::SignedForm;

use super::{curl, reason, warn_of_early_end};
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
    warn_of_early_end(session, form.expiry_reason(), form.expires_at());
    let printer = session.printer();
    if args.curl {
        printer.data(value(&form), || curl::of_form(&form))?;
    } else {
        printer.note("POST to the URL as multipart/form-data: these fields, then the field `file`");
        printer.data(value(&form), || lines(&form))?;
    }
    Ok(ExitStatus::Success)
}

async fn sign(args: &Args, session: &Session) -> Result<SignedForm> {
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
    form.sign(args.expires).await.map_err(Failure::from)
}

fn value(form: &SignedForm) -> Object {
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

fn lines(form: &SignedForm) -> Lines {
    let mut lines = Lines::default();
    lines.text("url", form.url());
    for (name, value) in form.fields() {
        lines.text(name, value);
    }
    lines
}
