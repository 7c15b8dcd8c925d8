//! Files that a host lends to its apps.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use crate::widgets::{FileEntry, FilePath, Files};

type Answer<'a, T> = Pin<Box<dyn Future<Output = Result<T, String>> + Send + 'a>>;

/// [`Files`] of any type.
trait Face: Send + Sync {
    fn list<'a>(&'a self, directory: &'a FilePath) -> Answer<'a, Vec<FileEntry>>;
    fn read<'a>(&'a self, file: &'a FilePath, most: usize) -> Answer<'a, Vec<u8>>;
}

impl<F: Files> Face for F {
    fn list<'a>(&'a self, directory: &'a FilePath) -> Answer<'a, Vec<FileEntry>> {
        Box::pin(Files::list(self, directory))
    }

    fn read<'a>(&'a self, file: &'a FilePath, most: usize) -> Answer<'a, Vec<u8>> {
        Box::pin(Files::read(self, file, most))
    }
}

/// Files below a root of the host, as [`Lent::files`](crate::Lent::files) hands them out: what a
/// [`FilePicker`](crate::FilePicker) lists.
#[derive(Clone)]
pub struct LentFiles(Arc<dyn Face>);

impl LentFiles {
    /// Files that are lent.
    #[must_use]
    pub fn new(files: impl Files + 'static) -> Self {
        Self(Arc::new(files))
    }
}

impl Files for LentFiles {
    async fn list(&self, directory: &FilePath) -> Result<Vec<FileEntry>, String> {
        self.0.list(directory).await
    }

    async fn read(&self, file: &FilePath, most: usize) -> Result<Vec<u8>, String> {
        self.0.read(file, most).await
    }
}

impl fmt::Debug for LentFiles {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LentFiles")
    }
}
