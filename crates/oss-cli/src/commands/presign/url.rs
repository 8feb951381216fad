//! An operation on one object as a URL.

use oss_client::operation::Operation;
use oss_client::{Bucket, Call, PresignedRequest};
use oss_sign::SignatureVersion;

use super::{End, reason, token_policy, warn_of_early_end};
use crate::args::presign::{Args, Method};
use crate::exit::ExitStatus;
use crate::failure::{Failure, Result};
use crate::output::json::{self, Object};
use crate::session::Session;

pub(super) async fn run(args: Args, session: &Session) -> Result<ExitStatus> {
    let bucket = session.bucket(args.url.bucket())?;
    let signed = sign(&args, &bucket)
        .await
        .map_err(|failure| failure.about(format!("presign {}", args.url)))?;
    let end = End {
        at: signed.expires_at(),
        reason: signed.expiry_reason(),
        may_be_earlier: signed.may_end_earlier(),
    };
    warn_of_early_end(session, &end);
    let printer = session.printer();
    if args.curl {
        printer.data(value(&signed), || signed.to_curl())?;
    } else {
        note_headers(session, &signed);
        printer.data(value(&signed), || signed.url().to_owned())?;
    }
    Ok(ExitStatus::Success)
}

async fn sign(args: &Args, bucket: &Bucket) -> Result<PresignedRequest> {
    let (key, client) = (args.url.key(), bucket.client());
    let version_id = args.version_id.as_deref();
    match args.method {
        Method::Get => {
            let get = bucket.get_object(key).version_id(version_id);
            finish(args, client.call(get.traffic_limit(args.traffic_limit))).await
        }
        Method::Put => {
            let put = bucket
                .put_object(key)
                .content_type(args.content_type.as_deref());
            finish(args, client.call(put.traffic_limit(args.traffic_limit))).await
        }
        Method::Head => {
            let head = bucket.head_object(key).version_id(version_id);
            finish(args, client.call(head)).await
        }
        Method::Delete => {
            let delete = bucket.delete_object(key).version_id(version_id);
            finish(args, client.call(delete)).await
        }
    }
}

/// Sets the options that all methods have in common. Every header of the command line is signed, so
/// that nobody can leave it out or send another value.
async fn finish<Op: Operation>(args: &Args, mut call: Call<Op>) -> Result<PresignedRequest> {
    for (name, value) in &args.query {
        call = call.with_query(name, value);
    }
    for (name, value) in &args.headers {
        call = call.with_header(name, value);
    }
    let mut presign = call
        .presign(args.expires)
        .token_policy(token_policy(args.token_policy));
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

/// Notes which headers belong to the URL, because it does not show them itself.
fn note_headers(session: &Session, signed: &PresignedRequest) {
    let printer = session.printer();
    for (name, value) in signed.headers() {
        printer.note(format!("send with it: {name}: {value}"));
    }
    if signed.method() == "PUT" && signed.headers().all(|(name, _)| name != "content-type") {
        printer.note(
            "send no Content-Type header with it, or sign one by --content-type: browsers and \
             curl --data add one on their own, curl --upload-file does not",
        );
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
