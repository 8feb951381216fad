//! What is denied, and the hint that goes with it.

use oss_emulator::{Emulator, User};

use crate::stage::Stage;

#[test]
fn a_denial_ends_with_a_hint() {
    let writer = User::new("writer")
        .access_key("LTAI5tWRITER", "writer-secret")
        .policy(
            r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"oss:PutObject",
            "Resource":"acs:oss:*:*:examplebucket/incoming/*"}]}"#,
        );
    let stage = Stage::with(Emulator::builder().bucket("examplebucket").user(writer));
    stage.file("a.txt", "hello world");
    let mut transcript = stage.transcript();
    transcript.set("OSS_ACCESS_KEY_ID", "LTAI5tWRITER");
    transcript.set("OSS_ACCESS_KEY_SECRET", "writer-secret");
    transcript.run("cp a.txt oss://examplebucket/incoming/");
    transcript.run("cp a.txt oss://examplebucket/elsewhere/");
    transcript.run("stat oss://examplebucket/incoming/a.txt");
    transcript.run("cat oss://examplebucket/incoming/a.txt");
    transcript.run("ls oss://examplebucket");
    transcript.run("ls oss://examplebucket/incoming/");
    transcript.run("ls");
    transcript.run("sts assume-role acs:ram::1000000000000001:role/oss-emulator");
    transcript.run("config doctor oss://examplebucket/incoming/");
    transcript.note("Keys that nobody knows, a secret that does not fit, and no keys at all.");
    transcript.set("OSS_ACCESS_KEY_SECRET", "another-secret");
    transcript.run("stat oss://examplebucket/incoming/a.txt");
    transcript.set("OSS_ACCESS_KEY_ID", "LTAI5tNOBODY");
    transcript.run("stat oss://examplebucket/incoming/a.txt");
    transcript.run("whoami");
    transcript.run("stat oss://examplebucket/incoming/a.txt --credentials anonymous");
    transcript.set("OSS_ACCESS_KEY_ID", "");
    transcript.run("stat oss://examplebucket/incoming/a.txt --credentials env");
    transcript.set("OSS_ACCESS_KEY_SECRET", "");
    transcript.run("stat oss://examplebucket/incoming/a.txt --credentials env");
    transcript.assert("refusals");
}

#[test]
fn a_server_that_is_not_there_may_come_back() {
    let stage = Stage::start();
    let mut transcript = stage.transcript();
    transcript.run("stat oss://examplebucket/a --endpoint http://127.0.0.1:1");
    transcript.run("config doctor --endpoint http://127.0.0.1:1");
    transcript.set("OSS_ENDPOINT", "");
    transcript.set("OSS_REGION", "");
    transcript.run("stat oss://examplebucket/a");
    transcript.run("config doctor");
    transcript.run("stat oss://examplebucket/a --region 'cn hangzhou'");
    transcript.run(
        "stat oss://examplebucket/a --endpoint oss-cn-beijing.aliyuncs.com --region cn-hangzhou",
    );
    transcript.assert("unreachable");
}
