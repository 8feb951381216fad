//! The grammar of INI files, as the files of the SDKs and of ossutil need it.
//!
//! - `[section]`, then `key = value` or `key: value`; one pair of quotes around a value is removed.
//! - `#` or `;` begins a comment at the start of a line or after a blank, never inside a word or
//!   inside quotes.
//! - Lines indented more deeply than a key without a value belong to that key and are passed over.

use std::collections::BTreeMap;

use oss_sign::Secret;

use super::place::Place;
use super::profile::Setting;
use oss_context::CredentialsError;

/// The sections of a file in its order. Faults are told by the number of their line, never by text.
pub(crate) struct IniText {
    place: Place,
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
}

impl IniText {
    /// Takes the text apart.
    pub(crate) fn parse(place: &Place, bytes: &[u8]) -> Result<Self, CredentialsError> {
        let mut ini = Self {
            place: place.clone(),
            sections: Vec::new(),
        };
        let mut nested_below = None;
        for (index, raw) in place.decode(bytes)?.lines().enumerate() {
            let line = raw.trim();
            let indent = raw.len() - raw.trim_start().len();
            if line.is_empty() || line.starts_with(['#', ';']) {
                continue;
            }
            if nested_below.is_some_and(|key| indent > key) {
                continue;
            }
            nested_below = ini.take(index + 1, line)?.then_some(indent);
        }
        Ok(ini)
    }

    /// Takes one line; says whether it is a key without a value.
    fn take(&mut self, number: usize, line: &str) -> Result<bool, CredentialsError> {
        if let Some(rest) = line.strip_prefix('[') {
            let name = section_name(rest).ok_or_else(|| {
                self.refuse_line(number, "begins a section and has no ] at its end")
            })?;
            self.sections.push(Section {
                name: name.to_owned(),
                entries: Vec::new(),
            });
            return Ok(false);
        }
        let Some((key, value)) = pair(line) else {
            return Err(self.refuse_line(number, "is no [section], no key = value and no comment"));
        };
        let entry = Entry {
            key: key.to_owned(),
            line: number,
            value: Secret::new(unquoted(without_comment(value))),
        };
        let is_empty = entry.value.expose().is_empty();
        match self.sections.last_mut() {
            Some(section) => section.entries.push(entry),
            None => {
                return Err(self.refuse_line(number, "holds a key before the first [section]"));
            }
        }
        Ok(is_empty)
    }

    fn refuse_line(&self, number: usize, problem: &str) -> CredentialsError {
        self.place.refuse(&format!("line {number}"), problem)
    }

    /// Where the file stands.
    pub(crate) fn place(&self) -> &Place {
        &self.place
    }

    /// The names of the sections, each once.
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

    /// The settings of all sections called by one of `names`, in any case; `None` if there is none.
    /// Keys are told apart by how `spell` writes them.
    ///
    /// # Errors
    ///
    /// When a key stands there twice.
    pub(crate) fn settings(
        &self,
        names: &[&str],
        spell: fn(&str) -> String,
    ) -> Result<Option<BTreeMap<String, Setting>>, CredentialsError> {
        let is_meant = |section: &&Section| {
            let name = &section.name;
            names.iter().any(|wanted| wanted.eq_ignore_ascii_case(name))
        };
        let mut sections = self.sections.iter().filter(is_meant).peekable();
        if sections.peek().is_none() {
            return Ok(None);
        }
        let (mut settings, mut lines) = (BTreeMap::new(), BTreeMap::new());
        for entry in sections.flat_map(|section| &section.entries) {
            let key = spell(&entry.key);
            if let Some(first) = lines.insert(key.clone(), entry.line) {
                let problem = format!("stands on lines {first} and {}", entry.line);
                return Err(self.place.refuse(&entry.key, problem));
            }
            settings.insert(key, Setting::Text(entry.value.clone()));
        }
        Ok(Some(settings))
    }
}

/// What stands before `]`, if nothing but a comment follows.
fn section_name(rest: &str) -> Option<&str> {
    let (name, after) = rest.split_once(']')?;
    let (name, after) = (name.trim(), after.trim_start());
    let is_whole = after.is_empty() || after.starts_with(['#', ';']);
    (is_whole && !name.is_empty()).then_some(name)
}

fn pair(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(['=', ':'])?;
    let key = key.trim();
    (!key.is_empty()).then_some((key, value))
}

/// Cuts off a comment. Double quotes protect wherever they stand, single ones around the whole.
fn without_comment(value: &str) -> &str {
    let mut after_blank = false;
    let mut protected_until = 0;
    let start = value.len() - value.trim_start().len();
    for (at, c) in value.char_indices() {
        if at < protected_until {
            continue;
        }
        if after_blank && (c == '#' || c == ';') {
            return value.get(..at).unwrap_or(value).trim();
        }
        if c == '"' || (c == '\'' && at == start) {
            let closing = value.get(at + 1..).and_then(|rest| rest.find(c));
            protected_until = closing.map_or(0, |closing| at + 1 + closing + 1);
        }
        after_blank = c.is_whitespace();
    }
    value.trim()
}

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
