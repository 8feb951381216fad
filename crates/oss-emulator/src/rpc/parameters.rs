//! The parameters of a call: query and form merged, action and version from wherever they stand.

use ::http::header::CONTENT_TYPE;
use bytes::Bytes;

use crate::http::Arrival;
use crate::http::Query;

use super::error::RpcError;

/// Everything that a call says.
pub(crate) struct Parameters {
    /// Names and values in the order they came: the query first.
    pairs: Vec<(String, String)>,
    action: String,
    version: String,
    /// The body as it came; ACS3 signs its hash.
    pub(crate) body: Bytes,
}

impl Parameters {
    /// Reads the body and merges.
    ///
    /// # Errors
    /// A parameter that stands twice, a body that is too long or breaks off.
    pub(crate) async fn read(arrival: &mut Arrival) -> Result<Self, RpcError> {
        let body = match arrival.body.bytes(LIMIT).await {
            Ok(Some(body)) => body,
            Ok(None) => return Err(RpcError::invalid_parameter("The body is too long.")),
            Err(_) => return Err(RpcError::invalid_parameter("The body is incomplete.")),
        };
        let query = Query::parse(arrival.head.uri.query().unwrap_or_default());
        let mut pairs: Vec<_> = owned(&query);
        if is_form(arrival)
            && let Ok(text) = std::str::from_utf8(&body)
        {
            pairs.extend(owned(&Query::parse(text)));
        }
        refuse_duplicates(&pairs)?;
        let place = |header: &str, name: &str| {
            let header = arrival
                .head
                .headers
                .get(header)
                .and_then(|value| value.to_str().ok());
            let pair = pairs.iter().find(|(own, _)| own == name);
            pair.map(|(_, value)| value.clone())
                .or(header.map(str::to_owned))
                .unwrap_or_default()
        };
        let (action, version) = (
            place("x-acs-action", "Action"),
            place("x-acs-version", "Version"),
        );
        Ok(Self {
            pairs,
            action,
            version,
            body,
        })
    }

    /// A parameter; one that is empty counts as absent.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        let pair = self
            .pairs
            .iter()
            .find(|(own, value)| own == name && !value.is_empty());
        pair.map(|(_, value)| value.as_str())
    }

    /// Or the error that names it.
    pub(crate) fn require(&self, name: &'static str) -> Result<&str, RpcError> {
        self.get(name).ok_or_else(|| RpcError::missing(name))
    }

    /// `AssumeRole`.
    pub(crate) fn action(&self) -> &str {
        &self.action
    }

    /// `2015-04-01`.
    pub(crate) fn version(&self) -> &str {
        &self.version
    }

    /// All of them, for the signature.
    pub(crate) fn pairs(&self) -> &[(String, String)] {
        &self.pairs
    }
}

fn is_form(arrival: &Arrival) -> bool {
    // Some clients post a form without saying so; anything else has no parameters in its body.
    arrival.head.headers.get(CONTENT_TYPE).is_none_or(|kind| {
        kind.as_bytes()
            .to_ascii_lowercase()
            .starts_with(b"application/x-www-form-urlencoded")
    })
}

fn owned(query: &Query) -> Vec<(String, String)> {
    query
        .iter()
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect()
}

fn refuse_duplicates(pairs: &[(String, String)]) -> Result<(), RpcError> {
    let twice =
        |index: usize, name: &str| pairs.iter().take(index).any(|(earlier, _)| earlier == name);
    match pairs
        .iter()
        .enumerate()
        .find(|(index, (name, _))| twice(*index, name))
    {
        Some((_, (name, _))) => Err(RpcError::invalid_parameter(format!(
            "The parameter {name} is given more than once."
        ))),
        None => Ok(()),
    }
}

/// What the documentation gives as the limit of a POST.
const LIMIT: usize = 10 * 1024 * 1024;
