import type { PublicItem } from "@aulo/contract";
import { ScrollPre } from "../../ui/ScrollPre.tsx";
import { CodeHtml } from "../code/CodeHtml.tsx";
import { TrackHtml } from "../track/TrackHtml.tsx";

/** An item to read, without a form and without its answer. */
export function MissedItem({ item }: { item: PublicItem }) {
  return (
    <div className="missed-item stack-s">
      <TrackHtml html={item.askHtml} />
      <Given item={item} />
    </div>
  );
}

/** The parts of an item that its text speaks of: options, lines or code. */
function Given({ item }: { item: PublicItem }) {
  switch (item.kind) {
    case "choose-one":
    case "choose-several":
      return (
        <ul>
          {item.options.map(({ id, html }) => (
            <li key={id}>
              <TrackHtml html={html} />
            </li>
          ))}
        </ul>
      );
    case "predict-output":
      return <CodeHtml html={item.codeHtml} label="The code" />;
    case "order-lines":
      return (
        <ScrollPre className="code" label="The lines">
          {item.lines.map(({ text }) => text).join("\n")}
        </ScrollPre>
      );
    case "fill-blank":
      return (
        <ScrollPre className="code" label="The code with blanks">
          {item.code.replaceAll(/___\d+___/g, "____")}
        </ScrollPre>
      );
    case "exercise":
      return null;
  }
}
