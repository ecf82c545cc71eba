import { isIP } from "node:net";

/**
 * Reads the settings from these variables. An empty one counts as missing.
 *
 * The result is `{ settings, faults }`, with a sentence for each variable that is missing or does not fit. A sentence never holds
 * the value, which may be a secret.
 */
export function readSettings(env) {
  const faults = [];
  const settings = {
    port: Number(read("PORT", { otherwise: "3000", fits: isNumber(0, 65_535), must: "be a whole number from 0 to 65535" })),
    host: read("HOST", { otherwise: "127.0.0.1", fits: () => true }),
    /** Address of the one proxy that is believed; empty when there is none. */
    proxy: read("PROXY", { otherwise: "", fits: (text) => text === "" || isIP(text) > 0, must: "be an IP address" }),
    databaseUrl: read("DATABASE_URL", { fits: isDatabase, must: "begin with postgres:// or postgresql://" }),
    /** Who has it may add crossings and see the passengers. */
    captainKey: read("CAPTAIN_KEY", { fits: ({ length }) => length >= 20, must: "have 20 letters or more" }),
    /** Places of a crossing, unless the captain says otherwise. */
    places: Number(read("PLACES", { otherwise: "12", fits: isNumber(1, 500), must: "be a whole number from 1 to 500" })),
    /** Name of the version that runs, for people. */
    release: read("RELEASE", { otherwise: "unknown", fits: () => true }),
    /** Time that running requests have after a signal, ms. */
    stopWithinMs: Number(
      read("STOP_WITHIN_MS", { otherwise: "10000", fits: isNumber(100, 15_000), must: "be a whole number from 100 to 15000" }),
    ),
  };
  return { settings, faults };

  function read(name, { otherwise, fits, must }) {
    const value = env[name] || otherwise;
    if (value === undefined) faults.push(`${name} is missing`);
    else if (!fits(value)) faults.push(`${name} must ${must}`);
    return value;
  }
}

const isNumber = (from, to) => (text) => /^\d+$/.test(text) && Number(text) >= from && Number(text) <= to;
const isDatabase = (text) => /^postgres(ql)?:\/\//.test(text);
