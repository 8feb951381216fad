//! What is written about each file, and about all of them.

use oss_client::transfers::{Action, DirectoryReport, FileReport, Skip, Step};

use super::Sides;
use crate::exit::ExitStatus;
use crate::failure::{Failure, Result};
use crate::output::Printer;
use crate::output::json::Object;
use crate::output::size::human;
use crate::transfer::Tally;

/// Writes what happened to one file, and counts it.
pub(super) fn file(
    file: &FileReport,
    sides: &Sides,
    tally: &mut Tally,
    printer: Printer,
) -> Result<()> {
    let (source, destination) = (
        sides.source.file(&file.name),
        sides.destination.file(&file.name),
    );
    let object = |event: &str, operation: &str| {
        let object = Object::default().with("event", event).with("op", operation);
        match operation {
            "delete" => object.with("dst", destination.as_str()),
            _ => object
                .with("src", source.as_str())
                .with("dst", destination.as_str()),
        }
    };
    let way = |operation: &str| match operation {
        "delete" => format!("delete  {destination}"),
        _ => format!("{operation}  {source} → {destination}"),
    };
    let failure = match &file.action {
        Action::Failed { error } => Some(Failure::from(&**error)),
        Action::Refused { why } => Some(Failure::new(ExitStatus::LocalIo, why.to_string())),
        _ => None,
    };
    if let Some(failure) = failure {
        let failure = failure.about(format!("{source} → {destination}"));
        tally.add_failure(&failure, printer);
        if printer.is_json() {
            printer.value(
                object("failed", "transfer")
                    .with("message", failure.message())
                    .with("exit_code", failure.status().code()),
            )?;
        }
        return Ok(());
    }
    tally.add_done(1);
    let (value, line) = match &file.action {
        Action::Skipped { why } => {
            let value = object("skip", "transfer").with("reason", why.to_string());
            let line = match why {
                // Most files of most runs are the same; they are in the summary.
                Skip::Same => None,
                Skip::Exists => Some(format!("skip  {destination} exists")),
                why => Some(format!("skip  {source}: {why}")),
            };
            (value, line)
        }
        Action::Planned { step } => {
            let operation = planned(*step);
            let line = format!("(dry run) {}", way(operation));
            (
                object("plan", operation).with("size", file.size),
                Some(line),
            )
        }
        Action::Deleted => (object("delete", "delete"), Some(way("delete"))),
        Action::FolderCreated => (object("transfer", "folder"), Some(way("folder"))),
        action => {
            let operation = done(action);
            let line = format!("{}  {}", way(operation), human(file.size));
            (
                object("transfer", operation).with("size", file.size),
                Some(line),
            )
        }
    };
    if printer.is_json() {
        return printer.value(value);
    }
    match line {
        Some(line) if !printer.is_quiet() => printer.text(line),
        _ => Ok(()),
    }
}

fn done(action: &Action) -> &'static str {
    match action {
        Action::Uploaded => "upload",
        Action::Downloaded => "download",
        _ => "copy",
    }
}

fn planned(step: Step) -> &'static str {
    match step {
        Step::Upload => "upload",
        Step::Download => "download",
        Step::CreateFolder => "folder",
        Step::Delete => "delete",
        _ => "copy",
    }
}

/// Writes the last line.
pub(super) fn summary(report: &DirectoryReport, printer: Printer) -> Result<()> {
    let failed = report.failed + report.refused;
    if printer.is_json() {
        return printer.value(
            Object::default()
                .with("event", "summary")
                .with("uploaded", report.uploaded)
                .with("downloaded", report.downloaded)
                .with("copied", report.copied)
                .with("deleted", report.deleted)
                .with("planned", report.planned)
                .with("skipped", report.skipped)
                .with("failed", failed)
                .with("bytes", report.bytes),
        );
    }
    let counts = [
        ("uploaded", report.uploaded),
        ("downloaded", report.downloaded),
        ("copied", report.copied),
        ("deleted", report.deleted),
        ("planned", report.planned),
    ];
    let mut parts: Vec<String> = counts
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(what, count)| format!("{count} {what}"))
        .collect();
    parts.push(format!("{} skipped", report.skipped));
    parts.push(format!("{failed} failed"));
    printer.note(format!("{}, {}", parts.join(", "), human(report.bytes)));
    Ok(())
}
