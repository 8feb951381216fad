//! The source of the enumerations of a group.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::codegen::model::Enum;
use crate::codegen::rust::{doc, sentence};

/// Writes the enumerations of a group.
pub(super) fn source(enums: &BTreeMap<String, Enum>) -> String {
    let mut out = String::new();
    for (name, values) in enums {
        let _ = writeln!(
            out,
            "open_enum!(\n{}    {name} {{",
            doc(4, &sentence(&values.doc))
        );
        for value in &values.values {
            out.push_str(&doc(8, &sentence(&value.doc)));
            let _ = writeln!(out, "        {} = {:?},", value.name, value.wire);
        }
        out.push_str("    }\n);\n\n");
    }
    out.trim_end().to_owned() + "\n"
}
