import type { PathView } from "@aulo/contract";
import { useSearchParams } from "react-router";
import { useTrack } from "../../../features/track/use-track.ts";
import { ButtonLink } from "../../../ui/Button.tsx";
import type { Standings } from "../use-path.ts";
import { ConceptPanel } from "./ConceptPanel.tsx";
import { WaitPanel } from "./WaitPanel.tsx";

type ChosenPanelProps = { path: PathView; standings: Standings };

/** The side panel of the map, with the chosen concept or wait. */
export function ChosenPanel({ path, standings }: ChosenPanelProps) {
  const [search] = useSearchParams();
  const { track, concept } = useTrack();
  const chosenConcept = concept(search.get("concept") ?? "");
  const standing = chosenConcept && standings.get(chosenConcept.id);
  const wait = track.waits.find(({ id }) => id === search.get("wait"));
  const rest = new URLSearchParams([...search].filter(([name]) => name === "view"));
  return (
    <aside className="panel stack" aria-label="Chosen on the map">
      {chosenConcept !== undefined && standing !== undefined && (
        <ConceptPanel key={chosenConcept.id} concept={chosenConcept} standing={standing} />
      )}
      {wait !== undefined && (
        <WaitPanel key={wait.id} wait={wait} standing={path.waits.find((one) => one.wait === wait.id)} />
      )}
      <div className="row-quiet">
        <ButtonLink look="quiet" to={{ search: rest.toString() }} preventScrollReset>
          Close
        </ButtonLink>
      </div>
    </aside>
  );
}
