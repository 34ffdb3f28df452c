//! The lists of an archive, whatever file they stand in.

use serde::{Serialize, de::DeserializeOwned};

use super::{Kept, Piece};
use crate::{
    domain::{Employer, FailureClass, Packet, Service},
    exchange::{own_tables, record::Fault},
    store::documents::{AnyDocument, for_each_document},
};

pub(super) const OPERATIONS: &str = "operations";

macro_rules! lists {
    ($($noun:ident, $id:ident, $list:ident;)*) => {
        /// In the order in which they are taken: what others refer to comes first.
        pub(super) const LISTS: &[&str] = &[
            "services", "employers", "classes", "incidents", "packets", $(stringify!($list),)* OPERATIONS,
        ];

        /// The names of the fields of the records of a list.
        pub(crate) fn fields(list: &str) -> &'static [&'static str] {
            match list {
                "services" => own_tables::fields::<Service>(),
                "employers" => own_tables::fields::<Employer>(),
                "classes" => own_tables::fields::<FailureClass>(),
                "packets" => own_tables::fields::<Packet>(),
                $(stringify!($list) => own_tables::fields::<crate::domain::$noun>(),)*
                _ => &[],
            }
        }

        fn document(list: &str, of: &(impl Written + ?Sized)) -> Result<Kept<AnyDocument>, Fault> {
            $(if list == stringify!($list) {
                let found = of.kept::<crate::domain::$noun>()?;
                return Ok(Kept { item: found.item.into(), deleted_at: found.deleted_at });
            })*
            Err(Fault::new("", "is no record of an archive"))
        }
    };
}

for_each_document!(lists);

/// The lists that are tables of their own beside those of incidents and their lines, in the order in which they are taken.
/// One of attached files holds none of them.
pub(crate) fn tables() -> impl Iterator<Item = &'static str> {
    let lists = LISTS.iter().copied();
    lists.filter(|list| !["incidents", "attachments", OPERATIONS].contains(list))
}

/// Whether the records of a list come before the incidents, which refer to them.
pub(crate) fn is_before_incidents(list: &str) -> bool {
    needs("incidents").contains(&list)
}

/// One record in the words of its file.
pub(crate) trait Written {
    fn kept<T: DeserializeOwned + Serialize>(&self) -> Result<Kept<T>, Fault>;
}

/// Of a list of anything but incidents and the history.
pub(crate) fn piece(list: &str, number: u32, of: &(impl Written + ?Sized)) -> Result<Piece, Fault> {
    match list {
        "services" => of.kept().map(Piece::Service),
        "employers" => of.kept().map(Piece::Employer),
        "classes" => of.kept().map(Piece::Class),
        "packets" => of.kept().map(|packet| Piece::Packet(Box::new(packet))),
        list => document(list, of).map(|document| Piece::Document(number, document)),
    }
}

/// What the records of a list may refer to.
pub(super) fn needs(list: &str) -> &'static [&'static str] {
    match list {
        "services" | "employers" | "classes" => &[],
        "incidents" => &["services", "employers", "classes"],
        _ => &["incidents"],
    }
}
