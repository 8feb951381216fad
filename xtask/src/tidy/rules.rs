//! The rules. Each rule looks at one file and returns the first violation in it.

use super::sources::Source;

/// A rule, with the sentence that is printed for it.
pub(crate) type Rule = (&'static str, fn(&Source) -> Option<String>);

/// All rules.
pub(crate) const RULES: &[Rule] = &[
    ("every Rust file begins with a module doc", begins_with_doc),
    ("no file is too long", is_short),
    ("nothing is left to be done", is_finished),
    ("no test is switched off", tests_run),
    ("no path of a machine", is_portable),
    ("lines end cleanly", ends_cleanly),
];

fn begins_with_doc(source: &Source) -> Option<String> {
    let documented = source.text.starts_with("//!");
    (source.has_extension(&["rs"]) && !documented).then(|| source.at(0, "has no module doc"))
}

fn is_short(source: &Source) -> Option<String> {
    if !source.has_extension(&["rs", "py", "mjs", "js"]) {
        return None;
    }
    let limit = if source.is_test() {
        MOST_LINES_OF_TESTS
    } else {
        MOST_LINES
    };
    let code = source
        .text
        .lines()
        .take_while(|line| !line.starts_with("#[cfg(test)]"));
    let lines = code.filter(|line| is_code(line)).count();
    (lines > limit).then(|| source.at(0, &format!("has {lines} lines of code, more than {limit}")))
}

fn is_code(line: &str) -> bool {
    let line = line.trim_start();
    !(line.is_empty() || line.starts_with("//"))
}

fn is_finished(source: &Source) -> Option<String> {
    find(
        source,
        &["rs", "py", "mjs", "js"],
        UNFINISHED,
        "leaves work undone",
    )
}

fn tests_run(source: &Source) -> Option<String> {
    find(
        source,
        &["rs"],
        &[concat!("#[", "ignore")],
        "switches a test off",
    )
}

fn is_portable(source: &Source) -> Option<String> {
    find(
        source,
        &["rs", "toml", "md", "py", "mjs", "js", "run"],
        MACHINES,
        "names a machine's path",
    )
}

fn ends_cleanly(source: &Source) -> Option<String> {
    let blank = source
        .text
        .lines()
        .position(|line| line.ends_with([' ', '\t', '\r']));
    let last = source.text.lines().count();
    blank
        .map(|line| source.at(line, "ends with a blank"))
        .or_else(|| {
            let complete = source.text.is_empty() || source.text.ends_with('\n');
            (!complete).then(|| source.at(last, "does not end its last line"))
        })
}

fn find(source: &Source, extensions: &[&str], words: &[&str], what: &str) -> Option<String> {
    let here = source.has_extension(extensions);
    let found = |line: &str| words.iter().any(|word| line.contains(word));
    let line = source.text.lines().position(found).filter(|_| here)?;
    Some(source.at(line, what))
}

const MOST_LINES: usize = 400;
const MOST_LINES_OF_TESTS: usize = 800;

// Each text is written in two parts, so that the rules do not find it in this file.
const UNFINISHED: &[&str] = &[
    concat!("todo", "!("),
    concat!("unimplemented", "!("),
    concat!("dbg", "!("),
    concat!("TO", "DO"),
    concat!("FIX", "ME"),
    concat!("XX", "X:"),
];

const MACHINES: &[&str] = &[
    concat!("/wo", "rk/"),
    concat!("/ro", "ot/"),
    concat!("/ho", "me/"),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn source(path: &str, text: &str) -> Source {
        Source {
            path: path.into(),
            text: text.into(),
        }
    }

    #[test]
    fn a_file_without_module_doc_is_found() {
        assert!(begins_with_doc(&source("a.rs", "fn main() {}\n")).is_some());
        assert!(begins_with_doc(&source("a.rs", "//! Says what.\n")).is_none());
    }

    #[test]
    fn only_code_counts_towards_the_length() {
        let comments = "// why\n\n".repeat(500);
        assert!(is_short(&source("a.rs", &comments)).is_none());
        assert!(is_short(&source("a.rs", &"f();\n".repeat(401))).is_some());
        assert!(is_short(&source("a/tests.rs", &"f();\n".repeat(401))).is_none());
    }

    #[test]
    fn unfinished_work_is_found_with_its_line() {
        let text = format!("//! Doc.\nfn f() {{ {}) }}\n", UNFINISHED[0]);
        assert_eq!(
            is_finished(&source("a.rs", &text)).unwrap(),
            "a.rs:2 leaves work undone"
        );
    }

    #[test]
    fn a_blank_at_the_end_of_a_line_is_found() {
        assert!(ends_cleanly(&source("a.md", "text \n")).is_some());
        assert!(ends_cleanly(&source("a.md", "text")).is_some());
        assert!(ends_cleanly(&source("a.md", "text\n")).is_none());
    }
}
