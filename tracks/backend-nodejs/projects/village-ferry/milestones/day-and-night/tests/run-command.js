import { npmRun, yamlFile } from "@aulo/runner/spec";
import { SETTINGS } from "./ferry.js";

/** Runs this command in the folder of the service, as a script of its package.json would run. */
export async function runCommand(command, { env, withinMs }) {
  const manifest = await yamlFile("package.json");
  const scripts = { ...manifest.scripts, "of-the-test": command };
  const planted = { "package.json": JSON.stringify({ ...manifest, scripts }) };
  return npmRun("of-the-test", { planted, env: { ...SETTINGS, ...env }, withinMs });
}
