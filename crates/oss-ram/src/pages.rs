//! Lists that are returned in pages.

use crate::{Error, Members, Operation, Ram};

/// An operation that returns one page of a list.
pub trait Paged: Operation<Output = Page<Self::Item>> + Clone {
    /// The type of the items.
    type Item;

    /// Sets where the list begins: the marker with which the page before ended.
    #[must_use]
    fn at_marker(&self, marker: String) -> Self;
}

/// One page of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Page<T> {
    /// The items of the page.
    pub items: Vec<T>,
    /// Whether there are more pages.
    pub is_truncated: bool,
    /// The marker with which the next page begins.
    pub marker: Option<String>,
    /// The request id, by which the support of Alibaba Cloud finds the call.
    pub request_id: String,
}

impl<T> Page<T> {
    /// Reads a page whose items are in a list that is nested twice.
    pub(crate) fn read(
        answer: &Members<'_>,
        outer: &str,
        inner: &str,
        read: impl Fn(&Members<'_>) -> Result<T, Error>,
    ) -> Result<Self, Error> {
        Ok(Self {
            items: answer.list(outer, inner, read)?,
            is_truncated: answer.flag("IsTruncated")?,
            marker: answer.maybe_text("Marker")?,
            request_id: answer.request_id()?,
        })
    }
}

/// The pages of a list, which are requested one after another.
///
/// ```
/// use oss_ram::ListRoles;
///
/// # use std::sync::Arc;
/// # use oss_context::Context;
/// # use oss_transport::{HyperTransport, SystemRuntime};
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let server = oss_emulator::Emulator::start().await?;
/// # let cx = Context::new(Arc::new(HyperTransport::new()), Arc::new(SystemRuntime::new()));
/// # let ram = oss_ram::Ram::new(Arc::new(server.credentials()), cx);
/// # let ram = ram.endpoint(server.ram_endpoint());
/// let mut pages = ram.pages(ListRoles::new().max_items(100));
/// while let Some(roles) = pages.next().await? {
///     for role in roles {
///         println!("{}", role.arn);
///     }
/// }
/// # Ok(()) }
/// ```
#[derive(Debug)]
pub struct Pages<'a, O> {
    ram: &'a Ram,
    next: Option<O>,
    marker: Option<String>,
}

impl Ram {
    /// Returns the pages of a list. They begin where `first` begins.
    pub fn pages<O: Paged>(&self, first: O) -> Pages<'_, O> {
        Pages {
            ram: self,
            next: Some(first),
            marker: None,
        }
    }
}

impl<O: Paged> Pages<'_, O> {
    /// Requests the next page and returns its items, or `None` after the last page.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`Ram::send`], and [`Error::Answer`] if the service does not return the
    /// marker of the next page, or returns the same marker again. After an error, the next call
    /// requests the same page again.
    pub async fn next(&mut self) -> Result<Option<Vec<O::Item>>, Error> {
        let Some(operation) = &self.next else {
            return Ok(None);
        };
        let page = self.ram.send(operation).await?;
        let following = match page.marker {
            _ if !page.is_truncated => None,
            Some(marker) if self.marker.as_ref() != Some(&marker) => {
                let following = operation.at_marker(marker.clone());
                self.marker = Some(marker);
                Some(following)
            }
            // Without a new marker the list would never end.
            _ => return Err(Error::answer(O::NAME, "Marker")),
        };
        self.next = following;
        Ok(Some(page.items))
    }

    /// Requests all remaining pages and returns their items.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`next`](Self::next). The items that were read before the error are lost.
    pub async fn all(mut self) -> Result<Vec<O::Item>, Error> {
        let mut all = Vec::new();
        while let Some(items) = self.next().await? {
            all.extend(items);
        }
        Ok(all)
    }
}
