//! What the columns of a table of actions are called, in the languages in which reports were met.

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    What,
    Owner,
    Priority,
    Due,
    Ticket,
    State,
    Kind,
    Unknown,
}

/// The names of a column. What one of the telling words names is so in any table; the others only among actions.
struct Names {
    column: Column,
    telling: &'static [&'static str],
    others: &'static [&'static str],
}

/// Looked through in this order.
const NAMES: [Names; 7] = [
    Names {
        column: Column::Owner,
        telling: &[
            "owner",
            "assignee",
            "assigned",
            "responsible",
            "担当",
            "担当者",
            "负责人",
            "담당",
            "responsável",
            "responsable",
            "verantwortlich",
            "zuständig",
            "eier",
            "ejer",
            "ansvarlig",
            "ägare",
            "ansvarig",
            "eigenaar",
            "właściciel",
            "odpowiedzialny",
            "ответственный",
        ],
        others: &["who", "assign", "dri"],
    },
    Names {
        column: Column::Priority,
        telling: &[
            "priority",
            "優先度",
            "优先级",
            "우선순위",
            "prioridade",
            "prioridad",
            "priorität",
            "prioritet",
            "priorytet",
            "приоритет",
        ],
        others: &["prio"],
    },
    Names {
        column: Column::Due,
        telling: &[
            "due",
            "deadline",
            "target",
            "期限",
            "期日",
            "截止",
            "기한",
            "prazo",
            "échéance",
            "frist",
            "termin",
            "срок",
        ],
        others: &["expected", "when", "eta", "fecha"],
    },
    Names {
        column: Column::Ticket,
        telling: &["ticket", "bug", "tracking"],
        others: &["issue", "jira", "link", "reference", "referanse"],
    },
    Names {
        column: Column::State,
        telling: &[
            "status",
            "state",
            "状態",
            "ステータス",
            "状态",
            "상태",
            "estado",
            "statut",
            "situação",
            "статус",
            "stan",
        ],
        others: &["done", "outcome"],
    },
    Names {
        column: Column::What,
        telling: &[
            "action",
            "actions",
            "follow",
            "アクション",
            "対応",
            "対策",
            "行动",
            "措施",
            "조치",
            "ação",
            "ações",
            "acción",
            "acciones",
            "azione",
            "maßnahme",
            "maßnahmen",
            "aksjon",
            "tiltak",
            "åtgärd",
            "actie",
            "działanie",
            "действие",
            "мера",
        ],
        others: &[
            "description",
            "task",
            "what",
            "item",
            "todo",
            "improvement",
            "recommendation",
            "内容",
            "任务",
            "tarefa",
            "tarea",
            "aufgabe",
            "oppgave",
            "uppgift",
            "opgave",
            "taak",
            "zadanie",
            "задача",
        ],
    },
    Names {
        column: Column::Kind,
        telling: &[],
        others: &["type", "kind", "category"],
    },
];

/// What is to be done may be called so where two other columns tell that it is followed.
const ITEMS: [&str; 8] = [
    "item",
    "task",
    "improvement",
    "recommendation",
    "measure",
    "step",
    "change",
    "fix",
];

pub(super) fn columns(head: &[String]) -> Vec<Column> {
    let of = |cell: &String| {
        let lower = cell.to_lowercase();
        let names_it = |names: &&Names| {
            let mut words = names.telling.iter().chain(names.others);
            words.any(|word| lower.contains(word))
        };
        let found = NAMES.iter().find(names_it);
        found.map_or(Column::Unknown, |names| names.column)
    };
    head.iter().map(of).collect()
}

/// Whether a table lists actions by what its columns are called. In a part about something else "Action" alone may be what
/// somebody did; beside an owner or a state it is what was to be done.
pub(in super::super) fn lists_actions(head: &[String], is_above: bool) -> bool {
    let tells = |cell: &String| {
        let mut names = NAMES.iter();
        let found = names.find(|names| has_word(cell, names.telling));
        found.map(|names| names.column)
    };
    let told: Vec<Column> = head.iter().filter_map(tells).collect();
    let names_actions = told.contains(&Column::What);
    let followed = told
        .iter()
        .filter(|column| **column != Column::What)
        .count();
    let names_items = || head.iter().any(|cell| has_word(cell, &ITEMS));
    let is_one = names_actions && (is_above || followed > 0);
    head.len() > 1 && (is_one || (followed > 1 && names_items()))
}

fn has_word(cell: &str, words: &[&str]) -> bool {
    let lower = cell.to_lowercase();
    let mut said = lower.split(|c: char| !c.is_alphanumeric());
    said.any(|word| words.contains(&word))
}
