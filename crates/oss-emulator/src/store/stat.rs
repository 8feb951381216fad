//! The numbers that a bucket's statistics report.

use super::class::StorageClass;
use super::error::StoreError;
use super::memory::Store;
use super::versions::Versions;

/// The contents of a bucket. All versions count, as they do for the price of the storage.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Stat {
    classes: [ClassStat; 5],
    pub(crate) delete_markers: u64,
}

/// The contents of a bucket in one storage class.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct ClassStat {
    pub(crate) bytes: u64,
    pub(crate) objects: u64,
}

impl Stat {
    /// The part of one storage class.
    pub(crate) fn class(&self, class: StorageClass) -> ClassStat {
        self.classes
            .get(class as usize)
            .copied()
            .unwrap_or_default()
    }

    /// All classes together.
    pub(crate) fn total(&self) -> ClassStat {
        self.classes
            .iter()
            .fold(ClassStat::default(), |sum, class| ClassStat {
                bytes: sum.bytes + class.bytes,
                objects: sum.objects + class.objects,
            })
    }
}

impl Store {
    /// Counts what a bucket holds.
    pub(crate) fn stat(&self, bucket: &str) -> Result<Stat, StoreError> {
        let state = self.read();
        let mut stat = Stat::default();
        for version in state
            .bucket(bucket)?
            .keys
            .values()
            .flat_map(Versions::newest_first)
        {
            match &version.object {
                None => stat.delete_markers += 1,
                Some(object) => {
                    if let Some(class) = stat.classes.get_mut(object.class as usize) {
                        class.bytes += object.data.len();
                        class.objects += 1;
                    }
                }
            }
        }
        Ok(stat)
    }
}
