export function unitFor({ user, folder, main, settingsFile, port }) {
  return `[Unit]
`;
}

export function mayRead(file, user) {
  return true;
}
