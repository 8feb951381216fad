//! The rules about objects that several handlers share: how headers and parameters of requests are
//! read, and which headers responses have.

mod answer;
mod archive;
mod checks;
pub(crate) mod client_encryption;
mod copy_metadata;
mod copy_source;
mod digests;
mod disturb;
mod encoding;
mod fetched;
mod gzip;
mod location;
mod lock;
mod overrides;
mod pace;
mod persistent_headers;
mod precondition;
mod range;
mod receive;
mod refusal;
mod restore_request;
mod send;
mod server_encryption;
mod stored_headers;
mod tagging;
mod upload;
mod version;

pub(crate) use self::answer::{
    acknowledge, describe, quoted, restore_text, set, set_encryption, set_transition, set_version,
};
pub(crate) use self::archive::check_thawed;
pub(crate) use self::checks::{BodyChecks, content_md5};
pub(crate) use self::copy_metadata::{Directive, copied_headers};
pub(crate) use self::copy_source::CopySource;
pub(crate) use self::digests::digests;
pub(crate) use self::disturb::disturb;
pub(crate) use self::encoding::{Encoding, RESERVED};
pub(crate) use self::fetched::{Expected, receive_fetched};
pub(crate) use self::gzip::{gzipped, wants_gzip};
pub(crate) use self::location::location;
pub(crate) use self::lock::{legal_hold_of_document, retention_of_document, status_text};
pub(crate) use self::overrides::Overrides;
pub(crate) use self::pace::{Pace, TrafficLimit};
pub(crate) use self::precondition::{Outcome, Preconditions};
pub(crate) use self::range::{RangeBehavior, Selection, select};
pub(crate) use self::receive::{Incoming, MAX_OBJECT, receive};
pub(crate) use self::refusal::{marker_as_missing, not_modified, refuse};
pub(crate) use self::restore_request::RestoreRequest;
pub(crate) use self::send::{paced, pieces, ranged};
pub(crate) use self::server_encryption::refuse_encryption;
pub(crate) use self::tagging::{parse_tagging, tags_of_document};
pub(crate) use self::upload::{Upload, object_acl, overwrite, storage_class};
pub(crate) use self::version::{parse_version, requested_version};
