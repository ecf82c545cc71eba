/** An item that was asked: sequence and time (ms) of the last answer, the time when its answer was last shown (ms, null for never), and how often it was asked on `day` (days since 1970, UTC). */
export type Seen = { sequence: number; shownAt: number | null; day: number; onDay: number };
