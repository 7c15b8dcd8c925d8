//! HS_DESC and HS_DESC_CONTENT.

use crate::fields::Fields;

/// What became of an onion service's descriptor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnionDescriptor {
    /// REQUESTED, UPLOAD, RECEIVED, UPLOADED, IGNORE, FAILED or CREATED.
    pub action: String,
    /// The service, without `.onion`; `UNKNOWN` if it is not known.
    pub address: String,
    /// `NO_AUTH` or the kind of authentication.
    pub auth: String,
    /// The directory: a relay, or `UNKNOWN`.
    pub directory: Option<String>,
    /// The descriptor's id.
    pub descriptor: Option<String>,
    /// Why it failed.
    pub reason: Option<String>,
    /// Which of the replicas.
    pub replica: Option<u64>,
    /// The index in the hash ring.
    pub index: Option<String>,
}

impl OnionDescriptor {
    pub(super) fn read(mut fields: Fields<'_>) -> Option<Self> {
        let mut descriptor = Self {
            action: fields.word()?.into(),
            address: fields.word()?.into(),
            auth: fields.word()?.into(),
            directory: fields.word_but_pair(),
            descriptor: fields.word_but_pair(),
            reason: None,
            replica: None,
            index: None,
        };
        while let Some((key, value)) = fields.pair() {
            match key {
                "REASON" => descriptor.reason = Some(value.into()),
                "REPLICA" => descriptor.replica = value.parse().ok(),
                "HSDIR_INDEX" => descriptor.index = Some(value.into()),
                _ => {}
            }
        }
        Some(descriptor)
    }
}

impl Fields<'_> {
    fn word_but_pair(&mut self) -> Option<String> {
        self.positional().map(Into::into)
    }
}

/// The text of a descriptor that was fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnionDescriptorContent {
    /// The service, without `.onion`.
    pub address: String,
    /// The descriptor's id.
    pub descriptor: String,
    /// The directory it came from.
    pub directory: String,
    /// The descriptor; empty if it could not be fetched.
    pub content: String,
}

impl OnionDescriptorContent {
    pub(super) fn read(mut fields: Fields<'_>, content: &str) -> Option<Self> {
        Some(Self {
            address: fields.word()?.into(),
            descriptor: fields.word()?.into(),
            directory: fields.word()?.into(),
            content: content.into(),
        })
    }
}
