//! Sending a signed form.

use http::Method;
use oss_sign::BucketName;
use oss_transport::Body;

use crate::call::Call;
use crate::client::Client;
use crate::content_type;
use crate::error::Result;
use crate::multipart_form::MultipartForm;
use crate::operation::{Operation, OperationRequest, RawResponse};
use crate::operations::post_object::{PostObject, PostObjectOutput};
use crate::post_form::presigned::PresignedForm;

/// An upload by a signed form. [`PresignedForm::upload`] creates it.
pub struct FormUpload {
    bucket: BucketName,
    form: MultipartForm,
    file: Body,
}

impl PresignedForm {
    /// Uploads a file by this form, as a browser would. The request is not signed: whoever has the
    /// form needs no keys. `file_name` takes the place of `${filename}` in the key, and its extension
    /// gives the media type, unless the form fixes one.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let oss = oss_emulator::Emulator::builder().bucket("examplebucket").start().await?;
    /// # let client = oss_client::Client::builder()
    /// #     .endpoint(oss.endpoint())
    /// #     .region(oss.region())
    /// #     .credentials(oss.credentials())
    /// #     .build()?;
    /// # let bucket = client.bucket("examplebucket")?;
    /// let form = bucket.post_form_under("uploads/").presign(std::time::Duration::from_secs(60)).await?;
    /// form.upload(&client, "note.txt", "hello world").send().await?;
    ///
    /// let object = bucket.get_object("uploads/note.txt").send().await?.output;
    /// assert_eq!(object.body.text().await?, "hello world");
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Sending fails as that of any call, and with the code `AccessDenied` if the file is not what the
    /// form allows.
    pub fn upload(
        &self,
        client: &Client,
        file_name: impl Into<String>,
        file: impl Into<Body>,
    ) -> Call<FormUpload> {
        let file_name = file_name.into();
        let kind = content_type::from_key(&file_name);
        let form = MultipartForm::new(file_name, kind);
        client.call(FormUpload {
            bucket: self.bucket.clone(),
            form: self
                .fields()
                .fold(form, |form, (name, value)| form.field(name, value)),
            file: file.into(),
        })
    }
}

impl Operation for FormUpload {
    type Output = PostObjectOutput;
    const NAME: &'static str = PostObject::NAME;

    fn request(self) -> Result<OperationRequest> {
        let request = OperationRequest::bucket(Method::POST, self.bucket);
        Ok(request.multipart_form(self.form).body(self.file))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        PostObject::response(response)
    }
}

impl std::fmt::Debug for FormUpload {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("FormUpload")
            .field("bucket", &self.bucket)
            .field("file", &self.file)
            .finish_non_exhaustive()
    }
}
