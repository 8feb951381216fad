//! The rules. Each rule looks at one file and returns the first violation in it.

use super::sources::{EXTENSIONS, Source};

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
    ("the program writes through its printer only", writes_safely),
];

fn begins_with_doc(source: &Source) -> Option<String> {
    let documented = source.text.starts_with("//!");
    (source.has_extension(&["rs"]) && !documented).then(|| source.at(0, "has no module doc"))
}

fn is_short(source: &Source) -> Option<String> {
    if !source.has_extension(CODE) {
        return None;
    }
    // How many fields a structure has, the API of OSS decides; an operation stays within the limit.
    let is_structure =
        source.text.contains(GENERATED) && !source.text.contains("impl Operation for");
    let limit = match (source.is_test(), is_structure) {
        (true, _) => MOST_LINES_OF_TESTS,
        (false, true) => MOST_LINES_OF_STRUCTURES,
        (false, false) => MOST_LINES,
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
    find(source, CODE, UNFINISHED, "leaves work undone")
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
    find(source, EXTENSIONS, MACHINES, "names a machine's path")
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

/// Characters from outside are escaped where `oss` writes, so nothing else may write.
fn writes_safely(source: &Source) -> Option<String> {
    let program = source.path.starts_with(PROGRAM);
    let printer = source.path.starts_with(PRINTER);
    let found = find(source, &["rs"], OUTPUT, "writes past the printer");
    found.filter(|_| program && !printer)
}

fn find(source: &Source, extensions: &[&str], words: &[&str], what: &str) -> Option<String> {
    let here = source.has_extension(extensions);
    let found = |line: &str| words.iter().any(|word| line.contains(word));
    let line = source.text.lines().position(found).filter(|_| here)?;
    Some(source.at(line, what))
}

const MOST_LINES: usize = 400;
const MOST_LINES_OF_TESTS: usize = 800;
const MOST_LINES_OF_STRUCTURES: usize = 500;

/// What stands in every file that `cargo xtask codegen` writes.
const GENERATED: &str = concat!("// Written by ", "`cargo xtask codegen`");

/// The extensions of files that contain code.
const CODE: &[&str] = &["rs", "py", "mjs", "cjs", "js"];

const PROGRAM: &str = "crates/oss-cli/src";
const PRINTER: &str = "crates/oss-cli/src/output";

/// What writes to standard output or standard error, or gives access to it. `println!` and the
/// others end with these letters.
const OUTPUT: &[&str] = &[
    "stdout()",
    "stderr()",
    "print!(",
    "println!(",
    ".print()",
    ".exit()",
];

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
    fn code_of_every_language_is_looked_at() {
        let text = format!("// {}\n", UNFINISHED[3]);
        for name in ["a.rs", "a.py", "a.js", "a.mjs", "a.cjs"] {
            assert!(is_finished(&source(name, &text)).is_some(), "{name}");
            assert!(
                is_short(&source(name, &"f();\n".repeat(401))).is_some(),
                "{name}"
            );
        }
        let text = format!("{}a\n", MACHINES[0]);
        assert!(is_portable(&source("a.cjs", &text)).is_some());
    }

    #[test]
    fn output_past_the_printer_is_found() {
        for line in [
            "io::stdout().lock();",
            "tokio::io::stderr();",
            "eprintln!(\"a\");",
            "print!(\"a\");",
            "error.print();",
        ] {
            let command = source("crates/oss-cli/src/commands/ls.rs", line);
            assert!(writes_safely(&command).is_some(), "{line}");
            for free in [
                "crates/oss-cli/src/output/printer.rs",
                "crates/oss-emulator/src/main.rs",
            ] {
                assert!(writes_safely(&source(free, line)).is_none(), "{free}");
            }
        }
    }

    #[test]
    fn a_blank_at_the_end_of_a_line_is_found() {
        assert!(ends_cleanly(&source("a.md", "text \n")).is_some());
        assert!(ends_cleanly(&source("a.md", "text")).is_some());
        assert!(ends_cleanly(&source("a.md", "text\n")).is_none());
    }
}
