//! Pieces of Rust source: documentation comments, names, imports.

use std::collections::BTreeSet;
use std::fmt::Write as _;

/// Writes text as a documentation comment, wrapped at 100 columns. Blank lines separate paragraphs.
pub(super) fn doc(indent: usize, text: &str) -> String {
    comment(indent, "///", text)
}

/// Writes text as the documentation of a module.
pub(super) fn module_doc(text: &str) -> String {
    comment(0, "//!", text)
}

fn comment(indent: usize, mark: &str, text: &str) -> String {
    let margin = " ".repeat(indent);
    let width = 100 - indent - mark.len() - 1;
    let mut out = String::new();
    let mut in_code = false;
    for (index, paragraph) in text.trim().split("\n\n").enumerate() {
        if index > 0 {
            let _ = writeln!(out, "{margin}{mark}");
        }
        in_code |= paragraph.starts_with("```");
        if in_code || paragraph.starts_with(['|', '-']) {
            for line in paragraph.lines() {
                let _ = writeln!(out, "{}", format!("{margin}{mark} {line}").trim_end());
            }
            in_code &= !paragraph.ends_with("```");
            continue;
        }
        for line in wrap(paragraph, width) {
            let _ = writeln!(out, "{margin}{mark} {line}");
        }
    }
    out
}

fn wrap(paragraph: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in paragraph.split_whitespace() {
        if !line.is_empty() && line.chars().count() + 1 + word.chars().count() > width {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    lines.push(line);
    lines
}

/// `GetObjectAcl` becomes `get_object_acl`, `ListObjectsV2` becomes `list_objects_v2`.
pub(super) fn snake(name: &str) -> String {
    let mut out = String::new();
    let mut previous_is_upper = true;
    for character in name.chars() {
        if character.is_ascii_uppercase() {
            if !previous_is_upper {
                out.push('_');
            }
            previous_is_upper = true;
        } else {
            previous_is_upper = false;
        }
        out.push(character.to_ascii_lowercase());
    }
    out
}

/// Writes a string literal.
pub(super) fn literal(text: &str) -> String {
    format!("{text:?}")
}

/// The identifiers that a source uses, outside of strings and comments.
pub(super) fn identifiers(source: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for line in source.lines() {
        if line.trim_start().starts_with("//") {
            continue;
        }
        let mut word = String::new();
        let mut in_string = false;
        let mut previous = ' ';
        for character in line.chars().chain(std::iter::once(' ')) {
            if character == '"' && previous != '\\' {
                in_string = !in_string;
            }
            if !in_string && (character.is_alphanumeric() || character == '_') {
                word.push(character);
            } else if !word.is_empty() {
                found.insert(std::mem::take(&mut word));
            }
            previous = character;
        }
    }
    found
}

/// Adds a full stop to a sentence that lacks one.
pub(super) fn sentence(text: &str) -> String {
    let text = text.trim();
    match text.ends_with(['.', '!', '?', ':']) || text.is_empty() {
        true => text.to_owned(),
        false => format!("{text}."),
    }
}
