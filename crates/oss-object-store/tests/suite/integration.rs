//! The integration tests of `object_store` itself, of both versions, each test by its name.
//!
//! Each runs three times: on a server that keeps its objects in memory, on one that keeps them durably, and
//! on a store below a prefix.

use crate::server::{Kept, Server};
use oss_object_store::OssStore;

/// Runs a test on every kind of store.
async fn on_each<F: AsyncFn(OssStore)>(test: F) {
    for kept in [Kept::InMemory, Kept::Durably] {
        let server = Server::start(kept).await;
        test(server.store()).await;
    }
    let server = Server::start(Kept::InMemory).await;
    server
        .client()
        .bucket(crate::server::BUCKET)
        .unwrap()
        .put_object("outside")
        .send()
        .await
        .unwrap();
    test(server.builder().prefix("below/a prefix").build().unwrap()).await;
}

/// Writes the tests of one version.
macro_rules! tests {
    ($($name:ident: |$store:ident| $test:expr;)+) => {$(
        #[tokio::test]
        async fn $name() {
            super::on_each(async |$store| { $test.await; }).await;
        }
    )+};
}

macro_rules! common {
    ($object_store:ident) => {
        use $object_store::{Error, integration};

        tests! {
            put_get_delete_list: |store| integration::put_get_delete_list(&store);
            put_get_attributes: |store| integration::put_get_attributes(&store);
            get_opts: |store| integration::get_opts(&store);
            put_opts: |store| integration::put_opts(&store, false);
            stream_get: |store| integration::stream_get(&store);
            list_uses_directories_correctly: |store| integration::list_uses_directories_correctly(&store);
            list_with_delimiter: |store| integration::list_with_delimiter(&store);
            rename_and_copy: |store| integration::rename_and_copy(&store);
            copy_if_not_exists: |store| integration::copy_if_not_exists(&store);
            copy_rename_nonexistent_object: |store| integration::copy_rename_nonexistent_object(&store);
            multipart: |store| integration::multipart(&store, &store);
            multipart_race_condition: |store| integration::multipart_race_condition(&store, true);
            multipart_out_of_order: |store| integration::multipart_out_of_order(&store);
            list_paginated: |store| integration::list_paginated(&store, &store);
            list_with_offset_exclusivity: |store| integration::list_with_offset_exclusivity(&store);
            get_nonexistent_object: |store| async {
                let error = integration::get_nonexistent_object(&store, None).await.unwrap_err();
                assert!(matches!(error, Error::NotFound { .. }), "{error}");
            };
        }

        /// With versions, the test also reads an old one.
        #[tokio::test]
        async fn get_opts_with_versioning() {
            let server = crate::server::Server::start(crate::server::Kept::InMemory).await;
            server.enable_versioning().await;
            integration::get_opts(&server.store()).await;
        }
    };
}

mod v0_13 {
    common!(object_store_0_13);
}

mod v0_14 {
    common!(object_store_0_14);

    tests! {
        multipart_with_opts: |store| integration::multipart_with_opts(&store, &store);
        multipart_put_part_out_of_order: |store| integration::multipart_put_part_out_of_order(&store, &store);
    }
}
