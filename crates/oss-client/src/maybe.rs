//! What the setters of optional fields take.

use std::borrow::Cow;

use crate::etag::ETag;
use crate::range::ByteRange;

/// A value or none, which the setters of optional fields take.
///
/// Callers do not name this type. They pass a value, or an `Option` if that is what they have; `None`
/// leaves the field unset.
///
/// ```
/// # use oss_client::Bucket;
/// # fn example(bucket: Bucket, version: Option<String>) {
/// bucket.get_object("exampleobject.txt").version_id("CAEQARiBgID8rumR2hYi");
/// bucket.get_object("exampleobject.txt").version_id(version);
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Maybe<T>(pub(crate) Option<T>);

impl<T> From<T> for Maybe<T> {
    fn from(value: T) -> Self {
        Self(Some(value))
    }
}

impl<T> From<Option<T>> for Maybe<T> {
    fn from(value: Option<T>) -> Self {
        Self(value)
    }
}

/// Lets a setter take another type than that of its field, and an `Option` of it.
macro_rules! converts {
    ($($from:ty => $to:ty),+ $(,)?) => {$(
        impl From<$from> for $crate::maybe::Maybe<$to> {
            fn from(value: $from) -> Self {
                Self(Some(<$to>::from(value)))
            }
        }

        impl From<Option<$from>> for $crate::maybe::Maybe<$to> {
            fn from(value: Option<$from>) -> Self {
                Self(value.map(<$to>::from))
            }
        }
    )+};
}

pub(crate) use converts;

converts!(
    &str => String,
    &String => String,
    Cow<'_, str> => String,
    char => String,
    &str => ETag,
    String => ETag,
    &String => ETag,
    &ETag => ETag,
    std::ops::Range<u64> => ByteRange,
    std::ops::RangeFrom<u64> => ByteRange,
    std::ops::RangeInclusive<u64> => ByteRange,
    std::ops::RangeTo<u64> => ByteRange,
    std::time::SystemTime => oss_sign::UtcSeconds,
);
