export async function runTool(tool, args, { input, timeoutMs }) {
  // Run the tool, and return its output.
}
