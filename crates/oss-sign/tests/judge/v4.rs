//! The kinds `v4-header` and `v4-presign`.

use oss_sign::encode::percent_encode;
use oss_sign::explain::Explanation;
use oss_sign::verify::KeyCache;
use oss_sign::{Presigned, Request, Secret, SignedHeaders, v4};
use serde_json::{Map, Value};

use super::received::{Server, Wire};
use super::request::{Target, credentials, endpoint, expires, now, request};
use super::url::Parts;
use super::{Got, failed, got, sdk, text};

pub(super) fn header(input: &Value) -> Result<Got, String> {
    let target = Target::read(input)?;
    let (request, now) = (request(input, &target)?, now(input)?);
    let signer = signer(input)?;
    let signed = signer.sign(&request, now).map_err(failed("sign"))?;
    let steps = signer.explain(&request, now).map_err(failed("explain"))?;
    let compact = signed.value_of_authorization().ok_or("no authorization")?;
    let authorization = match text(input, "authorization_form")? {
        "compact" => compact.to_owned(),
        "spaced" => spaced(compact)?,
        other => return Err(format!("the form {other:?} is unknown")),
    };
    let credentials = credentials(input)?;
    let secret = credentials.access_key().ok_or("anonymous")?.secret();
    let keys = KeyCache::default();
    for form in [compact, &authorization] {
        let wire = wire(&request, &signed, form);
        server(input, secret, &keys)?.judge(&wire)?;
    }
    let signature = compact.rsplit('=').next().unwrap_or_default();
    let added = added_headers(&signed);
    Ok(steps_and(
        &steps,
        [
            ("authorization", authorization.into()),
            ("signature", signature.into()),
            ("added_headers", added),
        ],
    ))
}

pub(super) fn presign(input: &Value, source: &str) -> Result<Got, String> {
    let target = Target::read(input)?;
    let (request, now, expires) = (request(input, &target)?, now(input)?, expires(input)?);
    let (signer, endpoint) = (signer(input)?, endpoint(input)?);
    let url = signer
        .presign(&request, &endpoint, now, expires)
        .map_err(failed("presign"))?;
    let prepared = v4::PreparedRequest::new(&request, &endpoint).map_err(failed("prepare"))?;
    let again = signer
        .presign_prepared(&prepared, now, expires)
        .map_err(failed("presign_prepared"))?;
    let fields = |url: &Presigned| {
        format!(
            "{} {:?} {url:?}",
            url.url(),
            url.headers().collect::<Vec<_>>()
        )
    };
    if fields(&again) != fields(&url) {
        return Err(format!("the prepared request gives {}", fields(&again)));
    }
    let steps = signer
        .explain_presign(&request, &endpoint, now, expires)
        .map_err(failed("explain"))?;
    let parts = Parts::read(url.url(), input)?;
    let credentials = credentials(input)?;
    let secret = credentials.access_key().ok_or("anonymous")?.secret();
    let wire = Wire {
        method: request.method().to_owned(),
        path: request.resource().canonical_path(),
        query: parts.raw_query.clone(),
        headers: headers(&request),
    };
    server(input, secret, &KeyCache::default())?.judge(&wire)?;
    let [url, url_parts] = parts.members(&sdk::v4(source)?, text(input, "path_rule")?)?;
    let signature = ("signature", parts.value("x-oss-signature"));
    Ok(steps_and(&steps, [url, url_parts, signature]))
}

fn signer(input: &Value) -> Result<v4::Signer, String> {
    let (region, product) = (text(input, "region")?, text(input, "product")?);
    v4::Signer::for_product(&credentials(input)?, region, product, now(input)?)
        .map_err(failed("signer"))
}

fn server<'a>(
    input: &'a Value,
    secret: &'a Secret,
    keys: &'a KeyCache,
) -> Result<Server<'a>, String> {
    let scope = (text(input, "region")?, text(input, "product")?);
    Ok(Server {
        secret,
        now: now(input)?,
        scope: Some(scope),
        keys,
    })
}

/// The form of oss2 and, in another order, of the documentation.
fn spaced(compact: &str) -> Result<String, String> {
    let (algorithm, fields) = compact.split_once(' ').ok_or("no fields")?;
    let mut fields: Vec<&str> = fields.split(',').collect();
    let order = ["Credential", "Signature", "AdditionalHeaders"];
    fields.sort_by_key(|field| order.iter().position(|name| field.starts_with(name)));
    Ok([algorithm, " ", &fields.join(", ")].concat())
}

fn steps_and<const N: usize>(steps: &Explanation, others: [(&str, Value); N]) -> Got {
    let mut all = got(others);
    if Some(&Value::from(steps.signature())) == all.get("signature") {
        all.insert(
            "canonical_request".to_owned(),
            steps.canonical_request().into(),
        );
        all.insert("string_to_sign".to_owned(), steps.string_to_sign().into());
    }
    all
}

pub(super) fn added_headers(signed: &SignedHeaders<'_>) -> Value {
    let added = signed.iter().filter(|(name, _)| *name != "authorization");
    Value::Object(
        added
            .map(|(name, value)| (name.to_owned(), value.into()))
            .collect::<Map<_, _>>(),
    )
}

/// The request with its signature, as a client sends it.
pub(super) fn wire(request: &Request<'_>, signed: &SignedHeaders<'_>, authorization: &str) -> Wire {
    let pairs: Vec<String> = request
        .query_pairs()
        .map(|(name, value)| match value {
            "" => percent_encode(name),
            _ => [percent_encode(name), percent_encode(value)].join("="),
        })
        .collect();
    let set = |name: &str| signed.iter().any(|(set, _)| set.eq_ignore_ascii_case(name));
    let mut headers = headers(request);
    headers.retain(|(name, _)| !set(name));
    for (name, value) in signed.iter() {
        let value = if name == "authorization" {
            authorization
        } else {
            value
        };
        headers.push((name.to_owned(), value.as_bytes().to_vec()));
    }
    Wire {
        method: request.method().to_owned(),
        path: request.resource().canonical_path(),
        query: pairs.join("&"),
        headers,
    }
}

pub(super) fn headers(request: &Request<'_>) -> Vec<(String, Vec<u8>)> {
    request
        .headers()
        .map(|(name, value)| (name.to_owned(), value.as_bytes().to_vec()))
        .collect()
}
