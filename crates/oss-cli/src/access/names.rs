//! The names of a grant's objects, and the marker by which they are recognised.

use oss_ram::PolicyName;

/// The names of the objects of one grant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Names {
    grant: String,
    /// The user, the role and the role's policy.
    own: String,
    as_documented: bool,
}

impl Names {
    /// Returns the names for a grant. The objects of the grant `uploads` are called `oss-uploads`, or
    /// `uploads` with `as_documented`.
    ///
    /// # Errors
    ///
    /// The reason why users, roles and policies cannot all have this name.
    pub(crate) fn new(grant: &str, as_documented: bool) -> Result<Self, String> {
        let prefix = if as_documented { "" } else { "oss-" };
        let most = LONGEST - prefix.len();
        let wrong = grant
            .chars()
            .find(|c| !c.is_ascii_alphanumeric() && *c != '-');
        if let Some(wrong) = wrong {
            return Err(format!(
                "grant {grant:?}: a name cannot contain {wrong:?}; it consists of letters, digits and \
                 -, which users, roles and policies all allow"
            ));
        }
        if !(1..=most).contains(&grant.len()) {
            return Err(format!(
                "grant {grant:?}: the name has {} characters; 1 to {most} are allowed, because the \
                 name of a role has at most {LONGEST}",
                grant.len()
            ));
        }
        Ok(Self {
            grant: grant.to_owned(),
            own: format!("{prefix}{grant}"),
            as_documented,
        })
    }

    /// Returns the name of the grant.
    pub(crate) fn grant(&self) -> &str {
        &self.grant
    }

    /// Returns the name of the user, which the role and its policy have too.
    pub(crate) fn own(&self) -> &str {
        &self.own
    }

    /// Returns the name of the role's policy.
    pub(crate) fn rights(&self) -> PolicyName {
        PolicyName::custom(&self.own)
    }

    /// Returns the name of the policy by which the user may assume the role.
    pub(crate) fn assume(&self) -> PolicyName {
        if self.as_documented {
            PolicyName::system(ASSUME_ANY_ROLE)
        } else {
            PolicyName::custom(format!("{}-assume", self.own))
        }
    }

    /// Returns the ARN of the role, in lower case as the service writes it.
    pub(crate) fn role_arn(&self, account: &str) -> String {
        format!("acs:ram::{account}:role/{}", self.own.to_ascii_lowercase())
    }

    /// Returns the marker, which is in the comments or the description of all objects of the grant.
    pub(crate) fn marker(&self) -> String {
        format!("{MANAGED}; grant={}; v=1", self.grant)
    }

    /// Returns whether a comment or description has the marker of this grant.
    pub(crate) fn owns(&self, text: Option<&str>) -> bool {
        text.and_then(grant_of) == Some(&self.grant)
    }

    /// Returns a command on this grant, ready to be typed.
    pub(crate) fn command(&self, verb: &str) -> String {
        let flag = if self.as_documented {
            " --as-documented"
        } else {
            ""
        };
        format!("oss access {verb} {}{flag}", self.grant)
    }
}

/// Returns the name of the grant in a marker, or `None` if the text is no marker.
pub(crate) fn grant_of(marker: &str) -> Option<&str> {
    let mut parts = marker.split(';').map(str::trim);
    if parts.next() != Some(MANAGED) {
        return None;
    }
    parts.find_map(|part| part.strip_prefix("grant="))
}

const MANAGED: &str = "managed-by=oss-access";
const ASSUME_ANY_ROLE: &str = "AliyunSTSAssumeRoleAccess";
/// The longest name of users and roles. Policies can have longer ones.
const LONGEST: usize = 64;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_serves_users_roles_and_policies() {
        let names = Names::new("Uploads", false).unwrap();
        assert_eq!(names.own(), "oss-Uploads");
        assert_eq!(names.assume().as_str(), "oss-Uploads-assume");
        assert_eq!(names.role_arn("1"), "acs:ram::1:role/oss-uploads");
        assert!(Names::new(&"a".repeat(60), false).is_ok());
        for wrong in ["", "a_b", "a b", "a/b", "ü", &"a".repeat(61)] {
            assert!(Names::new(wrong, false).is_err(), "{wrong}");
        }
        assert!(Names::new(&"a".repeat(64), true).is_ok());
    }

    #[test]
    fn a_marker_belongs_to_one_grant() {
        let names = Names::new("uploads", false).unwrap();
        assert_eq!(names.marker(), "managed-by=oss-access; grant=uploads; v=1");
        assert!(names.owns(Some(&names.marker())));
        for other in [
            "managed-by=oss-access; grant=upload; v=1",
            "managed-by=terraform; grant=uploads",
            "grant=uploads",
            "",
        ] {
            assert!(!names.owns(Some(other)), "{other}");
        }
        assert!(!names.owns(None));
        let longest = Names::new(&"a".repeat(64), true).unwrap();
        assert!(
            longest.marker().len() <= 128,
            "comments have 128 characters"
        );
    }
}
