export function encodeFrame(text) {
  // Return the bytes of the frame.
}

export function decodeFrames(chunks) {
  // Return the strings of all frames.
}
