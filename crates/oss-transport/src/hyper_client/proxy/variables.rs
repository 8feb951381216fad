//! Proxies from environment variables.

use super::error::ProxyError;
use super::rules::{Choice, Proxies};
use super::server::Proxy;

impl Proxies {
    /// Uses the proxies that the environment variables of this process name. They are read once, by
    /// this call.
    ///
    /// | variable | names |
    /// |---|---|
    /// | `https_proxy`, `HTTPS_PROXY` | the proxy for `https` URLs |
    /// | `http_proxy`, `HTTP_PROXY` | the proxy for `http` URLs |
    /// | `all_proxy`, `ALL_PROXY` | the proxy for both, where the variable of the scheme is not set |
    /// | `no_proxy`, `NO_PROXY` | the hosts for which none is used, as [`except`](Self::except) takes them |
    ///
    /// The variable in lower case outranks the one in upper case, and an empty variable counts as one
    /// that is not set. `HTTP_PROXY` is ignored if `REQUEST_METHOD` is set, because then a web server
    /// runs this program by CGI, and the value may come from the header `Proxy` of a request.
    ///
    /// A variable that names no proxy which can be used, such as one with `socks5://`, makes the
    /// requests fail which need it, with
    /// [`TransportErrorKind::InvalidRequest`](crate::TransportErrorKind::InvalidRequest): they are
    /// never sent directly instead.
    pub fn from_environment() -> Self {
        Self::from_variables(|name| {
            #[expect(
                clippy::disallowed_methods,
                reason = "read only when a user asks for it; with a Context, `from_variables` is used"
            )]
            let value = std::env::var_os(name)?;
            Some(value.to_string_lossy().into_owned())
        })
    }

    /// Uses the proxies that the given variables name, by the rules of
    /// [`from_environment`](Self::from_environment). The function returns the value of a variable.
    ///
    /// ```
    /// use oss_transport::Proxies;
    ///
    /// let proxies = Proxies::from_variables(|name| match name {
    ///     "HTTPS_PROXY" => Some("http://proxy.example.com:3128".to_owned()),
    ///     "NO_PROXY" => Some(".corp.example.com".to_owned()),
    ///     _ => None,
    /// });
    /// let proxy = proxies.find(&"https://oss-cn-hangzhou.aliyuncs.com/".parse()?)?;
    /// assert_eq!(proxy.map(ToString::to_string).as_deref(), Some("http://proxy.example.com:3128"));
    /// assert!(proxies.find(&"https://oss.corp.example.com/".parse()?)?.is_none());
    /// assert!(proxies.find(&"http://oss-cn-hangzhou.aliyuncs.com/".parse()?)?.is_none());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn from_variables(mut variable: impl FnMut(&str) -> Option<String>) -> Self {
        let mut first = |names: &[&'static str]| {
            names.iter().find_map(|name| {
                let value = variable(name).filter(|value| !value.trim().is_empty())?;
                Some((*name, value))
            })
        };
        let http_names: &[&str] = match first(&["REQUEST_METHOD"]) {
            // Windows does not distinguish the two.
            Some(_) if cfg!(windows) => &[],
            Some(_) => &["http_proxy"],
            None => &["http_proxy", "HTTP_PROXY"],
        };
        let all = first(&["all_proxy", "ALL_PROXY"]);
        let http = first(http_names).or_else(|| all.clone());
        let https = first(&["https_proxy", "HTTPS_PROXY"]).or(all);
        let proxies = Self {
            http: choice(http),
            https: choice(https),
            ..Self::none()
        };
        match first(&["no_proxy", "NO_PROXY"]) {
            Some((_, hosts)) => proxies.except(&hosts),
            None => proxies,
        }
    }
}

fn choice(named: Option<(&'static str, String)>) -> Choice {
    let (name, value) = named?;
    Some(Proxy::new(&value).map_err(|error: ProxyError| error.in_variable(name)))
}

#[cfg(test)]
mod tests {
    use super::Proxies;

    fn proxies(variables: &[(&str, &str)]) -> Proxies {
        Proxies::from_variables(|name| {
            let found = variables.iter().find(|(known, _)| *known == name)?;
            Some(found.1.to_owned())
        })
    }

    /// The proxies for an `http` and an `https` URL of a host.
    fn found(proxies: &Proxies, host: &str) -> [Option<String>; 2] {
        ["http", "https"].map(|scheme| {
            let url = format!("{scheme}://{host}/").parse().unwrap();
            proxies.find(&url).unwrap().map(ToString::to_string)
        })
    }

    fn some(proxy: &str) -> Option<String> {
        Some(format!("http://{proxy}:80"))
    }

    #[test]
    fn each_scheme_has_its_variable() {
        let both = proxies(&[("HTTP_PROXY", "a"), ("HTTPS_PROXY", "b")]);
        assert_eq!(found(&both, "example.com"), [some("a"), some("b")]);
        let one = proxies(&[("https_proxy", "b")]);
        assert_eq!(found(&one, "example.com"), [None, some("b")]);
        let all = proxies(&[("ALL_PROXY", "c"), ("http_proxy", "a")]);
        assert_eq!(found(&all, "example.com"), [some("a"), some("c")]);
        assert_eq!(found(&proxies(&[]), "example.com"), [None, None]);
    }

    #[test]
    fn lower_case_outranks_upper_case_and_an_empty_value_is_none() {
        let twice = proxies(&[
            ("http_proxy", "lower"),
            ("HTTP_PROXY", "upper"),
            ("https_proxy", " "),
            ("HTTPS_PROXY", "upper"),
            ("no_proxy", "lower.example.com"),
            ("NO_PROXY", "upper.example.com"),
        ]);
        assert_eq!(found(&twice, "example.com"), [some("lower"), some("upper")]);
        assert_eq!(found(&twice, "lower.example.com"), [None, None]);
        assert_ne!(found(&twice, "upper.example.com"), [None, None]);
    }

    #[test]
    fn a_header_of_a_request_to_a_cgi_program_sets_no_proxy() {
        let cgi = proxies(&[("REQUEST_METHOD", "GET"), ("HTTP_PROXY", "evil")]);
        assert_eq!(found(&cgi, "example.com"), [None, None]);
        if cfg!(not(windows)) {
            let cgi = proxies(&[("REQUEST_METHOD", "GET"), ("http_proxy", "good")]);
            assert_eq!(found(&cgi, "example.com"), [some("good"), None]);
        }
        let cgi = proxies(&[("REQUEST_METHOD", "GET"), ("HTTPS_PROXY", "good")]);
        assert_eq!(found(&cgi, "example.com"), [None, some("good")]);
    }

    #[test]
    fn only_no_proxy_excepts_loopback() {
        let all = [("ALL_PROXY", "a")];
        for host in ["localhost", "127.0.0.1", "[::1]"] {
            assert_eq!(
                found(&proxies(&all), host),
                [some("a"), some("a")],
                "{host}"
            );
            let excepted = [all[0], ("NO_PROXY", "localhost,127.0.0.0/8,::1")];
            assert_eq!(found(&proxies(&excepted), host), [None, None], "{host}");
        }
    }

    #[test]
    fn a_value_that_cannot_be_used_fails_what_needs_it_and_nothing_else() {
        let socks = proxies(&[
            ("all_proxy", "socks5://user:CANARY@127.0.0.1:1080"),
            ("http_proxy", "http://proxy"),
            ("NO_PROXY", "direct.example.com"),
        ]);
        let url = |url: &str| url.parse().unwrap();
        let error = socks.find(&url("https://example.com/")).unwrap_err();
        let shown = error.to_string();
        assert!(
            shown.starts_with("all_proxy names a SOCKS proxy"),
            "{shown}"
        );
        assert!(!format!("{shown} {error:?} {socks:?}").contains("CANARY"));
        assert!(socks.find(&url("http://example.com/")).unwrap().is_some());
        let direct = socks.find(&url("https://direct.example.com/")).unwrap();
        assert!(direct.is_none());
    }
}
