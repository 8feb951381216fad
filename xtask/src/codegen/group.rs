//! The source of the module of a group, and of the module that contains all groups.

use std::fmt::Write as _;

use crate::codegen::model::{Group, Level};
use crate::codegen::operation::{Source, camel};
use crate::codegen::rust::{doc, module_doc, sentence, snake};

/// Writes the module of a group: what it contains, and the methods that start the calls.
pub(super) fn source(group: &Group, sources: &[Source<'_, '_>], sets: &[&str]) -> String {
    let mut table = String::from("| operation | what it does |\n|---|---|\n");
    for source in sources {
        let place = receiver(source.operation.level);
        let summary = sentence(&source.operation.summary);
        let _ = writeln!(table, "| [`{place}::{}`] | {summary} |", source.method());
    }
    let mut out = module_doc(&sentence(&group.title));
    if !sources.is_empty() {
        let _ = write!(out, "//!\n{}", module_doc(&table));
    }
    out.push('\n');
    let mut modules: Vec<(String, Vec<String>)> = sources
        .iter()
        .map(|source| {
            let mut names = vec![source.operation.name.clone()];
            if source.payload().is_none() && !source.output.is_empty() {
                names.push(source.output_type());
            }
            (source.method(), names)
        })
        .collect();
    modules.extend(
        group
            .structures
            .keys()
            .map(|name| (snake(name), vec![name.clone()])),
    );
    if !group.enums.is_empty() {
        modules.push(("enums".to_owned(), group.enums.keys().cloned().collect()));
    }
    modules.extend(
        sets.iter()
            .map(|name| ((*name).to_owned(), vec![camel(name)])),
    );
    modules.sort();
    for (module, _) in &modules {
        if *module == group.group {
            out.push_str(
                "#[expect(clippy::module_inception, reason = \"the group is named after it\")]\n",
            );
        }
        let _ = writeln!(out, "mod {module};");
    }
    out.push_str("#[cfg(test)]\nmod tests;\n\n");
    for (module, names) in &modules {
        let visibility = match sets.contains(&module.as_str()) {
            true => "pub(in crate::operations)",
            false => "pub",
        };
        let _ = writeln!(out, "{visibility} use {module}::{{{}}};", names.join(", "));
    }
    for level in [Level::Service, Level::Object] {
        let methods: String = sources
            .iter()
            .filter(|source| {
                (source.operation.level == Level::Service) == (level == Level::Service)
            })
            .map(method)
            .collect();
        if !methods.is_empty() {
            let title = doc(0, &sentence(&group.title));
            let _ = write!(out, "\n{title}impl {} {{\n{methods}}}\n", receiver(level));
        }
    }
    out
}

fn receiver(level: Level) -> &'static str {
    match level {
        Level::Service => "Client",
        Level::Bucket | Level::Object => "Bucket",
    }
}

fn method(source: &Source<'_, '_>) -> String {
    let name = &source.operation.name;
    let summary = format!("{} See [`{name}`].", sentence(&source.operation.summary));
    let parameters = source.parameters();
    let arguments: String = source
        .arguments()
        .map(|field| format!(", {}", field.name()))
        .collect();
    format!(
        "{}    pub fn {}(&self, {parameters}) -> {name} {{\n{name}::new(self{arguments})\n}}\n\n",
        doc(4, &summary),
        source.method()
    )
}

/// Writes the module that contains all groups.
pub(super) fn all(groups: &[Group]) -> String {
    let mut out = module_doc(INTRODUCTION);
    out.push_str("//!\n//! | group | about |\n//! |---|---|\n");
    for group in groups {
        let _ = writeln!(
            out,
            "//! | [`{}`] | {} |",
            group.group,
            sentence(&group.title)
        );
    }
    out.push_str("\nmod by_hand;\n");
    for group in groups {
        let _ = writeln!(out, "pub mod {};", group.group);
    }
    out.push_str("#[cfg(test)]\nmod sample;\n");
    out
}

const INTRODUCTION: &str = r#"The operations, with the types of their fields and outputs, in one module for each subject.

Every operation is a type of its own, whose page shows what can be set, what OSS requires, and what it answers. A method of [`Bucket`](crate::Bucket) or [`Client`](crate::Client) with the official name in snake case creates it.

# Room to grow

OSS adds parameters, elements and values all the time, and adding them here is no breaking change. Operations have private fields. Outputs and structures are `#[non_exhaustive]`: their fields are read directly, and callers build them by `new` with what OSS requires and by setters for the rest. Enumerations keep a value that they do not know in `Other`, and a `match` over them needs an arm for the rest.

```
use oss_client::operations::common::StorageClass;
use oss_client::operations::lifecycle::{LifecycleRule, LifecycleRuleExpiration, LifecycleRuleStatus};

fn price(class: &StorageClass) -> Option<f64> {
    match class {
        StorageClass::Standard => Some(0.12),
        StorageClass::Ia => Some(0.08),
        _ => None,
    }
}

let rule = LifecycleRule::new(LifecycleRuleStatus::Enabled)
    .prefix("logs/")
    .expiration(LifecycleRuleExpiration::new().days(30));
assert_eq!(rule.prefix.as_deref(), Some("logs/"));
assert_eq!(price(&StorageClass::from("SomethingNew")), None);
```

A program that would break when something is added does not compile today:

```compile_fail,E0004
use oss_client::operations::common::VersioningStatus;

fn name(status: &VersioningStatus) -> &str {
    match status {
        VersioningStatus::Enabled => "enabled",
        VersioningStatus::Suspended => "suspended",
        VersioningStatus::Other(name) => name,
    }
}
```

```compile_fail,E0639
let owner = oss_client::operations::common::Owner {
    id: "1000000000000001".to_owned(),
    display_name: "1000000000000001".to_owned(),
};
```"#;
