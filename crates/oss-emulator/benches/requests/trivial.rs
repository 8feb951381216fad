//! The smallest server that can be made with the HTTP library. It reads the body of a request and
//! answers with 1 KiB, or with nothing to a PUT. It checks nothing.

use std::process::Command;

use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;

/// The argument with which the benchmark becomes the trivial server.
pub(crate) const WORD: &str = "trivial-server";

/// Returns the benchmark's own program, which is to become the server.
pub(crate) fn program() -> Command {
    let mut program = Command::new(std::env::current_exe().unwrap());
    program.arg(WORD);
    program
}

/// Serves until the process is killed. Prints the address as the emulator does.
pub(crate) fn serve() {
    tokio::runtime::Runtime::new().unwrap().block_on(async {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        println!("export OSS_ENDPOINT='http://{address}'");
        loop {
            let (stream, _) = listener.accept().await.unwrap();
            stream.set_nodelay(true).unwrap();
            tokio::spawn(async move {
                let service = service_fn(answer);
                // The client ends the connection as it likes.
                let _ = http1::Builder::new()
                    .serve_connection(TokioIo::new(stream), service)
                    .await;
            });
        }
    });
}

async fn answer(
    request: hyper::Request<Incoming>,
) -> Result<hyper::Response<Full<Bytes>>, hyper::Error> {
    let body = match request.method() {
        &hyper::Method::PUT => Bytes::new(),
        _ => Bytes::from_static(&[b'a'; 1024]),
    };
    request.into_body().collect().await?;
    Ok(hyper::Response::new(Full::new(body)))
}
