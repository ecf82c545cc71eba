const { db, prepare } = require("./tables.cjs");

/** Claims by trying: the update counts only when the card is still waiting. */
async function claim() {
  for (;;) {
    const card = await db("postcards").where({ state: "waiting" }).orderBy("id").first();
    if (!card) return null;
    const changed = await db("postcards").where({ id: card.id, state: "waiting" }).update({ state: "printing" });
    if (changed === 1) return card;
  }
}

async function main() {
  const { print } = await import("./src/press.js");
  await prepare();
  let card = await claim();
  while (card) {
    await print({ key: String(card.id), to: card.to, text: card.text });
    await db("postcards").where({ id: card.id }).update({ state: "printed" });
    card = await claim();
  }
  await db.destroy();
}

main();
