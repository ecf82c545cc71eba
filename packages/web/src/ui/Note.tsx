import type { ReactNode } from "react";

type NoteProps = {
  tone?: "plain" | "good" | "wrong" | "wait";
  title?: ReactNode;
  children?: ReactNode;
};

/** A remark set off from the text around it. */
export function Note({ tone = "plain", title, children }: NoteProps) {
  return (
    <div className="note" data-tone={tone}>
      {title !== undefined && <p className="note-title">{title}</p>}
      {children}
    </div>
  );
}
