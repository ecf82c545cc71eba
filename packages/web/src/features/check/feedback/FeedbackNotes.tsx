import type { Note as NoteOf, PublicItem } from "@aulo/contract";
import type { ReactNode } from "react";
import { Note } from "../../../ui/Note.tsx";
import { TrackHtml } from "../../track/TrackHtml.tsx";

type FeedbackNotesProps = { item: PublicItem; notes: readonly NoteOf[] };

/** Notes on parts of an answer. Notes on options are left out: `OptionsFeedback` shows them. */
export function FeedbackNotes({ item, notes }: FeedbackNotesProps) {
  if (item.kind === "choose-one" || item.kind === "choose-several") return null;
  const told = notes.filter(({ chosen, about }) => chosen || about === null || item.kind === "fill-blank");
  return told.map(({ about, right, chosen, becauseHtml, misconception }) => (
    <Note
      key={`${about}${becauseHtml}`}
      tone={right ? "good" : chosen ? "wrong" : "plain"}
      {...titleOf(item, about)}
    >
      <TrackHtml html={becauseHtml} />
      <Misconception name={misconception} />
    </Note>
  ));
}

/** The misconception behind a wrong answer, when the track names one. */
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
