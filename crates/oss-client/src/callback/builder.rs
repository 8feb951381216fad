//! Builds callbacks, and refuses what OSS would refuse.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value};

use crate::callback::body::Encoding;
use crate::callback::{Callback, Content, Variable, url};
use crate::error::{Error, Result};

/// A callback that is being built. [`Callback::form`] and [`Callback::json`] create it.
#[derive(Clone)]
#[must_use = "a callback is nothing until it is built"]
pub struct CallbackBuilder {
    urls: Vec<String>,
    host: Option<String>,
    sni: Option<bool>,
    encoding: Encoding,
    fields: Vec<(String, Content)>,
    variables: Vec<(String, String)>,
}

impl CallbackBuilder {
    pub(super) fn new(url: String, encoding: Encoding) -> Self {
        Self {
            urls: vec![url],
            host: None,
            sni: None,
            encoding,
            fields: Vec::new(),
            variables: Vec::new(),
        }
    }

    /// Adds another URL, which OSS calls if those before it do not answer. There can be five.
    pub fn or_url(mut self, url: impl Into<String>) -> Self {
        self.urls.push(url.into());
        self
    }

    /// Sets the header `Host` of the request to the server. By default it is the host of the URL.
    pub fn host(mut self, host: impl Into<String>) -> Self {
        self.host = Some(host.into());
        self
    }

    /// Sets whether OSS names the host when it begins a TLS connection (SNI), which servers with
    /// several certificates need. By default it does not.
    pub fn sni(mut self, sni: bool) -> Self {
        self.sni = Some(sni);
        self
    }

    /// Adds a field to the body, with a text or a [`Variable`]. A callback needs at least one.
    pub fn field(mut self, name: impl Into<String>, content: impl Into<Content>) -> Self {
        self.fields.push((name.into(), content.into()));
        self
    }

    /// Sets the value of a custom variable. The name begins with `x:` and has no upper-case letters.
    pub fn variable(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.variables.push((name.into(), value.into()));
        self
    }

    /// Checks the callback.
    ///
    /// # Errors
    ///
    /// Fails with [`ErrorKind::InvalidRequest`](crate::ErrorKind::InvalidRequest) for what OSS would
    /// refuse: no field, more than five URLs, one that is no URL, a custom variable whose name does not
    /// begin with `x:`, a name that is given twice, and more than 5 KiB of settings or of variables, in
    /// Base64.
    pub fn build(self) -> Result<Callback> {
        if self.urls.len() > MAX_URLS {
            let right = "OSS takes up to five";
            return Err(Error::invalid_field(
                "callback",
                self.urls.len(),
                &format!("URLs; {right}"),
            ));
        }
        self.urls.iter().try_for_each(|text| url::check(text))?;
        if self.fields.is_empty() {
            return Err(Error::invalid_request(
                "callback: it needs at least one field",
            ));
        }
        self.check_names()?;
        let callback = Callback {
            document: self.document(),
            variables: self.variables,
        };
        let encoded = STANDARD.encode(&callback.document);
        check_length("callback", &encoded)?;
        check_length("callback_var", &callback.variables().unwrap_or_default())?;
        Ok(callback)
    }

    /// Checks the names of the custom variables that are used or set, and that nothing is set twice.
    fn check_names(&self) -> Result<()> {
        let used = self.fields.iter().filter_map(|(_, content)| match content {
            Content::Variable(Variable::Custom(name)) => Some(name),
            _ => None,
        });
        let set = self.variables.iter().map(|(name, _)| name);
        used.chain(set.clone())
            .try_for_each(|name| check_variable_name(name))?;
        check_unique("callback variable", set)?;
        check_unique("callback field", self.fields.iter().map(|(name, _)| name))
    }

    /// Writes the JSON document that OSS expects in `callback`.
    fn document(&self) -> String {
        let mut document = Map::new();
        let mut add = |name: &str, value: Value| document.insert(name.to_owned(), value);
        add("callbackUrl", self.urls.join(";").into());
        if let Some(host) = &self.host {
            add("callbackHost", host.as_str().into());
        }
        add("callbackBody", self.encoding.write(&self.fields).into());
        add("callbackBodyType", self.encoding.media_type().into());
        if let Some(sni) = self.sni {
            add("callbackSNI", sni.into());
        }
        Value::Object(document).to_string()
    }
}

/// Checks the name of a custom variable. OSS wants `x:` and no upper-case letters. Characters that end a
/// variable in the template, such as `}`, would make OSS read another name.
fn check_variable_name(name: &str) -> Result<()> {
    let own = name.strip_prefix("x:").unwrap_or_default();
    let is_plain = |c: char| !c.is_uppercase() && !c.is_control() && !"{}$ ".contains(c);
    if own.is_empty() || !own.chars().all(is_plain) {
        let right = "the name begins with x: and has no upper-case letters, spaces or braces";
        let shown = name.escape_debug();
        return Err(Error::invalid_field("callback variable", shown, right));
    }
    Ok(())
}

fn check_unique<'a>(what: &str, names: impl Iterator<Item = &'a String>) -> Result<()> {
    let mut names: Vec<_> = names.collect();
    names.sort_unstable();
    let twice = names.windows(2).find_map(|pair| match pair {
        [one, other] if one == other => Some(one.escape_debug()),
        _ => None,
    });
    match twice {
        Some(name) => Err(Error::invalid_field(what, name, "it is given twice")),
        None => Ok(()),
    }
}

/// Checks the length of a setting. The limit of OSS applies to the text in Base64.
fn check_length(what: &str, encoded: &str) -> Result<()> {
    if encoded.len() > MAX_LENGTH {
        let length = encoded.len();
        return Err(Error::invalid_request(format!(
            "{what}: it has {length} bytes in Base64; OSS takes up to {MAX_LENGTH}"
        )));
    }
    Ok(())
}

impl fmt::Debug for CallbackBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self.fields.iter().map(|(name, _)| name).collect();
        f.debug_struct("CallbackBuilder")
            .field("fields", &names)
            .finish_non_exhaustive()
    }
}

/// The limits that OSS documents for callbacks.
const MAX_URLS: usize = 5;
const MAX_LENGTH: usize = 5 * 1024;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_document_has_the_documented_form() {
        let callback = Callback::form("https://app.example.com/up?a=1")
            .or_url("http://198.51.100.7:8080/up")
            .host("app.example.com")
            .sni(true)
            .field("key", Variable::Object)
            .field("width", Variable::ImageWidth)
            .field("user", Variable::custom("x:user"))
            .field("a note", "50% & ${size}")
            .variable("x:user", "é")
            .build()
            .unwrap();
        assert_eq!(
            callback.document(),
            "{\"callbackUrl\":\"https://app.example.com/up?a=1;http://198.51.100.7:8080/up\",\
             \"callbackHost\":\"app.example.com\",\"callbackBody\":\"key=${object}&\
             width=${imageInfo.width}&user=${x:user}&a%20note=50%25%20%26%20%24%7Bsize%7D\",\
             \"callbackBodyType\":\"application/x-www-form-urlencoded\",\"callbackSNI\":true}"
        );
        assert_eq!(
            String::from(&callback),
            STANDARD.encode(callback.document())
        );
        assert_eq!(
            callback.variables(),
            Some(STANDARD.encode("{\"x:user\":\"é\"}"))
        );
        assert!(!format!("{callback:?}").contains("example.com"));
    }

    #[test]
    fn a_text_in_json_contains_no_variable() {
        let callback = Callback::json("http://h.example/")
            .field("key", Variable::Object)
            .field("te\"xt", "${size}")
            .build()
            .unwrap();
        let document: Value = serde_json::from_str(callback.document()).unwrap();
        let body = "{\"key\":${object},\"te\\\"xt\":\"\\u0024{size}\"}";
        assert_eq!(document["callbackBody"], body);
        assert_eq!(callback.variables(), None);
    }

    #[test]
    fn what_oss_would_refuse_is_refused_with_the_reason() {
        let base = || Callback::form("http://h.example/").field("key", Variable::Object);
        let long = "x".repeat(4000);
        for (builder, reason) in [
            (Callback::form("http://h.example/"), "at least one field"),
            (Callback::form("my").field("a", "b"), "begins with http://"),
            (
                Callback::form("ftp://h/").field("a", "b"),
                "begins with http://",
            ),
            (
                Callback::form("http://my.com:test/").field("a", "b"),
                "port",
            ),
            (Callback::form("http://h:99999/").field("a", "b"), "port"),
            (
                Callback::form("http://é.example/").field("a", "b"),
                "not a URL",
            ),
            (Callback::form("http://[::1]/").field("a", "b"), "IPv4"),
            (Callback::form("http://u:p@h/").field("a", "b"), "user name"),
            (base().or_url("http://a/;http://b/"), "semicolon"),
            (
                (0..5).fold(base(), |b, _| b.or_url("http://h/")),
                "up to five",
            ),
            (base().variable("user", "u"), "begins with x:"),
            (base().variable("x:", "u"), "begins with x:"),
            (base().variable("x:User", "u"), "upper-case"),
            (base().variable("x:a", "1").variable("x:a", "2"), "twice"),
            (base().field("key", "again"), "twice"),
            (base().field("u", Variable::custom("u}")), "begins with x:"),
            (base().field("long", long.clone()), "5120"),
            (base().variable("x:long", long), "5120"),
        ] {
            let error = builder.build().unwrap_err().to_string();
            assert!(error.contains(reason), "{reason}: {error}");
        }
    }
}
