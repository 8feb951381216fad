//! Bodies of a file, and of parts of it.

use std::io;
use std::ops::Range;

use super::Body;
use super::file::{Extent, FileSource};

impl FileSource {
    /// Creates a body of the whole file. If the length is unknown, the body contains everything that
    /// can be read.
    pub fn body(&self) -> Body {
        Body::from_extent(
            self.clone(),
            match self.len() {
                Some(length) => Extent::Range(0..length),
                None => Extent::ToEnd,
            },
        )
    }

    /// Creates a body of the given range of bytes. Nothing is read yet.
    ///
    /// # Errors
    ///
    /// Fails if the range is not inside the file, or if the length of the file is unknown.
    pub fn part(&self, range: Range<u64>) -> io::Result<Body> {
        let Some(length) = self.len() else {
            let message = "a file whose length is unknown has no parts";
            return Err(io::Error::new(io::ErrorKind::InvalidInput, message));
        };
        if range.start > range.end || range.end > length {
            let message = format!("the range {range:?} is not inside the file's {length} bytes");
            return Err(io::Error::new(io::ErrorKind::InvalidInput, message));
        }
        Ok(Body::from_extent(self.clone(), Extent::Range(range)))
    }
}
