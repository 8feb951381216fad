//! Presigned URLs.

use std::time::Duration;

use http::{HeaderMap, Method};
use url::Url;

use super::api::object_store::Result;
use super::api::object_store::path::Path;
use super::error::{about, generic, not_supported};
use super::path::key;
use crate::OssStore;

/// Presigns a request by its method, with further parameters and with headers that its sender must send.
///
/// The URL ends after the given duration, or with the credentials if that is earlier.
pub(in super::super) async fn sign(
    store: &OssStore,
    method: &Method,
    location: &Path,
    expires_in: Duration,
    query: &[(String, String)],
    headers: &HeaderMap,
) -> Result<Url> {
    let (bucket, key) = (store.bucket(), key(store, location)?);
    // The operations are different types with the same methods.
    macro_rules! presigned {
        ($call:expr) => {{
            let mut call = $call;
            for (name, value) in query {
                call = call.with_query(name, value);
            }
            for (name, value) in headers {
                let text = value.to_str().map_err(|_| {
                    generic(format!(
                        "the value of the header {name} is not visible ASCII"
                    ))
                })?;
                call = call.with_header(name.as_str(), text);
            }
            call.presign(expires_in).await
        }};
    }
    let presigned = match *method {
        Method::GET => presigned!(bucket.get_object(key)),
        Method::HEAD => presigned!(bucket.head_object(key)),
        Method::PUT => presigned!(bucket.put_object(key)),
        Method::DELETE => presigned!(bucket.delete_object(key)),
        _ => {
            let reason =
                format!("URLs can be signed for GET, HEAD, PUT and DELETE, not for {method}");
            return Err(not_supported(reason));
        }
    };
    let presigned = presigned.map_err(about(location))?;
    Url::parse(presigned.url()).map_err(generic)
}
