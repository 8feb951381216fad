//! Objects that the server fetches from elsewhere: mirrors and asynchronous fetches.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use oss_emulator::User;
use oss_sign::Credentials;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use crate::callback::calling;
use crate::caller::{BUCKET, Oss, Reply};

/// A server that gives these answers to as many requests, and then returns the requests.
async fn origin(answers: &'static [&'static str]) -> (String, JoinHandle<Vec<String>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/origin/", listener.local_addr().unwrap());
    let asked = tokio::spawn(async move {
        let mut requests = Vec::new();
        for answer in answers {
            let (mut stream, _) = listener.accept().await.unwrap();
            let mut request = String::new();
            while !request.ends_with("\r\n\r\n") {
                let byte = stream.read_u8().await.unwrap();
                request.push(char::from(byte));
            }
            stream.write_all(answer.as_bytes()).await.unwrap();
            requests.push(request);
        }
        requests
    });
    (url, asked)
}

/// Makes the bucket a mirror of a URL for missing objects.
async fn mirror(oss: &Oss, url: &str, settings: &str) {
    let document = format!(
        "<WebsiteConfiguration><RoutingRules><RoutingRule><RuleNumber>1</RuleNumber><Condition>\
         <KeyPrefixEquals>m/</KeyPrefixEquals>\
         <HttpErrorCodeReturnedEquals>404</HttpErrorCodeReturnedEquals></Condition><Redirect>\
         <RedirectType>Mirror</RedirectType><MirrorURL>{url}</MirrorURL>{settings}\
         </Redirect></RoutingRule></RoutingRules></WebsiteConfiguration>"
    );
    let put = oss.bucket("PUT").query("website", "").body(document);
    assert_eq!(put.send().await.status, 200);
}

#[tokio::test]
async fn a_mirror_fetches_a_missing_object_once() {
    let oss = calling().await;
    let (url, asked) = origin(&[
        "HTTP/1.1 302 Found\r\nLocation: /moved?a=1\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Type: text/css\r\nContent-Length: 4\r\n\r\ndata",
    ])
    .await;
    mirror(
        &oss,
        &url,
        "<MirrorHeaders><Pass>x-a</Pass></MirrorHeaders>",
    )
    .await;
    let get = oss.object("GET", "m/a b").header("x-a", "1");
    let get = get.header("range", "bytes=1-2").send().await;
    assert_eq!((get.status, get.text()), (206, "at"));
    assert_eq!(get.header("content-type"), "text/css");
    let requests = asked.await.unwrap();
    assert!(
        requests[0].starts_with("GET /origin/m/a%20b HTTP/1.1\r\n"),
        "{}",
        requests[0]
    );
    assert!(
        requests[1].starts_with("GET /moved?a=1 HTTP/1.1\r\n"),
        "{}",
        requests[1]
    );
    assert!(requests[0].contains("x-a: 1\r\n"), "{}", requests[0]);
    assert!(!requests[0].contains("range") && !requests[0].contains("authorization"));
    // The origin has ended, and the object is there.
    assert_eq!(oss.object("GET", "m/a b").send().await.text(), "data");
    assert_eq!(oss.object("HEAD", "m/other").send().await.status, 404);
    assert_eq!(
        oss.object("GET", "other").send().await.outcome(),
        (404, "NoSuchKey")
    );
    let anonymous = oss.object("GET", "m/secret").anonymous().send().await;
    assert_eq!(anonymous.outcome(), (403, "AccessDenied"));
}

#[tokio::test]
async fn a_mirror_that_fails_stores_nothing() {
    let oss = calling().await;
    for (answer, outcome) in [
        (
            &["HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"],
            (404, "NoSuchKey"),
        ),
        (
            &["HTTP/1.1 500 Error\r\nContent-Length: 0\r\n\r\n"],
            (424, "MirrorFailed"),
        ),
        (
            &["HTTP/1.1 302 Found\r\nLocation: /a\r\n\r\n"],
            (424, "MirrorFailed"),
        ),
        (
            &["HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nshort"],
            (424, "MirrorFailed"),
        ),
        (
            &["HTTP/1.1 200 OK\r\nContent-MD5: AAAA\r\nContent-Length: 4\r\n\r\ndata"],
            (424, "MirrorFailed"),
        ),
    ] {
        let (url, _asked) = origin(answer).await;
        let settings = "<MirrorFollowRedirect>false</MirrorFollowRedirect>\
                        <MirrorCheckMd5>true</MirrorCheckMd5>";
        mirror(&oss, &url, settings).await;
        let get = oss.object("GET", "m/k").send().await;
        assert_eq!(get.outcome(), outcome, "{answer:?}");
    }
    mirror(
        &oss,
        "http://127.0.0.1:1/",
        "<MirrorUsingRole>true</MirrorUsingRole>",
    )
    .await;
    let get = oss.object("GET", "m/k").send().await;
    assert_eq!(get.outcome(), (501, "NotImplemented"));
    assert!(get.elements("Message")[0].contains("MirrorUsingRole"));

    let oss = Oss::start().await;
    let (url, asked) = origin(&["HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ndata"]).await;
    mirror(&oss, &url, "").await;
    let get = oss.object("GET", "m/k").send().await;
    assert_eq!(get.outcome(), (424, "MirrorFailed"));
    assert!(get.elements("Message")[0].contains("--outgoing-ports"));
    assert!(!asked.is_finished());
}

/// Asks for a task that stores something as the object `fetched`.
async fn begin(oss: &Oss, url: &str, settings: &str) -> Reply {
    let document = format!(
        "<AsyncFetchTaskConfiguration><Url>{url}</Url><Object>fetched</Object>{settings}\
         </AsyncFetchTaskConfiguration>"
    );
    let post = oss.bucket("POST").query("asyncFetch", "").body(document);
    post.send().await
}

/// Asks for a task, and returns it as soon as it has ended.
async fn ended(oss: &Oss, url: &str, settings: &str) -> Reply {
    let begun = begin(oss, url, settings).await;
    assert_eq!(begun.status, 200, "{}", begun.text());
    let id = begun.elements("TaskId")[0];
    loop {
        let task = oss.bucket("GET").query("asyncFetch", "");
        let task = task.header("x-oss-task-id", id).send().await;
        assert_eq!(task.elements("TaskId"), [id], "{}", task.text());
        if task.elements("State") != ["Running"] {
            return task;
        }
    }
}

/// A server with a public object, and the URL of that.
async fn with_source() -> (Oss, String) {
    let oss = Oss::start().await;
    let put = oss
        .object("PUT", "source")
        .header("x-oss-object-acl", "public-read");
    let put = put
        .header("content-type", "text/css")
        .body("data")
        .send()
        .await;
    assert_eq!(put.status, 200);
    let url = format!("{}/examplebucket/source", oss.server.endpoint());
    (oss, url)
}

#[tokio::test]
async fn a_task_fetches_an_object_in_the_background() {
    let (oss, url) = with_source().await;
    let unknown = begin(&oss, &url, "<StorageClass>Warm</StorageClass>").await;
    assert_eq!(unknown.outcome(), (400, "MalformedXML"));
    let md5 = "<ContentMD5>jXd/OF09/siBXSD3SWAm3A==</ContentMD5><StorageClass></StorageClass>";
    let task = ended(&oss, &url, md5).await;
    assert_eq!(task.elements("State"), ["Success"], "{}", task.text());
    let texts = [
        "ErrorMsg",
        "Url",
        "Object",
        "Host",
        "Callback",
        "IgnoreSameKey",
    ];
    let texts = texts.map(|name| task.elements(name)[0]);
    assert_eq!(texts, ["", &url, "fetched", "", "", "true"]);
    let get = oss.object("GET", "fetched").send().await;
    assert_eq!(
        (get.text(), get.header("content-type")),
        ("data", "text/css")
    );

    for settings in ["", "<IgnoreSameKey>true</IgnoreSameKey>"] {
        let again = begin(&oss, &url, settings).await;
        assert_eq!(again.outcome(), (400, "ObjectAlreadyExists"), "{settings}");
    }
    oss.put("fetched", "other").await;
    let class = "<IgnoreSameKey>false</IgnoreSameKey><StorageClass>IA</StorageClass>";
    let again = ended(&oss, &url, class).await;
    assert_eq!(again.elements("State"), ["Success"]);
    let got = oss.object("GET", "fetched").send().await;
    assert_eq!(
        (got.text(), got.header("x-oss-storage-class")),
        ("data", "IA")
    );
}

#[tokio::test]
async fn a_name_of_the_server_leads_to_the_server_itself() {
    let (oss, _) = with_source().await;
    let url = "http://examplebucket.oss-cn-hangzhou.aliyuncs.com/source";
    let task = ended(&oss, url, "").await;
    assert_eq!(task.elements("State"), ["Success"], "{}", task.text());
}

#[tokio::test]
async fn a_task_that_fails_says_why() {
    let (oss, url) = with_source().await;
    let private = format!("{}/examplebucket/missing", oss.server.endpoint());
    for (url, settings, reason) in [
        ("http://invalidUrl.com", "", "--outgoing-ports"),
        ("http://127.0.0.1:1/", "", "--outgoing-ports"),
        (private.as_str(), "", "status 403"),
        (
            url.as_str(),
            "<ContentMD5>AAAAAAAAAAAAAAAAAAAAAA==</ContentMD5>",
            "Content-MD5",
        ),
    ] {
        let task = ended(&oss, url, settings).await;
        assert_eq!(task.elements("State"), ["Failed"], "{url}");
        let message = task.elements("ErrorMsg")[0];
        assert!(message.contains(reason), "{message}");
        assert_eq!(oss.object("GET", "fetched").send().await.status, 404);
    }
    for (url, settings, outcome) in [
        ("ftp://a.example/", "", (400, "InvalidArgument")),
        (&url, "<ContentMD5>x</ContentMD5>", (400, "InvalidArgument")),
        (&url, "<Callback>x</Callback>", (400, "InvalidArgument")),
        (
            &url,
            "<IgnoreSameKey>x</IgnoreSameKey>",
            (400, "MalformedXML"),
        ),
        (
            &url,
            "<CallbackWhenFailed>true</CallbackWhenFailed>",
            (501, "NotImplemented"),
        ),
    ] {
        let refused = begin(&oss, url, settings).await;
        assert_eq!(refused.outcome(), outcome, "{url} {settings}");
    }
    let unknown = oss.bucket("GET").query("asyncFetch", "");
    let unknown = unknown.header("x-oss-task-id", "a").send().await;
    assert_eq!(unknown.outcome(), (404, "NoSuchAsyncFetchTask"));
}

#[tokio::test]
async fn the_callback_of_a_task_is_sent_after_the_object_is_stored() {
    let (oss, url) = with_source().await;
    let callback = r#"{"callbackUrl":"www.abc.com/callback","callbackBody":"${etag}"}"#;
    let callback = format!("<Callback>{}</Callback>", BASE64.encode(callback));
    let task = ended(&oss, &url, &callback).await;
    assert_eq!(task.elements("State"), ["FetchSuccessCallbackFailed"]);
    assert_ne!(task.elements("ErrorMsg"), [""]);
    assert_eq!(oss.object("GET", "fetched").send().await.text(), "data");

    let oss = calling().await;
    let (to_fetch, _asked) = origin(&["HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ndata"]).await;
    let answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";
    let (application, told) = crate::callback::application(answer).await;
    let callback = crate::callback::callback(&application);
    let task = ended(&oss, &to_fetch, &format!("<Callback>{callback}</Callback>")).await;
    assert_eq!(task.elements("State"), ["Success"], "{}", task.text());
    let told = told.await.unwrap();
    assert!(told.contains(r#""o":"fetched","s":4"#), "{told}");
}

#[tokio::test]
async fn who_asks_for_a_task_must_be_allowed_to_write_the_object() {
    let policy = r#"{"Version":"1","Statement":[{"Effect":"Allow","Resource":"*",
        "Action":"oss:PutAsyncFetchTask"}]}"#;
    let user = User::new("fetcher")
        .access_key("LTAI5tFetcher", "secret")
        .policy(policy);
    let oss = Oss::with(|builder| builder.user(user)).await;
    let document = "<AsyncFetchTaskConfiguration><Url>http://a.example/</Url><Object>k</Object>\
        </AsyncFetchTaskConfiguration>";
    let post = oss.bucket("POST").query("asyncFetch", "").body(document);
    let key = Credentials::new("LTAI5tFetcher", "secret").unwrap();
    let refused = post.signed_by(&key).send().await;
    assert_eq!(refused.outcome(), (403, "AccessDenied"));
}

#[tokio::test]
async fn a_mirror_of_the_bucket_itself_ends() {
    let (oss, _) = with_source().await;
    let acl = oss.bucket("PUT").query("acl", "");
    let public = acl.header("x-oss-acl", "public-read").send().await;
    assert_eq!(public.status, 200);
    let own = format!("{}/{}/", oss.server.endpoint(), BUCKET);
    mirror(&oss, &own, "").await;
    let get = oss.object("GET", "m/missing").send().await;
    assert_eq!(get.outcome(), (404, "NoSuchKey"));
}
