//! `oss sign explain`.

use oss_client::error::ErrorDocument;
use oss_sign::explain::{Explanation, masked};
use oss_sign::verify::{Claim, Mismatch, Reason, Received, claim};
use oss_sign::{BucketName, Credentials, ObjectKey, Request, Resource, Secret, UtcSeconds, v1, v4};

use super::request::Typed;
use super::verdict::{self, Verdict};
use crate::args::sign::Explain;
use crate::escape::visible;
use crate::exit::ExitStatus;
use crate::failure::{Failure, Result};
use crate::input;
use crate::output::Text;
use crate::output::json::Object;
use crate::session::Session;

/// Shows the steps of a signature and says whether OSS takes it.
pub(super) async fn run(args: Explain, session: &Session) -> Result<ExitStatus> {
    let typed = Typed::read(&args).await?;
    let servers = match &args.error {
        Some(file) => Some(servers_words(&input::read("--error", file).await?)?),
        None => None,
    };
    let (texts, of_signature) = explain(&typed, &args, session).await?;
    let verdict = match &servers {
        Some(document) => verdict::of_error(&texts, document),
        None => of_signature,
    };
    let printer = session.printer();
    printer.data(value(&texts, &verdict), || lines(&texts, &verdict))?;
    Ok(verdict.status)
}

/// What was or would be signed.
#[derive(Debug)]
pub(super) struct Texts {
    pub(super) canonical_request: Option<String>,
    pub(super) string_to_sign: String,
}

fn servers_words(text: &str) -> Result<ErrorDocument> {
    ErrorDocument::parse(text).ok_or_else(|| {
        Failure::usage("--error: it is no <Error> document of OSS")
            .hint("save the body of the answer, such as by curl --output")
    })
}

async fn explain(typed: &Typed, args: &Explain, session: &Session) -> Result<(Texts, Verdict)> {
    let headers: Vec<(&str, &[u8])> = typed
        .headers
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_bytes()))
        .collect();
    let received = Received {
        method: &typed.method,
        resource_path: &typed.resource_path,
        raw_query: &typed.raw_query,
        headers: &headers,
        peer: None,
    };
    let unreadable =
        |reason: Reason| Failure::usage(format!("the signature is malformed: {reason}"));
    let cx = session.context()?;
    match claim(&received).map_err(unreadable)? {
        Some(claim) => {
            let texts = texts_of(&claim)?;
            let keys = session.keys(&cx).await.ok();
            let keys = keys.as_ref().map(|keys| &keys.credentials);
            let verdict = verdict::of_claim(&claim, keys, cx.now());
            Ok((texts, verdict))
        }
        None => {
            let keys = session.keys(&cx).await?;
            let now = typed.time().unwrap_or_else(|| cx.now());
            let explanation = sign(typed, args, session, &keys.credentials, now)?;
            let texts = Texts {
                canonical_request: explanation.canonical_request().map(str::to_owned),
                string_to_sign: explanation.string_to_sign().to_owned(),
            };
            Ok((texts, verdict::unsigned()))
        }
    }
}

/// What the server would have signed. It is told for a secret that does not fit, and depends on
/// the request alone.
fn texts_of(claim: &Claim<'_>) -> Result<Texts> {
    match claim.check_signature(&Secret::new("explain")) {
        Err(Reason::SignatureMismatch(mismatch)) => {
            let Mismatch {
                canonical_request,
                string_to_sign,
                ..
            } = *mismatch;
            Ok(Texts {
                canonical_request,
                string_to_sign,
            })
        }
        Err(reason) => Err(Failure::usage(format!(
            "the signature is malformed: {reason}"
        ))),
        Ok(()) => Err(Failure::usage(
            "the signature was made by the secret `explain`",
        )),
    }
}

/// Signs a request that is not signed, with the keys and in the region of the session.
fn sign(
    typed: &Typed,
    args: &Explain,
    session: &Session,
    keys: &Credentials,
    now: UtcSeconds,
) -> Result<Explanation> {
    let refused = |error: oss_sign::Error| Failure::usage(error.to_string());
    let (bucket, key) = names(&typed.resource_path).map_err(refused)?;
    let resource = match (&bucket, &key) {
        (Some(bucket), Some(key)) => Resource::Object(bucket, key),
        (Some(bucket), None) => Resource::Bucket(bucket),
        _ => Resource::Service,
    };
    let mut request = Request::new(&typed.method, resource);
    for pair in typed.raw_query.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let decoded = |text| oss_sign::encode::percent_decode_query(text);
        let (Some(name), Some(value)) = (decoded(name), decoded(value)) else {
            return Err(Failure::usage(format!(
                "the parameter {pair:?} is not UTF-8"
            )));
        };
        request = request.query(name, value);
    }
    for (name, value) in typed.headers.iter().filter(|(name, _)| name != "host") {
        request = request.header(name, value);
    }
    let is_v1 = args.v1 || session.settings().signature == oss_sign::SignatureVersion::V1;
    if is_v1 {
        return v1::Signer::new(keys)
            .explain(&request, now)
            .map_err(refused);
    }
    let region = session.settings().endpoint()?;
    let region = region.region().ok_or_else(|| {
        Failure::usage("V4 signs a region, and none is known").hint("give --region")
    })?;
    let signer = v4::Signer::new(keys, region, now).map_err(refused)?;
    signer.explain(&request, now).map_err(refused)
}

fn names(path: &str) -> Result<(Option<BucketName>, Option<ObjectKey>), oss_sign::Error> {
    let path = path.strip_prefix('/').unwrap_or(path);
    let (bucket, key) = path.split_once('/').unwrap_or((path, ""));
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Ok((
        some(bucket).map(BucketName::new).transpose()?,
        some(key).map(ObjectKey::new).transpose()?,
    ))
}

fn value(texts: &Texts, verdict: &Verdict) -> Object {
    Object::default()
        .with_some(
            "canonical_request",
            texts.canonical_request.as_deref().map(masked),
        )
        .with("string_to_sign", masked(&texts.string_to_sign))
        .with_some("difference", verdict.difference.as_deref())
        .with("verdict", verdict.sentence.as_str())
        .with_some("change", verdict.change.as_deref())
}

fn lines(texts: &Texts, verdict: &Verdict) -> Text {
    let mut blocks = Vec::new();
    if let Some(canonical) = &texts.canonical_request {
        blocks.push(block("canonical request", &masked(canonical)));
    }
    blocks.push(block("string to sign", &masked(&texts.string_to_sign)));
    if let Some(difference) = &verdict.difference {
        blocks.push(block("difference", difference));
    }
    let mut last = format!("verdict  {}", visible(&verdict.sentence));
    if let Some(change) = &verdict.change {
        last.push_str(&format!("\nchange   {}", visible(change)));
    }
    blocks.push(last);
    Text::block(&blocks.join("\n\n"))
}

fn block(name: &str, text: &str) -> String {
    let lines = text
        .split('\n')
        .map(|line| format!("\n  {}", visible(line)));
    format!("{name}{}", lines.collect::<String>())
}
