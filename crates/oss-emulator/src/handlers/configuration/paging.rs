//! Pages of configurations of which there can be several.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::codes::OssError;

/// One page of a list.
#[derive(Debug)]
pub(in crate::handlers) struct Page<T> {
    pub(in crate::handlers) items: Vec<T>,
    /// The token of the next page, or `None` if this is the last one.
    pub(in crate::handlers) next: Option<String>,
}

/// Takes the page that begins after the item which a continuation token names. The items must be
/// sorted by their names.
///
/// # Errors
///
/// Returns `InvalidArgument` if the token is malformed.
pub(in crate::handlers) fn page<T>(
    items: impl Iterator<Item = T>,
    name: impl Fn(&T) -> String,
    token: Option<&str>,
    limit: usize,
) -> Result<Page<T>, OssError> {
    let after = match token {
        None | Some("") => None,
        Some(token) => Some(read(token)?),
    };
    let behind = |item: &T| after.as_ref().is_none_or(|after| name(item) > *after);
    let mut items: Vec<T> = items.filter(behind).take(limit + 1).collect();
    let truncated = items.len() > limit;
    items.truncate(limit);
    let last = items.last().filter(|_| truncated);
    let next = last.map(|item| URL_SAFE_NO_PAD.encode(name(item)));
    Ok(Page { items, next })
}

impl<T> Page<T> {
    /// Returns the text of `IsTruncated`.
    pub(in crate::handlers) fn is_truncated(&self) -> &'static str {
        match self.next {
            Some(_) => "true",
            None => "false",
        }
    }
}

fn read(token: &str) -> Result<String, OssError> {
    let bytes = URL_SAFE_NO_PAD.decode(token).ok();
    let text = bytes.and_then(|bytes| String::from_utf8(bytes).ok());
    text.ok_or_else(|| {
        let message = "The continuation token is not valid.";
        OssError::invalid_argument("continuation-token", token, message)
    })
}
