const TABLES = [
  { name: "window", seats: 2 },
  { name: "garden", seats: 6 },
];

export const freeTables = (guests) => TABLES.filter(({ seats }) => seats >= guests);
