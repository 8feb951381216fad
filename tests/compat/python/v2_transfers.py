"""Steps with what the synchronous client builds on operations: transfers, files, encryption, queries."""

import base64
import io
import os
import tempfile
import zlib

import alibabacloud_oss_v2 as oss_v2
from alibabacloud_oss_v2 import crypto, models
from Crypto.PublicKey import RSA

from checks import equal

PART = 100 * 1024
CONTENT = bytes(range(256)) * 1600 + b"the last part"


def _same(found, right):
    """Compares long contents, without printing them."""
    equal((len(found), zlib.crc32(found)), (len(right), zlib.crc32(right)), "length and checksum")


def _read(path):
    with open(path, "rb") as file:
        return file.read()


async def _uploader(c):
    uploader = c.client.uploader(part_size=PART, parallel_num=2)
    request = c.request("put_object", key="uploaded", metadata={"kind": "uploaded"})
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "file.txt")
        with open(path, "wb") as file:
            file.write(CONTENT)
        result = uploader.upload_file(request, path, enable_checkpoint=True, checkpoint_dir=folder)
    equal(bool(result.upload_id), True, "whether it was sent in parts")
    head = await c.head_object(key="uploaded")
    equal((head.content_length, head.object_type, dict(head.metadata), head.hash_crc64),
          (len(CONTENT), "Multipart", {"kind": "uploaded"}, result.hash_crc64), "the object")
    uploader.upload_from(c.request("put_object", key="small"), io.BytesIO(b"small"))
    equal(await c.content(key="small"), b"small", "the small object")


async def _downloader(c):
    downloader = c.client.downloader(part_size=PART, parallel_num=2)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "file")
        request = c.request("get_object", key="uploaded")
        result = downloader.download_file(request, path, enable_checkpoint=True, checkpoint_dir=folder)
        equal(result.written, len(CONTENT), "the number of bytes")
        _same(_read(path), CONTENT)
        part = c.request("get_object", key="uploaded", range_header="bytes=5-204804")
        downloader.download_file(part, path, enable_checkpoint=True, checkpoint_dir=folder)
        _same(_read(path), CONTENT[5:204805])


async def _copier(c):
    copier = c.client.copier(part_size=PART, parallel_num=2, multipart_copy_threshold=PART, disable_shallow_copy=True)
    copier.copy(c.request("copy_object", key="copied", source_key="uploaded"))
    head = await c.head_object(key="copied")
    equal((head.object_type, dict(head.metadata)), ("Multipart", {"kind": "uploaded"}), "the copy")
    _same(await c.content(key="copied"), CONTENT)


async def _files_put_and_got(c):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "file.json")
        with open(path, "wb") as file:
            file.write(b"{}")
        c.client.put_object_from_file(c.request("put_object", key="file.json"), path)
        equal((await c.head_object(key="file.json")).content_type, "application/json", "the type")
        c.client.get_object_to_file(c.request("get_object", key="uploaded"), path)
        _same(_read(path), CONTENT)


async def _a_file_that_is_read(c):
    for options in ({}, {"enable_prefetch": True, "prefetch_threshold": 0, "chunk_size": PART}):
        with c.client.open_file(c.bucket, "uploaded", **options) as file:
            equal(file.read(10), CONTENT[:10], "the first bytes")
            file.seek(-13, os.SEEK_END)
            equal(file.read(), b"the last part", "the last bytes")
            file.seek(0)
            _same(file.readall(), CONTENT)


async def _a_file_that_is_appended_to(c):
    created = c.request("append_object", key="appended", metadata={"kind": "appended"})
    with c.client.append_file(c.bucket, "appended", create_parameter=created) as file:
        file.write(b"one")
        file.write_from(io.BytesIO(b" two"))
        equal(file.tell(), 7, "the position")
    with c.client.append_file(c.bucket, "appended") as file:
        file.write(b" three")
    equal(await c.content(key="appended"), b"one two three", "the object")
    equal(dict((await c.head_object(key="appended")).metadata), {"kind": "appended"}, "the metadata")


async def _encryption_on_the_client(c):
    pair = RSA.generate(1024)
    cipher = crypto.MasterRsaCipher(
        mat_desc={"tag": "value"}, public_key=pair.public_key().export_key().decode(),
        private_key=pair.export_key().decode())
    client = oss_v2.EncryptionClient(c.client, cipher)
    client.put_object(c.request("put_object", key="secret", body=CONTENT))
    equal((await c.content(key="secret")) != CONTENT, True, "whether the object is encrypted")
    _same(client.get_object(c.request("get_object", key="secret")).body.content, CONTENT)
    part = client.get_object(c.request("get_object", key="secret", range_header="bytes=17-99"))
    equal(part.body.content, CONTENT[17:100], "a part of the content")
    begun = client.initiate_multipart_upload(c.request(
        "initiate_multipart_upload", key="secret-parts", cse_part_size=PART * 2, cse_data_size=len(CONTENT)))
    parts = []
    for number, at in enumerate(range(0, len(CONTENT), PART * 2), 1):
        sent = client.upload_part(c.request(
            "upload_part", key="secret-parts", upload_id=begun.upload_id, part_number=number,
            cse_multipart_context=begun.cse_multipart_context, body=CONTENT[at:at + PART * 2]))
        parts.append(models.UploadPart(part_number=number, etag=sent.etag))
    client.complete_multipart_upload(c.request(
        "complete_multipart_upload", key="secret-parts", upload_id=begun.upload_id,
        complete_multipart_upload=models.CompleteMultipartUpload(parts=parts)))
    _same(client.get_object(c.request("get_object", key="secret-parts")).body.content, CONTENT)


async def _rows_selected_from_an_object(c):
    await c.put_object(key="rows.csv", body=b"name,age\nAnn,31\nBob,42\n")
    columns = models.CSVInput(
        file_header_info="Use", record_delimiter=_base64("\n"), field_delimiter=_base64(","),
        quote_character=_base64('"'))
    meta = await c.create_select_object_meta(
        key="rows.csv", process="csv/meta", select_meta_request=models.CSVMetaRequest(
            input_serialization=models.InputSerialization(csv=columns)))
    equal((meta.rows_count, meta.cols_count), (3, 2), "the numbers of rows and columns")
    for raw in (False, True):
        result = await c.select_object(key="rows.csv", process="csv/select", select_request=models.SelectRequest(
            expression=_base64("select name from ossobject where cast(age as int) > 40"),
            input_serialization=models.InputSerialization(csv=columns),
            output_serialization=models.OutputSerialization(output_raw_data=raw)))
        equal(b"".join(result.body.iter_bytes()), b"Bob\n", "the rows")


def _base64(text):
    return base64.b64encode(text.encode()).decode()


async def _the_restored_copy_of_an_archive(c):
    await c.put_object(key="archive", body=b"x", storage_class="Archive")
    await c.refused(c.clean_restored_object(key="archive"), 409, "ArchiveRestoreFileStale")
    await c.restore_object(key="archive")
    await c.refused(c.clean_restored_object(key="archive"), 409, "ArchiveRestoreNotFinished")


STEPS = (
    _uploader, _downloader, _copier, _files_put_and_got, _a_file_that_is_read, _a_file_that_is_appended_to,
    _encryption_on_the_client, _the_restored_copy_of_an_archive,
)
STEPS_V4 = (_rows_selected_from_an_object,)
