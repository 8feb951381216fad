//! Callbacks of uploads.

use std::time::Duration;

use oss_client::callback::{Callback, Variable};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use crate::{Outcome, start};

/// A server that answers one request, and returns the body that it got.
async fn answer(listener: TcpListener) -> Result<String, std::io::Error> {
    let (mut stream, _) = listener.accept().await?;
    let mut request = Vec::new();
    let mut buffer = [0; 1024];
    loop {
        let count = stream.read(&mut buffer).await?;
        request.extend_from_slice(&buffer[..count]);
        let text = String::from_utf8_lossy(&request).into_owned();
        if let Some((_, body)) = text.split_once("\r\n\r\n")
            && (body.ends_with('}') || count == 0)
        {
            let answer =
                "HTTP/1.1 200 OK\r\ncontent-length: 11\r\nconnection: close\r\n\r\n{\"ok\":true}";
            stream.write_all(answer.as_bytes()).await?;
            return Ok(body.to_owned());
        }
    }
}

#[tokio::test]
async fn the_server_is_told_what_the_callback_says() -> Outcome {
    let (_oss, bucket) = start().await?;
    for by_form in [false, true] {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let callback = Callback::json(format!("http://{}/uploaded", listener.local_addr()?))
            .field("key", Variable::Object)
            .field("user", Variable::custom("x:user"))
            .field("text", "${size}")
            .field("size", Variable::Size)
            .variable("x:user", "u-1")
            .build()?;
        let upload = async {
            if by_form {
                let form = bucket.post_form("a.txt").notify(&callback);
                let form = form.presign(Duration::from_secs(60)).await?;
                let sent = form
                    .upload(bucket.client(), "a.txt", "hello")
                    .send()
                    .await?;
                return Ok(sent.output.callback_result);
            }
            let upload = bucket.put_object("a.txt").body("hello").notify(&callback);
            Ok::<_, oss_client::Error>(upload.send().await?.output.callback_result)
        };
        let (told, result) = tokio::join!(answer(listener), upload);
        let told: serde_json::Value = serde_json::from_str(&told?)?;
        assert_eq!(
            (&told["key"], &told["user"]),
            (&"a.txt".into(), &"u-1".into())
        );
        assert_eq!(
            (&told["text"], told["size"].to_string().trim_matches('"')),
            (&"${size}".into(), "5")
        );
        assert_eq!(result?.as_deref(), Some("{\"ok\":true}"));
    }
    Ok(())
}
