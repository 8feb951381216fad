//! The RAM policy language: documents, matching, decisions with reasons, and session policies built by type.

mod acl;
mod action;
mod caller;
mod condition;
mod context;
pub mod decide;
mod document;
mod explain;
mod json;
mod layer;
pub mod matching;
mod parse;
mod principal;
mod refuse;
mod request;
mod session;

pub use acl::{Acl, Acls, LastStep};
pub use action::{Action, Level};
pub use caller::Caller;
pub use condition::{Condition, Operator};
pub use context::Context;
pub use decide::{Decision, Layers, Near, Reason};
pub use document::{Document, DocumentUse, Effect, Patterns, Policy, PolicyKind, Statement};
pub(crate) use layer::PARTS;
pub use layer::{Layer, Part, StatementRef};
pub use principal::Principal;
pub use refuse::{Fault, Refusal};
pub use request::Request;
pub use session::{Grant, SessionPolicy, SessionPolicyError};
