//! Builders, and flags that may be absent.

/// Calls a setter of a builder only if there is a value for it.
///
/// ```text
/// grant.set_if_some(args.until, Grant::until)
/// ```
pub(crate) trait SetIfSome: Sized {
    /// Calls `set` with the value, or returns the builder unchanged if there is none.
    fn set_if_some<T>(self, value: Option<T>, set: impl FnOnce(Self, T) -> Self) -> Self {
        match value {
            Some(value) => set(self, value),
            None => self,
        }
    }

    /// Calls `set` if the flag was given, and returns the builder unchanged otherwise.
    fn set_if(self, given: bool, set: impl FnOnce(Self) -> Self) -> Self {
        match given {
            true => set(self),
            false => self,
        }
    }
}

impl<T> SetIfSome for T {}
