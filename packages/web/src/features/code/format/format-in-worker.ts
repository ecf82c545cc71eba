import type { Formatted } from "./formatter.ts";

let worker: Worker | null = null;

/**
 * Formats a file in a web worker, which is started for the first file.
 *
 * @throws Error when the worker or its formatter cannot be loaded; the next call starts it again
 */
export function formatInWorker(file: string, text: string): Promise<Formatted> {
  worker ??= new Worker(new URL("./format-worker.ts", import.meta.url), { type: "module" });
  const started = worker;
  const { port1: here, port2: there } = new MessageChannel();
  return new Promise((resolve, reject) => {
    const fail = () => {
      started.terminate();
      worker = null;
      reject(new Error("The formatter could not be loaded."));
    };
    started.addEventListener("error", fail, { once: true });
    here.addEventListener("message", ({ data }) => {
      started.removeEventListener("error", fail);
      here.close();
      if (data === null) fail();
      else resolve(data);
    });
    here.start();
    started.postMessage({ file, text }, [there]);
  });
}
