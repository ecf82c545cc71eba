import type { ConceptId } from "@aulo/contract";
import { Button } from "../../../ui/Button.tsx";
import { Note } from "../../../ui/Note.tsx";
import { useTrack } from "../../track/use-track.ts";

/** For an exercise that cannot run on this machine: nothing is asked for that the machine cannot do. */
export function NotRunnable({ concept, onGoOn }: { concept: ConceptId; onGoOn: () => void }) {
  const { title } = useTrack();
  return (
    <Note title="You can go on without it">
      <p>Where an exercise cannot run, right answers to questions are enough for “{title(concept)}”.</p>
      <div>
        <Button onClick={onGoOn}>Go on without it</Button>
      </div>
    </Note>
  );
}
