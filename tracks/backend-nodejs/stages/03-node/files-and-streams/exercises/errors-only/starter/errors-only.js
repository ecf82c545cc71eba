export async function writeErrors(input, output) {
  // Write the lines with ERROR, while you read.
  return 0;
}
