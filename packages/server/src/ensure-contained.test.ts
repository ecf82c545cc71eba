import type { Tier } from "@aulo/runner";
import { expect, test } from "vitest";
import { ensureContained, UncontainedError } from "./ensure-contained.ts";

const contained: Tier = { kind: "bubblewrap", words: "contained" };
const uncontained: Tier = {
  kind: "permission-model",
  words: "guards against accidents, not malice",
  because: "/usr/bin/bwrap is not installed",
};
const walledOff: Tier = { ...uncontained, kind: "landlock", words: "walled off, not contained" };

test.each(["127.0.0.1", "127.0.1.1", "localhost", "::1"])("on %s any tier will do", (host) => {
  expect(() =>
    ensureContained({ host, role: "all", mode: "local", allowUncontainedCode: false }, walledOff),
  ).not.toThrow();
  expect(() =>
    ensureContained({ host, role: "all", mode: "local", allowUncontainedCode: false }, uncontained),
  ).not.toThrow();
});

test.each(["0.0.0.0", "::", "192.168.1.7", "aulo.example", "127.0.0.1.example"])(
  "on %s code must be contained, or the setting says that it need not be",
  (host) => {
    expect(() =>
      ensureContained({ host, role: "all", mode: "local", allowUncontainedCode: false }, uncontained),
    ).toThrow(
      `Aulo does not listen on ${host}: others could reach it, and learners' code is not contained on this machine (/usr/bin/bwrap is not installed). Install bubblewrap, or listen on 127.0.0.1, or set AULO_ALLOW_UNCONTAINED_CODE=true`,
    );
    expect(() =>
      ensureContained({ host, role: "all", mode: "local", allowUncontainedCode: false }, walledOff),
    ).toThrow(UncontainedError);
    expect(() =>
      ensureContained({ host, role: "all", mode: "local", allowUncontainedCode: true }, uncontained),
    ).not.toThrow();
    expect(() =>
      ensureContained({ host, role: "all", mode: "local", allowUncontainedCode: false }, contained),
    ).not.toThrow();
  },
);

test("a judge contains code also on the loopback, since web nodes send it code of others", () => {
  const judge = { host: "127.0.0.1", role: "judge", mode: "local" } as const;
  expect(() => ensureContained({ ...judge, allowUncontainedCode: false }, walledOff)).toThrow(
    "Aulo does not start as a judge, and learners' code is not contained",
  );
  expect(() => ensureContained({ ...judge, allowUncontainedCode: true }, walledOff)).not.toThrow();
});

test("a hosted Aulo serves others on the loopback too, behind a proxy, so code must be contained there", () => {
  const config = { host: "127.0.0.1", role: "all", allowUncontainedCode: false, mode: "hosted" } as const;
  expect(() => ensureContained(config, walledOff)).toThrow(/^(?!.*listen on 127.0.0.1,).*Install bubblewrap/);
  expect(() => ensureContained(config, contained)).not.toThrow();
});
