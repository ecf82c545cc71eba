import { useTrack } from "../../../features/track/use-track.ts";
import { type StageShape, shapesOf, sketchMap } from "./sketch-map.ts";

/** Stages of a usual size, drawn until the track is there. */
const USUAL: readonly StageShape[] = [
  [1, 3, 2, 1],
  [1, 4],
  [2, 3],
  [1, 3],
  [1, 2],
  [1, 1, 2],
  [2, 3, 2, 1],
];

/** The map's empty boxes, drawn while ELK lays the map out. */
export function TrackSkeleton() {
  const { track } = useTrack();
  return <MapSkeleton shapes={shapesOf(track)} />;
}

/** The map's empty boxes, in the size of the map. */
export function MapSkeleton({ shapes = USUAL }: { shapes?: readonly StageShape[] }) {
  const { width, height, stages } = sketchMap(shapes);
  return (
    <div className="map-picture map-skeleton" role="status">
      <p className="unseen">The map is being drawn.</p>
      <svg viewBox={`0 0 ${width} ${height}`} width={width} aria-hidden="true">
        {stages.map(({ box, nodes }) => (
          <g key={box.y}>
            <rect className="map-band" {...box} rx="10" />
            {nodes.map((node) => (
              <rect key={`${node.x} ${node.y}`} className="map-box" {...node} rx="9" />
            ))}
          </g>
        ))}
      </svg>
    </div>
  );
}
