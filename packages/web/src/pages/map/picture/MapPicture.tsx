import type { TrackMap } from "@aulo/contract";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useNavigate } from "react-router";
import { queries } from "../../../api/queries.ts";
import { useTrack } from "../../../features/track/use-track.ts";
import { paths } from "../../../paths.ts";
import type { Standings } from "../use-path.ts";
import { MapNode } from "./MapNode.tsx";
import { MapWaits } from "./MapWaits.tsx";

type MapPictureProps = {
  standings: Standings;
  chosen: string | null;
  /** Id of the list entry that has the focus. */
  focused: string | null;
};

/**
 * The map as a picture, for eye and pointer. Screen readers and keys use the list. The picture shows which entry of
 * the list has the focus.
 */
export function MapPicture({ standings, chosen, focused }: MapPictureProps) {
  const { concept } = useTrack();
  const navigate = useNavigate();
  const { data: map } = useSuspenseQuery(queries.trackMap());
  const picture = useRef<SVGSVGElement>(null);
  const marked = focused ?? chosen;
  useEffect(() => {
    if (focused === null) return;
    picture.current
      ?.querySelector(`[data-node="${CSS.escape(focused)}"]`)
      ?.scrollIntoView({ block: "nearest" });
  }, [focused]);
  return (
    <div className="map-picture" aria-hidden="true">
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: hidden from screen readers, which get the list. */}
      <svg ref={picture} viewBox={`0 0 ${map.width} ${map.height}`} width={map.width}>
        <Stages map={map} />
        <Edges map={map} marked={marked} />
        {map.nodes.map(({ concept: id, box }) => (
          <MapNode
            key={id}
            id={id}
            box={box}
            title={concept(id)?.title ?? id}
            standing={standings.get(id)}
            isMarked={id === marked}
            onChoose={() => void navigate(paths.mapOf({ concept: id }), { preventScrollReset: true })}
          />
        ))}
      </svg>
      <MapWaits marked={marked} />
    </div>
  );
}

function Stages({ map }: { map: TrackMap }) {
  return map.stages.map(({ id, number, title, box }) => (
    <g key={id}>
      <rect className="map-band" {...box} rx="10" />
      <text className="map-band-title" x={box.x + 14} y={box.y + 20}>
        {number} {title}
      </text>
    </g>
  ));
}

function Edges({ map, marked }: { map: TrackMap; marked: string | null }) {
  return map.edges.map(({ from, to, near, path }) => (
    <path
      key={`${from}>${to}`}
      className="map-edge"
      data-near={near}
      data-marked={from === marked || to === marked}
      d={path}
    />
  ));
}
