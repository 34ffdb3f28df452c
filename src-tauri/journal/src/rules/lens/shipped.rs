//! The rules that ship. Adding a way to say something is adding a line here.

use super::{LensRule, Phrase, Writing};

pub const LENS_RULES: &[LensRule] = &[
    PERSON_AT_FAULT,
    SELF_BLAME,
    SHOULD_HAVE,
    FAILED_TO,
    HUMAN_ERROR,
    JUDGING,
    BY_MISTAKE,
    HERO,
];

const PERSON_AT_FAULT: LensRule = LensRule {
    key: "person_at_fault",
    title: "A person as the cause",
    only_in: None,
    why: "It reads as blame, and whoever it names reads it too. A person is where the inquiry begins, not where it ends.",
    phrases: &[
        Phrase {
            patterns: &[
                "<person>|<name>|they|you|who|user|users had|has? forgot|forgotten|neglected|botched|bungled|fumbled|misread|mistyped|misjudged|miscalculated|misremembered",
                "<person>|they|who had|has? misunderstood|misconfigured|overlooked|ignored|disregarded|broke|broken|panicked",
                "<person> had|has? caused|crashed|introduced|triggered",
                "<person>|they|you|who accidentally|mistakenly|wrongly|incorrectly|carelessly|blindly|recklessly <any>",
                "<person>|<name>|they|you|who messed|screwed|fucked|slipped up",
                "<person>|they|who also? made|makes a|an|the <any>? mistake|error|typo|slip|assumption",
                "<person> took|brought down",
                "<given> accidentally? deleted|dropped|wiped the <any>? <any>? database|databases|db|table|tables|schema|index|data|records|rows|bucket|buckets|volume|volumes|disk|disks|cluster|namespace|backup|backups",
                "<person>|they|you|who deployed|pushed|shipped|merged|committed|released|applied|ran|used|entered|chose|picked|deleted|dropped a|an|the? bad|broken|wrong|buggy|untested|faulty|incorrect",
            ],
            rewrite: "Name the change or the system: what was changed, and what let it through.",
        },
        Phrase {
            patterns: &[
                "<person>|<name>|they|who didn't|did+not|doesn't|does+not bother|care|think|realise|realize|understand|notice|know|remember|pay",
                "user|users didn't|did+not|doesn't|does+not bother|care|think|pay",
                "<person>|they|who didn't|did+not check|test|verify|review|read|follow|look|ask|tell|escalate|communicate|document",
                "<person> <any>? <any>? <any>? wasn't|was+not sure how|what|which|whether",
                "<person>|they|who wasn't|weren't|was+not|were+not fully|really|even? aware|careful|sure|trained|experienced|qualified|paying|familiar",
            ],
            rewrite: "Say what they could see then, and what would have shown the rest.",
        },
        Phrase {
            patterns: &[
                "caused|introduced|broken|triggered by a|an|the|our? <person>",
                "caused|introduced|broken|triggered by a|an|the|our <any> <person>",
                "caused|introduced|broken|triggered by <given's> <any>",
                "user|operator misunderstanding|carelessness|negligence|mistake",
                "<whose> mistake|mistakes|fault|carelessness|negligence|incompetence|oversight|inexperience|stupidity|screwup",
            ],
            rewrite: "Name the change instead of the person, and what let it through.",
        },
    ],
};

const SELF_BLAME: LensRule = LensRule {
    key: "self_blame",
    title: "Blaming yourself",
    only_in: None,
    why: "You acted on what you could see. What was missing around you is what can be mended.",
    phrases: &[
        Phrase {
            patterns: &[
                "i|we didn't|did+not|hadn't|had+not|never test|tested enough|it|this|that|properly|thoroughly|well|carefully|sufficiently",
                "i|we didn't|did+not|hadn't|had+not enough? test|tested|testing",
                "i|we didn't|did+not write|add|have a|any|enough test|tests",
            ],
            rewrite: "\u{201c}No test covered this path.\u{201d}",
        },
        Phrase {
            patterns: &[
                "i|we didn't|did+not check|verify|look|read|double",
                "i|we hadn't|had+not checked|verified|looked|read",
                "i|we failed|neglected|omitted to",
                "i|we had? forgot|forgotten|neglected",
            ],
            rewrite: "\u{201c}Nothing in the procedure asked for it\u{201d}, or what would have reminded anyone.",
        },
        Phrase {
            patterns: &[
                "i had? missed|overlooked|misread|ignored|misjudged|misunderstood",
                "we had? overlooked|misread|ignored|misjudged",
                "i|we didn't|did+not notice|realise|realize|see|spot|think|know|understand|pay",
            ],
            rewrite: "\u{201c}Nothing showed it\u{201d}: say which signal was there, and where it could be seen.",
        },
        Phrase {
            patterns: &[
                "i should|could|shouldn't|couldn't not|never|also|already|really? have <done>",
                "i should've|could've|shouldn't've <done>",
                "i ought to have <done>",
            ],
            rewrite: "Say what you knew then, and what would have shown it earlier.",
        },
        Phrase {
            patterns: &[
                "my|our fault|mistake|mistakes|bad|stupidity|carelessness|negligence|oversight|inexperience|screwup|blunder",
                "i broke|caused|crashed",
                "i messed|screwed|fucked|slipped up",
                "i also? made a|an|the <any>? mistake|error|blunder",
                "i|we also? made a|an|the wrong|incorrect|false|bad assumption|assumptions|decision|call|choice",
                "i was|am|got|were too|so|just|simply? careless|stupid|dumb|slow|lazy|sloppy|incompetent|negligent|reckless|naive",
                "stupid|dumb|careless|silly of me",
                "i am|was to blame",
                "i'm to blame",
                "i blame|blamed myself",
                "i let everyone|everybody|them|people|us down",
                "i let the team down",
                "i|i'm am? not good|smart|experienced enough",
            ],
            rewrite: "Say what happened and what made it possible, as you would for a colleague.",
        },
    ],
};

const SHOULD_HAVE: LensRule = LensRule {
    key: "should_have",
    title: "\u{201c}Should have\u{201d}",
    only_in: None,
    why: "It measures by what is known now, and tells nothing of what was done or seen then.",
    phrases: &[Phrase {
        patterns: &[
            // What a program should have done is how it was meant to work.
            "-alarm|alarms|alert|alerts|api|call|calls|check|checks|controller|cron|endpoint|endpoints|job|jobs|node|nodes|pipeline|pod|pods|probe|probes|queries|query|request|requests|response|responses|script|server|servers|service|services|test|tests should|shouldn't not|never|also|already|really|at? have <done>",
            "-alarm|alarms|alert|alerts|api|call|calls|check|checks|controller|cron|endpoint|endpoints|job|jobs|node|nodes|pipeline|pod|pods|probe|probes|queries|query|request|requests|response|responses|script|server|servers|service|services|test|tests should've|shouldn't've not|never|also|already? <done>",
            "ought to have <done>",
            "ought not to have <done>",
            "<person>|we|you|who could|couldn't|might have <done>",
            "<person>|we|you|who could've <done>",
            // Of pods and nodes "they" is said as well.
            "they could|couldn't|might have asked|told|checked|noticed|known|realised|realized|escalated|tested|reviewed|verified|warned",
            "they could've asked|told|checked|noticed|known|realised|realized|escalated|tested|reviewed|verified|warned",
            "should have known better",
        ],
        rewrite: "Say what was done and why it made sense then; put the wish into an action.",
    }],
};

const FAILED_TO: LensRule = LensRule {
    key: "failed_to",
    title: "\u{201c}Failed to\u{201d} of a person",
    only_in: None,
    why: "It says what did not happen, and by whom, but not what did.",
    phrases: &[Phrase {
        patterns: &[
            "<person>|they|you|who had|has|have? failed|fails|neglected|omitted to",
            "<name> had|has? failed|neglected|omitted to notice|realise|realize|tell|inform|communicate|escalate|consider|anticipate|foresee|understand|read|ask|think|follow|test|review|document",
            "failure of|by the|our|an? <any>? <person> to",
            "<whose>|my|our failure to",
        ],
        rewrite: "Say what was done instead, and what made that the likely thing to do.",
    }],
};

const HUMAN_ERROR: LensRule = LensRule {
    key: "human_error",
    title: "\u{201c}Human error\u{201d}",
    only_in: None,
    why: "It names a person's slip where the system let it through.",
    phrases: &[Phrase {
        patterns: &[
            "human|operator|pilot|manual error|errors|mistake|mistakes|failure|fault|slip",
            "user|developer|engineer|administrator|admin error|mistake",
            "fat fingered|fingers|fingering|finger",
            "finger trouble",
            "pebkac|pebcak",
        ],
        rewrite: "Say what happened, and what made it possible: the interface, the check that was not there.",
    }],
};

const JUDGING: LensRule = LensRule {
    key: "judging",
    title: "Judging words",
    only_in: None,
    why: "It judges instead of telling.",
    phrases: &[Phrase {
        patterns: &[
            "careless|carelessly|carelessness",
            "negligent|negligently|negligence",
            "incompetent|incompetently|incompetence",
            "reckless|recklessly|recklessness",
            "stupid|stupidly|stupidity|idiot|idiots|idiotic",
            "sloppy|sloppily|sloppiness",
            "inexcusable|unforgivable|irresponsible|irresponsibly",
            "unprofessional|amateurish",
            "is|was|were|are|being|got|too|plain|sheer lazy",
            "rookie|silly|dumb|foolish|obvious|basic|avoidable|elementary mistake|mistakes",
            "to blame",
            "blame|blames|blamed|blaming <person>",
            "blame lies",
            "at fault",
            "fault of",
            "lack|lacked|lacking of? common sense",
            "known|knew|knows better",
            "culpable",
        ],
        rewrite: "Say what happened, in what order.",
    }],
};

const BY_MISTAKE: LensRule = LensRule {
    key: "by_mistake",
    title: "\u{201c}By mistake\u{201d}",
    only_in: None,
    why: "What was meant is not what a reader can mend.",
    phrases: &[Phrase {
        patterns: &[
            "by mistake|accident",
            "accidentally|mistakenly|inadvertently|unwittingly <done>",
            "<done> accidentally|mistakenly|inadvertently",
            "was a mistake",
        ],
        rewrite: "Say what made the wrong thing as easy as the right one.",
    }],
};

const HERO: LensRule = LensRule {
    key: "hero",
    title: "Hero wording, in packets",
    only_in: Some(Writing::Packet),
    why: "Readers discount heroes, and ask who else was there.",
    phrases: &[Phrase {
        patterns: &[
            "single handedly|handed",
            "singlehandedly|singlehanded",
            "saved|save|saves|saving|rescued|rescuing the? day|company|business|weekend|night|release|launch|quarter",
            "heroic|heroics|heroically|heroism|superhero|superhuman",
            "the|a|true|real|unsung|our hero|heroes of|who|for|that|behind",
            "was|am|became|be the|a|their|our hero",
            "rockstar|ninja|guru|wizard|superstar|genius|mastermind|10x",
            "rock star",
            "all by myself|himself|herself",
            "i alone|personally saved|fixed|solved|resolved|restored|found|recovered|prevented|carried",
            "without any|anyone's|anybody's help",
            "nobody|noone else could|knew|noticed|was|had|would|understood",
            "no one else could|knew|noticed|was|had|would|understood",
            "only i could|can|knew|noticed|understood",
            "the only one|person|engineer who|able|capable",
            "averted|prevented|avoided a|an|the? disaster|catastrophe|certain <any>?",
            "miracle|miraculous|miraculously|flawless|flawlessly|effortlessly|tireless|tirelessly|brilliant|brilliantly",
            "worked|coded|slaved|toiled around the clock",
            "worked|coded all|through the? night|weekend",
            "crushed|nailed|killed it",
        ],
        rewrite: "Say what you did, with whom, and what it changed; the figure carries it.",
    }],
};
