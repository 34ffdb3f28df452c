//! Date fields.

use crate::window::Window;

impl Window {
    /// A day for a date field, whose parts take keys in the order of the system's language.
    pub fn choose_day(&self, label: &str, day: &str) {
        self.sees(label);
        self.run(
            "const [label, day] = arguments;
             const named = [...document.querySelectorAll('label')].find((one) => one.textContent.trim() === label);
             const field = document.getElementById(named.htmlFor);
             field.value = day;
             field.dispatchEvent(new Event('input', { bubbles: true }));
             field.dispatchEvent(new Event('change', { bubbles: true }));",
            vec![label.into(), day.into()],
        );
    }
}
