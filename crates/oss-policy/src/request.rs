//! Requests: a caller, an action, a resource and the condition keys.

use std::borrow::Cow;

use crate::caller::ram_arn;
use crate::{Caller, Context};

/// A request of a caller to perform one action on one resource.
///
/// An operation that requires two rights, such as a copy, is two requests.
#[derive(Debug, Clone)]
pub struct Request<'a> {
    caller: &'a Caller,
    action: &'a str,
    resource: Cow<'a, str>,
    context: &'a Context,
}

impl<'a> Request<'a> {
    /// Creates a request for an action such as `oss:GetObject` on a resource such as
    /// `acs:oss:oss-cn-hangzhou:1234567890123456:examplebucket/a.txt`.
    ///
    /// The fourth field of the resource is the account that it belongs to. If it is `*` or empty, as
    /// in `acs:oss:*:*:*` for `ListBuckets`, the resource belongs to the caller's account.
    #[must_use]
    pub fn new(
        caller: &'a Caller,
        action: &'a str,
        resource: &'a str,
        context: &'a Context,
    ) -> Self {
        Self {
            caller,
            action,
            resource: Cow::Borrowed(resource),
            context,
        }
    }

    /// Creates a request for `sts:AssumeRole` on a role. The name of the role can be given in any case.
    #[must_use]
    pub fn assume_role(
        caller: &'a Caller,
        account: &str,
        role: &str,
        context: &'a Context,
    ) -> Self {
        let resource = Cow::Owned(ram_arn(account, "role", role));
        Self {
            caller,
            action: "sts:AssumeRole",
            resource,
            context,
        }
    }

    /// Returns the caller.
    #[must_use]
    pub fn caller(&self) -> &'a Caller {
        self.caller
    }

    /// Returns the action.
    #[must_use]
    pub fn action(&self) -> &'a str {
        self.action
    }

    /// Returns the resource.
    #[must_use]
    pub fn resource(&self) -> &str {
        &self.resource
    }

    /// Returns the condition keys.
    #[must_use]
    pub fn context(&self) -> &'a Context {
        self.context
    }

    /// Returns the account that the resource belongs to, or `None` if the resource does not name one.
    /// System policies of RAM, such as `acs:ram:*:system:policy/AliyunOSSReadOnlyAccess`, belong to no
    /// account.
    #[must_use]
    pub fn owner(&self) -> Option<&str> {
        let owner = self.resource.split(':').nth(3)?;
        let open = owner.is_empty() || owner == "*" || owner == "system";
        (!open).then_some(owner)
    }

    /// Returns whether the resource belongs to the caller's account.
    #[must_use]
    pub fn is_own(&self) -> bool {
        match (self.caller.account(), self.owner()) {
            (Some(account), Some(owner)) => account == owner,
            (account, None) => account.is_some(),
            (None, _) => false,
        }
    }

    /// Returns the bucket and the key of a resource of OSS. The bucket itself has no key.
    pub(crate) fn bucket_and_key(&self) -> Option<(&str, Option<&str>)> {
        let name = self
            .resource
            .strip_prefix("acs:oss:")?
            .splitn(3, ':')
            .nth(2)?;
        Some(
            name.split_once('/')
                .map_or((name, None), |(bucket, key)| (bucket, Some(key))),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_owner_is_the_fourth_field() {
        let context = Context::new();
        for (caller, resource, own) in [
            (Caller::user("1", "u"), "acs:oss:r:1:b/k", true),
            (Caller::user("1", "u"), "acs:oss:r:2:b/k:1", false),
            (Caller::user("1", "u"), "acs:oss:*:*:*", true),
            (Caller::user("1", "u"), "acs:ram:*:system:policy/p", true),
            (Caller::anonymous(), "acs:oss:*:*:*", false),
            (Caller::anonymous(), "acs:oss:r:1:b", false),
        ] {
            let request = Request::new(&caller, "oss:X", resource, &context);
            assert_eq!(request.is_own(), own, "{resource}");
        }
    }

    #[test]
    fn a_key_may_contain_colons_and_slashes() {
        let (caller, context) = (Caller::anonymous(), Context::new());
        let request = Request::new(&caller, "oss:X", "acs:oss:r:1:b/k:/x", &context);
        assert_eq!(request.bucket_and_key(), Some(("b", Some("k:/x"))));
        let request = Request::new(&caller, "oss:X", "acs:oss:r:1:b", &context);
        assert_eq!(request.bucket_and_key(), Some(("b", None)));
    }

    #[test]
    fn a_role_is_named_in_lower_case() {
        let (caller, context) = (Caller::user("1", "u"), Context::new());
        let request = Request::assume_role(&caller, "2", "RamOssTest", &context);
        assert_eq!(request.resource(), "acs:ram::2:role/ramosstest");
        assert_eq!(request.action(), "sts:AssumeRole");
    }
}
