import "./line-chart.css";

type LineChartProps = {
  /** Values in order, each 0-1. */
  values: readonly number[];
  /** Text alternative for screen readers. */
  label: string;
  from: string;
  to: string;
  /** Label of the top of the scale. */
  top: string;
};

const BOX = { width: 320, height: 96 } as const;

/** A small line chart over time. */
export function LineChart({ values, label, from, to, top }: LineChartProps) {
  const points = values.map((value, index) => toPoint(value, index, values.length));
  const line = points.map(({ x, y }) => `${x},${y}`).join(" ");
  const end = points.at(-1);
  return (
    <figure className="line-chart">
      <svg viewBox={`-6 -6 ${BOX.width + 12} ${BOX.height + 12}`} role="img" aria-label={label}>
        <path
          className="line-chart-grid"
          d={`M0 0H${BOX.width}M0 ${BOX.height / 2}H${BOX.width}M0 ${BOX.height}H${BOX.width}`}
        />
        {points.length > 0 && (
          <polygon
            className="line-chart-area"
            points={`0,${BOX.height} ${line} ${end?.x ?? 0},${BOX.height}`}
          />
        )}
        <polyline className="line-chart-line" points={line} />
        {end !== undefined && <circle className="line-chart-end" cx={end.x} cy={end.y} r="4.5" />}
      </svg>
      <figcaption className="small soft">
        <span>{from}</span>
        <span>{top}</span>
        <span>{to}</span>
      </figcaption>
    </figure>
  );
}

function toPoint(value: number, index: number, count: number): { x: number; y: number } {
  const x = count === 1 ? BOX.width : (index / (count - 1)) * BOX.width;
  return { x: Math.round(x * 10) / 10, y: Math.round((1 - value) * BOX.height * 10) / 10 };
}
