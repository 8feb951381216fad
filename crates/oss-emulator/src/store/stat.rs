//! The numbers in the statistics of a bucket.

use super::class::StorageClass;
use super::error::StoreError;
use super::memory::Store;
use super::versions::Versions;

/// The number and the size of the objects in a bucket. All versions are counted, because storage is
/// billed for all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Stat {
    classes: [ClassStat; 5],
    pub(crate) delete_markers: u64,
}

/// The number and the size of the objects of one storage class.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct ClassStat {
    pub(crate) bytes: u64,
    pub(crate) objects: u64,
}

impl Stat {
    /// Returns the numbers for one storage class.
    pub(crate) fn class(&self, class: StorageClass) -> ClassStat {
        self.classes
            .get(class as usize)
            .copied()
            .unwrap_or_default()
    }

    /// Returns the sums for all storage classes.
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
    /// Counts the objects in a bucket.
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
