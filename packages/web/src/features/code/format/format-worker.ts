import { formatText } from "./formatter.ts";

/** Posts the formatted text, or null when the formatter could not be loaded. */
addEventListener("message", ({ data, ports }: MessageEvent<{ file: string; text: string }>) => {
  void formatText(data.file, data.text)
    .catch(() => null)
    .then((formatted) => ports[0]?.postMessage(formatted));
});
