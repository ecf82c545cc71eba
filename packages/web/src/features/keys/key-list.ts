export type KeyEntry = { keys: readonly string[]; does: string };

/** Every keyboard shortcut, for the list that `?` opens. */
export const KEY_LIST: readonly { where: string; keys: readonly KeyEntry[] }[] = [
  {
    where: "Everywhere",
    keys: [
      { keys: ["?"], does: "Show this list" },
      { keys: ["/"], does: "Search" },
      { keys: ["g", "h"], does: "Go to the next step" },
      { keys: ["g", "m"], does: "Go to the map" },
      { keys: ["g", "o"], does: "Go to your goals" },
      { keys: ["g", "s"], does: "Go to the settings" },
    ],
  },
  {
    where: "In a check",
    keys: [
      { keys: ["1", "…", "9"], does: "Choose the option or use the line with that number" },
      { keys: ["Ctrl or ⌘", "Enter"], does: "Run the code, send the answer or go on" },
      { keys: ["Alt", "↑"], does: "Move the line up" },
      { keys: ["Alt", "↓"], does: "Move the line down" },
      { keys: ["Delete"], does: "Take the line out" },
      { keys: ["p"], does: "Look at the item before" },
      { keys: ["n"], does: "Look at the next answered item" },
    ],
  },
  {
    where: "In the search",
    keys: [
      { keys: ["↓", "↑"], does: "Go through the results" },
      { keys: ["Enter"], does: "Open the result" },
    ],
  },
  {
    where: "In an editor",
    keys: [
      { keys: ["Ctrl or ⌘", "Enter"], does: "Run the code" },
      { keys: ["Tab"], does: "Indent" },
      { keys: ["Shift", "Alt", "F"], does: "Format the code" },
      { keys: ["Ctrl or ⌘", "F"], does: "Find and replace" },
      { keys: ["Ctrl", "Space"], does: "Complete a word" },
      { keys: ["Ctrl or ⌘", "D"], does: "Select the next place with the same word too" },
      { keys: ["F8"], does: "Go to the next marked error" },
      { keys: ["Esc", "then Tab"], does: "Leave the editor" },
    ],
  },
];
