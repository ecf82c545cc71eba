import type { CalibrationView } from "@aulo/contract";

type Bin = CalibrationView["byChance"][number];

type BinTableProps = {
  caption: string;
  /** Heading of the column that names the bins. */
  by: string;
  bins: readonly Bin[];
};

/** Expected and actual right answers, for every bin with answers. */
export function BinTable({ caption, by, bins }: BinTableProps) {
  return (
    <table className="bins">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{by}</th>
          <th scope="col">Answers</th>
          <th scope="col">Expected right</th>
          <th scope="col">Right</th>
        </tr>
      </thead>
      <tbody>
        {bins
          .filter(({ answers }) => answers > 0)
          .map(({ from, to, answers, right, expected }) => (
            <tr key={from}>
              <th scope="row">
                {Math.round(from * 100)}–{Math.round(to * 100)} %
              </th>
              <td>{answers}</td>
              <td>{expected.toFixed(1)}</td>
              <td>{right}</td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}
