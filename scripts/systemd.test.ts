import { execFileSync, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  globSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { expect, test } from "vitest";
import { readConfig } from "../packages/server/src/config.ts";
import { ensureHosted } from "../packages/server/src/ensure-hosted.ts";
import { STOP_MS } from "../packages/server/src/start-aulo.ts";

const RELEASE = "/opt/aulo/current";
const FOLDER = "deploy/systemd";
const units = globSync(`${FOLDER}/**/*.{service,timer,conf}`).map((path) => ({
  path,
  lines: readUnit(path),
}));

/** Directives that systemd.unit, systemd.service, systemd.exec, systemd.resource-control, systemd.kill and systemd.timer document. */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  Unit: ["Description", "Documentation", "Wants", "After"],
  Service: [
    ...["Type", "User", "Group", "EnvironmentFile", "Environment", "CacheDirectory", "WorkingDirectory"],
    ...["ExecStart", "Restart", "RestartSec", "KillMode", "TimeoutStopSec", "OOMPolicy", "UMask", "Nice"],
    ...["NoNewPrivileges", "CapabilityBoundingSet", "ProtectSystem", "ProtectHome", "ProtectProc"],
    ...["ProtectKernelTunables", "ProtectKernelModules", "ProtectKernelLogs", "ProtectControlGroups"],
    ...["ProtectClock", "ProtectHostname", "PrivateTmp", "PrivateDevices", "ReadWritePaths", "RemoveIPC"],
    ...["RestrictNamespaces", "RestrictAddressFamilies", "RestrictRealtime", "RestrictSUIDSGID"],
    ...["LockPersonality", "SystemCallArchitectures", "SystemCallFilter", "SystemCallErrorNumber"],
    ...["IOSchedulingClass", "Delegate", "DelegateSubgroup"],
  ],
  Timer: ["OnCalendar", "RandomizedDelaySec", "Persistent"],
  Install: ["WantedBy"],
};

type Line = { section: string; name: string; value: string };

function readUnit(path: string): Line[] {
  let section = "";
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .flatMap((line) => {
      const header = /^\[(\w+)\]$/.exec(line)?.[1];
      section = header ?? section;
      const [, name = line, value = ""] = /^(\w+)=(.*)$/.exec(line) ?? [];
      return header === undefined ? [{ section, name, value }] : [];
    });
}

function valuesOf(unit: string, name: string): string[] {
  const lines = units.find(({ path }) => path === `${FOLDER}/${unit}`)?.lines ?? [];
  return lines.filter((line) => line.name === name).map(({ value }) => value);
}

/** Variables of a file for `EnvironmentFile=`, which are valid in a shell too. */
function readEnvironment(file: string): Record<string, string> {
  const lines = readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));
  return Object.fromEntries(
    lines.map((line) => [
      line.slice(0, line.indexOf("=")),
      line.slice(line.indexOf("=") + 1).replaceAll('"', ""),
    ]),
  );
}

const SETTINGS = `${readFileSync("packages/server/src/config.ts", "utf8")}${readFileSync("packages/runner/src/host/sandbox/cache-folder.ts", "utf8")}`;
function isSetting(name: string): boolean {
  return name === "NODE_COMPILE_CACHE" || new RegExp(`\\b${name}\\b`).test(SETTINGS);
}

test("the units have documented directives only", () => {
  expect(units.map(({ path }) => basename(path)).toSorted()).toEqual([
    "aulo-backup.service",
    "aulo-backup.timer",
    "aulo-judge.service",
    "aulo-web.service",
    "control-groups.conf",
  ]);
  const unknown = units.flatMap(({ path, lines }) =>
    lines
      .filter(({ section, name }) => !KNOWN[section]?.includes(name))
      .map(({ name }) => `${path}: ${name}`),
  );
  expect(unknown).toEqual([]);
});

test("each command of a unit exists in a release and can be started", () => {
  const commands = units.flatMap(({ lines }) => lines.filter(({ name }) => name === "ExecStart"));
  expect(commands).toHaveLength(3);
  for (const { value } of commands) {
    const paths = value.split(" ").filter((word) => word.startsWith(`${RELEASE}/`));
    expect(paths.filter((path) => !existsSync(`.${path.slice(RELEASE.length)}`))).toEqual([]);
    expect(statSync(`.${(paths[0] ?? "").slice(RELEASE.length)}`).mode & 0o111).not.toBe(0);
  }
});

test("each environment variable of a unit and of an example is a setting", () => {
  const inUnits = units.flatMap(({ lines }) =>
    lines
      .filter(({ name }) => name === "Environment")
      .flatMap(({ value }) => value.split(" ").map((pair) => pair.split("=")[0] ?? "")),
  );
  const inFiles = ["web", "judge"].flatMap((name) => Object.keys(readEnvironment(`deploy/${name}.env`)));
  expect([...inUnits, ...inFiles].filter((name) => !isSetting(name))).toEqual([]);
  for (const name of ["web", "judge"])
    expect(valuesOf(`aulo-${name}.service`, "EnvironmentFile")).toEqual([`/etc/aulo/${name}.env`]);
});

test("a web node starts with the settings of its example, once there is a secret", async () => {
  const example = readEnvironment("deploy/web.env");
  expect(() => readConfig(example)).toThrow("AULO_SECRET must have at least 32 bytes");
  const config = readConfig({ ...example, AULO_SECRET: "s".repeat(44), AULO_ROLE: "web" });
  expect(config).toMatchObject({
    host: "127.0.0.1",
    port: 4600,
    mode: "hosted",
    trustedProxies: ["127.0.0.1"],
  });
  expect(
    await ensureHosted(config, () => Promise.reject(new Error("It does not need a sandbox."))),
  ).not.toBeNull();
});

test("a judge's settings hold no secret but the address of the database", () => {
  const example = readEnvironment("deploy/judge.env");
  expect(Object.keys(example).filter((name) => /URL|SECRET|SMTP|PASSWORD|PROVIDERS|MAIL/.test(name))).toEqual(
    ["DATABASE_URL"],
  );
  const [web, judge] = [
    readConfig({ ...readEnvironment("deploy/web.env"), AULO_SECRET: "" }),
    readConfig(example),
  ];
  expect(judge.port).not.toBe(web.port);
  expect(judge.metricsAddress?.port).not.toBe(web.metricsAddress?.port);
});

test("systemd stops Aulo alone, and waits longer than Aulo does", () => {
  for (const name of ["web", "judge"]) {
    expect(valuesOf(`aulo-${name}.service`, "KillMode")).toEqual(["mixed"]);
    expect(Number(valuesOf(`aulo-${name}.service`, "TimeoutStopSec")[0])).toBeGreaterThan(STOP_MS / 1_000);
    expect(valuesOf(`aulo-${name}.service`, "NoNewPrivileges")).toEqual(["true"]);
    expect(valuesOf(`aulo-${name}.service`, "ProtectSystem")).toEqual(["strict"]);
  }
  expect(valuesOf("aulo-judge.service", "User")).not.toEqual(valuesOf("aulo-web.service", "User"));
});

test("systemd finds nothing wrong, where it is installed", () => {
  if (spawnSync("systemd-analyze", ["--version"]).status !== 0) return;
  const folder = mkdtempSync(join(tmpdir(), "aulo-units-"));
  cpSync(FOLDER, folder, { recursive: true });
  const names = units.map(({ path }) => basename(path)).filter((name) => !name.endsWith(".conf"));
  for (const name of names.filter((each) => each.endsWith(".service"))) {
    const text = readFileSync(join(folder, name), "utf8");
    writeFileSync(join(folder, name), text.replaceAll(RELEASE, process.cwd()));
  }
  // The drop-in is for systemd 254 and later.
  rmSync(join(folder, "aulo-judge.service.d"), { recursive: true });
  const found = execFileSync(
    "systemd-analyze",
    ["verify", "--man=no", ...names.map((name) => join(folder, name))],
    {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  expect(found).toBe("");
  rmSync(folder, { recursive: true });
});
