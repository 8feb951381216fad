//! The RAM policy language of Alibaba Cloud: documents, decisions with their reasons, and session
//! policies built by type.
//!
//! # Narrow a token
//!
//! Temporary credentials should do one thing. [`SessionPolicy`] writes the policy that says so,
//! with the traps of the language taken care of:
//!
//! ```
//! use oss_policy::{Action, SessionPolicy};
//!
//! # fn main() -> Result<(), oss_policy::SessionPolicyError> {
//! let policy = SessionPolicy::new()
//!     .allow([Action::PutObject, Action::GetObject])
//!     .on("examplebucket", "exampledir/");
//! println!("{}", policy.to_text()?); // the Policy parameter of AssumeRole, at most 2048 bytes
//! # Ok(()) }
//! ```
//!
//! # Ask who may do what, and why
//!
//! A [`Document`] is read and checked; a [`Request`] is decided over [`Layers`] by
//! [`decide::access`] or [`decide::assume`]; the [`Decision`] names the statements that made it,
//! or the Allow that came nearest, and [explains](Decision::explain) itself:
//!
//! ```
//! use oss_policy::decide::{self, Layers};
//! use oss_policy::{Caller, Context, Document, DocumentUse, Policy, Request};
//!
//! # fn main() -> Result<(), oss_policy::Refusal> {
//! let role = Document::parse(
//!     r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":["oss:PutObject","oss:GetObject"],
//!         "Resource":["acs:oss:*:*:examplebucket","acs:oss:*:*:examplebucket/*"]}]}"#,
//!     DocumentUse::Identity,
//! )?;
//! let policies = [Policy::custom("RamTestPolicy", role)];
//! let layers = Layers { identity: &policies, ..Layers::default() };
//!
//! let caller = Caller::role_session("1234567890123456", "RamOssTest", "sessiontest");
//! let object = "acs:oss:oss-cn-hangzhou:1234567890123456:examplebucket/a.txt";
//! let nothing_else = Context::new();
//!
//! let put = Request::new(&caller, "oss:PutObject", object, &nothing_else);
//! let decision = decide::access(&put, &layers);
//! assert_eq!(decision.to_string(), "allowed by policy RamTestPolicy, statement 0");
//!
//! let delete = Request::new(&caller, "oss:DeleteObject", object, &nothing_else);
//! let decision = decide::access(&delete, &layers);
//! assert!(!decision.is_allowed());
//! println!("{}", decision.explain(&delete)); // denied …, nearest …, change …
//! # Ok(()) }
//! ```
//!
//! # Contracts
//!
//! * Pure: no I/O, no clock, no environment; the time of a request is the condition key
//!   `acs:CurrentTime` of its [`Context`]. Equal inputs give equal decisions.
//! * Nothing panics on any text. A document is refused rather than half understood, and a
//!   [`Refusal`] names the member at fault, what it says and what would be right.
//! * Deny wins over any Allow of the layers that are asked; nothing is allowed that no statement,
//!   owner's key or access control list allows.
//! * Matching takes at most the product of both lengths, however many stars a pattern has.
//! * Which error code a service answers with is not known here, nor what an operation asks for:
//!   those are the server's rules.
//!
//! Where Alibaba Cloud's documentation is silent, the item concerned says which reading holds.

mod acl;
mod action;
mod caller;
mod condition;
mod context;
pub mod decide;
mod denial;
mod difference;
mod document;
mod explain;
pub mod grant;
#[doc = include_str!("../docs/who-may-do-what.md")]
pub mod guide {}
mod json;
mod layer;
mod lint;
pub mod matching;
mod overlap;
mod parse;
mod principal;
mod refuse;
mod request;
mod session;
mod words;

pub use acl::{Acl, Acls, LastStep};
pub use action::{Action, Level};
pub use caller::Caller;
pub use condition::{Condition, Operator};
pub use context::Context;
pub use decide::{Decision, Layers, Near, Reason};
pub use denial::{Advice, Denial};
pub use difference::Change;
pub use document::{Document, DocumentUse, Effect, Patterns, Policy, PolicyKind, Statement};
pub use explain::Explanation;
pub(crate) use layer::PARTS;
pub use layer::{Layer, Part, StatementRef};
pub use lint::{Finding, Pitfall};
pub use overlap::Overlap;
pub use principal::Principal;
pub use refuse::{Fault, Refusal};
pub use request::Request;
pub use session::{Grant, SessionPolicy, SessionPolicyError};
