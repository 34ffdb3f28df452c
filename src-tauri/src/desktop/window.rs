//! The windows: our own page, and nothing else, ever.

use tauri::{
    AppHandle, Manager, Runtime, Url, WebviewWindow, WebviewWindowBuilder,
    utils::config::WindowConfig,
    webview::{NewWindowResponse, PageLoadEvent},
};
use tauri_plugin_window_state::StateFlags;

use crate::shell::said;

pub const MAIN: &str = "main";

/// Opens a window that `tauri.conf.json` describes. It comes to the front by itself once its page is loaded: what is
/// shown before is empty, and on Linux the program would stand still for half a second where such a window is resized.
pub fn open_named<R: Runtime>(app: &AppHandle<R>, label: &str) -> tauri::Result<WebviewWindow<R>> {
    let windows = &app.config().app.windows;
    let config = windows.iter().find(|window| window.label == label);
    open_one(app, config.ok_or(tauri::Error::WindowNotFound)?)
}

fn open_one<R: Runtime>(
    app: &AppHandle<R>,
    config: &WindowConfig,
) -> tauri::Result<WebviewWindow<R>> {
    let builder = WebviewWindowBuilder::from_config(app, config)?;
    // WebKit does not let an incognito window be driven; a journey has a home of its own instead.
    #[cfg(feature = "journeys")]
    let builder = if std::env::var_os("TAURI_WEBVIEW_AUTOMATION").is_some() {
        builder.incognito(false)
    } else {
        builder
    };
    // Of incognito windows that share a folder, Tauri tells only the first where our page is. Nothing of it is kept
    // there.
    #[cfg(target_os = "linux")]
    let builder = builder.data_directory(app.path().app_local_data_dir()?.join(&config.label));
    let window = builder
        .on_navigation(is_our_page)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .visible(false)
        .on_page_load(|window, load| {
            if load.event() == PageLoadEvent::Finished {
                said(show(&window));
            }
        })
        .build()?;
    #[cfg(target_os = "linux")]
    draw_without_graphics_card(&window)?;
    Ok(window)
}

/// A page of text and lines is painted sooner by the processor than shaders are made ready.
#[cfg(target_os = "linux")]
fn draw_without_graphics_card<R: Runtime>(window: &WebviewWindow<R>) -> tauri::Result<()> {
    use webkit2gtk::{HardwareAccelerationPolicy, SettingsExt, WebViewExt};
    window.with_webview(|webview| {
        if let Some(settings) = WebViewExt::settings(&webview.inner()) {
            settings.set_hardware_acceleration_policy(HardwareAccelerationPolicy::Never);
        }
    })
}

fn is_our_page(url: &Url) -> bool {
    match url.scheme() {
        "tauri" => url.host_str() == Some("localhost"),
        "http" => url.host_str() == Some("tauri.localhost"),
        _ => false,
    }
}

/// Shows a window of ours, which is opened first where there is none.
pub fn come_to_front<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<()> {
    match app.get_webview_window(MAIN) {
        Some(main) => show(&main),
        None => open_named(app, MAIN).map(drop),
    }
}

/// Whatever hid the window (minimized, behind others), it is in front now, and what is typed goes there.
#[cfg(not(target_os = "linux"))]
pub fn show<R: Runtime>(window: &WebviewWindow<R>) -> tauri::Result<()> {
    window.unminimize()?;
    window.show()?;
    window.set_focus()
}

/// Whatever hid the window (minimized, behind others), it is in front now, and what is typed goes there. In one step:
/// asked to show and then to focus, Tauri shows it a little later, and does not focus what is not shown yet.
#[cfg(target_os = "linux")]
pub fn show<R: Runtime>(window: &WebviewWindow<R>) -> tauri::Result<()> {
    use gtk::prelude::{GtkWindowExt, WidgetExt};
    let shown = window.clone();
    window.run_on_main_thread(move || {
        said(shown.gtk_window().map(|window| {
            window.show_all();
            window.present();
        }));
    })
}

/// What is remembered of a window from one start to the next.
pub const REMEMBERED: StateFlags = StateFlags::SIZE
    .union(StateFlags::POSITION)
    .union(StateFlags::MAXIMIZED);

#[cfg(test)]
mod tests {
    use super::*;

    fn allowed(url: &str) -> bool {
        is_our_page(&Url::parse(url).expect("an address"))
    }

    #[test]
    fn only_our_own_page_can_be_gone_to() {
        assert!(allowed("tauri://localhost/"));
        assert!(allowed("http://tauri.localhost/index.html"));
        for elsewhere in [
            "https://example.org/",
            "http://localhost:1420/",
            "file:///etc/passwd",
            "data:text/html,hello",
            "about:blank",
            "tauri://elsewhere/",
        ] {
            assert!(!allowed(elsewhere), "{elsewhere}");
        }
    }
}
