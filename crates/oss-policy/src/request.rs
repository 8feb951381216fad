//! What is asked: by whom, for which action on which resource, under which circumstances.

use std::borrow::Cow;

use crate::caller::ram_arn;
use crate::{Caller, Context};

/// One action on one resource, asked by one caller.
///
/// An operation that needs two rights, such as copying, is two requests.
#[derive(Debug, Clone)]
pub struct Request<'a> {
    caller: &'a Caller,
    action: &'a str,
    resource: Cow<'a, str>,
    context: &'a Context,
}

impl<'a> Request<'a> {
    /// A request for an action such as `oss:GetObject` on a resource such as
    /// `acs:oss:oss-cn-hangzhou:1234567890123456:examplebucket/a.txt`.
    ///
    /// The fourth field of the resource says to which account it belongs; `*` or nothing there
    /// means the caller's own, as for `ListBuckets` on `acs:oss:*:*:*`.
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

    /// A request for `sts:AssumeRole` on a role, whose name may be given in any case.
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

    /// Who asks.
    #[must_use]
    pub fn caller(&self) -> &'a Caller {
        self.caller
    }

    /// The action asked for.
    #[must_use]
    pub fn action(&self) -> &'a str {
        self.action
    }

    /// The resource asked for.
    #[must_use]
    pub fn resource(&self) -> &str {
        &self.resource
    }

    /// The condition keys of the request.
    #[must_use]
    pub fn context(&self) -> &'a Context {
        self.context
    }

    /// The account the resource belongs to, unless the resource leaves that open. What is RAM's
    /// own in every account, such as `acs:ram:*:system:policy/AliyunOSSReadOnlyAccess`, does.
    #[must_use]
    pub fn owner(&self) -> Option<&str> {
        let owner = self.resource.split(':').nth(3)?;
        let open = owner.is_empty() || owner == "*" || owner == "system";
        (!open).then_some(owner)
    }

    /// Whether the resource belongs to the caller's account.
    #[must_use]
    pub fn is_own(&self) -> bool {
        match (self.caller.account(), self.owner()) {
            (Some(account), Some(owner)) => account == owner,
            (account, None) => account.is_some(),
            (None, _) => false,
        }
    }

    /// The bucket and key of an OSS resource; no key for the bucket itself.
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
