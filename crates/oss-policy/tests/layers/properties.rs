//! What holds for all policies: a Deny wins, order is nothing, a session policy only narrows.

use oss_policy::decide::Layers;
use oss_policy::{Acl, Acls, Caller, DocumentUse, Policy};
use proptest::prelude::*;

use crate::{bucket, document, get, identity, is_denied, user};

fn statement() -> impl Strategy<Value = String> {
    let effect = prop_oneof![Just("Allow"), Just("Deny")];
    let action = prop_oneof![Just("*"), Just("oss:Get*"), Just("oss:PutObject")];
    let resource = prop_oneof![
        Just("*"),
        Just("acs:oss:*:*:photos/*"),
        Just("acs:oss:*:*:films/*")
    ];
    (effect, action, resource).prop_map(|(effect, action, resource)| {
        format!(r#""Effect":"{effect}","Action":"{action}","Resource":"{resource}""#)
    })
}

fn policies() -> impl Strategy<Value = Vec<Policy>> {
    let statements = prop::collection::vec(statement(), 1..4);
    let policy = statements.prop_map(|statements| {
        let statements: Vec<_> = statements.iter().map(String::as_str).collect();
        Policy::custom("p", document(DocumentUse::Identity, &statements))
    });
    prop::collection::vec(policy, 0..4)
}

proptest! {
    #[test]
    fn a_deny_always_wins(policies in policies(), at in any::<prop::sample::Index>(), open: bool) {
        let acls = Acls { bucket: Acl::PublicReadWrite, object: None };
        let opening = bucket("Allow", "[]");
        let bucket = open.then_some(&opening);
        let mut denied = policies.clone();
        denied.insert(at.index(policies.len() + 1), identity("Deny").remove(0));
        let layers = Layers { identity: &denied, bucket, acls, ..Layers::default() };
        prop_assert!(is_denied(&get(&user("1"), &layers)));
        let closing = self::bucket("Deny", "[]");
        let layers = Layers { identity: &policies, bucket: Some(&closing), acls, ..Layers::default() };
        prop_assert!(is_denied(&get(&user("1"), &layers)));
        prop_assert!(is_denied(&get(&Caller::root("1"), &layers)));
    }

    #[test]
    fn the_order_of_policies_changes_no_outcome(policies in policies()) {
        let mut reversed = policies.clone();
        reversed.reverse();
        let outcome = |policies: &[Policy]| {
            let decision = get(&user("1"), &Layers { identity: policies, ..Layers::default() });
            (decision.is_allowed(), is_denied(&decision))
        };
        prop_assert_eq!(outcome(&policies), outcome(&reversed));
    }

    #[test]
    fn a_session_policy_never_widens(policies in policies(), narrow in statement()) {
        let narrow = document(DocumentUse::Session, &[&narrow]);
        let layers = Layers { identity: &policies, ..Layers::default() };
        let caller = Caller::role_session("1", "r", "s");
        let with = Layers { session: Some(&narrow), ..layers };
        if get(&caller, &with).is_allowed() {
            prop_assert!(get(&caller, &layers).is_allowed());
        }
    }
}
