import { Instrumenter } from "@stryker-mutator/instrumenter";
import { type Edit, type Mutant, toMutants } from "./mutant.ts";

/** Mutants of a JavaScript or TypeScript file, with all mutators of Stryker. @throws SyntaxError when it cannot be parsed */
export async function mutateJs(file: string, text: string): Promise<Mutant[]> {
  const instrumenter = new Instrumenter(SILENT);
  const sources = [{ name: file, mutate: true, content: text }];
  const options = { plugins: null, excludedMutations: [], ignorers: [] };
  const { mutants } = await instrumenter.instrument(sources, options);
  const offsets = lineOffsets(text);
  const edits = mutants.map(({ mutatorName, location: { start, end }, replacement }): Edit => {
    return {
      mutator: mutatorName,
      start: (offsets[start.line] ?? 0) + start.column,
      end: (offsets[end.line] ?? 0) + end.column,
      replacement,
    };
  });
  return toMutants(file, text, edits);
}

/** Offset of each line's first character. */
function lineOffsets(text: string): number[] {
  const breaks = [...text.matchAll(/\n/g)].map(({ index }) => index + 1);
  return [0, ...breaks];
}

function ignore(): void {}

function isOff(): boolean {
  return false;
}

/** Stryker reports its progress to a logger. */
const SILENT: ConstructorParameters<typeof Instrumenter>[0] = {
  isTraceEnabled: isOff,
  isDebugEnabled: isOff,
  isInfoEnabled: isOff,
  isWarnEnabled: isOff,
  isErrorEnabled: isOff,
  isFatalEnabled: isOff,
  trace: ignore,
  debug: ignore,
  info: ignore,
  warn: ignore,
  error: ignore,
  fatal: ignore,
};
