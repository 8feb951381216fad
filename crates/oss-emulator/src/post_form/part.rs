//! The head of one part of a form.

/// The values in the head of a part.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Part {
    /// The name of the field.
    pub(super) name: Option<String>,
    /// The name of the file, as it was sent.
    pub(super) file_name: Option<String>,
    pub(super) content_type: Option<String>,
}

impl Part {
    /// Parses the bytes between a delimiter and the blank line that ends the head. Returns `None`
    /// if they are malformed or if a value is repeated.
    pub(super) fn read(head: &[u8]) -> Option<Self> {
        let head = std::str::from_utf8(head).ok()?;
        let (padding, lines) = head.split_once("\r\n")?;
        if !padding.chars().all(|c| matches!(c, ' ' | '\t')) {
            return None;
        }
        let mut disposition = None;
        let mut part = Self::default();
        for line in lines.split("\r\n").filter(|line| !line.is_empty()) {
            let (name, value) = line.split_once(':')?;
            let value = value.trim();
            if name.eq_ignore_ascii_case("content-disposition") {
                once(&mut disposition, value)?;
            } else if name.eq_ignore_ascii_case("content-type") {
                once(&mut part.content_type, value.to_owned())?;
            }
        }
        let parameters = form_data(disposition?)?;
        for (name, value) in parameters {
            if name.eq_ignore_ascii_case("name") {
                once(&mut part.name, value)?;
            } else if name.eq_ignore_ascii_case("filename") {
                once(&mut part.file_name, value)?;
            }
        }
        Some(part)
    }

    /// Returns whether this part is the file of the form.
    pub(super) fn is_file(&self) -> bool {
        let is_file = |name: &String| name.eq_ignore_ascii_case("file");
        self.name.as_ref().is_some_and(is_file)
    }
}

/// Sets a value. Returns `None` if it was set before.
fn once<T>(place: &mut Option<T>, value: T) -> Option<()> {
    match place.replace(value) {
        None => Some(()),
        Some(_) => None,
    }
}

/// Parses `form-data; name="value"; …` and returns its parameters.
fn form_data(disposition: &str) -> Option<Vec<(&str, String)>> {
    let (kind, mut rest) = disposition.split_once(';').unwrap_or((disposition, ""));
    if !kind.trim().eq_ignore_ascii_case("form-data") {
        return None;
    }
    let mut parameters = Vec::new();
    while !rest.trim().is_empty() {
        let (name, after) = rest.split_once('=')?;
        let (value, after) = match after.trim_start().strip_prefix('"') {
            Some(quoted) => unquote(quoted)?,
            None => {
                let (value, after) = after.split_once(';').unwrap_or((after, ""));
                (value.trim().to_owned(), after)
            }
        };
        parameters.push((name.trim(), value));
        rest = after;
    }
    Some(parameters)
}

/// Returns the text up to the closing quote, and the rest behind the next semicolon. A backslash
/// escapes a quote and nothing else, because browsers send the backslashes of file names as they
/// are.
fn unquote(quoted: &str) -> Option<(String, &str)> {
    let mut value = String::new();
    let mut rest = quoted;
    loop {
        let (before, after) = rest.split_once('"')?;
        rest = after;
        match before.strip_suffix('\\') {
            Some(before) => {
                value.push_str(before);
                value.push('"');
            }
            None => {
                value.push_str(before);
                let (padding, after) = rest.split_once(';').unwrap_or((rest, ""));
                return padding.trim().is_empty().then_some((value, after));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(head: &str) -> Option<[Option<String>; 3]> {
        let part = Part::read(head.as_bytes())?;
        Some([part.name, part.file_name, part.content_type])
    }

    fn texts(texts: [Option<&str>; 3]) -> Option<[Option<String>; 3]> {
        Some(texts.map(|text| text.map(str::to_owned)))
    }

    #[test]
    fn names_and_types_are_read() {
        for (head, expected) in [
            (
                "\r\nContent-Disposition: form-data; name=\"a;b\"; filename=\"C:\\d\\\"e\"\r\ncontent-type:text/plain\r\n\r\n",
                [Some("a;b"), Some("C:\\d\"e"), Some("text/plain")],
            ),
            (
                " \t\r\nx: y\r\ncontent-disposition: FORM-DATA;filename=a b;name=é\r\n\r\n",
                [Some("é"), Some("a b"), None],
            ),
            (
                "\r\nContent-Disposition: form-data\r\n\r\n",
                [None, None, None],
            ),
        ] {
            assert_eq!(read(head), texts(expected), "{head:?}");
        }
    }

    #[test]
    fn what_is_said_twice_or_otherwise_is_refused() {
        for head in [
            "x\r\nContent-Disposition: form-data; name=a\r\n\r\n",
            "\r\nContent-Type: text/plain\r\n\r\n",
            "\r\nContent-Disposition: attachment; name=a\r\n\r\n",
            "\r\nContent-Disposition: form-data; name=a; name=b\r\n\r\n",
            "\r\nContent-Disposition: form-data; name=a; Filename=b; filename=c\r\n\r\n",
            "\r\nContent-Disposition: form-data; name=\"a\r\n\r\n",
            "\r\nContent-Disposition: form-data; name=\"a\"b\r\n\r\n",
            "\r\nContent-Disposition: form-data; name\r\n\r\n",
            "\r\nContent-Disposition: form-data; name=a\r\ncontent-disposition: form-data\r\n\r\n",
            "\r\nno colon\r\n\r\n",
            "",
        ] {
            assert_eq!(read(head), None, "{head:?}");
        }
        assert_eq!(
            Part::read(b"\r\nContent-Disposition: form-data; name=\xFF\r\n\r\n"),
            None
        );
    }
}
