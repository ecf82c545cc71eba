/** How it is on the laptop in the wheelhouse. */
export const laptop = {
  port: 3000,
  database: "postgres://ferry:mackerel-42@localhost:5432/ferry",
  /** Who has it may add crossings and see the passengers. */
  captainKey: "elsie-leaves-at-six",
  /** Places of a crossing, unless the captain says otherwise. */
  places: 12,
};
