import type { Note } from "@aulo/contract";
import { Icon } from "../../../ui/Icon.tsx";
import { TrackHtml } from "../../track/TrackHtml.tsx";
import { Misconception } from "./FeedbackNotes.tsx";

type OptionsFeedbackProps = {
  options: readonly { id: string; html: string }[];
  notes: readonly Note[];
};

/** Every option with its reason. Only a chosen option is called wrong. */
export function OptionsFeedback({ options, notes }: OptionsFeedbackProps) {
  return (
    <ul className="options plain-list">
      {options.map(({ id, html }) => {
        const note = notes.find(({ about }) => about === id);
        return (
          <li key={id} className="option option-shown" data-right={note?.right} data-chosen={note?.chosen}>
            <span className="option-mark">
              {note?.right === true && <Icon name="right" />}
              {note?.right === false && note.chosen && <Icon name="wrong" />}
            </span>
            <div className="stack-s">
              <p className="option-verdict small">
                {verdictOn(note)}
                {note?.chosen === true && <span className="chosen-mark">your choice</span>}
              </p>
              <TrackHtml html={html} />
              {note !== undefined && <TrackHtml html={note.becauseHtml} className="option-because" />}
              {note?.chosen === true && <Misconception name={note.misconception} />}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

function verdictOn(note: Note | undefined): string {
  if (note?.right === true) return "Right";
  return note?.chosen === true ? "Wrong" : "Not this one";
}
