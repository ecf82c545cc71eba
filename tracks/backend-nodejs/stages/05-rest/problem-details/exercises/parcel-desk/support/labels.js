/** Prints the label of a parcel and resolves to its number. The printer fails for heavy parcels. */
export async function printLabel({ id, grams }) {
  await new Promise((resolve) => setTimeout(resolve, 2));
  if (grams > 20_000) throw new Error("printer at 10.0.4.7 rejected user desk, password=blue42");
  return `L-${id}`;
}
