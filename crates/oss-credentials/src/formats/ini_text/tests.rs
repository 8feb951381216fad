//! Tests of the grammar.

use super::*;

fn file_name() -> FileName {
    FileName {
        link: "INI profile",
        path: "/c".to_owned(),
    }
}

fn parse(text: &str) -> IniText {
    IniText::parse(&file_name(), text.as_bytes()).unwrap()
}

fn refusal(bytes: &[u8]) -> String {
    IniText::parse(&file_name(), bytes)
        .err()
        .unwrap()
        .to_string()
}

fn value(line: &str) -> String {
    let settings = parse(&format!("[s]\n{line}"))
        .settings(&["s"], str::to_lowercase)
        .unwrap()
        .unwrap();
    match settings.get("k") {
        Some(Setting::Text(text)) => text.expose().to_owned(),
        _ => panic!("{line}"),
    }
}

#[test]
fn values_lose_their_comments_and_quotes() {
    let cases = [
        ("k = v", "v"),
        ("K:v", "v"),
        ("k = a=b:c", "a=b:c"),
        ("k = ab#cd;ef", "ab#cd;ef"),
        ("k=#v", "#v"),
        ("k = # nothing", ""),
        ("k = v # note", "v"),
        ("k = v\t; note", "v"),
        ("k = \"a #b\" # note", "a #b"),
        ("k = 'a ;b' ; note", "a ;b"),
        ("k = \"\"", ""),
        ("k = \"", "\""),
        ("k = \"a # b", "\"a"),
        ("k = 'it', \"x #y\"", "'it', \"x #y\""),
        ("k = don't # it's", "don't"),
        ("k = {\"a\": \"b #c\"} # note", "{\"a\": \"b #c\"}"),
        ("  k   =   é  ", "é"),
        ("k =", ""),
    ];
    for (line, expected) in cases {
        assert_eq!(value(line), expected, "{line}");
    }
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_are_ignored() {
    let ini = parse("\u{feff}; note\r\n[Default]\r\nk = v\r\n");
    assert_eq!(ini.names(), ["Default"]);
    let settings = ini.settings(&["default"], str::to_lowercase).unwrap();
    let Some(Setting::Text(text)) = settings.unwrap().remove("k") else {
        panic!("no text")
    };
    assert_eq!(text.expose(), "v");
}

#[test]
fn errors_name_the_line_and_not_its_text() {
    let cases: [(&[u8], &str); 6] = [
        (b"CANARY = 1", "/c: line 1 has a key before"),
        (b"[s]\nCANARY\n", "/c: line 2 is not a [section]"),
        (b"[s]\n= CANARY", "/c: line 2 is not a [section]"),
        (b"[CANARY", "/c: line 1 begins a section"),
        (b"[s] CANARY", "/c: line 1 begins a section"),
        (b"[s]\nCANARY = \xff", "/c: not UTF-8 at byte 13"),
    ];
    for (bytes, expected) in cases {
        let refusal = refusal(bytes);
        assert!(refusal.starts_with(expected), "{refusal}");
        assert!(!refusal.contains("CANARY"), "{refusal}");
    }
}

#[test]
fn a_key_that_is_set_twice_is_refused_only_in_the_section_that_is_read() {
    let ini = parse("[a]\nk = 1\n[b]\nk = 1\n[A]\nK = 2\n");
    let error = ini.settings(&["a"], str::to_lowercase).err().unwrap();
    assert_eq!(error.to_string(), "/c: K is set twice, on lines 2 and 6");
    assert!(ini.settings(&["b"], str::to_lowercase).unwrap().is_some());
    assert!(ini.settings(&["c"], str::to_lowercase).unwrap().is_none());
    assert_eq!(ini.names(), ["a", "b"]);
}

#[test]
fn indented_lines_belong_to_the_key_above() {
    let ini = parse("[b]\none =\n  region = x\ntwo =\n  region = y\n  more = z\nk = v");
    let settings = ini.settings(&["b"], str::to_lowercase).unwrap().unwrap();
    assert_eq!(settings.keys().collect::<Vec<_>>(), ["k", "one", "two"]);
    let ini = parse("[b]\n  one =\n  two = v");
    let settings = ini.settings(&["b"], str::to_lowercase).unwrap().unwrap();
    assert_eq!(settings.len(), 2);
}
