//! The URL of an object, which the responses to some uploads contain.

use oss_sign::encode::percent_encode_path;
use percent_encoding::percent_decode_str;

use crate::http::ServerRequest;

/// Returns the URL of an object, in the style in which the request names the bucket.
pub(crate) fn location(request: &ServerRequest, bucket: &str, key: &str) -> String {
    let scheme = if request.secure { "https" } else { "http" };
    let path = request
        .raw_path
        .strip_prefix('/')
        .unwrap_or(&request.raw_path);
    let named = request.key.as_deref().unwrap_or_default();
    // The path of a request of virtual-host style consists of the key, and that of a request of
    // path style begins with the bucket.
    let in_host = percent_decode_str(path)
        .decode_utf8()
        .is_ok_and(|path| path == named);
    let bucket_path = match in_host {
        true => String::new(),
        false => format!("{bucket}/"),
    };
    let (host, path) = (&request.host, percent_encode_path(key));
    format!("{scheme}://{host}/{bucket_path}{path}")
}
