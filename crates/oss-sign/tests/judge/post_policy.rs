//! The kinds `post-policy-v1` and `post-policy-v4`: a policy that is there as text.

use oss_sign::post_policy::{PostForm, sign_text_v1, sign_text_v4_with};
use oss_sign::v4::Signer;
use oss_sign::verify::post;
use serde_json::{Map, Value};

use super::request::{credentials, now};
use super::{Got, failed, got, text};

pub(super) fn v1(input: &Value) -> Result<Got, String> {
    let form = sign_text_v1(text(input, "policy_text")?, &credentials(input)?);
    let form = form.map_err(failed("sign"))?;
    verify(input, &form)?;
    // The SDK's function leaves the token to its caller.
    let fields = form
        .fields()
        .filter(|(name, _)| *name != "x-oss-security-token");
    let fields: Map<String, Value> = fields
        .map(|(name, value)| (name.to_owned(), value.into()))
        .collect();
    Ok(got([
        ("policy", form.field("policy").into()),
        ("signature", form.field("Signature").into()),
        ("fields", fields.into()),
    ]))
}

pub(super) fn v4(input: &Value) -> Result<Got, String> {
    let (region, product) = (text(input, "region")?, text(input, "product")?);
    let signer = Signer::for_product(&credentials(input)?, region, product, now(input)?);
    let signer = signer.map_err(failed("signer"))?;
    let form = sign_text_v4_with(text(input, "policy_text")?, &signer, now(input)?);
    let form = form.map_err(failed("sign"))?;
    verify(input, &form)?;
    Ok(got([
        ("policy", form.field("policy").into()),
        ("signature", form.field("x-oss-signature").into()),
    ]))
}

fn verify(input: &Value, form: &PostForm) -> Result<(), String> {
    let credentials = credentials(input)?;
    let secret = credentials.access_key().ok_or("anonymous")?.secret();
    let mut fields: Vec<(&str, &str)> = form.fields().collect();
    let claim = post::claim(&fields)
        .map_err(failed("claim"))?
        .ok_or("unsigned")?;
    claim.check_signature(secret).map_err(failed("verify"))?;
    if claim.policy_text() != text(input, "policy_text")? {
        return Err("verify reads another policy".to_owned());
    }
    for (name, value) in &mut fields {
        if *name == "policy" {
            // Base64 of `{}`.
            *value = "e30=";
        }
    }
    let claim = post::claim(&fields)
        .map_err(failed("claim"))?
        .ok_or("unsigned")?;
    match claim.check_signature(secret) {
        Ok(()) => Err("verify accepts another policy".to_owned()),
        Err(_) => Ok(()),
    }
}
