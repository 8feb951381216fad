//! What a walk over a list has seen.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::error::{Error, ErrorKind, Result};

/// Whether a server says that more pages follow.
#[derive(Clone, Copy, Debug)]
pub enum More {
    /// It says so in a field of its own.
    Truncated(bool),
    /// It gives a token as long as more pages follow.
    WhileThereIsAToken,
}

/// The names of the entries of a page, as a hash.
#[derive(Debug, Default)]
pub struct Names {
    hasher: DefaultHasher,
    any: bool,
}

impl Names {
    /// Adds a part of the name of an entry.
    pub fn entry(&mut self, part: impl AsRef<str>) {
        part.as_ref().hash(&mut self.hasher);
        self.any = true;
    }
}

/// What a walk over a list has seen, as hashes: a list that leads back would never end.
#[derive(Debug, Default)]
pub struct Visited {
    tokens: HashSet<u64>,
    pages: HashSet<u64>,
    /// How many pages in a row had no entry.
    empty: u32,
}

impl Visited {
    /// Returns whether the walk goes on to the page that the tokens name. `names` are those of the
    /// entries of this page.
    ///
    /// # Errors
    ///
    /// Fails with [`ErrorKind::Pagination`] if the server says that more pages follow but not where, or
    /// leads back to a page that was read already.
    pub fn goes_on(&mut self, more: More, tokens: &[String], names: &Names) -> Result<bool> {
        let has_token = tokens.iter().any(|token| !token.is_empty());
        match more {
            More::Truncated(false) => return Ok(false),
            More::WhileThereIsAToken if !has_token => return Ok(false),
            _ => {}
        }
        self.check_page(names)?;
        if !has_token {
            return refuse("the server says that more pages follow, but gives no token for them");
        }
        match self.tokens.insert(hash(tokens)) {
            true => Ok(true),
            false => refuse("the token for the next page is one that was used already"),
        }
    }

    /// Names are unique in a list, so no two of its pages are the same.
    fn check_page(&mut self, names: &Names) -> Result<()> {
        if !names.any {
            self.empty += 1;
            return match self.empty > MAX_EMPTY {
                true => refuse("too many pages in a row have no entry"),
                false => Ok(()),
            };
        }
        self.empty = 0;
        match self.pages.insert(names.hasher.finish()) {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn names(entries: &[String]) -> Names {
        let mut names = Names::default();
        for entry in entries {
            names.entry(entry);
        }
        names
    }

    /// Walks over pages of these tokens and entries until it ends; returns how many were read.
    fn walk(pages: &mut dyn Iterator<Item = (&str, Vec<String>)>) -> (usize, Result<bool>) {
        let (mut visited, mut count) = (Visited::default(), 0);
        for (next, entries) in pages {
            count += 1;
            match visited.goes_on(More::Truncated(true), &[next.to_owned()], &names(&entries)) {
                Ok(true) => {}
                ended => return (count, ended),
            }
        }
        (count, Ok(true))
    }

    fn kind(error: Result<bool>) -> ErrorKind {
        error.unwrap_err().kind().clone()
    }

    #[test]
    fn a_list_ends_or_moves_on_and_never_stands_still() {
        let mut visited = Visited::default();
        let mut goes_on =
            |more, token: &str| visited.goes_on(more, &[token.to_owned()], &Names::default());
        assert!(!goes_on(More::Truncated(false), "b").unwrap());
        assert!(!goes_on(More::WhileThereIsAToken, "").unwrap());
        assert!(goes_on(More::Truncated(true), "b").unwrap());
        assert!(goes_on(More::WhileThereIsAToken, "c").unwrap());
        for token in ["", "b"] {
            let error = goes_on(More::Truncated(true), token).unwrap_err();
            assert_eq!(*error.kind(), ErrorKind::Pagination);
        }
    }

    #[test]
    fn tokens_of_two_parts_move_on_by_either() {
        let mut visited = Visited::default();
        let mut goes_on = |key: &str, version: &str| {
            let tokens = [key.to_owned(), version.to_owned()];
            visited.goes_on(More::Truncated(true), &tokens, &Names::default())
        };
        assert!(goes_on("a", "1").unwrap());
        assert!(goes_on("a", "2").unwrap());
        assert!(goes_on("a", "").unwrap());
        assert!(goes_on("a", "1").is_err());
    }

    #[test]
    fn tokens_that_take_turns_end_the_list() {
        let mut entry = 0;
        let mut pages = ["a", "b"].iter().cycle().map(|token| {
            entry += 1;
            (*token, vec![entry.to_string()])
        });
        let (read, ended) = walk(&mut pages);
        assert_eq!((read, kind(ended)), (3, ErrorKind::Pagination));
    }

    #[test]
    fn entries_that_come_again_end_the_list_whatever_the_tokens_are() {
        let tokens: Vec<String> = (0..10_000).map(|token| token.to_string()).collect();
        let same = |_| vec!["k1".to_owned(), "k2".to_owned()];
        let turns = |at: usize| vec![format!("k{}", at % 3)];
        let empty = |_| Vec::new();
        let walk = |names: &dyn Fn(usize) -> Vec<String>| {
            let pages = tokens.iter().enumerate();
            walk(&mut pages.map(|(at, token)| (token.as_str(), names(at))))
        };
        let (read, ended) = walk(&same);
        assert_eq!((read, kind(ended)), (2, ErrorKind::Pagination));
        let (read, ended) = walk(&turns);
        assert_eq!((read, kind(ended)), (4, ErrorKind::Pagination));
        let (read, ended) = walk(&empty);
        assert_eq!((read, kind(ended)), (1001, ErrorKind::Pagination));
        let (read, ended) = walk(&|at| vec![at.to_string()]);
        assert!(ended.unwrap());
        assert_eq!(read, 10_000);
    }
}
