//! Lists in pages.

use oss_policy::PolicyKind;
use oss_ram::operations::user::User;
use oss_ram::{Error, ErrorKind};
use serde_json::{Value, json};

use crate::stage::{answer, form, ram};

fn users(names: &[&str], marker: Option<&str>) -> Value {
    let users: Vec<_> = names.iter().map(|name| json!({"UserName": name})).collect();
    json!({"IsTruncated": marker.is_some(), "Marker": marker, "Users": {"User": users}})
}

/// Reads the list until it ends, and returns the names before the error, and the error.
async fn names(pages: &[Value]) -> (Vec<String>, Option<Error>) {
    let (ram, _) = ram(pages.iter().map(|page| answer(200, page)));
    let mut items = ram.list_users().items();
    let mut names = Vec::new();
    while let Some(user) = items.next().await {
        match user {
            Ok(User { user_name, .. }) => names.push(user_name),
            Err(error) => {
                assert!(items.next().await.is_none(), "an error ends the list");
                return (names, Some(error));
            }
        }
    }
    (names, None)
}

#[tokio::test]
async fn all_pages_are_read_by_their_markers() {
    let pages = [
        users(&["a", "b"], Some("m1")),
        users(&[], Some("m2")),
        users(&["c"], None),
    ];
    let (ram, sent) = ram(pages.iter().map(|page| answer(200, page)));
    let mut items = ram.list_users().max_items(2).items();
    let mut names = Vec::new();
    while let Some(user) = items.next().await {
        names.push(user.unwrap().user_name);
    }
    assert_eq!(names, ["a", "b", "c"]);
    let forms: Vec<_> = sent.requests().iter().map(form).collect();
    let markers: Vec<_> = forms.iter().map(|form| form.get("Marker")).collect();
    assert_eq!(
        markers,
        [None, Some(&"m1".to_owned()), Some(&"m2".to_owned())]
    );
    assert!(forms.iter().all(|form| form["MaxItems"] == "2"));
}

#[tokio::test]
async fn a_list_without_an_end_is_an_error_and_no_loop() {
    let no_marker = json!({"IsTruncated": true, "Users": {"User": []}});
    let turns =
        ["a", "b", "c"].map(|name| users(&[name], Some(if name == "b" { "2" } else { "1" })));
    let same = ["1", "2"].map(|marker| users(&["a"], Some(marker)));
    let cases = [
        (&[no_marker][..], 0, "gives no marker"),
        (&turns, 2, "used already"),
        (&same, 1, "the same entries"),
    ];
    for (pages, read, reason) in cases {
        let (names, error) = names(pages).await;
        let error = error.unwrap();
        assert_eq!((names.len(), error.kind()), (read, &ErrorKind::Pagination));
        let shown = error.to_string();
        assert!(shown.contains(reason), "{shown}");
        assert!(shown.starts_with("ListUsers: the list does not come to an end"));
        assert!(!error.may_be_executed());
    }
    let empty: Vec<_> = (0..2000)
        .map(|n| users(&[], Some(&n.to_string())))
        .collect();
    let (_, error) = names(&empty).await;
    assert_eq!(*error.unwrap().kind(), ErrorKind::Pagination);
}

/// The names of policies are unique only together with their kinds.
#[tokio::test]
async fn pages_that_differ_in_the_kind_only_are_different() {
    let page = |kind: &str, marker: Option<&str>| {
        json!({"IsTruncated": marker.is_some(), "Marker": marker,
            "Policies": {"Policy": [{"PolicyName": "p", "PolicyType": kind}]}})
    };
    let last = json!({"IsTruncated": false});
    let pages = [page("System", Some("1")), page("Custom", Some("2")), last];
    let (ram, _) = ram(pages.iter().map(|page| answer(200, page)));
    let mut policies = ram.list_policies().items();
    for kind in [PolicyKind::System, PolicyKind::Custom] {
        let policy = policies.next().await.unwrap().unwrap();
        assert_eq!(policy.policy_type, kind);
    }
    assert!(policies.next().await.is_none());
}

#[tokio::test]
async fn a_failure_is_the_last_page_and_the_list_can_be_continued_by_its_marker() {
    let denied = json!({"Code": "NoPermission", "Message": "m"});
    let answers = [
        answer(200, &users(&["a"], Some("m1"))),
        answer(403, &denied),
        answer(200, &users(&["b"], None)),
    ];
    let (ram, sent) = ram(answers);
    let mut pages = ram.list_users().pages();
    let first = pages.next().await.unwrap().unwrap();
    assert_eq!((first.users.len(), first.is_truncated), (1, true));
    assert!(pages.next().await.unwrap().unwrap_err().is_access_denied());
    assert!(pages.next().await.is_none());
    let mut pages = ram.list_users().marker(first.output.marker).pages();
    assert_eq!(pages.next().await.unwrap().unwrap().users[0].user_name, "b");
    assert_eq!(form(&sent.requests()[2])["Marker"], "m1");
}

#[tokio::test]
async fn a_list_that_ram_does_not_page_has_one_page() {
    let keys = json!({"AccessKeys": {"AccessKey": [
        {"AccessKeyId": "a", "Status": "Active"}, {"AccessKeyId": "b", "Status": "Inactive"}]}});
    let (ram, sent) = ram([answer(200, &keys), answer(200, &keys)]);
    let mut items = ram.list_access_keys("u").items();
    let mut ids = Vec::new();
    while let Some(key) = items.next().await {
        ids.push(key.unwrap().access_key_id);
    }
    assert_eq!(ids, ["a", "b"]);
    let mut pages = ram.list_access_keys("u").pages();
    assert_eq!(pages.next().await.unwrap().unwrap().access_keys.len(), 2);
    assert!(pages.next().await.is_none());
    assert_eq!(sent.requests().len(), 2);
}

#[tokio::test]
async fn a_page_may_have_a_thousand_long_descriptions() {
    let role = |n: usize| json!({"RoleName": format!("r{n}"), "Arn": format!("acs:ram::1:role/r{n}"), "Description": "d".repeat(1024)});
    let roles: Vec<_> = (0..1000).map(role).collect();
    let page = json!({"IsTruncated": false, "Roles": {"Role": roles}});
    let (ram, _) = ram([answer(200, &page)]);
    assert_eq!(ram.list_roles().send().await.unwrap().roles.len(), 1000);
}
