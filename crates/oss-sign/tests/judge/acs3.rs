//! The kind `acs3`.

use oss_sign::acs3::{self, Call};
use serde_json::Value;

use super::request::credentials;
use super::{Got, failed, got, pairs, text};

pub(super) fn run(input: &Value) -> Result<Got, String> {
    let (query, headers) = (pairs(input, "query")?, pairs(input, "headers")?);
    let payload_sha256 = acs3::hash_payload(text(input, "body")?.as_bytes());
    if payload_sha256 != text(input, "payload_sha256")? {
        return Err(format!("the hash of the body is {payload_sha256}"));
    }
    let call = Call {
        method: text(input, "method")?,
        path: text(input, "pathname")?,
        query: &query,
        headers: &headers,
        payload_sha256: &payload_sha256,
    };
    let credentials = credentials(input)?;
    let key = credentials.access_key().ok_or("anonymous")?;
    let authorization = acs3::sign(key, &call).map_err(failed("sign"))?;
    let steps = acs3::explain(key.secret(), &call).map_err(failed("explain"))?;
    let verify = |call: &Call<'_>| acs3::claim(call, &authorization)?.check_signature(key.secret());
    verify(&call).map_err(failed("verify"))?;
    for at in 0..headers.len() {
        let mut changed = headers.clone();
        if let Some((_, value)) = changed.get_mut(at) {
            *value = "x";
        }
        if verify(&Call {
            headers: &changed,
            ..call
        })
        .is_ok()
        {
            return Err("verify accepts another header".to_owned());
        }
    }
    if verify(&Call {
        payload_sha256: "x",
        ..call
    })
    .is_ok()
    {
        return Err("verify accepts another body".to_owned());
    }
    Ok(got([
        ("canonical_request", steps.canonical_request().into()),
        ("string_to_sign", steps.string_to_sign().into()),
        ("signature", steps.signature().into()),
        ("authorization", authorization.into()),
    ]))
}
