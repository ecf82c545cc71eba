import type { Note as NoteOf, PublicItem } from "@aulo/contract";
import type { ReactNode } from "react";
import { Note } from "../../../ui/Note.tsx";
import { TrackHtml } from "../../track/TrackHtml.tsx";

type FeedbackNotesProps = { item: PublicItem; notes: readonly NoteOf[] };

/** Remarks on parts of an answer. Those on options stand beside the options already. */
export function FeedbackNotes({ item, notes }: FeedbackNotesProps) {
  if (item.kind === "choose-one" || item.kind === "choose-several") return null;
  const told = notes.filter(({ chosen, about }) => chosen || about === null || item.kind === "fill-blank");
  return told.map(({ about, right, becauseHtml, misconception }) => (
    <Note key={`${about}${becauseHtml}`} tone={right ? "good" : "wrong"} {...titleOf(item, about)}>
      <TrackHtml html={becauseHtml} />
      <Misconception name={misconception} />
    </Note>
  ));
}

/** The name of the wrong idea behind an answer, when it was foreseen. */
export function Misconception({ name }: { name: string | null }) {
  if (name === null) return null;
  return (
    <p className="misconception small">
      A common mix-up: <strong>{name}</strong>
    </p>
  );
}

function titleOf(item: PublicItem, about: string | null): { title?: ReactNode } {
  if (about === null) return {};
  if (item.kind === "fill-blank") return { title: `Blank ${about}` };
  const line = item.kind === "order-lines" ? item.lines.find(({ id }) => id === about) : undefined;
  return line === undefined ? {} : { title: <code>{line.text.trim()}</code> };
}
