import "./state-mark.css";
import type { ConceptState } from "@aulo/contract";
import type { ReactNode } from "react";
import { STATE_WORDS } from "../../words/states.ts";

export type Mark = ConceptState | "waits";

/** Pictures of the states in a 16 × 16 box. Their shapes differ, so colour is not needed. */
const SHAPES: Readonly<Record<Mark, ReactNode>> = {
  strong: (
    <>
      <circle cx="8" cy="8" r="7" fill="currentColor" />
      <path d="M4.8 8.3l2.2 2.2 4.2-4.6" stroke="var(--raised)" />
    </>
  ),
  due: (
    <>
      <circle cx="8" cy="8" r="6.3" />
      <path d="M8 4.6V8l2.3 1.6" />
    </>
  ),
  answered: (
    <>
      <path d="M3.4 1.9h9.2A1.7 1.7 0 0 1 14.3 3.6v5.6a1.7 1.7 0 0 1-1.7 1.7H8.4l-3.2 3.2v-3.2H3.4A1.7 1.7 0 0 1 1.7 9.2V3.6A1.7 1.7 0 0 1 3.4 1.9z" />
      <path d="M5.2 6.4l2 2 3.7-3.9" />
    </>
  ),
  assumed: <circle cx="8" cy="8" r="6.3" strokeDasharray="2.6 2.35" />,
  ready: (
    <>
      <circle cx="8" cy="8" r="6.3" />
      <circle cx="8" cy="8" r="2.6" fill="currentColor" stroke="none" />
    </>
  ),
  weak: (
    <>
      <path d="M8 1.8L14.6 13.6H1.4z" />
      <path d="M8 6v3.6M8 11.4v.4" />
    </>
  ),
  locked: (
    <>
      <rect x="2.8" y="7" width="10.4" height="7.2" rx="1.4" />
      <path d="M5 7V5a3 3 0 0 1 6 0v2" />
    </>
  ),
  waits: (
    <>
      <path d="M4 2h8M4 14h8M5 2c0 4 6 4 6 6s-6 2-6 6M11 2c0 4-6 4-6 6s6 2 6 6" />
    </>
  ),
};

/** The picture of a state, for use inside another SVG. */
export function StateShape({ mark }: { mark: Mark }) {
  return (
    <g
      className="state-shape"
      data-state={mark}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {SHAPES[mark]}
    </g>
  );
}

/** A state as a picture and a word. */
export function StateMark({ mark }: { mark: Mark }) {
  return (
    <span className="state-mark" data-state={mark}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <StateShape mark={mark} />
      </svg>
      {markName(mark)}
    </span>
  );
}

export function markName(mark: Mark): string {
  return mark === "waits" ? "can wait" : STATE_WORDS[mark].name;
}
