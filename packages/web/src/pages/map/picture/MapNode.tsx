import type { ConceptStanding, MapBox } from "@aulo/contract";
import { markName, StateShape } from "../../../features/standing/StateMark.tsx";
import { SureShape } from "../../../features/standing/SureMark.tsx";
import { sureness } from "../../../words/sureness.ts";
import { wrapTitle } from "./wrap-title.ts";

type MapNodeProps = {
  id: string;
  box: MapBox;
  title: string;
  standing: ConceptStanding | undefined;
  isMarked: boolean;
  onChoose: () => void;
};

/** A concept in the picture: its title, its state as shape and word, and Aulo's certainty as bars. */
export function MapNode({ id, box, title, standing, isMarked, onChoose }: MapNodeProps) {
  const state = standing?.state ?? "locked";
  return (
    // biome-ignore lint/a11y: the picture is hidden from screen readers and keys, which use the list.
    <g
      className="map-node"
      data-node={id}
      data-state={state}
      data-marked={isMarked}
      data-in-goal={standing?.inGoal ?? false}
      transform={`translate(${box.x} ${box.y})`}
      onClick={onChoose}
    >
      <rect className="map-box" width={box.width} height={box.height} rx="9" />
      {wrapTitle(title).map((line, index, lines) => (
        <text key={line} className="map-title" x="12" y={(lines.length === 1 ? 27 : 22) + index * 17}>
          {line}
        </text>
      ))}
      <g transform={`translate(12 ${box.height - 18})`}>
        <g transform="scale(0.75)">
          <StateShape mark={state} />
        </g>
        <text className="map-state" x="17" y="10">
          {markName(state)}
        </text>
      </g>
      {standing !== undefined && (
        <g transform={`translate(${box.width - 24} ${box.height - 19})`}>
          <title>{sureness(standing.uncertainty).name}</title>
          <SureShape bars={sureness(standing.uncertainty).bars} />
        </g>
      )}
    </g>
  );
}
