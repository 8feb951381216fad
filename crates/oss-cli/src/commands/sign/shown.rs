//! An explanation as JSON and as text.

use oss_sign::mask::signed_text;

use super::texts::Texts;
use super::verdict::Verdict;
use crate::escape::visible;
use crate::output::Text;
use crate::output::json::Object;

/// The explanation as a value, with tokens masked.
pub(super) fn value(texts: Option<&Texts>, verdict: &Verdict) -> Object {
    let canonical = texts.and_then(|texts| texts.canonical_request.as_deref());
    Object::default()
        .with_some("canonical_request", canonical.map(signed_text))
        .with_some(
            "string_to_sign",
            texts.map(|texts| signed_text(&texts.string_to_sign)),
        )
        .with_some("difference", verdict.difference.as_deref())
        .with("verdict", verdict.sentence.as_str())
        .with_some("class", verdict.class)
        .with_some("change", verdict.change.as_deref())
        .with_some("restored", verdict.restored.as_deref())
}

/// The explanation as blocks of text, with tokens masked.
pub(super) fn lines(texts: Option<&Texts>, verdict: &Verdict) -> Text {
    let mut blocks = Vec::new();
    if let Some(texts) = texts {
        if let Some(canonical) = &texts.canonical_request {
            blocks.push(block("canonical request", &signed_text(canonical)));
        }
        blocks.push(block("string to sign", &signed_text(&texts.string_to_sign)));
    }
    if let Some(difference) = &verdict.difference {
        blocks.push(block("difference", difference));
    }
    let parts = [
        ("verdict", Some(&verdict.sentence)),
        ("change", verdict.change.as_ref()),
        ("restored", verdict.restored.as_ref()),
    ];
    let last: Vec<_> = parts
        .into_iter()
        .filter_map(|(name, text)| Some(format!("{name:<COLUMN$}{}", visible(text?))))
        .collect();
    blocks.push(last.join("\n"));
    Text::block(&blocks.join("\n\n"))
}

fn block(name: &str, text: &str) -> String {
    let lines = text
        .split('\n')
        .map(|line| format!("\n  {}", visible(line)));
    format!("{name}{}", lines.collect::<String>())
}

const COLUMN: usize = 9;
