//! What a plan gives to its scans: files, ranges, filters; and what the scans have passed over.

use std::sync::Arc;

use datafusion::datasource::physical_plan::{FileGroup, FileScanConfig, FileSource, ParquetSource};
use datafusion::datasource::source::DataSourceExec;
use datafusion::physical_plan::{ExecutionPlan, displayable};

/// Describes every scan of a plan, in several lines.
pub(crate) fn describe(plan: &Arc<dyn ExecutionPlan>) -> Vec<String> {
    let mut lines = Vec::new();
    visit(plan, &mut |node, scan, config, source| {
        let groups = config.file_groups.len();
        let files = config.file_groups.iter().map(FileGroup::len);
        lines.push(format!(
            "scan of {} ranges in {groups} groups",
            files.sum::<usize>()
        ));
        for group in config.file_groups.iter().take(GROUPS_SHOWN) {
            lines.extend(ranges(group).map(|range| format!("  {range}")));
        }
        if groups > GROUPS_SHOWN {
            lines.push(format!("  … and {} more groups", groups - GROUPS_SHOWN));
        }
        if let Some(predicate) = source.filter() {
            lines.push(format!("  predicate: {predicate}"));
        }
        let text = displayable(node.as_ref()).one_line().to_string();
        if let Some(pruning) = between(&text, "pruning_predicate=", ", required_guarantees=") {
            lines.push(format!("  pruning predicate: {pruning}"));
        }
        lines.extend(counts(scan).map(|line| format!("  {line}")));
    });
    lines
}

type Visit<'a> =
    dyn FnMut(&Arc<dyn ExecutionPlan>, &DataSourceExec, &FileScanConfig, &ParquetSource) + 'a;

fn visit(plan: &Arc<dyn ExecutionPlan>, found: &mut Visit<'_>) {
    if let Some(scan) = plan.downcast_ref::<DataSourceExec>()
        && let Some((config, source)) = scan.downcast_to_file_source::<ParquetSource>()
    {
        found(plan, scan, config, source);
    }
    for child in plan.children() {
        visit(child, found);
    }
}

/// The files of a group, each with the range of it that the group reads.
fn ranges(group: &FileGroup) -> impl Iterator<Item = String> + '_ {
    group.iter().take(FILES_SHOWN).map(|file| {
        let path = file.object_meta.location.as_ref();
        let size = file.object_meta.size;
        match &file.range {
            Some(range) => format!("{path} {}..{} of {size}", range.start, range.end),
            None => format!("{path} 0..{size} of {size}"),
        }
    })
}

/// What a scan has counted while it ran.
fn counts(scan: &DataSourceExec) -> impl Iterator<Item = String> {
    let metrics = scan.metrics().unwrap_or_default().aggregate_by_name();
    let found = COUNTS.iter().filter_map(move |(name, words)| {
        let metric = metrics
            .iter()
            .find(|metric| metric.value().name() == *name)?;
        Some(format!("{words}: {}", metric.value()))
    });
    found.collect::<Vec<_>>().into_iter()
}

fn between<'a>(text: &'a str, start: &str, end: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(start)?;
    Some(rest.split_once(end).map_or(rest, |(found, _)| found))
}

/// The numbers of a scan that are shown, as DataFusion names them, and in words.
const COUNTS: [(&str, &str); 5] = [
    (
        "files_ranges_pruned_statistics",
        "ranges of files, by their statistics",
    ),
    (
        "row_groups_pruned_statistics",
        "row groups, by their statistics",
    ),
    ("page_index_pages_pruned", "pages, by their statistics"),
    (
        "pushdown_rows_pruned",
        "rows that the filter has dropped while reading",
    ),
    (
        "pushdown_rows_matched",
        "rows that the filter has kept while reading",
    ),
];

const GROUPS_SHOWN: usize = 2;
const FILES_SHOWN: usize = 3;
