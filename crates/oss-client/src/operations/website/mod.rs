//! Static websites and back-to-origin.
//!
//! | operation | what it does |
//! |---|---|
//! | [`Bucket::put_bucket_website`] | Sets the static website hosting and the routing rules of a bucket. |
//! | [`Bucket::get_bucket_website`] | Reads the static website hosting and the routing rules of a bucket. |
//! | [`Bucket::delete_bucket_website`] | Deletes the static website hosting and the routing rules of a bucket. |

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::bucket::Bucket;

mod delete_bucket_website;
mod enums;
mod error_document;
mod get_bucket_website;
mod index_document;
mod mirror_auth;
mod mirror_header;
mod mirror_headers;
mod mirror_multi_alternate;
mod mirror_return_header;
mod mirror_tagging;
mod put_bucket_website;
mod routing_rule;
mod routing_rule_condition;
mod routing_rule_include_header;
mod routing_rule_lua_config;
mod routing_rule_redirect;
#[cfg(test)]
mod tests;
mod website_configuration;

pub use delete_bucket_website::DeleteBucketWebsite;
pub use enums::{RedirectProtocol, RedirectType};
pub use error_document::ErrorDocument;
pub use get_bucket_website::GetBucketWebsite;
pub use index_document::IndexDocument;
pub use mirror_auth::MirrorAuth;
pub use mirror_header::MirrorHeader;
pub use mirror_headers::MirrorHeaders;
pub use mirror_multi_alternate::MirrorMultiAlternate;
pub use mirror_return_header::MirrorReturnHeader;
pub use mirror_tagging::MirrorTagging;
pub use put_bucket_website::PutBucketWebsite;
pub use routing_rule::RoutingRule;
pub use routing_rule_condition::RoutingRuleCondition;
pub use routing_rule_include_header::RoutingRuleIncludeHeader;
pub use routing_rule_lua_config::RoutingRuleLuaConfig;
pub use routing_rule_redirect::RoutingRuleRedirect;
pub use website_configuration::WebsiteConfiguration;

/// Static websites and back-to-origin.
impl Bucket {
    /// Sets the static website hosting and the routing rules of a bucket. See [`PutBucketWebsite`].
    pub fn put_bucket_website(
        &self,
        website_configuration: impl Into<WebsiteConfiguration>,
    ) -> PutBucketWebsite {
        PutBucketWebsite::new(self, website_configuration)
    }

    /// Reads the static website hosting and the routing rules of a bucket. See
    /// [`GetBucketWebsite`].
    pub fn get_bucket_website(&self) -> GetBucketWebsite {
        GetBucketWebsite::new(self)
    }

    /// Deletes the static website hosting and the routing rules of a bucket. See
    /// [`DeleteBucketWebsite`].
    pub fn delete_bucket_website(&self) -> DeleteBucketWebsite {
        DeleteBucketWebsite::new(self)
    }
}
