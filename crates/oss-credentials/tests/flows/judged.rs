//! No sample lies about unjudged.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::samples::json;

/// Which test reads the entries of each parser: its text, and what it says where it does.
const JUDGES: [(&str, &str, &str); 19] = [
    ("aliyun_config", FORMATS, r#""aliyun_config""#),
    ("alibabacloud_ini", FORMATS, r#""alibabacloud_ini""#),
    ("ossutil_ini", FORMATS, r#""ossutil_ini""#),
    ("env", SAMPLES, r#""env/cases.json""#),
    ("sts_endpoint", SAMPLES, r#""sts-endpoint/cases.json""#),
    ("sts_response", SAMPLES, r#"entries("sts_response")"#),
    ("caller_identity", SAMPLES, r#"entries("caller_identity")"#),
    ("rpc_signature", SAMPLES, r#""sts/rpc-signatures.json""#),
    ("imds_token", SOURCES, r#"entries("imds_token")"#),
    ("imds_role", SOURCES, r#"entries("imds_role")"#),
    (
        "imds_credentials",
        SOURCES,
        r#"entries("imds_credentials")"#,
    ),
    ("credentials_uri", SOURCES, r#"entries("credentials_uri")"#),
    ("cloudsso", SOURCES, r#"entries("cloudsso")"#),
    ("oauth_token", SOURCES, r#"entries("oauth_token")"#),
    ("oauth_exchange", SOURCES, r#"entries("oauth_exchange")"#),
    ("oidc_token_file", SOURCES, r#"entries("oidc_token_file")"#),
    ("process_output", PROCESS, r#"entries("process_output")"#),
    ("split_command", COMMAND_LINE, "process/command-lines.json"),
    ("refresh", CACHE, "refresh/timeline.json"),
];

const CACHE: &str = include_str!("cache.rs");
const COMMAND_LINE: &str = include_str!("../../src/formats/command_line.rs");
const FORMATS: &str = include_str!("../../src/formats/samples.rs");
const PROCESS: &str = include_str!("process.rs");
const SAMPLES: &str = include_str!("samples.rs");
const SOURCES: &str = include_str!("source_samples.rs");

#[test]
fn every_sample_has_its_judge() {
    let expected = json("expected.json");
    let entries = expected["entries"].as_array().unwrap();
    assert_eq!(entries.len(), 156);
    for entry in entries {
        let parser = entry["parser"].as_str().unwrap();
        let judge = JUDGES.iter().find(|(name, _, _)| *name == parser);
        let (_, text, reads) = judge.unwrap_or_else(|| panic!("nobody judges {parser}"));
        assert!(
            text.contains(reads),
            "the judge of {parser} does not read it"
        );
    }
    let named = entries.iter().map(|entry| entry["file"].as_str().unwrap());
    let named: BTreeSet<_> = named.map(PathBuf::from).collect();
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/samples");
    let mut there = BTreeSet::new();
    collect(&root, &root, &mut there);
    there.remove(Path::new("expected.json"));
    assert_eq!(there, named);
}

fn collect(root: &Path, folder: &Path, files: &mut BTreeSet<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(root, &path, files);
        } else {
            files.insert(path.strip_prefix(root).unwrap().to_owned());
        }
    }
}
