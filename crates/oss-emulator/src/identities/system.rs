//! The system policies, which Alibaba Cloud maintains and which are the same in every account.

use std::sync::{Arc, LazyLock};

use oss_policy::{Document, DocumentUse, PolicyKind};
use oss_sign::UtcSeconds;

use super::policy::PolicyEntry;

/// Returns all system policies, sorted by name.
pub(crate) fn policies() -> &'static [Arc<PolicyEntry>] {
    &POLICIES
}

static POLICIES: LazyLock<Vec<Arc<PolicyEntry>>> = LazyLock::new(|| {
    let entries = TABLE.iter().filter_map(|&(name, since, about, text)| {
        let document = Document::parse(text, DocumentUse::Identity).ok()?;
        let since = UtcSeconds::parse_iso_extended(since)?;
        let mut entry = PolicyEntry::new(name, PolicyKind::System, document, since);
        entry.description = Some(about.to_owned());
        Some(Arc::new(entry))
    });
    entries.collect()
});

/// The name, the time of creation, the description and the document of each policy.
const TABLE: [(&str, &str, &str, &str); 5] = [
    (
        "AdministratorAccess",
        "2015-04-28T12:00:00Z",
        "Provides full access to Alibaba Cloud services and resources.",
        r#"{"Statement":[{"Action":"*","Effect":"Allow","Resource":"*"}],"Version":"1"}"#,
    ),
    (
        "AliyunOSSFullAccess",
        "2015-04-28T12:00:00Z",
        "Provides full access to Object Storage Service(OSS) via Management Console.",
        r#"{"Statement":[{"Action":"oss:*","Effect":"Allow","Resource":"*"}],"Version":"1"}"#,
    ),
    (
        "AliyunOSSReadOnlyAccess",
        "2015-04-28T12:00:00Z",
        "Provides read-only access to Object Storage Service(OSS) via Management Console.",
        r#"{"Statement":[{"Action":["oss:Get*","oss:List*"],"Effect":"Allow","Resource":"*"}],"Version":"1"}"#,
    ),
    (
        "AliyunRAMFullAccess",
        "2015-04-28T12:00:00Z",
        "Provides full access to Resource Access Management(RAM) via Management Console.",
        r#"{"Statement":[{"Action":"ram:*","Effect":"Allow","Resource":"*"}],"Version":"1"}"#,
    ),
    (
        "AliyunSTSAssumeRoleAccess",
        "2015-08-03T04:52:09Z",
        "Provides access to the API AssumeRole of Security Token Service(STS).",
        r#"{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Resource":"*"}],"Version":"1"}"#,
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_a_policy() {
        assert_eq!(policies().len(), TABLE.len());
        let mut names: Vec<&str> = policies().iter().map(|entry| entry.name.as_str()).collect();
        let listed = names.clone();
        names.sort_unstable();
        assert_eq!(names, listed, "lists of policies rely on the order");
    }
}
