//! Reviews and actions, for journals that go out and come back.

use journal::domain::{
    ActionEdit, ActionState, Factor, FactorFamily, IncidentId, Layer, Owner, PostmortemEdit,
    Priority, Proof, Section,
};

use super::scene::Scene;

pub fn review(scene: &mut Scene, incident: IncidentId, text: String) {
    let id = scene.journal.begin_postmortem(incident).unwrap().id;
    let factor = Factor {
        key: 1,
        family: FactorFamily::Human,
        layer: Some(Layer::Canary),
        text: text.clone(),
        top: true,
        actions: Vec::new(),
        acceptance: String::new(),
    };
    let section = Section::Lucky;
    let edits = [
        PostmortemEdit::Section { section, text },
        PostmortemEdit::Factors(vec![factor]),
    ];
    for edit in edits {
        scene.journal.edit_postmortem(id, edit).unwrap();
    }
    scene
        .journal
        .add_review_action(id, Some(1), "Do it")
        .unwrap();
}

pub fn act_on(scene: &mut Scene, n: usize, text: String) {
    let actions = scene.journal.actions().unwrap();
    let Some(action) = actions.get(n % actions.len().max(1)) else {
        return;
    };
    let at = action.created_at;
    let proof = Proof {
        text: text.clone(),
        ..Proof::default()
    };
    let edits = [
        ActionEdit::Owner(Owner::Other { name: text }),
        ActionEdit::Priority(Some(Priority::P2)),
        ActionEdit::State(ActionState::Verified { at, proof }),
    ];
    for edit in edits {
        scene.journal.edit_action(action.id, edit).unwrap();
    }
}
