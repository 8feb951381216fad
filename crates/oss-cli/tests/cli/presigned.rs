//! `oss presign`.

use crate::stage::Stage;

#[test]
fn a_url_is_printed_alone() {
    let stage = Stage::start();
    let mut transcript = stage.transcript();
    transcript.run("presign oss://examplebucket/exampledir/a.txt");
    transcript.run("presign oss://examplebucket/a.png --method put --content-type image/png");
    transcript.run("presign oss://examplebucket/a.png --expires 8d");
    transcript.run("presign oss://examplebucket/a.png --header date:now");
    transcript.assert("presign");
}
