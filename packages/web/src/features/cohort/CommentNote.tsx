import "./cohort.css";
import type { Comment } from "@aulo/contract";
import type { ReactNode } from "react";
import { toDay } from "../../words/moments.ts";

type CommentNoteProps = { comment: Comment; children: ReactNode };

/** A mentor's comment as plain text, with its buttons. */
export function CommentNote({ comment, children }: CommentNoteProps) {
  return (
    <article className="stack-s">
      <p className="small soft">
        {comment.mentorName} on {comment.title}, {toDay(comment.at)}
      </p>
      <p className="plain-text">{comment.text}</p>
      <div className="row row-quiet">{children}</div>
    </article>
  );
}
