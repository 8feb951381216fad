//! The callback that a request asks for.

use ::http::Uri;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde_json::{Map, Value};

use crate::codes::OssError;
use crate::configurations::CallbackPolicy;
use crate::http::{Headers, Query};
use crate::store::Bucket;

use super::template::{BodyType, Template};

/// A callback whose parameters were checked.
#[derive(Clone, Debug)]
pub(crate) struct Callback {
    /// The URLs, which are tried in this order until one answers.
    pub(super) urls: Vec<Uri>,
    /// The value of the `Host` header, if it is not the host of the URL.
    pub(super) host: Option<String>,
    pub(super) body: Template,
    pub(super) body_type: BodyType,
    /// The custom variables: their names, as `x:name`, and their values.
    pub(super) variables: Vec<(String, String)>,
}

impl Callback {
    /// Reads the callback from the headers `x-oss-callback` and `x-oss-callback-var`, or from the
    /// query parameters `callback` and `callback-var`. Returns `None` if the request asks for no
    /// callback.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`Callback::read`], and `InvalidArgument` if the callback is given in
    /// both the headers and the query.
    pub(crate) fn from_request(
        headers: &Headers,
        query: &Query,
        bucket: &Bucket,
    ) -> Result<Option<Self>, OssError> {
        let one = |header: &str, parameter: &str| match (headers.text(header), query.get(parameter))
        {
            (Some(_), Some(_)) => Err(refused(
                parameter,
                "it stands in both the header and the query",
            )),
            (given, named) => Ok(given.or(named)),
        };
        let variables = one("x-oss-callback-var", "callback-var")?;
        match one("x-oss-callback", "callback")? {
            Some(callback) => {
                let variables = variables.map(variables_of).transpose()?;
                Self::read(callback, variables.unwrap_or_default(), bucket).map(Some)
            }
            None => Ok(None),
        }
    }

    /// Reads a callback from its base64 text. The custom variables are given separately. A callback
    /// with a `callbackPolicy` is the one that the bucket has stored with this name.
    ///
    /// # Errors
    ///
    /// Returns `InvalidArgument` if the callback is malformed, or if the bucket has stored no callback
    /// with the name.
    pub(crate) fn read(
        text: &str,
        variables: Vec<(String, String)>,
        bucket: &Bucket,
    ) -> Result<Self, OssError> {
        let object = decode("callback", text)?;
        let Some(name) = object.get("callbackPolicy") else {
            return Self::described(&object, variables);
        };
        let policies = bucket.configurations.get::<CallbackPolicy>();
        let stored = policies.as_deref().zip(name.as_str());
        let stored = stored.and_then(|(policies, name)| policies.named(name));
        let (callback, stored) = stored
            .ok_or_else(|| refused("callbackPolicy", "the bucket has no callback of this name"))?;
        let stored = stored.map(variables_of).transpose()?;
        // The variables of the request come first, so that they replace stored ones.
        let variables = variables.into_iter().chain(stored.unwrap_or_default());
        Self::described(&decode("Callback", callback)?, variables.collect())
    }

    fn described(
        object: &Map<String, Value>,
        variables: Vec<(String, String)>,
    ) -> Result<Self, OssError> {
        let string = |name: &str| object.get(name).and_then(Value::as_str);
        let urls = string("callbackUrl").unwrap_or_default();
        let urls: Vec<&str> = urls
            .split(';')
            .map(str::trim)
            .filter(|url| !url.is_empty())
            .collect();
        if !(1..=MAX_URLS).contains(&urls.len()) {
            return Err(refused("callbackUrl", "one to five are needed"));
        }
        let body = string("callbackBody").filter(|body| !body.is_empty());
        let body = body.ok_or_else(|| refused("callbackBody", "it is missing or empty"))?;
        let body_type = string("callbackBodyType").unwrap_or(BodyType::FORM);
        Ok(Self {
            urls: urls.into_iter().map(url).collect::<Result<_, _>>()?,
            host: string("callbackHost")
                .filter(|host| !host.is_empty())
                .map(str::to_owned),
            body: Template::parse(body)
                .ok_or_else(|| refused("callbackBody", "a variable is not written ${name}"))?,
            body_type: BodyType::parse(body_type)
                .ok_or_else(|| refused("callbackBodyType", "there is no such type"))?,
            variables,
        })
    }
}

/// Reads the custom variables. A name that does not begin with `x:` is ignored, as in the real service,
/// because no body can refer to it.
fn variables_of(text: &str) -> Result<Vec<(String, String)>, OssError> {
    let variables = decode("callback-var", text)?
        .into_iter()
        .filter(|(name, _)| name.starts_with("x:"))
        .map(|(name, value)| {
            if name == "x:" || name.chars().any(char::is_uppercase) {
                return Err(refused(
                    "callback-var",
                    "names are in lower case and do not end after x:",
                ));
            }
            let value = match value {
                Value::String(text) => text,
                other => other.to_string(),
            };
            Ok((name, value))
        });
    variables.collect()
}

fn decode(name: &str, text: &str) -> Result<Map<String, Value>, OssError> {
    if text.len() > MAX_PARAMETER {
        return Err(refused(name, "it is longer than 5 KB"));
    }
    let bytes = BASE64
        .decode(text.trim())
        .map_err(|_| refused(name, "it is not encoded in base64"))?;
    match serde_json::from_slice(&bytes) {
        Ok(Value::Object(object)) => Ok(object),
        _ => Err(refused(name, "it is not a JSON object")),
    }
}

/// Parses a URL. A URL without a scheme is an http URL. The host must be an address, `localhost`,
/// or a name with a dot.
fn url(text: &str) -> Result<Uri, OssError> {
    let refused = || refused("callbackUrl", "it is not a URL");
    let whole = match text.contains("://") {
        true => text.to_owned(),
        false => format!("http://{text}"),
    };
    let uri: Uri = whole.parse().map_err(|_| refused())?;
    let host = uri.host().ok_or_else(refused)?;
    let port = match uri
        .authority()
        .and_then(|authority| authority.as_str().rsplit_once(':'))
    {
        Some((_, port)) if !port.ends_with(']') => port.parse::<u16>().is_ok(),
        _ => true,
    };
    let named = host == "localhost" || host.contains('.') || host.starts_with('[');
    let scheme = matches!(uri.scheme_str(), Some("http" | "https"));
    if named && port && scheme {
        Ok(uri)
    } else {
        Err(refused())
    }
}

fn refused(name: &str, reason: &str) -> OssError {
    OssError::invalid_argument(
        name,
        "",
        format!("The callback configuration is not valid: {name}: {reason}."),
    )
}

/// The size limit for a callback parameter in its base64 form, in bytes.
const MAX_PARAMETER: usize = 5 * 1024;
/// The maximum number of URLs in one callback.
const MAX_URLS: usize = 5;

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Result<Callback, OssError> {
        let object = decode("callback", &BASE64.encode(json))?;
        Callback::described(&object, Vec::new())
    }

    #[test]
    fn a_callback_is_read() {
        let callback = read(
            r#"{"callbackUrl":"127.0.0.1:8080/a;http://localhost/b","callbackHost":"h",
                "callbackBody":"b=${bucket}&x=${x:a}","callbackBodyType":"application/json"}"#,
        )
        .unwrap();
        let urls: Vec<String> = callback.urls.iter().map(Uri::to_string).collect();
        assert_eq!(urls, ["http://127.0.0.1:8080/a", "http://localhost/b"]);
        assert_eq!(callback.host.as_deref(), Some("h"));
        assert_eq!(callback.body_type, BodyType::Json);
    }

    #[test]
    fn what_oss_does_not_take_is_refused() {
        let six = ["http://a.b"; 6].join(";");
        for json in [
            "not JSON".to_owned(),
            "[]".to_owned(),
            r#"{"callbackBody":"a"}"#.to_owned(),
            r#"{"callbackUrl":"","callbackBody":"a"}"#.to_owned(),
            r#"{"callbackUrl":"my","callbackBody":"a"}"#.to_owned(),
            r#"{"callbackUrl":"my.com:test","callbackBody":"a"}"#.to_owned(),
            r#"{"callbackUrl":"ftp://my.com","callbackBody":"a"}"#.to_owned(),
            format!(r#"{{"callbackUrl":"{six}","callbackBody":"a"}}"#),
            r#"{"callbackUrl":"http://a.b"}"#.to_owned(),
            r#"{"callbackUrl":"http://a.b","callbackBody":""}"#.to_owned(),
            r#"{"callbackUrl":"http://a.b","callbackBody":"$(object)"}"#.to_owned(),
            r#"{"callbackUrl":"http://a.b","callbackBody":"a","callbackBodyType":"text/xml"}"#
                .to_owned(),
        ] {
            assert!(read(&json).is_err(), "{json}");
        }
        assert!(decode("callback", "not base64!").is_err());
        assert!(decode("callback", &"A".repeat(MAX_PARAMETER + 4)).is_err());
    }

    #[test]
    fn variables_have_names_in_lower_case() {
        let read = |json| variables_of(&BASE64.encode(json));
        let variables = read(r#"{"x:a":"1","x:b":2,"A":"3","":"4"}"#).unwrap();
        assert_eq!(
            variables,
            [("x:a".into(), "1".into()), ("x:b".into(), "2".into())]
        );
        for json in [r#"{"x:A":"1"}"#, r#"{"x:":"1"}"#, "[]"] {
            assert!(read(json).is_err(), "{json}");
        }
    }
}
