//! Copies between buckets of different regions.

use oss_emulator::{Builder, Emulator, Fault, Injection};

use crate::stage::Stage;

#[test]
fn an_object_passes_through_the_program_if_its_bucket_is_in_another_region() {
    let stage = Stage::with(with_key(Emulator::builder().bucket("examplebucket")));
    let far = with_key(Emulator::builder().region("cn-beijing").bucket("farbucket"));
    let far = Stage::with(far);
    stage.file(
        ".ossutilconfig",
        format!(
            "[default]\nregion = cn-hangzhou\nendpoint = {}\n[buckets b]\nfarbucket =\n  \
             region = cn-beijing\n  endpoint = {}\n",
            stage.server().endpoint(),
            far.server().endpoint()
        ),
    );
    stage.file("a.txt", "hello world");
    stage.file("large.bin", vec![b'x'; 1 << 20]);
    let mut transcript = stage.transcript();
    transcript.set("OSS_ENDPOINT", "");
    transcript.set("OSS_REGION", "");
    transcript.run("cp a.txt oss://examplebucket --meta colour=red --cache-control no-cache");
    transcript.run("cp oss://examplebucket/a.txt oss://farbucket/there/");
    transcript.run("stat oss://farbucket/there/a.txt");
    transcript.run("cp oss://farbucket/there/a.txt oss://examplebucket/back.txt --meta size=small");
    transcript.run("stat oss://examplebucket/back.txt");
    transcript.run("cp large.bin oss://examplebucket");
    transcript.run("cp oss://examplebucket/large.bin oss://farbucket --part-size 100KiB");
    transcript.run("stat oss://farbucket/large.bin");
    transcript.assert("cp-regions");
}

/// OSS answers so if it cannot copy. The program then sends each request to the region of its bucket,
/// which is one and the same here.
#[test]
fn a_copy_that_oss_does_not_make_passes_through_the_program() {
    let stage = Stage::start();
    stage.object("a.txt", "hello world");
    let refusal = Fault::Answer {
        status: 403,
        body: "<Error><Code>AccessDenied</Code><Message>Target object does not reside in the same \
               data center as source object.</Message></Error>"
            .to_owned(),
    };
    stage
        .server()
        .faults()
        .inject(Injection::new(refusal).on("CopyObject"));
    let transcript = stage.transcript();
    let copied = transcript.quietly(
        "cp oss://examplebucket/a.txt oss://examplebucket/b.txt",
        b"",
    );
    assert!(copied.status.success(), "{copied:?}");
    let read = transcript.quietly("cat oss://examplebucket/b.txt", b"");
    assert_eq!(read.stdout, b"hello world");
}

fn with_key(builder: Builder) -> Builder {
    builder.access_key("LTAI5tExampleExampleEx01", "examplesecret")
}
