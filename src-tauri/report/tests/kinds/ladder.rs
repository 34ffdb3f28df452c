//! The ladder of a promotion packet: what its outcomes speak for.

use journal::PaperData;
use journal::domain::{ContributionId, ContributionReach, Mapped, PacketKind};
use report::markdown::markdown;

use super::{data, made, own};

#[test]
fn the_outcomes_of_a_promotion_say_which_dimension_they_speak_for() {
    let told = |kind| markdown(&made(kind, &own(data())));
    let promotion = told(PacketKind::Promotion);
    assert!(promotion.contains("*For Words on "), "{promotion}");
    let review = told(PacketKind::Review);
    assert!(
        !review.contains("*For "),
        "a review is against no ladder: {review}"
    );
}

#[test]
fn what_speaks_for_more_of_the_ladder_comes_before_what_reached_further() {
    let mut data = data();
    let mut other = data.work.contributions[0].clone();
    other.id = ContributionId(uuid::Uuid::from_u128(4711));
    other.title = "For another dimension".to_owned();
    other.reach = Some(ContributionReach::SeveralTeams);
    data.work.contributions[0].reach = Some(ContributionReach::Industry);
    let mapped = Mapped {
        dimension: data.work.ladders[0].dimensions[1].id,
        item: other.id.into(),
    };
    data.work.contributions.push(other);
    // The change that stands before it speaks for the first one already.
    let ladder = &mut data.work.ladders[0];
    let first = ladder.dimensions[0].id;
    let item = data.work.runbooks[0].id.into();
    ladder.mapped.push(Mapped {
        dimension: first,
        item,
    });
    let outcomes = |data: &PaperData| {
        let text = markdown(&made(PacketKind::Promotion, &own(data.clone())));
        let (_, behind) = text.split_once("utcomes\n").expect("outcomes");
        let (outcomes, _) = behind
            .split_once("## My part, and the team")
            .expect("a part");
        outcomes.to_owned()
    };
    assert!(!outcomes(&data).contains("For another dimension"));
    data.work.ladders[0].mapped.push(mapped);
    let told = outcomes(&data);
    assert!(told.contains("For another dimension"), "{told}");
}
