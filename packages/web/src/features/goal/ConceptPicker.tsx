import "./goal.css";
import type { ConceptId, TrackOverview } from "@aulo/contract";
import { inMinutesOrHours } from "@aulo/contract/words/quantities";
import { useState } from "react";
import { Button } from "../../ui/Button.tsx";
import { groupByStage, type StageGroup } from "../track/group-by-stage.ts";

type ConceptPickerProps = {
  track: TrackOverview;
  /** Concepts of the path before any edit. */
  proposed: readonly ConceptId[];
  chosen: ReadonlySet<ConceptId>;
  /** Concepts that the goal names. */
  targets: readonly ConceptId[];
  onToggle: (id: ConceptId, wanted: boolean) => void;
};

/** The concepts of a path by stage, with checkboxes to drop and add concepts. */
export function ConceptPicker(props: ConceptPickerProps) {
  const [showsAll, setShowsAll] = useState(false);
  const { track, proposed, chosen } = props;
  const shown = showsAll ? undefined : new Set([...proposed, ...chosen]);
  return (
    <div className="stack">
      <ol className="picker plain-list">
        {groupByStage(track, shown).map((stage) => (
          <StagePicker key={stage.id} stage={stage} {...props} />
        ))}
      </ol>
      <div className="row-quiet">
        <Button look="quiet" aria-pressed={showsAll} onClick={() => setShowsAll(!showsAll)}>
          {showsAll ? "Show this path only" : "Add other concepts"}
        </Button>
      </div>
    </div>
  );
}

function StagePicker({ stage, chosen, targets, onToggle }: { stage: StageGroup } & ConceptPickerProps) {
  return (
    <li>
      <fieldset className="picker-stage">
        <legend>
          {stage.number !== null && <span className="stage-number">{stage.number}</span>} {stage.title}
        </legend>
        {stage.concepts.map(({ id, title, minutes }) => (
          <label key={id} className="tick picker-concept">
            <input
              type="checkbox"
              checked={chosen.has(id)}
              onChange={(event) => onToggle(id, event.currentTarget.checked)}
            />
            <span>
              {title}
              {targets.includes(id) && <span className="picker-target"> your goal</span>}
            </span>
            <span className="soft small picker-minutes">{inMinutesOrHours(minutes)}</span>
          </label>
        ))}
      </fieldset>
    </li>
  );
}
