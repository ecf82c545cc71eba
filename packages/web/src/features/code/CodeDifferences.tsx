import "./editor.css";
import { Loading } from "../../ui/Loading.tsx";
import { LazyPart } from "../problem/LazyPart.tsx";
import type { DifferencesProps } from "./CodeMirrorDifferences.tsx";

/** A lazily loaded comparison of two texts. */
export function CodeDifferences(props: DifferencesProps) {
  return (
    <LazyPart
      name="comparison"
      load={async () => (await import("./CodeMirrorDifferences.tsx")).CodeMirrorDifferences}
      props={props}
      waits={<Loading what="The comparison is loading." />}
    />
  );
}
