//! What the setters of optional fields take.

use std::borrow::Cow;

/// A value or none, which the setters of optional fields take.
///
/// Callers do not name this type. They pass a value, or an `Option` if that is what they have; `None`
/// leaves the field unset.
///
/// ```
/// # use oss_ram::Ram;
/// # fn example(ram: Ram, comments: Option<String>) {
/// ram.create_user("uploads").comments("for the nightly report");
/// ram.create_user("uploads").comments(comments);
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
        impl From<$from> for Maybe<$to> {
            fn from(value: $from) -> Self {
                Self(Some(<$to>::from(value)))
            }
        }

        impl From<Option<$from>> for Maybe<$to> {
            fn from(value: Option<$from>) -> Self {
                Self(value.map(<$to>::from))
            }
        }
    )+};
}

converts!(
    &str => String,
    &String => String,
    Cow<'_, str> => String,
    char => String,
);
