//! The proxies through which requests are sent.

use oss_credentials::Environment;
use oss_transport::{Proxies, Proxy};

use crate::failure::{Failure, Result};

/// Returns the proxies of `--proxy`, or else those of the environment.
///
/// # Errors
///
/// The flag does not name a proxy that can be used, or contains a password. A variable is not UTF-8.
/// A variable that names no proxy which can be used is an error only for the requests that need it.
pub(super) fn proxies(flag: Option<&str>, environment: &Environment) -> Result<Proxies> {
    match flag {
        Some("none") => Ok(Proxies::none()),
        Some(url) if url.contains('@') => {
            let problem = "--proxy: a user or a password in an argument can be seen by everybody \
                           who uses this machine";
            let hint = "put the whole URL into the variable HTTPS_PROXY or HTTP_PROXY";
            Err(Failure::usage(problem).hint(hint))
        }
        Some(url) => {
            let proxy = Proxy::new(url);
            let proxy = proxy.map_err(|error| Failure::usage(format!("--proxy: {error}")))?;
            Ok(Proxies::all(proxy))
        }
        None => from_variables(environment),
    }
}

fn from_variables(environment: &Environment) -> Result<Proxies> {
    let mut unreadable = None;
    let proxies = Proxies::from_variables(|name| {
        environment.var(name).unwrap_or_else(|error| {
            unreadable = Some(error);
            None
        })
    });
    match unreadable {
        Some(error) => Err(error.into()),
        None => Ok(proxies),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(flag: Option<&str>, environment: &Environment) -> Option<String> {
        let proxies = proxies(flag, environment).unwrap();
        let url = "https://oss-cn-hangzhou.aliyuncs.com/".parse().unwrap();
        proxies.find(&url).unwrap().map(ToString::to_string)
    }

    #[test]
    fn the_flag_outranks_the_environment() {
        let variables = [
            ("https_proxy", "http://user:password@variable:3128"),
            ("no_proxy", "excepted.example.com"),
        ];
        let environment = Environment::fixed(variables);
        let variable = Some("http://variable:3128".to_owned());
        assert_eq!(found(None, &environment), variable);
        let flag = Some("http://flag:80".to_owned());
        assert_eq!(found(Some("http://flag"), &environment), flag);
        assert_eq!(found(Some("none"), &environment), None);
        assert_eq!(found(None, &Environment::empty()), None);
    }

    #[test]
    fn a_flag_that_names_no_proxy_is_refused_without_repeating_it() {
        for url in [
            "http://user:CANARY@proxy:3128",
            "CANARY@proxy",
            "socks5://CANARY",
            "",
        ] {
            let failure = proxies(Some(url), &Environment::empty()).unwrap_err();
            let shown = format!("{failure} {failure:?}");
            assert!(shown.starts_with("--proxy: "), "{shown}");
            assert!(!shown.contains("CANARY"), "{shown}");
        }
    }
}
