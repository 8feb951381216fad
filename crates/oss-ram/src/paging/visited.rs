//! What a walk over a list has seen.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::error::{Error, ErrorKind, Result};

/// What a walk over a list has seen, as hashes: a list that leads back would never end.
#[derive(Debug, Default)]
pub struct Visited {
    markers: HashSet<u64>,
    pages: HashSet<u64>,
    /// How many pages in a row had no entry.
    empty: u32,
}

impl Visited {
    /// Returns whether the walk goes on to the page that the marker names. `names` are those of the
    /// entries of this page.
    ///
    /// # Errors
    ///
    /// Fails with [`ErrorKind::Pagination`] if the server says that more pages follow but not where,
    /// or leads back to a page that was read already.
    pub fn goes_on(
        &mut self,
        is_truncated: bool,
        marker: Option<&str>,
        names: impl IntoIterator<Item = impl Hash>,
    ) -> Result<bool> {
        if !is_truncated {
            return Ok(false);
        }
        self.check_page(names)?;
        match marker.filter(|marker| !marker.is_empty()) {
            None => refuse("the server says that more pages follow, but gives no marker for them"),
            Some(marker) if self.markers.insert(hash(marker)) => Ok(true),
            Some(_) => refuse("the marker for the next page is one that was used already"),
        }
    }

    /// Names are unique in a list, so no two of its pages are the same.
    fn check_page(&mut self, names: impl IntoIterator<Item = impl Hash>) -> Result<()> {
        let names: Vec<_> = names.into_iter().collect();
        if names.is_empty() {
            self.empty += 1;
            return match self.empty > MAX_EMPTY {
                true => refuse("too many pages in a row have no entry"),
                false => Ok(()),
            };
        }
        self.empty = 0;
        match self.pages.insert(hash(&names)) {
            true => Ok(()),
            false => refuse("a page has the same entries as one that was read already"),
        }
    }
}

fn refuse<T>(message: &str) -> Result<T> {
    Err(Error::new(ErrorKind::Pagination).with_message(message))
}

fn hash(value: &(impl Hash + ?Sized)) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

/// A page may be empty where everything on it was filtered out, but not all of them.
const MAX_EMPTY: u32 = 1000;
