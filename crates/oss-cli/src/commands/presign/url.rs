//! An operation on one object as a URL.

use oss_client::operation::Operation;
use oss_client::{Bucket, Call, PresignedRequest, TokenPolicy};
use oss_sign::SignatureVersion;

use super::{curl, reason, warn_of_early_end};
use crate::args::presign::{Args, Method, Policy};
use crate::exit::ExitStatus;
use crate::failure::{Failure, Result};
use crate::output::json::{self, Object};
use crate::session::Session;

pub(super) async fn run(args: Args, session: &Session) -> Result<ExitStatus> {
    let bucket = session.bucket(args.url.bucket())?;
    let signed = sign(&args, &bucket)
        .await
        .map_err(|failure| failure.about(format!("presign {}", args.url)))?;
    warn_of_early_end(session, signed.expiry_reason(), signed.expires_at());
    let printer = session.printer();
    if args.curl {
        printer.data(value(&signed), || curl::of_url(&signed, args.url.key()))?;
    } else {
        tell_headers(session, &signed);
        printer.data(value(&signed), || signed.url().to_owned())?;
    }
    Ok(ExitStatus::Success)
}

async fn sign(args: &Args, bucket: &Bucket) -> Result<PresignedRequest> {
    let key = args.url.key();
    match args.method {
        Method::Get => {
            let mut call = bucket.get_object(key);
            if let Some(version_id) = &args.version_id {
                call = call.version_id(version_id);
            }
            if let Some(limit) = args.traffic_limit {
                call = call.traffic_limit(limit);
            }
            finish(args, call).await
        }
        Method::Put => {
            let mut call = bucket.put_object(key);
            if let Some(content_type) = &args.content_type {
                call = call.content_type(content_type);
            }
            if let Some(limit) = args.traffic_limit {
                call = call.traffic_limit(limit);
            }
            finish(args, call).await
        }
        Method::Head => {
            let mut call = bucket.head_object(key);
            if let Some(version_id) = &args.version_id {
                call = call.version_id(version_id);
            }
            finish(args, call).await
        }
        Method::Delete => {
            let mut call = bucket.delete_object(key);
            if let Some(version_id) = &args.version_id {
                call = call.version_id(version_id);
            }
            finish(args, call).await
        }
    }
}

/// What all methods have in common. A header that was typed is signed, so that nobody can leave
/// it out or send another.
async fn finish<Op: Operation>(args: &Args, mut call: Call<Op>) -> Result<PresignedRequest> {
    for (name, value) in &args.query {
        call = call.with_query(name, value);
    }
    for (name, value) in &args.headers {
        call = call.with_header(name, value);
    }
    let mut presign = call
        .presign(args.expires)
        .token_policy(match args.token_policy {
            Policy::Clamp => TokenPolicy::Clamp,
            Policy::Allow => TokenPolicy::Allow,
            Policy::Require => TokenPolicy::Require,
        });
    let signed_anyway =
        |name: &str| matches!(name, "content-type" | "content-md5") || name.starts_with("x-oss-");
    for (name, _) in args.headers.iter().filter(|(name, _)| !signed_anyway(name)) {
        presign = presign.additional_header(name);
    }
    if let Some(source_ip) = args.source_ip {
        presign = presign.source_ip(source_ip);
    }
    if let Some(vpc_id) = &args.vpc_id {
        presign = presign.vpc_id(vpc_id);
    }
    if args.v1 {
        presign = presign.signature_version(SignatureVersion::V1);
    }
    presign.await.map_err(Failure::from)
}

/// A URL alone does not show that headers belong to it.
fn tell_headers(session: &Session, signed: &PresignedRequest) {
    for (name, value) in signed.headers() {
        session
            .printer()
            .note(format!("send with it: {name}: {value}"));
    }
}

fn value(signed: &PresignedRequest) -> Object {
    let headers: serde_json::Map<_, _> = signed
        .headers()
        .map(|(name, value)| (name.to_owned(), value.into()))
        .collect();
    Object::default()
        .with("url", signed.url())
        .with("method", signed.method())
        .with("headers", headers)
        .with("expires_at", json::time(signed.expires_at()))
        .with("reason", reason(signed.expiry_reason()))
}
