import { call, describe, expect, inside, pick, randomInt, test } from "@aulo/runner/spec";

/** A unit as systemd reads it: sections, each with a list of values for each key; an empty value empties the list. */
function readUnit(text) {
  const sections = {};
  let section = null;
  for (const raw of String(text).replaceAll(/\\\n/g, " ").split("\n")) {
    const line = raw.trim();
    if (line === "" || line.startsWith("#") || line.startsWith(";")) continue;
    const header = /^\[(.+)\]$/.exec(line);
    const end = line.indexOf("=");
    if (header) {
      sections[header[1]] ??= {};
      section = sections[header[1]];
    } else if (section !== null && end > 0) {
      const key = line.slice(0, end).trim();
      const value = line.slice(end + 1).trim();
      section[key] = value === "" ? [] : [...(section[key] ?? []), value];
    }
  }
  return sections;
}

const services = () => [
  {
    user: pick(["notes", "menu"]),
    folder: `/srv/notes-${randomInt(1, 99)}`,
    main: "src/server.js",
    settingsFile: "/etc/notes.env",
    port: randomInt(3000, 3999),
  },
  { user: "shop", folder: "/opt/shop/app", main: "main.js", settingsFile: "/etc/shop/live.env", port: 443 },
];

/** Calls unitFor for each service, and compares one finding in its unit with the expected one. */
async function expectInUnits(what, find, expected, inputs = services()) {
  for (const service of inputs) {
    const unit = readUnit(await call("unitFor", service));
    expect({ service, [what]: find(unit, service) }).toEqual({ service, [what]: expected(service) });
  }
}

const last = (unit, section, key) => unit[section]?.[key]?.at(-1);
const words = (unit, section, key) => (unit[section]?.[key] ?? []).flatMap((value) => value.split(/\s+/));

/** Seconds of a span such as 5, 5s or 500ms; another text stays as it is. */
function seconds(text) {
  const [, number, unit] = /^(\d+(?:\.\d+)?) ?(ms|s|sec|second|seconds|min|m)?$/.exec(text ?? "") ?? [];
  if (number === undefined) return text;
  return Number(number) * ({ ms: 0.001, min: 60, m: 60 }[unit] ?? 1);
}

describe("unitFor", () => {
  test("runs the service as its user", { checks: ["user"] }, () =>
    expectInUnits(
      "User in [Service]",
      (unit) => last(unit, "Service", "User"),
      ({ user }) => user,
    ),
  );

  test("runs it in its folder", { checks: ["folder"] }, () =>
    expectInUnits(
      "WorkingDirectory in [Service]",
      (unit) => last(unit, "Service", "WorkingDirectory")?.replace(/(.)\/$/, "$1"),
      ({ folder }) => folder,
    ),
  );

  test("starts node with the main file", { checks: ["start"] }, () =>
    expectInUnits(
      "ExecStart in [Service]",
      (unit, { folder, main }) => {
        const all = unit.Service?.ExecStart ?? [];
        return all.map((line) =>
          line.split(/\s+/).map((word) => ([`./${main}`, `${folder}/${main}`].includes(word) ? main : word)),
        );
      },
      ({ main }) => [["/usr/bin/node", main]],
    ),
  );

  test("sets PORT", { checks: ["port"] }, () =>
    expectInUnits(
      "PORT in Environment of [Service]",
      (unit) =>
        words(unit, "Service", "Environment")
          .map((word) => word.replaceAll(/["']/g, ""))
          .findLast((word) => word.startsWith("PORT=")),
      ({ port }) => `PORT=${port}`,
    ),
  );

  test("reads the file of settings", { checks: ["settings"] }, () =>
    expectInUnits(
      "EnvironmentFile in [Service]",
      (unit) => (unit.Service?.EnvironmentFile ?? []).map((path) => path.replace(/^-/, "")),
      ({ settingsFile }) => [settingsFile],
    ),
  );

  test(
    "starts it again after a failure, and not after a clean end",
    {
      checks: ["restart", "clean-end"],
    },
    () =>
      expectInUnits(
        "Restart in [Service]",
        (unit) => last(unit, "Service", "Restart"),
        () => "on-failure",
      ),
  );

  const CLEAN = ["0", "130", "143", "SIGINT", "SIGTERM"];
  const without = (unit, key, harmless) =>
    words(unit, "Service", key).filter((word) => !harmless.includes(word));

  test(
    "takes no failure for a clean end, nor the other way round",
    { checks: ["restart", "clean-end"] },
    () =>
      expectInUnits(
        "exceptions in [Service]",
        (unit) => ({
          SuccessExitStatus: without(unit, "SuccessExitStatus", CLEAN),
          RestartPreventExitStatus: without(unit, "RestartPreventExitStatus", CLEAN),
          RestartForceExitStatus: words(unit, "Service", "RestartForceExitStatus").filter(
            (word) => word === "0",
          ),
        }),
        () => ({ SuccessExitStatus: [], RestartPreventExitStatus: [], RestartForceExitStatus: [] }),
      ),
  );

  test("waits five seconds before it starts it again", { checks: ["pause"] }, () =>
    expectInUnits(
      "seconds of RestartSec in [Service]",
      (unit) => seconds(last(unit, "Service", "RestartSec")),
      () => 5,
    ),
  );

  test("starts it at boot", { checks: ["boot"] }, () =>
    expectInUnits(
      "WantedBy in [Install]",
      (unit) => words(unit, "Install", "WantedBy"),
      () => ["multi-user.target"],
    ),
  );

  test("starts it after the network", { checks: ["network"] }, () =>
    expectInUnits(
      "After in [Unit] names the network",
      (unit) =>
        words(unit, "Unit", "After").some((word) =>
          ["network.target", "network-online.target"].includes(word),
        ),
      () => true,
    ),
  );

  const [service] = services();
  const onPort = (port) => ({ ...service, port });
  const rights = (unit) => words(unit, "Service", "AmbientCapabilities");

  test("gives the right for low ports to a service that needs it", { checks: ["low-port"] }, () =>
    expectInUnits(
      "AmbientCapabilities in [Service]",
      rights,
      () => ["CAP_NET_BIND_SERVICE"],
      [80, 443, 1023, 1].map(onPort),
    ),
  );

  test("does not take the right for low ports away again", { checks: ["low-port"] }, () =>
    expectInUnits(
      "CapabilityBoundingSet in [Service] leaves CAP_NET_BIND_SERVICE",
      (unit) => {
        const set = words(unit, "Service", "CapabilityBoundingSet");
        if (unit.Service?.CapabilityBoundingSet === undefined) return true;
        return set.includes("CAP_NET_BIND_SERVICE") !== `${set[0]}`.startsWith("~");
      },
      () => true,
      [80, 443].map(onPort),
    ),
  );

  test("gives no special right to other services", { checks: ["no-right"] }, () =>
    expectInUnits(
      "AmbientCapabilities in [Service]",
      rights,
      () => [],
      [1024, 3000, 8080, 65535].map(onPort),
    ),
  );

  /** What unitFor does with the service: an error, or the unit. */
  const outcomeOf = (service) =>
    inside(({ unitFor }, service) => {
      try {
        return { returned: typeof unitFor(service) };
      } catch (error) {
        return { threw: error instanceof Error ? "an Error" : "something else" };
      }
    }, service);

  async function expectOutcomes(key, outcomes) {
    for (const [value, outcome] of outcomes) {
      expect({ [key]: value, outcome: await outcomeOf({ ...service, [key]: value }) }).toEqual({
        [key]: value,
        outcome,
      });
    }
  }

  test("throws for root, and for no other user", { checks: ["not-root"] }, () =>
    expectOutcomes("user", [
      ["root", { threw: "an Error" }],
      ["rooter", { returned: "string" }],
      ["notes", { returned: "string" }],
    ]),
  );

  test("throws for a folder that is not absolute", { checks: ["absolute"] }, () =>
    expectOutcomes("folder", [
      ["srv/notes", { threw: "an Error" }],
      ["./notes", { threw: "an Error" }],
      ["~/notes", { threw: "an Error" }],
      ["", { threw: "an Error" }],
      ["/srv/notes", { returned: "string" }],
    ]),
  );
});

/** Each mode with the result of mayRead for one user. */
async function expectReads(user, modes) {
  const file = { owner: "ana", group: "office" };
  for (const [mode, expected] of modes) {
    const found = await call("mayRead", { ...file, mode }, user);
    const octal = mode.toString(8).padStart(3, "0");
    expect({ file: { ...file, mode: octal }, user, mayRead: found }).toEqual({
      file: { ...file, mode: octal },
      user,
      mayRead: expected,
    });
  }
}

describe("mayRead", () => {
  const owner = { name: "ana", groups: ["ana", "office"] };
  const member = { name: "omar", groups: ["omar", "office"] };
  const stranger = { name: "zoe", groups: ["zoe", "guests"] };

  test("takes the first digit for the owner", { checks: ["owner"] }, () =>
    expectReads(owner, [
      [0o600, true],
      [0o400, true],
      [0o077, false],
      [0o044, false],
      [0o000, false],
    ]),
  );

  test("takes the second digit for a member of the group", { checks: ["group"] }, () =>
    expectReads(member, [
      [0o640, true],
      [0o040, true],
      [0o607, false],
      [0o600, false],
      [0o004, false],
    ]),
  );

  test("takes the third digit for everybody else", { checks: ["others"] }, async () => {
    await expectReads(stranger, [
      [0o644, true],
      [0o004, true],
      [0o640, false],
      [0o770, false],
    ]);
    await expectReads({ name: "office", groups: [] }, [
      [0o774, true],
      [0o770, false],
    ]);
  });

  test("knows which digits allow reading", { checks: ["reads"] }, async () => {
    for (const digit of [0, 1, 2, 3, 4, 5, 6, 7]) {
      await expectReads(owner, [[digit * 64, digit >= 4]]);
      await expectReads(member, [[digit * 8, digit >= 4]]);
      await expectReads(stranger, [[digit, digit >= 4]]);
    }
  });

  test("lets root read every file", { checks: ["root"] }, async () => {
    const root = { name: "root", groups: ["root"] };
    await expectReads(root, [
      [0o000, true],
      [0o600, true],
      [0o077, true],
    ]);
    const file = { owner: "root", group: "root", mode: 0o000 };
    expect({ file, user: root, mayRead: await call("mayRead", file, root) }).toEqual({
      file,
      user: root,
      mayRead: true,
    });
  });
});
