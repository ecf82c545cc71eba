import "./draft.css";
import type { Files } from "@aulo/contract";
import { useEffect, useRef } from "react";
import { Button } from "../../../ui/Button.tsx";
import { Note } from "../../../ui/Note.tsx";
import { ScrollPre } from "../../../ui/ScrollPre.tsx";
import type { EditedDraft } from "./use-draft.ts";

/** Both versions of a draft that was changed elsewhere, in another tab or an editor, and the choice between them; scrolled into view. Empty otherwise. */
export function DraftConflict({ draft }: { draft: EditedDraft }) {
  const { files, theirs, keepMine, takeTheirs } = draft;
  const note = useRef<HTMLDivElement>(null);
  const isThere = theirs !== null;
  useEffect(() => {
    if (isThere) note.current?.scrollIntoView({ block: "nearest" });
  }, [isThere]);
  if (theirs === null) return null;
  return (
    <div ref={note} role="alert" className="comes-into-view">
      <Note tone="wait" title="This exercise was changed elsewhere: in another tab, or in your editor">
        <p>Both versions are still here. Choose the one to keep: it replaces the other.</p>
        {differing(files, theirs.files).map((path) => (
          <div key={path} className="draft-versions">
            <DraftVersion title={`${path} in this tab`} text={files[path] ?? ""} />
            <DraftVersion title={`${path} in the other one`} text={theirs.files[path] ?? ""} />
          </div>
        ))}
        <div className="row">
          <Button look="primary" onClick={keepMine}>
            Keep mine
          </Button>
          <Button onClick={takeTheirs}>Take the other</Button>
        </div>
      </Note>
    </div>
  );
}

function DraftVersion({ title, text }: { title: string; text: string }) {
  return (
    <figure className="stack-s">
      <figcaption className="small">{title}</figcaption>
      <ScrollPre className="code" label={title}>
        {text}
      </ScrollPre>
    </figure>
  );
}

function differing(mine: Files, theirs: Files): string[] {
  return [...new Set([...Object.keys(mine), ...Object.keys(theirs)])].filter(
    (path) => mine[path] !== theirs[path],
  );
}
