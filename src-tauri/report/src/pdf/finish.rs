//! From printed pages to a finished file: structure, links, outline, metadata, compression, identity.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::{
    Dictionary, Document as File, Object, ObjectId, SaveOptions, Stream, StringFormat, dictionary,
};
use sha2::{Digest, Sha256};

use super::compact::compact;
use super::fonts::text_string;
use super::links::{Area, add_links};
use super::outline::add_outline;
use super::structure::Tree;
use crate::document::Document;
use crate::error::ReportError;
use crate::layout::Laid;

/// Stands in the file until its content is known; no other string in a file looks like it.
const UNKNOWN_ID: [u8; 16] = [0xa5; 16];

pub(super) fn finish(
    mut file: File,
    document: &Document,
    laid: &Laid,
    links: &[Vec<Area>],
    mut tree: Tree<'_>,
    resources: Dictionary,
) -> Result<File, ReportError> {
    let pages: Vec<ObjectId> = file.get_pages().into_values().collect();
    let resources = file.add_object(resources);
    for (index, &id) in pages.iter().enumerate() {
        let page = file
            .get_object_mut(id)
            .and_then(Object::as_dict_mut)
            .map_err(failed)?;
        page.set("Resources", resources);
        page.set("StructParents", i64::try_from(index).unwrap_or(0));
        // Tab moves through the links in the order of the structure.
        page.set("Tabs", "S");
    }
    let annotations = add_links(&mut file, laid, links, &pages, &mut tree);
    let tree = tree.write(&mut file, &pages, &annotations);
    let outline = add_outline(&mut file, laid, &pages);
    catalog(&mut file, document, tree.root, outline)?;
    let info = file.add_object(information(document));
    file.trailer.set("Info", info);
    let unknown = Object::String(UNKNOWN_ID.to_vec(), StringFormat::Hexadecimal);
    file.trailer.set("ID", vec![unknown.clone(), unknown]);
    "1.7".clone_into(&mut file.version);
    compact(&mut file);
    compress(&mut file)?;
    Ok(file)
}

/// The packed contents of every page, in their order.
pub(super) fn take_contents(file: &mut File) -> Result<Vec<Stream>, ReportError> {
    let pages = file.get_pages().into_values();
    pages
        .map(|page| {
            let id = contents_of(file, page)?;
            let object = file.objects.remove(&id);
            let Some(Object::Stream(mut stream)) = object else {
                return Err(ReportError::Pdf("a page has no contents".to_owned()));
            };
            pack(&mut stream)?;
            Ok(stream)
        })
        .collect()
}

/// Into a file of as many pages.
pub(super) fn put_contents(file: &mut File, contents: Vec<Stream>) -> Result<(), ReportError> {
    for (page, stream) in file.get_pages().into_values().zip(contents) {
        let id = contents_of(file, page)?;
        file.objects.insert(id, Object::Stream(stream));
    }
    Ok(())
}

fn contents_of(file: &File, page: ObjectId) -> Result<ObjectId, ReportError> {
    let page = file.get_dictionary(page).map_err(failed)?;
    let contents = page.get(b"Contents").map_err(failed)?;
    contents.as_reference().map_err(failed)
}

fn catalog(
    file: &mut File,
    document: &Document,
    structure: ObjectId,
    outline: Option<ObjectId>,
) -> Result<(), ReportError> {
    let catalog = file.catalog_mut().map_err(failed)?;
    catalog.set("Lang", text_string(&document.language));
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    catalog.set("StructTreeRoot", structure);
    catalog.set(
        "ViewerPreferences",
        dictionary! { "DisplayDocTitle" => true },
    );
    catalog.remove(b"PageLayout");
    if let Some(outline) = outline {
        catalog.set("Outlines", outline);
        catalog.set("PageMode", "UseOutlines");
    }
    Ok(())
}

fn information(document: &Document) -> Dictionary {
    let created = document.created.format("D:%Y%m%d%H%M%SZ").to_string();
    let mut information = dictionary! {
        "Title" => text_string(&document.title),
        "Creator" => text_string("Afterpage"),
        "Producer" => text_string("Afterpage"),
        "CreationDate" => Object::string_literal(created.as_str()),
        "ModDate" => Object::string_literal(created.as_str()),
    };
    if !document.author.is_empty() {
        information.set("Author", text_string(&document.author));
    }
    if !document.subtitle.is_empty() {
        information.set("Subject", text_string(&document.subtitle));
    }
    information
}

fn compress(file: &mut File) -> Result<(), ReportError> {
    for object in file.objects.values_mut() {
        if let Object::Stream(stream) = object
            && !stream.dict.has(b"Filter")
        {
            pack(stream)?;
        }
    }
    Ok(())
}

/// Level 6: the best level takes two to four times as long for two percent.
fn pack(stream: &mut Stream) -> Result<(), ReportError> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::new(6));
    encoder.write_all(&stream.content).map_err(failed)?;
    let packed = encoder.finish().map_err(failed)?;
    stream.dict.set("Filter", "FlateDecode");
    stream.set_content(packed);
    Ok(())
}

pub(super) fn save(mut file: File) -> Result<Vec<u8>, ReportError> {
    let options = SaveOptions::builder()
        .use_object_streams(true)
        .use_xref_streams(true)
        .max_objects_per_stream(200)
        .compression_level(6)
        .build();
    let mut bytes = Vec::new();
    file.save_with_options(&mut bytes, options)
        .map_err(failed)?;
    identify(&mut bytes);
    Ok(bytes)
}

/// The file's identity is the hash of its content.
fn identify(bytes: &mut [u8]) {
    let placeholder = hex(&UNKNOWN_ID);
    let identity = hex(&Sha256::digest(&*bytes)[..16]);
    let length = placeholder.len();
    let mut place = 0;
    while place + length <= bytes.len() {
        if bytes[place..place + length].eq_ignore_ascii_case(placeholder.as_bytes()) {
            bytes[place..place + length].copy_from_slice(identity.as_bytes());
            place += length;
        } else {
            place += 1;
        }
    }
}

fn hex(bytes: &[u8]) -> String {
    let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or('0');
    bytes
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)])
        .collect()
}

fn failed(error: impl std::fmt::Display) -> ReportError {
    ReportError::Pdf(error.to_string())
}
