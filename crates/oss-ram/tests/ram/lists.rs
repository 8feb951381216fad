//! Lists in pages.

use oss_ram::{ListPolicies, ListRoles, ListUsers};
use serde_json::{Value, json};

use crate::stage::{answer, form, ram};

fn users(names: &[&str], marker: Option<&str>) -> Value {
    let users: Vec<_> = names.iter().map(|name| json!({"UserName": name})).collect();
    json!({"IsTruncated": marker.is_some(), "Marker": marker, "Users": {"User": users}})
}

#[tokio::test]
async fn all_pages_are_read_by_their_markers() {
    let pages = [
        users(&["a", "b"], Some("m1")),
        users(&[], Some("m2")),
        users(&["c"], None),
    ];
    let (ram, sent) = ram(pages.iter().map(|page| answer(200, page)));
    let all = ram
        .pages(ListUsers::new().max_items(2))
        .all()
        .await
        .unwrap();
    let names: Vec<_> = all.iter().map(|user| user.user_name.as_str()).collect();
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
    let lost = json!({"IsTruncated": true, "Roles": {"Role": []}});
    let (client, _) = ram([answer(200, &lost)]);
    let error = client.pages(ListRoles::new()).all().await.unwrap_err();
    assert!(error.to_string().contains("damaged at Marker"), "{error}");

    let same = json!({"IsTruncated": true, "Marker": "m", "Policies": {"Policy": []}});
    let (client, sent) = ram([answer(200, &same), answer(200, &same)]);
    let error = client.pages(ListPolicies::new()).all().await.unwrap_err();
    assert!(error.to_string().contains("damaged at Marker"), "{error}");
    assert_eq!(sent.remaining(), 0);
}

#[tokio::test]
async fn after_a_failure_the_same_page_is_asked_for_again() {
    let denied = json!({"Code": "NoPermission", "Message": "m"});
    let answers = [
        answer(200, &users(&["a"], Some("m1"))),
        answer(403, &denied),
        answer(200, &users(&["b"], None)),
    ];
    let (ram, sent) = ram(answers);
    let mut pages = ram.pages(ListUsers::new());
    assert_eq!(pages.next().await.unwrap().unwrap().len(), 1);
    assert!(pages.next().await.unwrap_err().is_no_permission());
    assert_eq!(pages.next().await.unwrap().unwrap()[0].user_name, "b");
    assert!(pages.next().await.unwrap().is_none());
    assert_eq!(form(&sent.requests()[2])["Marker"], "m1");
}

#[tokio::test]
async fn a_page_may_have_a_thousand_long_descriptions() {
    let role = |n: usize| json!({"RoleName": format!("r{n}"), "Arn": format!("acs:ram::1:role/r{n}"), "Description": "d".repeat(1024)});
    let roles: Vec<_> = (0..1000).map(role).collect();
    let page = json!({"IsTruncated": false, "Roles": {"Role": roles}});
    let (ram, _) = ram([answer(200, &page)]);
    assert_eq!(ram.pages(ListRoles::new()).all().await.unwrap().len(), 1000);
}
