//! One known cause of refusals, and how an answer is recognised as one of it.

use super::class::RefusalClass;

/// A cause with what to do about it, and the entries, codes and messages that stand for it.
#[derive(Debug)]
pub(super) struct Known {
    /// Entries of OSS's list of causes.
    pub(super) ecs: &'static [&'static str],
    /// Codes that stand for this cause alone. A code of STS or RAM also stands for those that
    /// continue it after a dot.
    pub(super) codes: &'static [&'static str],
    /// Parts of messages, for codes that stand for several causes.
    pub(super) texts: &'static [&'static str],
    /// What happened, as a clause.
    pub(super) cause: &'static str,
    /// What to do, as a clause.
    pub(super) change: &'static str,
}

impl Known {
    pub(super) fn has_ec(&self, ec: &str) -> bool {
        self.ecs.contains(&ec)
    }

    pub(super) fn has_text(&self, message: &str) -> bool {
        self.texts.iter().any(|text| message.contains(text))
    }

    /// How many bytes of the code were recognised: a longer match is a more precise one.
    pub(super) fn code_match(&self, code: &str) -> Option<usize> {
        let matches = |known: &&&str| {
            let rest = code.strip_prefix(**known);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        self.codes
            .iter()
            .filter(matches)
            .map(|known| known.len())
            .max()
    }
}

/// All causes of one class.
pub(super) type Table = (RefusalClass, &'static [Known]);
