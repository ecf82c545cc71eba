import type { Files } from "@aulo/contract";
import { createTwoFilesPatch, OMIT_HEADERS } from "diff";
import { plain } from "../terminal/plain.ts";
import type { Screen } from "../terminal/screen.ts";

/** The difference between two versions, file by file, as a unified diff; empty when they are the same. */
export function diffLines(before: Files, after: Files, { style }: Pick<Screen, "style">): string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].toSorted();
  return names.flatMap((name) => {
    const [one, other] = [before[name] ?? "", after[name] ?? ""];
    if (one === other && Object.hasOwn(before, name) === Object.hasOwn(after, name)) return [];
    const state = Object.hasOwn(before, name) ? (Object.hasOwn(after, name) ? "" : " (removed)") : " (added)";
    const patch = createTwoFilesPatch(name, name, one, other, "", "", { headerOptions: OMIT_HEADERS });
    return [
      style.strong(`${plain(name)}${state}`),
      ...patch
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => markLine(plain(line), { style })),
    ];
  });
}

function markLine(line: string, { style }: Pick<Screen, "style">): string {
  if (line.startsWith("+")) return style.good(line);
  return line.startsWith("-") ? style.bad(line) : line;
}
