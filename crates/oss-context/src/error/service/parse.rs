//! Reads the error of an RPC service from any response.

use quick_xml::Reader;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesRef, Event};
use serde_json::Value;
use zeroize::Zeroizing;

use super::class::Class;
use super::{AccessDeniedDetail, ServiceError, SignatureComparison};
use crate::mask::printable;

/// Reads an error. JSON and XML errors have a code and a message. For HTML, an empty body and everything
/// else, the error only has the status.
///
/// `signed` is the string to sign of the request. It is compared with that of the service, if the error
/// contains it.
pub(crate) fn parse_error(
    host: &str,
    status: u16,
    body: &[u8],
    signed: Option<&str>,
) -> ServiceError {
    let fields = from_json(body)
        .or_else(|| from_xml(body))
        .unwrap_or_default();
    let (message, servers) = fields
        .message
        .as_ref()
        .map_or((None, None), |message| cut(message));
    let code = fields
        .code
        .filter(|code| !code.is_empty())
        .map(|code| printable(&code));
    ServiceError {
        host: host.to_owned(),
        status,
        class: Class::from_answer(status, code.as_deref()),
        code,
        message: message.map(printable),
        request_id: fields.request_id.map(|id| printable(&id)),
        recommend: fields.recommend.map(|address| printable(&address)),
        signature: servers
            .zip(signed)
            .map(|(servers, signed)| compare(servers, signed)),
        denied: fields.denied,
        summary: None,
        advice: None,
    }
}

#[derive(Default)]
struct Fields {
    code: Option<String>,
    message: Option<Zeroizing<String>>,
    request_id: Option<String>,
    recommend: Option<String>,
    denied: Option<AccessDeniedDetail>,
}

impl Fields {
    fn set_denied(&mut self, name: &str, value: &str) {
        let denied = self.denied.get_or_insert_default();
        // This text is longer than any other and must not be cut. A text that is too long is dropped.
        if name == "EncodedDiagnosticMessage" && value.len() <= MAX_ENCODED {
            denied.set(name, value.to_owned());
        } else if name != "EncodedDiagnosticMessage" {
            denied.set(name, printable(value));
        }
    }

    fn set(&mut self, name: &str, value: String) {
        match name {
            "Code" => self.code = Some(value),
            "Message" => self.message = Some(Zeroizing::new(value)),
            "RequestId" => self.request_id = Some(value),
            "Recommend" => self.recommend = Some(value),
            _ => (),
        }
    }
}

fn from_json(body: &[u8]) -> Option<Fields> {
    let Ok(Value::Object(members)) = serde_json::from_slice(body) else {
        return None;
    };
    let mut fields = Fields::default();
    for (name, value) in members {
        match value {
            Value::String(text) => fields.set(&name, text),
            Value::Object(inner) if name == DENIED => {
                for (name, value) in inner {
                    fields.set_denied(&name, value.as_str().unwrap_or_default());
                }
            }
            _ => (),
        }
    }
    Some(fields)
}

/// Reads `<Error><RequestId/><HostId/><Code/><Message/></Error>`. A damaged document counts as no
/// document.
fn from_xml(body: &[u8]) -> Option<Fields> {
    let mut reader = Reader::from_str(std::str::from_utf8(body).ok()?);
    let (mut fields, mut path, mut text) = (Fields::default(), Vec::new(), String::new());
    loop {
        match reader.read_event().ok()? {
            Event::Start(start) if path.len() < MAX_DEPTH => {
                path.push(start.name().into_inner().to_owned());
                text.clear();
            }
            Event::Start(_) => return None,
            Event::Text(content) => text.push_str(&content.xml10_content()),
            Event::CData(content) => text.push_str(&content.xml10_content()),
            Event::GeneralRef(reference) => text.push(character(&reference)?),
            Event::End(_) => {
                let name = path.pop()?;
                match path.as_slice() {
                    [root] if root == "Error" => fields.set(&name, std::mem::take(&mut text)),
                    [root, inner] if root == "Error" && inner == DENIED => {
                        fields.set_denied(&name, &text);
                    }
                    _ => (),
                }
            }
            Event::Eof => return fields.code.is_some().then_some(fields),
            _ => (),
        }
    }
}

/// The character of one of the five entities of XML, or of a character reference. A document with other
/// entities is refused.
fn character(reference: &BytesRef<'_>) -> Option<char> {
    match reference.resolve_char_ref() {
        Ok(Some(character)) => Some(character),
        Ok(None) => resolve_xml_entity(reference)?.chars().next(),
        Err(_) => None,
    }
}

/// The message without the server's string to sign, and that string, which contains the access key id,
/// the policy and the token.
fn cut(message: &str) -> (Option<&str>, Option<&str>) {
    let lower = message.to_ascii_lowercase();
    let found = ECHOES
        .iter()
        .find_map(|echo| lower.find(echo).map(|at| (at, at + echo.len())));
    let (message, servers) = match found {
        Some((start, end)) => (message.get(..start), message.get(end..)),
        None => (Some(message), None),
    };
    (
        message.map(str::trim).filter(|message| !message.is_empty()),
        servers.map(str::trim),
    )
}

fn compare(servers: &str, signed: &str) -> SignatureComparison {
    if servers == signed {
        SignatureComparison::Same
    } else {
        SignatureComparison::Differs
    }
}

const ECHOES: [&str; 2] = ["server string to sign is:", "string to sign"];
const DENIED: &str = "AccessDeniedDetail";
const MAX_ENCODED: usize = 16 * 1024;
const MAX_DEPTH: usize = 16;

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(body: &str) -> ServiceError {
        parse_error("sts.example.com", 400, body.as_bytes(), Some("POST&%2F&a"))
    }

    #[test]
    fn the_servers_string_to_sign_is_cut_and_compared() {
        let body = |servers: &str| {
            format!(
                r#"{{"Code":"SignatureDoesNotMatch","Message":"No match. Server string to sign is:{servers}"}}"#
            )
        };
        let same = parse(&body("POST&%2F&a"));
        assert_eq!(same.message(), Some("No match."));
        assert!(same.hint().unwrap().contains("secret is wrong"));
        let differs = parse(&body("POST&%2F&CANARY"));
        assert!(differs.hint().unwrap().contains("another string"));
        assert!(!format!("{differs:?} {differs}").contains("CANARY"));
    }

    #[test]
    fn xml_errors_are_read_with_their_entities() {
        let error = parse(
            "<?xml version='1.0'?><Error><Code>NoPermission</Code>\
             <Message>a &lt;b&gt; &#x26; <![CDATA[c]]></Message><RequestId>R</RequestId></Error>",
        );
        assert_eq!(error.code(), Some("NoPermission"));
        assert_eq!(error.message(), Some("a <b> & c"));
        assert_eq!(error.request_id(), Some("R"));
    }

    #[test]
    fn the_detail_of_a_refusal_is_read_in_both_formats() {
        let json = r#"{"Code":"NoPermission","AccessDeniedDetail":{"AuthAction":"ram:CreateUser",
            "AuthPrincipalDisplayName":"20","AuthPrincipalOwnerId":"1","AuthPrincipalType":"SubUser",
            "EncodedDiagnosticMessage":"E","NoPermissionType":"ImplicitDeny",
            "PolicyType":"AssumeRolePolicy","New":"x"}}"#;
        let xml = "<Error><Code>NoPermission</Code><AccessDeniedDetail>\n\
             <AuthAction>ram:CreateUser</AuthAction><AuthPrincipalDisplayName>20</AuthPrincipalDisplayName>\
             <AuthPrincipalOwnerId>1</AuthPrincipalOwnerId><AuthPrincipalType>SubUser</AuthPrincipalType>\
             <EncodedDiagnosticMessage>E</EncodedDiagnosticMessage>\
             <NoPermissionType>ImplicitDeny</NoPermissionType><PolicyType>AssumeRolePolicy</PolicyType>\
             </AccessDeniedDetail></Error>";
        let text = |value: &str| Some(value.to_owned());
        let expected = AccessDeniedDetail {
            action: text("ram:CreateUser"),
            principal: text("20"),
            principal_owner: text("1"),
            principal_type: text("SubUser"),
            kind: text("ImplicitDeny"),
            policy_type: text("AssumeRolePolicy"),
            encoded_message: text("E"),
        };
        assert_eq!(parse(json).access_denied_detail(), Some(&expected));
        assert_eq!(parse(xml).access_denied_detail(), Some(&expected));
        assert_eq!(parse(r#"{"Code":"A"}"#).access_denied_detail(), None);
    }

    #[test]
    fn anything_else_gives_the_status_alone() {
        let nested = "<Error>".repeat(100_000);
        let bodies = [
            "",
            "[]",
            "null",
            r#"{"Code":1}"#,
            "<html><body>Bad Gateway",
            "<Error><Code>x",
            "<Error><Code>&unknown;</Code></Error>",
            "<!DOCTYPE a [<!ENTITY b 'c'>]><Error><Code>&b;</Code></Error>",
            "<Other><Code>x</Code></Other>",
            "\u{feff}",
            &nested,
        ];
        for body in bodies {
            let error = parse(body);
            assert_eq!((error.code(), error.status()), (None, 400), "{:.40}", body);
        }
        assert_eq!(parse_error("h", 400, &[0xff, 0xfe], None).code(), None);
    }

    #[test]
    fn a_message_is_one_bounded_line() {
        let body = format!(r#"{{"Code":"A","Message":"x\ny{}"}}"#, "z".repeat(5_000));
        let message = parse(&body).message().unwrap().to_owned();
        assert!(message.starts_with("x y") && message.chars().count() == 1024);
    }
}
