//! Both sides together, name by name.

use std::cmp::Ordering;

use super::entry::{Found, Item};
use super::lister::{Lister, Role};
use super::report::FileReport;
use super::setup::Setup;
use crate::error::Result;

/// Both sides together, in the order of the names.
pub(super) struct Merge {
    source: Side,
    destination: Option<Side>,
}

/// What is under a name, or why that is not known.
#[derive(Debug)]
pub(super) enum Met {
    Source(Item),
    Both { source: Item, destination: Item },
    Destination(Item),
    SourceProblem(FileReport),
    DestinationProblem(FileReport),
}

struct Side {
    lister: Lister,
    head: Option<Found>,
}

impl Merge {
    pub(super) fn start(setup: &Setup, with_destination: bool) -> Self {
        let side = |role| Side {
            lister: Lister::start(setup, role),
            head: None,
        };
        Self {
            source: side(Role::Source),
            destination: with_destination.then(|| side(Role::Destination)),
        }
    }

    /// Returns the next name, or `None` at the end. If this future is dropped, nothing is lost.
    pub(super) async fn next(&mut self) -> Result<Option<Met>> {
        self.source.fill().await?;
        if let Some(destination) = &mut self.destination {
            destination.fill().await?;
        }
        let mut none = None;
        let source = &mut self.source.head;
        let destination = match &mut self.destination {
            Some(destination) => &mut destination.head,
            None => &mut none,
        };
        let order = match (source.as_ref(), destination.as_ref()) {
            (Some(Found::Item(source)), Some(Found::Item(destination))) => {
                source.name().cmp(destination.name())
            }
            // A problem is passed on as soon as it is seen.
            (Some(Found::Problem(_)), _) | (Some(_), None) => Ordering::Less,
            _ => Ordering::Greater,
        };
        let source = source.take_if(|_| order.is_le());
        let destination = destination.take_if(|_| order.is_ge());
        Ok(match (source, destination) {
            (Some(Found::Item(source)), Some(Found::Item(destination))) => Some(Met::Both {
                source,
                destination,
            }),
            (Some(Found::Item(source)), _) => Some(Met::Source(source)),
            (Some(Found::Problem(problem)), _) => Some(Met::SourceProblem(problem)),
            (_, Some(Found::Item(destination))) => Some(Met::Destination(destination)),
            (_, Some(Found::Problem(problem))) => Some(Met::DestinationProblem(problem)),
            _ => None,
        })
    }
}

impl Side {
    async fn fill(&mut self) -> Result<()> {
        if self.head.is_none() {
            self.head = self.lister.next().await?;
        }
        Ok(())
    }
}
