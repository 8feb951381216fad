"""A file system of `fsspec` on OSS, by `ossfs`, which calls `oss2`."""

import os
import tempfile

import ossfs

from checks import check, equal
from sdks import Oss2
from world import ENDPOINT, USER

ROOT = "compat-filesystem"


def run():
    bucket = Oss2(USER, "V4", bucket=ROOT).bucket
    bucket.create_bucket()
    files = ossfs.OSSFileSystem(endpoint=ENDPOINT, key=USER.id, secret=USER.secret)
    for step in STEPS:
        check(f"ossfs: {step.__name__.strip('_').replace('_', ' ')}", lambda s=step: s(files))
    check("ossfs: leaves an empty bucket", bucket.delete_bucket)


def _files_are_put_and_got(files):
    with tempfile.TemporaryDirectory() as folder:
        here, there = os.path.join(folder, "here"), os.path.join(folder, "there")
        with open(here, "wb") as file:
            file.write(b"a file")
        files.put(here, f"{ROOT}/dir/put.txt")
        files.get(f"{ROOT}/dir/put.txt", there)
        with open(there, "rb") as file:
            equal(file.read(), b"a file", "the file")


def _contents_are_piped(files):
    files.pipe_file(f"{ROOT}/dir/a b+c é.txt", b"0123456789")
    equal(files.cat_file(f"{ROOT}/dir/a b+c é.txt"), b"0123456789", "the content")
    equal(files.cat_file(f"{ROOT}/dir/a b+c é.txt", start=2, end=5), b"234", "a part of the content")


def _folders_are_listed(files):
    files.pipe_file(f"{ROOT}/dir/sub/deep.txt", b"x")
    right = [f"{ROOT}/dir/a b+c é.txt", f"{ROOT}/dir/put.txt"]
    listed = {one["name"].rstrip("/"): one["type"] for one in files.ls(f"{ROOT}/dir")}
    equal(listed, {**dict.fromkeys(right, "file"), f"{ROOT}/dir/sub": "directory"}, "the folder")
    equal(files.find(f"{ROOT}/dir"), sorted(right + [f"{ROOT}/dir/sub/deep.txt"]), "all files")
    equal(ROOT in [name.strip("/") for name in files.ls("", detail=False)], True, "whether the bucket is listed")


def _paths_exist_or_not(files):
    paths = (ROOT, f"{ROOT}/dir", f"{ROOT}/dir/put.txt", f"{ROOT}/missing", "no-such-bucket-here/x")
    equal([files.exists(path) for path in paths], [True, True, True, False, False], "what exists")
    equal(files.info(f"{ROOT}/dir/put.txt")["size"], 6, "the size")
    equal((files.isdir(f"{ROOT}/dir"), files.isfile(f"{ROOT}/dir/put.txt")), (True, True), "what they are")


def _files_are_opened(files):
    path = f"{ROOT}/opened.txt"
    with files.open(path, "wb") as file:
        file.write(b"written")
    with files.open(path, "ab") as file:
        file.write(b" and appended")
    with files.open(path, "rb") as file:
        file.seek(8)
        equal(file.read(3), b"and", "a part of the file")
        file.seek(0)
        equal(file.read(), b"written and appended", "the file")


def _files_are_copied_and_moved(files):
    files.copy(f"{ROOT}/opened.txt", f"{ROOT}/copied.txt")
    files.mv(f"{ROOT}/copied.txt", f"{ROOT}/moved.txt")
    found = [files.exists(f"{ROOT}/{name}.txt") for name in ("opened", "copied", "moved")]
    equal(found, [True, False, True], "what exists")
    equal(files.cat_file(f"{ROOT}/moved.txt"), b"written and appended", "the content")


def _files_are_removed(files):
    files.rm(f"{ROOT}/moved.txt")
    files.rm(f"{ROOT}/opened.txt")
    files.rm(f"{ROOT}/dir", recursive=True)
    files.invalidate_cache()
    equal(files.find(ROOT), [], "what is left")


STEPS = (
    _files_are_put_and_got, _contents_are_piped, _folders_are_listed, _paths_exist_or_not, _files_are_opened,
    _files_are_copied_and_moved, _files_are_removed,
)
