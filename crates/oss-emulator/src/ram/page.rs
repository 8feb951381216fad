//! The division of lists into pages.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;

use crate::rpc::{Members, RpcError};

use super::call::Call;

/// The page that a call requests.
#[derive(Debug)]
pub(super) struct Page {
    /// The name of the last item on the page before.
    after: Option<String>,
    size: usize,
}

impl Page {
    /// Reads the parameters `Marker` and `MaxItems`. The default for `MaxItems` is 100.
    ///
    /// # Errors
    ///
    /// Returns an error if `MaxItems` is not from 1 to 1000, or if the marker does not have the
    /// form of one that a page returned.
    pub(super) fn from_call(call: &Call<'_>) -> Result<Self, RpcError> {
        let size = match call.get("MaxItems").map(str::parse) {
            None => DEFAULT,
            Some(Ok(size)) if (1..=MOST).contains(&size) => size,
            Some(_) => return Err(RpcError::invalid_value("MaxItems")),
        };
        let after = call.get("Marker").map(read).transpose()?;
        Ok(Self { after, size })
    }

    /// Selects the items of the page from all items, which must be sorted by name. The returned
    /// members are `IsTruncated`, and the `Marker` of the next page if there is one.
    pub(super) fn cut<T>(&self, items: impl Iterator<Item = (String, T)>) -> (Members, Vec<T>) {
        let mut rest = items
            .skip_while(|(name, _)| self.after.as_ref().is_some_and(|after| name <= after))
            .peekable();
        let (mut last, mut page) = (None, Vec::new());
        for (name, item) in rest.by_ref().take(self.size) {
            last = Some(name);
            page.push(item);
        }
        let more = rest.peek().is_some();
        let marker = last.filter(|_| more).map(|name| BASE64.encode(name));
        let head = Members::new().flag("IsTruncated", more);
        (head.maybe("Marker", marker.as_deref()), page)
    }
}

fn read(marker: &str) -> Result<String, RpcError> {
    let name = BASE64.decode(marker).ok();
    name.and_then(|name| String::from_utf8(name).ok())
        .ok_or_else(|| RpcError::invalid_value("Marker"))
}

const DEFAULT: usize = 100;
const MOST: usize = 1000;
