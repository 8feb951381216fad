//! The environment variables that providers read.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fmt;
use std::sync::Arc;

use crate::CredentialsError;

/// Where environment variables come from: the process, or a fixed set.
///
/// The process's variables are read at every call, so that what is set after the program started
/// is seen. `Debug` shows names, never values.
///
/// ```
/// use oss_credentials::Environment;
///
/// let environment = Environment::fixed([("ALIBABA_CLOUD_STS_REGION", "cn-hangzhou")]);
/// assert_eq!(environment.var("ALIBABA_CLOUD_STS_REGION")?.as_deref(), Some("cn-hangzhou"));
/// assert_eq!(Environment::empty().var("ALIBABA_CLOUD_STS_REGION")?, None);
/// # Ok::<(), oss_credentials::CredentialsError>(())
/// ```
#[derive(Clone)]
pub struct Environment(Variables);

#[derive(Clone)]
enum Variables {
    Fixed(Arc<BTreeMap<String, OsString>>),
    Process,
}

impl Environment {
    /// The variables of this process.
    pub fn process() -> Self {
        Self(Variables::Process)
    }

    /// Exactly these variables, whatever the process has.
    pub fn fixed<N: Into<String>, V: Into<OsString>>(
        variables: impl IntoIterator<Item = (N, V)>,
    ) -> Self {
        let variables = variables
            .into_iter()
            .map(|(name, value)| (name.into(), value.into()));
        Self(Variables::Fixed(Arc::new(variables.collect())))
    }

    /// No variable at all.
    pub fn empty() -> Self {
        Self::fixed::<String, String>([])
    }

    /// The value of a variable; an empty one counts as not set.
    ///
    /// # Errors
    ///
    /// [`CredentialsError::InvalidConfiguration`] naming the variable when its value is not UTF-8.
    pub fn var(&self, name: &str) -> Result<Option<String>, CredentialsError> {
        let value = match &self.0 {
            Variables::Fixed(variables) => variables.get(name).cloned(),
            #[expect(
                clippy::disallowed_methods,
                reason = "the one place that reads the real ones"
            )]
            Variables::Process => std::env::var_os(name),
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

    /// All variables, where they are a fixed set: what a child process gets then.
    pub(crate) fn fixed_variables(&self) -> Option<impl Iterator<Item = (&String, &OsString)>> {
        match &self.0 {
            Variables::Fixed(variables) => Some(variables.iter()),
            Variables::Process => None,
        }
    }

    /// Whether a variable is set to `true`, in any case; everything else is false.
    pub(crate) fn flag(&self, name: &str) -> Result<bool, CredentialsError> {
        Ok(self
            .var(name)?
            .is_some_and(|value| value.trim().eq_ignore_ascii_case("true")))
    }
}

impl fmt::Debug for Environment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Variables::Fixed(variables) => f
                .debug_tuple("Environment")
                .field(&variables.keys().collect::<Vec<_>>())
                .finish(),
            Variables::Process => f.write_str("Environment(process)"),
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
            r#"Environment(["OSS_ACCESS_KEY_SECRET"])"#
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
