//! Forms with which browsers upload.
//!
//! [`Bucket::post_form`](crate::Bucket::post_form) begins a form for one key,
//! [`Bucket::post_form_under`](crate::Bucket::post_form_under) one for all keys below a prefix.
//! [`PostForm::presign`] signs it, and the [`PresignedForm`] contains the URL and the fields. A program that has the form uploads by
//! [`PresignedForm::upload`].

mod form;
mod presign;
mod presigned;
mod upload;

pub use form::PostForm;
pub use presign::PresignForm;
pub use presigned::PresignedForm;
pub use upload::FormUpload;
