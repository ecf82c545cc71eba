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
  expect(() => ensureContained({ host, allowUncontainedCode: false }, walledOff)).not.toThrow();
  expect(() => ensureContained({ host, allowUncontainedCode: false }, uncontained)).not.toThrow();
});

test.each(["0.0.0.0", "::", "192.168.1.7", "aulo.example", "127.0.0.1.example"])(
  "on %s code must be contained, or the setting says that it need not be",
  (host) => {
    expect(() => ensureContained({ host, allowUncontainedCode: false }, uncontained)).toThrow(
      `Aulo does not listen on ${host}: others could reach it, and learners' code is not contained on this machine (/usr/bin/bwrap is not installed). Install bubblewrap, or listen on 127.0.0.1, or set AULO_ALLOW_UNCONTAINED_CODE=true`,
    );
    expect(() => ensureContained({ host, allowUncontainedCode: false }, walledOff)).toThrow(UncontainedError);
    expect(() => ensureContained({ host, allowUncontainedCode: true }, uncontained)).not.toThrow();
    expect(() => ensureContained({ host, allowUncontainedCode: false }, contained)).not.toThrow();
  },
);
