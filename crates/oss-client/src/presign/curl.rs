//! Presigned requests as `curl` commands, quoted for a POSIX shell.

/// What the bodies of a request and of its response are to `curl`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Transfer {
    /// The response is the content of the object with this key.
    Download(String),
    /// The request carries the content of the object with this key.
    Upload(String),
    /// Both are documents, or empty.
    Document,
}

/// The parts of a presigned request that a command consists of.
pub(super) struct Parts<'a> {
    pub(super) method: &'a str,
    pub(super) url: &'a str,
    pub(super) headers: &'a [(String, String)],
    pub(super) body: Option<&'a [u8]>,
    pub(super) transfer: &'a Transfer,
}

/// The command for a presigned request.
pub(super) fn for_request(request: &Parts<'_>) -> String {
    let mut command = Command::new();
    match (request.method, request.transfer) {
        ("HEAD", _) => command.option("--head"),
        (_, Transfer::Download(key)) => command.value("--output", &file_name(key)),
        (method, Transfer::Upload(key)) => {
            if method != "PUT" {
                command.value("--request", method);
            }
            command.value("--upload-file", &file_name(key));
        }
        ("GET", Transfer::Document) => {}
        (method, Transfer::Document) => {
            command.value("--request", method);
            add_document(&mut command, request);
        }
    }
    for (name, value) in request.headers {
        // curl knows the length of what it sends.
        if name != "content-length" {
            command.value("--header", &format!("{name}: {value}"));
        }
    }
    command.finish(request.url)
}

/// Without a content type of its own, `--data-binary` adds one, which was not signed.
fn add_document(command: &mut Command, request: &Parts<'_>) {
    let document = request.body.map(String::from_utf8_lossy);
    if document.is_none() && request.method == "DELETE" {
        return;
    }
    command.value("--data-binary", &document.unwrap_or_default());
    if request
        .headers
        .iter()
        .all(|(name, _)| name != "content-type")
    {
        command.value("--header", "content-type:");
    }
}

/// The command for a form. The file comes last, because OSS ignores fields behind it.
pub(crate) fn for_form<'a>(url: &str, fields: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let mut command = Command::new();
    for (name, value) in fields {
        // `--form` would read a value that begins with @ or < from a file.
        command.value("--form-string", &format!("{name}={value}"));
    }
    command.option("--form file=@FILE");
    command.finish(url)
}

struct Command(String);

impl Command {
    fn new() -> Self {
        Self("curl --fail".to_owned())
    }

    fn option(&mut self, option: &str) {
        self.0.push(' ');
        self.0.push_str(option);
    }

    fn value(&mut self, option: &str, value: &str) {
        self.option(option);
        self.option(&quote(value));
    }

    fn finish(mut self, url: &str) -> String {
        self.option(&quote(url));
        self.0
    }
}

/// The last part of a key as a file of the current directory. Characters that could confuse a
/// terminal or mean something to another program are replaced.
fn file_name(key: &str) -> String {
    let last = key.rsplit('/').find(|part| !part.is_empty());
    let is_plain = |c: char| c.is_alphanumeric() || " ._-+=,@~()".contains(c);
    let name: String = last
        .unwrap_or("file")
        .chars()
        .map(|c| if is_plain(c) { c } else { '_' })
        .collect();
    format!("./{name}")
}

/// A word that the shell takes as it is.
fn quote(word: &str) -> String {
    if !word.is_empty() && word.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', "'\\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_key_or_a_value_is_read_by_the_shell() {
        assert_eq!(quote("it's $HOME"), r"'it'\''s $HOME'");
        assert_eq!(quote("DELETE"), "DELETE");
        assert_eq!(quote(""), "''");
        assert_eq!(file_name("dir/-o\nx"), "./-o_x");
        assert_eq!(file_name("gpj.\u{202e}exe/"), "./gpj._exe");
        assert_eq!(file_name(".."), "./..");
        assert_eq!(file_name("a b/\u{e9}t\u{e9}.txt"), "./\u{e9}t\u{e9}.txt");
    }
}
