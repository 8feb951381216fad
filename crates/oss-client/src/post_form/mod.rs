//! Forms with which browsers upload.
//!
//! [`Bucket::post_form`](crate::Bucket::post_form) begins a form for one key,
//! [`Bucket::post_form_under`](crate::Bucket::post_form_under) one for all keys below a prefix.
//! [`PostForm::presign`] signs it, and the [`PresignedForm`] contains the URL and the fields.

mod form;
mod presign;
mod presigned;

pub use form::PostForm;
pub use presign::PresignForm;
pub use presigned::PresignedForm;
