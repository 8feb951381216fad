//! Parses INI files as the SDKs and ossutil write them.
//!
//! - A line is a `[section]`, or a setting of the section above it, written as `key = value` or
//!   `key: value`. One pair of quotes around a value is removed.
//! - `#` or `;` begins a comment at the start of a line or after a blank, but not inside a word or
//!   inside quotes.
//! - Lines that are indented more deeply than a key without a value belong to that key. They are only
//!   parsed where [`IniText::nested`] asks for them.
//! - A byte order mark and line ends of Windows are accepted.

use std::collections::BTreeMap;

use oss_sign::Secret;

use super::file_name::FileName;
use super::profile::Setting;
use oss_context::CredentialsError;

/// The sections of a file, in order. Any line may contain a secret, so errors give the number of a line
/// and never its text.
pub(crate) struct IniText {
    file: FileName,
    sections: Vec<Section>,
}

struct Section {
    name: String,
    entries: Vec<Entry>,
}

struct Entry {
    key: String,
    line: usize,
    value: Secret,
    /// The lines that belong to a key without a value.
    nested: Vec<NestedLine>,
}

struct NestedLine {
    number: usize,
    text: Secret,
}

impl IniText {
    /// Parses the contents of a file.
    pub(crate) fn parse(file: &FileName, bytes: &[u8]) -> Result<Self, CredentialsError> {
        let mut ini = Self {
            file: file.clone(),
            sections: Vec::new(),
        };
        // The indentation of the last key, if it had no value. Lines that are indented more deeply belong
        // to it.
        let mut open_key = None;
        for (index, raw) in file.decode(bytes)?.lines().enumerate() {
            let line = raw.trim();
            let indent = raw.len() - raw.trim_start().len();
            if line.is_empty() || line.starts_with(['#', ';']) {
                continue;
            }
            if open_key.is_some_and(|key| indent > key) {
                ini.add_nested(index + 1, line);
                continue;
            }
            open_key = ini.add_line(index + 1, line)?.then_some(indent);
        }
        Ok(ini)
    }

    /// Adds a section or a setting. Returns whether the line is a key without a value.
    fn add_line(&mut self, number: usize, line: &str) -> Result<bool, CredentialsError> {
        if let Some(rest) = line.strip_prefix('[') {
            let name = section_name(rest).ok_or_else(|| {
                self.refuse_line(number, "begins a section but does not end in ]")
            })?;
            self.sections.push(Section {
                name,
                entries: Vec::new(),
            });
            return Ok(false);
        }
        let Some((key, value)) = split_setting(line) else {
            return Err(self.refuse_line(number, "is not a [section], a key = value or a comment"));
        };
        let entry = Entry {
            key: key.to_owned(),
            line: number,
            value: Secret::new(unquoted(without_comment(value))),
            nested: Vec::new(),
        };
        let is_empty = entry.value.expose().is_empty();
        match self.sections.last_mut() {
            Some(section) => section.entries.push(entry),
            None => {
                return Err(self.refuse_line(number, "has a key before the first [section]"));
            }
        }
        Ok(is_empty)
    }

    /// Adds an indented line to the key above it. Whether it is a setting is checked when it is read.
    fn add_nested(&mut self, number: usize, line: &str) {
        let section = self.sections.last_mut();
        if let Some(entry) = section.and_then(|section| section.entries.last_mut()) {
            let text = Secret::new(line);
            entry.nested.push(NestedLine { number, text });
        }
    }

    fn refuse_line(&self, number: usize, problem: &str) -> CredentialsError {
        self.file.refuse(&format!("line {number}"), problem)
    }

    /// Returns the name of the file.
    pub(crate) fn file(&self) -> &FileName {
        &self.file
    }

    /// Returns the names of the sections. A name that several sections share is returned once.
    pub(crate) fn names(&self) -> Vec<&str> {
        let mut names: Vec<&str> = Vec::new();
        for section in &self.sections {
            if !names
                .iter()
                .any(|name| name.eq_ignore_ascii_case(&section.name))
            {
                names.push(&section.name);
            }
        }
        names
    }

    /// Returns the settings of all sections that have one of `names`, in upper or lower case, or `None` if
    /// there is no such section. Two keys are the same if `spell` returns the same text for them, which
    /// is also the key in the result.
    ///
    /// # Errors
    ///
    /// A key is set twice.
    pub(crate) fn settings(
        &self,
        names: &[&str],
        spell: fn(&str) -> String,
    ) -> Result<Option<BTreeMap<String, Setting>>, CredentialsError> {
        let mut sections = self.sections_named(names).peekable();
        if sections.peek().is_none() {
            return Ok(None);
        }
        let (mut settings, mut lines) = (BTreeMap::new(), KeyLines::default());
        for entry in sections.flat_map(|section| &section.entries) {
            let key = spell(&entry.key);
            lines.add(&self.file, &entry.key, &key, entry.line)?;
            settings.insert(key, Setting::Text(entry.value.clone()));
        }
        Ok(Some(settings))
    }

    /// Returns the settings on the indented lines below each key of the sections that have one of `names`.
    /// The outer key is in lower case. The keys of the settings are compared by `spell`, as in
    /// [`settings`](Self::settings).
    ///
    /// # Errors
    ///
    /// A key has a value of its own, a line below it has no key, or a key is set twice.
    pub(crate) fn nested(
        &self,
        names: &[&str],
        spell: fn(&str) -> String,
    ) -> Result<BTreeMap<String, BTreeMap<String, Setting>>, CredentialsError> {
        let (mut all, mut lines) = (BTreeMap::new(), KeyLines::default());
        let sections = self.sections_named(names);
        for entry in sections.flat_map(|section| &section.entries) {
            if !entry.value.expose().is_empty() {
                let line = entry.line;
                let problem = format!(
                    "has a value on line {line}; its settings belong on indented lines below it"
                );
                return Err(self.file.refuse(&entry.key, problem));
            }
            let key = entry.key.to_ascii_lowercase();
            lines.add(&self.file, &entry.key, &key, entry.line)?;
            all.insert(key, self.settings_below(entry, spell)?);
        }
        Ok(all)
    }

    fn settings_below(
        &self,
        entry: &Entry,
        spell: fn(&str) -> String,
    ) -> Result<BTreeMap<String, Setting>, CredentialsError> {
        let (mut settings, mut lines) = (BTreeMap::new(), KeyLines::default());
        for NestedLine { number, text } in &entry.nested {
            let Some((key, value)) = split_setting(text.expose()) else {
                return Err(self.refuse_line(*number, "is not a key = value or a comment"));
            };
            let spelled = spell(key);
            lines.add(&self.file, key, &spelled, *number)?;
            let value = Secret::new(unquoted(without_comment(value)));
            settings.insert(spelled, Setting::Text(value));
        }
        Ok(settings)
    }

    fn sections_named<'a>(&'a self, names: &'a [&str]) -> impl Iterator<Item = &'a Section> {
        self.sections.iter().filter(move |section| {
            let name = &section.name;
            names.iter().any(|wanted| wanted.eq_ignore_ascii_case(name))
        })
    }
}

/// The line on which each key was set, by which keys are found that are set twice.
#[derive(Default)]
struct KeyLines(BTreeMap<String, usize>);

impl KeyLines {
    /// Adds a key. `key` is its text in the file, and `spelled` is the form in which keys are compared.
    ///
    /// # Errors
    ///
    /// The key was added before.
    fn add(
        &mut self,
        file: &FileName,
        key: &str,
        spelled: &str,
        line: usize,
    ) -> Result<(), CredentialsError> {
        match self.0.insert(spelled.to_owned(), line) {
            Some(first) => {
                let problem = format!("is set twice, on lines {first} and {line}");
                Err(file.refuse(key, problem))
            }
            None => Ok(()),
        }
    }
}

/// Returns the text before `]`, if nothing but a comment follows. Several blanks in it become one.
fn section_name(rest: &str) -> Option<String> {
    let (name, after) = rest.split_once(']')?;
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let after = after.trim_start();
    let is_whole = after.is_empty() || after.starts_with(['#', ';']);
    (is_whole && !name.is_empty()).then_some(name)
}

/// Splits a line into its key and its value, at the first `=` or `:`.
fn split_setting(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(['=', ':'])?;
    let key = key.trim();
    (!key.is_empty()).then_some((key, value))
}

/// Removes a comment from a value. A `#` or `;` between double quotes begins no comment. Single quotes
/// count only at the start of the value, because they are apostrophes elsewhere.
fn without_comment(value: &str) -> &str {
    let mut after_blank = false;
    let mut quoted_until = 0;
    let start = value.len() - value.trim_start().len();
    for (at, c) in value.char_indices() {
        if at < quoted_until {
            continue;
        }
        if after_blank && (c == '#' || c == ';') {
            return value.get(..at).unwrap_or(value).trim();
        }
        if c == '"' || (c == '\'' && at == start) {
            let closing = value.get(at + 1..).and_then(|rest| rest.find(c));
            quoted_until = closing.map_or(0, |closing| at + 1 + closing + 1);
        }
        after_blank = c.is_whitespace();
    }
    value.trim()
}

/// Removes one pair of quotes around a value.
fn unquoted(value: &str) -> &str {
    let within = |quote: char| {
        value
            .strip_prefix(quote)
            .and_then(|rest| rest.strip_suffix(quote))
    };
    within('"').or_else(|| within('\'')).unwrap_or(value)
}

#[cfg(test)]
mod tests;
