//! What is refused before anything is written.

use super::walk::{as_root, stage};

#[test]
fn nothing_is_written_unasked() {
    let stage = stage();
    let mut transcript = stage.transcript();
    as_root(&mut transcript);
    let on = "--on oss://examplebucket/incoming/ --can upload";
    transcript.run(&format!("access grant up_loads {on} --no-key -y"));
    transcript.run(&format!("access grant {} {on} --no-key -y", "a".repeat(61)));
    transcript.run(&format!("access grant uploads {on} --no-key"));
    transcript.run(&format!("access grant uploads {on} -y"));
    transcript.run(&format!(
        "access grant uploads {on} --until 2020-01-01 --no-key -y"
    ));
    transcript.run(&format!(
        "access grant uploads {on} --trust nobody --no-key -y"
    ));
    transcript.run(&format!(
        "access grant uploads {on} --max-session 13h --no-key -y"
    ));
    transcript.run("access grant uploads --on oss://examplebucket/incoming/ --can write -y");
    transcript.run("access grant");
    transcript.run(&format!(
        "access grant uploads {on} --access-key-secret TYPEDSECRET"
    ));
    transcript.run("access show uploads");
    transcript.run("access show");
    transcript.assert("access-mistakes");
}
