export type KeyEntry = { keys: readonly string[]; does: string };

/** Every keyboard shortcut, for the list that `?` opens. */
export const KEY_LIST: readonly { where: string; keys: readonly KeyEntry[] }[] = [
  {
    where: "Everywhere",
    keys: [
      { keys: ["?"], does: "Show this list" },
      { keys: ["g", "h"], does: "Go to the next step" },
      { keys: ["g", "m"], does: "Go to the map" },
      { keys: ["g", "o"], does: "Go to your goals" },
      { keys: ["g", "s"], does: "Go to the settings" },
    ],
  },
  {
    where: "In a check",
    keys: [
      { keys: ["1", "…", "9"], does: "Choose that option" },
      { keys: ["Ctrl or ⌘", "Enter"], does: "Run the code, send the answer or go on" },
      { keys: ["Alt", "↑"], does: "Move a line up" },
      { keys: ["Alt", "↓"], does: "Move a line down" },
    ],
  },
  {
    where: "In an editor",
    keys: [
      { keys: ["Ctrl or ⌘", "Enter"], does: "Run the code" },
      { keys: ["Tab"], does: "Indent" },
      { keys: ["Esc", "then Tab"], does: "Leave the editor" },
    ],
  },
];
