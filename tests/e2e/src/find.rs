//! Finding things by what they are and what they are called, as a screen reader tells them.

use std::fmt;

use serde_json::json;
use thirtyfour::{
    WebElement,
    error::{WebDriverErrorInner, WebDriverResult},
};

use crate::{wait, window::Window};

const FIND: &str = include_str!("find.js");

/// Something on the screen: its ARIA role ("field" for anything to type into), its name, and the row it stands in.
#[derive(Clone, Copy)]
pub struct Target<'a> {
    role: &'a str,
    name: Option<&'a str>,
    row: Option<&'a str>,
}

impl<'a> Target<'a> {
    pub const fn new(role: &'a str, name: &'a str) -> Self {
        Self {
            role,
            name: Some(name),
            row: None,
        }
    }

    /// Whatever it is called.
    pub const fn any(role: &'a str) -> Self {
        Self {
            role,
            name: None,
            row: None,
        }
    }

    /// In the smallest row, section or group that holds these words.
    #[must_use]
    pub const fn beside(mut self, words: &'a str) -> Self {
        self.row = Some(words);
        self
    }
}

impl fmt::Display for Target<'_> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{} {:?}", self.role, self.name.unwrap_or("of any name"))?;
        match self.row {
            Some(row) => write!(to, " beside {row:?}"),
            None => Ok(()),
        }
    }
}

impl Window {
    /// All that answer to this now, in the order of the page.
    #[track_caller]
    pub fn all(&self, target: Target) -> Vec<WebElement> {
        match wait::until(|| self.seen(target)) {
            Some(found) => found,
            None => panic!("Every {target} is gone before it is told."),
        }
    }

    /// Waits until it is there.
    #[track_caller]
    pub fn find(&self, target: Target) -> WebElement {
        self.wait_for(target, false)
    }

    /// Waits until it is there and can be used.
    #[track_caller]
    pub(crate) fn find_usable(&self, target: Target) -> WebElement {
        self.wait_for(target, true)
    }

    /// Waits until nothing answers to this any more.
    #[track_caller]
    pub fn misses(&self, target: Target) {
        let gone = wait::until(|| self.seen(target)?.is_empty().then_some(()));
        assert!(
            gone.is_some(),
            "There still is a {target}. {}",
            self.described()
        );
    }

    #[track_caller]
    fn wait_for(&self, target: Target, usable: bool) -> WebElement {
        // What is found may be gone before it is told; then it is looked for again.
        match wait::until(|| self.look(target, usable).ok()?.into_iter().next()) {
            Some(element) => element,
            None => panic!("There is no {target}. {}", self.described()),
        }
    }

    /// All that answer to this; `None` when one of them was gone before it was told.
    #[track_caller]
    fn seen(&self, target: Target) -> Option<Vec<WebElement>> {
        self.look(target, false)
            .map_err(|error| {
                let is_gone = matches!(*error, WebDriverErrorInner::StaleElementReference(_));
                assert!(is_gone, "the window did not answer: {error}");
            })
            .ok()
    }

    fn look(
        &self,
        Target { role, name, row }: Target,
        usable: bool,
    ) -> WebDriverResult<Vec<WebElement>> {
        let words = vec![json!(role), json!(name), json!(row), json!(usable)];
        self.with_axe();
        self.driver()
            .try_ask(async |session| session.execute(FIND, words).await?.elements())
    }
}
