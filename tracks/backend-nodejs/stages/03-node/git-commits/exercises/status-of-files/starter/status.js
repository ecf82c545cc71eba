export function statusOf({ head, stage, folder, ignored }) {
  // Return { staged, notStaged, untracked }.
}
