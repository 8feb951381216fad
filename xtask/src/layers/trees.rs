//! The crates that a crate must not depend on, and how many crates its dependency tree may have.

use std::collections::BTreeSet;
use std::fmt;

use crate::failure::Failure;
use crate::shell::Program;
use crate::tally::none_of;

/// A crate with some of its features, and the rules for its dependency tree.
#[derive(Debug)]
pub(crate) struct Tree {
    package: &'static str,
    features: &'static str,
    absent: &'static [&'static str],
    at_most: Option<usize>,
}

impl Tree {
    /// Checks the output of `cargo tree --edges normal` against the rules.
    pub(crate) fn check(&self) -> Result<(), Failure> {
        let names = self.names()?;
        let present = self
            .absent
            .iter()
            .filter(|name| names.iter().any(|n| n == *name));
        let found = present.map(|name| format!("{name} is a dependency of {}", self.package));
        let many = self.at_most.filter(|limit| names.len() > *limit);
        let many = many.map(|limit| format!("{} crates, more than {limit}", names.len()));
        none_of(found.chain(many))
    }

    /// The names of the crate and of all its dependencies. A crate that is there in two versions counts
    /// twice.
    fn names(&self) -> Result<Vec<String>, Failure> {
        let line = "cargo tree --edges normal --prefix none --no-dedupe --format {p} --package";
        let program = Program::line(line).args([self.package]);
        let text = program.args(self.features.split_whitespace()).read()?;
        let packages: BTreeSet<String> = text.lines().filter_map(name_and_version).collect();
        Ok(packages
            .iter()
            .filter_map(|p| p.split(' ').next())
            .map(str::to_owned)
            .collect())
    }
}

impl fmt::Display for Tree {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "below {}", self.package)?;
        if !self.features.is_empty() {
            write!(formatter, " {}", self.features)?;
        }
        write!(formatter, " there is no {}", self.absent.join(", "))?;
        self.at_most.map_or(Ok(()), |limit| {
            write!(formatter, ", and at most {limit} crates")
        })
    }
}

/// Checks that the client compiles without hyper, with each of its hash backends.
pub(crate) fn build_without_hyper() -> Result<(), Failure> {
    let client = "cargo check --quiet --package oss-client --no-default-features --features";
    Program::line(&format!("{client} ring")).run()?;
    Program::line(&format!("{client} rustcrypto")).run()
}

fn name_and_version(line: &str) -> Option<String> {
    let mut words = line.split_whitespace();
    Some(format!("{} {}", words.next()?, words.next()?))
}

const HTTP: &[&str] = &[
    "hyper",
    "hyper-util",
    "hyper-rustls",
    "rustls",
    "tokio-rustls",
];

const ASYNC_AND_SERDE: &[&str] = &[
    "tokio",
    "hyper",
    "hyper-util",
    "serde",
    "serde_core",
    "serde_json",
    "async-trait",
];

/// All rules.
pub(crate) const TREES: &[Tree] = &[
    Tree {
        package: "oss-sign",
        features: "",
        absent: ASYNC_AND_SERDE,
        at_most: Some(16),
    },
    Tree {
        package: "oss-sign",
        features: "--no-default-features --features rustcrypto",
        absent: ASYNC_AND_SERDE,
        at_most: Some(24),
    },
    Tree {
        package: "oss-policy",
        features: "",
        absent: &["tokio", "hyper", "ring", "http"],
        at_most: None,
    },
    Tree {
        package: "oss-transport",
        features: "--no-default-features",
        absent: HTTP,
        at_most: None,
    },
    Tree {
        package: "oss-context",
        features: "",
        absent: HTTP,
        at_most: None,
    },
    Tree {
        package: "oss-credentials",
        features: "",
        absent: HTTP,
        at_most: None,
    },
    Tree {
        package: "oss-client",
        features: "--no-default-features --features ring",
        absent: HTTP,
        at_most: None,
    },
    Tree {
        package: "oss-client",
        features: "--no-default-features --features rustcrypto",
        absent: &[
            "hyper",
            "hyper-util",
            "hyper-rustls",
            "rustls",
            "tokio-rustls",
            "ring",
        ],
        at_most: None,
    },
    Tree {
        package: "oss-object-store",
        features: "",
        // What the clients of object_store itself bring.
        absent: &["reqwest", "aws-lc-rs", "openssl"],
        at_most: None,
    },
    Tree {
        package: "oss-object-store",
        features: "--no-default-features --features object_store_0_13,ring",
        absent: HTTP,
        at_most: None,
    },
    Tree {
        package: "oss-ram",
        features: "",
        absent: &[
            "hyper",
            "hyper-util",
            "hyper-rustls",
            "rustls",
            "tokio-rustls",
            "oss-credentials",
        ],
        at_most: None,
    },
    Tree {
        package: "oss-emulator",
        features: "",
        absent: &[
            "oss-client",
            "oss-context",
            "oss-credentials",
            "oss-transport",
        ],
        at_most: None,
    },
];
