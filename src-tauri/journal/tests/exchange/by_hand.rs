//! Twelve reports of two teams, counted by a reader.

/// What a reader counts. Lines of the timeline are those with a time, and of the head those times that the timeline
/// does not tell of as well. Times are as the report's own zone has them; an end that it does not state is not asked
/// for.
pub struct ByHand {
    pub file: &'static str,
    pub title: &'static str,
    pub began: &'static str,
    pub resolved: Option<&'static str>,
    pub lines: usize,
    pub actions: usize,
}

pub const BY_HAND: [ByHand; 12] = [
    ByHand {
        file: "moj-cloud-platform/2020-02-12.html.md.erb",
        title: "Incident on 2020-02-12",
        began: "2020-02-12T11:45:00+00:00",
        resolved: Some("2020-02-12T12:07:00+00:00"),
        lines: 3,
        actions: 0,
    },
    ByHand {
        file: "moj-cloud-platform/2021-07-12-all-ingress-apps-live1-stop-working.html.md.erb",
        title: "Incident on 2021-07-12 - All ingress resources using *apps.live-1 domain names stop working",
        began: "2021-07-12T15:44:00+00:00",
        resolved: Some("2021-07-13T11:49:00+00:00"),
        lines: 4,
        actions: 7,
    },
    ByHand {
        file: "moj-cloud-platform/2023-01-11-cluster-image-pull.html.md.erb",
        title: "Incident on 2023-01-11 - Cluster image pull failure due to DockerHub password rotation",
        began: "2023-01-11T14:22:00+00:00",
        resolved: Some("2023-01-11T15:51:00+00:00"),
        lines: 22,
        actions: 1,
    },
    ByHand {
        file: "moj-cloud-platform/2023-07-25-prometheus-on-live-cluster-down.html.md.erb",
        title: "Incident on 2023-07-25 - Prometheus on live cluster DOWN",
        began: "2023-07-25T14:05:00+00:00",
        resolved: Some("2023-09-25T15:55:00+00:00"),
        lines: 15,
        actions: 1,
    },
    ByHand {
        file: "moj-cloud-platform/2023-09-18-lack-of-diskspace.html.md.erb",
        title: "Incident on 2023-09-18 - Lack of Disk space on nodes",
        began: "2023-09-18T13:42:00+00:00",
        resolved: Some("2023-09-20T19:18:00+00:00"),
        lines: 14,
        actions: 7,
    },
    ByHand {
        file: "moj-cloud-platform/2024-04-15-prometheus.html.md.erb",
        title: "Incident on 2024-04-15 - Prometheus restarted during WAL reload several times which resulted in missing metrics",
        began: "2024-04-15T12:32:00+00:00",
        resolved: Some("2024-04-18T16:13:00+00:00"),
        lines: 10,
        actions: 7,
    },
    ByHand {
        file: "mybinder/2017-09-27-hub-403.md",
        title: "2017-09-27, Hub 403",
        began: "2017-09-27T20:06:00+00:00",
        resolved: Some("2017-09-27T22:25:00+00:00"),
        lines: 6,
        actions: 5,
    },
    ByHand {
        file: "mybinder/2018-02-22-nginx-down.md",
        title: "2018-02-22 NGINX crash",
        began: "2018-02-23T00:30:00+00:00",
        resolved: Some("2018-02-23T00:35:00+00:00"),
        lines: 4,
        actions: 2,
    },
    ByHand {
        file: "mybinder/2018-03-13-PVC-hub-locked.md",
        title: "2018-03-13, PVC for hub is locked",
        began: "2018-03-13T06:28:00+00:00",
        resolved: None,
        lines: 11,
        actions: 5,
    },
    ByHand {
        file: "mybinder/2018-04-18-cull-flood.md",
        title: "2018-04-18, Culler flood",
        began: "2018-04-18T10:35:00+00:00",
        resolved: None,
        lines: 15,
        actions: 7,
    },
    ByHand {
        file: "mybinder/2019-04-03-ingress-cordoned.md",
        title: "2019-04-03, 30min outage during node pool upgrade",
        began: "2019-04-03T10:50:00+00:00",
        resolved: Some("2019-04-03T11:29:00+00:00"),
        lines: 3,
        actions: 2,
    },
    ByHand {
        file: "mybinder/2022-06-02-pod-limit.md",
        title: "2022-01-27, pod limit reached",
        began: "2022-06-02T08:00:00+00:00",
        resolved: Some("2022-06-02T19:24:00+00:00"),
        lines: 5,
        actions: 1,
    },
];
