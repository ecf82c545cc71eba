import { freePort } from "../../packages/server/src/testing/free-port.ts";
import { makeSite } from "../hostile/serve.ts";
import { mountSmallDisk, type SmallDisk } from "../hostile/small-disk.ts";
import { type Network, openNetwork } from "./network.ts";
import { createNode, type Node } from "./nodes.ts";
import { type ClusterPostgres, startPostgres } from "./postgres.ts";
import { hasProxy, startProxy } from "./proxy.ts";

export type Cluster = {
  network: Network;
  postgres: ClusterPostgres;
  nodes: readonly Node[];
  /** The disk of judge-2; null where this user may not mount. */
  disk: SmallDisk | null;
  trackDir: string;
  /** Where learners go: the proxy, or without one both web nodes in turn. */
  bases: readonly string[];
  /** Parts that this machine lacks, each with the reason. */
  skipped: readonly string[];
  remove: () => Promise<void>;
};

/** Room for the sandboxes of a few runs. */
const DISK_MB = 256;

/** PostgreSQL, two web nodes behind a proxy, and two judges. @param onWrong takes faults of nodes */
export async function startCluster(onWrong: (wrong: string) => void): Promise<Cluster> {
  const removals: (() => Promise<void>)[] = [];
  const remove = async () => {
    for (const each of removals.toReversed()) await each().catch((error: unknown) => console.error(error));
  };
  try {
    const network = await openNetwork();
    removals.push(network.remove);
    // On the loopback, ports tell the nodes apart.
    const portOr = (port: number) => (network.kind === "namespaces" ? Promise.resolve(port) : freePort());
    const postgres = await startPostgres(await network.place("postgres"), await portOr(5432));
    removals.push(postgres.remove);
    const site = await makeSite();
    removals.push(site.remove);
    const disk = mountDisk();
    if (disk !== null) removals.push(async () => disk.remove());
    const environment = {
      ...site.environment,
      DATABASE_URL: postgres.url,
      // The subject is the cluster: a judge without bubblewrap takes part too.
      AULO_ALLOW_UNCONTAINED_CODE: "true",
      // Both judges share the processors of this machine.
      AULO_LANES: "1",
    };
    const nodes: Node[] = [];
    for (const role of ["web", "judge"])
      for (const number of [1, 2]) {
        const name = `${role}-${number}`;
        const own = name === "judge-2" && disk !== null ? { TMPDIR: disk.folder } : {};
        nodes.push(
          createNode(name, {
            place: await network.place(name),
            port: await portOr(4600),
            environment: { ...environment, ...own, AULO_ROLE: role },
            onWrong,
          }),
        );
      }
    for (const node of nodes) removals.push(() => node.end("SIGTERM"));
    await Promise.all(nodes.map((node) => node.start()));
    const web = nodes.filter(({ name }) => name.startsWith("web")).map(({ address }) => address);
    const proxy = hasProxy() ? await startProxy(await network.place("proxy"), await portOr(8080), web) : null;
    if (proxy !== null) removals.push(proxy.remove);
    const skipped = [
      ...(network.kind === "loopback"
        ? ["network namespaces: all nodes share the loopback (needs root and ip)"]
        : []),
      ...(proxy === null ? ["the proxy: learners go to both web nodes in turn (install nginx)"] : []),
      ...(disk === null ? ["the full disk (needs the right to mount a file system)"] : []),
    ];
    const bases = proxy === null ? web.map((address) => `http://${address}`) : [proxy.base];
    return {
      network,
      postgres,
      nodes,
      disk,
      trackDir: site.environment.AULO_TRACK_DIR ?? "",
      bases,
      skipped,
      remove,
    };
  } catch (error) {
    await remove();
    throw error;
  }
}

function mountDisk(): SmallDisk | null {
  try {
    return mountSmallDisk(DISK_MB);
  } catch {
    return null;
  }
}
