//! The proxy of a command, from `--proxy` or from the environment.

use std::net::TcpListener;

use crate::stage::Stage;

/// The URL of a proxy that is not there.
fn dead() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    format!("http://{}", listener.local_addr().unwrap())
}

#[test]
fn a_command_goes_through_the_proxy_that_is_named_for_it() {
    let stage = Stage::start();
    let mut transcript = stage.transcript();
    let dead = dead();
    transcript.hide("[DEAD]", &dead);
    transcript.note("The server is a proxy too: it takes requests with a whole URL as the target.");
    transcript.set("http_proxy", stage.server().endpoint());
    transcript.run("ls");
    transcript.run("config doctor");
    transcript.note("This proxy is not there.");
    transcript.set(
        "http_proxy",
        &dead.replace("http://", "http://user:CANARY@"),
    );
    transcript.run("ls");
    transcript.run("config doctor");
    transcript.run("ls --proxy none");
    transcript.set("NO_PROXY", "127.0.0.0/8");
    transcript.run("ls");
    transcript.set("NO_PROXY", "");
    transcript.set("http_proxy", "socks5://user:CANARY@127.0.0.1:1080");
    transcript.run("ls");
    transcript.run("config doctor");
    transcript.set("http_proxy", "");
    transcript.run("ls --proxy http://user:CANARY@proxy.example.com:3128");
    transcript.run("ls --proxy socks5://127.0.0.1:1080");
    transcript.assert("proxy");
}
