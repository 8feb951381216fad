//! Options of sockets, the age of connections, and the two versions of IP.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::time::Instant;

use super::super::dial::{Dialer, TcpOptions};
use super::server::{OK, Peer, get, serve, settle};
use crate::HyperTransport;

fn dialer(options: TcpOptions) -> Dialer {
    Dialer {
        limit: Duration::from_secs(5),
        resolver: None,
        options,
    }
}

#[tokio::test]
async fn each_socket_has_the_options_that_were_set() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let dial = async |options| dialer(options).dial("127.0.0.1", port).await.unwrap();
    let keep_alive = |stream: &TcpStream| socket2::SockRef::from(stream).keepalive().unwrap();

    let usual = dial(TcpOptions::default()).await;
    assert!(usual.nodelay().unwrap());
    assert!(keep_alive(&usual));
    let options = TcpOptions {
        keep_alive: None,
        no_delay: false,
        local_address: Some(IpAddr::V4(Ipv4Addr::LOCALHOST)),
    };
    let other = dial(options).await;
    assert!(!other.nodelay().unwrap());
    assert!(!keep_alive(&other));
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_connection_comes_from_the_local_address_that_was_set() {
    let (url, _) = serve(|_, mut peer: Peer| async move {
        peer.head().await;
        let from = peer.0.peer_addr().unwrap().ip().to_string();
        let length = from.len();
        peer.say(format!(
            "HTTP/1.1 200 OK\r\ncontent-length: {length}\r\n\r\n{from}"
        ))
        .await;
    })
    .await;
    let transport = HyperTransport::builder()
        .local_address(IpAddr::from([127, 0, 0, 9]))
        .tcp_nodelay(false)
        .tcp_keep_alive(None)
        .build()
        .unwrap();
    assert_eq!(get(&transport, &url).await.unwrap(), "127.0.0.9");
}

#[tokio::test]
async fn an_old_connection_is_not_used_again() {
    let count = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&count);
    let (url, _) = serve(move |_, mut peer| {
        counter.fetch_add(1, Ordering::SeqCst);
        async move {
            while !peer.head().await.is_empty() {
                peer.say(OK).await;
            }
        }
    })
    .await;
    let transport = HyperTransport::builder()
        .max_connection_age(Duration::from_secs(20))
        .build()
        .unwrap();
    get(&transport, &url).await.unwrap();
    settle().await;
    tokio::time::pause();
    tokio::time::advance(Duration::from_secs(19)).await;
    get(&transport, &url).await.unwrap();
    assert_eq!(count.load(Ordering::SeqCst), 1);
    tokio::time::advance(Duration::from_secs(2)).await;
    get(&transport, &url).await.unwrap();
    assert_eq!(count.load(Ordering::SeqCst), 2);
}

#[tokio::test]
async fn an_ipv6_address_in_a_url_is_reached() {
    let Ok(listener) = TcpListener::bind("[::1]:0").await else {
        return;
    };
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        let (socket, _) = listener.accept().await.unwrap();
        let mut peer = Peer(socket);
        let head = peer.head().await;
        assert!(head.contains(&format!("\r\nhost: {address}\r\n")), "{head}");
        peer.say(OK).await;
    });
    let url = format!("http://{address}/key");
    assert_eq!(get(&HyperTransport::new(), &url).await.unwrap(), "ok");
}

/// A listener on `::1` that answers no more connections, because its queue is full. `None` if this
/// machine has no IPv6, or answers all the same.
async fn deaf() -> Option<(SocketAddr, Vec<TcpStream>, TcpListener)> {
    let socket = TcpSocket::new_v6().ok()?;
    socket.bind("[::1]:0".parse().unwrap()).ok()?;
    let listener = socket.listen(1).unwrap();
    let address = listener.local_addr().unwrap();
    let mut queued = Vec::new();
    for _ in 0..16 {
        let connecting = TcpStream::connect(address);
        match tokio::time::timeout(Duration::from_millis(200), connecting).await {
            Ok(connected) => queued.push(connected.ok()?),
            Err(_) => return Some((address, queued, listener)),
        }
    }
    None
}

#[tokio::test]
async fn a_dead_ipv6_address_costs_no_more_than_the_head_start() {
    let Some((dead, _queued, _listener)) = deaf().await else {
        return;
    };
    let (url, _) = serve(|_, mut peer| async move {
        peer.head().await;
        peer.say(OK).await;
    })
    .await;
    let alive: SocketAddr = url.trim_start_matches("http://").parse().unwrap();
    let transport = HyperTransport::builder()
        .resolver(move |_| async move { Ok(vec![dead, alive]) })
        .build()
        .unwrap();
    let start = Instant::now();
    assert_eq!(get(&transport, "http://oss.invalid/").await.unwrap(), "ok");
    let waited = start.elapsed();
    let (head_start, limit) = (Duration::from_millis(250), Duration::from_secs(2));
    assert!(head_start <= waited && waited < limit, "{waited:?}");
}
