//! The numbers in the statistics of a bucket, which every change keeps up to date.

use std::ops::AddAssign;

use serde::{Deserialize, Serialize};

use super::bucket::class::StorageClass;
use super::objects::object::Object;

/// The number and the size of the objects in a bucket. All versions are counted, because storage is
/// billed for all of them. The difference that a change makes has the same type.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Counts {
    classes: [ClassCounts; 5],
    pub(crate) delete_markers: i64,
    pub(crate) uploads: i64,
    pub(crate) parts: i64,
}

/// The number and the size of the objects of one storage class.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ClassCounts {
    pub(crate) bytes: i64,
    pub(crate) objects: i64,
}

impl Counts {
    /// Returns the numbers for one storage class.
    pub(crate) fn class(&self, class: StorageClass) -> ClassCounts {
        self.classes
            .get(class as usize)
            .copied()
            .unwrap_or_default()
    }

    /// Returns the sums for all storage classes.
    pub(crate) fn total(&self) -> ClassCounts {
        let mut total = ClassCounts::default();
        for class in &self.classes {
            total += *class;
        }
        total
    }

    /// Counts a version, `times` times. A version that is removed is counted -1 times. Without an
    /// object it is a delete marker.
    pub(super) fn count_version(&mut self, object: Option<&Object>, times: i64) {
        match object {
            None => self.delete_markers += times,
            Some(object) => {
                if let Some(class) = self.classes.get_mut(object.class as usize) {
                    class.bytes += times * i64::try_from(object.size).unwrap_or(i64::MAX);
                    class.objects += times;
                }
            }
        }
    }
}

impl AddAssign for ClassCounts {
    fn add_assign(&mut self, other: Self) {
        self.bytes += other.bytes;
        self.objects += other.objects;
    }
}

impl AddAssign<&Counts> for Counts {
    fn add_assign(&mut self, other: &Self) {
        for (class, more) in self.classes.iter_mut().zip(&other.classes) {
            *class += *more;
        }
        self.delete_markers += other.delete_markers;
        self.uploads += other.uploads;
        self.parts += other.parts;
    }
}
