//! The JSON text of a policy, written here: `oss-sign` has no serde below it.

use super::Condition;
use crate::UtcSeconds;

pub(super) fn write(expires_at: UtcSeconds, conditions: &[Condition]) -> String {
    let mut text = String::from("{\"expiration\":");
    push_string(&mut text, &expires_at.to_iso_millis());
    text.push_str(",\"conditions\":[");
    for (at, condition) in conditions.iter().enumerate() {
        if at > 0 {
            text.push(',');
        }
        push_condition(&mut text, condition);
    }
    text.push_str("]}");
    text
}

fn push_condition(text: &mut String, condition: &Condition) {
    match condition {
        Condition::Equal(field, value) => {
            text.push('{');
            push_string(text, field);
            text.push(':');
            push_string(text, value);
            text.push('}');
        }
        Condition::StartsWith(field, prefix) => {
            text.push_str("[\"starts-with\",");
            push_field(text, field);
            push_string(text, prefix);
            text.push(']');
        }
        Condition::ContentLength(least, most) => {
            text.push_str(&format!("[\"content-length-range\",{least},{most}]"));
        }
        Condition::In(field, values) => push_list(text, "in", field, values),
        Condition::NotIn(field, values) => push_list(text, "not-in", field, values),
    }
}

fn push_list(text: &mut String, operator: &str, field: &str, values: &[String]) {
    text.push_str(&format!("[\"{operator}\","));
    push_field(text, field);
    for (at, value) in values.iter().enumerate() {
        text.push(if at == 0 { '[' } else { ',' });
        push_string(text, value);
    }
    text.push_str("]]");
}

fn push_field(text: &mut String, field: &str) {
    push_string(text, &["$", field].concat());
    text.push(',');
}

fn push_string(text: &mut String, string: &str) {
    text.push('"');
    for c in string.chars() {
        match c {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            c if c < ' ' => text.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => text.push(c),
        }
    }
    text.push('"');
}
