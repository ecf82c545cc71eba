import "./sure-mark.css";
import type { Sureness } from "../../words/sureness.ts";

const BARS = [1, 2, 3] as const;

/** Three bars, the full ones for how sure Aulo is; in a box of 14 × 12, for use inside another drawing. */
export function SureShape({ bars }: Pick<Sureness, "bars">) {
  return (
    <g className="sure-shape">
      {BARS.map((bar) => (
        <rect
          key={bar}
          className={bar <= bars ? "sure-full" : "sure-empty"}
          x={(bar - 1) * 5 + 0.5}
          y={11 - bar * 3.4}
          width="3"
          height={bar * 3.4 + 0.5}
          rx="0.8"
        />
      ))}
    </g>
  );
}

type SureMarkProps = {
  sure: Sureness;
  /** Words only for screen readers: where there is no room. */
  isShort?: boolean;
};

/** How sure Aulo is of a belief, as bars and in words. */
export function SureMark({ sure: { bars, name }, isShort = false }: SureMarkProps) {
  return (
    <span className="sure-mark" title={name}>
      <svg viewBox="0 0 14 12" aria-hidden="true">
        <SureShape bars={bars} />
      </svg>
      <span className={isShort ? "unseen" : undefined}>{name}</span>
    </span>
  );
}
