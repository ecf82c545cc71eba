import { join } from "node:path";
import { READ_LIMITS } from "../../../shared/read-limits.ts";
import type { ConfigFormat, Operation } from "../../../wire/operation.ts";
import type { RunRequest } from "../../../wire/request.ts";
import { APP_FOLDER, writeFiles } from "../../files.ts";
import { readDockerfile } from "./read-dockerfile.ts";
import { readEcosystem } from "./read-ecosystem.ts";
import { readNginx } from "./read-nginx.ts";
import { readUnit } from "./read-unit.ts";
import { readYaml } from "./read-yaml.ts";

/** Parses the learner's configuration files. A file that cannot be parsed is an error with its line. */
export async function startConfig(runRequest: RunRequest) {
  const folder = join(process.cwd(), APP_FOLDER);
  writeFiles(folder, runRequest.files);
  const read = createSettingsReader(runRequest, folder);
  const format = formatOf(runRequest.entry);
  if (format) await read(format, runRequest.entry);
  const answer = async (operation: Operation): Promise<unknown> => {
    if (operation.op !== "read-config") throw new Error(`A run of settings cannot do "${operation.op}".`);
    return read(operation.format, operation.file ?? runRequest.entry);
  };
  return { state: { state: "ready" }, answer };
}

/** Returns a function that parses one of the learner's files, which lie in the folder. */
export function createSettingsReader(runRequest: RunRequest, folder: string) {
  return async (format: ConfigFormat, file: string): Promise<unknown> => {
    const text = runRequest.files[file];
    if (text === undefined) throw new Error(`There is no file ${file}.`);
    if (text.length > READ_LIMITS.settingsChars)
      throw new Error(`${file} has more than ${READ_LIMITS.settingsChars} characters.`);
    const path = join(folder, file);
    switch (format) {
      case "nginx":
        return readNginx(text, path);
      case "dockerfile":
        return readDockerfile(text, path);
      case "yaml":
      case "json":
        return readYaml(text, path);
      case "ecosystem":
        return readEcosystem(runRequest, folder, file);
      case "unit":
        return readUnit(text, path);
    }
  };
}

/**
 * Format by file name. Null for an unknown name, and for an ecosystem file, which is code and runs only when the spec
 * asks for it.
 */
function formatOf(file: string): ConfigFormat | null {
  const name = file.slice(file.lastIndexOf("/") + 1);
  if (/\.ya?ml$|\.json$/.test(name)) return "yaml";
  if (/^Dockerfile|\.dockerfile$/i.test(name)) return "dockerfile";
  if (name.endsWith(".service")) return "unit";
  return name.endsWith(".conf") ? "nginx" : null;
}
