//! The options that choose among many names.

use crate::filter::{Names, Pattern};

/// Which names take part.
#[derive(Debug, clap::Args)]
pub(crate) struct Filter {
    /// Only names that match this, such as '*.jpg' or 'a/**'; may be repeated
    #[arg(long, value_name = "GLOB")]
    include: Vec<Pattern>,

    /// No names that match this, nor what is in folders that do; may be repeated
    #[arg(long, value_name = "GLOB")]
    exclude: Vec<Pattern>,
}

impl Filter {
    /// Returns whether there is a pattern.
    pub(crate) fn is_given(&self) -> bool {
        !self.include.is_empty() || !self.exclude.is_empty()
    }

    /// Returns what decides about names.
    pub(crate) fn names(&self) -> Names {
        Names::new(&self.include, &self.exclude)
    }
}
