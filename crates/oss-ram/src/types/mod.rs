//! What RAM manages: users, access keys, roles and policies, as its answers describe them.

mod access_key;
mod diagnosis;
mod document_text;
mod entities;
mod policy;
mod policy_name;
mod role;
mod tag;
mod user;

pub use self::access_key::{AccessKey, KeyStatus, NewAccessKey};
pub use self::diagnosis::{Diagnosis, DiagnosisCondition};
pub use self::document_text::DocumentText;
pub use self::entities::{AttachedGroup, AttachedRole, AttachedUser};
pub use self::policy::{AttachedPolicy, Policy, PolicyVersion};
pub use self::policy_name::PolicyName;
pub(crate) use self::policy_name::type_name;
pub use self::role::Role;
pub use self::tag::Tag;
pub use self::user::User;
