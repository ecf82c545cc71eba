import type { Check, Feedback } from "@aulo/contract";
import type { Api } from "../api/api.ts";
import type { ExerciseItem } from "../folder/exercise-folder.ts";
import type { Marker } from "../folder/marker.ts";
import type { Screen } from "../terminal/screen.ts";
import type { Keys } from "./keys.ts";
import type { Patient } from "./run-code.ts";

export type SessionEnd = "passed" | "given-up" | "next" | "quit";

export type SessionNeeds = {
  api: Api;
  screen: Screen;
  keys: Keys;
  folder: string;
  check: Check;
  item: ExerciseItem;
  marker: Marker;
  /** Opens the learner's editor, and resolves at once or when an editor in this terminal ends. */
  openEditor: () => Promise<void>;
  /** Ends by itself once the exercise has ended, for programs. */
  endsByItself: boolean;
  /** Interval of comparing the draft with the server's. */
  compareMs?: number;
};

/** The end of the exercise, after which the session goes on until the learner quits. `feedback` is null when it ended elsewhere. */
export type Ending = { feedback: Feedback | null };

/** Needs and state that the parts of a session share. */
export type Session = SessionNeeds & {
  /** Makes a call wait for Aulo while it is away. */
  patient: Patient;
  /** Aborted when the session is over. */
  over: AbortSignal;
  /** The end of the exercise; null while it is open. */
  ending: () => Ending | null;
  endWith: (ending: Ending, end: SessionEnd) => void;
  /** Tells a fault that the session survives, or ends the session. */
  takeFault: (error: unknown) => void;
};
