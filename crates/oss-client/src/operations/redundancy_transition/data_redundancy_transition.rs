//! `DataRedundancyTransition`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use oss_sign::UtcSeconds;

use crate::error::Result;
use crate::operations::redundancy_transition::RedundancyTransitionStatus;
use crate::xml::{Element, Malformed, ReadXml};

/// A change of the redundancy type of a bucket.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DataRedundancyTransition {
    /// How much is done, in percent (`ProcessPercentage`). A task that has not started has none.
    pub process_percentage: Option<u32>,
    /// The estimated remaining time, in hours (`EstimatedRemainingTime`). A task that has not
    /// started, or that has ended, has none.
    pub estimated_remaining_time: Option<u64>,
    /// The bucket whose redundancy type is changed (`Bucket`). The answer to
    /// CreateBucketDataRedundancyTransition has only the task ID.
    pub bucket: Option<String>,
    /// The ID of the task (`TaskId`).
    pub task_id: String,
    /// How far the change is (`Status`). The answer to CreateBucketDataRedundancyTransition has
    /// only the task ID.
    pub status: Option<RedundancyTransitionStatus>,
    /// When the change was requested (`CreateTime`). The answer to
    /// CreateBucketDataRedundancyTransition has only the task ID.
    pub create_time: Option<UtcSeconds>,
    /// When the change began (`StartTime`). A task that has not started has none.
    pub start_time: Option<UtcSeconds>,
    /// When the change ended (`EndTime`). A task that has not ended has none.
    pub end_time: Option<UtcSeconds>,
}

impl ReadXml for DataRedundancyTransition {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut process_percentage = None;
        let mut estimated_remaining_time = None;
        let mut bucket = None;
        let mut task_id = None;
        let mut status = None;
        let mut create_time = None;
        let mut start_time = None;
        let mut end_time = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "ProcessPercentage" => child.set(&mut process_percentage)?,
                "EstimatedRemainingTime" => child.set(&mut estimated_remaining_time)?,
                "Bucket" => child.set(&mut bucket)?,
                "TaskId" => child.set(&mut task_id)?,
                "Status" => child.set(&mut status)?,
                "CreateTime" => child.set(&mut create_time)?,
                "StartTime" => child.set(&mut start_time)?,
                "EndTime" => child.set(&mut end_time)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            process_percentage,
            estimated_remaining_time,
            bucket,
            task_id: element.required("TaskId", task_id)?,
            status,
            create_time,
            start_time,
            end_time,
        }))
    }
}

#[cfg(test)]
impl crate::xml::WriteXml for DataRedundancyTransition {
    fn write_xml(&self, xml: &mut crate::xml::XmlWriter) {
        xml.optional("ProcessPercentage", &self.process_percentage);
        xml.optional("EstimatedRemainingTime", &self.estimated_remaining_time);
        xml.optional("Bucket", &self.bucket);
        xml.element("TaskId", &self.task_id);
        xml.optional("Status", &self.status);
        xml.optional("CreateTime", &self.create_time);
        xml.optional("StartTime", &self.start_time);
        xml.optional("EndTime", &self.end_time);
    }
}
