/**
 * A network for the nodes of the cluster.
 *
 * As root on Linux, each node gets a network namespace with an address of its own, on one bridge, so that it can be cut off or made slow
 * like a machine. Elsewhere all nodes share the loopback, and faults of the network are skipped.
 */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { UnableError } from "./unable-error.ts";

const execute = promisify(execFile);

/** Where the kernel shares processors out by session (autogroup), a session of its own gives each node a share, as a machine has. */
const OWN_SESSION = "setsid";
/** Ways to slow down a link, best first: kernels are built without some. Both delay packets, the second one because they queue up. */
const SLOW_LINKS = ["netem delay 100ms", "tbf rate 512kbit burst 4kb latency 2000ms"];

/** A place for one node. */
export type Place = {
  address: string;
  /** Command that runs the command behind it in this place; none on the loopback. */
  through: readonly string[];
};

export type Network = {
  /** Whether nodes have namespaces; a sentence for the report otherwise. */
  kind: "namespaces" | "loopback";
  place: (name: string) => Promise<Place>;
  /** Cuts a place off, or connects it again. */
  connect: (name: string, isConnected: boolean) => Promise<void>;
  /** Makes the link to a place slow, or quick again. @throws UnableError where the kernel cannot do it */
  slow: (name: string, isSlow: boolean) => Promise<void>;
  remove: () => Promise<void>;
};

export async function openNetwork(): Promise<Network> {
  return (await openNamespaces().catch(() => null)) ?? loopback();
}

function loopback(): Network {
  const unable = async () => {
    throw new UnableError("All nodes share the loopback.");
  };
  return {
    kind: "loopback",
    place: async () => ({ address: "127.0.0.1", through: [] }),
    connect: unable,
    slow: unable,
    remove: async () => {},
  };
}

/** Null for another user than root. */
async function openNamespaces(): Promise<Network | null> {
  if (process.getuid?.() !== 0) return null;
  // Names of network devices have at most 15 characters.
  const id = process.pid.toString(36);
  const subnet = `10.${200 + (process.pid % 50)}.${(process.pid >> 6) % 250}`;
  const bridge = `au${id}br`;
  const places = new Map<string, { namespace: string; device: string; place: Place }>();
  const ip = (words: string) => execute("ip", words.split(" "));

  const remove = async () => {
    for (const { namespace } of places.values()) await ip(`netns del ${namespace}`).catch(() => {});
    await ip(`link del ${bridge}`).catch(() => {});
  };
  const deviceOf = (name: string) => places.get(name)?.device ?? "";

  try {
    await ip(`link add ${bridge} type bridge`);
    await ip(`addr add ${subnet}.254/24 dev ${bridge}`);
    await ip(`link set ${bridge} up`);
    await ip(`netns add au${id}-probe`);
    await ip(`netns del au${id}-probe`);
  } catch (error) {
    await remove();
    throw error;
  }

  return {
    kind: "namespaces",
    place: async (name) => {
      const number = places.size + 1;
      const [namespace, device, inner] = [`au${id}-${name}`, `au${id}v${number}`, `au${id}p${number}`];
      const place = {
        address: `${subnet}.${number}`,
        through: [OWN_SESSION, "ip", "netns", "exec", namespace],
      };
      await ip(`netns add ${namespace}`);
      places.set(name, { namespace, device, place });
      await ip(`link add ${device} type veth peer name ${inner}`);
      await ip(`link set ${inner} netns ${namespace}`);
      await ip(`link set ${device} master ${bridge}`);
      await ip(`link set ${device} up`);
      await ip(`-n ${namespace} addr add ${place.address}/24 dev ${inner}`);
      await ip(`-n ${namespace} link set ${inner} up`);
      await ip(`-n ${namespace} link set lo up`);
      return place;
    },
    connect: async (name, isConnected) => {
      await ip(`link set ${deviceOf(name)} ${isConnected ? "up" : "down"}`);
    },
    slow: async (name, isSlow) => {
      const change = (words: string) => execute("tc", `qdisc ${words}`.split(" "));
      if (!isSlow) {
        await change(`del dev ${deviceOf(name)} root`);
        return;
      }
      for (const link of SLOW_LINKS) {
        const isDone = await change(`replace dev ${deviceOf(name)} root ${link}`).then(
          () => true,
          () => false,
        );
        if (isDone) return;
      }
      throw new UnableError("needs tc, and a kernel with netem or tbf");
    },
    remove,
  };
}
