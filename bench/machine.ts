import { cpus, totalmem } from "node:os";

/** Processor, memory, system and Node version of this machine, in one line. */
export function describeMachine(): string {
  const all = cpus();
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  return `${all[0]?.model ?? "unknown processor"}, ${all.length} cores, ${gigabytes} GB, ${process.platform}, Node ${process.version}`;
}
