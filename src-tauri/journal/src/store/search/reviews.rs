//! What the review and the actions of an incident say, as texts that are found under it.

use crate::domain::{Action, ActionState, Owner, Postmortem};

pub fn texts_of_review(review: Postmortem) -> Vec<String> {
    let mut texts = vec![review.title, review.header.authors, review.readers];
    texts.extend(review.sections.into_values());
    texts.extend(review.layers.into_values());
    texts.extend(review.whys.into_iter().map(|why| why.text));
    for factor in review.factors {
        texts.extend([factor.text, factor.acceptance]);
    }
    for part in review.others {
        texts.extend([part.heading, part.text]);
    }
    for published in review.published {
        texts.extend([published.place, published.link]);
    }
    texts
}

pub fn texts_of_action(action: Action) -> Vec<String> {
    let mut texts = vec![
        action.what,
        action.acceptance_test,
        action.delay,
        action.ticket,
    ];
    match action.owner {
        Owner::Other { name } => texts.push(name),
        Owner::Me | Owner::Nobody => {}
    }
    match action.state {
        ActionState::Open | ActionState::Done { .. } => {}
        ActionState::Verified { proof, .. } => texts.extend([proof.text, proof.link]),
        ActionState::RiskAccepted { who, why, .. } => texts.extend([who, why]),
        ActionState::Dropped { why, .. } => texts.push(why),
    }
    texts
}
