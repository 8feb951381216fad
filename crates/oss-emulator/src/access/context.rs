//! The condition keys of a request, which the conditions of policies refer to.

use oss_policy::Context;

use super::caller::Caller;
use crate::http::ServerRequest;
use crate::objects::{CopySource, parse_tagging};
use crate::state::State;
use crate::store::Object;

/// Collects the condition keys of a request.
///
/// The value of `acs:SourceIp` is the address of the connection. `X-Forwarded-For` has no effect
/// here, because every client can send that header; it is used only for the restriction that a
/// signed URL puts on itself.
pub(crate) fn collect(
    state: &State,
    caller: &Caller,
    request: &ServerRequest,
    object: Option<&Object>,
) -> Context {
    let secure = if request.secure { "true" } else { "false" };
    let mut context = Context::new()
        .with("acs:SourceIp", request.peer.to_string())
        .with("acs:SecureTransport", secure)
        .with("acs:CurrentTime", state.now().to_iso_extended());
    if let Some(vpc) = vpc_of(state, request) {
        context.insert("acs:SourceVpc", vpc);
    }
    if let Some(agent) = request.header("user-agent") {
        context.insert("acs:UserAgent", agent);
    }
    if let Some(id) = &caller.access_key_id {
        context.insert("acs:AccessId", id);
    }
    add_listing(&mut context, request);
    add_headers(&mut context, request);
    for (key, value) in object.into_iter().flat_map(|object| &object.tags) {
        context.insert(format!("oss:ExistingObjectTag/{key}"), value);
    }
    context
}

/// Returns the VPC that the request comes from. This is the VPC that the server was configured
/// with, or the one that the request names in a header if the server was configured to trust that
/// header.
pub(crate) fn vpc_of<'a>(state: &'a State, request: &'a ServerRequest) -> Option<&'a str> {
    let from_header = request
        .header(VPC_HEADER)
        .filter(|_| state.config.trusts_vpc_header);
    from_header.or(state.config.vpc.as_deref())
}

/// Adds `oss:Prefix` and `oss:Delimiter`. Every list request has both keys, with an empty value if
/// the parameter was not sent; other requests have neither.
fn add_listing(context: &mut Context, request: &ServerRequest) {
    let lists = request.method == ::http::Method::GET && request.key.is_none();
    if lists {
        for (key, parameter) in [("oss:Prefix", "prefix"), ("oss:Delimiter", "delimiter")] {
            context.insert(key, request.query.get(parameter).unwrap_or_default());
        }
    }
}

/// Adds the `x-oss-*` headers with the values that the handlers use. For an upload by a form these
/// are the fields of the form. The source of a copy is decoded, because the same object can be
/// written in many ways.
fn add_headers(context: &mut Context, request: &ServerRequest) {
    let own = request
        .headers
        .texts()
        .filter(|(name, _)| name.starts_with("x-oss-"));
    for (name, value) in own {
        let source = Some(value).filter(|_| name == "x-oss-copy-source");
        let source = source.and_then(|value| CopySource::parse(value).ok());
        let value = source.map_or_else(|| value.to_owned(), |source| source.to_string());
        context.insert(format!("oss:{name}"), value);
    }
    // Malformed tags are ignored here, because the handler refuses them.
    let tags = request.header("x-oss-tagging").map(parse_tagging);
    for (key, value) in tags.and_then(Result::ok).unwrap_or_default() {
        context.insert(format!("oss:RequestObjectTag/{key}"), value);
    }
}

/// The header that names the VPC of a request. Its name does not begin with `x-oss-`, so that
/// signatures do not cover it and it can be added to a signed request.
const VPC_HEADER: &str = "oss-emulator-vpc-id";
