//! The policy language of Alibaba Cloud RAM: documents, decisions with their reasons, and builders for
//! session policies and grants.
//!
//! # Restrict temporary credentials
//!
//! Temporary credentials should be able to do one thing only. [`SessionPolicy`] writes the policy
//! that restricts them, and avoids the common mistakes of the policy language:
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
//! [`Document::parse`] parses and checks a policy. [`decide::access`] and [`decide::assume`] decide a
//! [`Request`] by the policies in [`Layers`]. The [`Decision`] names the statements that decided, or
//! the Allow that came nearest, and [`Decision::explain`] puts it into words:
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
//! * The crate is pure: it does no I/O, and reads neither a clock nor the environment. The time of a
//!   request is the condition key `acs:CurrentTime` of its [`Context`]. Equal inputs give equal
//!   decisions.
//! * No input makes it panic. A document that is not fully understood is an error, and the
//!   [`Refusal`] names the member that is wrong, what it says, and what would be right.
//! * A Deny overrides every Allow. Nothing is allowed unless a statement, the owner's key or an
//!   access control list allows it.
//! * The time for matching is at most proportional to the product of both lengths, whatever number of
//!   stars a pattern has.
//! * Which error code a service answers with, and which action an operation requires, are rules of the
//!   server, and not a part of this crate.
//!
//! Where the documentation of Alibaba Cloud leaves something open, the item says how this crate
//! decides.

mod acl;
mod action;
mod caller;
mod condition;
mod context;
pub mod decide;
mod denial;
mod difference;
mod document;
mod document_use;
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
mod statement;
mod words;

pub use acl::{Acl, Acls, LastStep};
pub use action::{Action, Level, UnknownAction};
pub use caller::Caller;
pub use condition::{Condition, Operator};
pub use context::Context;
pub use decide::{Decision, Layers, Near, Reason};
pub use denial::{Advice, Denial};
pub use difference::Change;
pub use document::{Document, Policy, PolicyKind};
pub use document_use::DocumentUse;
pub use explain::Explanation;
pub(crate) use layer::PARTS;
pub use layer::{Layer, Part, StatementRef};
pub use lint::{Finding, Pitfall};
pub use overlap::Overlap;
pub use principal::Principal;
pub use refuse::{Fault, Refusal};
pub use request::Request;
pub use session::{Grant, SessionPolicy, SessionPolicyError};
pub use statement::{Effect, Patterns, Statement};
