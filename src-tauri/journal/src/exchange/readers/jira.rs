//! Jira and Jira Service Management: the CSV of an issue search, in the languages whose columns are known.

use super::super::table::{Column, Preset};

pub(super) const PRESET: Preset = Preset {
    name: "jira",
    author: "Jira",
    told_by: &[
        &["Issue key", "Summary", "Created"],
        &["Clave de incidencia", "Resumen", "Creada"],
        &["Vorgangsschlüssel", "Zusammenfassung", "Erstellt"],
        &["Clé de ticket", "Résumé", "Création"],
        &["Chave da item", "Resumo", "Criado"],
        &["Klucz zgłoszenia", "Podsumowanie", "Utworzono"],
        &["課題キー", "要約", "作成日"],
    ],
    is_own: false,
    columns: &[
        (
            Column::Id,
            &[
                "Issue key",
                "Clave de incidencia",
                "Vorgangsschlüssel",
                "Clé de ticket",
                "Chave da item",
                "Klucz zgłoszenia",
                "課題キー",
            ],
        ),
        (
            Column::Title,
            &[
                "Summary",
                "Resumen",
                "Zusammenfassung",
                "Résumé",
                "Resumo",
                "Podsumowanie",
                "要約",
            ],
        ),
        (
            Column::Began,
            &[
                "Custom field (Actual start)",
                "Campo personalizado (Actual start)",
                "Benutzerdefinierte Felder (Actual start)",
            ],
        ),
        (
            Column::Detected,
            &[
                "Created",
                "Creada",
                "Erstellt",
                "Création",
                "Criado",
                "Utworzono",
                "作成日",
            ],
        ),
        (
            Column::Resolved,
            &[
                "Custom field (Actual end)",
                "Campo personalizado (Actual end)",
                "Benutzerdefinierte Felder (Actual end)",
                "Resolved",
                "Resuelta",
                "Erledigt",
                "Résolue",
                "Resolvido",
                "Rozwiązane",
                "解決日",
            ],
        ),
        (
            Column::Status,
            &[
                "Status Category",
                "Categoría de estado",
                "Statuskategorie",
                "Catégorie d’état",
                "Status",
                "Estado",
            ],
        ),
        (
            Column::StatusChanged,
            &[
                "Status Category Changed",
                "Categoría de estado cambiada",
                "Statuskategorie geändert",
            ],
        ),
        (
            Column::Severity,
            &[
                "Custom field (Severity)",
                "Campo personalizado (Severity)",
                "Custom field (Impact)",
                "Campo personalizado (Impact)",
                "Priority",
                "Prioridad",
                "Priorität",
                "Priorité",
                "Prioridade",
                "Priorytet",
                "優先度",
            ],
        ),
        (
            Column::Urgency,
            &["Custom field (Urgency)", "Campo personalizado (Urgency)"],
        ),
        (
            Column::Service,
            &[
                "Custom field (Affected services)",
                "Pole niestandardowe (Affected services)",
                "Campo personalizado (Affected services)",
                "Component/s",
                "Components",
                "Componente/s",
                "Componentes",
                "Komponente/n",
                "Composants",
            ],
        ),
        (
            Column::Responder,
            &[
                "Assignee",
                "Persona asignada",
                "Zugewiesene Person",
                "Responsable",
                "Responsável",
                "Osoba przypisana",
                "担当者",
            ],
        ),
        (
            Column::Person,
            &[
                "Reporter",
                "Informador",
                "Autor",
                "Rapporteur",
                "Relator",
                "Osoba zgłaszająca",
                "報告者",
            ],
        ),
        (
            Column::Tags,
            &["Labels", "Etiquetas", "Stichwörter", "Étiquettes", "ラベル"],
        ),
        (
            Column::Notes,
            &[
                "Description",
                "Descripción",
                "Beschreibung",
                "Descrição",
                "Opis",
                "説明",
            ],
        ),
        (
            Column::Closing,
            &[
                "Custom field (Root cause)",
                "Campo personalizado (Root cause)",
            ],
        ),
        (
            Column::Comment,
            &[
                "Comment",
                "Comments",
                "Comentario",
                "Kommentar",
                "Commentaire",
                "Comentário",
                "Komentarz",
                "コメント",
            ],
        ),
    ],
};
