import { describe, expect, test, yamlFile } from "@aulo/runner/spec";

const list = (value) => (Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]);

const deployment = async () => (await yamlFile("deployment.yaml")) ?? {};
const service = async () => (await yamlFile("service.yaml")) ?? {};

/** The template of the pods, with its containers. */
async function pod() {
  const { template = {} } = (await deployment()).spec ?? {};
  return { labels: template.metadata?.labels ?? {}, spec: template.spec ?? {} };
}

/** The only container of a pod. */
async function container() {
  const containers = list((await pod()).spec.containers);
  expect({ containers: containers.length }).toEqual({ containers: 1 });
  return containers[0];
}

/** Whether a selector finds pods with these labels. */
function finds(selector, labels) {
  const { matchLabels = {}, matchExpressions = [] } = selector;
  const pairs = Object.entries(matchLabels);
  if (pairs.length + matchExpressions.length === 0) return false;
  return (
    pairs.every(([key, value]) => labels[key] === value) &&
    matchExpressions.every(({ key, operator, values = [] }) => {
      if (operator === "Exists") return key in labels;
      if (operator === "DoesNotExist") return !(key in labels);
      return values.includes(labels[key]) === (operator === "In");
    })
  );
}

/** The number of a port, which may be given by the name that the container gives it. */
const portOf = (port, { ports }) => list(ports).find(({ name }) => name === port)?.containerPort ?? port;

/** An HTTP probe as `/path on port N`. */
function shown(probe, given) {
  if (probe === undefined) return "no probe";
  const { path = "/", port } = probe.httpGet ?? {};
  return probe.httpGet === undefined ? "no HTTP probe" : `${path} on port ${portOf(port, given)}`;
}

/** The seconds until a probe gives up, counted from the start of the container. */
const patience = ({ initialDelaySeconds = 0, periodSeconds = 10, failureThreshold = 3 }) =>
  initialDelaySeconds + periodSeconds * failureThreshold;

const UNITS = { "": 1, k: 1e3, M: 1e6, G: 1e9, Ki: 1024, Mi: 1024 ** 2, Gi: 1024 ** 3 };
function mebibytes(quantity) {
  const [, number, unit] = /^([\d.]+)(Ki|Mi|Gi|k|M|G|)$/.exec(`${quantity}`) ?? [];
  return number === undefined
    ? `not an amount of memory: ${quantity}`
    : (Number(number) * UNITS[unit]) / UNITS.Mi;
}

/** A number of pods, which may be a share such as `25%`. */
const podsOf = (value, replicas, round) =>
  /%$/.test(`${value}`) ? round((replicas * Number.parseFloat(value)) / 100) : Number(value);

describe("the Deployment", () => {
  test("is a Deployment with the name shop", { checks: ["deployment"] }, async () => {
    const { apiVersion, kind, metadata } = await deployment();
    expect({ apiVersion, kind, name: metadata?.name }).toEqual({
      apiVersion: "apps/v1",
      kind: "Deployment",
      name: "shop",
    });
  });

  test("keeps three pods running", { checks: ["replicas"] }, async () => {
    expect({ replicas: (await deployment()).spec?.replicas }).toEqual({ replicas: 3 });
  });

  test("finds its pods by their label", { checks: ["labels"] }, async () => {
    const { selector = {} } = (await deployment()).spec ?? {};
    const { labels } = await pod();
    const others = [{}, { app: "notes" }].filter((other) => finds(selector, other));
    expect({ app: labels.app, findsItsPods: finds(selector, labels), findsOthers: others }).toEqual({
      app: "shop",
      findsItsPods: true,
      findsOthers: [],
    });
  });

  test("runs the version 1.8.2", { checks: ["image"] }, async () => {
    expect({ image: (await container()).image }).toEqual({ image: "registry.example/shop:1.8.2" });
  });

  test("does not run as root", { checks: ["not-root"] }, async () => {
    const levels = [(await container()).securityContext, (await pod()).spec.securityContext];
    const inForce = (key) => levels.map((level) => level?.[key]).find((value) => value !== undefined);
    const user = inForce("runAsUser");
    const isNotRoot = user === undefined ? inForce("runAsNonRoot") === true : user > 0;
    expect({ runAsNonRoot: inForce("runAsNonRoot"), runAsUser: user, isNotRoot }).toEqual({
      runAsNonRoot: inForce("runAsNonRoot"),
      runAsUser: user,
      isNotRoot: true,
    });
  });

  test("takes DATABASE_URL from the Secret", { checks: ["secret"] }, async () => {
    const found = list((await container()).env).filter(({ name }) => name === "DATABASE_URL");
    const from = found.map(({ value, valueFrom }) => {
      const { name, key } = valueFrom?.secretKeyRef ?? {};
      return value === undefined && name !== undefined ? `${key} of ${name}` : "not from a Secret";
    });
    expect({ DATABASE_URL: from }).toEqual({ DATABASE_URL: ["database-url of shop-settings"] });
  });

  test("sends requests only to pods that are ready", { checks: ["ready"] }, async () => {
    const given = await container();
    expect({ readinessProbe: shown(given.readinessProbe, given) }).toEqual({
      readinessProbe: "/readyz on port 4000",
    });
  });

  test("restarts pods that are not alive", { checks: ["alive"] }, async () => {
    const given = await container();
    expect({ livenessProbe: shown(given.livenessProbe, given) }).toEqual({
      livenessProbe: "/healthz on port 4000",
    });
  });

  test("gives a start 60 seconds", { checks: ["slow-start"] }, async () => {
    const { startupProbe, livenessProbe, ...given } = await container();
    const probe = startupProbe ?? livenessProbe ?? {};
    const path = startupProbe === undefined ? "/healthz on port 4000" : shown(startupProbe, given);
    expect({
      startupProbe: path,
      secondsUntilARestart: patience(probe) < 60 ? patience(probe) : "60 or more",
    }).toEqual({
      startupProbe: "/healthz on port 4000",
      secondsUntilARestart: "60 or more",
    });
  });

  test("reserves 256 Mi of memory", { checks: ["reserved"] }, async () => {
    const { resources } = await container();
    expect({ "reserved, Mi": mebibytes(resources?.requests?.memory) }).toEqual({ "reserved, Mi": 256 });
  });

  test("limits the memory to 512 Mi", { checks: ["limit"] }, async () => {
    const { resources } = await container();
    expect({ "limit, Mi": mebibytes(resources?.limits?.memory) }).toEqual({ "limit, Mi": 512 });
  });

  test("keeps three pods ready during an update", { checks: ["no-fewer"] }, async () => {
    const { replicas = 1, strategy = {} } = (await deployment()).spec ?? {};
    const { maxUnavailable = "25%", maxSurge = "25%" } = strategy.rollingUpdate ?? {};
    const fewest = replicas - podsOf(maxUnavailable, replicas, Math.floor);
    const most = replicas + podsOf(maxSurge, replicas, Math.ceil);
    expect({
      strategy: strategy.type ?? "RollingUpdate",
      fewestReady: fewest,
      canGoOn: most > fewest,
    }).toEqual({
      strategy: "RollingUpdate",
      fewestReady: 3,
      canGoOn: true,
    });
  });

  test("gives a pod 45 seconds to stop", { checks: ["grace"] }, async () => {
    const { terminationGracePeriodSeconds = 30 } = (await pod()).spec;
    expect({ terminationGracePeriodSeconds }).toEqual({ terminationGracePeriodSeconds: 45 });
  });
});

describe("the Service", () => {
  test("is a Service with the name shop", { checks: ["service"] }, async () => {
    const { apiVersion, kind, metadata } = await service();
    expect({ apiVersion, kind, name: metadata?.name }).toEqual({
      apiVersion: "v1",
      kind: "Service",
      name: "shop",
    });
  });

  test("finds the pods of the Deployment, and no others", { checks: ["selects"] }, async () => {
    const { selector = {} } = (await service()).spec ?? {};
    const { labels } = await pod();
    const others = [{}, { app: "notes" }].filter((other) => finds({ matchLabels: selector }, other));
    expect({ selector, findsThePods: finds({ matchLabels: selector }, labels), findsOthers: others }).toEqual(
      {
        selector,
        findsThePods: true,
        findsOthers: [],
      },
    );
  });

  test("leads from port 80 to port 4000 of a pod", { checks: ["port"] }, async () => {
    const given = await container();
    const ports = list((await service()).spec?.ports).map(
      ({ port, targetPort }) => `${port} leads to ${portOf(targetPort ?? port, given)}`,
    );
    expect(ports.filter((line) => line.startsWith("80 "))).toEqual(["80 leads to 4000"]);
  });

  test("cannot be reached from outside", { checks: ["inside"] }, async () => {
    const { type = "ClusterIP", externalIPs = [] } = (await service()).spec ?? {};
    expect({ type, externalIPs }).toEqual({ type: "ClusterIP", externalIPs: [] });
  });
});
