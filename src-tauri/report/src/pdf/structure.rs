//! The structure tree: what each stretch of a page is, for readers who do not see it.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use super::fonts::text_string;
use crate::layout::{Node, Tag};

pub(super) struct Tree<'a> {
    nodes: &'a [Node],
    kids: Vec<Vec<Kid>>,
    /// Whether a node is already among its parent's kids.
    attached: Vec<bool>,
    /// By page: the node of each marked content id.
    marks: BTreeMap<usize, Vec<usize>>,
}

#[derive(Clone, Copy)]
enum Kid {
    Node(usize),
    Content { page: usize, id: i64 },
    Annotation { page: usize, object: ObjectId },
}

/// The tree in the file: its root, and where a new annotation may be entered.
pub(super) struct WrittenTree {
    pub root: ObjectId,
}

impl<'a> Tree<'a> {
    pub(super) fn new(nodes: &'a [Node]) -> Self {
        Self {
            nodes,
            kids: vec![Vec::new(); nodes.len()],
            attached: vec![false; nodes.len()],
            marks: BTreeMap::new(),
        }
    }

    /// Enters the next marked content of a page under a node; returns its role and id.
    pub(super) fn mark(&mut self, node: usize, page: usize) -> (&'static str, i64) {
        self.attach(node);
        let marks = self.marks.entry(page).or_default();
        let id = i64::try_from(marks.len()).unwrap_or(i64::MAX);
        marks.push(node);
        self.kids[node].push(Kid::Content { page, id });
        (role(&self.nodes[node].tag), id)
    }

    pub(super) fn annotate(&mut self, node: usize, page: usize, object: ObjectId) {
        self.kids[node].push(Kid::Annotation { page, object });
    }

    fn attach(&mut self, node: usize) {
        if node == 0 || self.attached[node] {
            return;
        }
        self.attached[node] = true;
        let parent = self.nodes[node].parent;
        self.attach(parent);
        self.kids[parent].push(Kid::Node(node));
    }

    /// Empty cells have no content on any page, but a row without them would be too short.
    fn attach_empty_cells(&mut self) {
        for node in 0..self.nodes.len() {
            let cell = matches!(self.nodes[node].tag, Tag::TableCell | Tag::TableHeader);
            let row = self.nodes[node].parent;
            if cell && !self.attached[node] && self.attached[row] {
                self.attached[node] = true;
                self.kids[row].push(Kid::Node(node));
            }
        }
        for (node, kids) in self.nodes.iter().zip(&mut self.kids) {
            if node.tag == Tag::TableRow {
                kids.sort_by_key(|kid| match kid {
                    Kid::Node(node) => *node,
                    Kid::Content { .. } | Kid::Annotation { .. } => usize::MAX,
                });
            }
        }
    }

    /// `annotations`: the nodes of links, by their key in the parent tree.
    pub(super) fn write(
        mut self,
        file: &mut Document,
        pages: &[ObjectId],
        annotations: &[(i64, usize)],
    ) -> WrittenTree {
        self.attach_empty_cells();
        let ids: Vec<ObjectId> = self.nodes.iter().map(|_| file.new_object_id()).collect();
        let root = file.new_object_id();
        for (index, node) in self.nodes.iter().enumerate() {
            if index > 0 && !self.attached[index] {
                continue;
            }
            let mut element = element(&node.tag);
            let parent = if index == 0 { root } else { ids[node.parent] };
            element.set("P", parent);
            let kids = &self.kids[index];
            let page = kids.iter().find_map(Kid::page_of_content);
            if let Some(page) = page {
                element.set("Pg", pages[page]);
            }
            let kids: Vec<Object> = kids
                .iter()
                .map(|kid| kid.write(&ids, pages, page))
                .collect();
            element.set("K", kids);
            file.set_object(ids[index], element);
        }
        let mut numbers = Vec::new();
        for (page, marks) in &self.marks {
            let elements: Vec<Object> = marks
                .iter()
                .map(|&node| Object::Reference(ids[node]))
                .collect();
            let elements = file.add_object(elements);
            numbers.push(Object::Integer(i64::try_from(*page).unwrap_or(0)));
            numbers.push(Object::Reference(elements));
        }
        for &(key, node) in annotations {
            numbers.push(Object::Integer(key));
            numbers.push(Object::Reference(ids[node]));
        }
        let next = i64::try_from(pages.len() + annotations.len()).unwrap_or(0);
        let parents = file.add_object(dictionary! { "Nums" => numbers });
        file.set_object(
            root,
            dictionary! {
                "Type" => "StructTreeRoot",
                "K" => vec![Object::Reference(ids[0])],
                "ParentTree" => parents,
                "ParentTreeNextKey" => next,
            },
        );
        WrittenTree { root }
    }
}

impl Kid {
    fn page_of_content(&self) -> Option<usize> {
        match self {
            Self::Content { page, .. } => Some(*page),
            Self::Node(_) | Self::Annotation { .. } => None,
        }
    }

    /// What stands on the page that its element names needs no more than its number.
    fn write(self, ids: &[ObjectId], pages: &[ObjectId], of_element: Option<usize>) -> Object {
        match self {
            Self::Node(node) => Object::Reference(ids[node]),
            Self::Content { page, id } if Some(page) == of_element => Object::Integer(id),
            Self::Content { page, id } => Object::Dictionary(dictionary! {
                "Type" => "MCR",
                "Pg" => pages[page],
                "MCID" => id,
            }),
            Self::Annotation { page, object } => Object::Dictionary(dictionary! {
                "Type" => "OBJR",
                "Pg" => pages[page],
                "Obj" => object,
            }),
        }
    }
}

fn element(tag: &Tag) -> Dictionary {
    // "Type" may be left out, and there are tens of thousands.
    let mut element = dictionary! { "S" => role(tag) };
    match tag {
        Tag::Figure { alternative } => element.set("Alt", text_string(alternative)),
        Tag::TableHeader => {
            element.set("A", dictionary! { "O" => "Table", "Scope" => "Column" });
        }
        Tag::List { ordered } => {
            let numbering = if *ordered { "Decimal" } else { "Disc" };
            element.set(
                "A",
                dictionary! { "O" => "List", "ListNumbering" => numbering },
            );
        }
        Tag::Document
        | Tag::Title
        | Tag::Heading(_)
        | Tag::Paragraph
        | Tag::Contents
        | Tag::ContentsItem
        | Tag::ListItem
        | Tag::Label
        | Tag::ListBody
        | Tag::Table
        | Tag::TableRow
        | Tag::TableCell
        | Tag::Caption
        | Tag::Quote
        | Tag::Remark
        | Tag::Note
        | Tag::Link(_) => {}
    }
    element
}

/// The standard structure type of ISO 32000-1, 14.8.4.
fn role(tag: &Tag) -> &'static str {
    match tag {
        Tag::Document => "Document",
        Tag::Paragraph => "P",
        Tag::Title | Tag::Heading(1) => "H1",
        Tag::Heading(2) => "H2",
        Tag::Heading(3) => "H3",
        Tag::Heading(_) => "H4",
        Tag::Contents => "TOC",
        Tag::ContentsItem => "TOCI",
        Tag::List { .. } => "L",
        Tag::ListItem => "LI",
        Tag::Label => "Lbl",
        Tag::ListBody => "LBody",
        Tag::Table => "Table",
        Tag::TableRow => "TR",
        Tag::TableHeader => "TH",
        Tag::TableCell => "TD",
        Tag::Caption => "Caption",
        Tag::Figure { .. } => "Figure",
        Tag::Quote => "BlockQuote",
        Tag::Remark => "Div",
        Tag::Note => "Note",
        Tag::Link(_) => "Link",
    }
}
