import { describeMachine } from "../machine.ts";
import { commandOf } from "../publish.ts";
import { quantile } from "../quantile.ts";

/** `times` of each request in ms, `processorMsEach`: processor time of the web node for all requests of one learner. */
export type ScaleRow = {
  learners: number;
  entries: number;
  bytesEach: number;
  processorMsEach: number;
  times: Record<string, readonly number[]>;
};

type ScaleReport = { answers: number; drawn: number; rows: readonly ScaleRow[] };

/** Most that the median of a request, or the size of a learner, may be with the most learners, divided by that with the fewest. */
const MOST_GROWTH = 1.5;
const KB = 1_024;

/** The page for people, and what grew too much. */
export function toPage({ answers, drawn, rows }: ScaleReport): { page: string; grown: string[] } {
  const first = rows[0];
  const last = rows.at(-1);
  if (first === undefined || last === undefined) throw new Error("Nothing was measured.");
  const growths = [
    ...Object.keys(first.times).map((name) => ({
      name,
      growth: quantile(last.times[name] ?? [], 0.5) / quantile(first.times[name] ?? [], 0.5),
    })),
    { name: "processor time of the web node", growth: last.processorMsEach / first.processorMsEach },
    { name: "bytes of a learner", growth: last.bytesEach / first.bytesEach },
  ];
  const grown = growths.filter(({ growth }) => growth > MOST_GROWTH).map(({ name }) => name);
  const headings = rows.map(({ learners }) => learners.toLocaleString("en-GB"));
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const growthOf = (name: string) =>
    (growths.find((each) => each.name === name)?.growth ?? Number.NaN).toFixed(2);
  const page = `# Cost of one learner among many

\`${commandOf("bench:scale")}\` on ${describeMachine()}. Each learner has ${answers} answers with their lessons and checks. Median and 99th percentile of
${drawn} learners drawn at random, none asked for before, one request at a time; PostgreSQL, the web node and the benchmark share the
processors. The bar for growth is ${MOST_GROWTH}.

${line(["ms (median / p99) with so many learners", ...headings, "growth"])}
${line(["---", ...headings.map(() => "---"), "---"])}
${Object.keys(first.times)
  .map((name) =>
    line([
      `\`${name}\``,
      ...rows.map(
        ({ times }) =>
          `${quantile(times[name] ?? [], 0.5).toFixed(1)} / ${quantile(times[name] ?? [], 0.99).toFixed(1)}`,
      ),
      growthOf(name),
    ]),
  )
  .join("\n")}
${line(["processor ms of the web node for these requests", ...rows.map(({ processorMsEach }) => processorMsEach.toFixed(1)), growthOf("processor time of the web node")])}
${line(["KB of a learner, indexes included", ...rows.map(({ bytesEach }) => (bytesEach / KB).toFixed(0)), growthOf("bytes of a learner")])}
${line(["entries of all logs", ...rows.map(({ entries }) => entries.toLocaleString("en-GB")), ""])}

${grown.length === 0 ? "Nothing grows with the number of learners." : `More than the bar: ${grown.join(", ")}.`}
`;
  return { page, grown };
}
