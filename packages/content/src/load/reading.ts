import { join } from "node:path";
import type { z } from "zod";
import type { Problem } from "../problem.ts";
import { parseShape } from "./parse-shape.ts";
import { readOptionalFile } from "./read-folder.ts";
import { readYaml } from "./read-yaml.ts";
import type { Locate } from "./sources.ts";

/** State of one load of a track: the problems so far, and the positions of values by file. */
export type Reading = { folder: string; problems: Problem[]; locate: Map<string, Locate> };

export function reportShape(
  reading: Reading,
  file: string,
  message: string,
  spot = { line: 1, column: 1 },
): void {
  reading.problems.push({ file, ...spot, path: "", message, rule: "shape" });
}

/** Reads and validates a YAML file. Reports a missing or invalid file and returns null for it. */
export async function readShaped<Shape>(
  reading: Reading,
  file: string,
  schema: z.ZodType<Shape>,
): Promise<Shape | null> {
  const text = await readOptionalFile(join(reading.folder, file));
  if (text !== null) return parseYaml(reading, { file, text, firstLine: 1 }, schema);
  reportShape(reading, file, "This file is missing.");
  return null;
}

/** Reads and validates a YAML file that may be missing. Reports an invalid file and returns null for both. */
export async function readOptionalShaped<Shape>(
  reading: Reading,
  file: string,
  schema: z.ZodType<Shape>,
): Promise<Shape | null> {
  const text = await readOptionalFile(join(reading.folder, file));
  return text === null ? null : parseYaml(reading, { file, text, firstLine: 1 }, schema);
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
