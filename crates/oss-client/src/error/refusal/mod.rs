//! Refusals by class: what an answer is about, why the request was refused, and what to do.
//!
//! There is one table of known causes for each class. They contain what the help pages and the
//! answers of OSS are known to say. A refusal that is in no table is classified by the group of its
//! EC, and then there is no advice.

mod access;
mod address;
mod advice;
mod authentication;
mod class;
mod facts;
mod form;
mod known;
mod lookup;
mod object;
mod request;
mod service;

pub use advice::RefusalAdvice;
pub use class::RefusalClass;
pub use facts::Refusal;
