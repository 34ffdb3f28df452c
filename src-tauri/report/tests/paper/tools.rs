//! The readers that a finished file is checked with: qpdf and poppler, outside of this code base.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

use report::document::Document;
use report::{Fonts, PageSetup, pdf};

/// Fonts as the app has them, read once for all tests.
pub fn fonts() -> &'static Fonts {
    static FONTS: OnceLock<Fonts> = OnceLock::new();
    FONTS.get_or_init(|| Fonts::new(None).expect("the bundled fonts can be read"))
}

/// A finished paper in the test folder of cargo.
pub struct Paper {
    path: PathBuf,
}

pub fn paper(name: &str, document: &Document) -> Paper {
    let bytes = pdf(document, fonts(), PageSetup::A4).expect("the document can be made into a PDF");
    Paper::keep(name, &bytes)
}

impl Paper {
    pub fn keep(name: &str, bytes: &[u8]) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.pdf"));
        std::fs::write(&path, bytes).expect("the test folder can be written");
        Self { path }
    }

    /// What a tool prints about the file; `FILE` among the arguments stands for its path.
    pub fn read_with(&self, tool: &str, arguments: &[&str]) -> String {
        let output = self.run(tool, arguments);
        assert!(
            output.status.success(),
            "{tool} failed on {}: {}{}",
            self.path.display(),
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr)
        );
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    fn run(&self, tool: &str, arguments: &[&str]) -> Output {
        let mut command = Command::new(tool);
        for argument in arguments {
            if *argument == "FILE" {
                command.arg(&self.path);
            } else {
                command.arg(argument);
            }
        }
        match command.output() {
            Ok(output) => output,
            Err(error) => panic!(
                "{tool} could not be started ({error}). `make test` installs qpdf and poppler-utils."
            ),
        }
    }

    pub fn text(&self) -> String {
        self.read_with("pdftotext", &["-enc", "UTF-8", "FILE", "-"])
    }

    /// The text of one page, counted from 1.
    pub fn text_of_page(&self, page: usize) -> String {
        let page = page.to_string();
        self.read_with(
            "pdftotext",
            &["-enc", "UTF-8", "-f", &page, "-l", &page, "FILE", "-"],
        )
    }
}
