import { join } from "node:path";
import type { z } from "zod";
import type { Problem } from "../problem.ts";
import { parseShape } from "./parse-shape.ts";
import { readOptionalFile } from "./read-folder.ts";
import { readYaml } from "./read-yaml.ts";
import type { Locate } from "./sources.ts";

/** One reading of a track: what was found wrong so far, and where values stand. */
export type Reading = { folder: string; problems: Problem[]; locate: Map<string, Locate> };

export function reportShape(
  reading: Reading,
  file: string,
  message: string,
  spot = { line: 1, column: 1 },
): void {
  reading.problems.push({ file, ...spot, path: "", message, rule: "shape" });
}

/** Value of a YAML file in its shape; null when it is missing or out of shape, which is then reported. */
export async function readShaped<Shape>(
  reading: Reading,
  file: string,
  schema: z.ZodType<Shape>,
): Promise<Shape | null> {
  const text = await readOptionalFile(join(reading.folder, file));
  if (text === null) {
    reportShape(reading, file, "This file is missing.");
    return null;
  }
  return parseYaml(reading, { file, text, firstLine: 1 }, schema);
}

export function parseYaml<Shape>(
  reading: Reading,
  source: { file: string; text: string; firstLine: number },
  schema: z.ZodType<Shape>,
): Shape | null {
  const yaml = readYaml(source.text, source.firstLine);
  reading.locate.set(source.file, yaml.locate);
  const { value, problems } = parseShape(source.file, yaml, schema);
  reading.problems.push(...problems);
  return value;
}
