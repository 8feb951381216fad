//! Rows as they are written in the database, and tables as views.

use redb::ReadableTable;

use crate::store::error::StoreError;
use crate::store::rows::row::Row;

/// A table of the database: keys with their rows.
pub(super) trait Rows {
    /// Returns the row of a key.
    fn row(&self, key: &[u8]) -> Result<Option<Row>, StoreError>;

    /// Returns the first row whose key is `from` or comes after it, with its key.
    fn row_from(&self, from: &[u8]) -> Result<Option<(Vec<u8>, Row)>, StoreError>;
}

impl<T: ReadableTable<&'static [u8], &'static [u8]>> Rows for T {
    fn row(&self, key: &[u8]) -> Result<Option<Row>, StoreError> {
        let found = self.get(key).map_err(failed)?;
        found.map(|row| decode(row.value())).transpose()
    }

    fn row_from(&self, from: &[u8]) -> Result<Option<(Vec<u8>, Row)>, StoreError> {
        let found = self.range(from..).map_err(failed)?.next();
        let Some((key, row)) = found.transpose().map_err(failed)? else {
            return Ok(None);
        };
        Ok(Some((key.value().to_vec(), decode(row.value())?)))
    }
}

/// Writes a row as bytes.
pub(super) fn encode(row: &Row) -> Result<Vec<u8>, StoreError> {
    postcard::to_stdvec(row).map_err(|error| StoreError::Damaged(error.to_string()))
}

fn decode(bytes: &[u8]) -> Result<Row, StoreError> {
    postcard::from_bytes(bytes).map_err(|error| StoreError::Damaged(error.to_string()))
}

/// Converts an error of the database.
pub(super) fn failed(error: impl Into<redb::Error>) -> StoreError {
    match error.into() {
        redb::Error::Io(cause) => StoreError::from(cause),
        redb::Error::Corrupted(reason) => StoreError::Damaged(reason),
        other => StoreError::Disk(other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;

    use super::*;
    use crate::store::content::pieces::Pieces;

    #[test]
    fn a_row_is_read_as_it_was_written() {
        let pieces = Pieces::new(vec![Bytes::from_static(b"ab"), Bytes::from_static(b"cd")]);
        let written = encode(&Row::Data(pieces)).unwrap();
        let read = decode(&written).unwrap().data().unwrap();
        let read: Vec<Bytes> = read.slice(0, read.len()).collect();
        assert_eq!(read, [Bytes::from_static(b"abcd")]);
        let configuration = Row::Configuration(Bytes::from_static(b"<a/>"));
        let read = decode(&encode(&configuration).unwrap()).unwrap();
        assert_eq!(read.configuration().unwrap(), "<a/>");
        assert!(decode(b"\xFF").is_err());
    }
}
