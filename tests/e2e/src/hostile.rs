//! Text that would do something if it were taken for more than text, and a place that hears of it.

use std::net::TcpListener;

use serde_json::json;

use crate::window::Window;

const TYPE: &str = include_str!("hostile.js");
const WATCH: &str = include_str!("watch.js");

/// Listens where the corpus sends whatever takes it for markup.
pub struct Trap {
    listener: TcpListener,
    address: String,
}

impl Default for Trap {
    fn default() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port of this machine");
        listener
            .set_nonblocking(true)
            .expect("a socket can be asked without waiting");
        let port = listener.local_addr().expect("a bound socket").port();
        Self {
            listener,
            address: format!("http://127.0.0.1:{port}"),
        }
    }
}

impl Trap {
    /// Where a connection would be noticed.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// One text after the other; whatever comes of them is of the class "probe" or sets `window.ran`.
    pub fn corpus(&self) -> Vec<String> {
        let to = &self.address;
        [
            "<img class=probe src=TO/img onerror=window.ran=1>",
            "\"><svg class=probe onload=window.ran=2><use href=TO/use></svg>",
            "'><script class=probe>window.ran=3</script>",
            "</textarea></title><iframe class=probe src=\"javascript:parent.ran=4\"></iframe>",
            "<a class=probe href=\"java&#9;script:window.ran=5\">a link</a>",
            "<style class=probe>@import url(TO/css); * { background: url(TO/bg) }</style>",
            "<math><mtext><table><mglyph><style><!--</style><img class=probe src=TO/m onerror=window.ran=6>",
            "<link class=probe rel=stylesheet href=TO/link><base class=probe href=TO/>",
            "<meta class=probe http-equiv=refresh content=\"0;url=TO/meta\">",
            "<form class=probe><button class=probe formaction=javascript:window.ran=7 autofocus>x</button></form>",
            "<details class=probe open ontoggle=window.ran=8>x</details>",
            "{{constructor.constructor('window.ran=9')()}} ${window.ran=10} {@html '<img class=probe src=x>'}",
            "![image](TO/md.png) [link](javascript:window.ran=11) <TO/auto>",
            "&lt;img class=probe src=TO/twice onerror=window.ran=12&gt;",
            "\u{202e}txt.exe\u{202c} \u{8}\u{1b}[31m",
        ]
        .map(|text| text.replace("TO", to))
        .to_vec()
    }

    /// Nobody called.
    #[track_caller]
    pub fn is_untouched(&self) {
        let called = self.listener.accept();
        assert!(called.is_err(), "text was requested: {called:?}");
    }
}

impl Window {
    /// The whole corpus into every text field in sight; `keep` says whether it stays there. How many there were.
    #[track_caller]
    pub fn fill_with(&self, trap: &Trap, keep: bool) -> u64 {
        let corpus = trap.corpus();
        let words = vec![
            json!(corpus.join(" ")),
            json!(corpus.join("\n")),
            json!(keep),
        ];
        let fields = self.run(TYPE, words).as_u64().unwrap_or_default();
        self.takes_it_as_text(trap);
        fields
    }

    /// Nothing ran, nothing became an element, nothing was asked for, and no policy had to step in.
    #[track_caller]
    pub fn takes_it_as_text(&self, trap: &Trap) {
        let seen = self.run(WATCH, vec![]);
        let nothing = json!({ "ran": [], "elements": [], "requested": [], "refused": [] });
        assert_eq!(seen, nothing, "text became more than text");
        trap.is_untouched();
    }
}
