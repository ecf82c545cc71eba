export async function exportGuests(guests, output) {
  // Write the list, and return the number of guests.
}
