//! The same as a curl command, quoted for a POSIX shell.

use oss_client::PresignedRequest;
use oss_client::post_form::SignedForm;

/// The command for a URL. `--upload-file` and `--output` add no content type, as `--data` does.
pub(super) fn of_url(signed: &PresignedRequest, key: &str) -> String {
    let file = key
        .rsplit('/')
        .find(|part| !part.is_empty())
        .unwrap_or("file");
    let mut words = vec!["curl".to_owned(), "--fail".to_owned()];
    match signed.method() {
        "GET" => words.extend(["--output".to_owned(), quoted(&safe(file))]),
        "PUT" => words.extend(["--upload-file".to_owned(), quoted(&safe(file))]),
        "HEAD" => words.push("--head".to_owned()),
        method => words.extend(["--request".to_owned(), method.to_owned()]),
    }
    for (name, value) in signed.headers() {
        words.extend(["--header".to_owned(), quoted(&format!("{name}: {value}"))]);
    }
    words.push(quoted(signed.url()));
    words.join(" ")
}

/// The command for a form; the file comes last, as OSS asks.
pub(super) fn of_form(form: &SignedForm) -> String {
    let mut words = vec!["curl".to_owned(), "--fail".to_owned()];
    for (name, value) in form.fields() {
        // `--form` would read a value that begins with @ or < from a file.
        words.extend([
            "--form-string".to_owned(),
            quoted(&format!("{name}={value}")),
        ]);
    }
    words.extend(["--form".to_owned(), "file=@FILE".to_owned()]);
    words.push(quoted(form.url()));
    words.join(" ")
}

/// A file name that is no option, no path out of the folder, and one line.
fn safe(name: &str) -> String {
    let name: String = name.chars().filter(|letter| !letter.is_control()).collect();
    format!("./{name}")
}

fn quoted(word: &str) -> String {
    format!("'{}'", word.replace('\'', "'\\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_key_reaches_the_shell() {
        assert_eq!(quoted("it's $HOME"), r"'it'\''s $HOME'");
        assert_eq!(safe("-o\nx"), "./-ox");
        assert_eq!(safe(".."), "./..");
    }
}
