use serde_json::json;

use crate::stage::Stage;

#[test]
fn only_an_address_of_the_web_or_of_mail_is_opened_and_by_the_system() {
    let stage = Stage::open();
    let address = "https://wiki.example/runbook";
    assert_eq!(
        stage.ok("read_link", &json!({ "url": address })),
        json!({ "address": address, "leads_to": "wiki.example" })
    );
    assert!(stage.around.opened().is_empty(), "reading opens nothing");
    stage.ok("open_link", &json!({ "url": address }));
    assert_eq!(stage.around.opened(), [address]);

    let odd = json!({ "url": "javascript:alert(1)" });
    assert_eq!(stage.ok("read_link", &odd), json!(null));
    assert_eq!(stage.refused("open_link", &odd), "only_text");
    assert!(stage.around.opened().is_empty());
}
