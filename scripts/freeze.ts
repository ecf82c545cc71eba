// Records the states to which the engine folds its frozen logs: `npm run freeze`, after ENGINE_VERSION was
// raised. Refuses when the states have changed and the version has not: otherwise learners' stored states
// would be wrong, and nobody would notice.

import { readFileSync, writeFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { type Frozen, frozenNow } from "../packages/engine/src/frozen/frozen-now.ts";

const FILE = new URL("../packages/engine/src/frozen/replays.json", import.meta.url);

const held: Frozen = JSON.parse(readFileSync(FILE, "utf8"));
const now = frozenNow();
if (isDeepStrictEqual(held, now)) {
  console.log(`Nothing to freeze: version ${now.engineVersion} still folds its logs to the same states.`);
} else if (held.engineVersion === now.engineVersion) {
  console.error(
    `Version ${now.engineVersion} of the engine folds the frozen logs to other states than before. ` +
      "Raise ENGINE_VERSION in packages/engine/src/state.ts, so that stored states are rebuilt, and freeze again.",
  );
  process.exitCode = 1;
} else {
  writeFileSync(FILE, `${JSON.stringify(now)}\n`);
  console.log(`Frozen: version ${now.engineVersion} instead of ${held.engineVersion}.`);
}
