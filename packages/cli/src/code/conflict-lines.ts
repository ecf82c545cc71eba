import { plain } from "../terminal/plain.ts";
import type { Screen } from "../terminal/screen.ts";
import { diffLines } from "./diff-lines.ts";
import type { SyncEnd } from "./draft-sync.ts";

/** Both versions of a draft that the page and the learner changed, and how to choose. */
export function conflictLines(
  { theirs, kept, local, revision }: Extract<SyncEnd, { kind: "conflict" }>,
  screen: Pick<Screen, "style">,
): string[] {
  return [
    screen.style.bad(
      `The page saved revision ${revision} while you changed the folder too. Nothing is lost:`,
    ),
    `yours is in the folder, and the page's is in ${plain(kept)}.`,
    "From the page's version to yours:",
    ...diffLines(theirs, local.files, screen),
    "Press m to keep yours, or p to take the page's. Until then the draft is not saved; the tests run on yours.",
  ];
}
