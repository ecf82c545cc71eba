import "./map.css";
import { ToggleGroup } from "radix-ui";
import { lazy, Suspense, useState } from "react";
import { useSearchParams } from "react-router";
import { Loading } from "../../ui/Loading.tsx";
import { Page } from "../../ui/Page.tsx";
import { sayCounts, sayLeft } from "../../words/goal-count.ts";
import { Legend } from "./Legend.tsx";
import { MapList } from "./MapList.tsx";
import { ProgressChart } from "./ProgressChart.tsx";
import { ChosenPanel } from "./panel/ChosenPanel.tsx";
import { MapSkeleton } from "./picture/MapSkeleton.tsx";
import { usePath } from "./use-path.ts";

const MapPicture = lazy(async () => ({ default: (await import("./picture/MapPicture.tsx")).MapPicture }));

/** Smallest screen for the picture. On a narrower one, twelve stages are too small to read. */
const PICTURE_FROM = "(min-width: 60rem)";

/** Holds the place of a line while it loads. */
const EMPTY_LINE = "\u00a0";

/** The map. Its frame and a skeleton appear before any data, in about the size of the loaded page. */
export function MapPage() {
  const [search, setSearch] = useSearchParams();
  const isPicture = (search.get("view") ?? defaultView()) === "picture";
  const chosen = search.get("concept") ?? search.get("wait");
  const show = (view: string) => {
    if (view !== "") setSearch((before) => new URLSearchParams({ ...Object.fromEntries(before), view }));
  };
  return (
    <Page
      title="The map"
      width="wide"
      over={
        <Suspense fallback={EMPTY_LINE}>
          <GoalTitle />
        </Suspense>
      }
    >
      <div className="map-head">
        <div className="stack">
          <Suspense fallback={<p className="map-count">{EMPTY_LINE}</p>}>
            <GoalCount />
          </Suspense>
          <Legend />
          <ToggleGroup.Root
            type="single"
            className="toggle"
            aria-label="Show the map as"
            value={isPicture ? "picture" : "list"}
            onValueChange={show}
          >
            <ToggleGroup.Item className="toggle-item" value="picture">
              Picture
            </ToggleGroup.Item>
            <ToggleGroup.Item className="toggle-item" value="list">
              List
            </ToggleGroup.Item>
          </ToggleGroup.Root>
        </div>
        <Suspense fallback={<p className="progress-chart">{EMPTY_LINE}</p>}>
          <ProgressChart />
        </Suspense>
      </div>
      <Suspense fallback={isPicture ? <MapSkeleton /> : <Loading what="The map is loading." />}>
        <MapBody isPicture={isPicture} chosen={chosen} />
      </Suspense>
    </Page>
  );
}

function GoalTitle() {
  return usePath().path.goal?.title;
}

function GoalCount() {
  const { goal } = usePath().path;
  if (goal === null) return null;
  return (
    <p className="map-count">
      {sayCounts(goal)} · {sayLeft(goal, new Date())}
    </p>
  );
}

function MapBody({ isPicture, chosen }: { isPicture: boolean; chosen: string | null }) {
  const { path, standings } = usePath();
  const [focused, setFocused] = useState<string | null>(null);
  return (
    <div className="map-body">
      {chosen !== null && <ChosenPanel path={path} standings={standings} />}
      <div>
        {isPicture && (
          <Suspense fallback={<MapSkeleton />}>
            <MapPicture standings={standings} chosen={chosen} focused={focused} />
          </Suspense>
        )}
        <MapList
          path={path}
          standings={standings}
          chosen={chosen}
          isUnseen={isPicture}
          onFocus={setFocused}
        />
      </div>
    </div>
  );
}

function defaultView() {
  return window.matchMedia(PICTURE_FROM).matches ? "picture" : "list";
}
