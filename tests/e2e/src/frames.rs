//! What the window draws: waited for, and pictures of it.

use std::path::Path;

use thirtyfour::{WebDriver, error::WebDriverResult};

use crate::{wait, window::Window};

/// The second frame begins when the first one has been drawn.
const TWO_FRAMES: &str = "requestAnimationFrame(() => requestAnimationFrame(arguments[0]))";
/// A picture is taken of the next frame, and where nothing changes there is none: a dot that nobody sees makes some.
const STIR: &str = "const dot = document.createElement('i');
    dot.ariaHidden = true;
    dot.style.cssText = 'position: fixed; inset: 0 auto auto 0; width: 1px; height: 1px';
    document.body.append(dot);
    let frames = 100;
    const beat = setInterval(() => {
        dot.style.background = `rgb(128 128 128 / ${(frames % 2) / 255})`;
        frames -= 1;
        if (frames === 0) { clearInterval(beat); dot.remove(); }
    }, 50);";

impl Window {
    /// Waits until nothing moves or fades: colours in between are no one's choice.
    #[track_caller]
    pub fn is_still(&self) {
        let moving = || self.run("return document.getAnimations().length", vec![]);
        let still = wait::until(|| (moving() == 0).then_some(()));
        assert!(still.is_some(), "{} things still move.", moving());
    }

    /// Waits until the page has drawn what it knows by now.
    pub(crate) fn is_drawn(&self) {
        self.driver().ask(async |session| {
            let drawn = session.execute_async(TWO_FRAMES, vec![]).await?;
            Ok(drawn.json().clone())
        });
    }

    /// Of what stands there when nothing moves any more and all of it has been drawn.
    pub fn take_picture(&self, file: &Path) {
        self.is_still();
        self.is_drawn();
        self.driver().ask(|session| picture_of(session, file));
    }
}

/// Of the window as it is.
pub(crate) async fn picture_of(session: WebDriver, file: &Path) -> WebDriverResult<()> {
    session.execute(STIR, vec![]).await?;
    session.screenshot(file).await
}
