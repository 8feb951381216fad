//! The environment variables that a program sees.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::fmt;
use std::sync::Arc;

use crate::error::CredentialsError;

/// Where environment variables are read from: this process, or a fixed set.
///
/// The variables of the process are read again at every call, so that a variable that is set after
/// the program started is seen. `Debug` shows names, never values.
///
/// ```
/// use oss_context::Environment;
///
/// let environment = Environment::fixed([("ALIBABA_CLOUD_STS_REGION", "cn-hangzhou")]);
/// assert_eq!(environment.var("ALIBABA_CLOUD_STS_REGION")?.as_deref(), Some("cn-hangzhou"));
/// assert_eq!(Environment::empty().var("ALIBABA_CLOUD_STS_REGION")?, None);
/// # Ok::<(), oss_context::CredentialsError>(())
/// ```
#[derive(Clone)]
pub struct Environment {
    variables: Variables,
    /// What was changed: variables with other values, and ones that are hidden.
    changes: Arc<BTreeMap<String, Option<OsString>>>,
}

#[derive(Clone)]
enum Variables {
    Fixed(Arc<BTreeMap<String, OsString>>),
    Process,
}

impl Environment {
    /// Reads the variables of this process.
    pub fn process() -> Self {
        Self::of(Variables::Process)
    }

    fn of(variables: Variables) -> Self {
        Self {
            variables,
            changes: Arc::default(),
        }
    }

    /// Uses exactly the given variables and ignores those of the process.
    pub fn fixed<N: Into<String>, V: Into<OsString>>(
        variables: impl IntoIterator<Item = (N, V)>,
    ) -> Self {
        let variables = variables
            .into_iter()
            .map(|(name, value)| (name.into(), value.into()));
        Self::of(Variables::Fixed(Arc::new(variables.collect())))
    }

    /// Uses no variables at all.
    pub fn empty() -> Self {
        Self::fixed::<String, String>([])
    }

    /// Sets variables to other values, and hides those whose value is `None`. Others stay as they are.
    ///
    /// ```
    /// use oss_context::Environment;
    ///
    /// let environment = Environment::fixed([("OSS_REGION", "cn-hangzhou"), ("OSS_PROFILE", "work")])
    ///     .changed([("OSS_REGION", Some("cn-beijing")), ("OSS_PROFILE", None)]);
    /// assert_eq!(environment.var("OSS_REGION")?.as_deref(), Some("cn-beijing"));
    /// assert_eq!(environment.var("OSS_PROFILE")?, None);
    /// # Ok::<(), oss_context::CredentialsError>(())
    /// ```
    #[must_use]
    pub fn changed<N: Into<String>, V: Into<OsString>>(
        mut self,
        variables: impl IntoIterator<Item = (N, Option<V>)>,
    ) -> Self {
        let changes = variables
            .into_iter()
            .map(|(name, value)| (name.into(), value.map(Into::into)));
        Arc::make_mut(&mut self.changes).extend(changes);
        self
    }

    /// Returns the value of a variable, or `None` if it is not set or its value is empty.
    ///
    /// # Errors
    ///
    /// [`CredentialsError::InvalidConfiguration`] with the name of the variable if its value is not
    /// UTF-8.
    pub fn var(&self, name: &str) -> Result<Option<String>, CredentialsError> {
        let value = match (self.changes.get(name), &self.variables) {
            (Some(value), _) => value.clone(),
            (None, Variables::Fixed(variables)) => variables.get(name).cloned(),
            #[expect(
                clippy::disallowed_methods,
                reason = "the one place that reads the real ones"
            )]
            (None, Variables::Process) => std::env::var_os(name),
        };
        match value
            .filter(|value| !value.is_empty())
            .map(OsString::into_string)
        {
            None => Ok(None),
            Some(Ok(value)) => Ok(Some(value)),
            Some(Err(_)) => Err(CredentialsError::invalid_configuration(
                "environment",
                name,
                "is not UTF-8",
            )),
        }
    }

    /// Returns all variables if they are a fixed set, and `None` if they are those of the process. The
    /// [changes](Self::changes) are not among them.
    ///
    /// A child process that is started on behalf of this environment should see exactly the fixed
    /// variables, with the changes.
    pub fn fixed_variables(&self) -> Option<impl Iterator<Item = (&String, &OsString)>> {
        match &self.variables {
            Variables::Fixed(variables) => Some(variables.iter()),
            Variables::Process => None,
        }
    }

    /// Returns the variables that were [changed](Self::changed), with `None` for those that are hidden.
    pub fn changes(&self) -> impl Iterator<Item = (&String, Option<&OsString>)> {
        self.changes
            .iter()
            .map(|(name, value)| (name, value.as_ref()))
    }

    /// Returns whether the value of a variable is `true`, in upper or lower case. Every other value
    /// counts as false.
    ///
    /// # Errors
    ///
    /// The same as for [`var`](Self::var).
    pub fn flag(&self, name: &str) -> Result<bool, CredentialsError> {
        Ok(self
            .var(name)?
            .is_some_and(|value| value.trim().eq_ignore_ascii_case("true")))
    }
}

impl fmt::Debug for Environment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let changed: Vec<_> = self.changes.keys().collect();
        match &self.variables {
            Variables::Fixed(variables) => f
                .debug_tuple("Environment")
                .field(&variables.keys().chain(changed).collect::<BTreeSet<_>>())
                .finish(),
            Variables::Process if changed.is_empty() => f.write_str("Environment(process)"),
            Variables::Process => write!(f, "Environment(process, changed: {changed:?})"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Environment;

    #[test]
    fn values_are_not_in_debug() {
        let environment = Environment::fixed([("OSS_ACCESS_KEY_SECRET", "CANARY")]);
        assert_eq!(
            format!("{environment:?}"),
            r#"Environment({"OSS_ACCESS_KEY_SECRET"})"#
        );
        let changed = Environment::process().changed([("OSS_SESSION_TOKEN", Some("CANARY"))]);
        assert_eq!(
            format!("{changed:?}"),
            r#"Environment(process, changed: ["OSS_SESSION_TOKEN"])"#
        );
    }

    #[test]
    fn an_empty_variable_is_not_set() {
        assert_eq!(Environment::fixed([("A", "")]).var("A").unwrap(), None);
    }

    #[cfg(unix)]
    #[test]
    fn bytes_that_are_no_text_are_refused_by_name() {
        use std::os::unix::ffi::OsStringExt;

        let bytes = std::ffi::OsString::from_vec(vec![b'a', 0xff]);
        let error = Environment::fixed([("A", bytes)]).var("A").unwrap_err();
        assert_eq!(error.to_string(), "environment: A is not UTF-8");
    }
}
