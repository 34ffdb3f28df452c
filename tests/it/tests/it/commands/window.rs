//! What the window around the page allows.

use serde_json::Value;

use crate::stage::Stage;

#[test]
fn only_our_windows_may_ask() {
    let stage = Stage::new();
    assert!(
        stage.call_from("elsewhere", "app_state").is_err(),
        "the capability names the main window and the pad's"
    );
    assert!(stage.call("app_state", &Value::Null).is_ok());
    assert!(stage.call_from("pad", "app_state").is_ok());
}

#[test]
fn the_page_may_reach_nothing() {
    let context = afterpage_desktop::context::<tauri::test::MockRuntime>();
    let csp = context
        .config()
        .app
        .security
        .csp
        .as_ref()
        .expect("a policy")
        .to_string();
    assert!(csp.contains("default-src 'none'"), "{csp}");
    for open in ["https:", "*", "unsafe", "http://localhost", "ws:"] {
        assert!(!csp.contains(open), "the policy holds {open}: {csp}");
    }
    assert!(context.config().app.security.freeze_prototype);
    for window in &context.config().app.windows {
        assert!(window.incognito, "nothing of the page stays on disk");
        assert_eq!(window.devtools, Some(false));
    }
}
