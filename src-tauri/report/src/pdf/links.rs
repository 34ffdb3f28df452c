//! Link annotations: where on a page a link can be followed, and where it leads.

use std::collections::HashMap;

use journal::domain::WebAddress;
use lopdf::{Document as File, Object, ObjectId, dictionary};

use super::fonts::text_string;
use super::structure::Tree;
use crate::document::Link;
use crate::layout::{Draw, Laid, Page, PlacedHeading, Tag};

/// A rectangle of one link on one line: left, top, right, bottom, downwards from the top of the page.
pub(super) struct Area {
    node: usize,
    baseline: f32,
    rect: [f32; 4],
}

/// Adds every link to its page, by the areas of each; returns the nodes by their key in the parent tree.
pub(super) fn add_links(
    file: &mut File,
    laid: &Laid,
    areas: &[Vec<Area>],
    pages: &[ObjectId],
    tree: &mut Tree<'_>,
) -> Vec<(i64, usize)> {
    let targets: HashMap<&str, Place> = places(laid);
    let mut keys = Vec::new();
    let mut next = i64::try_from(pages.len()).unwrap_or(0);
    for (index, areas) in areas.iter().enumerate() {
        let mut annotations = Vec::new();
        for area in areas {
            let Tag::Link(link) = &laid.nodes[area.node].tag else {
                continue;
            };
            let Some((key, action)) = action(link, laid, pages, &targets) else {
                continue;
            };
            let [left, top, right, bottom] = area.rect;
            let mut annotation = dictionary! {
                "Type" => "Annot",
                "Subtype" => "Link",
                "Rect" => [left, laid.setup.height - bottom, right, laid.setup.height - top]
                    .map(|value| Object::Real((value * 100.0).round() / 100.0))
                    .to_vec(),
                "Border" => vec![0.into(), 0.into(), 0.into()],
                // Printed with the page, as the border-less text that it is.
                "F" => 4,
                "StructParent" => next,
                "Contents" => text_string(&describe(link, laid, &targets)),
            };
            annotation.set(key, action);
            let object = file.add_object(annotation);
            tree.annotate(area.node, index, object);
            annotations.push(Object::Reference(object));
            keys.push((next, area.node));
            next += 1;
        }
        if let Ok(page) = file
            .get_object_mut(pages[index])
            .and_then(Object::as_dict_mut)
        {
            if annotations.is_empty() {
                page.remove(b"Annots");
            } else {
                page.set("Annots", annotations);
            }
        }
    }
    keys
}

/// A place on a page, a little above what is to be read there.
pub(super) fn destination(laid: &Laid, pages: &[ObjectId], page: usize, y: f32) -> Object {
    let Some(&id) = pages.get(page) else {
        return Object::Null;
    };
    let top = (laid.setup.height - y + 12.0).round();
    Object::Array(vec![
        id.into(),
        "XYZ".into(),
        Object::Null,
        Object::Real(top),
        Object::Null,
    ])
}

/// Page and height of what links may lead to.
type Place = (usize, f32);

/// Of two with one anchor the first counts: a text may go on in the next line.
fn places(laid: &Laid) -> HashMap<&str, Place> {
    let within = laid.targets.iter().rev();
    let within = within.map(|target| (&*target.anchor, (target.page, target.y)));
    let headings = laid.headings.iter();
    let headings = headings.map(|one| (one.anchor.as_str(), (one.page, one.y)));
    within.chain(headings).collect()
}

fn action(
    link: &Link,
    laid: &Laid,
    pages: &[ObjectId],
    targets: &HashMap<&str, Place>,
) -> Option<(&'static str, Object)> {
    match link {
        Link::Internal(anchor) | Link::Pointer(anchor) => {
            let &(page, y) = targets.get(anchor.as_str())?;
            Some(("Dest", destination(laid, pages, page, y)))
        }
        Link::Web(address) => {
            let WebAddress { address, .. } = WebAddress::of(address)?;
            let action = dictionary! {
                "Type" => "Action",
                "S" => "URI",
                "URI" => Object::string_literal(address),
            };
            Some(("A", Object::Dictionary(action)))
        }
    }
}

/// For a place within a section: the section.
fn describe(link: &Link, laid: &Laid, targets: &HashMap<&str, Place>) -> String {
    let place = match link {
        Link::Web(address) => return address.clone(),
        Link::Internal(anchor) | Link::Pointer(anchor) => targets.get(anchor.as_str()),
    };
    let Some(&(page, y)) = place else {
        return String::new();
    };
    let above = |heading: &&PlacedHeading| (heading.page, heading.y) <= (page, y);
    let section = laid.headings.iter().rev().find(above);
    section.map_or_else(String::new, |heading| {
        format!("{}, page {}", heading.title, page + 1)
    })
}

/// One area for each line of a link.
pub(super) fn areas(page: &Page, laid: &Laid) -> Vec<Area> {
    let mut areas: Vec<Area> = Vec::new();
    for item in &page.items {
        let (Some(node), Draw::Text { x, y, run, .. }) = (item.node, &item.draw) else {
            continue;
        };
        if !matches!(laid.nodes[node].tag, Tag::Link(_)) {
            continue;
        }
        let rect = [*x, y - run.size * 0.85, x + run.width, y + run.size * 0.3];
        match areas.last_mut() {
            Some(last) if last.node == node && (last.baseline - y).abs() < 0.5 => {
                last.rect = [
                    last.rect[0].min(rect[0]),
                    last.rect[1].min(rect[1]),
                    last.rect[2].max(rect[2]),
                    last.rect[3].max(rect[3]),
                ];
            }
            _ => areas.push(Area {
                node,
                baseline: *y,
                rect,
            }),
        }
    }
    areas
}
