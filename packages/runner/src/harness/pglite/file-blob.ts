import { closeSync, openSync, readSync, statSync } from "node:fs";

/** A file for PGlite. Each call reads it in one piece, while Node's own `Blob` delivers 30 MB in many small ones. */
export class FileBlob extends Blob {
  readonly #path: string;

  constructor(path: string) {
    super([]);
    this.#path = path;
  }

  override async arrayBuffer(): Promise<ArrayBuffer> {
    const held = new ArrayBuffer(statSync(this.#path).size);
    const view = new Uint8Array(held);
    const file = openSync(this.#path, "r");
    try {
      for (let at = 0, read = 1; at < view.length && read > 0; at += read) {
        read = readSync(file, view, at, view.length - at, null);
      }
    } finally {
      closeSync(file);
    }
    return held;
  }
}
