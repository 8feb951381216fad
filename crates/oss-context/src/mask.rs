//! Texts from outside, without the secrets in them.

/// Returns one line of at most 1024 characters, without control characters, because the texts of
/// servers go into logs.
pub fn printable(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .take(MAX_TEXT)
        .collect()
}

/// Returns the first line of what a program printed, with everything masked that looks like a secret:
/// long words of the letters of base64, and the value that follows a name such as `token`.
///
/// After `=`, `:` or a quote, and after `Bearer`, every word counts as the value of the name. In a
/// sentence, as in `token expired, run: example login`, only a word with a digit does.
pub fn first_line(text: &str) -> Option<String> {
    let line = text.lines().map(str::trim).find(|line| !line.is_empty())?;
    let mut shown = String::with_capacity(line.len());
    let mut after_name = AfterName::No;
    for part in line.split_inclusive(|c: char| !is_word(c)) {
        let word = part.trim_end_matches(|c: char| !is_word(c));
        let rest = part.get(word.len()..).unwrap_or_default();
        let is_value = match after_name {
            AfterName::No => false,
            AfterName::Sentence => word.bytes().any(|byte| byte.is_ascii_digit()),
            AfterName::Assignment => true,
        };
        let masked = !word.is_empty() && (is_value || looks_secret(word));
        shown.push_str(if masked { MASK } else { word });
        shown.push_str(rest);
        after_name = after_name.next(word, masked, rest);
    }
    Some(printable(&shown))
}

/// Whether the next word may be the value of a secret's name.
#[derive(Clone, Copy)]
enum AfterName {
    No,
    Sentence,
    Assignment,
}

impl AfterName {
    fn next(self, word: &str, masked: bool, rest: &str) -> Self {
        let is_assigned = rest.contains(['=', ':', '\'', '"']);
        match self {
            // Only marks stand between the name and its value: `token: "…"`.
            Self::Sentence | Self::Assignment if word.is_empty() => match is_assigned {
                true => Self::Assignment,
                false => self,
            },
            _ if word.eq_ignore_ascii_case("bearer") => Self::Assignment,
            _ if masked || !is_name_of_secret(word) => Self::No,
            _ if is_assigned => Self::Assignment,
            _ => Self::Sentence,
        }
    }
}

/// What base64, hexadecimal and tokens of both kinds are written with; `=` also sets a value apart.
fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '-' | '_' | '.' | '~')
}

fn looks_secret(word: &str) -> bool {
    let has = |test: fn(&u8) -> bool| word.bytes().any(|byte| test(&byte));
    let mixed = has(u8::is_ascii_uppercase) && has(u8::is_ascii_lowercase);
    match word.len() {
        0..MIN_SECRET => false,
        MIN_SECRET..ALWAYS_SECRET => has(u8::is_ascii_digit) || mixed || word.contains('+'),
        _ => true,
    }
}

fn is_name_of_secret(word: &str) -> bool {
    const NAMES: [&str; 6] = [
        "secret",
        "token",
        "password",
        "passwd",
        "bearer",
        "signature",
    ];
    let lower = word.to_ascii_lowercase();
    NAMES.iter().any(|name| lower.ends_with(name))
}

const MASK: &str = "****";
const MAX_TEXT: usize = 1024;
const MIN_SECRET: usize = 16;
const ALWAYS_SECRET: usize = 40;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_tells_what_happened_and_no_secret() {
        let cases = [
            ("\n  login required \nmore", "login required"),
            (
                "open /etc/vault/role: permission denied",
                "open /etc/vault/role: permission denied",
            ),
            ("secret=abc wrong", "secret=**** wrong"),
            (
                "token expired, run: idaas login",
                "token expired, run: idaas login",
            ),
            ("invalid token abc123 given", "invalid token **** given"),
            ("the password is wrong", "the password is wrong"),
            ("password: hunter", "password: ****"),
            (r#"{"token" : "abc"}"#, r#"{"token" : "****"}"#),
            ("authorization: Bearer abc", "authorization: Bearer ****"),
            (
                "the access_token: 'abc' is old",
                "the access_token: '****' is old",
            ),
            ("bad key LTAI5tSampleLongKey001", "bad key ****"),
            ("bad SampleLongSecret+abcdEF/x", "bad ****"),
            ("eyJhbGciOi.eyJpc3MiOi.c2FtcGxl given", "**** given"),
        ];
        for (text, expected) in cases {
            assert_eq!(first_line(text).as_deref(), Some(expected), "{text}");
        }
        assert_eq!(first_line(" \n\n"), None);
    }
}
