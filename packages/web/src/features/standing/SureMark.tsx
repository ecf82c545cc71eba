import "./sure-mark.css";
import type { Sureness } from "../../words/sureness.ts";

const BARS = [1, 2, 3] as const;

/** Three bars in a 14 × 12 box, for use inside another SVG. More full bars mean that Aulo is surer. */
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
  /** Hides the words visually, not from screen readers, where space is short. */
  isShort?: boolean;
};

/** Aulo's certainty about a belief, as bars and in words. */
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
