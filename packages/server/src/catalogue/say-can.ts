/** The use of a concept as an ability: "You write code that waits." becomes "write code that waits". */
export function sayCan(use: string): string {
  return use.replace(/^You (can )?/, "").replace(/\.$/, "");
}

/** "You can now write code that waits", and "You now know which status to send" for a use that begins with "You know". */
export function sayCanNow(use: string): string {
  const can = sayCan(use);
  return can.startsWith("know ") ? `You now ${can}` : `You can now ${can}`;
}
