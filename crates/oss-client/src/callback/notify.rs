//! Setting a callback together with its variables.

use crate::callback::Callback;
use crate::operations::multipart::CompleteMultipartUpload;
use crate::operations::object::PutObject;
use crate::post_form::PostForm;

impl PutObject {
    /// Lets OSS notify a server after the upload: sets the [callback](Self::callback) and its
    /// [variables](Self::callback_var). What the server answers is in the output.
    pub fn notify(self, callback: &Callback) -> Self {
        self.callback(callback).callback_var(callback.variables())
    }
}

impl CompleteMultipartUpload {
    /// Lets OSS notify a server after the upload: sets the [callback](Self::callback) and its
    /// [variables](Self::callback_var). What the server answers is in the output.
    pub fn notify(self, callback: &Callback) -> Self {
        self.callback(callback).callback_var(callback.variables())
    }
}

impl PostForm {
    /// Lets OSS notify a server after each upload: fixes the [callback](Self::callback), and a field
    /// for each of its variables.
    pub fn notify(self, callback: &Callback) -> Self {
        let form = self.callback(callback);
        let fields = callback.variable_fields();
        fields.fold(form, |form, (name, value)| form.field(name, value))
    }
}
