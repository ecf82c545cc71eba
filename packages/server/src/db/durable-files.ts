import { fsyncSync } from "node:fs";
import type { PGlite } from "@electric-sql/pglite";
import { NodeFS } from "@electric-sql/pglite/nodefs";

/** A file that PostgreSQL has open; a folder has no descriptor. */
type OpenFile = { nfd?: number };

/**
 * PGlite's data folder with a real fsync.
 *
 * PGlite starts PostgreSQL with `-F` (no fsync), and the file system below it does not implement one, so a commit
 * would survive a killed process but not a power cut. This adds `fsync` to that file system; the settings that go with it
 * are `START_OPTIONS`. Measured on an SSD: 2 ms a commit instead of 0.3 ms.
 */
export class DurableFiles extends NodeFS {
  override async init(pg: PGlite, options: Parameters<NodeFS["init"]>[1]) {
    const { emscriptenOpts } = await super.init(pg, options);
    const preRun = [
      ...(emscriptenOpts.preRun ?? []),
      ({ NODEFS }: { NODEFS: object }) => Object.assign(Reflect.get(NODEFS, "stream_ops"), { fsync: flush }),
    ];
    return { emscriptenOpts: { ...emscriptenOpts, preRun } };
  }
}

function flush({ nfd }: OpenFile): number {
  if (nfd !== undefined) fsyncSync(nfd);
  return 0;
}
