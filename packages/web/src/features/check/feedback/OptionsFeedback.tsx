import type { Note } from "@aulo/contract";
import { Icon } from "../../../ui/Icon.tsx";
import { TrackHtml } from "../../track/TrackHtml.tsx";
import { Misconception } from "./FeedbackNotes.tsx";

type OptionsFeedbackProps = {
  options: readonly { id: string; html: string }[];
  notes: readonly Note[];
};

/** Every option, marked right or wrong, with the reason. */
export function OptionsFeedback({ options, notes }: OptionsFeedbackProps) {
  return (
    <ul className="options plain-list">
      {options.map(({ id, html }) => {
        const note = notes.find(({ about }) => about === id);
        return (
          <li key={id} className="option option-shown" data-right={note?.right} data-chosen={note?.chosen}>
            <span className="option-mark">
              <Icon name={note?.right === true ? "right" : "wrong"} />
            </span>
            <div className="stack-s">
              <p className="option-verdict small">
                {note?.right === true ? "Right" : "Wrong"}
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
