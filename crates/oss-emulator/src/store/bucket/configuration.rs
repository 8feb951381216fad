//! The configurations of buckets and accounts. All of them are kept in the same way: a document, and
//! what a handler has read from it.

use std::any::Any;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, OnceLock};

use bytes::Bytes;

/// A kind of configuration. The values are part of the layout on disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub(crate) enum ConfigurationKind {
    AccessMonitor = 1,
    AccessPoint = 2,
    AccessPointPolicy = 3,
    ArchiveDirectRead = 4,
    CallbackPolicy = 5,
    Cname = 6,
    CnameToken = 7,
    Cors = 8,
    Encryption = 9,
    HttpsConfig = 10,
    Inventory = 11,
    Lifecycle = 12,
    LiveChannel = 13,
    Logging = 14,
    MetaQuery = 15,
    ObjectProcessAccessPoint = 16,
    ObjectProcessAccessPointPolicy = 17,
    ObjectWorm = 18,
    OverwriteConfig = 19,
    Policy = 20,
    PublicAccessBlock = 21,
    Qos = 22,
    RedundancyTransition = 23,
    Referer = 24,
    Replication = 25,
    RequestPayment = 26,
    RequesterQos = 27,
    StorageCapacity = 28,
    Style = 29,
    Tags = 30,
    TransferAcceleration = 31,
    UserDefinedLogFields = 32,
    Website = 33,
    AsyncFetchTask = 34,
    MetadataTables = 35,
    StorageQuota = 36,
}

impl ConfigurationKind {
    /// Returns the kind with this value in the layout on disk.
    pub(crate) fn from_u8(value: u8) -> Option<Self> {
        ALL.iter().copied().find(|kind| *kind as u8 == value)
    }
}

/// A configuration in the form in which handlers use it.
pub(crate) trait Configuration: Send + Sync + Sized + 'static {
    /// The kind of configuration.
    const KIND: ConfigurationKind;

    /// Reads a document that was accepted earlier. It is called when the configuration is used for
    /// the first time after the server has started. `None` means that the document on disk is
    /// damaged.
    fn from_document(document: &[u8]) -> Option<Self>;
}

/// A document, with what was read from it.
pub(crate) struct Slot {
    document: Bytes,
    parsed: OnceLock<Option<Arc<dyn Any + Send + Sync>>>,
}

impl Slot {
    /// Keeps a document that will be read when it is used for the first time.
    pub(crate) fn new(document: impl Into<Bytes>) -> Self {
        Self {
            document: document.into(),
            parsed: OnceLock::new(),
        }
    }

    /// Keeps a document with what was read from it.
    pub(crate) fn with_parsed<C: Configuration>(document: impl Into<Bytes>, parsed: C) -> Self {
        let parsed: Arc<dyn Any + Send + Sync> = Arc::new(parsed);
        Self {
            document: document.into(),
            parsed: OnceLock::from(Some(parsed)),
        }
    }

    /// Returns the document.
    pub(crate) fn document(&self) -> &Bytes {
        &self.document
    }

    /// Returns what the document says. `None` means that it is damaged, or of another kind.
    pub(crate) fn parsed<C: Configuration>(&self) -> Option<Arc<C>> {
        let parsed = self.parsed.get_or_init(|| {
            let parsed = C::from_document(&self.document)?;
            Some(Arc::new(parsed) as Arc<dyn Any + Send + Sync>)
        });
        Arc::clone(parsed.as_ref()?).downcast().ok()
    }
}

impl fmt::Debug for Slot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Documents can contain private keys of certificates.
        write!(f, "Slot({} bytes)", self.document.len())
    }
}

/// The configurations of a bucket or an account, by their kind. Configurations of which there can
/// be several, such as inventories, also have a name, which is empty otherwise.
#[derive(Clone, Debug, Default)]
pub(crate) struct Configurations(BTreeMap<(ConfigurationKind, String), Arc<Slot>>);

impl Configurations {
    /// Returns a configuration of which there is one at most.
    pub(crate) fn get<C: Configuration>(&self) -> Option<Arc<C>> {
        self.slot(C::KIND, "")?.parsed()
    }

    /// Returns a configuration of which there can be several.
    pub(crate) fn named<C: Configuration>(&self, name: &str) -> Option<Arc<C>> {
        self.slot(C::KIND, name)?.parsed()
    }

    /// Iterates over the configurations of a type of which there can be several, sorted by their
    /// names.
    pub(crate) fn each<C: Configuration>(&self) -> impl Iterator<Item = (&str, Arc<C>)> {
        let all = self.all(C::KIND);
        all.filter_map(|(name, slot)| Some((name, slot.parsed()?)))
    }

    /// Returns the document of a configuration.
    pub(crate) fn document(&self, kind: ConfigurationKind, name: &str) -> Option<&Bytes> {
        Some(self.slot(kind, name)?.document())
    }

    /// Returns a configuration with its document.
    pub(crate) fn slot(&self, kind: ConfigurationKind, name: &str) -> Option<&Arc<Slot>> {
        self.0.get(&(kind, name.to_owned()))
    }

    /// Iterates over all configurations of a kind, sorted by their names.
    pub(crate) fn all(&self, kind: ConfigurationKind) -> impl Iterator<Item = (&str, &Arc<Slot>)> {
        self.0
            .range((kind, String::new())..)
            .take_while(move |((other, _), _)| *other == kind)
            .map(|((_, name), slot)| (name.as_str(), slot))
    }

    /// Sets a configuration of which there is one at most.
    pub(crate) fn set<C: Configuration>(&mut self, document: impl Into<Bytes>, parsed: C) {
        self.insert(C::KIND, "", Slot::with_parsed(document, parsed));
    }

    /// Sets a configuration.
    pub(crate) fn insert(&mut self, kind: ConfigurationKind, name: &str, slot: Slot) {
        self.0.insert((kind, name.to_owned()), Arc::new(slot));
    }

    /// Removes a configuration, and returns whether it existed.
    pub(crate) fn remove(&mut self, kind: ConfigurationKind, name: &str) -> bool {
        self.0.remove(&(kind, name.to_owned())).is_some()
    }

    /// Returns the differences to an earlier state: each configuration that was set, and each that
    /// was removed.
    pub(crate) fn changes_since<'c>(
        &'c self,
        earlier: &'c Self,
    ) -> impl Iterator<Item = (ConfigurationKind, &'c str, Option<&'c Bytes>)> {
        let set = self.0.iter().filter(|(key, slot)| {
            let before = earlier.0.get(key);
            before.is_none_or(|before| !Arc::ptr_eq(before, slot))
        });
        let set = set.map(|((kind, name), slot)| (*kind, name.as_str(), Some(slot.document())));
        let removed = earlier.0.keys().filter(|key| !self.0.contains_key(key));
        let removed = removed.map(|(kind, name)| (*kind, name.as_str(), None));
        set.chain(removed)
    }
}

const ALL: [ConfigurationKind; 36] = {
    use ConfigurationKind::*;
    [
        AccessMonitor,
        AccessPoint,
        AccessPointPolicy,
        ArchiveDirectRead,
        AsyncFetchTask,
        CallbackPolicy,
        Cname,
        CnameToken,
        Cors,
        Encryption,
        HttpsConfig,
        Inventory,
        Lifecycle,
        LiveChannel,
        Logging,
        MetaQuery,
        MetadataTables,
        ObjectProcessAccessPoint,
        ObjectProcessAccessPointPolicy,
        ObjectWorm,
        OverwriteConfig,
        Policy,
        PublicAccessBlock,
        Qos,
        RedundancyTransition,
        Referer,
        Replication,
        RequestPayment,
        RequesterQos,
        StorageCapacity,
        StorageQuota,
        Style,
        Tags,
        TransferAcceleration,
        UserDefinedLogFields,
        Website,
    ]
};
