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
import { usePath } from "./use-path.ts";

const MapPicture = lazy(async () => ({ default: (await import("./picture/MapPicture.tsx")).MapPicture }));

/** Smallest screen for the picture. On a narrower one, twelve stages are too small to read. */
const PICTURE_FROM = "(min-width: 60rem)";

export function MapPage() {
  const { path, standings } = usePath();
  const [search, setSearch] = useSearchParams();
  const [focused, setFocused] = useState<string | null>(null);
  const isPicture = (search.get("view") ?? defaultView()) === "picture";
  const chosen = search.get("concept") ?? search.get("wait");
  const show = (view: string) => {
    if (view !== "") setSearch((before) => new URLSearchParams({ ...Object.fromEntries(before), view }));
  };
  return (
    <Page title="The map" width="wide" over={path.goal?.title}>
      <div className="map-head">
        <div className="stack">
          {path.goal !== null && (
            <p className="map-count">
              {sayCounts(path.goal)} · {sayLeft(path.goal)}
            </p>
          )}
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
        <ProgressChart />
      </div>
      <div className="map-body">
        {chosen !== null && <ChosenPanel path={path} standings={standings} />}
        <div>
          {isPicture && (
            <Suspense fallback={<Loading what="The map is being drawn." />}>
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
    </Page>
  );
}

function defaultView() {
  return window.matchMedia(PICTURE_FROM).matches ? "picture" : "list";
}
