/** What the sandbox was started with and passes on, where it has a say: where node is, where temporary files go, what every `node` loads first, the ports. */
const PASSED_ON = ["PATH", "TMPDIR", "NODE_OPTIONS", "AULO_PORTS"];

const given = Object.entries(process.env).filter(([name]) => PASSED_ON.includes(name));

/** The environment of all programs here, as far as it is the same for all. */
export const PROGRAM_ENV: Readonly<Record<string, string>> = {
  PATH: "/usr/bin",
  TZ: "UTC",
  LANG: "C.UTF-8",
  NO_COLOR: "1",
  ...Object.fromEntries(given.map(([name, value = ""]) => [name, value])),
};
