//! Names that may be folders of names that follow.

/// Remembers, of names in the order of their bytes, those that may be followed by names below them. There
/// are never more than a name has bytes.
#[derive(Debug, Default)]
pub(super) struct PrefixStack(Vec<String>);

impl PrefixStack {
    /// Adds a name.
    pub(super) fn push(&mut self, name: &str) {
        self.leave(name);
        self.0.push(name.trim_end_matches('/').to_owned());
    }

    /// Whether the name is below one that was added.
    pub(super) fn covers(&mut self, name: &str) -> bool {
        self.leave(name);
        let is_above = |above: &String| name.as_bytes().get(above.len()) == Some(&b'/');
        self.0.iter().any(is_above)
    }

    /// Whether the folder itself was added.
    pub(super) fn contains(&self, folder: &str) -> bool {
        self.0.iter().any(|name| name == folder)
    }

    /// Forgets the names that no name from this one on can be below.
    fn leave(&mut self, name: &str) {
        while self.0.last().is_some_and(|last| !name.starts_with(last)) {
            self.0.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_remembered_until_no_name_can_be_below_it() {
        let mut stack = PrefixStack::default();
        stack.push("a");
        assert!(!stack.covers("a-b"));
        stack.push("a-b");
        assert!(!stack.covers("a-bc/d"));
        assert!(stack.covers("a/b"));
        assert!(stack.contains("a"));
        assert!(!stack.covers("ab/c"));
        assert!(stack.contains("a"));
        assert!(!stack.covers("b/a"));
        assert!(!stack.contains("a"));
    }
}
