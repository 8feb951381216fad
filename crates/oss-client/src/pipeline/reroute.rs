//! Sending a request in another form, or to another host, because the server said so.

use std::borrow::Cow;

use http::header::EXPECT;
use oss_sign::{Addressing, BucketName, Endpoint};
use tracing::info;

use crate::error::{ErrorKind, ServiceError};
use crate::pipeline::classify::Failure;
use crate::pipeline::prepared::Prepared;
use crate::pipeline::shared::Shared;
use crate::request::Target;

/// The changes of a request in the course of one call.
pub(super) struct Reroute<'a> {
    shared: &'a Shared,
    prepared: Cow<'a, Prepared>,
    followed: bool,
}

impl<'a> Reroute<'a> {
    /// Sends the request to the endpoint that is remembered for its bucket, if there is one.
    pub(super) fn new(shared: &'a Shared, prepared: &'a Prepared) -> Self {
        let mut this = Self {
            shared,
            prepared: Cow::Borrowed(prepared),
            followed: false,
        };
        if shared.config.follow_region
            && prepared.route.is_none()
            && let Some(endpoint) = bucket(&prepared.target).and_then(|b| shared.routes.get(b))
        {
            this.send_to(endpoint);
        }
        this
    }

    /// Returns the request as it is now.
    pub(super) fn prepared(&self) -> &Prepared {
        &self.prepared
    }

    /// Changes the request if its refusal says how. Returns whether it should be sent again.
    pub(super) fn change(&mut self, failure: &Failure) -> bool {
        let status = failure.error.service().map(ServiceError::status);
        if status == Some(417) && self.prepared.header(EXPECT.as_str()).is_some() {
            let headers = &mut self.prepared.to_mut().headers;
            headers.retain(|(name, _)| *name != EXPECT);
            return true;
        }
        match failure.error.kind() {
            ErrorKind::WrongEndpoint { endpoint } if self.shared.config.follow_region => {
                !std::mem::replace(&mut self.followed, true) && self.follow(endpoint)
            }
            _ => false,
        }
    }

    fn follow(&mut self, named: &str) -> bool {
        let ours = self.prepared.endpoint(&self.shared.config);
        let (Some(bucket), Some(endpoint)) = (
            bucket(&self.prepared.target).cloned(),
            endpoint(ours, named),
        ) else {
            return false;
        };
        if !self.send_to(endpoint.clone()) {
            return false;
        }
        let (host, region) = (endpoint.authority(), endpoint.region());
        info!(
            bucket = bucket.as_str(),
            host, region, "the bucket belongs to another region"
        );
        self.shared.routes.insert(bucket, endpoint);
        true
    }

    fn send_to(&mut self, endpoint: Endpoint) -> bool {
        let Ok(location) = endpoint.locate(self.prepared.target.resource()) else {
            return false;
        };
        let prepared = self.prepared.to_mut();
        prepared.location = Some(location);
        prepared.route = Some(endpoint);
        true
    }
}

fn bucket(target: &Target) -> Option<&BucketName> {
    match target {
        Target::Service => None,
        Target::Bucket(bucket) | Target::Object(bucket, _) => Some(bucket),
    }
}

/// Returns the endpoint that the server names, if a request may be sent there.
///
/// Whoever answers in the place of OSS could name any host. So both hosts must be those of OSS, which
/// is the case for hosts below `aliyuncs.com` that [`Endpoint::parse`] recognises, and the scheme stays.
fn endpoint(ours: &Endpoint, named: &str) -> Option<Endpoint> {
    let is_of_oss = |endpoint: &Endpoint| endpoint.addressing() == Addressing::VirtualHost;
    let recognised = Endpoint::parse(ours.authority()).ok()?;
    let named = Endpoint::parse(named).ok()?.with_scheme(ours.scheme());
    let same_service = is_of_oss(&recognised) && is_of_oss(ours) && is_of_oss(&named);
    let has_port = named.authority().contains(':');
    let other = named.region().is_some() && named.authority() != ours.authority();
    let follows = same_service && other && !has_port && named.product() == ours.product();
    follows.then_some(named)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_hosts_of_the_same_service_are_followed() {
        let follows = |ours: Endpoint, named: &str| {
            let found = endpoint(&ours, named)?;
            Some(format!(
                "{}://{}",
                found.scheme().as_str(),
                found.authority()
            ))
        };
        let ours = || Endpoint::for_region("cn-hangzhou").unwrap();
        let other = "oss-cn-beijing.aliyuncs.com";
        let url = Some(format!("https://{other}"));
        assert_eq!(follows(ours(), other), url);
        assert_eq!(follows(ours(), &format!("http://{other}")), url);
        assert_eq!(follows(ours().accelerate(), other), url);
        for named in [
            "oss-cn-hangzhou.aliyuncs.com",
            "oss-accelerate.aliyuncs.com",
            "oss-cn-beijing.aliyuncs.com:8443",
            "oss-cn-beijing.aliyuncs.com.example.com",
            "oss-cn-beijing.example.com",
            "ecs.aliyuncs.com",
            "cb-x123.cn-beijing.oss-cloudbox.aliyuncs.com",
            "127.0.0.1",
            "localhost",
            "",
        ] {
            assert_eq!(follows(ours(), named), None, "{named}");
        }
        let region = |endpoint: &str| Endpoint::parse(endpoint).unwrap();
        for ours in [
            region("static.example.com"),
            region("http://127.0.0.1:9000"),
            region("oss.example.com").with_addressing(Addressing::VirtualHost),
            ours().with_addressing(Addressing::Path),
        ] {
            assert_eq!(follows(ours.clone(), other), None, "{ours:?}");
        }
    }
}
