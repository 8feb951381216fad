//! Operations on objects.

mod copy_object;
mod delete_multiple_objects;
mod delete_object;
mod get_object;
mod get_object_acl;
mod get_object_meta;
mod head_object;
mod option_object;
mod post_object;
mod put_object;
mod put_object_acl;
mod requested;
mod written;

pub(crate) use copy_object::copy_object;
pub(crate) use delete_multiple_objects::delete_multiple_objects;
pub(crate) use delete_object::delete_object;
pub(crate) use get_object::get_object;
pub(crate) use get_object_acl::get_object_acl;
pub(crate) use get_object_meta::get_object_meta;
pub(crate) use head_object::head_object;
pub(crate) use option_object::option_object;
pub(crate) use post_object::post_object;
pub(crate) use put_object::put_object;
pub(crate) use put_object_acl::put_object_acl;
