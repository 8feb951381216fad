//! Uploads by HTML forms: parsing of the form, and the policy that its signature covers.

mod condition;
mod fields;
mod multipart;
mod part;
mod policy;

pub(crate) use self::fields::{Form, Upcoming, read};
pub(crate) use self::policy::PostPolicy;
