//! The page's own package axe: it names things as assistive technology does, and finds what would lock people out.

use std::{fmt::Write, fs};

use serde_json::{Value, json};

use crate::{programs::workspace, window::Window};

const CHECK: &str = "
    const done = arguments[arguments.length - 1];
    axe.run(document, { resultTypes: ['violations'] }).then(
        (found) => done(found.violations),
        (problem) => done([{ id: 'axe itself', help: String(problem), nodes: [] }]),
    );";

const ORDER: &str = include_str!("order.js");

const TOO_WIDE: &str = "
    const scrolls = (each) => ['auto', 'scroll'].includes(getComputedStyle(each).overflowX);
    const name = (each) => `${each.tagName} ${each.getAttribute('class')}`;
    const past = (each) => {
        const edge = each.getBoundingClientRect().left + each.clientWidth + 1;
        const all = [...each.querySelectorAll('*')];
        const holds = (one) => one.clientWidth > 0 && one.scrollWidth > one.clientWidth + 1;
        const sticks = (one) => one.getBoundingClientRect().right > edge || holds(one);
        return all.filter(sticks).slice(-4).map(name);
    };
    return [...document.querySelectorAll(':not(input, textarea, select, :has(> table))')]
        .filter((each) => each.clientWidth > 0 && each.scrollWidth > each.clientWidth + 1)
        .filter((each) => each === document.documentElement || scrolls(each))
        .map((each) => `${name(each)}: ${past(each).join(', ')}`);";

impl Window {
    /// Brings axe into a page that has just been loaded; finding by name needs it too.
    pub(crate) fn with_axe(&self) {
        if self.run("return 'axe' in window", vec![]) == Value::Bool(true) {
            return;
        }
        let file = workspace().join("ui/node_modules/axe-core/axe.min.js");
        let source = fs::read_to_string(&file).unwrap_or_else(|_| {
            panic!("{} is not there. `make test` installs it.", file.display())
        });
        self.run(&source, vec![]);
    }

    /// Everything in the page must be usable by everyone, as far as a machine can tell.
    #[track_caller]
    pub fn is_clear_to_all(&self, screen: &str) {
        self.with_axe();
        self.is_still();
        let found = self.driver().ask(async |session| {
            let answer = session.execute_async(CHECK, vec![]).await?;
            Ok(answer.json().clone())
        });
        let findings = told(&found);
        assert!(findings.is_empty(), "axe finds in {screen}:\n{findings}");
    }

    /// Tab goes down the page the way eyes do.
    #[track_caller]
    pub fn is_walked_as_it_is_read(&self, screen: &str) {
        let against = self.run(ORDER, vec![]);
        assert_eq!(against, json!([]), "in {screen}, Tab goes back up");
    }

    /// Nothing has to be moved sideways to be read, but tables that are wider than any window; and the page as a whole
    /// stays where it is.
    #[track_caller]
    pub fn fits_its_width(&self, screen: &str) {
        let wider = self.run(TOO_WIDE, vec![]);
        assert_eq!(wider, json!([]), "{screen} is wider than the window");
        let hidden =
            "const page = document.scrollingElement; return page.scrollHeight - page.clientHeight";
        let longer = self.run(hidden, vec![]);
        assert_eq!(longer, 0, "{screen} can be moved up as a whole");
    }
}

fn told(found: &Value) -> String {
    let mut lines = String::new();
    for rule in found.as_array().into_iter().flatten() {
        let _ = writeln!(lines, "{}: {}", rule["id"], rule["help"]);
        for node in rule["nodes"].as_array().into_iter().flatten() {
            let _ = writeln!(
                lines,
                "    {}\n    {}",
                node["html"], node["failureSummary"]
            );
        }
    }
    lines
}
