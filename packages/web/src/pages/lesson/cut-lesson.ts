import type { LessonBlock } from "@aulo/contract";

/** A lesson around one of its parts. */
export type CutLesson = { before: LessonBlock[]; part: LessonBlock[]; after: LessonBlock[] };

const HEADING = /^<h([2-4]) id="([^"]+)">/;

/** Cuts a lesson at the part with this heading, up to the next heading of its level or above. Without such a heading all is `before`. */
export function cutLesson(blocks: readonly LessonBlock[], section: string | null): CutLesson {
  const pieces = blocks.flatMap(cutAtHeadings);
  const from = pieces.findIndex((piece) => headingOf(piece)?.id === section);
  if (section === null || from < 0) return { before: [...blocks], part: [], after: [] };
  const level = headingOf(pieces[from])?.level ?? 0;
  const length = pieces.slice(from + 1).findIndex((piece) => (headingOf(piece)?.level ?? level + 1) <= level);
  const to = length < 0 ? pieces.length : from + 1 + length;
  return { before: pieces.slice(0, from), part: pieces.slice(from, to), after: pieces.slice(to) };
}

/** Blocks of text that begin with a heading or have none. */
function cutAtHeadings(block: LessonBlock): LessonBlock[] {
  if (block.kind !== "text") return [block];
  const texts = block.html.split(/(?=<h[2-4] id=")/).filter((html) => html.trim() !== "");
  return texts.map((html) => ({ ...block, html }));
}

function headingOf(block: LessonBlock | undefined): { level: number; id: string } | null {
  const [, level, id] = (block?.kind === "text" ? HEADING.exec(block.html) : null) ?? [];
  return level === undefined || id === undefined ? null : { level: Number(level), id };
}
