import { compareOutput } from "./compare-output.ts";

type OutputComparisonProps = {
  /** Null when nothing was predicted. */
  yours: string | null;
  right: string;
};

/** The predicted output beside the real output. Lines that differ are marked. */
export function OutputComparison({ yours, right }: OutputComparisonProps) {
  const lines = compareOutput(yours ?? "", right);
  return (
    <div className="table-scroll">
      <table className="table">
        <thead>
          <tr>
            {yours !== null && <th scope="col">You said</th>}
            <th scope="col">It prints</th>
            {yours !== null && (
              <th scope="col" className="table-mark">
                Same?
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ predicted, printed, same }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one comparison never move.
            <tr key={index} data-same={yours === null || same}>
              {yours !== null && <Cell text={predicted} />}
              <Cell text={printed} />
              {yours !== null && <td className="table-mark">{same ? "same" : "differs"}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ text }: { text: string | null }) {
  return <td>{text === null ? <span className="soft">no line</span> : <code>{text}</code>}</td>;
}
