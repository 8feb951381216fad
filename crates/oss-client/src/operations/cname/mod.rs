//! Custom domain names.
//!
//! | operation | what it does |
//! |---|---|
//! | [`Bucket::create_cname_token`] | Creates a token that proves the ownership of a custom domain name. |
//! | [`Bucket::put_cname`] | Binds a custom domain name to a bucket. |
//! | [`Bucket::get_cname_token`] | Reads a token that was created with CreateCnameToken. |
//! | [`Bucket::list_cname`] | Lists the custom domain names of a bucket. |
//! | [`Bucket::delete_cname`] | Removes a custom domain name from a bucket. |

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::bucket::Bucket;

mod bucket_cname_configuration;
mod certificate_configuration;
#[expect(clippy::module_inception, reason = "the group is named after it")]
mod cname;
mod cname_certificate;
mod cname_info;
mod cname_token;
mod create_cname_token;
mod delete_cname;
mod enums;
mod get_cname_token;
mod list_cname;
mod put_cname;
#[cfg(test)]
mod tests;

pub use bucket_cname_configuration::BucketCnameConfiguration;
pub use certificate_configuration::CertificateConfiguration;
pub use cname::Cname;
pub use cname_certificate::CnameCertificate;
pub use cname_info::CnameInfo;
pub use cname_token::CnameToken;
pub use create_cname_token::CreateCnameToken;
pub use delete_cname::DeleteCname;
pub use enums::{CertificateStatus, CertificateType, CnameStatus};
pub use get_cname_token::GetCnameToken;
pub use list_cname::{ListCname, ListCnameOutput};
pub use put_cname::PutCname;

/// Custom domain names.
impl Bucket {
    /// Creates a token that proves the ownership of a custom domain name. See [`CreateCnameToken`].
    pub fn create_cname_token(
        &self,
        bucket_cname_configuration: impl Into<BucketCnameConfiguration>,
    ) -> CreateCnameToken {
        CreateCnameToken::new(self, bucket_cname_configuration)
    }

    /// Binds a custom domain name to a bucket. See [`PutCname`].
    pub fn put_cname(
        &self,
        bucket_cname_configuration: impl Into<BucketCnameConfiguration>,
    ) -> PutCname {
        PutCname::new(self, bucket_cname_configuration)
    }

    /// Reads a token that was created with CreateCnameToken. See [`GetCnameToken`].
    pub fn get_cname_token(&self, cname: impl Into<String>) -> GetCnameToken {
        GetCnameToken::new(self, cname)
    }

    /// Lists the custom domain names of a bucket. See [`ListCname`].
    pub fn list_cname(&self) -> ListCname {
        ListCname::new(self)
    }

    /// Removes a custom domain name from a bucket. See [`DeleteCname`].
    pub fn delete_cname(
        &self,
        bucket_cname_configuration: impl Into<BucketCnameConfiguration>,
    ) -> DeleteCname {
        DeleteCname::new(self, bucket_cname_configuration)
    }
}
