//! `MetaQueryFile`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use oss_sign::UtcSeconds;

use crate::error::Result;
use crate::etag::ETag;
use crate::operations::common::{ObjectAcl, ObjectType, StorageClass};
use crate::operations::meta_query::{
    MetaQueryAddress, MetaQueryAudioStream, MetaQueryFileInsights, MetaQuerySubtitle, MetaQueryTag,
    MetaQueryUserMeta, MetaQueryVideoStream,
};
use crate::xml::{Element, Malformed, ReadXml};

/// An object that matches a query.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct MetaQueryFile {
    /// When the object was last modified (`FileModifiedTime`).
    pub file_modified_time: Option<UtcSeconds>,
    /// How the object was created (`OSSObjectType`).
    pub object_type: Option<ObjectType>,
    /// The ETag of the content. It is the MD5 digest only for an object that was uploaded with one
    /// request (`ETag`).
    pub etag: Option<ETag>,
    /// The algorithm with which the object is encrypted if the customer provides the key
    /// (`ServerSideEncryptionCustomerAlgorithm`).
    pub server_side_encryption_customer_algorithm: Option<String>,
    /// The number of tags of the object (`OSSTaggingCount`).
    pub tagging_count: Option<u32>,
    /// The tags of the object (`Tagging` in `OSSTagging`).
    pub tags: Vec<MetaQueryTag>,
    /// The user metadata of the object (`UserMeta` in `OSSUserMeta`).
    pub user_metadata: Vec<MetaQueryUserMeta>,
    /// The key of the object (`Filename`).
    pub filename: String,
    /// The storage class of the object (`OSSStorageClass`).
    pub storage_class: Option<StorageClass>,
    /// The access control list of the object (`ObjectACL`).
    pub acl: Option<ObjectAcl>,
    /// The CRC-64 of the object (`OSSCRC64`).
    pub crc64: Option<u64>,
    /// How the object is encrypted on the server (`ServerSideEncryption`).
    pub server_side_encryption: Option<String>,
    /// The size of the object, in bytes (`Size`).
    pub size: Option<u64>,
    /// The audio streams of the file (`AudioStream` in `AudioStreams`).
    pub audio_streams: Vec<MetaQueryAudioStream>,
    /// The algorithm with which the data of the object is encrypted if the key is managed by KMS
    /// (`ServerSideDataEncryption`).
    pub server_side_data_encryption: Option<String>,
    /// The method that can be used to access the object from another website
    /// (`AccessControlRequestMethod`).
    pub access_control_request_method: Option<String>,
    /// The artist (`Artist`).
    pub artist: Option<String>,
    /// The duration, in seconds (`Duration`).
    pub duration: Option<f64>,
    /// The latitude and the longitude, separated by a comma (`LatLong`).
    pub lat_long: Option<String>,
    /// The subtitles of the file (`Subtitle` in `Subtitles`).
    pub subtitles: Vec<MetaQuerySubtitle>,
    /// When the file was recorded (`ProduceTime`).
    pub produce_time: Option<UtcSeconds>,
    /// The origins that can access the object from another website (`AccessControlAllowOrigin`).
    pub access_control_allow_origin: Option<String>,
    /// The `Content-Disposition` header of the object (`ContentDisposition`).
    pub content_disposition: Option<String>,
    /// The performer (`Performer`).
    pub performer: Option<String>,
    /// The title of the album (`Album`).
    pub album: Option<String>,
    /// The addresses of the place where the file was recorded (`Address` in `Addresses`).
    pub addresses: Vec<MetaQueryAddress>,
    /// The media type of the object (`ContentType`).
    pub content_type: Option<String>,
    /// The `Content-Encoding` header of the object (`ContentEncoding`).
    pub content_encoding: Option<String>,
    /// The `Content-Language` header of the object (`ContentLanguage`).
    pub content_language: Option<String>,
    /// The height of the image, in pixels (`ImageHeight`).
    pub image_height: Option<u64>,
    /// The kind of the file: `image`, `video`, `audio` or `document` (`MediaType`).
    pub media_type: Option<String>,
    /// When the object expires (`OSSExpiration`).
    pub expiration: Option<String>,
    /// The width of the image, in pixels (`ImageWidth`).
    pub image_width: Option<u64>,
    /// The width of the video, in pixels (`VideoWidth`).
    pub video_width: Option<u64>,
    /// The composer (`Composer`).
    pub composer: Option<String>,
    /// The URI of the object (`URI`).
    pub uri: Option<String>,
    /// The height of the video, in pixels (`VideoHeight`).
    pub video_height: Option<u64>,
    /// The video streams of the file (`VideoStream` in `VideoStreams`).
    pub video_streams: Vec<MetaQueryVideoStream>,
    /// The `Cache-Control` header of the object (`CacheControl`).
    pub cache_control: Option<String>,
    /// The bit rate, in bits per second (`Bitrate`).
    pub bitrate: Option<u64>,
    /// The artist of the album (`AlbumArtist`).
    pub album_artist: Option<String>,
    /// The title (`Title`).
    pub title: Option<String>,
    /// The ID of the KMS key with which the object is encrypted (`ServerSideEncryptionKeyId`).
    pub server_side_encryption_key_id: Option<String>,
    /// What was recognized in the content of the object (`Insights`).
    pub insights: Option<MetaQueryFileInsights>,
}

impl ReadXml for MetaQueryFile {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut file_modified_time = None;
        let mut object_type = None;
        let mut etag = None;
        let mut server_side_encryption_customer_algorithm = None;
        let mut tagging_count = None;
        let mut tags = Vec::new();
        let mut user_metadata = Vec::new();
        let mut filename = None;
        let mut storage_class = None;
        let mut acl = None;
        let mut crc64 = None;
        let mut server_side_encryption = None;
        let mut size = None;
        let mut audio_streams = Vec::new();
        let mut server_side_data_encryption = None;
        let mut access_control_request_method = None;
        let mut artist = None;
        let mut duration = None;
        let mut lat_long = None;
        let mut subtitles = Vec::new();
        let mut produce_time = None;
        let mut access_control_allow_origin = None;
        let mut content_disposition = None;
        let mut performer = None;
        let mut album = None;
        let mut addresses = Vec::new();
        let mut content_type = None;
        let mut content_encoding = None;
        let mut content_language = None;
        let mut image_height = None;
        let mut media_type = None;
        let mut expiration = None;
        let mut image_width = None;
        let mut video_width = None;
        let mut composer = None;
        let mut uri = None;
        let mut video_height = None;
        let mut video_streams = Vec::new();
        let mut cache_control = None;
        let mut bitrate = None;
        let mut album_artist = None;
        let mut title = None;
        let mut server_side_encryption_key_id = None;
        let mut insights = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "FileModifiedTime" => child.set(&mut file_modified_time)?,
                "OSSObjectType" => child.set(&mut object_type)?,
                "ETag" => child.set(&mut etag)?,
                "ServerSideEncryptionCustomerAlgorithm" => {
                    child.set(&mut server_side_encryption_customer_algorithm)?;
                }
                "OSSTaggingCount" => child.set(&mut tagging_count)?,
                "Filename" => child.set(&mut filename)?,
                "OSSStorageClass" => child.set(&mut storage_class)?,
                "ObjectACL" => child.set(&mut acl)?,
                "OSSCRC64" => child.set(&mut crc64)?,
                "ServerSideEncryption" => child.set(&mut server_side_encryption)?,
                "Size" => child.set(&mut size)?,
                "ServerSideDataEncryption" => {
                    child.set(&mut server_side_data_encryption)?;
                }
                "AccessControlRequestMethod" => {
                    child.set(&mut access_control_request_method)?;
                }
                "Artist" => child.set(&mut artist)?,
                "Duration" => child.set(&mut duration)?,
                "LatLong" => child.set(&mut lat_long)?,
                "ProduceTime" => child.set(&mut produce_time)?,
                "AccessControlAllowOrigin" => {
                    child.set(&mut access_control_allow_origin)?;
                }
                "ContentDisposition" => child.set(&mut content_disposition)?,
                "Performer" => child.set(&mut performer)?,
                "Album" => child.set(&mut album)?,
                "ContentType" => child.set(&mut content_type)?,
                "ContentEncoding" => child.set(&mut content_encoding)?,
                "ContentLanguage" => child.set(&mut content_language)?,
                "ImageHeight" => child.set(&mut image_height)?,
                "MediaType" => child.set(&mut media_type)?,
                "OSSExpiration" => child.set(&mut expiration)?,
                "ImageWidth" => child.set(&mut image_width)?,
                "VideoWidth" => child.set(&mut video_width)?,
                "Composer" => child.set(&mut composer)?,
                "URI" => child.set(&mut uri)?,
                "VideoHeight" => child.set(&mut video_height)?,
                "CacheControl" => child.set(&mut cache_control)?,
                "Bitrate" => child.set(&mut bitrate)?,
                "AlbumArtist" => child.set(&mut album_artist)?,
                "Title" => child.set(&mut title)?,
                "ServerSideEncryptionKeyId" => {
                    child.set(&mut server_side_encryption_key_id)?;
                }
                "Insights" => child.set(&mut insights)?,
                "Addresses" => child.list("Address", &mut addresses)?,
                "AudioStreams" => child.list("AudioStream", &mut audio_streams)?,
                "OSSTagging" => child.list("Tagging", &mut tags)?,
                "OSSUserMeta" => child.list("UserMeta", &mut user_metadata)?,
                "Subtitles" => child.list("Subtitle", &mut subtitles)?,
                "VideoStreams" => child.list("VideoStream", &mut video_streams)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            file_modified_time,
            object_type,
            etag,
            server_side_encryption_customer_algorithm,
            tagging_count,
            tags,
            user_metadata,
            filename: element.required("Filename", filename)?,
            storage_class,
            acl,
            crc64,
            server_side_encryption,
            size,
            audio_streams,
            server_side_data_encryption,
            access_control_request_method,
            artist,
            duration,
            lat_long,
            subtitles,
            produce_time,
            access_control_allow_origin,
            content_disposition,
            performer,
            album,
            addresses,
            content_type,
            content_encoding,
            content_language,
            image_height,
            media_type,
            expiration,
            image_width,
            video_width,
            composer,
            uri,
            video_height,
            video_streams,
            cache_control,
            bitrate,
            album_artist,
            title,
            server_side_encryption_key_id,
            insights,
        }))
    }
}

#[cfg(test)]
impl crate::xml::WriteXml for MetaQueryFile {
    fn write_xml(&self, xml: &mut crate::xml::XmlWriter) {
        xml.optional("FileModifiedTime", &self.file_modified_time);
        xml.optional("OSSObjectType", &self.object_type);
        xml.optional("ETag", &self.etag);
        xml.optional(
            "ServerSideEncryptionCustomerAlgorithm",
            &self.server_side_encryption_customer_algorithm,
        );
        xml.optional("OSSTaggingCount", &self.tagging_count);
        xml.wrapped("OSSTagging", "Tagging", &self.tags);
        xml.wrapped("OSSUserMeta", "UserMeta", &self.user_metadata);
        xml.element("Filename", &self.filename);
        xml.optional("OSSStorageClass", &self.storage_class);
        xml.optional("ObjectACL", &self.acl);
        xml.optional("OSSCRC64", &self.crc64);
        xml.optional("ServerSideEncryption", &self.server_side_encryption);
        xml.optional("Size", &self.size);
        xml.wrapped("AudioStreams", "AudioStream", &self.audio_streams);
        xml.optional(
            "ServerSideDataEncryption",
            &self.server_side_data_encryption,
        );
        xml.optional(
            "AccessControlRequestMethod",
            &self.access_control_request_method,
        );
        xml.optional("Artist", &self.artist);
        xml.optional("Duration", &self.duration);
        xml.optional("LatLong", &self.lat_long);
        xml.wrapped("Subtitles", "Subtitle", &self.subtitles);
        xml.optional("ProduceTime", &self.produce_time);
        xml.optional(
            "AccessControlAllowOrigin",
            &self.access_control_allow_origin,
        );
        xml.optional("ContentDisposition", &self.content_disposition);
        xml.optional("Performer", &self.performer);
        xml.optional("Album", &self.album);
        xml.wrapped("Addresses", "Address", &self.addresses);
        xml.optional("ContentType", &self.content_type);
        xml.optional("ContentEncoding", &self.content_encoding);
        xml.optional("ContentLanguage", &self.content_language);
        xml.optional("ImageHeight", &self.image_height);
        xml.optional("MediaType", &self.media_type);
        xml.optional("OSSExpiration", &self.expiration);
        xml.optional("ImageWidth", &self.image_width);
        xml.optional("VideoWidth", &self.video_width);
        xml.optional("Composer", &self.composer);
        xml.optional("URI", &self.uri);
        xml.optional("VideoHeight", &self.video_height);
        xml.wrapped("VideoStreams", "VideoStream", &self.video_streams);
        xml.optional("CacheControl", &self.cache_control);
        xml.optional("Bitrate", &self.bitrate);
        xml.optional("AlbumArtist", &self.album_artist);
        xml.optional("Title", &self.title);
        xml.optional(
            "ServerSideEncryptionKeyId",
            &self.server_side_encryption_key_id,
        );
        xml.optional("Insights", &self.insights);
    }
}
