import { createInterface } from "node:readline";
import { pipeline } from "node:stream/promises";

export async function writeErrors(input, output) {
  const errors = [];

  async function* onlyErrors(source) {
    for await (const line of createInterface({ input: source })) {
      if (!line.includes("ERROR")) continue;
      errors.push(`${line}\n`);
    }
    yield* errors;
  }

  await pipeline(input, onlyErrors, output);
  return errors.length;
}
