//! One window of Afterpage, on a screen and in a home of its own.

use std::thread;

use serde_json::{Value, json};
use thirtyfour::{By, Key, WebElement};

use crate::{
    display::Display, driver::Driver, find::Target, frames::picture_of, home::Home, keys,
    processes::Seat, programs, wait,
};

/// Whether an element stood still for as long, and nothing lies over it: what comes in late moves what stands below,
/// messages lie over the end of the page, and a click would go there instead.
const STANDS: &str = "const [element, done] = arguments;
    const place = () => element.getBoundingClientRect();
    const isBare = () => {
        const { x, y, width, height } = place();
        const there = document.elementFromPoint(x + width / 2, y + height / 2);
        const meant = [element, ...(element.labels ?? [])];
        return there !== null && meant.some((each) => each.contains(there) || there.contains(each));
    };
    element.scrollIntoView({ block: 'nearest' });
    if (!isBare()) element.scrollIntoView({ block: 'center' });
    const before = JSON.stringify(place());
    const look = () => done(JSON.stringify(place()) === before && isBare());
    requestAnimationFrame(() => requestAnimationFrame(look));";

pub struct Window {
    /// The journey's name: what the picture of its failure is called.
    name: &'static str,
    // Dropped in this order: the window before its screen and its home.
    driver: Option<Driver>,
    display: Display,
    home: Home,
    _seat: Seat,
}

impl Window {
    pub fn open(name: &'static str) -> Self {
        Self::open_in(Home::default(), name)
    }

    /// In a home where something has been prepared.
    pub fn open_in(home: Home, name: &'static str) -> Self {
        let seat = Seat::take();
        let display = Display::start();
        let mut window = Self {
            name,
            driver: None,
            display,
            home,
            _seat: seat,
        };
        window.start();
        window
    }

    /// What a power cut does: nothing of the running app gets to finish. Then it is started again.
    pub fn kill_and_open_again(&mut self) {
        self.driver = None;
        self.start();
    }

    fn start(&mut self) {
        self.driver = Some(Driver::start(&self.display, &self.home));
    }

    /// The same window as the pad's own shows it: a driver holds one window only.
    pub fn become_pad(&self) {
        self.run("location.hash = '#pad'; location.reload()", Vec::new());
        self.sees("Nothing is live");
    }

    /// Back to the main window's page.
    pub fn become_main(&self) {
        self.run("location.hash = ''; location.reload()", Vec::new());
        self.sees("Today");
    }

    pub fn home(&self) -> &Home {
        &self.home
    }

    pub(crate) fn driver(&self) -> &Driver {
        self.driver.as_ref().expect("the window is open")
    }
}

/// What a person does.
impl Window {
    #[track_caller]
    pub fn click(&self, role: &str, name: &str) {
        self.click_on(Target::new(role, name));
    }

    /// Again if the page moved between finding and clicking.
    #[track_caller]
    pub fn click_on(&self, target: Target) {
        let clicked = wait::until(|| {
            let element = self.find_standing(target);
            self.driver()
                .try_ask(|_| async move { element.click().await })
                .ok()
        });
        assert!(
            clicked.is_some(),
            "The {target} cannot be clicked. {}",
            self.described()
        );
    }

    /// Once it stands where it will be clicked.
    #[track_caller]
    fn find_standing(&self, target: Target) -> WebElement {
        let standing = wait::until(|| {
            let element = self.find_usable(target);
            let itself = element.to_json().ok()?;
            let stands = self.driver().try_ask(async |session| {
                let answer = session.execute_async(STANDS, vec![itself]).await?;
                Ok(answer.json() == true)
            });
            stands.unwrap_or(false).then_some(element)
        });
        standing.unwrap_or_else(|| panic!("The {target} never stands still. {}", self.described()))
    }

    /// Goes to a place of the rail.
    #[track_caller]
    pub fn go_to(&self, place: &str) {
        self.click("button", place);
        self.find(Target::new("heading", place));
    }

    /// Puts the words in place of what the field holds.
    #[track_caller]
    pub fn type_into(&self, label: &str, words: &str) {
        self.type_on(Target::new("field", label), words);
    }

    #[track_caller]
    pub fn type_on(&self, field: Target, words: &str) {
        let element = self.find_standing(field);
        self.driver().ask(|_| async move {
            element.click().await?;
            Ok(())
        });
        self.press("Ctrl+a");
        self.write(words);
    }

    /// Opens every part of the page that is there.
    pub fn unfold_all(&self) {
        self.run(
            "for (const each of document.querySelectorAll('details')) each.open = true",
            vec![],
        );
    }

    /// Opens the part of the page under this heading, once it is there.
    #[track_caller]
    pub fn unfold(&self, title: &str) {
        let script = "const parts = [...document.querySelectorAll('details')];
            const part = parts.find((each) => each.firstElementChild.textContent.trim().startsWith(arguments[0]));
            if (part) part.open = true;
            return part !== undefined";
        let opened = wait::until(|| (self.run(script, vec![title.into()]) == true).then_some(()));
        assert!(
            opened.is_some(),
            "{title:?} does not come. {}",
            self.described()
        );
    }

    /// Types where the focus is; a new line is the key for it.
    #[track_caller]
    pub fn write(&self, words: &str) {
        let keys = words.replace('\n', &char::from(Key::Enter).to_string());
        self.driver()
            .ask(|session| async move { session.action_chain().send_keys(keys).perform().await });
    }

    /// One key or chord, or several that follow each other: "Ctrl+K", "Esc", "g j". They are sent at once: the page waits
    /// for the second of two for a while only.
    #[track_caller]
    pub fn press(&self, chords: &str) {
        let chords: Vec<Vec<char>> = chords.split(' ').map(keys::chord).collect();
        self.driver().ask(|session| async move {
            let mut chain = session.action_chain();
            for keys in &chords {
                let down = keys.iter().fold(chain, |chain, key| chain.key_down(*key));
                let up = keys.iter().rev();
                chain = up.fold(down, |chain, key| chain.key_up(*key));
            }
            chain.perform().await
        });
    }

    /// With Esc, one after the other: a dialog may stand on another, and a field takes back first what was typed in it.
    #[track_caller]
    pub fn leave_dialogs(&self) {
        let dialogs = || {
            self.run(
                "return document.querySelectorAll('dialog[open]').length",
                vec![],
            )
        };
        let mut open = dialogs();
        while open != 0 {
            self.press("Esc");
            self.is_drawn();
            let in_field = self.run(
                "return document.activeElement.matches('input, textarea')",
                vec![],
            );
            if dialogs() == open && in_field == true {
                self.press("Esc");
            }
            let left = wait::until(|| (dialogs() != open).then_some(()));
            assert!(left.is_some(), "A dialog stays. {}", self.described());
            open = dialogs();
        }
    }

    /// Picks from a list that opens at its label, by how the choice begins.
    #[track_caller]
    pub fn choose(&self, label: &str, option: &str) {
        let list = self.find_usable(Target::new("combobox", label));
        let wanted = By::XPath(format!(
            ".//option[starts-with(normalize-space(), {option:?})]"
        ));
        self.driver()
            .ask(|_| async move { list.find(wanted).await?.click().await });
    }

    /// Moves the focus with Tab, as often as it takes.
    #[track_caller]
    pub fn tab_to(&self, target: Target) {
        let wanted = self.find_usable(target);
        let reached = (0..150).any(|_| {
            self.press("Tab");
            self.focused().as_ref() == Some(&wanted)
        });
        assert!(
            reached,
            "Tab does not lead to the {target}. {}",
            self.described()
        );
    }

    /// Done when the page has taken on the size: the driver answers before that.
    #[track_caller]
    pub fn resize(&self, width: u32, height: u32) {
        self.driver()
            .ask(|session| async move { session.set_window_rect(0, 0, width, height).await });
        let size = || self.run("return [innerWidth, innerHeight]", vec![]);
        let wanted = json!([width, height]);
        let taken_on = wait::until(|| (size() == wanted).then_some(()));
        assert!(taken_on.is_some(), "The page is {}, not {wanted}.", size());
        self.is_drawn();
    }
}

/// What a person sees.
impl Window {
    /// Waits until these words stand somewhere in the window.
    #[track_caller]
    pub fn sees(&self, words: &str) {
        let seen = wait::until(|| self.text().contains(words).then_some(()));
        assert!(
            seen.is_some(),
            "{words:?} does not come. {}",
            self.described()
        );
    }

    #[track_caller]
    pub fn no_longer_sees(&self, words: &str) {
        let gone = wait::until(|| (!self.text().contains(words)).then_some(()));
        assert!(gone.is_some(), "{words:?} stays. {}", self.described());
    }

    /// Waits until the field holds these words.
    #[track_caller]
    pub fn field_holds(&self, label: &str, words: &str) {
        let holds = wait::until(|| (self.value_of(label) == words).then_some(()));
        assert!(
            holds.is_some(),
            "{label:?} holds {:?}, not {words:?}.",
            self.value_of(label)
        );
    }

    #[track_caller]
    pub fn value_of(&self, label: &str) -> String {
        // The field may be another one by the time it is asked.
        let value = wait::until(|| {
            let field = self.find(Target::new("field", label));
            let asked = self.driver();
            asked
                .try_ask(|_| async move { field.prop("value").await })
                .ok()
        });
        value.flatten().unwrap_or_default()
    }

    /// The small mark that says that what was typed is on the disk.
    #[track_caller]
    pub fn is_saved(&self) {
        self.sees("Saved");
    }

    /// Waits until the page has put on this theme.
    #[track_caller]
    pub fn looks(&self, theme: &str) {
        let worn = || self.run("return document.documentElement.dataset.theme", vec![]);
        let right = wait::until(|| (worn() == theme).then_some(()));
        assert!(
            right.is_some(),
            "The window looks {}, not {theme:?}.",
            worn()
        );
    }

    /// All words in the window, as laid out.
    pub fn text(&self) -> String {
        let text = self.run("return document.body.innerText", vec![]);
        text.as_str().unwrap_or_default().to_owned()
    }

    /// Whether the focus is on this, waited for.
    #[track_caller]
    pub fn has_focus_on(&self, target: Target) {
        let there = wait::until(|| {
            let focused = self.focused()?;
            self.all(target).contains(&focused).then_some(())
        });
        assert!(
            there.is_some(),
            "The focus is not on the {target}. {}",
            self.described()
        );
    }

    fn focused(&self) -> Option<WebElement> {
        self.driver()
            .try_ask(|session| async move { session.active_element().await })
            .ok()
    }

    pub fn run(&self, script: &str, words: Vec<Value>) -> Value {
        self.driver().ask(|session| async move {
            let answer = session.execute(script, words).await?;
            Ok(answer.json().clone())
        })
    }

    /// For the words of a failure.
    pub(crate) fn described(&self) -> String {
        format!("The window says:\n{}", self.text())
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        if !thread::panicking() {
            return;
        }
        let file = programs::picture("e2e", self.name);
        if let Some(driver) = &self.driver {
            // The journey has failed already; a picture that cannot be taken must not hide why.
            let _ = driver.try_ask(|session| picture_of(session, &file));
        }
    }
}
