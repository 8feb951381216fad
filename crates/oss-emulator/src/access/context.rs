//! The condition keys of a request, as policies ask for them.

use oss_policy::Context;

use super::caller::Caller;
use crate::http::ServerRequest;
use crate::objects::{CopySource, parse_tagging};
use crate::state::State;
use crate::store::ObjectAccess;

/// The condition keys of this request.
///
/// The address is that of the connection. What a proxy says in `X-Forwarded-For` counts for the
/// restriction that a signed URL puts on itself and never here: anybody can write that header.
pub(crate) fn of(
    state: &State,
    caller: &Caller,
    request: &ServerRequest,
    object: Option<&ObjectAccess>,
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

/// The VPC that the request comes from: the server's own, or that of the request's header where the
/// server was told to believe it.
pub(crate) fn vpc_of<'a>(state: &'a State, request: &'a ServerRequest) -> Option<&'a str> {
    let told = request
        .header(VPC_HEADER)
        .filter(|_| state.config.trusts_vpc_header);
    told.or(state.config.vpc.as_deref())
}

/// List requests always have a prefix and a delimiter, empty when not sent; others never.
fn add_listing(context: &mut Context, request: &ServerRequest) {
    let lists = request.method == ::http::Method::GET && request.key.is_none();
    if lists {
        for (key, parameter) in [("oss:Prefix", "prefix"), ("oss:Delimiter", "delimiter")] {
            context.insert(key, request.query.get(parameter).unwrap_or_default());
        }
    }
}

/// The headers of OSS, as the handlers read them. In an upload by a form they are its fields. The
/// source of a copy is decoded, because one object can be written in many ways.
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
    // Tags that cannot be read are refused by the handler, after all of this.
    let tags = request.header("x-oss-tagging").map(parse_tagging);
    for (key, value) in tags.and_then(Result::ok).unwrap_or_default() {
        context.insert(format!("oss:RequestObjectTag/{key}"), value);
    }
}

/// The header by which a test says which VPC a request comes from. Its name does not begin with
/// `x-oss-`, so that no signature covers it.
const VPC_HEADER: &str = "oss-emulator-vpc-id";
