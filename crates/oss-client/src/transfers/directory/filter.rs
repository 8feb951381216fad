//! Which names take part.

use std::fmt;
use std::sync::Arc;

use super::entry::Entry;

/// The function of the caller.
pub(super) type Accept = Arc<dyn Fn(&Entry) -> bool + Send + Sync>;

/// Asks the function of the caller about names in the order of their bytes: about each folder before its
/// contents, which are not asked about if the folder is refused. So it answers the same for a local folder,
/// and for keys that only contain the name of that folder.
#[derive(Clone, Default)]
pub(super) struct Filter {
    accept: Option<Accept>,
    /// The innermost folder of the last name, which was accepted.
    inside: String,
    refused: Option<String>,
}

impl Filter {
    pub(super) fn new(accept: Option<Accept>) -> Self {
        Self {
            accept,
            ..Self::default()
        }
    }

    pub(super) fn wants(&mut self, entry: &Entry) -> bool {
        let Some(accept) = &self.accept else {
            return true;
        };
        let name = entry.name.as_str();
        if let Some(refused) = &self.refused
            && name.starts_with(refused.as_str())
        {
            return false;
        }
        self.refused = None;
        while !name.starts_with(&self.inside) {
            self.inside.pop();
            let end = self.inside.rfind('/').map_or(0, |slash| slash + 1);
            self.inside.truncate(end);
        }
        let begin = self.inside.len();
        let deeper = name.get(begin..).unwrap_or_default();
        for (slash, _) in deeper.match_indices('/') {
            let Some(folder) = name.get(..=begin + slash) else {
                continue;
            };
            let accepted = match entry.is_dir && folder == name {
                true => accept(entry),
                false => accept(&Entry::folder(folder)),
            };
            if !accepted {
                self.refused = Some(folder.to_owned());
                return false;
            }
            self.inside = folder.to_owned();
        }
        entry.is_dir || accept(entry)
    }
}

impl fmt::Debug for Filter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Filter")
            .field("inside", &self.inside)
            .field("refused", &self.refused)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;

    #[test]
    fn a_folder_is_asked_about_once_and_before_its_contents() {
        let asked = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&asked);
        let accept: Accept = Arc::new(move |entry| {
            log.lock().unwrap().push(entry.name.clone());
            entry.name != "a/no/" && entry.name != "b"
        });
        let mut filter = Filter::new(Some(accept));
        let mut wants = |name: &str| {
            filter.wants(&Entry {
                name: name.to_owned(),
                size: 1,
                modified: None,
                is_dir: name.ends_with('/'),
            })
        };
        let names = [
            "a/", "a/b/c", "a/b/d", "a/no/x", "a/no/y/z", "a0", "b", "c/d/e",
        ];
        let wanted: Vec<_> = names.iter().filter(|name| wants(name)).collect();
        assert_eq!(wanted, [&"a/", &"a/b/c", &"a/b/d", &"a0", &"c/d/e"]);
        assert_eq!(
            *asked.lock().unwrap(),
            [
                "a/", "a/b/", "a/b/c", "a/b/d", "a/no/", "a0", "b", "c/", "c/d/", "c/d/e"
            ]
        );
    }
}
