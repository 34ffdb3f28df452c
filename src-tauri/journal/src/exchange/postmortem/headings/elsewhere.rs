//! What the sections are called in other languages: Japanese, Chinese, Korean, Portuguese, Spanish, French, Italian,
//! German, Dutch, Norwegian, Danish, Swedish, Polish and Russian, in the form that `plain` gives them.

use super::Fact as F;
use crate::domain::{MilestoneKind as K, Section as S};

pub(super) const SECTIONS: [(S, &str); 11] = [
    (
        S::Summary,
        "サマリー, 概要, 要約, 摘要, 总结, 概述, 事件概述, 요약, 개요, résumé, resumo, resumen, riepilogo, sommario, zusammenfassung, überblick, \
         resumo tl dr, was ist passiert, was geschah, que s est il passé, qué pasó, o que aconteceu, sammendrag, resumé, \
         sammanfattning, samenvatting, podsumowanie, streszczenie, резюме, краткое описание, кратко, что случилось, что \
         произошло, hva skjedde, hvad skete der, vad hände, wat is er gebeurd, co się stało",
    ),
    (
        S::Impact,
        "影響, 影響範囲, ユーザー影響, 影响, 影响范围, 영향, impacto, impacto no cliente, impacto en el cliente, impact client, impatto, \
         auswirkung, auswirkungen, konsekvens, konsekvenser, påvirkning, påverkan, gevolgen, wpływ, skutki, влияние, \
         последствия, ущерб",
    ),
    (
        S::Timeline,
        "タイムライン, 時系列, 経緯, 时间线, 时间轴, 時間線, 타임라인, chronologie, zeitleiste, zeitverlauf, verlauf, ablauf, cronologia, cronología, \
         linha do tempo, línea de tiempo, línea temporal, linea temporale, tidslinje, tijdlijn, oś czasu, przebieg, \
         хронология, таймлайн, тайм лайн, ход событий",
    ),
    (
        S::RootCause,
        "根本原因, 根本原因分析, 原因, 原因分析, 根因, 根因分析, 근본 원인, 원인, cause racine, causes racines, causa raiz, causa raíz, causa radice, \
         ursache, ursachen, grundursache, warum ist es passiert, wieso ist es passiert, rotårsak, rotårsaker, årsak, \
         grundorsak, grundorsaken, orsak, rodårsag, årsag, oorzaak, grondoorzaak, przyczyna, główna przyczyna, przyczyny, \
         причина, причины, корневая причина, первопричина",
    ),
    (
        S::Factors,
        "寄与要因, 要因, 促成因素, fatores contribuintes, factores contribuyentes, facteurs contributifs, beitragende faktoren, \
         medvirkende årsaker, bidragande orsaker, bijdragende factoren, czynniki",
    ),
    (
        S::Resolution,
        "対応, 対応内容, 復旧, 修正, 修复, 解决, 解决方案, 修复方案, 처리, 해결, resolução, mitigação, resolución, mitigación, résolution, risoluzione, \
         lösung, behebung, løsning, åtgärd, lösning, oplossing, herstel, rozwiązanie, naprawa, решение, устранение",
    ),
    (
        S::WentWell,
        "うまくいったこと, よかったこと, 良かったこと, 做得好的, 做得好的地方, 잘한 점, o que funcionou, o que funcionou bem, o que correu bem, qué funcionó, \
         lo que salió bien, ce qui a bien fonctionné, cosa ha funzionato, was gut lief, was lief gut, hva gikk bra, hvad gik \
         godt, vad gick bra, wat ging goed, co poszło dobrze, что прошло хорошо, что сработало",
    ),
    (
        S::WentPoorly,
        "改善が必要なこと, うまくいかなかったこと, 悪かったこと, 做得不好的, 待改进, 아쉬운 점, o que não funcionou, o que correu mal, qué no funcionó, lo que \
         salió mal, ce qui a mal fonctionné, cosa non ha funzionato, was schlecht lief, was lief schlecht, hva gikk dårlig, \
         hva gikk ikke bra, hvad gik dårligt, hvad gik skidt, vad gick dåligt, vad gick mindre bra, wat ging fout, wat ging \
         slecht, wat kon beter, co poszło źle, что прошло плохо, что пошло не так",
    ),
    (
        S::Lucky,
        "運が良かったこと, 幸運だったこと, 幸运之处, 운이 좋았던 점, onde tivemos sorte, dónde tuvimos suerte, où nous avons eu de la chance, hvor \
         hadde vi flaks, hvor var vi heldige, var hade vi tur, waar hadden we geluk, gdzie mieliśmy szczęście, где повезло, \
         где нам повезло",
    ),
    (
        S::Actions,
        "アクションアイテム, アクション, 対策, 再発防止, 再発防止策, 是正, 是正措置, 恒久対応, 恒久対策, 今後の対応, 今後の対策, 予防, 改善策, 行动项, 行动计划, 后续行动, 后续措施, 改进措施, 预防, 预防措施, 待办, 待办事项, 조치, 조치 \
         사항, 후속 조치, 재발 방지, 재발 방지 대책, ações, ações corretivas, ações preventivas, itens de ação, plano de ação, próximos \
         passos, prevenção, acciones, acciones correctivas, acciones preventivas, plan de acción, próximos pasos, prevención, \
         actions de suivi, actions préventives, actions correctives, mesures préventives, prochaines étapes, plan d action, \
         azioni, azioni correttive, azioni preventive, prossimi passi, maßnahmen, nächste schritte, folgemaßnahmen, \
         vorbeugung, was ändern wir, was wir ändern, was tun wir, offene punkte, aksjonspunkter, aksjoner, tiltak, \
         forebyggende tiltak, oppfølging, oppfølgingspunkter, videre arbeid, handlinger, opfølgning, næste skridt, åtgärder, \
         förebyggande åtgärder, uppföljning, nästa steg, acties, actiepunten, vervolgacties, maatregelen, volgende stappen, \
         działania, działania naprawcze, działania zapobiegawcze, następne kroki, zadania, действия, меры, план действий, \
         дальнейшие действия, что делать дальше, задачи, предотвращение, шаги по предотвращению",
    ),
    (
        S::Lessons,
        "教訓, 学び, 学んだこと, 教训, 经验教训, 교훈, 배운 점, lições aprendidas, lecciones aprendidas, leçons apprises, enseignements, lezioni \
         apprese, erkenntnisse, gelernt, was wir gelernt haben, was haben wir gelernt, hva lærte vi, lærdom, læringspunkter, \
         hvad lærte vi, læring, lärdomar, vad lärde vi oss, geleerde lessen, lessen, wat hebben we geleerd, wnioski, czego \
         się nauczyliśmy, выводы, уроки, извлечённые уроки",
    ),
];

pub(super) const LABELS: [(F, &str); 9] = [
    (
        F::Day,
        "日付, 発生日, 日期, 事件日期, 일시, 날짜, fecha, fecha del incidente, data do incidente, data dell incidente, datum, dato, \
         date de l incident, дата, дата инцидента",
    ),
    (
        F::Instant(K::Began),
        "発生日時, 発生時刻, 開始日時, 開始時刻, 发生时间, 开始时间, 故障时间, 故障开始时间, 발생 시간, 발생 일시, 발생 시각, 시작 시간, inicio, hora de inicio, \
         inicio del incidente, início, hora de início, início do incidente, inizio, début, heure de début, beginn, start der \
         störung, начало, время начала",
    ),
    (
        F::Instant(K::Detected),
        "検知日時, 検知時刻, 発覚日時, 发现时间, 检测时间, 감지 시간, 감지 일시, 탐지 시간, detectado, detección, hora de detección, detecção, hora da \
         detecção, rilevato, détecté, détection, erkannt, entdeckt, обнаружено, время обнаружения",
    ),
    (
        F::Instant(K::Mitigated),
        "緩和日時, 缓解时间, 완화 시간, mitigado, mitigé, atténué",
    ),
    (
        F::Instant(K::Resolved),
        "復旧日時, 復旧時刻, 解消日時, 解決日時, 終了日時, 収束日時, 恢复时间, 解决时间, 结束时间, 복구 시간, 복구 일시, 복구 시각, 해결 시간, 종료 시간, fin, \
         resuelto, hora de fin, hora de resolución, fim, resolvido, hora de resolução, risolto, résolu, résolution, \
         heure de fin, ende, behoben, gelöst, wiederhergestellt, конец, окончание, время окончания, время восстановления",
    ),
    (
        F::Severity,
        "重大度, 深刻度, 严重程度, 严重级别, 级别, 심각도, severidad, gravedad, severidade, gravidade, gravità, sévérité, gravité, schweregrad, \
         alvorlighetsgrad, allvarlighetsgrad, критичность, серьёзность",
    ),
    (
        F::Duration,
        "影響時間, 停止時間, 障害時間, ダウンタイム, 持续时间, 影响时长, 지속 시간, 장애 시간, duración, duração, durata, durée, dauer, varighet, длительность, \
         продолжительность",
    ),
    (
        F::Authors,
        "作成者, 記入者, 報告者, 作者, 负责人, 작성자, autor, autora, autores, autore, auteur, auteurs, verfasser, forfatter, автор, авторы",
    ),
    (
        F::Services,
        "影響を受けたサービス, 対象サービス, 受影响服务, 영향 서비스, servicio, servicios, servicios afectados, serviço, serviços afetados, servizi, services \
         touchés, betroffene dienste, betroffene systeme, затронутые сервисы",
    ),
];
