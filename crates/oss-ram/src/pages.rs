//! Lists that come in pages.

use crate::{Error, Members, Operation, Ram};

/// An operation whose answer is one page of a list.
pub trait Paged: Operation<Output = Page<Self::Item>> + Clone {
    /// What the list has.
    type Item;

    /// The same list from where a page ended.
    #[must_use]
    fn at_marker(&self, marker: String) -> Self;
}

/// One page of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Page<T> {
    /// What it has.
    pub items: Vec<T>,
    /// Whether there are more.
    pub is_truncated: bool,
    /// Where the next page begins.
    pub marker: Option<String>,
    /// The id of the call.
    pub request_id: String,
}

impl<T> Page<T> {
    /// Reads a page whose items stand in a list that is nested twice.
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

/// The pages of a list, one after another.
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
    /// The pages of a list, from where `first` begins.
    pub fn pages<O: Paged>(&self, first: O) -> Pages<'_, O> {
        Pages {
            ram: self,
            next: Some(first),
            marker: None,
        }
    }
}

impl<O: Paged> Pages<'_, O> {
    /// The items of the next page, or `None` after the last one.
    ///
    /// # Errors
    ///
    /// As [`Ram::send`], and [`Error::Answer`] when the service does not say where the next page
    /// begins, or says the same again. After an error the same page is asked for again.
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

    /// The items of all pages that are left.
    ///
    /// # Errors
    ///
    /// As [`next`](Self::next); what was read until then is lost.
    pub async fn all(mut self) -> Result<Vec<O::Item>, Error> {
        let mut all = Vec::new();
        while let Some(items) = self.next().await? {
            all.extend(items);
        }
        Ok(all)
    }
}
