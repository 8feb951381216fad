//! The kind `rpc`.

use oss_sign::{Secret, rpc};
use serde_json::Value;

use super::{Got, failed, got, pairs, sdk, text};

pub(super) fn run(input: &Value) -> Result<Got, String> {
    let (method, params) = (text(input, "method")?, pairs(input, "params")?);
    let secret = Secret::new(text(input, "access_key_secret")?);
    let signature = rpc::sign(&secret, method, &params).map_err(failed("sign"))?;
    rpc::verify(&secret, method, &params, &signature).map_err(failed("verify"))?;
    for at in 0..params.len() {
        let mut changed: Vec<(&str, String)> = params
            .iter()
            .map(|(name, value)| (*name, (*value).to_owned()))
            .collect();
        if let Some((_, value)) = changed.get_mut(at) {
            value.push('x');
        }
        if rpc::verify(&secret, method, &changed, &signature).is_ok() {
            return Err("verify accepts another parameter".to_owned());
        }
    }
    let mut got = got([
        (
            "string_to_sign",
            rpc::string_to_sign(method, &params).into(),
        ),
        ("signature", signature.as_str().into()),
    ]);
    if input.get("url_params").is_some() {
        let mut query: Vec<(String, String)> = pairs(input, "url_params")?
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect();
        query.push(("Signature".to_owned(), signature));
        // The SDK was asked for a URL of the host `h`.
        let url = ["https://h/?", &sdk::rpc().query(&query)].concat();
        got.insert("url".to_owned(), url.into());
    }
    Ok(got)
}
