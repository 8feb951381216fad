//! What the setters of optional fields take.

use std::borrow::Cow;

use crate::etag::ETag;
use crate::range::ByteRange;

/// What the setter of an optional field takes: a value, or an `Option` if that is what the caller has;
/// `None` leaves the field unset.
///
/// Callers do not name this trait. A setter also takes what stands for a value without loss or failure,
/// such as `&str` for a text.
///
/// ```
/// # use oss_client::Bucket;
/// # fn example(bucket: Bucket, version: Option<String>) {
/// bucket.get_object("exampleobject.txt").version_id("CAEQARiBgID8rumR2hYi");
/// bucket.get_object("exampleobject.txt").version_id(version);
/// # }
/// ```
///
/// A number has the type of the field, and another one is converted first. This holds for types that are
/// smaller too: if two types of numbers could be given, the compiler would not know which of them `100`
/// has.
///
/// ```
/// # fn example(bucket: oss_client::Bucket, names: Vec<String>) -> Result<(), std::num::TryFromIntError> {
/// bucket.list_objects_v2().max_keys(u32::try_from(names.len())?);
/// # Ok(())
/// # }
/// ```
///
/// ```compile_fail,E0277
/// # fn example(bucket: oss_client::Bucket, names: Vec<String>) {
/// bucket.list_objects_v2().max_keys(names.len());
/// # }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be used for this field; it takes `{T}` or `Option<{T}>`",
    label = "expected `{T}` or `Option<{T}>`",
    note = "convert a number of another type first, for example by `u64::try_from(value)?`"
)]
pub trait IntoField<T>: Sized {
    /// Returns the value of the field, or `None` if it stays unset.
    fn into_field(self) -> Option<T>;
}

// Without `do_not_recommend` the compiler would follow its message with a list of these types, most of
// which belong to other fields.
#[diagnostic::do_not_recommend]
impl<T> IntoField<T> for T {
    fn into_field(self) -> Option<T> {
        Some(self)
    }
}

#[diagnostic::do_not_recommend]
impl<T> IntoField<T> for Option<T> {
    fn into_field(self) -> Option<T> {
        self
    }
}

/// Lets a setter take another type than that of its field, and an `Option` of it.
macro_rules! converts {
    ($($from:ty => $to:ty),+ $(,)?) => {$(
        #[diagnostic::do_not_recommend]
        impl $crate::into_field::IntoField<$to> for $from {
            fn into_field(self) -> Option<$to> {
                Some(<$to>::from(self))
            }
        }

        #[diagnostic::do_not_recommend]
        impl $crate::into_field::IntoField<$to> for Option<$from> {
            fn into_field(self) -> Option<$to> {
                self.map(<$to>::from)
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
