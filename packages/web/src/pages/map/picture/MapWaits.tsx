import { useNavigate } from "react-router";
import { StateMark } from "../../../features/standing/StateMark.tsx";
import { useTrack } from "../../../features/track/use-track.ts";
import { paths } from "../../../paths.ts";

/** The waits, below the stages of the picture. */
export function MapWaits({ marked }: { marked: string | null }) {
  const { track } = useTrack();
  const navigate = useNavigate();
  return (
    <div className="map-waits">
      {track.waits.map(({ id, title }) => (
        // biome-ignore lint/a11y: the picture is hidden from screen readers and keys, which use the list.
        <div
          key={id}
          className="map-wait"
          data-node={id}
          data-marked={id === marked}
          onClick={() => void navigate(paths.mapOf({ wait: id }), { preventScrollReset: true })}
        >
          <span>{title}</span>
          <StateMark mark="waits" />
        </div>
      ))}
    </div>
  );
}
