//! Rules by which the objects of a bucket are copied to other buckets. The server stores and reports
//! them, and copies nothing.

use oss_sign::UtcSeconds;

use super::document::Document;
use crate::codes::{Code, OssError};
use crate::store::ConfigurationKind;
use crate::xml::{elements, words};

use super::access_monitor::Switch;

elements! {
    /// `ReplicationConfiguration`.
    pub(crate) struct Replication {
        rules: Vec<ReplicationRule> = "Rule",
    }

    /// A rule.
    pub(crate) struct ReplicationRule {
        id: Option<String> = "ID",
        prefixes: Option<PrefixSet> = "PrefixSet",
        action: Option<String> = "Action",
        destination: ReplicationTarget = "Destination",
        status: Option<ReplicationStatus> = "Status",
        historical: Option<EnabledOrNot> = "HistoricalObjectReplication",
        role: Option<String> = "SyncRole",
        criteria: Option<SourceCriteria> = "SourceSelectionCriteria",
        encryption: Option<ReplicaEncryption> = "EncryptionConfiguration",
        time_control: Option<TimeControl> = "RTC",
        /// When the rule was added. Answers do not contain it.
        created: Option<UtcSeconds> = "Created",
    }

    /// The prefixes of the keys that are copied. Without prefixes all are.
    pub(crate) struct PrefixSet {
        prefixes: Vec<String> = "Prefix",
    }

    /// The bucket into which objects are copied.
    pub(crate) struct ReplicationTarget {
        bucket: String = "Bucket",
        location: String = "Location",
        transfer: Option<TransferType> = "TransferType",
    }

    /// Which encrypted objects are copied.
    pub(crate) struct SourceCriteria {
        kms: KmsObjects = "SseKmsEncryptedObjects",
    }

    /// Whether objects with keys of the key management service are copied.
    pub(crate) struct KmsObjects {
        status: Switch = "Status",
    }

    /// The key for copies.
    pub(crate) struct ReplicaEncryption {
        key: String = "ReplicaKmsKeyID",
    }

    /// Whether copies are made within a guaranteed time.
    pub(crate) struct TimeControl {
        status: EnabledOrNot = "Status",
    }

    /// `ReplicationRule` in a request to change the time control of a rule.
    pub(crate) struct TimeControlChange {
        time_control: TimeControl = "RTC",
        id: String = "ID",
    }

    /// `ReplicationRules` in a request to delete rules.
    pub(crate) struct DeletedRules {
        ids: Vec<String> = "ID",
    }
}

words! {
    /// The state of a rule.
    pub(crate) enum ReplicationStatus {
        Closing = "closing",
        Doing = "doing",
        Starting = "starting",
    }

    /// Whether something is enabled.
    pub(crate) enum EnabledOrNot {
        Disabled = "disabled",
        Enabled = "enabled",
    }

    /// The network over which copies are sent.
    pub(crate) enum TransferType {
        Internal = "internal",
        OssAcc = "oss_acc",
    }
}

impl Document for Replication {
    const KIND: ConfigurationKind = ConfigurationKind::Replication;
    const ROOT: &'static str = "ReplicationConfiguration";

    fn absent() -> Result<Self, OssError> {
        Err(OssError::new(Code::NoSuchReplicationConfiguration))
    }

    fn check(&mut self) -> Result<(), OssError> {
        match self.rules.is_empty() {
            true => Err(OssError::malformed_xml("the element Rule is missing")),
            false => Ok(()),
        }
    }
}

impl Replication {
    /// Adds a new rule.
    ///
    /// # Errors
    ///
    /// Returns an error if a rule copies the same objects to the same bucket already, if a rule has
    /// the same id, or if there are too many rules.
    pub(crate) fn add(&mut self, rule: ReplicationRule) -> Result<(), OssError> {
        if self.rules.len() >= RULES {
            return Err(OssError::new(Code::TooManyReplicationRules));
        }
        if self.rules.iter().any(|other| other.does_the_same(&rule)) {
            return Err(OssError::new(Code::BucketReplicationAlreadyExist));
        }
        if let Some(other) = self.rules.iter().find(|other| other.id == rule.id) {
            let id = other.id.as_deref().unwrap_or_default();
            let message = "The IDs of the rules must be unique.";
            return Err(OssError::invalid_argument("ID", id, message));
        }
        self.rules.push(rule);
        Ok(())
    }

    /// Returns the rule with an id.
    ///
    /// # Errors
    ///
    /// Returns `NoSuchReplicationRule`.
    pub(crate) fn rule_mut(&mut self, id: &str) -> Result<&mut ReplicationRule, OssError> {
        let mut rules = self.rules.iter_mut();
        rules
            .find(|rule| rule.id.as_deref() == Some(id))
            .ok_or_else(|| OssError::new(Code::NoSuchReplicationRule))
    }
}

impl ReplicationRule {
    /// Completes a rule that is added.
    pub(crate) fn begun(mut self, now: UtcSeconds, new_id: impl Fn() -> String) -> Self {
        self.id.take_if(|id| id.is_empty());
        self.id.get_or_insert_with(new_id);
        self.action.get_or_insert_with(|| "ALL".to_owned());
        self.historical.get_or_insert(EnabledOrNot::Enabled);
        self.destination
            .transfer
            .get_or_insert(TransferType::Internal);
        self.drop_unused_encryption();
        self.created = Some(now);
        self
    }

    /// Removes settings for encrypted objects that have no effect, which OSS does not store. Without a
    /// role it cannot use keys of the key management service, and it needs a key for the copies only if
    /// encrypted objects are copied.
    fn drop_unused_encryption(&mut self) {
        if self.role.as_ref().is_none_or(String::is_empty) {
            self.criteria = None;
        }
        let criteria = self.criteria.as_ref();
        if criteria.is_none_or(|criteria| criteria.kms.status != Switch::Enabled) {
            self.encryption = None;
        }
    }

    /// Returns the rule as answers contain it. It is being set up for a minute.
    pub(crate) fn shown(&self, now: UtcSeconds) -> Self {
        let set_up = |created: UtcSeconds| created.plus_seconds(60) <= now;
        let status = match self.created.is_none_or(set_up) {
            true => ReplicationStatus::Doing,
            false => ReplicationStatus::Starting,
        };
        Self {
            status: Some(status),
            created: None,
            ..self.clone()
        }
    }

    fn does_the_same(&self, other: &Self) -> bool {
        let (own, others) = (self.prefixes(), other.prefixes());
        let overlap = |one: &String| {
            let mut others = others.iter();
            others.any(|two| one.starts_with(two.as_str()) || two.starts_with(one.as_str()))
        };
        self.destination.bucket == other.destination.bucket
            && (own.is_empty() || others.is_empty() || own.iter().any(overlap))
    }

    fn prefixes(&self) -> &[String] {
        self.prefixes.as_ref().map_or(&[], |set| &set.prefixes)
    }
}

/// The maximum number of rules of a bucket.
const RULES: usize = 100;
