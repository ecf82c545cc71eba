export function createHandler({ connect }) {
  const db = connect();

  return async function handler(event, context) {
    const id = event.rawPath.slice("/notes/".length);
    const note = (await db).find(id);
    return note;
  };
}
