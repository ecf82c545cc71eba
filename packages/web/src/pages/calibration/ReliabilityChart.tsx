import type { CalibrationView } from "@aulo/contract";
import { wilsonInterval } from "./wilson-interval.ts";

type Bin = CalibrationView["byChance"][number];

const SIZE = 280;
const TICKS = [0, 0.25, 0.5, 0.75, 1] as const;

/** Reliability diagram: expected share across, actual share upwards. On the diagonal, Aulo is well calibrated. */
export function ReliabilityChart({ bins }: { bins: readonly Bin[] }) {
  const filled = bins.filter(({ answers }) => answers > 0);
  return (
    <figure className="reliability">
      <svg
        viewBox={`-44 -12 ${SIZE + 60} ${SIZE + 60}`}
        role="img"
        aria-label={`Expected against right, in ${filled.length} groups of answers; the table below has the numbers.`}
      >
        {TICKS.map((tick) => (
          <Tick key={tick} tick={tick} />
        ))}
        <path className="reliability-ideal" d={`M0 ${SIZE}L${SIZE} 0`} />
        {filled.map((bin) => (
          <Point key={bin.from} bin={bin} />
        ))}
        <text className="reliability-axis" x={SIZE / 2} y={SIZE + 42} textAnchor="middle">
          chance that Aulo gave, %
        </text>
        <text className="reliability-axis" x="-34" y={SIZE / 2} transform={`rotate(-90 -34 ${SIZE / 2})`}>
          right, %
        </text>
      </svg>
      <figcaption className="small soft">
        On the dashed line, answers are right as often as Aulo said; above it, more often. A larger dot stands
        for more answers; the bar through it is where the true share lies, with 95 % confidence.
      </figcaption>
    </figure>
  );
}

function Tick({ tick }: { tick: number }) {
  const says = Math.round(tick * 100);
  return (
    <g>
      <path className="reliability-grid" d={`M0 ${height(tick)}H${SIZE}M${place(tick)} 0V${SIZE}`} />
      <text x="-8" y={height(tick) + 5} textAnchor="end">
        {says}
      </text>
      <text x={place(tick)} y={SIZE + 20} textAnchor="middle">
        {says}
      </text>
    </g>
  );
}

function height(share: number): number {
  return place(1 - share);
}

function place(chance: number): number {
  return Math.round(chance * SIZE * 10) / 10;
}

function Point({ bin: { answers, right, expected } }: { bin: Bin }) {
  const x = place(expected / answers);
  const { low, high } = wilsonInterval(right, answers);
  return (
    <g>
      <path className="reliability-within" d={`M${x} ${height(low)}V${height(high)}`} />
      <circle
        className="reliability-point"
        cx={x}
        cy={height(right / answers)}
        r={Math.min(11, 4 + Math.sqrt(answers))}
      />
    </g>
  );
}
