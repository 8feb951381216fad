//! The condition keys of a request.

/// The condition keys of a request with their values, which a [`Condition`](crate::Condition)
/// compares.
///
/// A key that was not added is absent. Positive operators are then false, and negated ones true. A
/// key can have several values. The names of keys are compared without case, except for the part
/// after a slash, which is the key of a tag.
///
/// `oss:Prefix` and `oss:Delimiter` exist only for requests that list, and there even if they were
/// not sent. Add them with an empty value in that case.
///
/// ```
/// use oss_policy::Context;
///
/// let context = Context::new()
///     .with("acs:SourceIp", "203.0.113.9")
///     .with("oss:ExistingObjectTag/Status", "draft");
/// assert_eq!(context.values("acs:sourceip").collect::<Vec<_>>(), ["203.0.113.9"]);
/// assert_eq!(context.values("oss:existingobjecttag/Status").count(), 1);
/// assert_eq!(context.values("oss:ExistingObjectTag/status").count(), 0);
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Context {
    entries: Vec<(String, String)>,
}

impl Context {
    /// Creates a context without any key.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a value to a key, in addition to the values that it has already.
    #[must_use]
    pub fn with(mut self, key: impl Into<String>, value: impl Into<String>) -> Self {
        self.insert(key, value);
        self
    }

    /// Adds a value to a key, in addition to the values that it has already.
    pub fn insert(&mut self, key: impl Into<String>, value: impl Into<String>) {
        self.entries.push((key.into(), value.into()));
    }

    /// Returns the values of a key in the order in which they were added. An absent key has none.
    pub fn values(&self, key: &str) -> impl Iterator<Item = &str> {
        let same = move |(name, _): &&(String, String)| same_key(name, key);
        self.entries
            .iter()
            .filter(same)
            .map(|(_, value)| value.as_str())
    }

    /// Returns all keys with their values in the order in which they were added.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.entries
            .iter()
            .map(|(key, value)| (key.as_str(), value.as_str()))
    }
}

impl<K: Into<String>, V: Into<String>> FromIterator<(K, V)> for Context {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        let entries = entries
            .into_iter()
            .map(|(key, value)| (key.into(), value.into()));
        Self {
            entries: entries.collect(),
        }
    }
}

fn same_key(a: &str, b: &str) -> bool {
    match (a.split_once('/'), b.split_once('/')) {
        (Some((a, tag_a)), Some((b, tag_b))) => a.eq_ignore_ascii_case(b) && tag_a == tag_b,
        (None, None) => a.eq_ignore_ascii_case(b),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_values_of_one_key_keep_their_order_whatever_its_case() {
        let context = Context::new()
            .with("k", "1")
            .with("other", "x")
            .with("K", "2");
        assert_eq!(context.values("k").collect::<Vec<_>>(), ["1", "2"]);
    }

    #[test]
    fn a_tag_key_may_contain_further_slashes() {
        let context = Context::new().with("oss:BucketTag/a/B", "1");
        assert_eq!(context.values("OSS:buckettag/a/B").count(), 1);
        assert_eq!(context.values("oss:BucketTag/a/b").count(), 0);
        assert_eq!(context.values("oss:BucketTag").count(), 0);
    }
}
